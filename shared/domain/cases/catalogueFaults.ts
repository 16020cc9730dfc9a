import { repeats, type Fault } from '../settings/faults';
import { CATALOGUE_LIMITS as LIMITS, CATEGORY_ICONS, type Catalogue, type Category, type DeclineRule } from './catalogue';
import type { CaseLimits, Limit } from './deadlines';
import type { CategoryQuestion } from './report';
import { CASE_GRADES } from './states';

const ID = /^[A-Za-z0-9_-]{1,64}$/;

function textFault(path: string, text: string, code: string, max: number): Fault[] {
  return text.trim() === '' || text.length > max ? [{ path, code, values: { max } }] : [];
}

function limitFaults(limits: CaseLimits, path: string): Fault[] {
  return Object.entries(limits).flatMap(([step, { unit, amount }]: [string, Limit]): Fault[] => {
    if (!Number.isInteger(amount) || amount <= 0) return [{ path: `${path}.${step}`, code: 'limitAmount' }];
    return amount > LIMITS[unit] ? [{ path: `${path}.${step}`, code: 'limitLong', values: { max: LIMITS[unit] } }] : [];
  });
}

/** A working day counts as 6.5 office hours here, only to hold promises against each other. */
const weight = ({ unit, amount }: Limit): number => (unit === 'workingDays' ? amount * 390 : amount);

function gradeFaults({ limits }: Category, path: string): Fault[] {
  const faults = CASE_GRADES.flatMap((grade): Fault[] => {
    const own = limits[grade] as CaseLimits | undefined;
    return own ? limitFaults(own, `${path}.limits.${grade}`) : [{ path: `${path}.limits.${grade}`, code: 'noLimits', values: { grade } }];
  });
  if (faults.length > 0) return faults;
  const later = (faster: 'urgent' | 'emergency', slower: 'ordinary' | 'urgent'): Fault[] =>
    weight(limits[faster].answer) > weight(limits[slower].answer) ? [{ path: `${path}.limits.${faster}.answer`, code: 'urgentLater' }] : [];
  return [...later('urgent', 'ordinary'), ...later('emergency', 'urgent')];
}

function optionFaults({ kind, options }: CategoryQuestion, path: string): Fault[] {
  const values = options.map((option) => option.value);
  const faults: Fault[] = [];
  if (values.length < 2) faults.push({ path: `${path}.options`, code: 'fewOptions' });
  if (values.length > LIMITS.options) faults.push({ path: `${path}.options`, code: 'manyOptions', values: { max: LIMITS.options } });
  if (kind === 'yesNo' && values.join() !== 'yes,no') faults.push({ path: `${path}.options`, code: 'notYesNo' });
  for (const { at, value } of repeats(values)) faults.push({ path: `${path}.options.${at}.value`, code: 'optionTwice', values: { value } });
  for (const [at, option] of options.entries()) {
    if (option.value === '' || option.value.length > LIMITS.value) faults.push({ path: `${path}.options.${at}.value`, code: 'optionValue', values: { max: LIMITS.value } });
    faults.push(...textFault(`${path}.options.${at}.label`, option.label, 'optionLabel', LIMITS.label));
  }
  return faults;
}

function questionFaults({ questions }: Category, path: string): Fault[] {
  const faults = questions.flatMap((question, at): Fault[] => {
    const where = `${path}.questions.${at}`;
    const id: Fault[] = ID.test(question.id) ? [] : [{ path: `${where}.id`, code: 'questionId' }];
    return [...id, ...textFault(`${where}.text`, question.text, 'questionText', LIMITS.questionText), ...optionFaults(question, where)];
  });
  if (questions.length > LIMITS.questions) faults.push({ path: `${path}.questions`, code: 'manyQuestions', values: { max: LIMITS.questions } });
  for (const { at, value } of repeats(questions.map((q) => q.id))) faults.push({ path: `${path}.questions.${at}.id`, code: 'questionTwice', values: { value } });
  return faults;
}

function categoryFaults(category: Category, path: string): Fault[] {
  const faults: Fault[] = [];
  if (!ID.test(category.id)) faults.push({ path: `${path}.id`, code: 'badId' });
  faults.push(...textFault(`${path}.name`, category.name, 'categoryName', LIMITS.name), ...textFault(`${path}.hint`, category.hint, 'hint', LIMITS.hint));
  if (!CATEGORY_ICONS.includes(category.icon)) faults.push({ path: `${path}.icon`, code: 'unknownIcon' });
  if (!CASE_GRADES.includes(category.defaultGrade)) faults.push({ path: `${path}.defaultGrade`, code: 'unknownGrade' });
  if (category.words.length > LIMITS.words) faults.push({ path: `${path}.words`, code: 'manyWords', values: { max: LIMITS.words } });
  if (category.words.some((word) => word.trim() === '' || word.length > LIMITS.word)) faults.push({ path: `${path}.words`, code: 'wordLength', values: { max: LIMITS.word } });
  if (category.standard && !/^\d{4}$/.test(category.standard.code)) faults.push({ path: `${path}.standard.code`, code: 'standardCode' });
  return [...faults, ...gradeFaults(category, path), ...questionFaults(category, path)];
}

function ruleFaults({ id, name, article }: DeclineRule, path: string): Fault[] {
  const bad: Fault[] = ID.test(id) ? [] : [{ path: `${path}.id`, code: 'badId' }];
  return [...bad, ...textFault(`${path}.name`, name, 'ruleName', LIMITS.ruleName), ...textFault(`${path}.article`, article, 'ruleArticle', LIMITS.article)];
}

/** Everything that is wrong with a catalogue; empty when it may be used. The words are in `shared/copy/settings.ts`. */
export function catalogueFaults({ categories, declineRules }: Catalogue): Fault[] {
  const faults: Fault[] = [];
  if (!categories.some((category) => !category.off)) faults.push({ path: 'categories', code: 'noCategories' });
  if (categories.length > LIMITS.categories) faults.push({ path: 'categories', code: 'manyCategories', values: { max: LIMITS.categories } });
  if (declineRules.length > LIMITS.declineRules) faults.push({ path: 'declineRules', code: 'manyRules', values: { max: LIMITS.declineRules } });
  for (const { at, value } of repeats(categories.map((c) => c.id))) faults.push({ path: `categories.${at}.id`, code: 'categoryTwice', values: { value } });
  for (const { at, value } of repeats(categories.map((c) => c.name))) faults.push({ path: `categories.${at}.name`, code: 'nameTwice', values: { value } });
  for (const { at, value } of repeats(declineRules.map((r) => r.id))) faults.push({ path: `declineRules.${at}.id`, code: 'ruleTwice', values: { value } });
  return [
    ...faults,
    ...categories.flatMap((category, at) => categoryFaults(category, `categories.${at}`)),
    ...declineRules.flatMap((rule, at) => ruleFaults(rule, `declineRules.${at}`)),
  ];
}
