import type { Transition } from '../kernel/stateMachine';

/** What a team (志愿服务队) mostly does: the fields of the national volunteer platform, in short. */
export const TEAM_FIELDS = ['elders', 'disabled', 'children', 'environment', 'safety', 'emergency', 'health', 'law', 'culture', 'teaching', 'repairs', 'community'] as const;
export type TeamField = (typeof TEAM_FIELDS)[number];

/** Where a team stands. `submitted`: proposed by a volunteer, the station looks at it. */
export const TEAM_STATES = ['submitted', 'active', 'declined', 'dissolved'] as const;
export type TeamState = (typeof TEAM_STATES)[number];
export const TEAM_OVER: readonly TeamState[] = ['declined', 'dissolved'];

/** Offices in a team (队长, 副队长), and what somebody is asked to take on. */
export const TEAM_OFFICES = ['leader', 'deputy'] as const;
export type TeamOffice = (typeof TEAM_OFFICES)[number];

/**
 * Parts people play in one team. `offered`: asked to take an office on, and has not answered; `standIn`: the station where
 * there is no leader. A station's own member of staff who leads a team plays their part in it, not the station's.
 */
export const TEAM_PARTS = ['leader', 'deputy', 'member', 'offered', 'station', 'standIn', 'system'] as const;
export type TeamPart = (typeof TEAM_PARTS)[number];

export const TEAM_ACTIONS = ['found', 'approve', 'decline', 'edit', 'newCode', 'endCode', 'offer', 'takeBack', 'accept', 'refuse', 'stepDown', 'dismiss', 'dissolve', 'drop', 'admit'] as const;
export type TeamAction = (typeof TEAM_ACTIONS)[number];

type Row = Transition<TeamState, TeamAction, TeamPart>;
const row = (from: TeamState, action: TeamAction, by: readonly TeamPart[], to: TeamState = from): Row => ({ from, action, to, by });

/**
 * Every step of a team. Nobody is put into an office: it is offered, by the leader or the station, and accepted. A leader does
 * not step down: they hand over (`offer` of their own office), or the station finds somebody. `drop`: who is no volunteer
 * any more holds no office. `admit`: leaders and deputies look at requests; the rows of members change, not the team.
 */
export const TEAM_TRANSITIONS: readonly Row[] = [
  row('submitted', 'edit', ['leader']),
  row('submitted', 'approve', ['station'], 'active'),
  row('submitted', 'decline', ['station'], 'declined'),
  row('submitted', 'dissolve', ['leader'], 'dissolved'),
  row('submitted', 'drop', ['system'], 'declined'),
  row('active', 'edit', ['leader', 'station']),
  row('active', 'admit', ['leader', 'deputy', 'standIn']),
  row('active', 'newCode', ['leader', 'deputy', 'standIn']),
  row('active', 'endCode', ['leader', 'deputy', 'station']),
  row('active', 'offer', ['leader', 'station']),
  row('active', 'takeBack', ['leader', 'station']),
  row('active', 'accept', ['offered']),
  row('active', 'refuse', ['offered']),
  row('active', 'stepDown', ['deputy']),
  row('active', 'dismiss', ['leader', 'station']),
  row('active', 'dissolve', ['leader', 'station'], 'dissolved'),
  row('active', 'drop', ['system']),
];

/** The station's lists. */
export const TEAM_DESKS = ['check', 'active', 'over'] as const;
export type TeamDesk = (typeof TEAM_DESKS)[number];
export function teamDesk(state: TeamState): TeamDesk {
  if (state === 'submitted') return 'check';
  return TEAM_OVER.includes(state) ? 'over' : 'active';
}

/** Why a station does not take a team on. `other` needs words. */
export const TEAM_DECLINES = ['sameAsAnother', 'tooFewHands', 'notVolunteering', 'unclear', 'other'] as const;
export type TeamDecline = (typeof TEAM_DECLINES)[number];
