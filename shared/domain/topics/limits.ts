import { DAY_MS, dayNumber, momentOn, type Day } from '../kernel/days';
import { addWorkingDays, type Calendar } from '../kernel/workingTime';
import { numberYear } from '../cases/number';

/** Limits of a topic. Text in UTF-16 units. */
export const TOPIC_LIMITS = {
  title: 30, text: 800, place: 40, answer: 500, note: 200,
  /** Topics that a resident may have waiting at once. */
  open: 3,
  /** People of a meeting, and days ahead at which what was decided is to be done. */
  people: 5_000, ahead: 1_100,
} as const;

/** Before what falls due people are reminded once. */
export const REMIND_BEFORE_MS = 2 * DAY_MS;
/** What of a decision was not reported on for so long is asked for once. */
export const DECIDE_WITHIN_DAYS = 30;

/** The end of the last day on which somebody may second it. */
export const secondUntil = (from: Date, days: number): Date => new Date(from.getTime() + days * DAY_MS);
/** By when the body must answer. */
export const answerDue = (from: Date, workingDays: number, calendar: Calendar): Date => addWorkingDays(from, workingDays, calendar);
/** The first moment at which what was decided is late. */
export const carryDue = (day: Day): Date => momentOn(dayNumber(day), 24 * 60);
/** By when something is to be decided about what was adopted: no rule says so, so it is asked for once. */
export const decideDue = (from: Date): Date => new Date(from.getTime() + DECIDE_WITHIN_DAYS * DAY_MS);

/** `YT26-000123` (议题): year of raising at +08:00 and a serial from 1. */
export function topicNumber(raisedAt: Date, serial: number): string {
  if (!Number.isSafeInteger(serial) || serial < 1) throw new RangeError('serial must be a whole number from 1');
  return `YT${String(numberYear(raisedAt)).padStart(2, '0')}-${String(serial).padStart(6, '0')}`;
}
