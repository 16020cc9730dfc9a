import { boxOf } from '../../../shared/domain/organisation/geo';
import type { Deps } from '../../platform/deps';
import { gridIdOf, inForce, underTheirId } from './grids';
import { remember } from './memory';
import { Grids, type Box, type GridDoc } from './model';

type Db = Pick<Deps, 'db'>;
type Drawn = Pick<GridDoc, '_id' | 'gridId' | 'name' | 'communityId' | 'gcj02'>;

/** Where a grid lies: west, south, east, north in GCJ-02 degrees. */
export interface GridBox {
  readonly id: string;
  readonly name: string;
  readonly communityId: string;
  readonly box: Box;
}

/** Boxes of all grids in force, five thousand in a district; at most five seconds old. */
export function gridBoxes(deps: Db): Promise<readonly GridBox[]> {
  return remember(deps, 'gridBoxes', async () => {
    const rows = await Grids(deps).find(await inForce(deps), { gridId: 1, name: 1, communityId: 1, gcj02: 1 }).sort({ _id: 1 }).lean<Drawn[]>();
    return rows.map((row) => ({ id: gridIdOf(row), name: row.name, communityId: row.communityId, box: [...boxOf(row.gcj02)] as Box }));
  });
}

/** Polygons of the grids in force of some communities, GCJ-02, by the grids' ids. */
export async function gridShapes(deps: Db, communityIds: readonly string[]): Promise<ReadonlyMap<string, GridDoc['gcj02']>> {
  const rows = await Grids(deps).find({ communityId: { $in: [...communityIds] }, ...(await inForce(deps)) }, { gridId: 1, gcj02: 1 }).lean<Pick<Drawn, '_id' | 'gridId' | 'gcj02'>[]>();
  return new Map(underTheirId(rows).map((row) => [row._id, row.gcj02]));
}
