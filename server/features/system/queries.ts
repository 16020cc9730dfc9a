import type { Deps } from '../../platform/deps';
import { communities, getUnit, type UnitInfo } from '../organisation';

/** The district this deployment serves; null while no organisation has been set up. */
export async function district(deps: Deps): Promise<UnitInfo | null> {
  const [first] = await communities(deps);
  const districtId = first?.path[0];
  return districtId === undefined ? null : getUnit(deps, districtId);
}
