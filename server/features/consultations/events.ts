import type { AskKind } from '../../../shared/domain/consultations/kinds';
import type { ConsultationAction, MeetingAction } from '../../../shared/domain/consultations/states';
import type { Tell } from '../../jobs/guardedStep';
import type { DomainEvent } from '../../jobs/types';
import type { AskDoc, ConsultationDoc, MeetingDoc } from './document';

/** What happened to a consultation, as others hear of it. `due`: the days of its step are over; `late`: a task is. */
export type ConsultationStep = ConsultationAction | 'begin' | 'due' | 'late';
export const consultationEvent = (step: ConsultationStep): string => `consultation.${step}`;
export type MeetingStep = MeetingAction | 'call';
export const meetingEvent = (step: MeetingStep): string => `meeting.${step}`;
export type AskStep = 'ask' | 'answer' | 'late';
export const askEvent = (step: AskStep): string => `consultationAsk.${step}`;

export function eventOf(doc: ConsultationDoc, step: ConsultationStep, actorId: string | null, tell: Tell = {}): DomainEvent {
  const { station, community, street, district } = doc.scope;
  return { _id: `${doc._id}-${doc.revision}-0`, type: consultationEvent(step), at: doc.updatedAt, data: { station, community, street, district, body: doc.bodyId, topic: doc.topicId, state: doc.state, actor: actorId, ...tell } };
}
export function meetingEventOf(doc: MeetingDoc, step: MeetingStep, actorId: string | null, tell: Tell = {}): DomainEvent {
  return { _id: `${doc._id}-${doc.revision}-0`, type: meetingEvent(step), at: doc.updatedAt, data: { station: doc.scope.station, body: doc.bodyId, consultation: doc.consultationId, actor: actorId, ...tell } };
}
export const askEventOf = (doc: AskDoc, step: AskStep, actorId: string | null, at: Date): DomainEvent => ({ _id: `${doc._id}-${doc.revision}-0`, type: askEvent(step), at, data: { station: doc.scope.station, consultation: doc.consultationId, kind: doc.kind satisfies AskKind, who: doc.personId, actor: actorId } });
