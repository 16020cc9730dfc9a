import type { CaseLimits } from '../../shared/domain/cases/deadlines';
import type { CategoryQuestion } from '../../shared/domain/cases/report';
import type { CaseGrade } from '../../shared/domain/cases/states';

/** Icons of `miniapp/ui/icons` that categories use. */
export const CATEGORY_ICONS = [
  'lamp', 'pipe', 'warn', 'bin', 'fire', 'ebike', 'wall', 'noise', 'pet', 'talk', 'osmanthus', 'home', 'consult', 'medal', 'report', 'matters',
] as const;
export type CategoryIcon = (typeof CATEGORY_ICONS)[number];

/** A class of the city-management standard; the sub-code is the order within its class, to be checked by the operator. */
export interface StandardClass {
  readonly kind: 'event' | 'part';
  /** Four digits: class and sub-class. */
  readonly code: string;
  readonly name: string;
}

/** One thing residents report, in their words. */
export interface Category {
  readonly id: string;
  /** What it is called, at most eight characters. */
  readonly name: string;
  readonly icon: CategoryIcon;
  /** One line of examples under the name. */
  readonly hint: string;
  /** Other words people use for it, for search on the phone. */
  readonly words: readonly string[];
  readonly questions: readonly CategoryQuestion[];
  /** About persons: never shown to neighbours, not even as a hint. */
  readonly sensitive: boolean;
  /** About safety: a second person checks the result. */
  readonly safety: boolean;
  readonly defaultGrade: CaseGrade;
  readonly standard: StandardClass | null;
  /** Usually solved inside the grid (P5). */
  readonly solveInGrid: boolean;
  readonly limits: Readonly<Record<CaseGrade, CaseLimits>>;
}

/** A rule by which a station declines a case and says who helps instead. */
export interface DeclineRule {
  readonly id: string;
  readonly name: string;
  /** Where it is written and what it means, for the resident. */
  readonly article: string;
}

/** Everything the catalogue holds. */
export interface Catalogue {
  readonly categories: readonly Category[];
  readonly declineRules: readonly DeclineRule[];
}
