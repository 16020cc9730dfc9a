import { EMERGENCY_ON, EMERGENCY_TRANSITIONS, type EmergencyAction, type EmergencyPart } from '../../../shared/domain/emergencies/states';
import { DomainError } from '../../../shared/domain/kernel/errors';
import type { Deps } from '../../platform/deps';
import { standingIn, type NoticePerson } from '../notices';
import type { EmergencyDoc } from './document';
import type { Actor } from './step';

/** The part somebody plays; null: somebody who may live there. */
export async function partIn(deps: Deps, person: NoticePerson, doc: EmergencyDoc): Promise<EmergencyPart | null> {
  const standing = await standingIn(deps, person, doc);
  if (standing === null) return null;
  const asked = doc.state === 'ending' ? doc.endAskedBy : doc.askedBy;
  if (asked === person.personId) return 'writer';
  return standing === 'all' ? 'second' : 'witness';
}
/** Somebody as they look at it. `not_found` where it never held and is none of theirs. */
export async function sightIn(deps: Deps, person: NoticePerson, doc: EmergencyDoc): Promise<EmergencyPart | null> {
  const part = await partIn(deps, person, doc);
  if (!part && doc.startedAt === null) throw new DomainError('not_found');
  return part;
}
/** The door of every step. `not_found`, or `not_allowed` when their part never takes it. */
export async function authorise(deps: Deps, person: NoticePerson, doc: EmergencyDoc, action: EmergencyAction): Promise<Actor> {
  const part = await sightIn(deps, person, doc);
  if (!part || !EMERGENCY_TRANSITIONS.some((row) => row.action === action && row.by.includes(part))) throw new DomainError('not_allowed');
  return { personId: person.personId, parts: [part] };
}
export const holds = ({ state }: EmergencyDoc): boolean => EMERGENCY_ON.includes(state);
