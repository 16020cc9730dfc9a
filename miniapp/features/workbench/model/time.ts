import { DAY_MS, dayNumberOf, dayOf } from '@shared/domain/kernel/days';

/** Whole calendar days at +08:00 from `now` to `at`. */
export const daysAhead = (at: Date, now: Date): number => dayNumberOf(at) - dayNumberOf(now);

/** The day `days` before `now` at +08:00, `YYYY-MM-DD`. */
export const dayBefore = (now: Date, days: number): string => dayOf(new Date(now.getTime() - days * DAY_MS));
