import type { CaseLimits } from '../../shared/domain/cases/deadlines';
import { CASE_GRADES } from '../../shared/domain/cases/states';
import { CATEGORY_ICONS, type Catalogue, type Category } from './types';

const ID = /^[A-Za-z0-9_-]{1,64}$/;

const repeated = (values: readonly string[]): string[] => [...new Set(values.filter((value, i) => values.indexOf(value) !== i))];

function limitProblems(limits: CaseLimits, where: string): string[] {
  return Object.entries(limits).flatMap(([step, limit]: [string, CaseLimits[keyof CaseLimits]]) =>
    Number.isInteger(limit.amount) && limit.amount > 0 ? [] : [`${where}.${step}: the amount must be a whole number above 0`],
  );
}

function questionProblems(category: Category): string[] {
  const where = `category ${category.id}`;
  const problems = category.questions.flatMap((question) => {
    const values = question.options.map((option) => option.value);
    const wrong: string[] = [];
    if (!ID.test(question.id) || question.text.trim() === '') wrong.push(`${where}: a question needs an id and a text`);
    if (values.length < 2) wrong.push(`${where}.${question.id}: fewer than two options`);
    if (question.kind === 'yesNo' && values.join() !== 'yes,no') wrong.push(`${where}.${question.id}: options must be yes and no`);
    for (const value of repeated(values)) wrong.push(`${where}.${question.id}: option ${value} twice`);
    if (values.some((value) => value.length > 40)) wrong.push(`${where}.${question.id}: a value longer than 40`);
    return wrong;
  });
  if (category.questions.length > 3) problems.push(`${where}: more than three questions`);
  for (const id of repeated(category.questions.map((q) => q.id))) problems.push(`${where}: question ${id} twice`);
  return problems;
}

function categoryProblems(category: Category): string[] {
  const where = `category ${category.id}`;
  const problems: string[] = [];
  if (!ID.test(category.id)) problems.push(`${where}: the id has other characters than letters, digits, - and _`);
  if (category.name.trim() === '' || category.name.length > 8) problems.push(`${where}: the name must have 1 to 8 characters`);
  if (category.hint.trim() === '') problems.push(`${where}: no hint`);
  if (!CATEGORY_ICONS.includes(category.icon)) problems.push(`${where}: unknown icon`);
  if (!CASE_GRADES.includes(category.defaultGrade)) problems.push(`${where}: unknown grade`);
  if (category.standard && !/^\d{4}$/.test(category.standard.code)) problems.push(`${where}: the standard's code has four digits`);
  for (const grade of CASE_GRADES) {
    const limits = category.limits[grade];
    if (!limits) problems.push(`${where}: no limits for ${grade}`);
    else problems.push(...limitProblems(limits, `${where}.${grade}`));
  }
  return [...problems, ...questionProblems(category)];
}

/** Everything that is wrong with a catalogue, in English for the operator; empty when it may be used. */
export function catalogueProblems({ categories, declineRules }: Catalogue): string[] {
  const rules = declineRules.flatMap((rule) =>
    ID.test(rule.id) && rule.name.trim() && rule.article.trim() ? [] : [`decline rule ${rule.id}: id, name and article are needed`],
  );
  return [
    ...(categories.length ? [] : ['there are no categories']),
    ...repeated(categories.map((c) => c.id)).map((id) => `category ${id} twice`),
    ...repeated(categories.map((c) => c.name)).map((name) => `the name ${name} twice`),
    ...repeated(declineRules.map((r) => r.id)).map((id) => `decline rule ${id} twice`),
    ...categories.flatMap(categoryProblems),
    ...rules,
  ];
}
