import type { CaseLimits } from './deadlines';
import type { CategoryQuestion } from './report';
import type { CaseGrade } from './states';

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
  /** Not offered any more; what was filed under it goes on. */
  readonly off?: boolean;
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
  /** How residents see the categories: what is reported most first (default), or as they are listed. The last stays last. */
  readonly order?: 'byUse' | 'asListed';
}

/** What a catalogue may hold. Characters of texts, numbers of things; a limit is at most a working year. */
export const CATALOGUE_LIMITS = {
  categories: 60, name: 8, hint: 30, words: 40, word: 12, questions: 3, questionText: 30, options: 8, label: 16, value: 40,
  declineRules: 20, ruleName: 24, article: 200, standardName: 20, workingDays: 250, workingMinutes: 10_000,
} as const;

/** A category by id, whether or not it is still offered; undefined when there is none. */
export function findCategory(catalogue: Catalogue, id: string): Category | undefined {
  return catalogue.categories.find((category) => category.id === id);
}
