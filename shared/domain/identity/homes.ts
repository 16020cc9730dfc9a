import { actionsFrom, type Transition } from '../kernel/stateMachine';

/** States of a bound home: somebody says that they live behind a door, and the station confirms it or not. */
export const HOME_STATES = ['asked', 'confirmed', 'declined', 'withdrawn', 'ended'] as const;
export type HomeState = (typeof HOME_STATES)[number];

/** `speak`: a co-resident or grid worker says whether it is so; `moveOut` is the person's own word, `end` the station's. */
export const HOME_ACTIONS = ['speak', 'confirm', 'decline', 'withdraw', 'moveOut', 'end'] as const;
export type HomeAction = (typeof HOME_ACTIONS)[number];

/** Parts people play in one home. A co-resident is somebody whose home behind the same door is confirmed. */
export const HOME_PARTS = ['resident', 'coResident', 'gridWorker', 'station'] as const;
export type HomePart = (typeof HOME_PARTS)[number];

/**
 * Every permitted step. Only the station confirms: a co-resident's or a grid worker's word stands beside the
 * request as a recommendation. History stays: who moved out is `ended`, never deleted.
 */
export const HOME_TRANSITIONS: readonly Transition<HomeState, HomeAction, HomePart>[] = [
  { from: 'asked', action: 'speak', to: 'asked', by: ['coResident', 'gridWorker'] },
  { from: 'asked', action: 'confirm', to: 'confirmed', by: ['station'] },
  { from: 'asked', action: 'decline', to: 'declined', by: ['station'] },
  { from: 'asked', action: 'withdraw', to: 'withdrawn', by: ['resident'] },
  { from: 'confirmed', action: 'moveOut', to: 'ended', by: ['resident'] },
  { from: 'confirmed', action: 'end', to: 'ended', by: ['station'] },
];

/** What somebody may do next with a home, in the order of the table. Nobody decides about their own. */
export function homeActions(parts: readonly HomePart[], state: HomeState): HomeAction[] {
  const own = parts.includes('resident');
  return actionsFrom(HOME_TRANSITIONS, state, own ? ['resident'] : parts);
}

/** How somebody lives there. */
export const HOME_RELATIONS = ['owner', 'tenant', 'family'] as const;
export type HomeRelation = (typeof HOME_RELATIONS)[number];

/** Why the station does not confirm, or ends a home. `other` needs words. */
export const DECLINE_REASONS = ['noSuchRoom', 'notLivingHere', 'papersNeeded', 'elsewhere', 'other'] as const;
export const END_REASONS = ['movedAway', 'enteredWrongly', 'other'] as const;
export type HomeReason = (typeof DECLINE_REASONS)[number] | (typeof END_REASONS)[number];

/** Homes of one person at a time; requests in some days, so that nobody tries doors; characters of words. */
export const HOME_LIMITS = { live: 5, asks: 10, days: 30, words: 60, reason: 100, opinions: 20 } as const;

/** `陈**`: the surname is told, the rest is not, nor how long it is. */
export function maskedName(name: string): string {
  return `${[...name.trim()][0] ?? ''}**`;
}
