import { DomainError } from '../../../shared/domain/kernel/errors';
import type { Role } from '../../../shared/domain/kernel/roles';
import type { Onlooker } from '../../platform/conversions';
import { actingAs, type AuditActor } from '../audit';
import type { BodyDoc, SeatDoc } from './document';

/** What of a viewer decides. */
export type Person = Pick<Onlooker, 'personId' | 'roles'>;
type Scope = BodyDoc['scope'];

const STATION_ROLES: readonly Role[] = ['stationStaff', 'stationHead'];
const CONVENING_ROLES: readonly Role[] = [...STATION_ROLES, 'departmentHandler'];

/** Who sets bodies up: the head of the station for its community, administrators of its street and of the district. */
const looksAfter = ({ station, street, district }: Pick<Scope, 'station' | 'street' | 'district'>) => ({ role, unitId }: Person['roles'][number]): boolean =>
  (role === 'stationHead' && unitId === station) || (role === 'administrator' && (unitId === street || unitId === district));
export const mayFound = (person: Person, scope: Pick<Scope, 'station' | 'street' | 'district'>): boolean => person.roles.some(looksAfter(scope));

/** The door of founding and of everything about seats and rules; who acts is put on record. `not_allowed`. */
export function authoriseCare(person: Person, scope: Pick<Scope, 'station' | 'street' | 'district'>): AuditActor {
  if (!mayFound(person, scope)) throw new DomainError('not_allowed');
  return actingAs(person, looksAfter(scope));
}

/**
 * Whether somebody answers for a body: its chairs, whoever acts for a unit that convenes it, and the station of the community,
 * which writes down what a body without hands here decided.
 */
export const answersFor = (person: Person, body: Pick<BodyDoc, '_id' | 'convenerIds' | 'scope'>, seats: readonly Pick<SeatDoc, 'bodyId' | 'chair' | 'personId'>[]): boolean =>
  seats.some((seat) => seat.bodyId === body._id && seat.personId === person.personId && seat.chair) ||
  person.roles.some(({ role, unitId }) => (CONVENING_ROLES.includes(role) && body.convenerIds.includes(unitId)) || (STATION_ROLES.includes(role) && unitId === body.scope.station));
/** Units for which somebody may convene, and stations they work at. */
export const conveningUnits = (person: Person): string[] => [...new Set(person.roles.filter(({ role }) => CONVENING_ROLES.includes(role)).map(({ unitId }) => unitId))];
/** Whether somebody works at this station. */
export const worksAt = (person: Person, station: string): boolean => person.roles.some(({ role, unitId }) => STATION_ROLES.includes(role) && unitId === station);
