import { BOOK_UNITS, BOOKS_BY_STATION, keepsBooks } from '../../../shared/domain/openBooks/kinds';
import { DomainError } from '../../../shared/domain/kernel/errors';
import type { Viewer } from '../../http/types';
import type { Deps } from '../../platform/deps';
import { getUnits, unitsIn, type UnitInfo } from '../organisation';
import type { BookDoc, BookQuestionDoc } from './document';
import type { Actor } from './step';

/** What of a viewer decides. */
export type Person = Pick<Viewer, 'personId' | 'roles' | 'homeCommunityId'>;

/** Units that somebody publishes for: their own; a station's staff for the committee, the collective company and the owners' committee of its community. A property company answers for itself alone. */
export async function unitsFor(deps: Deps, { roles }: Pick<Person, 'roles'>): Promise<UnitInfo[]> {
  const own = roles.filter(({ role, unitKind }) => role === 'departmentHandler' && keepsBooks(unitKind)).map(({ unitId }) => unitId);
  const communities = roles.flatMap(({ role, communityId }) => ((role === 'stationStaff' || role === 'stationHead') && communityId !== null ? [communityId] : []));
  const [mine, below] = await Promise.all([getUnits(deps, own), unitsIn(deps, [...new Set(communities)], BOOKS_BY_STATION)]);
  const all = new Map([...mine.values(), ...below].filter(({ closedAt, communityId }) => closedAt === null && communityId !== null).map((unit) => [unit.id, unit]));
  return [...all.values()].sort((a, b) => BOOK_UNITS.findIndex((kind) => kind === a.kind) - BOOK_UNITS.findIndex((kind) => kind === b.kind));
}
/** Whoever has a desk for open books. `not_allowed` for everybody else. */
export async function deskOf(deps: Deps, person: Person): Promise<UnitInfo[]> {
  const units = await unitsFor(deps, person);
  if (units.length === 0) throw new DomainError('not_allowed');
  return units;
}
export const publishesFor = async (deps: Deps, person: Person, { unitId }: Pick<BookDoc, 'unitId'>): Promise<boolean> => (await unitsFor(deps, person)).some(({ id }) => id === unitId);
/** The door of correcting and answering. `not_allowed`. */
export async function authorisePublisher(deps: Deps, person: Person, of: Pick<BookDoc | BookQuestionDoc, 'unitId'>): Promise<Actor> {
  if (!(await publishesFor(deps, person, of))) throw new DomainError('not_allowed');
  return { personId: person.personId, parts: ['publisher'] };
}
/** Whoever lives in its community asks about it. */
export const asks = ({ homeCommunityId }: Person, { communityId }: Pick<BookDoc, 'communityId'>): boolean => homeCommunityId === communityId;
