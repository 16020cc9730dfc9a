import { addWorkingMinutes, minutesPerDay, workingMinutesBetween, type Calendar } from '../kernel/workingTime';
import type { ClockStep, Limit } from './deadlines';
import { dueAfter } from './deadlines';
import type { CaseGrade } from './states';

/** Who coordinates a case: the community's station, the street, the district (三级协调, P16). Absent in a case: community. */
export const CASE_LEVELS = ['community', 'street', 'district'] as const;
export type CaseLevel = (typeof CASE_LEVELS)[number];

/** The level above; null above the district. */
export const levelAbove = (level: CaseLevel): Exclude<CaseLevel, 'community'> | null =>
  level === 'community' ? 'street' : level === 'street' ? 'district' : null;

/**
 * Why a matter is supervised (督办): refusal to acknowledge, overdue, solvable but unsolved, bad effect (潍坊 Art. 26),
 * many reports of one matter (济南 Art. 28).
 */
export const SUPERVISION_TRIGGERS = ['notAcknowledged', 'overdue', 'unsolved', 'badEffect', 'manyReports'] as const;
export type SupervisionTrigger = (typeof SUPERVISION_TRIGGERS)[number];

/** How a deadline is watched, by grade. Configuration; domain.md gives no figures but the three days of a supervision (静安 [x]). */
export interface WatchRule {
  /** Share of a step's office time that is left when its holder is reminded, and at most so many working days. */
  readonly warnShare: number;
  readonly warnDays: number;
  /** Limit for the answer to a supervision. */
  readonly respond: Readonly<Record<CaseGrade, Limit>>;
  /** From a supervision for being late, or from one escalation, until the next level takes the matter up. */
  readonly escalate: Readonly<Record<CaseGrade, Limit>>;
  /** At the top, from one reminder to the next. */
  readonly again: Limit;
}

export const WATCH_RULE: WatchRule = {
  warnShare: 0.25,
  warnDays: 1,
  respond: { ordinary: { unit: 'workingDays', amount: 3 }, urgent: { unit: 'workingDays', amount: 1 }, emergency: { unit: 'workingMinutes', amount: 120 } },
  escalate: { ordinary: { unit: 'workingDays', amount: 3 }, urgent: { unit: 'workingDays', amount: 1 }, emergency: { unit: 'workingMinutes', amount: 120 } },
  again: { unit: 'workingDays', amount: 5 },
};

/** What the watch over one step looks at. */
export interface WatchFacts {
  readonly step: ClockStep;
  readonly from: Date;
  readonly dueAt: Date | null;
  readonly grade: CaseGrade;
  readonly level: CaseLevel;
  /** Until when the clock stands, while nobody has said that it runs on. */
  readonly pausedUntil: Date | null;
  /** The holder was reminded in this step. */
  readonly warned: boolean;
  /** When the matter was last supervised for being late, or escalated, or its holder reminded at the top, in this step. */
  readonly pressedAt: Date | null;
  /** By when a supervision that is open must be answered. */
  readonly respondBy: Date | null;
}

/** What is due now, and when to look again; null only where nothing runs or silence has its own moments. */
export interface WatchStep {
  readonly act: 'nothing' | 'resume' | 'warn' | 'supervise' | 'escalate';
  readonly nextCheckAt: Date | null;
}

/** When the holder of a step is reminded: a quarter of its office time before the end, at most a working day. */
export function warnAt(from: Date, dueAt: Date, calendar: Calendar, rule: WatchRule = WATCH_RULE): Date {
  const whole = Math.max(0, workingMinutesBetween(from, dueAt, calendar));
  const lead = Math.min(Math.floor(whole * rule.warnShare), rule.warnDays * minutesPerDay(calendar));
  return addWorkingMinutes(from, whole - lead, calendar);
}

/** When the level above takes up what was pressed at `pressedAt`. */
export const escalateAt = (pressedAt: Date, grade: CaseGrade, calendar: Calendar, rule: WatchRule = WATCH_RULE): Date =>
  dueAfter(pressedAt, rule.escalate[grade], calendar);

const nothing = (nextCheckAt: Date | null): WatchStep => ({ act: 'nothing', nextCheckAt });
const earlier = (a: Date, b: Date | null): Date => (b && b < a ? b : a);

/** A step that is late: supervised once, then taken up level by level, and at the top reminded of. */
function whenLate(facts: WatchFacts, calendar: Calendar, now: Date, rule: WatchRule): WatchStep {
  const { pressedAt, level, grade, respondBy } = facts;
  if (!pressedAt) return { act: 'supervise', nextCheckAt: null };
  if (level === 'district') {
    const again = dueAfter(pressedAt, rule.again, calendar);
    return now >= again ? { act: 'warn', nextCheckAt: null } : nothing(again);
  }
  const up = earlier(escalateAt(pressedAt, grade, calendar, rule), respondBy);
  return now >= up ? { act: 'escalate', nextCheckAt: null } : nothing(up);
}

/**
 * Warn → due → escalate (P27). One act at a time, each counted from the one before: after downtime what fell due is
 * done once, in its order, and everybody still has their time; a reminder that comes after the deadline is left out.
 */
export function watchStep(facts: WatchFacts, calendar: Calendar, now: Date, rule: WatchRule = WATCH_RULE): WatchStep {
  const { step, from, dueAt, pausedUntil, respondBy, level } = facts;
  if (step === 'stopped' || step === 'evaluate' || dueAt === null) return nothing(null);
  if (pausedUntil) return now >= pausedUntil ? { act: 'resume', nextCheckAt: null } : nothing(pausedUntil);
  if (now >= dueAt) return whenLate(facts, calendar, now, rule);
  const answerBy = level === 'district' ? null : respondBy;
  if (answerBy && now >= answerBy) return { act: 'escalate', nextCheckAt: null };
  const warn = facts.warned ? dueAt : warnAt(from, dueAt, calendar, rule);
  if (now < warn) return nothing(earlier(warn, answerBy));
  return { act: 'warn', nextCheckAt: null };
}
