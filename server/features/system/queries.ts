import type { Deps } from '../../platform/deps';
import { communities, getUnit } from '../organisation';

/** Name of the district this deployment serves; empty while no organisation has been set up. */
export async function districtName(deps: Deps): Promise<string> {
  const [first] = await communities(deps);
  const districtId = first?.path[0];
  return districtId === undefined ? '' : ((await getUnit(deps, districtId))?.name ?? '');
}
