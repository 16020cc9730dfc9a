import { addDays, type Day } from '../kernel/days';
import type { BookUnitKind } from './kinds';

/** A month `2026-10`, a quarter `2026-Q3` or a year `2026`, at +08:00. */
export type BookPeriod = string;
export const BOOK_PERIOD = /^20\d{2}(?:-(?:0[1-9]|1[0-2])|-Q[1-4])?$/;
export type BookRhythm = 'month' | 'quarter' | 'year';

export const rhythmOf = (period: BookPeriod): BookRhythm => (period.length === 4 ? 'year' : period.includes('Q') ? 'quarter' : 'month');
const two = (n: number): string => String(n).padStart(2, '0');
const partsOf = (period: BookPeriod): { year: number; last: number } => {
  const year = Number(period.slice(0, 4));
  const rhythm = rhythmOf(period);
  return { year, last: rhythm === 'year' ? 12 : rhythm === 'quarter' ? Number(period.slice(6)) * 3 : Number(period.slice(5)) };
};
/** The last day of a period. */
export function endOf(period: BookPeriod): Day {
  const { year, last } = partsOf(period);
  return addDays(last === 12 ? `${year + 1}-01-01` : `${year}-${two(last + 1)}-01`, -1);
}
/** The first day of a period. */
export function beginningOf(period: BookPeriod): Day {
  const { year, last } = partsOf(period);
  const length = { year: 12, quarter: 3, month: 1 }[rhythmOf(period)];
  return `${year}-${two(last - length + 1)}-01`;
}
/** The period in which a day lies. */
export function periodAt(day: Day, rhythm: BookRhythm): BookPeriod {
  if (rhythm === 'year') return day.slice(0, 4);
  return rhythm === 'month' ? day.slice(0, 7) : `${day.slice(0, 4)}-Q${Math.ceil(Number(day.slice(5, 7)) / 3)}`;
}
/** The periods of a rhythm before the one of a day, the latest first. */
export function periodsBefore(day: Day, rhythm: BookRhythm, count: number): BookPeriod[] {
  const found: BookPeriod[] = [];
  for (let at = day; found.length < count;) {
    at = addDays(beginningOf(periodAt(at, rhythm)), -1);
    found.push(periodAt(at, rhythm));
  }
  return found;
}

/** How often each publishes its money, and how many days after the end of a period at the latest. The rhythm of this program; a deployment that knows another changes this table. */
export const BOOK_DUE: Readonly<Record<BookUnitKind, { readonly rhythm: BookRhythm; readonly days: number }>> = {
  residentsCommittee: { rhythm: 'month', days: 15 }, collectiveCompany: { rhythm: 'quarter', days: 30 }, ownersCommittee: { rhythm: 'quarter', days: 30 }, property: { rhythm: 'quarter', days: 30 },
};
/** Periods looked back at: what is older is asked for by nobody any more. */
const LOOKED_BACK = 3;
export interface DuePeriod {
  readonly period: BookPeriod;
  /** The last day for it. */
  readonly by: Day;
  readonly late: boolean;
}
/** Periods that ended and whose money is not published, the latest first. */
export function dueOf(kind: BookUnitKind, published: readonly BookPeriod[], today: Day): DuePeriod[] {
  const { rhythm, days } = BOOK_DUE[kind];
  return periodsBefore(today, rhythm, LOOKED_BACK).filter((period) => !published.includes(period)).map((period) => {
    const by = addDays(endOf(period), days);
    return { period, by, late: by < today };
  });
}
