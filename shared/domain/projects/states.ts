import type { Transition } from '../kernel/stateMachine';

/** What kind of thing a micro-project (微项目) buys: something built, something done, things. */
export const PROJECT_KINDS = ['works', 'service', 'goods'] as const;
export type ProjectKind = (typeof PROJECT_KINDS)[number];

/** Who proposed it: a resident; the council, written down by staff; or it came of a wish or a case. */
export const PROJECT_ORIGINS = ['resident', 'council', 'wish', 'case'] as const;
export type ProjectOrigin = (typeof PROJECT_ORIGINS)[number];

/** Where the money comes from. Never from residents (慈善法 2023 Art. 27, 124): there is no such source. */
export const PROJECT_SOURCES = ['none', 'community', 'street', 'district', 'commonIncome', 'unit'] as const;
export type ProjectSource = (typeof PROJECT_SOURCES)[number];

/**
 * Where a micro-project stands. `candidate`: checked, and waits for a round; `choosing`: residents choose between it and
 * others; `chosen`: it is built, its steps are still to be planned; `acceptance`: residents look at what was done;
 * `handedOver`: it became a case; `stopped`: not carried on, with the reason.
 */
export const PROJECT_STATES = ['proposed', 'asked', 'declined', 'withdrawn', 'handedOver', 'candidate', 'choosing', 'chosen', 'running', 'acceptance', 'evaluating', 'closed', 'stopped'] as const;
export type ProjectState = (typeof PROJECT_STATES)[number];

/** States of which nothing more comes. */
export const PROJECT_OVER: readonly ProjectState[] = ['declined', 'withdrawn', 'handedOver', 'closed', 'stopped'];
/** States in which everybody may read it: the station has checked it. */
export const PROJECT_PUBLIC: readonly ProjectState[] = ['candidate', 'choosing', 'chosen', 'running', 'acceptance', 'evaluating', 'closed', 'stopped'];

/** States in which units own steps: those under way, and those that may still be put right. */
export const PROJECT_OWNED = ['running', 'acceptance', 'evaluating'] as const satisfies readonly ProjectState[];

/** Lanes of the public list: to choose, under way, done. */
export const PROJECT_LANES = ['choosing', 'running', 'done'] as const;
export type ProjectLane = (typeof PROJECT_LANES)[number];
const LANE_OF: Partial<Record<ProjectState, ProjectLane>> = { candidate: 'choosing', choosing: 'choosing', chosen: 'running', running: 'running', acceptance: 'running', evaluating: 'running', closed: 'done' };
/** The lane of the public list in which a project stands; null where it is in none. */
export const projectLane = (state: ProjectState): ProjectLane | null => LANE_OF[state] ?? null;

/** Lists of the station. */
export const PROJECT_DESKS = ['check', 'asked', 'candidates', 'choosing', 'steps', 'acceptance', 'evaluate', 'over'] as const;
export type ProjectDesk = (typeof PROJECT_DESKS)[number];
const DESK_OF: Readonly<Record<ProjectState, ProjectDesk>> = {
  proposed: 'check', asked: 'asked', candidate: 'candidates', choosing: 'choosing', chosen: 'steps', running: 'steps', acceptance: 'acceptance', evaluating: 'evaluate',
  declined: 'over', withdrawn: 'over', handedOver: 'over', closed: 'over', stopped: 'over',
};
export const projectDesk = (state: ProjectState): ProjectDesk => DESK_OF[state];

/** Parts people play. `owner`: acts for a unit that owns a step; `guest`: anybody with a session who plays no other. */
export const PROJECT_PARTS = ['proposer', 'station', 'owner', 'guest', 'system'] as const;
export type ProjectPart = (typeof PROJECT_PARTS)[number];

export const PROJECT_ACTIONS = [
  'edit', 'withdraw', 'answer',
  'admit', 'ask', 'decline', 'handOver',
  'enter', 'leave', 'choose', 'council',
  'plan', 'report', 'moveStep', 'finish',
  'accept', 'sendBack', 'extend', 'councilAccept', 'evaluate', 'stop', 'remind', 'passOn',
] as const;
export type ProjectAction = (typeof PROJECT_ACTIONS)[number];

type Row = Transition<ProjectState, ProjectAction, ProjectPart>;
const row = (from: ProjectState, action: ProjectAction, to: ProjectState, ...by: ProjectPart[]): Row => ({ from, action, to, by });

/**
 * Every step of a micro-project. `enter`, `leave` and `choose` follow from a round of choosing, `accept` and `extend` from
 * what residents said in time, `passOn` from the closing of a unit that owned a step or kept what was built; nobody taps them. `sendBack` is either: the residents' verdict, or the station at the evaluation.
 */
export const PROJECT_TRANSITIONS: readonly Row[] = [
  ...(['proposed', 'asked'] as const).flatMap((state): Row[] => [
    row(state, 'edit', 'proposed', 'proposer'),
    row(state, 'withdraw', 'withdrawn', 'proposer'),
    row(state, 'admit', 'candidate', 'station'),
    row(state, 'decline', 'declined', 'station'),
    row(state, 'handOver', 'handedOver', 'station'),
    row(state, 'ask', 'asked', 'station'),
    row(state, 'remind', state, 'system'),
  ]),
  row('asked', 'answer', 'proposed', 'proposer'),
  row('candidate', 'enter', 'choosing', 'system'),
  row('candidate', 'council', 'chosen', 'station'),
  row('choosing', 'leave', 'candidate', 'system'),
  row('choosing', 'choose', 'chosen', 'system'),
  row('chosen', 'plan', 'running', 'station'),
  row('running', 'plan', 'running', 'station'),
  row('running', 'report', 'running', 'station', 'owner'),
  row('running', 'moveStep', 'running', 'station'),
  row('running', 'remind', 'running', 'system'),
  row('running', 'finish', 'acceptance', 'station'),
  row('acceptance', 'accept', 'evaluating', 'system'),
  row('acceptance', 'sendBack', 'running', 'system'),
  row('acceptance', 'extend', 'acceptance', 'system'),
  row('acceptance', 'councilAccept', 'evaluating', 'station'),
  row('evaluating', 'sendBack', 'running', 'station'),
  row('evaluating', 'evaluate', 'closed', 'station'),
  ...(['candidate', 'chosen', 'running'] as const).map((state) => row(state, 'stop', 'stopped', 'station')),
  ...PROJECT_OWNED.map((state) => row(state, 'passOn', state, 'system')),
  row('closed', 'passOn', 'closed', 'system'),
];

/** Why the station does not take it on. The first two are duties of others (主体责任): not for common money. */
export const PROJECT_DECLINES = ['propertyDuty', 'governmentDuty', 'tooBig', 'privateGain', 'danger', 'duplicate', 'other'] as const;
export type ProjectDecline = (typeof PROJECT_DECLINES)[number];
/** Reasons that name whose duty it is, and so want words. */
export const DUTY_DECLINES: readonly ProjectDecline[] = ['propertyDuty', 'governmentDuty'];

/** Why one that was checked is not carried on. */
export const PROJECT_STOPS = ['noMoney', 'noSpace', 'doneElsewhere', 'objection', 'duty', 'other'] as const;
export type ProjectStop = (typeof PROJECT_STOPS)[number];

/** A round of choosing (哪个先办): open until its last moment, then counted; or called off. */
export const ROUND_STATES = ['open', 'counted', 'cancelled'] as const;
export type RoundState = (typeof ROUND_STATES)[number];
