import type { MediationAction } from '../../../shared/domain/mediations/states';
import type { Tell } from '../../jobs/guardedStep';
import type { DomainEvent } from '../../jobs/types';
import type { MediationDoc } from './document';

/** What happened to a mediation, as others hear of it: the steps, and what fell due. Never what it is about, and nothing that was said. */
export type MediationStep = MediationAction | 'bothWilling' | 'agreed' | 'bothSigned' | 'ended' | 'lookLate' | 'consentLate' | 'appointLate' | 'arrangeLate' | 'soon' | 'recordLate' | 'signLate' | 'confirmLate' | 'followUpDue' | 'officeLate' | 'yours';
export const mediationEvent = (step: MediationStep): string => `mediation.${step}`;

export function eventOf(doc: MediationDoc, step: MediationStep, actorId: string | null, tell: Tell = {}): DomainEvent {
  return { _id: `${doc._id}-${doc.revision}-0`, type: mediationEvent(step), at: doc.updatedAt, data: { station: doc.scope.station, state: doc.state, actor: actorId, ...tell } };
}
