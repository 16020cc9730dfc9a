import type { Deps } from '../../platform/deps';
import { membersNow, type BodyDoc } from '../bodies';
import { getPeople, holdersOf } from '../identity';

/** Who may watch a vote of a body as a scrutineer: its members, and whoever works in the units that convene it or at the station. */
export async function watchersFor(deps: Deps, body: Pick<BodyDoc, '_id' | 'convenerIds' | 'scope'>): Promise<{ id: string; name: string }[]> {
  const [seats, holders] = await Promise.all([membersNow(deps, [body._id]), holdersOf(deps, [...new Set([...body.convenerIds, body.scope.station])], ['stationStaff', 'stationHead', 'departmentHandler'])]);
  const ids = [...new Set([...seats.map(({ personId }) => personId), ...holders])];
  const people = await getPeople(deps, ids);
  return ids.flatMap((id) => (people.has(id) ? [{ id, name: people.get(id)?.name ?? '' }] : []));
}
