import type { VisitAction } from '../../../shared/domain/visits/states';
import type { Tell } from '../../jobs/guardedStep';
import type { DomainEvent } from '../../jobs/types';
import type { VisitDoc } from './document';

/** What happened to a visit, as others hear of it: the steps, and what fell due. Never why, and nothing that was said. */
export type VisitStep = VisitAction | 'giveLate' | 'proposeLate' | 'soon' | 'reportLate' | 'promiseLate' | 'next' | 'yours';
export const visitEvent = (step: VisitStep): string => `visit.${step}`;

export function eventOf(doc: VisitDoc, step: VisitStep, actorId: string | null, tell: Tell = {}): DomainEvent {
  return { _id: `${doc._id}-${doc.revision}-0`, type: visitEvent(step), at: doc.updatedAt, data: { station: doc.scope.station, state: doc.state, actor: actorId, ...tell } };
}
