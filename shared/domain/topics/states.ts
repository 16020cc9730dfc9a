import type { Transition } from '../kernel/stateMachine';

/** Who raised a topic (议题): a resident, a member of the body, the station; or it came of a case or a wish. */
export const TOPIC_ORIGINS = ['resident', 'member', 'station', 'case', 'wish'] as const;
export type TopicOrigin = (typeof TOPIC_ORIGINS)[number];

/**
 * Where a topic stands. `toCheck`: nobody could say whether its words may be shown, so the station looks first; `gathering`: residents second it (附议); `toAnswer`: enough did, the body must answer by a day; `adopted`: it
 * is deliberated; `decided`: its consultation decided, and carries it out; `done`: it was reported back. `lapsed`: too few in time;
 * `removed`: unlawful or hurtful, taken off by the body or the station; `stopped`: adopted and yet not carried on, with the reason.
 */
export const TOPIC_STATES = ['toCheck', 'gathering', 'toAnswer', 'adopted', 'decided', 'done', 'merged', 'handedOver', 'declined', 'withdrawn', 'lapsed', 'removed', 'stopped'] as const;
export type TopicState = (typeof TOPIC_STATES)[number];
/** States of which nothing more comes. */
export const TOPIC_OVER: readonly TopicState[] = ['done', 'merged', 'handedOver', 'declined', 'withdrawn', 'lapsed', 'removed', 'stopped'];
/** Read only by who raised it and those who answer. */
export const TOPIC_HIDDEN: readonly TopicState[] = ['toCheck', 'withdrawn', 'removed'];
/** States in which residents may second it: also while the body thinks about its answer. */
export const TOPIC_SECONDING: readonly TopicState[] = ['gathering', 'toAnswer'];

/** Lanes of public lists: wants seconders, waits for the answer, under way, over. */
export const TOPIC_LANES = ['gathering', 'toAnswer', 'going', 'over'] as const;
export type TopicLane = (typeof TOPIC_LANES)[number];
/** Lanes of those who answer: before them, what is to be looked at. */
export const TOPIC_DESKS = ['toCheck', ...TOPIC_LANES] as const;
export type TopicDesk = (typeof TOPIC_DESKS)[number];
const DESK_OF: Partial<Record<TopicState, TopicDesk>> = { toCheck: 'toCheck', gathering: 'gathering', toAnswer: 'toAnswer', adopted: 'going', decided: 'going' };
/** The lane in which a topic stands; what was taken off or back is in none. */
export const topicDesk = (state: TopicState): TopicDesk | null => DESK_OF[state] ?? (TOPIC_HIDDEN.includes(state) ? null : 'over');

/** Parts people play. `body`: chairs, conveners and the station, who answer for it; `owner`: acts for the unit that carries out what was decided. */
export const TOPIC_PARTS = ['author', 'body', 'owner', 'guest', 'system'] as const;
export type TopicPart = (typeof TOPIC_PARTS)[number];

/** `report`, `moveDay`: only in stories of topics that were carried out by hand, before there were consultations. */
export const TOPIC_ACTIONS = ['release', 'withdraw', 'reach', 'lapse', 'remove', 'adopt', 'merge', 'handOver', 'decline', 'consult', 'decide', 'report', 'moveDay', 'finish', 'stop', 'remind'] as const;
export type TopicAction = (typeof TOPIC_ACTIONS)[number];

type Row = Transition<TopicState, TopicAction, TopicPart>;
const row = (from: TopicState, action: TopicAction, to: TopicState, ...by: TopicPart[]): Row => ({ from, action, to, by });

/** Every step of a topic. That somebody seconds it is no step: those are rows of their own. What was seconded enough is not removed and not withdrawn: it is answered. */
export const TOPIC_TRANSITIONS: readonly Row[] = [
  row('toCheck', 'release', 'gathering', 'body'),
  ...(['toCheck', 'gathering'] as const).flatMap((state): Row[] => [row(state, 'withdraw', 'withdrawn', 'author'), row(state, 'remove', 'removed', 'body')]),
  row('gathering', 'reach', 'toAnswer', 'system'),
  row('gathering', 'lapse', 'lapsed', 'system'),
  ...(['gathering', 'toAnswer'] as const).flatMap((state): Row[] => [row(state, 'adopt', 'adopted', 'body'), row(state, 'merge', 'merged', 'body'), row(state, 'handOver', 'handedOver', 'body')]),
  row('toAnswer', 'decline', 'declined', 'body'),
  // From here on it goes along with its consultation, which alone decides, carries out and reports.
  row('adopted', 'consult', 'adopted', 'body', 'system'),
  row('adopted', 'decide', 'decided', 'system'),
  ...(['adopted', 'decided'] as const).flatMap((state): Row[] => [row(state, 'finish', 'done', 'system'), row(state, 'stop', 'stopped', ...(state === 'adopted' ? (['body', 'system'] as const) : (['system'] as const)))]),
  ...(['gathering', 'toAnswer', 'adopted', 'decided'] as const).map((state) => row(state, 'remind', state, 'system')),
];

/** Why a body does not take a topic up. All want words: who seconded it reads them. */
export const TOPIC_DECLINES = ['notOurs', 'decidedBefore', 'law', 'noMeans', 'few', 'other'] as const;
export type TopicDecline = (typeof TOPIC_DECLINES)[number];
/** Why a topic is taken off before it was seconded enough. */
export const TOPIC_REMOVALS = ['unlawful', 'insult', 'person', 'ad'] as const;
export type TopicRemoval = (typeof TOPIC_REMOVALS)[number];
/** Why what was adopted is not carried on. */
export const TOPIC_STOPS = ['noAgreement', 'noMeans', 'law', 'doneElsewhere', 'other'] as const;
export type TopicStop = (typeof TOPIC_STOPS)[number];
