import { actionsFrom, type Transition } from '../kernel/stateMachine';

/** What a mediation (人民调解) is about. */
export const MEDIATION_KINDS = ['noise', 'leak', 'commonSpace', 'parking', 'animals', 'property', 'family', 'money', 'work', 'other'] as const;
export type MediationKind = (typeof MEDIATION_KINDS)[number];

/** The two sides; who asked is the first. */
export const MEDIATION_SIDES = ['first', 'second'] as const;
export type MediationSide = (typeof MEDIATION_SIDES)[number];

/**
 * Where a mediation stands. `inviting`: sides are asked whether they want it; `willing`: both do; `drafted`: an agreement waits for
 * signatures; `signed`: for its confirmation; `inForce`: it binds both (人民调解法 Art. 31); `failed`: there was none; `erased`: only a number is left.
 */
export const MEDIATION_STATES = ['asked', 'inviting', 'willing', 'appointed', 'arranged', 'drafted', 'signed', 'inForce', 'kept', 'broken', 'failed', 'refused', 'declined', 'off', 'escalated', 'closed', 'erased'] as const;
export type MediationState = (typeof MEDIATION_STATES)[number];

/** Parts people play in one mediation; `office`: the justice office (司法所) that has taken it over. */
export const MEDIATION_PARTS = ['first', 'second', 'mediator', 'station', 'office', 'system'] as const;
export type MediationPart = (typeof MEDIATION_PARTS)[number];

export const MEDIATION_ACTIONS = [
  'ask', 'begin', 'invite', 'decline', 'callOff', 'consent', 'refuse', 'noteConsent', 'tell', 'appoint', 'giveBack', 'otherMediator', 'arrange', 'cannotCome', 'held', 'redraft', 'sign', 'signPaper', 'objectDraft', 'confirm', 'keep', 'notKept', 'followUp', 'askOffice', 'escalate', 'answerOffice', 'stop', 'remind',
] as const;
export type MediationAction = (typeof MEDIATION_ACTIONS)[number];

type Row = Transition<MediationState, MediationAction, MediationPart>;
const row = (from: MediationState, action: MediationAction, to: MediationState, ...by: MediationPart[]): Row => ({ from, action, to, by });
const SIDES = ['first', 'second'] as const;
/** Both sides have said yes, and nothing is settled yet. */
const TALKING = ['willing', 'appointed', 'arranged', 'drafted'] as const;
/** It has come to nothing; the justice office may go on with it. */
const AFTER = ['failed', 'refused', 'broken'] as const;
const REMINDED = ['asked', 'inviting', ...TALKING, 'signed', 'inForce', 'escalated'] as const;

/**
 * Every step. Nothing of it is shared before both sides have agreed (人民调解法 Art. 17); each may choose another mediator, stop it
 * (Art. 23), or go to the justice office or a court; an agreement binds when both have signed and the committee has confirmed it (Art. 29).
 */
export const MEDIATION_TRANSITIONS: readonly Row[] = [
  row('asked', 'invite', 'inviting', 'station'),
  row('asked', 'decline', 'declined', 'station'),
  row('asked', 'callOff', 'off', 'first'),
  row('inviting', 'callOff', 'off', 'first'),
  row('inviting', 'consent', 'willing', ...SIDES),
  row('inviting', 'noteConsent', 'willing', 'station'),
  row('inviting', 'refuse', 'refused', ...SIDES),
  ...(['asked', 'inviting', ...TALKING] as const).map((state) => row(state, 'tell', state, ...SIDES)),
  row('willing', 'appoint', 'appointed', 'station'),
  ...(['appointed', 'arranged', 'drafted'] as const).flatMap((state): Row[] => [row(state, 'giveBack', 'willing', 'mediator', 'system'), row(state, 'otherMediator', 'willing', ...SIDES)]),
  row('appointed', 'arrange', 'arranged', 'mediator'),
  row('arranged', 'arrange', 'arranged', 'mediator'),
  row('arranged', 'cannotCome', 'appointed', ...SIDES),
  // On the spot, or at the session that was arranged.
  row('appointed', 'held', 'appointed', 'mediator'),
  row('arranged', 'held', 'appointed', 'mediator'),
  row('drafted', 'redraft', 'drafted', 'mediator'),
  row('drafted', 'sign', 'drafted', ...SIDES),
  row('drafted', 'signPaper', 'drafted', 'mediator'),
  row('drafted', 'objectDraft', 'appointed', ...SIDES),
  row('signed', 'confirm', 'inForce', 'station'),
  row('inForce', 'keep', 'inForce', ...SIDES),
  row('inForce', 'notKept', 'inForce', ...SIDES),
  row('inForce', 'followUp', 'kept', 'mediator', 'station'),
  ...TALKING.map((state) => row(state, 'stop', 'failed', ...SIDES)),
  ...AFTER.flatMap((state): Row[] => [row(state, 'askOffice', state, ...SIDES), row(state, 'escalate', 'escalated', 'station')]),
  row('escalated', 'answerOffice', 'closed', 'office'),
  ...REMINDED.map((state) => row(state, 'remind', state, 'system')),
];

