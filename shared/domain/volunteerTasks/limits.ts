import { DAY_MS, dayNumber, momentOn, type Day } from '../kernel/days';

/** Limits of a task. Text in UTF-16 units. */
export const TASK_LIMITS = {
  title: 30, text: 300, where: 60, meet: 200, note: 200, report: 500, photos: 4, skills: 3,
  /** Most hands: more than these is an activity, not a task. */
  places: 10,
  /** Tasks that somebody may hold at once, so that what is taken is done. */
  held: 5,
  /** Claims given back that a task remembers. */
  past: 20,
  /** Days from now within which a task is to be done. */
  ahead: 60,
} as const;

/** Time limits; configuration (`config/catalogue/volunteerTasks.ts`). */
export interface TaskTerms {
  /** Hours in which only those who fit may claim, where skills are asked for. */
  readonly fitFirst: number;
  /** Hours before the end of the last day at which claimants are reminded, and the station where hands are missing. */
  readonly remind: number;
  /** Days after a report at which the station is reminded to look. */
  readonly check: number;
}

const HOUR_MS = 3_600_000;
/** The end of the last day. */
export const taskDue = (day: Day): Date => momentOn(dayNumber(day), 24 * 60);
export const taskRemindAt = (dueAt: Date, { remind }: TaskTerms): Date => new Date(dueAt.getTime() - remind * HOUR_MS);
export const fitFirstUntil = (from: Date, { fitFirst }: TaskTerms): Date => new Date(from.getTime() + fitFirst * HOUR_MS);
export const taskCheckDue = (reportedAt: Date, { check }: TaskTerms): Date => new Date(reportedAt.getTime() + check * DAY_MS);
