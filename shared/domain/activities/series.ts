import { dayNumber, dayNumberOf, momentOn, weekdayOf, type Day } from '../kernel/days';
import { ACTIVITY_LIMITS, HOUR_MS } from './limits';
import type { ActivityRuleCode } from './rules';

/** When an activity takes place: once, or on some days of each week until a day. Times of day at +08:00, `HH:MM`. */
export interface ShiftRule {
  readonly firstOn: Day;
  readonly from: string;
  /** Not later than `from`: it ends on the next day. */
  readonly to: string;
  /** 0 Sunday … 6 Saturday; empty: once. */
  readonly weekdays: readonly number[];
  readonly until: Day | null;
}
export interface Span {
  readonly startsAt: Date;
  readonly endsAt: Date;
}

const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
const spanOn = (number: number, { from, to }: ShiftRule): Span => {
  const [begin, end] = [minutesOf(from), minutesOf(to)];
  return { startsAt: momentOn(number, begin), endsAt: momentOn(number, end > begin ? end : end + 24 * 60) };
};

/** The shifts of a rule, the first first; one more than the limit where there are too many, so that it shows. */
export function spansOf(rule: ShiftRule): Span[] {
  const first = dayNumber(rule.firstOn);
  if (rule.weekdays.length === 0 || rule.until === null) return [spanOn(first, rule)];
  const last = Math.min(dayNumber(rule.until), first + ACTIVITY_LIMITS.ahead);
  const spans: Span[] = [];
  for (let number = first; number <= last && spans.length <= ACTIVITY_LIMITS.shifts; number += 1) if (rule.weekdays.includes(weekdayOf(number))) spans.push(spanOn(number, rule));
  return spans;
}

/** Why shifts cannot stand so; null when they can. */
export function ruleAgainstSpans(spans: readonly Span[], now: Date): ActivityRuleCode | null {
  if (spans.length === 0) return 'activityNoShift';
  if (spans.length > ACTIVITY_LIMITS.shifts) return 'activityManyShifts';
  if (spans.some(({ startsAt, endsAt }) => endsAt <= startsAt || endsAt.getTime() - startsAt.getTime() > ACTIVITY_LIMITS.hours * HOUR_MS)) return 'activityTimes';
  const late = momentOn(dayNumberOf(now) + ACTIVITY_LIMITS.ahead, 0);
  if (spans.some(({ startsAt }) => startsAt > late)) return 'activityTimes';
  return spans.some(({ startsAt }) => startsAt <= now) ? 'activityPast' : null;
}

export const overlap = (a: Span, b: Span): boolean => a.startsAt < b.endsAt && b.startsAt < a.endsAt;
