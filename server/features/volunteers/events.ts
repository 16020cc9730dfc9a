import type { VolunteerAction } from '../../../shared/domain/volunteers/states';
import type { Tell } from '../../jobs/guardedStep';
import type { DomainEvent } from '../../jobs/types';
import type { VolunteerDoc } from './document';

/** What happened to a volunteer's record, as others hear of it. `enter`: in force at once, the station does not look first; `hold`: a time was taken. */
export type VolunteerStep = VolunteerAction | 'enter' | 'hold';
export const volunteerEvent = (step: VolunteerStep): string => `volunteer.${step}`;

export function eventOf(doc: VolunteerDoc, step: VolunteerStep, actorId: string | null, tell: Tell = {}): DomainEvent {
  const { station, community, street, district } = doc.scope;
  return { _id: `${doc._id}-${doc.revision}-0`, type: volunteerEvent(step), at: doc.updatedAt, data: { station, community, street, district, state: doc.state, actor: actorId, ...tell } };
}
