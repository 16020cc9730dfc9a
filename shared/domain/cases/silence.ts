import { addWorkingDays, addWorkingMinutes, minutesPerDay, type Calendar } from '../kernel/workingTime';

/** When nobody answers: working days after the resident was asked. Configuration; domain.md gives no figure. */
export interface SilenceRule {
  /** Days after which the resident is asked again, ascending; the first asking is the answer itself. */
  readonly remindAfterDays: readonly number[];
  /** Days after which the case is closed as 未评价. */
  readonly closeAfterDays: number;
  /** Share of silent cases that a second person checks before they close, 0 … 1. */
  readonly sampleRate: number;
}

/** Two notices, then closed unrated. */
export const SILENCE_RULE: SilenceRule = { remindAfterDays: [2, 4], closeAfterDays: 5, sampleRate: 0.1 };

/** Until when the resident who was asked at `askedAt` may evaluate. */
export function evaluateUntil(askedAt: Date, rule: SilenceRule, calendar: Calendar): Date {
  return addWorkingDays(askedAt, rule.closeAfterDays, calendar);
}

export interface SilenceFacts {
  /** When the resident was asked: handled, or verified where a second checker was needed. */
  readonly askedAt: Date;
  /** Notices sent since, and when the last asking or notice went out. */
  readonly reminders: number;
  readonly lastAskedAt: Date;
  /** Drawn for a check, and not yet checked. */
  readonly checkPending: boolean;
}

/** What is due now, and when to look again (null: nothing more happens by itself). */
export interface SilenceStep {
  readonly act: 'nothing' | 'remind' | 'askForCheck' | 'close';
  readonly nextCheckAt: Date | null;
}

/**
 * Two notices, then closed unrated after the configured working days; a case that was drawn asks for a check
 * first. After downtime the notices are not sent in one burst: each leaves a full working day to answer.
 */
export function silenceStep(facts: SilenceFacts, rule: SilenceRule, calendar: Calendar, now: Date): SilenceStep {
  /** When the i-th notice (or, past the last, the close) is due, given when the resident last heard from us. */
  const dueAt = (i: number, lastAskedAt: Date): Date => {
    const planned = addWorkingDays(facts.askedAt, rule.remindAfterDays[i] ?? rule.closeAfterDays, calendar);
    const fair = addWorkingMinutes(lastAskedAt, minutesPerDay(calendar), calendar);
    return planned > fair ? planned : fair;
  };
  const due = dueAt(facts.reminders, facts.lastAskedAt);
  if (now < due) return { act: 'nothing', nextCheckAt: due };
  if (facts.reminders < rule.remindAfterDays.length) {
    return { act: 'remind', nextCheckAt: dueAt(facts.reminders + 1, now) };
  }
  return { act: facts.checkPending ? 'askForCheck' : 'close', nextCheckAt: null };
}
