import { DomainError } from '../../../shared/domain/kernel/errors';
import type { Role } from '../../../shared/domain/kernel/roles';
import { INVITE_TRANSITIONS, type InviteAction, type InvitePart } from '../../../shared/domain/ableNeighbours/rules';
import type { Viewer } from '../../http/types';
import type { InviteDoc } from './document';
import type { InviteActor } from './step';

/** What of a viewer decides. */
export type Person = Pick<Viewer, 'personId' | 'roles'>;
const STATION_ROLES: readonly Role[] = ['stationStaff', 'stationHead'];

/** Stations for which somebody looks for hands. `not_allowed` for everybody else: nobody else is told who can what. */
export function stationsOf(person: Person): string[] {
  const stations = person.roles.filter(({ role }) => STATION_ROLES.includes(role)).map(({ unitId }) => unitId);
  if (stations.length === 0) throw new DomainError('not_allowed');
  return [...new Set(stations)];
}
/** The door of asking for a station. `not_allowed`. */
export function authoriseAsking(person: Person, station: string): void {
  if (!stationsOf(person).includes(station)) throw new DomainError('not_allowed');
}

/** The part somebody plays in an invitation: who was asked, also where they work at the station. `not_found` for everybody else. */
export function partIn(person: Person, doc: Pick<InviteDoc, 'people' | 'scope'>): InvitePart {
  if (doc.people.some(({ personId }) => personId === person.personId)) return 'asked';
  if (person.roles.some(({ role, unitId }) => STATION_ROLES.includes(role) && unitId === doc.scope.station)) return 'station';
  throw new DomainError('not_found');
}
/** The door of every step of an invitation. `not_found`, `not_allowed`. */
export function authorise(person: Person, doc: InviteDoc, action: InviteAction): InviteActor {
  const part = partIn(person, doc);
  if (!INVITE_TRANSITIONS.some((row) => row.action === action && row.by.includes(part))) throw new DomainError('not_allowed');
  return { personId: person.personId, parts: [part] };
}
