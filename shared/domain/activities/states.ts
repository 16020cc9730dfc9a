import type { Transition } from '../kernel/stateMachine';

/** Where an activity stands. `submitted`: a team's, at which the station looks first. Whether it is over follows from its last shift. */
export const ACTIVITY_STATES = ['draft', 'submitted', 'published', 'cancelled'] as const;
export type ActivityState = (typeof ACTIVITY_STATES)[number];

/**
 * Parts people play in an activity. `team`: leader or deputy of the team that holds it; `leader`: a volunteer named to lead one
 * of its shifts; `guest`: everybody else who may read it.
 */
export const ACTIVITY_PARTS = ['station', 'team', 'leader', 'guest', 'system'] as const;
export type ActivityPart = (typeof ACTIVITY_PARTS)[number];

export const ACTIVITY_ACTIONS = ['create', 'edit', 'submit', 'approve', 'sendBack', 'publish', 'change', 'move', 'lead', 'message', 'cancelShift', 'cancel'] as const;
export type ActivityAction = (typeof ACTIVITY_ACTIONS)[number];

type ActivityRow = Transition<ActivityState, ActivityAction, ActivityPart>;
const step = (from: ActivityState, action: ActivityAction, to: ActivityState = from, ...by: ActivityPart[]): ActivityRow => ({ from, action, to, by: by.length > 0 ? by : ['station', 'team'] });

/**
 * Every step of an activity. What is published is changed and moved, and everybody signed up hears of it. A team's that is more
 * than plain work of people of age goes to the station first (志愿服务条例 Art. 15, 17); writing it anew takes it back.
 */
export const ACTIVITY_TRANSITIONS: readonly ActivityRow[] = [
  step('draft', 'edit'), step('draft', 'publish', 'published'), step('draft', 'submit', 'submitted', 'team'), step('draft', 'cancel', 'cancelled', 'station', 'team', 'system'),
  step('submitted', 'edit', 'draft', 'team'), step('submitted', 'approve', 'published', 'station'), step('submitted', 'sendBack', 'draft', 'station'), step('submitted', 'cancel', 'cancelled', 'team', 'system'),
  step('published', 'change'), step('published', 'move'), step('published', 'lead'), step('published', 'message', 'published', 'station', 'team', 'leader'), step('published', 'cancelShift'), step('published', 'cancel', 'cancelled'),
];

/** How dangerous it is: `dangerous` needs an insurance before it is published (志愿服务条例 Art. 17) and people of age (Art. 15). */
export const RISKS = ['plain', 'outdoor', 'dangerous'] as const;
export type Risk = (typeof RISKS)[number];

/** Where one sign-up stands: no seat yet; a seat is kept until they answer; they come; they do not (the code says why). */
export const SIGN_UP_STATES = ['waiting', 'offered', 'seated', 'left'] as const;
export type SignUpState = (typeof SIGN_UP_STATES)[number];
export const SIGN_UP_PARTS = ['self', 'leader', 'station', 'system'] as const;
export type SignUpPart = (typeof SIGN_UP_PARTS)[number];
export const SIGN_UP_ACTIONS = ['join', 'offer', 'accept', 'decline', 'pass', 'cancel', 'swap', 'keep', 'handOver', 'change', 'callOff', 'remind', 'arrive', 'depart', 'mark', 'close'] as const;
export type SignUpAction = (typeof SIGN_UP_ACTIONS)[number];

type SignUpRow = Transition<SignUpState, SignUpAction, SignUpPart>;
const turn = (from: SignUpState, action: SignUpAction, to: SignUpState, by: SignUpPart): SignUpRow => ({ from, action, to, by: [by] });

/** Every step of a sign-up. Nobody gets from `waiting` to `seated` without a yes of their own (志愿服务条例 Art. 25). */
export const SIGN_UP_TRANSITIONS: readonly SignUpRow[] = [
  turn('left', 'join', 'seated', 'self'),
  turn('waiting', 'cancel', 'left', 'self'), turn('waiting', 'offer', 'offered', 'system'),
  turn('offered', 'accept', 'seated', 'self'), turn('offered', 'decline', 'left', 'self'), turn('offered', 'pass', 'left', 'system'),
  turn('seated', 'cancel', 'left', 'self'), turn('seated', 'swap', 'seated', 'self'), turn('seated', 'keep', 'seated', 'self'), turn('seated', 'handOver', 'left', 'system'),
  turn('seated', 'arrive', 'seated', 'self'), turn('seated', 'depart', 'seated', 'self'), { from: 'seated', action: 'mark', to: 'seated', by: ['leader', 'station'] }, turn('seated', 'close', 'seated', 'system'),
  ...(['waiting', 'offered', 'seated'] as const).flatMap((state): SignUpRow[] => [turn(state, 'change', state, 'system'), turn(state, 'callOff', 'left', 'system'), turn(state, 'remind', state, 'system')]),
];

/** The station's lists. */
export const ACTIVITY_DESKS = ['open', 'check', 'draft', 'over'] as const;
export type ActivityDesk = (typeof ACTIVITY_DESKS)[number];
/** A volunteer's shifts. */
export const SHIFT_LANES = ['coming', 'past'] as const;
export type ShiftLane = (typeof SHIFT_LANES)[number];

/** Why somebody does not come. Nobody is blamed; `other` needs words. */
export const LEAVE_REASONS = ['noTime', 'ill', 'cannot', 'notSafe', 'other'] as const;
export type LeaveReason = (typeof LEAVE_REASONS)[number];
/** Why a shift or an activity does not take place. `other` needs words. */
export const CALL_OFFS = ['weather', 'few', 'notSafe', 'noNeed', 'other'] as const;
export type CallOff = (typeof CALL_OFFS)[number];
