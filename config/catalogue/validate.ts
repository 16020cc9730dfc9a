import type { Catalogue } from '../../shared/domain/cases/catalogue';
import { catalogueFaults } from '../../shared/domain/cases/catalogueFaults';
import type { Fault } from '../../shared/domain/settings/faults';
import { fill } from '../../shared/copy/fill';

/** The faults in English, for whoever keeps the files. */
const ENGLISH: Readonly<Record<string, string>> = {
  noCategories: 'there are no categories',
  categoryTwice: 'category {value} twice',
  nameTwice: 'the name {value} twice',
  ruleTwice: 'decline rule {value} twice',
  badId: 'the id has other characters than letters, digits, - and _',
  categoryName: 'the name must have 1 to {max} characters',
  hint: 'no hint, or one longer than {max}',
  unknownIcon: 'unknown icon',
  unknownGrade: 'unknown grade',
  standardCode: "the standard's code has four digits",
  noLimits: 'no limits for {grade}',
  limitAmount: 'the amount must be a whole number above 0',
  urgentLater: 'the more urgent is promised later',
  fewOptions: 'fewer than two options',
  notYesNo: 'options must be yes and no',
  optionTwice: 'option {value} twice',
  manyQuestions: 'more than three questions',
  ruleName: 'id, name and article are needed',
  ruleArticle: 'id, name and article are needed',
};

function english({ categories, declineRules }: Catalogue, { path, code, values }: Fault): string {
  const [list, index] = path.split('.');
  const at = Number(index ?? -1);
  const owner = list === 'categories' ? categories[at] && `category ${categories[at].id}: ` : declineRules[at] && `decline rule ${declineRules[at].id}: `;
  return `${owner ?? ''}${path} ${fill(ENGLISH[code] ?? code, values ?? {})}`;
}

/** Everything that is wrong with a catalogue, in English for the operator; empty when it may be used. */
export function catalogueProblems(catalogue: Catalogue): string[] {
  return catalogueFaults(catalogue).map((fault) => english(catalogue, fault));
}
