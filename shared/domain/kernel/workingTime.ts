import { DAY_MS, MINUTE_MS, OFFSET_MS, dayFromNumber, dayNumberOf, momentOn, type Day } from './days';

export { dayOf } from './days';

/**
 * The office's calendar; one calendar answers the same for ever, other holidays are another one. Holiday data is published once a year, so days after `knownUntil` are a guess
 * (Monday to Friday) and deadlines beyond it are recomputed when the data arrives.
 */
export interface Calendar {
  /** Whether the office works on a day; 调休 makes some weekends working days and some weekdays not. */
  isWorkday(day: Day): boolean;
  /** Office hours in minutes after midnight at +08:00, ascending and apart: `[[540, 720], [840, 1050]]`. */
  readonly hours: readonly (readonly [number, number])[];
  /** Last day for which holidays are published. */
  readonly knownUntil: Day;
}

/** 9:00–12:00 and 14:00–17:30, the usual hours of a station; configuration may replace them. */
export const OFFICE_HOURS: Calendar['hours'] = [
  [540, 720],
  [840, 1050],
];

/** Longest run of days searched for a working day before the calendar is called broken. */
const SEARCH_DAYS = 3_700;

/** Working minutes of one full working day. */
export function minutesPerDay(calendar: Calendar): number {
  return calendar.hours.reduce((sum, [from, to]) => sum + to - from, 0);
}

/** What each calendar said of days, by day number: every clock of every list asks for the same few. */
const said = new WeakMap<Calendar, Map<number, boolean>>();

function works(number: number, calendar: Calendar): boolean {
  const days = said.get(calendar) ?? new Map<number, boolean>();
  said.set(calendar, days);
  const known = days.get(number);
  if (known !== undefined) return known;
  const answer = calendar.isWorkday(dayFromNumber(number));
  days.set(number, answer);
  return answer;
}
const opening = (calendar: Calendar): number => calendar.hours[0]?.[0] ?? 0;
const closing = (calendar: Calendar): number => calendar.hours[calendar.hours.length - 1]?.[1] ?? 0;

/** Milliseconds after midnight at +08:00. */
function timeOfDay(at: Date): number {
  return at.getTime() + OFFSET_MS - dayNumberOf(at) * DAY_MS;
}

/** The first working day number at or after `number`. Throws RangeError when there is none for years. */
function workdayFrom(number: number, calendar: Calendar): number {
  for (let n = number; n < number + SEARCH_DAYS; n += 1) if (works(n, calendar)) return n;
  throw new RangeError('the calendar has no working days');
}

/** Working milliseconds of one working day that lie in [fromMs, toMs) after midnight. */
function workedWithin(fromMs: number, toMs: number, calendar: Calendar): number {
  return calendar.hours.reduce((sum, [start, end]) => {
    const overlap = Math.min(toMs, end * MINUTE_MS) - Math.max(fromMs, start * MINUTE_MS);
    return sum + Math.max(0, overlap);
  }, 0);
}

/** Whether the office is open at a moment; the closing minute itself no longer is. */
export function isWorkingMoment(at: Date, calendar: Calendar): boolean {
  const ms = timeOfDay(at);
  return (
    works(dayNumberOf(at), calendar) &&
    calendar.hours.some(([start, end]) => ms >= start * MINUTE_MS && ms < end * MINUTE_MS)
  );
}

/** The first moment at or after `at` at which the office is open. */
export function nextWorkingMoment(at: Date, calendar: Calendar): Date {
  if (isWorkingMoment(at, calendar)) return at;
  const number = dayNumberOf(at);
  if (works(number, calendar)) {
    const later = calendar.hours.find(([start]) => start * MINUTE_MS > timeOfDay(at));
    if (later) return momentOn(number, later[0]);
  }
  return momentOn(workdayFrom(number + 1, calendar), opening(calendar));
}

/** A stretch in which the office is open; the closing minute itself no longer is. */
export interface OfficeSpan {
  readonly from: Date;
  readonly to: Date;
}

/** The stretch that runs at `at` and those that follow, `count` in all: when somebody answers the telephone. */
export function officeSpans(at: Date, count: number, calendar: Calendar): OfficeSpan[] {
  const spans: OfficeSpan[] = [];
  for (let from = at; spans.length < count; ) {
    const number = dayNumberOf(nextWorkingMoment(from, calendar));
    for (const [start, end] of calendar.hours) {
      const span = { from: momentOn(number, start), to: momentOn(number, end) };
      if (span.to > from && spans.length < count) spans.push(span);
    }
    from = momentOn(number + 1, 0);
  }
  return spans;
}

