import type { Convener, DocketPart } from '../../../shared/domain/dockets/dockets';
import { DomainError } from '../../../shared/domain/kernel/errors';
import type { Role } from '../../../shared/domain/kernel/roles';
import { HANDLING_ROLES } from '../../../shared/domain/organisation/bodies';
import type { HeldRole, Viewer } from '../../http/types';
import { levelOf, workbenchOf, type WorkbenchScope } from '../cases';
import type { DocketDoc } from './model';
import type { Actor } from './step';

type Person = Pick<Viewer, 'personId' | 'neighbourOf' | 'roles'>;
const STATION_ROLES: readonly Role[] = ['stationStaff', 'stationHead'];

/** For whom somebody convenes: the station of a community, or a street. */
export interface Convening {
  readonly convener: Convener;
  /** The station, or the street. */
  readonly unitId: string;
  /** The community or the street whose matters are discussed. */
  readonly placeId: string;
}

function convenes(held: HeldRole): Convening[] {
  if (STATION_ROLES.includes(held.role) && held.communityId) return [{ convener: 'station', unitId: held.unitId, placeId: held.communityId }];
  // District, street, then the street or one of its offices: a dispatcher of the district convenes no street.
  const level = levelOf(held);
  return held.role === 'streetDispatcher' && level !== undefined && level !== held.path[0] ? [{ convener: 'street', unitId: level, placeId: level }] : [];
}

/** For whom somebody convenes. `not_allowed` for everybody but a station and a street's dispatchers. */
export function conveningOf(person: Person): Convening {
  const [first] = person.roles.flatMap(convenes);
  if (!first) throw new DomainError('not_allowed');
  return first;
}

/** Invited units that somebody acts for. */
const unitsOf = (person: Person, { unitIds }: DocketDoc): string[] => unitIds.filter((id) => person.roles.some((held) => HANDLING_ROLES.includes(held.role) && held.unitId === id));

/** Dispatchers and auditors of the levels above read along, and take no part. */
const oversees = (person: Person, { scope }: DocketDoc): boolean =>
  person.roles.some((held) => (held.role === 'auditor' || held.role === 'streetDispatcher') && [scope.district, scope.street].includes(levelOf(held) ?? ''));

/** Somebody as an actor in a meeting. `not_found` when it is not theirs to see. */
export function actorIn(person: Person, doc: DocketDoc): Actor {
  const units = unitsOf(person, doc);
  const parts: DocketPart[] = [];
  if (person.roles.flatMap(convenes).some(({ unitId }) => unitId === doc.by.unitId)) parts.push('convener');
  if (units.length > 0) parts.push('invited');
  if (parts.length === 0 && !oversees(person, doc)) throw new DomainError('not_found');
  return { personId: person.personId, parts, units };
}

/** Whose meetings somebody's list shows; a station may be invited too. `not_allowed` for residents and administrators. */
export function listOf(person: Person): WorkbenchScope {
  const scope = workbenchOf(person);
  const stations = person.roles.filter((held) => STATION_ROLES.includes(held.role));
  // Who walks a grid sees what is published, as everybody does.
  return { ...scope, communities: stations.flatMap(({ communityId }) => communityId ?? []), grids: [], units: [...new Set([...scope.units, ...stations.map(({ unitId }) => unitId)])] };
}
