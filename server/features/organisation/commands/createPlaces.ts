import { toSystem } from '../../../../shared/domain/organisation/coordinates';
import type { Deps } from '../../../platform/deps';
import { Places, type PlaceDoc } from '../model';
import { insertOnce } from './insertOnce';

export interface NewPlace {
  /** The import it comes with; readers see it once `commitBatch` was called. */
  readonly batch?: string;
  readonly id: string;
  readonly name: string;
  readonly kind: PlaceDoc['kind'];
  readonly communityId: string;
  readonly gridId: string;
  readonly point: { readonly lng: number; readonly lat: number; readonly system: PlaceDoc['system'] };
}

/** Adds landmarks. Outcomes: created, or already there (left as they are). */
export async function createPlaces(deps: Deps, places: readonly NewPlace[]): Promise<void> {
  const rows = places.map<PlaceDoc>(({ id, point, batch, ...rest }) => {
    const wgs84 = toSystem(point, 'wgs84');
    const gcj02 = toSystem(point, 'gcj02');
    return { _id: id, ...rest, system: point.system, wgs84: [wgs84.lng, wgs84.lat], gcj02: [gcj02.lng, gcj02.lat], ...(batch ? { batch } : {}) };
  });
  await insertOnce(deps, Places(deps), rows);
}