/**
 * The earliest moment by which `minutes` of office time have passed since `at`. Zero gives `at` itself; a
 * span that ends with the morning ends at 12:00, not at 14:00. Throws RangeError when minutes < 0.
 */
export function addWorkingMinutes(at: Date, minutes: number, calendar: Calendar): Date {
  if (!(minutes >= 0)) throw new RangeError('minutes must not be negative');
  if (minutes === 0) return at;
  let left = minutes * MINUTE_MS;
  let number = dayNumberOf(at);
  let from = timeOfDay(at);
  for (let searched = 0; searched < SEARCH_DAYS + minutes; searched += 1) {
    if (works(number, calendar)) {
      for (const [start, end] of calendar.hours) {
        const begin = Math.max(from, start * MINUTE_MS);
        const span = end * MINUTE_MS - begin;
        if (span <= 0) continue;
        if (span >= left) return new Date(momentOn(number, 0).getTime() + begin + left);
        left -= span;
      }
    }
    number += 1;
    from = 0;
  }
  throw new RangeError('the calendar has no working days');
}

/** Office milliseconds from the earlier to the later moment. */
function workedBetween(earlier: Date, later: Date, calendar: Calendar): number {
  const first = dayNumberOf(earlier);
  const last = dayNumberOf(later);
  const full = minutesPerDay(calendar) * MINUTE_MS;
  let sum = 0;
  for (let n = first; n <= last; n += 1) {
    if (!works(n, calendar)) continue;
    if (n !== first && n !== last) sum += full;
    else sum += workedWithin(n === first ? timeOfDay(earlier) : 0, n === last ? timeOfDay(later) : DAY_MS, calendar);
  }
  return sum;
}

/** Whole minutes of office time from `from` to `to`; negative when `to` is earlier. */
export function workingMinutesBetween(from: Date, to: Date, calendar: Calendar): number {
  if (to < from) return -workingMinutesBetween(to, from, calendar) || 0;
  return Math.floor(workedBetween(from, to, calendar) / MINUTE_MS);
}

/**
 * The working day to which a moment belongs: its own day while the office has not yet closed, otherwise the
 * next working day. Something filed on Friday evening, at a weekend or on a holiday counts as filed on the
 * next working day.
 */
export function filingDayNumber(at: Date, calendar: Calendar): number {
  const number = dayNumberOf(at);
  const open = timeOfDay(at) < closing(calendar) * MINUTE_MS;
  return workdayFrom(open ? number : number + 1, calendar);
}

/**
 * The end of office hours of the n-th working day after the day of filing. The day of filing itself does not
 * count (Civil Code Art. 201: a period in days begins on the following day), and filing after hours or on a
 * rest day counts as filing on the next working day. n = 0 is the end of the day of filing. Throws
 * RangeError when n is negative or not whole.
 */
export function addWorkingDays(at: Date, n: number, calendar: Calendar): Date {
  if (!Number.isInteger(n) || n < 0) throw new RangeError('working days must be a whole number, 0 or more');
  let number = filingDayNumber(at, calendar);
  for (let i = 0; i < n; i += 1) number = workdayFrom(number + 1, calendar);
  return momentOn(number, closing(calendar));
}

/** Working days after day number `from` up to and including day number `to`; negative when `to` is earlier. */
export function workdaysAfter(from: number, to: number, calendar: Calendar): number {
  if (to < from) return -workdaysAfter(to, from, calendar) || 0;
  let count = 0;
  for (let n = from + 1; n <= to; n += 1) if (works(n, calendar)) count += 1;
  return count;
}

/**
 * Working days that something filed at `from` had taken by `to`, counted as in `addWorkingDays`, so that
 * `workingDaysBetween(at, addWorkingDays(at, n))` is n. Never negative for `to` after `from`.
 */
export function workingDaysBetween(from: Date, to: Date, calendar: Calendar): number {
  if (to < from) return -workingDaysBetween(to, from, calendar) || 0;
  return Math.max(0, workdaysAfter(filingDayNumber(from, calendar), dayNumberOf(to), calendar));
}

/** The day on which counting starts for something filed at `from`: the first working day after filing. */
export function firstCountedDay(from: Date, calendar: Calendar): Day {
  return dayFromNumber(workdayFrom(filingDayNumber(from, calendar) + 1, calendar));
}
