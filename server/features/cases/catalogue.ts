import { findCategory, loadCatalogue, type Category, type DeclineRule } from '../../../config/catalogue';
import type { CaseLimits } from '../../../shared/domain/cases/deadlines';
import type { CaseGrade } from '../../../shared/domain/cases/states';

/** The catalogue in force; a wrong one stops the start. */
const catalogue = loadCatalogue();

export const categories: readonly Category[] = catalogue.categories;
export const declineRules: readonly DeclineRule[] = catalogue.declineRules;

/** A category that may be reported now, or undefined. */
export function categoryOf(id: string): Category | undefined {
  return findCategory(catalogue, id);
}

/** What is left of a category that an old case names and the catalogue no longer has. */
const REMOVED = { name: '其他事情', icon: 'report' } as const;

/** Name and icon of a case's category, also when the catalogue no longer has it. */
export function categoryView(id: string): { id: string; name: string; icon: string } {
  const { name, icon } = categoryOf(id) ?? REMOVED;
  return { id, name, icon };
}

/** Limits of a case: of its category, or of the first one when its category has been removed. */
export function limitsOf(categoryId: string, grade: CaseGrade): CaseLimits {
  const category = categoryOf(categoryId) ?? categories[0];
  if (!category) throw new Error('the catalogue is empty');
  return category.limits[grade];
}
