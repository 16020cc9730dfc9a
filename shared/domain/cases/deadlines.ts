import { dayStrip, type DayCell } from '../kernel/dayStrip';
import { dayNumberOf } from '../kernel/days';
import {
  addWorkingDays,
  addWorkingMinutes,
  minutesPerDay,
  workdaysAfter,
  workingMinutesBetween,
  type Calendar,
} from '../kernel/workingTime';
import { afterPauses, type Pause, type PauseKind } from './pauses';
import type { CaseState } from './states';

/** A span of office time: minutes, or whole working days that end with office hours. */
export interface Limit {
  readonly unit: 'workingMinutes' | 'workingDays';
  readonly amount: number;
}

/** Limits of one category and grade. Configuration (`config/catalogue`), never constants of a command. */
export interface CaseLimits {
  /** From filing until the station accepts or declines. */
  readonly accept: Limit;
  /** From acceptance until it is given to a unit. */
  readonly dispatch: Limit;
  /** From dispatch until the unit confirms. */
  readonly acknowledge: Limit;
  /** From filing until the resident is answered: the promise. */
  readonly answer: Limit;
  /** The promise of a redone or reopened case, from that moment. */
  readonly redo: Limit;
  /** From the result until a second person has checked it, where one is needed. */
  readonly verify: Limit;
  /** From the asking until a silent resident's case is closed unrated. */
  readonly evaluate: Limit;
}

/** Steps of the public clock; `stopped` when nothing runs. */
export const CLOCK_STEPS = ['accept', 'dispatch', 'acknowledge', 'answer', 'verify', 'evaluate', 'stopped'] as const;
export type ClockStep = (typeof CLOCK_STEPS)[number];

/** Moments of the current round that the clock looks at, in UTC; null while not reached. */
export interface ClockFacts {
  readonly state: CaseState;
  readonly filedAt: Date;
  readonly acceptedAt: Date | null;
  readonly dispatchedAt: Date | null;
  readonly handledAt: Date | null;
  readonly verifiedAt: Date | null;
  /** When the current round began by redoing or reopening; null in round 1. */
  readonly redoneAt: Date | null;
  /** When a unit returned it last; absent while none has. */
  readonly returnedAt?: Date | null;
  /** A second person must check this result (`needsSecondChecker`). */
  readonly needsCheck: boolean;
  /** When the clock stood or stands; absent: it never did. */
  readonly pauses?: readonly Pause[];
  /** Working days by which the answer of this round was extended. */
  readonly extraDays?: number;
}

/** What runs now: since when, until when, and when the resident was promised an answer. */
export interface Deadlines {
  readonly step: ClockStep;
  readonly from: Date;
  readonly dueAt: Date | null;
  readonly promisedAt: Date;
  /** The clock stands; absent while it runs. */
  readonly paused?: { readonly kind: PauseKind; readonly until: Date } | undefined;
}

/** When a limit that began at `from` ends. */
export function dueAfter(from: Date, limit: Limit, calendar: Calendar): Date {
  return limit.unit === 'workingDays'
    ? addWorkingDays(from, limit.amount, calendar)
    : addWorkingMinutes(from, limit.amount, calendar);
}

/** A limit made longer by working days. */
function extended(limit: Limit, days: number, calendar: Calendar): Limit {
  return { unit: limit.unit, amount: limit.amount + (limit.unit === 'workingDays' ? days : days * minutesPerDay(calendar)) };
}

/**
 * When the resident is promised an answer: the first time from filing, later from redoing or reopening; later by the
 * days of an extension, and by the office time for which the clock stood.
 */
export function promisedAt(facts: Pick<ClockFacts, 'filedAt' | 'redoneAt' | 'pauses' | 'extraDays'>, limits: CaseLimits, calendar: Calendar): Date {
  const from = facts.redoneAt ?? facts.filedAt;
  const limit = extended(facts.redoneAt ? limits.redo : limits.answer, facts.extraDays ?? 0, calendar);
  return afterPauses(dueAfter(from, limit, calendar), from, facts.pauses ?? [], calendar);
}

