/**
 * Steps about the time of a case: questions that stop the clock, urging, reminders and supervision before and after
 * the deadline, escalation, extension, deferral (挂账), and another unit named by the station. They leave the state
 * alone, except that `reassign` begins with another unit.
 */
export const CLOCK_ACTIONS = [
  'ask',
  'answer',
  'urge',
  'runOn',
  'warn',
  'supervise',
  'respond',
  'escalate',
  'askExtension',
  'grantExtension',
  'refuseExtension',
  'askDeferral',
  'grantDeferral',
  'refuseDeferral',
  'reassign',
] as const;
export type ClockAction = (typeof CLOCK_ACTIONS)[number];

/** States in which the resident waits for the answer that was promised: its clock can stand, and be pressed. */
export const WAITING_STATES = ['submitted', 'accepted', 'dispatched', 'acknowledged'] as const;
const WATCHED = [...WAITING_STATES, 'handled', 'verified'] as const;

const stays = <S extends string, P extends string>(states: readonly S[], action: ClockAction, by: readonly P[]) =>
  states.map((state) => ({ from: state, action, to: state, by }));

/** Their rows of the state table. */
export const CLOCK_TRANSITIONS = [
  ...stays(['submitted', 'accepted'] as const, 'ask', ['station'] as const),
  ...stays(['dispatched', 'acknowledged'] as const, 'ask', ['handler', 'station'] as const),
  ...stays(WAITING_STATES, 'answer', ['reporter'] as const),
  ...stays(WAITING_STATES, 'urge', ['reporter'] as const),
  ...stays(WAITING_STATES, 'runOn', ['station', 'street', 'district', 'system'] as const),
  ...stays(WATCHED, 'warn', ['system'] as const),
  ...stays(WAITING_STATES, 'supervise', ['street', 'district', 'system'] as const),
  ...stays(['handled', 'verified'] as const, 'supervise', ['system'] as const),
  ...stays(WATCHED, 'respond', ['station', 'handler'] as const),
  ...stays(WAITING_STATES, 'escalate', ['station', 'street', 'system'] as const),
  ...stays(['handled', 'verified'] as const, 'escalate', ['system'] as const),
  ...stays(['acknowledged'] as const, 'askExtension', ['handler'] as const),
  ...stays(['acknowledged'] as const, 'grantExtension', ['station', 'street', 'district'] as const),
  ...stays(['acknowledged'] as const, 'refuseExtension', ['station', 'street', 'district'] as const),
  ...stays(['accepted', 'dispatched'] as const, 'askDeferral', ['station'] as const),
  ...stays(['acknowledged'] as const, 'askDeferral', ['handler', 'station'] as const),
  ...stays(['accepted', 'dispatched', 'acknowledged'] as const, 'grantDeferral', ['street', 'district'] as const),
  ...stays(['accepted', 'dispatched', 'acknowledged'] as const, 'refuseDeferral', ['street', 'district'] as const),
  { from: 'dispatched', action: 'reassign', to: 'dispatched', by: ['station', 'street', 'district'] },
  { from: 'acknowledged', action: 'reassign', to: 'dispatched', by: ['station', 'street', 'district'] },
] as const;

/** Recorded by the program; never a button. */
export const CLOCK_BY_ITSELF: readonly ClockAction[] = ['warn'];
