import { BOOKING_TERMS } from '../../../config/catalogue/bookings';
import { DAY_MS, type Day } from '../../../shared/domain/kernel/days';
import { momentAt } from '../../../shared/domain/bookings/hours';
import { beginOf, hoursBefore } from '../../../shared/domain/bookings/sheet';
import type { BookingRow, SheetDoc } from './document';

/** Something that falls due for a row. `name`: under which it is remembered that it was told. */
export interface Due {
  readonly at: Date;
  readonly step: 'soon' | 'answerLate' | 'lapse';
  readonly name: string;
}
/** Noon of the day after, until which the station marks who came. */
const markUntil = (day: Day): Date => momentAt(day, 36 * 60);
const lapse = (at: Date): Due => ({ at, step: 'lapse', name: 'lapse' });

/** What of a row will fall due and was not told yet, the first first. */
export function duesOf(day: Day, row: BookingRow): Due[] {
  const begin = beginOf(day, row);
  const late: Due = { at: hoursBefore(row.at, -BOOKING_TERMS.answer), step: 'answerLate', name: 'answer' };
  const soon: Due = { at: hoursBefore(begin, BOOKING_TERMS.soon), step: 'soon', name: 'soon' };
  const all: Partial<Record<BookingRow['state'], Due[]>> = { asked: [late, lapse(begin)], booked: [soon, lapse(markUntil(day))], called: [lapse(markUntil(day))], waiting: [lapse(momentAt(day, row.to))], hit: [lapse(begin)] };
  return (all[row.state] ?? []).filter(({ name }) => !row.told.includes(name)).sort((a, b) => a.at.getTime() - b.at.getTime());
}
/** When names, purposes and stories of a day are erased. */
export const eraseAt = (day: Day): Date => new Date(momentAt(day, 24 * 60).getTime() + BOOKING_TERMS.keep * DAY_MS);
/** When a sheet has to be looked at next; undefined: never more. */
export function nextCheckOf({ day, rows, erased }: Pick<SheetDoc, 'day' | 'rows' | 'erased'>): Date | undefined {
  if (erased) return undefined;
  const times = [...rows.flatMap((row) => duesOf(day, row).slice(0, 1).map(({ at }) => at.getTime())), eraseAt(day).getTime()];
  return new Date(Math.min(...times));
}
/** Nobody is reminded of what is near already when they book it. */
export const toldAtFirst = (begin: Date, now: Date): string[] => (hoursBefore(begin, BOOKING_TERMS.soon) <= now ? ['soon'] : []);
