import type { CaseState } from './states';

/**
 * What neighbours who met the same (我也遇到), and reporters whose own case was merged into this one, say of its result.
 * The reporter's word decides and is the only one that enters the three rates (接诉即办工作条例 Art. 23: the one who asked
 * is asked). Where the reporter stays silent the neighbours' word is weighed by `weighNeighbours`; decision 0018.
 */
export const NEIGHBOUR_RULE = {
  /** Fewer voices than this never send a matter back by themselves: one could be anybody's friend. */
  least: 2,
  words: 200,
} as const;

/** How many said what, in the round that is asked about; each person once. */
export interface NeighbourCount {
  readonly solved: number;
  readonly not: number;
}
export const NO_WORDS: NeighbourCount = { solved: 0, not: 0 };

/**
 * What becomes of a case whose reporter did not answer within the limit: closed unrated; looked at first by a second
 * person; redone once (济南 Art. 27); or, after a redo, closed and reviewed by the street.
 */
export type NeighbourVerdict = 'close' | 'check' | 'redo' | 'review';

/**
 * Weighs the neighbours' words. Most of at least two say it is not solved: done again once, and after that the street
 * looks at it. Anybody says so, but not most: a second person looks before it closes. Else it closes unrated.
 * @param checked a second person has looked at this result already
 */
export function weighNeighbours({ solved, not }: NeighbourCount, { round, checked }: { readonly round: number; readonly checked: boolean }): NeighbourVerdict {
  if (not >= NEIGHBOUR_RULE.least && not > solved) return round <= 1 ? 'redo' : 'review';
  return not > 0 && !checked ? 'check' : 'close';
}

/** While the result waits for a word; when the reporter has spoken it is over. */
export const TELLING_STATES: readonly CaseState[] = ['handled', 'verified'];

export const NEIGHBOUR_RULES = ['notMetToo', 'notAskedNow'] as const;
export type NeighbourRule = (typeof NEIGHBOUR_RULES)[number];

/** Why somebody may not say whether it is solved; the reporter evaluates instead, and others say 我也遇到 first. */
export function ruleAgainstNeighbourWord(about: { readonly state: CaseState; readonly hasMet: boolean }): NeighbourRule | null {
  if (!about.hasMet) return 'notMetToo';
  return TELLING_STATES.includes(about.state) ? null : 'notAskedNow';
}
