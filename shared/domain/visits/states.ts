import { actionsFrom, type Transition } from '../kernel/stateMachine';

/** Why somebody wishes that a grid worker comes by (走访): never what sort of person they are. */
export const VISIT_REASONS = ['lonely', 'ill', 'newHere', 'misfortune', 'other'] as const;
export type VisitReason = (typeof VISIT_REASONS)[number];
/** When it usually suits. */
export const VISIT_TIMES = ['morning', 'afternoon', 'evening', 'weekend'] as const;
export type VisitTime = (typeof VISIT_TIMES)[number];
/** For whom it is asked: oneself, somebody of the family who agreed; `other`: noted by the station, at the counter or by telephone. */
export const VISIT_WHOM = ['self', 'family', 'other'] as const;
export type VisitWhom = (typeof VISIT_WHOM)[number];

/** Where a visit stands. `given`: a grid worker has it and names a moment; `agreed`: the moment suits; `erased`: only a number is left. */
export const VISIT_STATES = ['asked', 'given', 'proposed', 'agreed', 'visited', 'declined', 'off', 'erased'] as const;
export type VisitState = (typeof VISIT_STATES)[number];
/** Nobody comes any more. */
export const VISIT_ENDED: readonly VisitState[] = ['declined', 'off', 'erased'];

/** Parts people play in one visit. `asker`: who asked for somebody else of the family. */
export const VISIT_PARTS = ['visited', 'asker', 'worker', 'station', 'system'] as const;
export type VisitPart = (typeof VISIT_PARTS)[number];

export const VISIT_ACTIONS = [
  'ask', 'give', 'decline', 'giveBack', 'propose', 'arrange', 'accept', 'another', 'callOff', 'absent', 'report', 'promise', 'keep', 'cannot', 'hear', 'agree', 'refuse', 'spoken', 'become', 'again', 'remind',
] as const;
export type VisitAction = (typeof VISIT_ACTIONS)[number];

type Row = Transition<VisitState, VisitAction, VisitPart>;
const row = (from: VisitState, action: VisitAction, to: VisitState, ...by: VisitPart[]): Row => ({ from, action, to, by });
const BOTH = ['visited', 'asker'] as const;
const AT_HAND = ['given', 'proposed', 'agreed'] as const;

/**
 * Every step of a visit. Nobody comes whom the resident did not agree to; what was said becomes a matter only by the word of the
 * visited (`agree`), or by a spoken word that the grid worker notes as such (`spoken`): never by who asked for the visit.
 */
export const VISIT_TRANSITIONS: readonly Row[] = [
  row('asked', 'give', 'given', 'station'),
  ...AT_HAND.map((state) => row(state, 'give', 'given', 'station')),
  row('visited', 'give', 'visited', 'station'),
  row('asked', 'decline', 'declined', 'station'),
  row('given', 'decline', 'declined', 'station'),
  ...AT_HAND.flatMap((state): Row[] => [row(state, 'giveBack', 'asked', 'worker', 'system'), row(state, 'propose', 'proposed', 'worker'), row(state, 'arrange', 'agreed', 'worker')]),
  row('proposed', 'accept', 'agreed', ...BOTH),
  row('proposed', 'another', 'given', ...BOTH),
  row('agreed', 'another', 'given', ...BOTH),
  ...(['asked', ...AT_HAND] as const).map((state) => row(state, 'callOff', 'off', ...BOTH)),
  row('agreed', 'absent', 'given', 'worker'),
  row('agreed', 'report', 'visited', 'worker'),
  row('visited', 'promise', 'visited', 'worker'),
  row('visited', 'keep', 'visited', 'worker'),
  row('visited', 'cannot', 'visited', 'worker'),
  row('visited', 'hear', 'visited', 'worker'),
  row('visited', 'agree', 'visited', 'visited'),
  row('visited', 'refuse', 'visited', 'visited', 'worker'),
  row('visited', 'spoken', 'visited', 'worker'),
  row('visited', 'become', 'visited', 'worker'),
  row('visited', 'again', 'visited', ...BOTH, 'worker'),
  ...(['asked', ...AT_HAND, 'visited'] as const).map((state) => row(state, 'remind', state, 'system')),
];

/** How a promise stands: given, kept, or told that it cannot be. */
export const PROMISE_STATES = ['open', 'kept', 'cannot'] as const;
export type PromiseState = (typeof PROMISE_STATES)[number];
/** How far something is that was heard: the visited is asked; agreed; a matter was made of it. What they do not want is not kept. */
export const HEARD_STATES = ['asked', 'agreed', 'made'] as const;
export type HeardState = (typeof HEARD_STATES)[number];
/** What may be made of what was heard. */
export const HEARD_KINDS = ['case', 'wish'] as const;
export type HeardKind = (typeof HEARD_KINDS)[number];
/** How the visited agreed: on their own phone, or aloud, which is noted as such. */
export const HEARD_CONSENTS = ['phone', 'spoken'] as const;
export type HeardConsent = (typeof HEARD_CONSENTS)[number];

/** Lists of a station: nobody has it yet; on its way; visited and something is promised; over. */
export const VISIT_DESKS = ['asked', 'going', 'promised', 'over'] as const;
export type VisitDesk = (typeof VISIT_DESKS)[number];
export function visitDesk(state: VisitState, promises: readonly { readonly state: PromiseState }[]): VisitDesk {
  if (state === 'asked') return 'asked';
  if (state === 'visited') return promises.some((one) => one.state === 'open') ? 'promised' : 'over';
  return VISIT_ENDED.includes(state) ? 'over' : 'going';
}

/** What of a visit decides its buttons beside state and part. */
export interface VisitFacts {
  readonly state: VisitState;
  readonly promises: readonly { readonly state: PromiseState }[];
  readonly heard: readonly { readonly state: HeardState }[];
}
const NEEDS_PROMISE: readonly VisitAction[] = ['keep', 'cannot'];
const NEEDS_WORD: readonly VisitAction[] = ['agree', 'refuse', 'spoken'];
/** The buttons of a reply. */
export function visitActions({ state, promises, heard }: VisitFacts, parts: readonly VisitPart[]): VisitAction[] {
  const open = promises.some((one) => one.state === 'open');
  return actionsFrom(VISIT_TRANSITIONS, state, parts).filter((action) => {
    if (NEEDS_PROMISE.includes(action)) return open;
    if (NEEDS_WORD.includes(action)) return heard.some((one) => one.state === 'asked');
    return action === 'become' ? heard.some((one) => one.state === 'agreed') : true;
  });
}
