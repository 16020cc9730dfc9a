import { distanceMetres, type LngLat } from '../organisation/geo';
import { DAY_MS } from '../kernel/days';

/**
 * When a matter comes back (反复发生). Residents' hotlines count repeated complaints and Jinan supervises what many report
 * (济南 Art. 28); neither gives figures, so these are configuration. The one home of the rule: the list of what comes
 * back, the monthly docket and the figures all read it.
 */
export const REPEAT_RULE = {
  /** Between the report before and this one, at most. */
  days: 90,
  /** As far apart the same place is told as one, by whoever reported it. */
  metres: 60,
  /** The same reporter may stand a little elsewhere and mean the same. */
  metresOfReporter: 300,
  /** Returned so often by units, or merged from so many reports, it is a matter for the table too (P14). */
  returns: 2,
  reports: 3,
} as const;

/** Side of a cell in which the same place is looked for, degrees; never shorter than `metres` between 55° south and north. */
const CELL = 0.001;

const cell = (degrees: number): number => Math.floor(degrees / CELL);
const spotIn = (categoryId: string, lng: number, lat: number): string => `${categoryId}:${lng}:${lat}`;

/** What fits nowhere else: two matters of it at one place are hardly ever the same one. */
const CATCH_ALL = 'other';

/** Whether two cases of a category at one place can be told as the same matter. */
export const tellsSameness = (categoryId: string): boolean => categoryId !== CATCH_ALL;

/** Where what is complained of lies: category and cell, by which earlier reports are found. */
export const spotOf = (categoryId: string, { lng, lat }: LngLat): string => spotIn(categoryId, cell(lng), cell(lat));

/** The cells in which a report of the same place can lie. */
export function spotsAround(categoryId: string, { lng, lat }: LngLat): string[] {
  const near = [-1, 0, 1];
  return near.flatMap((east) => near.map((north) => spotIn(categoryId, cell(lng) + east, cell(lat) + north)));
}

/** Since when an earlier report counts. */
export const repeatsSince = (at: Date): Date => new Date(at.getTime() - REPEAT_RULE.days * DAY_MS);

/** An earlier case of the same category. */
export interface EarlierCase {
  readonly id: string;
  readonly closed: boolean;
  readonly reporterId: string;
  readonly point: LngLat;
  readonly filedAt: Date;
  /** What it repeats itself. */
  readonly group: string | null;
  readonly nth: number;
}

/** That a case repeats others: the first of them, the how-manieth it is, and by what that is told. */
export interface Repeat {
  readonly group: string;
  readonly nth: number;
  readonly by: 'place' | 'reporter';
}

/**
 * What a new case repeats: one of the same category that had been closed, at the same place whoever reported it, or by
 * the same reporter near by. One that is still open is no repeat but a duplicate, and is merged. Null when it is the first.
 */
export function repeatOf(fresh: Pick<EarlierCase, 'reporterId' | 'point' | 'filedAt'>, earlier: readonly EarlierCase[]): Repeat | null {
  const since = repeatsSince(fresh.filedAt);
  const metres = (one: EarlierCase): number => distanceMetres(fresh.point, one.point);
  const counts = earlier.filter((one) => one.closed && one.filedAt >= since && one.filedAt <= fresh.filedAt);
  const here = counts.filter((one) => metres(one) <= REPEAT_RULE.metres);
  const own = counts.filter((one) => one.reporterId === fresh.reporterId && metres(one) <= REPEAT_RULE.metresOfReporter);
  const [latest] = [...here, ...own].sort((a, b) => b.filedAt.getTime() - a.filedAt.getTime() || (a.id < b.id ? -1 : 1));
  if (!latest) return null;
  return { group: latest.group ?? latest.id, nth: latest.nth + 1, by: here.length > 0 ? 'place' : 'reporter' };
}

/** What of a case says that it keeps coming back. */
export interface ComingBack {
  /** It repeats an earlier one that had been closed. */
  readonly repeats: boolean;
  readonly round: number;
  readonly returned: number;
  readonly reports: number;
}

/** Whether it was done and is done anew (重办). */
export const isRedone = (round: number): boolean => round > 1;

/** Whether a matter belongs before those who can solve it for good: it came back, was redone, passed around, or many report it. */
export const comesBack = ({ repeats, round, returned, reports }: ComingBack): boolean =>
  repeats || isRedone(round) || returned >= REPEAT_RULE.returns || reports >= REPEAT_RULE.reports;
