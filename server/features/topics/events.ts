import type { TopicAction } from '../../../shared/domain/topics/states';
import type { Tell } from '../../jobs/guardedStep';
import type { DomainEvent } from '../../jobs/types';
import type { TopicDoc } from './document';

/** What happened to a topic, as others hear of it. `soon`, `late`: what fell due. */
export type TopicStep = TopicAction | 'raise' | 'soon' | 'late';
export const topicEvent = (step: TopicStep): string => `topic.${step}`;

export function eventOf(doc: TopicDoc, step: TopicStep, actorId: string | null, tell: Tell = {}): DomainEvent {
  const { station, community, street, district } = doc.scope;
  return { _id: `${doc._id}-${doc.revision}-0`, type: topicEvent(step), at: doc.updatedAt, data: { station, community, street, district, body: doc.bodyId, state: doc.state, actor: actorId, ...tell } };
}
