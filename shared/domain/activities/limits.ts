import { dayOf, MINUTE_MS } from '../kernel/days';

/** Limits of an activity. Text in UTF-16 units, times in hours. */
export const ACTIVITY_LIMITS = {
  title: 30, text: 500, where: 60, meet: 200, bring: 100, insurance: 60, note: 200, message: 200, roleName: 12,
  roles: 4, skills: 3, places: 200,
  /** Most shifts of one series. */
  shifts: 60,
  /** Longest shift, and how far ahead the last one may lie (days). */
  hours: 12, ahead: 400,
  /** Most people who come together under one sign-up: a family. Who is more has hours to be counted each, and signs up each: seats are held for people, and hours belong to one person. */
  party: 5,
  /** Shifts somebody may hold at once, so that what is taken is kept. */
  held: 20,
  /** Messages to everybody of one activity. */
  messages: 20,
  /** Longest time before a shift at which sign-up closes or cancelling asks for a reason. */
  before: 72,
  minAge: { least: 8, adult: 18, most: 60 },
} as const;

/** Times to answer and to be reminded in; configuration (`config/catalogue/activities.ts`). */
export interface ActivityTerms {
  /** Hours in which an offered seat is answered. */
  readonly answer: number;
  /** Minutes to answer on the day of the shift itself. */
  readonly answerToday: number;
  /** Hours before a shift at which everybody is reminded, once the day before and once shortly before. */
  readonly remind: readonly [number, number];
}

export const HOUR_MS = 60 * MINUTE_MS;
export const hoursBefore = (at: Date, hours: number): Date => new Date(at.getTime() - hours * HOUR_MS);

/** Until when an offered seat is to be answered: half an hour on the day itself, half a day before it; never beyond the start. */
export function answerUntil(now: Date, startsAt: Date, { answer, answerToday }: ActivityTerms): Date {
  const ms = dayOf(now) === dayOf(startsAt) ? answerToday * MINUTE_MS : answer * HOUR_MS;
  return new Date(Math.min(now.getTime() + ms, startsAt.getTime()));
}
