import type { Deps } from '../../platform/deps';
import { membersNow, type BodyDoc } from '../bodies';
import { holdersOf } from '../identity';

/** Chairs and whoever acts for the units that convene it; where there is nobody, the station. */
export async function answering(deps: Deps, body: BodyDoc): Promise<readonly string[]> {
  const [seats, convening] = await Promise.all([membersNow(deps, [body._id]), holdersOf(deps, body.convenerIds, ['stationStaff', 'stationHead', 'departmentHandler'])]);
  const people = [...new Set([...seats.filter(({ chair }) => chair).map(({ personId }) => personId), ...convening])];
  return people.length > 0 ? people : holdersOf(deps, [body.scope.station], ['stationStaff', 'stationHead']);
}
