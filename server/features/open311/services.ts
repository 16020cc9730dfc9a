import { OPEN311_WORDS as WORDS } from '../../../shared/copy/open311';
import { findCategory, type Category } from '../../../shared/domain/cases/catalogue';
import type { CategoryQuestion } from '../../../shared/domain/cases/report';
import type { Deps } from '../../platform/deps';
import { settingsOf } from '../settings';
import { refusal } from './errors';
import { listOfRows, type Answer, type Row } from './form';

const serviceOf = ({ id, name, hint, words, questions, standard }: Category): Row => ({
  service_code: id, service_name: name, description: hint, metadata: questions.length > 0, type: 'realtime', keywords: words.join(', '), group: standard?.name ?? WORDS.group,
});

/** What may be reported now. */
export async function services(deps: Deps): Promise<Answer> {
  const { catalogue } = await settingsOf(deps);
  return { root: 'services', content: listOfRows('service', catalogue.categories.filter(({ off }) => !off).map(serviceOf)) };
}

/** A category that may be reported now. 404 when there is none of that code. */
export async function serviceByCode(deps: Deps, code: string): Promise<Category> {
  const category = findCategory((await settingsOf(deps)).catalogue, code);
  if (!category || category.off) throw refusal(404, 'service', { value: code });
  return category;
}

const attributeOf = ({ id, text, options, required }: CategoryQuestion, index: number): Row => ({
  variable: true, code: id, datatype: 'singlevaluelist', required, datatype_description: WORDS.choose, order: index + 1, description: text,
  values: listOfRows('value', options.map(({ value, label }) => ({ key: value, name: label }))),
});

/** The questions of a category. */
export async function definition(deps: Deps, code: string): Promise<Answer> {
  const { id, questions } = await serviceByCode(deps, code);
  return { root: 'service_definition', content: { service_code: id, attributes: listOfRows('attribute', questions.map(attributeOf)) } };
}
