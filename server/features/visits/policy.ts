import { DomainError } from '../../../shared/domain/kernel/errors';
import type { Role } from '../../../shared/domain/kernel/roles';
import { VISIT_TRANSITIONS, type VisitAction, type VisitPart } from '../../../shared/domain/visits/states';
import type { Onlooker } from '../../platform/conversions';
import { actingAs, type AuditActor } from '../audit';
import type { VisitDoc } from './document';
import type { Desk } from './queries';
import type { Actor } from './step';

/** What of a viewer decides. */
export type Person = Pick<Onlooker, 'personId' | 'roles'>;
type Held = Person['roles'][number];

const STATION_ROLES: readonly Role[] = ['stationStaff', 'stationHead'];
const worksAt = (held: Held, station: string): boolean => STATION_ROLES.includes(held.role) && held.unitId === station;
/** A grid worker's term is in the station or in its community. */
const walksAt = ({ role, unitId }: Held, { station, community }: VisitDoc['scope']): boolean => role === 'gridWorker' && (unitId === station || unitId === community);
export const stationsOf = ({ roles }: Person): string[] => [...new Set(roles.filter(({ role }) => STATION_ROLES.includes(role)).map(({ unitId }) => unitId))];

/**
 * The parts somebody plays: the strictest need-to-know of all features. Streets, districts, departments, auditors, neighbours,
 * administrators and every other grid worker play none, and the visit is not there for them.
 */
export function partsIn(person: Person, doc: VisitDoc): VisitPart[] {
  const parts: VisitPart[] = [];
  if (doc.visitedId === person.personId) parts.push('visited');
  if (doc.askerId === person.personId && doc.askerId !== doc.visitedId) parts.push('asker');
  if (doc.workerId === person.personId && person.roles.some((held) => walksAt(held, doc.scope))) parts.push('worker');
  if (person.roles.some((held) => worksAt(held, doc.scope.station))) parts.push('station');
  return parts;
}

/** The parts of somebody who looks at it. `not_found` where it is not there for them. */
export function sightIn(person: Person, doc: VisitDoc): VisitPart[] {
  const parts = partsIn(person, doc);
  if (parts.length === 0) throw new DomainError('not_found');
  return parts;
}
/** The door of every step. `not_found`, or `not_allowed` when none of their parts ever takes it. */
export function authorise(person: Person, doc: VisitDoc, action: VisitAction): Actor {
  const parts = sightIn(person, doc);
  if (!VISIT_TRANSITIONS.some((row) => row.action === action && parts.some((part) => row.by.includes(part)))) throw new DomainError('not_allowed');
  return { personId: person.personId, parts };
}

/** Who looks after it: the grid worker at hand or the station. `not_found`, `not_allowed`. */
export function authoriseCare(person: Person, doc: VisitDoc): AuditActor {
  const parts = sightIn(person, doc);
  if (!parts.includes('worker') && !parts.includes('station')) throw new DomainError('not_allowed');
  return actingAs(person, (held) => (parts.includes('station') ? worksAt(held as Held, doc.scope.station) : walksAt(held as Held, doc.scope)));
}
/** The staff of the station. `not_found`, `not_allowed`. */
export function authoriseStation(person: Person, doc: VisitDoc): void {
  if (!sightIn(person, doc).includes('station')) throw new DomainError('not_allowed');
}

/** Whose visits somebody's desk shows: the station's, or those a grid worker has at hand. `not_allowed` for everybody else. */
export function deskOf(person: Person): Desk {
  const stations = stationsOf(person);
  if (stations.length > 0) return { stations };
  if (person.roles.some(({ role }) => role === 'gridWorker')) return { workerId: person.personId };
  throw new DomainError('not_allowed');
}
