import { DomainError } from '../../../shared/domain/kernel/errors';
import type { Role } from '../../../shared/domain/kernel/roles';
import { MEDIATION_TRANSITIONS, type MediationAction, type MediationPart } from '../../../shared/domain/mediations/states';
import type { Viewer } from '../../http/types';
import { actingAs, type AuditActor } from '../audit';
import type { MediationDoc } from './document';
import type { Desk } from './queries';
import type { Actor } from './step';

/** What of a viewer decides. */
export type Person = Pick<Viewer, 'personId' | 'roles'>;
type Held = Person['roles'][number];

const STATION_ROLES: readonly Role[] = ['stationStaff', 'stationHead'];
/** Whoever works for an office of street or district answers for it. */
const OFFICE_ROLES: readonly Role[] = ['departmentHandler', 'streetDispatcher'];
const worksAt = (held: Held, station: string): boolean => STATION_ROLES.includes(held.role) && held.unitId === station;
const answersFor = (held: Held, unitId: string): boolean => OFFICE_ROLES.includes(held.role) && held.unitId === unitId;
export const stationsOf = ({ roles }: Person): string[] => [...new Set(roles.filter(({ role }) => STATION_ROLES.includes(role)).map(({ unitId }) => unitId))];

/**
 * The parts somebody plays: the strictest of all features. Streets, districts, departments, auditors, administrators, grid workers and
 * neighbours play none, and the mediation is not there for them. Staff who are a side themselves are that side and nothing else.
 */
export function partsIn(person: Person, doc: MediationDoc): MediationPart[] {
  if (doc.sides.first.personId === person.personId) return ['first'];
  if (doc.sides.second.personId === person.personId) return ['second'];
  const parts: MediationPart[] = [];
  if (doc.mediatorId === person.personId) parts.push('mediator');
  if (person.roles.some((held) => worksAt(held, doc.scope.station))) parts.push('station');
  if (doc.office && person.roles.some((held) => answersFor(held, doc.office?.unitId ?? ''))) parts.push('office');
  return parts;
}

/** The parts of somebody who looks at it. `not_found` where it is not there for them. */
export function sightIn(person: Person, doc: MediationDoc): MediationPart[] {
  const parts = partsIn(person, doc);
  if (parts.length === 0) throw new DomainError('not_found');
  return parts;
}
/** The door of every step. `not_found`, or `not_allowed` when none of their parts ever takes it. */
export function authorise(person: Person, doc: MediationDoc, action: MediationAction): Actor {
  const parts = sightIn(person, doc);
  if (!MEDIATION_TRANSITIONS.some((row) => row.action === action && parts.some((part) => row.by.includes(part)))) throw new DomainError('not_allowed');
  return { personId: person.personId, parts };
}
/** Who looks after it and sees numbers: the station, the mediator. `not_found`, `not_allowed`. */
export function authoriseCare(person: Person, doc: MediationDoc): AuditActor {
  const parts = sightIn(person, doc);
  if (!parts.includes('mediator') && !parts.includes('station')) throw new DomainError('not_allowed');
  return actorOf(person, doc);
}
/** Staff, office or mediator, as the audit log names them. */
export const actorOf = (person: Person, doc: MediationDoc): AuditActor => actingAs(person, (held) => worksAt(held as Held, doc.scope.station) || answersFor(held as Held, doc.office?.unitId ?? ''));
/** The staff of the station. `not_found`, `not_allowed`. */
export function authoriseStation(person: Person, doc: MediationDoc): void {
  if (!sightIn(person, doc).includes('station')) throw new DomainError('not_allowed');
}

/** Whose mediations somebody's desk shows: the station's, or those an office has taken over. `not_allowed` for everybody else. */
export function deskOf(person: Person): Desk {
  const stations = stationsOf(person);
  if (stations.length > 0) return { stations };
  const offices = [...new Set(person.roles.filter(({ role }) => OFFICE_ROLES.includes(role)).map(({ unitId }) => unitId))];
  if (offices.length > 0) return { offices };
  throw new DomainError('not_allowed');
}