/** The step that runs in a state, and the moment from which it runs. */
function runningStep(facts: ClockFacts): { step: ClockStep; from: Date } {
  const { filedAt } = facts;
  switch (facts.state) {
    case 'submitted':
      return { step: 'accept', from: filedAt };
    case 'accepted':
      return { step: 'dispatch', from: facts.returnedAt ?? facts.acceptedAt ?? filedAt };
    case 'dispatched':
      return { step: 'acknowledge', from: facts.dispatchedAt ?? filedAt };
    case 'acknowledged':
      return { step: 'answer', from: facts.redoneAt ?? filedAt };
    case 'handled':
      return { step: facts.needsCheck ? 'verify' : 'evaluate', from: facts.handledAt ?? filedAt };
    case 'verified':
      // Where no check was needed the resident was asked when it was handled, and that clock runs on.
      return { step: 'evaluate', from: (facts.needsCheck ? facts.verifiedAt : facts.handledAt) ?? filedAt };
    default:
      return { step: 'stopped', from: filedAt };
  }
}

/**
 * Deadlines of a case in its present state, purely from its moments, its limits and the calendar, so that
 * they are recomputed alike after a correction or when new holiday data arrives.
 */
export function deadlinesAt(facts: ClockFacts, limits: CaseLimits, calendar: Calendar): Deadlines {
  const promise = promisedAt(facts, limits, calendar);
  const { step, from } = runningStep(facts);
  if (step === 'stopped') return { step, from, dueAt: null, promisedAt: promise };
  const dueAt = step === 'answer' ? promise : afterPauses(dueAfter(from, limits[step], calendar), from, facts.pauses ?? [], calendar);
  return { step, from, dueAt, promisedAt: promise };
}

/** The clock of a list row; moments in ISO 8601 UTC, as in the contract's `ClockView` without its days. */
export interface ClockRow {
  step: ClockStep;
  dueAt: string | null;
  promisedAt: string;
  state: 'onTime' | 'soon' | 'overdue' | 'done';
  /** Working days after today up to and including the due day; 0 when due today or overdue. */
  workingDaysLeft: number;
  /** Office minutes left; negative when overdue. */
  workingMinutesLeft: number;
  /** Full working days past the due moment; 0 on the first one, though `state` is overdue. */
  overdueDays: number;
  /** The clock stands: why, and until when at the latest. Absent while it runs. */
  paused?: { kind: PauseKind; until: string };
}

/** The clock of a case page, as in the contract's `ClockView`. */
export interface Clock extends ClockRow {
  days: DayCell[];
}

/** Office minutes before the due moment from which a matter counts as `soon`. */
export const SOON_MINUTES = 120;

/**
 * What a viewer's clock runs on: staff see the step that is theirs to take; a resident sees the one promise,
 * the answer, until it is given.
 */
export function clockFor(deadlines: Deadlines, facts: Pick<ClockFacts, 'filedAt' | 'redoneAt'>, viewer: 'staff' | 'resident'): Deadlines {
  const inner: readonly ClockStep[] = ['accept', 'dispatch', 'acknowledge'];
  if (viewer === 'staff' || !inner.includes(deadlines.step)) return deadlines;
  return { ...deadlines, step: 'answer', from: facts.redoneAt ?? facts.filedAt, dueAt: deadlines.promisedAt };
}

/** The clock of a list row. */
export function clockRow(deadlines: Deadlines, calendar: Calendar, now: Date): ClockRow {
  const { step, dueAt, paused } = deadlines;
  const standing = paused ? { paused: { kind: paused.kind, until: paused.until.toISOString() } } : {};
  const fixed = { step, dueAt: dueAt?.toISOString() ?? null, promisedAt: deadlines.promisedAt.toISOString(), ...standing };
  if (!dueAt) return { ...fixed, state: 'done', workingDaysLeft: 0, workingMinutesLeft: 0, overdueDays: 0 };
  const minutes = workingMinutesBetween(now, dueAt, calendar);
  const late = now > dueAt;
  const state = late ? 'overdue' : minutes <= SOON_MINUTES ? 'soon' : 'onTime';
  return {
    ...fixed,
    state,
    workingDaysLeft: late ? 0 : workdaysAfter(dayNumberOf(now), dayNumberOf(dueAt), calendar),
    workingMinutesLeft: minutes,
    overdueDays: late ? Math.floor(Math.abs(minutes) / minutesPerDay(calendar)) : 0,
  };
}

/** The clock of a case page: the row, and the day strip; no days when nothing runs. */
export function clockOf(deadlines: Deadlines, calendar: Calendar, now: Date): Clock {
  const row = clockRow(deadlines, calendar, now);
  const days = deadlines.dueAt ? dayStrip({ from: deadlines.from, due: deadlines.dueAt, now, calendar }) : [];
  return { ...row, days };
}
