import type { Day } from '../kernel/days';
import type { Calendar } from '../kernel/workingTime';
import { isOffered, momentAt, placesOn } from './hours';
import { BOOKING_LIMITS, type Bookable, type Span } from './kinds';
import { HOLDING, type BookingState } from './states';

/** What of a row on the sheet of a day its rules need. */
export interface SheetRow extends Span {
  readonly id: string;
  readonly state: BookingState;
  readonly personId: string;
  /** Since when: who waits is moved up in this order. */
  readonly at: Date;
}
const HOUR_MS = 3_600_000;
export const meets = (one: Span, other: Span): boolean => one.from < other.to && other.from < one.to;
const holds = ({ state }: Pick<SheetRow, 'state'>): boolean => HOLDING.includes(state);

/** Whether nobody has any of a stretch; `but`: a row that gives its time up. */
export const isFree = (rows: readonly SheetRow[], span: Span, but?: string): boolean => !rows.some((row) => holds(row) && row.id !== but && meets(row, span));
/** The places of a service that can still be had, by number; `but`: a row that gives its place up. */
export const freePlaces = (rows: readonly SheetRow[], places: readonly Span[], but?: string): number[] => places.flatMap((place, at) => (isFree(rows, place, but) ? [at + 1] : []));
/** Whether anything is left of the hours of a room: a quarter of an hour at least. */
export const hasGap = (rows: readonly SheetRow[], spans: readonly Span[]): boolean => spans.some(({ from, to }) => Array.from({ length: Math.floor((to - from) / BOOKING_LIMITS.grid) }, (_, at) => from + at * BOOKING_LIMITS.grid).some((start) => isFree(rows, { from: start, to: start + BOOKING_LIMITS.grid })));
/** The number of a place of a service; null for a room, and for who waits. */
export function numberOf({ service }: Pick<Bookable, 'service'>, { from, to }: Span): number | null {
  if (!service || to - from !== service.minutes) return null;
  return Math.round((from - service.from) / service.minutes) + 1;
}
/** The stretch that who waits for a service waits for: the whole of it. */
export const wholeOf = (places: readonly Span[]): Span => ({ from: places[0]?.from ?? 0, to: places[places.length - 1]?.to ?? 0 });

/** When a row of a day begins. */
export const beginOf = (day: Day, { from }: Span): Date => momentAt(day, from);
export const hoursBefore = (at: Date, hours: number): Date => new Date(at.getTime() - hours * HOUR_MS);
/** Whether its own person may still change or cancel it: until so many hours before, or until its begin where it came to them late or was hit. */
export function isChangeable(day: Day, row: Span & { readonly state: BookingState; readonly free: boolean }, { cancelHours }: Pick<Bookable, 'cancelHours'>, now: Date): boolean {
  if (row.state === 'hit') return true;
  const begin = beginOf(day, row);
  return now <= (row.free || row.state === 'waiting' ? begin : hoursBefore(begin, cancelHours));
}

/** Somebody who waited and has a place now. */
export interface MovedUp {
  readonly id: string;
  readonly span: Span;
}
/**
 * Who moves up now that something is free: those who wait, the longest first, each to what they wait for. Of a service the earliest
 * place that is far enough ahead. Nobody is moved up to what begins within `lead` hours: they could not come.
 */
export function movesUp(bookable: Bookable, day: Day, rows: readonly SheetRow[], calendar: Calendar, now: Date, lead: number): MovedUp[] {
  const moved: MovedUp[] = [];
  if (bookable.state !== 'open') return moved;
  const places = placesOn(bookable, day, calendar);
  const soonest = now.getTime() + lead * HOUR_MS;
  const inTime = (span: Span): boolean => beginOf(day, span).getTime() >= soonest;
  const taken = (span: Span): boolean => !isFree(rows, span) || moved.some((one) => meets(one.span, span));
  const waiting = rows.filter(({ state }) => state === 'waiting').sort((a, b) => a.at.getTime() - b.at.getTime() || (a.id < b.id ? -1 : 1));
  for (const row of waiting) {
    const wanted = bookable.service ? places : [{ from: row.from, to: row.to }];
    const span = wanted.find((one) => inTime(one) && !taken(one) && isOffered(bookable, day, one, calendar));
    if (span) moved.push({ id: row.id, span: { from: span.from, to: span.to } });
  }
  return moved;
}
/** Rows that cannot be as they were booked, by the hours and the calendar as they are now. */
export function rowsHit(bookable: Bookable, day: Day, rows: readonly SheetRow[], calendar: Calendar): SheetRow[] {
  return rows.filter((row) => {
    if (!['asked', 'booked', 'waiting'].includes(row.state)) return false;
    return row.state === 'waiting' && bookable.service ? placesOn(bookable, day, calendar).length === 0 : !isOffered(bookable, day, row, calendar);
  });
}
/** Who has the place in the queue before a number: how many are still to come, and who is called now. */
export function queueOf(bookable: Pick<Bookable, 'service'>, rows: readonly SheetRow[], own: Span | null): { readonly before: number; readonly calling: number | null } {
  const called = rows.filter(({ state }) => state === 'called').sort((a, b) => b.from - a.from)[0];
  return { before: own ? rows.filter((row) => row.state === 'booked' && row.from < own.from).length : 0, calling: called ? numberOf(bookable, called) : null };
}
