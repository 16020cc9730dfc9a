import { momentOn, dayNumberOf, dayNumber, type Day } from '../kernel/days';
import { addWorkingDays, addWorkingMinutes, filingDayNumber, nextWorkingMoment, workingMinutesBetween, type Calendar } from '../kernel/workingTime';

/** Why the clock of a case stands: the resident was asked something, or the matter is shelved until its review (挂账). */
export const PAUSE_KINDS = ['question', 'deferral'] as const;
export type PauseKind = (typeof PAUSE_KINDS)[number];

/** A stretch in which the clock stood, or stands. It always has an end, so that no clock waits for a job to run on. */
export interface Pause {
  readonly kind: PauseKind;
  readonly from: Date;
  readonly until: Date;
}

/** Configuration; domain.md gives no figures. */
export const PAUSE_RULE = {
  /** Working days after which the clock runs on though the resident has not answered. */
  questionDays: 3,
  /** Questions in one round, so that nobody stops the clock by asking. */
  questions: 3,
  /** Longest time to the review of what is shelved, calendar days. */
  deferralDays: 180,
} as const;

interface Span {
  readonly from: number;
  readonly until: number;
}

/** The stretches after `since`, ascending and apart: what overlaps or touches is one, in whatever order it is given. */
function spansSince(pauses: readonly Pause[], since: Date): Span[] {
  const clipped = pauses
    .map((pause) => ({ from: Math.max(pause.from.getTime(), since.getTime()), until: pause.until.getTime() }))
    .filter(({ from, until }) => until > from)
    .sort((a, b) => a.from - b.from);
  const spans: Span[] = [];
  for (const span of clipped) {
    const last = spans[spans.length - 1];
    if (last && span.from <= last.until) spans[spans.length - 1] = { from: last.from, until: Math.max(last.until, span.until) };
    else spans.push(span);
  }
  return spans;
}

/**
 * A due moment put off by the office time for which the clock stood: each stretch that began before the (moved) due
 * moment counts from `since` on. Never earlier than `due`, and the same in whatever order the pauses are given.
 */
export function afterPauses(due: Date, since: Date, pauses: readonly Pause[], calendar: Calendar): Date {
  let end = due;
  for (const { from, until } of spansSince(pauses, since)) {
    if (from >= end.getTime()) break;
    end = addWorkingMinutes(end, workingMinutesBetween(new Date(from), new Date(until), calendar), calendar);
  }
  return end;
}

/** The pauses as they are when the clock runs on at `now`: what had not ended ends now, what had not begun is gone. */
export function endedAt(pauses: readonly Pause[], now: Date): Pause[] {
  return pauses.filter(({ from }) => from < now).map((pause) => (pause.until > now ? { ...pause, until: now } : pause));
}

/** Until when the clock waits for an answer to a question of `now`. */
export const questionUntil = (now: Date, calendar: Calendar): Date => addWorkingDays(now, PAUSE_RULE.questionDays, calendar);

/** When what is shelved until a day comes back: as the office opens on it. */
export const reviewAt = (day: Day, calendar: Calendar): Date => nextWorkingMoment(momentOn(dayNumber(day), 0), calendar);

/** Whether a day of review lies ahead, and not too far. */
export function reviewFits(day: Day, now: Date): boolean {
  const ahead = dayNumber(day) - dayNumberOf(now);
  return ahead >= 1 && ahead <= PAUSE_RULE.deferralDays;
}

/** From when the resident who urged at `now` may urge again: once per working day (催办). */
export const urgeAgainAt = (now: Date, calendar: Calendar): Date => momentOn(filingDayNumber(now, calendar) + 1, 0);
