import { DomainError } from '../../../shared/domain/kernel/errors';
import type { Role } from '../../../shared/domain/kernel/roles';
import { VOLUNTEER_TRANSITIONS, type VolunteerAction, type VolunteerPart } from '../../../shared/domain/volunteers/states';
import type { Viewer } from '../../http/types';
import { actingAs, type AuditActor } from '../audit';
import type { VolunteerDoc } from './document';
import type { Actor } from './step';

/** What of a viewer decides. */
export type Person = Pick<Viewer, 'personId' | 'roles'>;

const STATION_ROLES: readonly Role[] = ['stationStaff', 'stationHead'];
const atStation = (person: Person, station: string): boolean => person.roles.some(({ role, unitId }) => STATION_ROLES.includes(role) && unitId === station);

/** The part somebody plays in a record: their own first, so that nobody decides on it; null: none, and it is not there for them. */
export function partIn(person: Person, doc: Pick<VolunteerDoc, 'personId' | 'scope'>): VolunteerPart | null {
  if (doc.personId === person.personId) return 'self';
  return atStation(person, doc.scope.station) ? 'station' : null;
}

/** Somebody as they look at a record. `not_found` where it is not there for them: nobody else is told who volunteers. */
export function sightIn(person: Person, doc: VolunteerDoc): VolunteerPart {
  const part = partIn(person, doc);
  if (!part) throw new DomainError('not_found');
  return part;
}

/** The door of every step. `not_found`, or `not_allowed` when their part never takes it. */
export function authorise(person: Person, doc: VolunteerDoc, action: VolunteerAction): Actor {
  const part = sightIn(person, doc);
  if (!VOLUNTEER_TRANSITIONS.some((row) => row.action === action && row.by.includes(part))) throw new DomainError('not_allowed');
  return { personId: person.personId, parts: [part] };
}

/** The door of numbers in full: the station. */
export function authoriseContact(person: Person, doc: VolunteerDoc): AuditActor {
  if (sightIn(person, doc) !== 'station') throw new DomainError('not_allowed');
  return officeAt(person, doc);
}
/** The office in which somebody of the station reads a record, for the audit log. */
export const officeAt = (person: Person, { scope }: Pick<VolunteerDoc, 'scope'>): AuditActor => actingAs(person, ({ role, unitId }) => STATION_ROLES.includes(role) && unitId === scope.station);

/** Stations whose volunteers somebody looks after. `not_allowed` for everybody else. */
export function deskOf(person: Person): string[] {
  const stations = [...new Set(person.roles.filter(({ role }) => STATION_ROLES.includes(role)).map(({ unitId }) => unitId))];
  if (stations.length === 0) throw new DomainError('not_allowed');
  return stations;
}
/** Whether somebody says if a station looks first: its head. */
export const mayChangeApproval = (person: Person, station: string): boolean => person.roles.some(({ role, unitId }) => role === 'stationHead' && unitId === station);
/** The door of that setting. `not_allowed`. */
export function authoriseApproval(person: Person, station: string): AuditActor {
  if (!mayChangeApproval(person, station)) throw new DomainError('not_allowed');
  return actingAs(person, ({ role, unitId }) => role === 'stationHead' && unitId === station);
}
