import { addDays, DAY_MS, dayOf, type Day } from '../kernel/days';
import type { Calendar } from '../kernel/workingTime';
import { isOffered, placesOn, spansOn } from './hours';
import { BOOKING_LIMITS, isRoom, type Bookable, type BookingTerms, type Closure, type Span } from './kinds';
import { beginOf, freePlaces, isFree, meets, type SheetRow } from './sheet';
import { COUNTED, HOLDING, type BookingState } from './states';

/** Why something about a room, a service or a booking is refused; `data.rule` of `rule_refused`, words in copy. */
export type BookingRuleCode =
  | 'bookingPaused' | 'bookingClosed' | 'bookingPast' | 'bookingTooFar' | 'bookingTooLong' | 'bookingGrid' | 'bookingTaken' | 'bookingCapacity' | 'bookingAtOnce' | 'bookingThroughStation' | 'bookingNotYours' | 'bookingTwice' | 'bookingWaitFull'
  | 'bookingTries' | 'bookingSheetFull' | 'bookingTooLate' | 'bookingNotYet' | 'bookingYourself' | 'bookingElsewhere' | 'bookingHours' | 'bookingKind' | 'bookingClosure' | 'bookingSame' | 'bookingConsent' | 'bookingTalks' | 'bookingNobody';

/** What somebody has and had elsewhere. */
export interface Past {
  readonly id: string;
  readonly bookableId: string;
  readonly day: Day;
  readonly state: BookingState;
}
/** What is wanted: a stretch of a day; of a service a number, or any (null). */
export interface Wanted {
  readonly day: Day;
  readonly span: Span | null;
  readonly people: number;
}

/** Whether a day may be booked at all. Staff book for somebody at the counter for the same days as everybody. */
export function ruleAgainstDay({ state, ahead, ...hours }: Bookable, day: Day, calendar: Calendar, now: Date): BookingRuleCode | null {
  const today = dayOf(now);
  if (state !== 'open') return 'bookingPaused';
  if (day < today) return 'bookingPast';
  if (day > addDays(today, ahead)) return 'bookingTooFar';
  return spansOn(hours, day, calendar).length === 0 ? 'bookingClosed' : null;
}
/** Whether a stretch of an open day may be asked for: on the grid, within the hours, not too long, not gone by, for no more than fit in. */
export function ruleAgainstSpan(bookable: Bookable, { day, span, people }: Wanted, calendar: Calendar, now: Date): BookingRuleCode | null {
  if (bookable.capacity > 0 && people > bookable.capacity) return 'bookingCapacity';
  if (span === null) return bookable.service ? null : 'bookingClosed';
  if (bookable.room && (span.from % BOOKING_LIMITS.grid !== 0 || span.to % BOOKING_LIMITS.grid !== 0 || span.from >= span.to)) return 'bookingGrid';
  if (bookable.room && span.to - span.from > bookable.longest) return 'bookingTooLong';
  if (!isOffered(bookable, day, span, calendar)) return 'bookingClosed';
  return beginOf(day, span) < now ? 'bookingPast' : null;
}

/** Whoever did not come so often books through the station (no-show). */
export const missedOf = (past: readonly Past[], today: Day, { within }: Pick<BookingTerms, 'within'>): number => past.filter(({ state, day }) => state === 'missed' && day >= addDays(today, -within)).length;
/** Bookings of one room or service that somebody has ahead; `but`: one that is changed and counts no more. */
export const openOf = (past: readonly Past[], bookableId: string, today: Day, but?: string): Past[] => past.filter((one) => one.bookableId === bookableId && one.day >= today && COUNTED.includes(one.state) && one.id !== but);

/** What the person may not, whoever taps: the station is bound by `bookingThroughStation` and the limit at once no more than it says. */
export function ruleAgainstPerson({ atOnce }: Pick<Bookable, 'atOnce'>, past: readonly Past[], about: { readonly bookableId: string; readonly today: Day; readonly but?: string; readonly staff: boolean }, terms: BookingTerms): BookingRuleCode | null {
  if (about.staff) return null;
  if (missedOf(past, about.today, terms) >= terms.missed) return 'bookingThroughStation';
  return openOf(past, about.bookableId, about.today, about.but).length >= atOnce ? 'bookingAtOnce' : null;
}

/** Whether the sheet of the day has room for the wish; `span` as it would be written. `but`: a row of the same person that is changed. */
export function ruleAgainstSheet(bookable: Bookable, rows: readonly SheetRow[], { personId, span, wait, but, staff }: { readonly personId: string; readonly span: Span; readonly wait: boolean; readonly but?: string; readonly staff: boolean }): BookingRuleCode | null {
  if (rows.length >= BOOKING_LIMITS.rows) return 'bookingSheetFull';
  const own = rows.filter((row) => row.personId === personId && row.id !== but);
  if (!staff && own.length >= BOOKING_LIMITS.tries) return 'bookingTries';
  // One number of a service a day; of a room not twice the same time.
  if (own.some((row) => (HOLDING.includes(row.state) || row.state === 'waiting') && row.state !== 'came' && (bookable.service || meets(row, span)))) return 'bookingTwice';
  if (wait) return rows.filter(({ state }) => state === 'waiting').length >= BOOKING_LIMITS.waiting ? 'bookingWaitFull' : null;
  return isFree(rows, span, but) ? null : 'bookingTaken';
}
/** The stretch that is written for a wish: of a service the wished number or the first that is free and has not gone by. Null: all are taken. */
export function spanFor(bookable: Bookable, rows: readonly SheetRow[], { day, span }: Pick<Wanted, 'day' | 'span'>, calendar: Calendar, now: Date, but?: string): Span | null {
  if (span) return span;
  const places = placesOn(bookable, day, calendar);
  const free = freePlaces(rows, places, but).find((n) => beginOf(day, places[n - 1] as Span) >= now);
  return free === undefined ? null : (places[free - 1] as Span);
}

const inDay = ({ from, to }: Span): boolean => from >= 0 && to <= 24 * 60 && from < to;
const onGrid = ({ from, to }: Span): boolean => from % BOOKING_LIMITS.grid === 0 && to % BOOKING_LIMITS.grid === 0;
const apart = (spans: readonly Span[]): boolean => spans.every((one, at) => spans.every((other, n) => n === at || !meets(one, other)));
/** Whether what a station wrote about a room or service hangs together: hours of its sort, within a day, apart, on the grid. */
export function ruleAgainstHours({ kind, room, service }: Pick<Bookable, 'kind' | 'room' | 'service'>): BookingRuleCode | null {
  if (isRoom(kind) !== (room !== null) || isRoom(kind) === (service !== null)) return 'bookingKind';
  if (room) {
    const fits = [room.workdays, room.restdays].every((spans) => spans.every((span) => inDay(span) && onGrid(span)) && apart(spans));
    return fits && room.workdays.length + room.restdays.length > 0 ? null : 'bookingHours';
  }
  return service && service.weekdays.length > 0 && inDay({ from: service.from, to: service.from + service.minutes * service.places }) ? null : 'bookingHours';
}
/** Days on which it is closed: from today on, the end not before the begin, a year at most. */
export const ruleAgainstClosure = ({ from, to }: Closure, today: Day): BookingRuleCode | null => (from <= to && to >= today && Date.parse(to) - Date.parse(from) <= 366 * DAY_MS ? null : 'bookingClosure');
