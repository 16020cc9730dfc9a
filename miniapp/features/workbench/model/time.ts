import { addDays, DAY_MS, dayNumberOf, dayOf } from '@shared/domain/kernel/days';

/** Days of filing may lie this far apart (contract: a year). */
const YEAR = 365;

/** Whole calendar days at +08:00 from `now` to `at`. */
export const daysAhead = (at: Date, now: Date): number => dayNumberOf(at) - dayNumberOf(now);

/** Days of filing to ask for: what is left out is today, or a year earlier. Undefined when neither is chosen. */
export function filedSpan(from: string, to: string, now: Date): { from: string; to: string } | undefined {
  if (!from && !to) return undefined;
  const last = to || dayOf(now);
  return { from: from || addDays(last, -YEAR), to: last };
}

/** The day `days` before `now` at +08:00, `YYYY-MM-DD`. */
export const dayBefore = (now: Date, days: number): string => dayOf(new Date(now.getTime() - days * DAY_MS));
