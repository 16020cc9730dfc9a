import type { HomePart } from '../../../shared/domain/identity/homes';
import { DomainError } from '../../../shared/domain/kernel/errors';
import type { Role } from '../../../shared/domain/kernel/roles';
import type { Viewer } from '../../http/types';
import { actingAs, type AuditActor } from '../audit';
import type { HomeDoc } from './model';

export type Person = Pick<Viewer, 'personId' | 'roles'>;

const STATION_ROLES: readonly Role[] = ['stationStaff', 'stationHead'];

/** Stations at which somebody decides about homes. */
export const stationsOf = (person: Person): string[] => person.roles.filter(({ role }) => STATION_ROLES.includes(role)).map(({ unitId }) => unitId);

/** Communities in which somebody is a grid worker: they recommend, and do not decide. */
const walksIn = (person: Person): string[] => person.roles.flatMap(({ role, communityId }) => (role === 'gridWorker' && communityId !== null ? [communityId] : []));

/** The parts somebody plays in a home. `doors`: rooms in which their own home is confirmed. */
export function partsOf(person: Person, doc: HomeDoc, doors: readonly string[] = []): HomePart[] {
  const parts: HomePart[] = [];
  if (doc.personId === person.personId) parts.push('resident');
  if (doc.personId !== person.personId && doc.roomId !== null && doors.includes(doc.roomId)) parts.push('coResident');
  if (stationsOf(person).includes(doc.stationId)) parts.push('station');
  if (walksIn(person).includes(doc.communityId)) parts.push('gridWorker');
  return parts;
}

/** A home as its resident's. `not_found` for everybody else: not even that it exists is told. */
export function assertOwn(person: Person, doc: HomeDoc): void {
  if (doc.personId !== person.personId) throw new DomainError('not_found');
}

/** Somebody at the desk of the station a home belongs to; grid workers of its community only read and recommend. `not_found` otherwise. */
export function assertAtDesk(person: Person, doc: HomeDoc): HomePart[] {
  const parts = partsOf(person, doc);
  if (!parts.includes('station') && !parts.includes('gridWorker')) throw new DomainError('not_found');
  return parts;
}

/** The office in which somebody looks at a home, for the audit log. */
export const officeAt = (person: Person, { stationId, communityId }: Pick<HomeDoc, 'stationId' | 'communityId'>): AuditActor =>
  actingAs(person, (held) => (STATION_ROLES.includes(held.role) ? held.unitId === stationId : held.role === 'gridWorker' && held.communityId === communityId));

/** Whose requests somebody's desk shows. `not_allowed` for everybody who has no such desk. */
export function deskOf(person: Person): { readonly stations: readonly string[]; readonly communities: readonly string[] } {
  const desk = { stations: stationsOf(person), communities: walksIn(person) };
  if (desk.stations.length + desk.communities.length === 0) throw new DomainError('not_allowed');
  return desk;
}

/** Rooms of a building are listed for the desk of its community alone. `not_allowed`. */
export function assertMayListRooms(person: Person, communityId: string): void {
  const there = person.roles.some(({ role, communityId: at }) => at === communityId && (STATION_ROLES.includes(role) || role === 'gridWorker'));
  if (!there) throw new DomainError('not_allowed');
}
