import { DomainError } from '../../../shared/domain/kernel/errors';
import { ROLL_PUBLIC, type RollPart } from '../../../shared/domain/rolls/kinds';
import type { Onlooker } from '../../platform/conversions';
import { actingAs, type AuditActor } from '../audit';
import { worksAt, type BodyDoc } from '../bodies';
import type { RollDoc } from './document';

/** What of a viewer decides. */
export type Person = Pick<Onlooker, 'personId' | 'roles'>;
/** Somebody of the station that keeps a roll. */
export interface Keeper {
  readonly personId: string;
  readonly actor: AuditActor;
}

/** Stations at which somebody keeps rolls. `not_allowed` for everybody else. */
export function deskOf(person: Person): string[] {
  const stations = person.roles.filter(({ unitId }) => worksAt(person, unitId)).map(({ unitId }) => unitId);
  if (stations.length === 0) throw new DomainError('not_allowed');
  return [...new Set(stations)];
}
const keeperAt = (person: Person, station: string): Keeper => ({ personId: person.personId, actor: actingAs(person, ({ unitId }) => unitId === station && worksAt(person, unitId)) });

/** The station of the community keeps the rolls of its bodies. `not_allowed` for everybody else. */
export function authoriseBody(person: Person, { scope }: Pick<BodyDoc, 'scope'>): Keeper {
  if (!worksAt(person, scope.station)) throw new DomainError('not_allowed');
  return keeperAt(person, scope.station);
}
export const partIn = (person: Person, { scope }: Pick<RollDoc, 'scope'>): RollPart => (worksAt(person, scope.station) ? 'station' : 'guest');

/** The door of everything that names people on a roll. `not_found` where the roll is not there for them, else `not_allowed`. */
export function authoriseKeeper(person: Person, doc: Pick<RollDoc, 'scope' | 'state' | 'until'>): Keeper {
  assertSeen(person, doc);
  if (!worksAt(person, doc.scope.station)) throw new DomainError('not_allowed');
  return keeperAt(person, doc.scope.station);
}

/** Its numbers are everybody's once it is posted, also where it was put away after that. `not_found` before, but for the station. */
export function assertSeen(person: Person, doc: Pick<RollDoc, 'scope' | 'state' | 'until'>): void {
  const posted = ROLL_PUBLIC.includes(doc.state) || (doc.state === 'withdrawn' && doc.until !== null);
  if (!posted && !worksAt(person, doc.scope.station)) throw new DomainError('not_found');
}
