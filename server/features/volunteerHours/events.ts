import type { RecordAction } from '../../../shared/domain/volunteerHours/states';
import type { Tell } from '../../jobs/guardedStep';
import type { DomainEvent } from '../../jobs/types';
import type { ServiceRecordDoc } from './document';

/** What happened to a record of service, as others hear of it. `lapse`: it ended by itself. */
export type RecordStep = RecordAction | 'lapse';
export const recordEvent = (step: RecordStep): string => `serviceRecord.${step}`;

export function eventOf(doc: ServiceRecordDoc, step: RecordStep, actorId: string | null, tell: Tell = {}): DomainEvent {
  const { station, community, street, district } = doc.scope;
  return { _id: `${doc._id}-${doc.revision}-0`, type: recordEvent(step), at: doc.updatedAt, data: { station, community, street, district, state: doc.state, actor: actorId, ...tell } };
}
