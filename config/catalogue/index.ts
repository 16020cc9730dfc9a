import { CATEGORIES } from './categories';
import { DECLINE_RULES } from './declineRules';
import type { Catalogue } from './types';
import { catalogueProblems } from './validate';

export { findCategory } from '../../shared/domain/cases/catalogue';
export type { Catalogue, Category, CategoryIcon, DeclineRule, StandardClass } from './types';
export { catalogueProblems } from './validate';

/** The catalogue a new district starts from, checked. Throws with every problem at once, so that a wrong file stops the start. */
export function loadCatalogue(catalogue: Catalogue = { categories: CATEGORIES, declineRules: DECLINE_RULES }): Catalogue {
  const problems = catalogueProblems(catalogue);
  if (problems.length) throw new Error(`The catalogue is wrong: ${problems.join('; ')}`);
  return catalogue;
}
