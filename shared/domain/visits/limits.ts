import { addDays, DAY_MS, dayNumber, momentOn, type Day } from '../kernel/days';

/** Limits of a visit. Text in UTF-16 units. */
export const VISIT_LIMITS = {
  text: 200, times: 60, why: 100, promise: 100, promises: 10, heardText: 300, heard: 10,
  /** Visits asked for that somebody may have open at once. */
  open: 3,
  /** Days from now within which a moment is named, and within which something is promised or another visit wished. */
  ahead: 60, promiseAhead: 180,
} as const;

/** Time limits; configuration (`config/catalogue/visits.ts`). */
export interface VisitTerms {
  /** Hours after which the station is reminded that nobody has it. */
  readonly give: number;
  /** Hours after which the grid worker is reminded to name a moment. */
  readonly propose: number;
  /** Hours before the moment at which both sides are reminded. */
  readonly soon: number;
  /** Hours after the moment at which the grid worker is reminded to say what was promised. */
  readonly report: number;
  /** Days after the last promise is settled, or after it was called off, until every word is erased. */
  readonly keep: number;
}

const MORNING = 9 * 60;
/** The end of the day for which something is promised (+08:00). */
export const promiseDue = (day: Day): Date => momentOn(dayNumber(day), 24 * 60);
/** Nine in the morning of the day around which another visit is wished. */
export const nextVisitAt = (day: Day): Date => momentOn(dayNumber(day), MORNING);

/** What decides how long words are needed. */
export interface KeepFacts {
  readonly state: string;
  /** Since when it stands so. */
  readonly since: Date;
  readonly promises: readonly { readonly state: string; readonly settledAt: Date | null }[];
  readonly nextOn: Day | null;
}
/**
 * When every word of a visit is erased: so many days after it was called off or declined, after the visit, after the last promise
 * was settled and after the day around which another one is wished, whichever is last. Null while somebody waits for something.
 */
export function eraseAt({ state, since, promises, nextOn }: KeepFacts, { keep }: Pick<VisitTerms, 'keep'>): Date | null {
  if (state === 'off' || state === 'declined') return new Date(since.getTime() + keep * DAY_MS);
  if (state !== 'visited' || promises.some((one) => one.state === 'open')) return null;
  const last = Math.max(since.getTime(), nextOn === null ? 0 : nextVisitAt(nextOn).getTime(), ...promises.map(({ settledAt }) => settledAt?.getTime() ?? 0));
  return new Date(last + keep * DAY_MS);
}
/** The last day that may be named for a promise or another visit. */
export const lastDay = (today: Day): Day => addDays(today, VISIT_LIMITS.promiseAhead);
