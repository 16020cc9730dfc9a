import type { Transition } from '../kernel/stateMachine';

/** Kinds of task that a station offers to volunteers: look at the spot, go along with somebody, repair something small, another helping hand. */
export const TASK_KINDS = ['verify', 'accompany', 'repair', 'help'] as const;
export type TaskKind = (typeof TASK_KINDS)[number];
/** Kinds that people under age do not take: repairs may hurt, and whoever goes along with somebody answers for them (志愿服务条例 Art. 15). */
export const ADULT_KINDS: readonly TaskKind[] = ['accompany', 'repair'];

/** Where a task stands. `open` wants hands; `taken`: all are found; `reported`: all have said what they did, the station looks. */
export const TASK_STATES = ['open', 'taken', 'reported', 'done', 'stopped'] as const;
export type TaskState = (typeof TASK_STATES)[number];
export const TASK_OVER: readonly TaskState[] = ['done', 'stopped'];

/** Parts people play in one task. `owner`: whose matter it came of, and who looks on; `guest`: a volunteer of the station who has not claimed it. */
export const TASK_PARTS = ['claimant', 'station', 'owner', 'guest', 'system'] as const;
export type TaskPart = (typeof TASK_PARTS)[number];

export const TASK_ACTIONS = ['offer', 'claim', 'giveBack', 'report', 'change', 'release', 'sendBack', 'finish', 'stop', 'remind'] as const;
export type TaskAction = (typeof TASK_ACTIONS)[number];

type Row = Transition<TaskState, TaskAction, TaskPart>;
const row = (from: TaskState, action: TaskAction, by: TaskPart, to: TaskState = from): Row => ({ from, action, to, by: [by] });

/**
 * Every step of a task. Where it stands after a claim, a claim given back, a report or one sent back follows from its claims
 * (`stateOfClaims`). What was reported is not given back: the station has it in hand.
 */
export const TASK_TRANSITIONS: readonly Row[] = [
  row('open', 'claim', 'guest'),
  ...(['open', 'taken'] as const).flatMap((state): Row[] => [row(state, 'giveBack', 'claimant'), row(state, 'report', 'claimant'), { ...row(state, 'release', 'station'), by: ['station', 'system'] }, row(state, 'change', 'station')]),
  row('reported', 'report', 'claimant'),
  ...(['open', 'taken', 'reported'] as const).flatMap((state): Row[] => [row(state, 'sendBack', 'station'), row(state, 'finish', 'station', 'done'), row(state, 'stop', 'station', 'stopped'), row(state, 'remind', 'system')]),
];

/** How far one claim is. */
export const TASK_CLAIM_STATES = ['claimed', 'reported'] as const;
export type TaskClaimState = (typeof TASK_CLAIM_STATES)[number];

/** Where a task stands by its claims. */
export function stateOfClaims(places: number, claims: readonly { readonly state: TaskClaimState }[]): Exclude<TaskState, 'done' | 'stopped'> {
  if (claims.length < places) return 'open';
  return claims.every(({ state }) => state === 'reported') ? 'reported' : 'taken';
}

/** The station's lists: somebody said what they did; hands are wanted; under way; over. */
export const TASK_DESKS = ['check', 'open', 'going', 'over'] as const;
export type TaskDesk = (typeof TASK_DESKS)[number];
export function taskDesk(state: TaskState, claims: readonly { readonly state: TaskClaimState }[]): TaskDesk {
  if (TASK_OVER.includes(state)) return 'over';
  if (claims.some((claim) => claim.state === 'reported')) return 'check';
  return state === 'open' ? 'open' : 'going';
}

/** A volunteer's lists: to be had; mine; what I did. */
export const TASK_LANES = ['open', 'mine', 'past'] as const;
export type TaskLane = (typeof TASK_LANES)[number];

/** Why a claim is given back. Nobody is blamed; `other` needs words. */
export const GIVE_BACKS = ['noTime', 'ill', 'cannot', 'noContact', 'notSafe', 'other'] as const;
export type GiveBack = (typeof GIVE_BACKS)[number];
/** Why a task is stopped. `other` needs words. */
export const TASK_STOPS = ['settled', 'noNeed', 'nobody', 'notSafe', 'other'] as const;
export type TaskStop = (typeof TASK_STOPS)[number];
