import type { Transition } from '../kernel/stateMachine';

/** Kinds of wish (微心愿): a thing, a skilled hand, time to help, somebody's company. Never money (慈善法 2023 Art. 27, 124). */
export const WISH_CATEGORIES = ['goods', 'service', 'time', 'company'] as const;
export type WishCategory = (typeof WISH_CATEGORIES)[number];

/** For whom: oneself, somebody of the family, somebody who cannot post it and has agreed (代办). */
export const WISH_WHOM = ['self', 'family', 'proxy'] as const;
export type WishWhom = (typeof WISH_WHOM)[number];

/** People for whom only staff or a guardian may post (domain.md section 2). */
export const WISH_CARE = ['none', 'minor', 'elder'] as const;
export type WishCare = (typeof WISH_CARE)[number];

/**
 * Where a wish stands. `open` is published and wants hands; a shared wish stays open until its target is taken.
 * `handedOver`: it became a case. `ended`: not to be met any more, without anybody's fault.
 */
export const WISH_STATES = ['submitted', 'asked', 'declined', 'open', 'claimed', 'realised', 'withdrawn', 'ended', 'handedOver'] as const;
export type WishState = (typeof WISH_STATES)[number];

/** States of which nothing more comes but thanks and the story. */
export const WISH_OVER: readonly WishState[] = ['declined', 'realised', 'withdrawn', 'ended', 'handedOver'];
/** States in which everybody may read it. */
export const WISH_PUBLIC: readonly WishState[] = ['open', 'claimed', 'realised'];

/** Lanes of the feed: wants hands, on its way, realised. */
export const WISH_LANES = ['open', 'going', 'realised'] as const;
export type WishLane = (typeof WISH_LANES)[number];
const LANE_OF: Partial<Record<WishState, WishLane>> = { open: 'open', claimed: 'going', realised: 'realised' };
/** The lane of the feed in which a wish stands; null where it is not published. */
export const laneOf = (state: WishState): WishLane | null => LANE_OF[state] ?? null;

/** How far one claim is. The claimant arranges a day, may send goods ahead, and shows how it was realised. */
export const CLAIM_STATES = ['active', 'arranged', 'proven', 'confirmed'] as const;
export type ClaimState = (typeof CLAIM_STATES)[number];

/** Parts people play in one wish. `guest`: anybody with a session who plays no other. */
export const WISH_PARTS = ['author', 'recipient', 'claimant', 'station', 'guest', 'system'] as const;
export type WishPart = (typeof WISH_PARTS)[number];

export const WISH_ACTIONS = [
  'edit', 'withdraw', 'takeBack', 'answer',
  'approve', 'ask', 'decline', 'handOver', 'end',
  'claim', 'fill', 'arrange', 'send', 'question', 'reply', 'callFor', 'shareAddress', 'hideAddress', 'propose', 'agree', 'refuse', 'release', 'passOn',
  'prove', 'notYet', 'confirm', 'complete',
  'thank', 'consent', 'publishStory', 'unmatched', 'remind', 'volunteerTask', 'confirmHelp', 'invite', 'inviteNo',
] as const;
export type WishAction = (typeof WISH_ACTIONS)[number];

type Row = Transition<WishState, WishAction, WishPart>;
const row = (from: WishState, action: WishAction, to: WishState, ...by: WishPart[]): Row => ({ from, action, to, by });
const OWN: readonly WishPart[] = ['author', 'recipient'];
const within = (state: 'open' | 'claimed'): Row[] => [
  row(state, 'arrange', state, 'claimant'),
  row(state, 'send', state, 'claimant'),
  row(state, 'question', state, 'claimant', 'guest'),
  row(state, 'reply', state, ...OWN, 'station'),
  row(state, 'callFor', state, 'claimant'),
  row(state, 'shareAddress', state, ...OWN, 'station'),
  row(state, 'hideAddress', state, ...OWN, 'station'),
  row(state, 'takeBack', 'withdrawn', 'recipient'),
  row(state, 'propose', state, ...OWN),
  row(state, 'refuse', state, 'claimant'),
  row(state, 'prove', state, 'claimant'),
  row(state, 'notYet', state, ...OWN, 'station'),
  row(state, 'confirm', state, ...OWN, 'station'),
  row(state, 'release', 'open', 'claimant', 'station', 'system'),
  row(state, 'passOn', state, 'system'),
  row(state, 'remind', state, 'system'),
  // That volunteers were asked to help, and what came of it.
  row(state, 'volunteerTask', state, 'station', 'system'),
  row(state, 'end', 'ended', 'station', 'system'),
];

/**
 * Every step of a wish. `fill` and `complete` are taken in the same write as the claim that takes the last of the target
 * and the confirmation of the last claim; nobody taps them. What was claimed is changed or withdrawn only when the claimant
 * agrees (domain.md section 2: no editing after a claim). `agree` ends at `withdrawn` or where it stood, by what was proposed.
 * `takeBack` asks nobody: whoever it was written for by somebody else takes their consent back at any time (PIPL Art. 15).
 * `passOn`: the unit that held a claim was closed, another goes on with it.
 */
