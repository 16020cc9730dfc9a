import { comesBack } from '../cases/repeats';
import { dayNumber, dayNumberOf, momentOn, type Day } from '../kernel/days';

/**
 * The monthly dispatch meeting (民生调度会, 明珠 P14): what is overdue, comes again or is shelved is put before the units
 * concerned; what is decided becomes tasks with an owner, a plan and a date (P13, P31), followed until they are done.
 */
export const DOCKET_STATES = ['called', 'published'] as const;
export type DocketState = (typeof DOCKET_STATES)[number];

/** Who convenes: the station of a community, or the dispatchers of a street. */
export const CONVENERS = ['station', 'street'] as const;
export type Convener = (typeof CONVENERS)[number];

/** Why something is on the agenda; `raised`: brought up by somebody at the table. */
export const DOCKET_REASONS = ['overdue', 'repeated', 'deferred', 'raised'] as const;
export type DocketReason = (typeof DOCKET_REASONS)[number];

export const DOCKET_LIMITS = { items: 30, units: 30, tasks: 10, topic: 40, place: 60, decision: 500, plan: 200, report: 300, summary: 1_000, aheadDays: 60, taskDays: 365, moves: 6, why: 200 } as const;

export interface CandidateFacts {
  readonly dueAt: Date;
  readonly step: string;
  readonly deferred: boolean;
  readonly paused: boolean;
  readonly round: number;
  readonly returned: number;
  readonly reports: number;
  /** It repeats an earlier matter that had been closed. */
  readonly repeats: boolean;
}

/** Why an open matter is proposed for the agenda; null when nothing speaks for it. What is shelved is not late. */
export function whyDiscussed(facts: CandidateFacts, now: Date): Exclude<DocketReason, 'raised'> | null {
  if (facts.deferred) return 'deferred';
  if (!facts.paused && facts.step !== 'evaluate' && facts.dueAt <= now) return 'overdue';
  return comesBack(facts) ? 'repeated' : null;
}

export const DOCKET_ACTIONS = ['agenda', 'attend', 'decide', 'publish', 'taskDone', 'moveTask'] as const;
export type DocketAction = (typeof DOCKET_ACTIONS)[number];

/** `convener`: acts for whoever convenes; `invited`: for a unit at the table. */
export type DocketPart = 'convener' | 'invited';

export const DOCKET_RULES = ['docketExists', 'notMetYet', 'noAttendance', 'undecided', 'docketDecided', 'notInvited', 'taskDoneAlready', 'taskNotYours', 'noItem', 'dayUnfit', 'docketPersonal', 'daySame', 'movedOften'] as const;
export type DocketRuleCode = (typeof DOCKET_RULES)[number];

export interface DocketFacts {
  readonly state: DocketState;
  readonly meetsAt: Date;
  readonly attended: boolean;
  readonly decided: number;
  readonly items: number;
  readonly openTasks: number;
}

/** Why a step is refused; null when nothing stands against it. The agenda stands once something was decided. */
export function ruleAgainstDocket(action: DocketAction, facts: DocketFacts, now: Date): DocketRuleCode | null {
  const met = dayNumberOf(facts.meetsAt) <= dayNumberOf(now);
  switch (action) {
    case 'agenda':
      return facts.decided > 0 ? 'docketDecided' : null;
    case 'attend':
    case 'decide':
      return met ? null : 'notMetYet';
    case 'publish':
      if (!facts.attended) return 'noAttendance';
      return facts.decided < facts.items ? 'undecided' : null;
    case 'taskDone':
    case 'moveTask':
      return facts.openTasks > 0 ? null : 'taskDoneAlready';
  }
}

/**
 * Whether a step belongs to a state at all: tasks are done before and after the summary is published; the day of one is
 * moved only after, for until then the decision is simply said again.
 */
export const fitsState = (action: DocketAction, state: DocketState): boolean => action === 'taskDone' || state === (action === 'moveTask' ? 'published' : 'called');

/** Why the day of a task is not moved: it stays on record, and is moved to another day, not too often. */
export function ruleAgainstMove(task: { readonly dueOn: Day; readonly doneAt: Date | null; readonly moves?: readonly unknown[] }, day: Day, now: Date): DocketRuleCode | null {
  if (task.doneAt !== null) return 'taskDoneAlready';
  if (day === task.dueOn) return 'daySame';
  if (!dayFits(day, now, DOCKET_LIMITS.taskDays)) return 'dayUnfit';
  return (task.moves?.length ?? 0) >= DOCKET_LIMITS.moves ? 'movedOften' : null;
}

/** Who may ever take a step. */
export const mayTake = (action: DocketAction, parts: readonly DocketPart[]): boolean => parts.includes('convener') || (action === 'taskDone' && parts.includes('invited'));

/** Buttons: what somebody with these parts can do now. */
export const docketActions = (facts: DocketFacts, parts: readonly DocketPart[], now: Date): DocketAction[] =>
  DOCKET_ACTIONS.filter((action) => fitsState(action, facts.state) && mayTake(action, parts) && ruleAgainstDocket(action, facts, now) === null);

/** A task is late after the end of its day. */
export const taskDueAt = (day: Day): Date => momentOn(dayNumber(day) + 1, 0);
export const isLate = (task: { readonly doneAt: Date | null; readonly dueAt: Date }, now: Date): boolean => task.doneAt === null && task.dueAt <= now;

/** When a job must look again: the next task that becomes late and nobody was told of; null when none does. */
export function docketCheckAt(tasks: readonly { readonly doneAt: Date | null; readonly dueAt: Date; readonly told: boolean }[]): Date | null {
  const ahead = tasks.filter(({ doneAt, told }) => doneAt === null && !told).map(({ dueAt }) => dueAt);
  return ahead.sort((a, b) => a.getTime() - b.getTime())[0] ?? null;
}

/** Whether a day of the meeting or of a task lies from today on, and not too far. */
export function dayFits(day: Day, now: Date, most: number): boolean {
  const ahead = dayNumber(day) - dayNumberOf(now);
  return ahead >= 0 && ahead <= most;
}

/** Digits in a row that could be a phone or document number: a summary that everybody reads has none. */
export const looksPersonal = (text: string): boolean => /\d{7,}/.test(text.replace(/\s/g, ''));
