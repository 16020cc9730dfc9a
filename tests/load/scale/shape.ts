import { DAY_MS } from '../../../shared/domain/kernel/days';

/**
 * How a history of so many matters is spread, the same at every size but for the number: a real district's record runs
 * over years and is finished but for a few in a thousand. What a measurement looks at (one community, one resident)
 * has enough matters at every size for a full page, so that sizes are compared with the same work to do.
 */
export interface Shape {
  readonly cases: number;
  /** The last so many are open. */
  readonly open: number;
  /** Of these the first so many are in the main community. */
  readonly openInMain: number;
  /** Share of finished matters in the main community. */
  readonly mainShare: number;
  readonly residents: number;
  /** Every so many-th finished matter is of the resident that the measurement looks at. */
  readonly mineEvery: number;
}

export const WEEK_MS = 7 * DAY_MS;
/** Weeks that a history runs over: five years. */
export const WEEKS = 260;
/** Share of matters that are finished. */
const FINISHED = 0.998;
/**
 * Matters of the main community: what an average one of 330 has where the district has 4,065,000, but never more than a
 * quarter. So a station of full size is measured at every size but the smallest.
 */
const MAIN = 12_318;
const MAIN_MOST = 0.25;
const OPEN_IN_MAIN = 24;
/** Finished matters of the resident that is looked at. */
export const MINE = 23;
/** Matters for each resident who ever reported. */
const CASES_A_RESIDENT = 8;

export function shapeOf(cases: number, communities: number): Shape {
  const open = Math.min(cases, Math.max(OPEN_IN_MAIN, Math.round(cases * (1 - FINISHED))));
  return {
    cases,
    open,
    openInMain: Math.min(open, OPEN_IN_MAIN),
    mainShare: Math.max(Math.min(MAIN_MOST, MAIN / cases), 1 / communities),
    residents: Math.max(communities * 2, Math.ceil(cases / CASES_A_RESIDENT)),
    mineEvery: Math.max(1, Math.floor((cases - open) / MINE)),
  };
}
