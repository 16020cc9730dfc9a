import { CATEGORIES } from './categories';
import { DECLINE_RULES } from './declineRules';
import type { Catalogue, Category } from './types';
import { catalogueProblems } from './validate';

export type { Catalogue, Category, CategoryIcon, DeclineRule, StandardClass } from './types';
export { catalogueProblems } from './validate';

/** The catalogue, checked. Throws with every problem at once, so that a wrong catalogue stops the start. */
export function loadCatalogue(catalogue: Catalogue = { categories: CATEGORIES, declineRules: DECLINE_RULES }): Catalogue {
  const problems = catalogueProblems(catalogue);
  if (problems.length) throw new Error(`The catalogue is wrong: ${problems.join('; ')}`);
  return catalogue;
}

/** A category by id, or undefined. */
export function findCategory(catalogue: Catalogue, id: string): Category | undefined {
  return catalogue.categories.find((category) => category.id === id);
}