/** How a side agreed to the mediation: on the own phone, on paper, or aloud, which is noted as such. */
export const MEDIATION_CONSENTS = ['phone', 'paper', 'spoken'] as const;
export type MediationConsent = (typeof MEDIATION_CONSENTS)[number];
/** What came of a session: another is needed, there is an agreement, there will be none. */
export const SESSION_OUTCOMES = ['again', 'agreed', 'failed'] as const;
export type SessionOutcome = (typeof SESSION_OUTCOMES)[number];
/** What the follow-up found: kept; not yet, asked again on another day; broken. */
export const FOLLOW_UPS = ['kept', 'later', 'broken'] as const;
export type FollowUp = (typeof FOLLOW_UPS)[number];

/** Lists of a station. */
export const MEDIATION_DESKS = ['asked', 'going', 'inForce', 'after', 'over'] as const;
export type MediationDesk = (typeof MEDIATION_DESKS)[number];
export function mediationDesk(state: MediationState): MediationDesk {
  if (state === 'asked') return 'asked';
  if (state === 'inForce') return 'inForce';
  if ((AFTER as readonly string[]).includes(state) || state === 'escalated') return 'after';
  return ['kept', 'declined', 'off', 'closed', 'erased'].includes(state) ? 'over' : 'going';
}

/** One side, as far as it decides buttons. */
export interface SideFacts {
  readonly consent: 'asked' | 'yes' | 'no' | null;
  readonly signed: 'phone' | 'paper' | null;
  /** Agrees that the record goes to the justice office. */
  readonly office: boolean;
}
export interface MediationFacts {
  readonly state: MediationState;
  readonly sides: Readonly<Record<MediationSide, SideFacts>>;
}
const mine = ({ sides }: MediationFacts, parts: readonly MediationPart[]): SideFacts[] => MEDIATION_SIDES.filter((side) => parts.includes(side)).map((side) => sides[side]);

/** The buttons of a reply. */
export function mediationActions(facts: MediationFacts, parts: readonly MediationPart[]): MediationAction[] {
  const [own, both] = [mine(facts, parts), MEDIATION_SIDES.map((side) => facts.sides[side])];
  return actionsFrom(MEDIATION_TRANSITIONS, facts.state, parts).filter((action) => {
    if (action === 'consent' || action === 'refuse') return own.some(({ consent }) => consent === 'asked');
    if (action === 'noteConsent') return both.some(({ consent }) => consent === 'asked');
    // Whoever has not agreed has nothing to tell yet; who asked may say more from the beginning.
    if (action === 'tell') return own.some(({ consent }) => consent === 'yes');
    if (action === 'sign') return own.some(({ signed }) => signed === null);
    if (action === 'signPaper') return both.some(({ signed }) => signed === null);
    if (action === 'askOffice') return own.some(({ consent, office }) => consent === 'yes' && !office);
    if (action === 'escalate') return both.some(({ office }) => office);
    return true;
  });
}
