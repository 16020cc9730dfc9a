import { MINUTE_MS } from '../../../shared/domain/kernel/days';
import type { BodyRuleCode } from '../../../shared/domain/bodies/procedure';
import { decideDue, REMIND_BEFORE_MS } from '../../../shared/domain/topics/limits';
import type { TopicRuleCode } from '../../../shared/domain/topics/rules';
import { TOPIC_TRANSITIONS, topicDesk, type TopicAction, type TopicPart } from '../../../shared/domain/topics/states';
import { guardedSteps, refuse as refuseBy, type StepActor } from '../../jobs/guardedStep';
import type { TopicDoc } from './document';
import { eventOf, type TopicStep } from './events';
import { Topics } from './model';

export { stampOf, wordsOrNull, type Ask } from '../../jobs/guardedStep';
export type Actor = StepActor<TopicPart>;
export const SYSTEM: Actor = { personId: null, parts: ['system'] };
export const refuse: (rule: TopicRuleCode | BodyRuleCode | 'cannotBecome') => never = refuseBy;
/** Nothing was told yet of the day that comes next. */
export const UNTOLD = { soon: false, late: false } as const;

/** How often seconders are counted again though nobody came: a process may have ended between a row and the count. */
export const RECOUNT_MS = 15 * MINUTE_MS;

/** The day that a topic waits for; over: since when it is. */
export function dueOf(doc: TopicDoc): Date {
  switch (doc.state) {
    case 'gathering':
      return doc.secondUntil;
    case 'toAnswer':
      return doc.answerBy ?? doc.updatedAt;
    case 'adopted':
      return decideDue(doc.adoptedAt ?? doc.updatedAt);
    default:
      return doc.updatedAt;
  }
}
/** When a topic is to be looked at next; null where nothing falls due. */
export function checkOf(doc: TopicDoc): Date | null {
  const [due, { soon, late }] = [dueOf(doc), doc.told];
  if (doc.state === 'gathering') return new Date(Math.min(due.getTime(), doc.updatedAt.getTime() + RECOUNT_MS));
  // What a consultation has begun on is watched there.
  if (doc.state !== 'toAnswer' && (doc.state !== 'adopted' || doc.consultationId)) return null;
  return late ? null : soon ? due : new Date(due.getTime() - REMIND_BEFORE_MS);
}

/** What follows from a topic's fields, and is kept for lists and for what falls due. */
export const derive = (doc: TopicDoc): { lane: TopicDoc['lane'] | undefined; dueAt: Date; nextCheckAt: Date | undefined } => ({ lane: topicDesk(doc.state) ?? undefined, dueAt: dueOf(doc), nextCheckAt: checkOf(doc) ?? undefined });

/** Steps of a topic, each one guarded write with its event. */
export const applyStep = guardedSteps<TopicDoc, TopicAction, TopicStep>({
  model: Topics,
  transitions: TOPIC_TRANSITIONS,
  ruleAgainst: () => null,
  unhurried: [],
  full: 'topicTimelineFull' satisfies TopicRuleCode,
  derive,
  eventOf,
});
