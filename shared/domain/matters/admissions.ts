import { addDays, type Day } from '../kernel/days';
import type { UnitKind } from '../kernel/roles';

/** How far a request is that work outside the list be admitted (准入). */
export const ADMISSION_STATES = ['asked', 'admitted', 'refused', 'withdrawn', 'ended'] as const;
export type AdmissionState = (typeof ADMISSION_STATES)[number];
export const ADMISSION_ACTIONS = ['admit', 'refuse', 'askAgain', 'withdraw', 'end'] as const;
export type AdmissionAction = (typeof ADMISSION_ACTIONS)[number];
export const ADMISSION_PARTS = ['station', 'asker'] as const;
export type AdmissionPart = (typeof ADMISSION_PARTS)[number];

/**
 * The table of an admission. The station decides (龙岗 "1+7": a station may refuse off-list work that was not
 * admitted); whoever was refused may come again with what was missing, and every refusal stays on record.
 */
export const ADMISSION_TRANSITIONS: readonly { readonly from: AdmissionState; readonly action: AdmissionAction; readonly to: AdmissionState; readonly by: AdmissionPart }[] = [
  { from: 'asked', action: 'admit', to: 'admitted', by: 'station' },
  { from: 'asked', action: 'refuse', to: 'refused', by: 'station' },
  { from: 'asked', action: 'withdraw', to: 'withdrawn', by: 'asker' },
  { from: 'refused', action: 'askAgain', to: 'asked', by: 'asker' },
  // What was admitted ends before its day by the word of either side, with the reason: the means did not come, or it is done.
  { from: 'admitted', action: 'end', to: 'ended', by: 'station' },
  { from: 'admitted', action: 'end', to: 'ended', by: 'asker' },
];

/** Grounds on which a station refuses; the article of each is in `config/catalogue/admissions.ts`. */
export const REFUSAL_GROUNDS = ['offList', 'assistingOnly', 'noAuthority', 'noMeans', 'privacy'] as const;
export type RefusalGround = (typeof REFUSAL_GROUNDS)[number];

/** Askings of one piece of work, characters, people lent, yuan, days for which it may be admitted. */
export const ADMISSION_LIMITS = { rounds: 3, title: 60, basis: 120, words: 500, people: 999, money: 100_000_000, days: 366 } as const;

/** Why the rules say no to a step. */
export type AdmissionRuleCode = 'askedOften' | 'untilLater' | 'untilOver' | 'untilFar' | 'listedAlready' | 'endedByItself' | 'listNotNewer' | 'listDayOver' | 'listDayFar' | 'listUnchanged';

/** Kinds of unit whose people may ask: bodies above the community; those of the community itself work by its list anyway. */
export const ASKING_KINDS: readonly UnitKind[] = ['street', 'streetOffice', 'department', 'utility'];

interface Facts {
  readonly state: AdmissionState;
  readonly rounds: number;
  /** Its last day is past: it has ended by itself. */
  readonly over?: boolean;
}

/** What somebody may do next, in the order of the table. */
export function admissionActions({ state, rounds, over = false }: Facts, parts: readonly AdmissionPart[]): AdmissionAction[] {
  const open = ADMISSION_TRANSITIONS.filter((row) => row.from === state && parts.includes(row.by) && (row.action !== 'askAgain' || rounds < ADMISSION_LIMITS.rounds) && !(row.action === 'end' && over));
  return [...new Set(open.map(({ action }) => action))];
}

/** What is wrong with the day until which work is asked for or admitted; null when nothing is. `asked`: the day asked for, where one decides. */
export function untilFault(until: Day, today: Day, asked?: Day): AdmissionRuleCode | null {
  if (until < today) return 'untilOver';
  if (asked !== undefined && until > asked) return 'untilLater';
  return until > addDays(today, ADMISSION_LIMITS.days) ? 'untilFar' : null;
}

/** Whether admitted work still runs on a day: its last day is one of its days. */
export const runsOn = ({ state, until }: { readonly state: AdmissionState; readonly until: Day | null }, day: Day): boolean => state === 'admitted' && until !== null && day <= until;

/** One request as the yearly report counts it. */
export interface ReportedAdmission {
  readonly state: AdmissionState;
  /** Times it was refused: it bounced. */
  readonly bounces: number;
}
/** Counts of a year, for a community or one department in it. */
export interface AdmissionCounts {
  readonly asked: number;
  readonly admitted: number;
  readonly refused: number;
  readonly withdrawn: number;
  readonly waiting: number;
  readonly bounces: number;
}

/** A year's counts. Each request is in one of admitted (also what ended early), refused, withdrawn and waiting, so these add up to what was asked. */
export function countAdmissions(rows: readonly ReportedAdmission[]): AdmissionCounts {
  const of = (state: AdmissionState): number => rows.filter((row) => row.state === state).length;
  return { asked: rows.length, admitted: of('admitted') + of('ended'), refused: of('refused'), withdrawn: of('withdrawn'), waiting: of('asked'), bounces: rows.reduce((sum, { bounces }) => sum + bounces, 0) };
}
