import type { Transition } from '../kernel/stateMachine';

/** States of a volunteer's record. `submitted` and `asked` wait for the station; only `active` takes shifts. */
export const VOLUNTEER_STATES = ['submitted', 'asked', 'active', 'paused', 'declined', 'withdrawn', 'ended'] as const;
export type VolunteerState = (typeof VOLUNTEER_STATES)[number];
/** Not a volunteer any more; the record stays, and can be taken up again. */
export const VOLUNTEER_OVER: readonly VolunteerState[] = ['declined', 'withdrawn', 'ended'];

/** Parts people play in one record: whose it is, and the station of their community. Nobody decides on their own. */
export const VOLUNTEER_PARTS = ['self', 'station'] as const;
export type VolunteerPart = (typeof VOLUNTEER_PARTS)[number];

export const VOLUNTEER_ACTIONS = ['join', 'edit', 'agree', 'pause', 'resume', 'withdraw', 'approve', 'ask', 'decline', 'seeProof', 'seeGuardian', 'addMerit', 'dropMerit', 'end'] as const;
export type VolunteerAction = (typeof VOLUNTEER_ACTIONS)[number];

type Row = Transition<VolunteerState, VolunteerAction, VolunteerPart>;
const row = (from: VolunteerState, action: VolunteerAction, to: VolunteerState, by: VolunteerPart): Row => ({ from, action, to, by: [by] });

/**
 * Every step of a record. Where the station does not look first, `join` ends at `active` at once. Name and document are
 * changed only while the station looks at them, so it can put a record that is in force back (`ask`).
 */
export const VOLUNTEER_TRANSITIONS: readonly Row[] = [
  row('submitted', 'edit', 'submitted', 'self'),
  row('asked', 'edit', 'submitted', 'self'),
  ...(['submitted', 'asked'] as const).flatMap((state): Row[] => [
    row(state, 'withdraw', 'withdrawn', 'self'),
    row(state, 'approve', 'active', 'station'),
    row(state, 'ask', 'asked', 'station'),
    row(state, 'decline', 'declined', 'station'),
  ]),
  ...(['active', 'paused'] as const).flatMap((state): Row[] => [
    row(state, 'edit', state, 'self'),
    row(state, 'agree', state, 'self'),
    row(state, 'withdraw', 'withdrawn', 'self'),
    row(state, 'seeProof', state, 'station'),
    // Of a minor who names another guardian, or another number of theirs.
    row(state, 'seeGuardian', state, 'station'),
    row(state, 'addMerit', state, 'station'),
    row(state, 'dropMerit', state, 'station'),
    row(state, 'ask', 'asked', 'station'),
    row(state, 'end', 'ended', 'station'),
  ]),
  row('active', 'pause', 'paused', 'self'),
  row('paused', 'resume', 'active', 'self'),
  ...VOLUNTEER_OVER.map((state) => row(state, 'join', 'submitted', 'self')),
];

/** The station's lists. */
export const VOLUNTEER_DESKS = ['check', 'asked', 'active', 'over'] as const;
export type VolunteerDesk = (typeof VOLUNTEER_DESKS)[number];
export function volunteerDesk(state: VolunteerState): VolunteerDesk {
  if (state === 'submitted') return 'check';
  if (state === 'asked') return 'asked';
  return VOLUNTEER_OVER.includes(state) ? 'over' : 'active';
}

/** Why a sign-up is not taken on. `other` needs words. */
export const VOLUNTEER_DECLINES = ['notLivingHere', 'documentWrong', 'guardianMissing', 'tooYoung', 'twice', 'other'] as const;
export type VolunteerDecline = (typeof VOLUNTEER_DECLINES)[number];
/** Why the station ends a record, told to whose it is. `other` needs words. */
export const VOLUNTEER_ENDS = ['movedAway', 'unsafe', 'tookMoney', 'falseProof', 'other'] as const;
export type VolunteerEnd = (typeof VOLUNTEER_ENDS)[number];
