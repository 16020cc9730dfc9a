import type { WhistlePart } from '../../../shared/domain/whistles/whistles';
import { DomainError } from '../../../shared/domain/kernel/errors';
import { HANDLING_ROLES } from '../../../shared/domain/organisation/bodies';
import type { Role } from '../../../shared/domain/kernel/roles';
import type { Viewer } from '../../http/types';
import { levelOf, workbenchOf, type WorkbenchScope } from '../cases';
import type { WhistleDoc } from './model';
import type { Actor } from './step';

type Person = Pick<Viewer, 'personId' | 'neighbourOf' | 'roles'>;
const STATION_ROLES: readonly Role[] = ['stationStaff', 'stationHead'];

/** Called units that somebody acts for. */
const unitsOf = (person: Person, { unitIds }: WhistleDoc): string[] => unitIds.filter((id) => person.roles.some((held) => HANDLING_ROLES.includes(held.role) && held.unitId === id));

function partsOf(person: Person, doc: WhistleDoc): WhistlePart[] {
  const { station, community, street, grid } = doc.scope;
  const has = (is: (held: Viewer['roles'][number]) => boolean): boolean => person.roles.some(is);
  const parts: WhistlePart[] = [];
  if (unitsOf(person, doc).length > 0) parts.push('called');
  if (has((held) => STATION_ROLES.includes(held.role) && held.unitId === station)) parts.push('station');
  if (has((held) => held.role === 'streetDispatcher' && levelOf(held) === street)) parts.push('street');
  const walks = (held: Viewer['roles'][number]): boolean =>
    held.role === 'gridWorker' && [station, community].includes(held.unitId) && (held.gridIds.length === 0 || grid === null || held.gridIds.includes(grid));
  if (has(walks)) parts.push('gridWorker');
  return parts;
}

/** Auditors look at whistles of their level and take no part. */
const checks = (person: Person, { scope }: WhistleDoc): boolean =>
  person.roles.some((held) => held.role === 'auditor' && [scope.district, scope.street].includes(levelOf(held) ?? ''));

/** Somebody as an actor in a whistle. `not_found` when it is not theirs to see. */
export function actorIn(person: Person, doc: WhistleDoc): Actor {
  const parts = partsOf(person, doc);
  if (parts.length === 0 && !checks(person, doc)) throw new DomainError('not_found');
  return { personId: person.personId, parts, units: unitsOf(person, doc) };
}

/** Whose whistles somebody's board shows: as their workbench. `not_allowed` for residents and administrators. */
export function boardOf(person: Person): WorkbenchScope {
  const scope = workbenchOf(person);
  // A station may be called too.
  const stations = person.roles.filter((held) => STATION_ROLES.includes(held.role)).map(({ unitId }) => unitId);
  return { ...scope, units: [...new Set([...scope.units, ...stations])] };
}
