import type { Transition } from '../kernel/stateMachine';

/** How somebody stands to a team. The row stays: who left can come back. */
export const MEMBER_STATES = ['asked', 'in', 'declined', 'withdrawn', 'left', 'removed', 'ended'] as const;
export type MemberState = (typeof MEMBER_STATES)[number];
export const MEMBER_OUT: readonly MemberState[] = ['declined', 'withdrawn', 'left', 'removed', 'ended'];

/** `lead`: whoever leads the team, or stands in; `system`: the team or the volunteer is no more, or an office was taken on. */
export const MEMBER_PARTS = ['self', 'lead', 'system'] as const;
export type MemberPart = (typeof MEMBER_PARTS)[number];

export const MEMBER_ACTIONS = ['ask', 'join', 'withdraw', 'approve', 'decline', 'leave', 'remove', 'seat', 'end'] as const;
export type MemberAction = (typeof MEMBER_ACTIONS)[number];

type Row = Transition<MemberState, MemberAction, MemberPart>;
const row = (from: MemberState, action: MemberAction, to: MemberState, by: MemberPart): Row => ({ from, action, to, by: [by] });

/** Every step of one membership. `join`: by code, at once, also where a request waits; `seat`: whoever takes an office on belongs to the team. */
export const MEMBER_TRANSITIONS: readonly Row[] = [
  row('asked', 'withdraw', 'withdrawn', 'self'),
  row('asked', 'join', 'in', 'self'),
  row('asked', 'approve', 'in', 'lead'),
  row('asked', 'decline', 'declined', 'lead'),
  row('in', 'leave', 'left', 'self'),
  row('in', 'remove', 'removed', 'lead'),
  ...(['asked', 'in'] as const).map((state) => row(state, 'end', 'ended', 'system')),
  ...(['asked', ...MEMBER_OUT] as const).map((state) => row(state, 'seat', 'in', 'system')),
  ...MEMBER_OUT.flatMap((state) => [row(state, 'ask', 'asked', 'self'), row(state, 'join', 'in', 'self')]),
];

/** Why a request is not taken up, or a member is asked to go; told to them. `other` needs words. */
export const MEMBER_DECLINES = ['full', 'otherSkills', 'notNear', 'other'] as const;
export type MemberDecline = (typeof MEMBER_DECLINES)[number];
export const MEMBER_REMOVALS = ['longAway', 'notKeeping', 'quarrel', 'unsafe', 'other'] as const;
export type MemberRemoval = (typeof MEMBER_REMOVALS)[number];

/** Lists of those who lead: who asks, who belongs. */
export const MEMBER_LANES = ['asked', 'in'] as const;
export type MemberLane = (typeof MEMBER_LANES)[number];