export const WISH_TRANSITIONS: readonly Row[] = [
  ...(['submitted', 'asked'] as const).flatMap((state): Row[] => [
    // Whoever writes it anew has answered: the station's check goes on.
    row(state, 'edit', 'submitted', 'author'),
    row(state, 'withdraw', 'withdrawn', ...OWN),
    row(state, 'approve', 'open', 'station'),
    row(state, 'decline', 'declined', 'station'),
    row(state, 'handOver', 'handedOver', 'station'),
    row(state, 'ask', 'asked', 'station'),
    row(state, 'end', 'ended', 'station', 'system'),
    row(state, 'remind', state, 'system'),
  ]),
  row('asked', 'answer', 'submitted', 'author'),
  // Published words were read by the station; others are read anew.
  row('open', 'edit', 'submitted', 'author'),
  row('open', 'withdraw', 'withdrawn', ...OWN),
  row('open', 'handOver', 'handedOver', 'station'),
  row('open', 'unmatched', 'open', 'station'),
  // The station asks volunteers who fit; whoever cannot says so, whoever can claims it as everybody does.
  row('open', 'invite', 'open', 'station'),
  row('open', 'inviteNo', 'open', 'guest'),
  row('open', 'claim', 'open', 'guest', 'claimant'),
  row('open', 'fill', 'claimed', 'guest', 'claimant'),
  ...within('open'),
  ...within('claimed'),
  row('open', 'agree', 'open', 'claimant'),
  row('claimed', 'agree', 'claimed', 'claimant'),
  row('claimed', 'complete', 'realised', ...OWN, 'station'),
  row('open', 'complete', 'realised', 'station'),
  // Volunteers helped without a claim: it is realised when somebody of the wish says so.
  row('open', 'confirmHelp', 'realised', ...OWN, 'station'),
  row('realised', 'thank', 'realised', ...OWN, 'station'),
  // Its recipient alone says whether it is told; of one without an account the station notes what they said, and how they were asked.
  row('realised', 'consent', 'realised', 'recipient', 'station'),
  row('realised', 'publishStory', 'realised', 'station'),
];

/** Questions that may be asked, each once: no chat, nothing private in a question. */
export const WISH_QUESTIONS = ['when', 'size', 'used', 'tools', 'lift', 'together'] as const;
export type WishQuestion = (typeof WISH_QUESTIONS)[number];
/** The answers there are to each. */
export const WISH_ANSWERS = {
  when: ['weekdays', 'evenings', 'weekends', 'any', 'askStation'],
  size: ['small', 'middle', 'large', 'any', 'askStation'],
  used: ['yes', 'no', 'any'],
  tools: ['bring', 'here', 'askStation'],
  lift: ['yes', 'no', 'ground'],
  together: ['alone', 'family', 'station', 'askStation'],
} as const satisfies Record<WishQuestion, readonly string[]>;
/** Questions that fit a kind of wish. */
export const QUESTIONS_OF: Readonly<Record<WishCategory, readonly WishQuestion[]>> = {
  goods: ['size', 'used', 'when', 'lift'],
  service: ['when', 'tools', 'lift', 'together'],
  time: ['when', 'lift', 'together'],
  company: ['when', 'together'],
};
export const isAnswerTo = (question: WishQuestion, answer: string): boolean => (WISH_ANSWERS[question] as readonly string[]).includes(answer);

/** Why a wish is ended by the station, told to who claimed it: nobody is to blame. `gone`: its recipient has died. */
export const END_REASONS = ['gone', 'noNeed', 'moved', 'metElsewhere', 'notFitting'] as const;
export type EndReason = (typeof END_REASONS)[number];
/** The reason as others than the station read it: that somebody died is not told by a matter about a thing. */
export const endReasonOutside = (reason: EndReason): EndReason => (reason === 'gone' ? 'notFitting' : reason);

/** Why a wish is not published; the words are in copy. */
export const DECLINE_REASONS = ['money', 'officialDuty', 'bigger', 'notReal', 'duplicate', 'danger', 'other'] as const;
export type DeclineReason = (typeof DECLINE_REASONS)[number];

/** Why a claim ends; `lapsed`: nothing was arranged within the match limit; `left`: whoever held it cannot go on, and why is nobody's business. */
export const RELEASE_REASONS = ['noTime', 'cannotFind', 'noContact', 'notAsThought', 'ill', 'lapsed', 'left', 'other'] as const;
export type ReleaseReason = (typeof RELEASE_REASONS)[number];
/** Those that people choose from; the others are the program's. */
export const RELEASE_CHOICES = RELEASE_REASONS.filter((reason) => reason !== 'lapsed' && reason !== 'left');
export type ReleaseChoice = (typeof RELEASE_CHOICES)[number];

/** Why nobody has claimed it, as the station judges (figures: unmatched and why). */
export const UNMATCHED_REASONS = ['nobodyFits', 'tooFar', 'unclear', 'tooBig', 'unknown'] as const;
export type UnmatchedReason = (typeof UNMATCHED_REASONS)[number];

/** With whom a claimant comes to a home: never alone without the station's knowledge. */
export const COMPANIONS = ['second', 'station'] as const;
export type Companion = (typeof COMPANIONS)[number];
