import { boxOf, type Polygon } from '../../../../shared/domain/organisation/geo';
import type { Deps } from '../../../platform/deps';
import { convertPolygons, joinBoxes, squaresOf } from '../geometry';
import { versionKey } from '../grids';
import { Grids, Units, type Box, type GridDoc, type UnitDoc } from '../model';
import { forgetUnit } from '../units';
import { insertOnce } from './insertOnce';

/** A grid as it is handed in: GeoJSON MultiPolygon coordinates in the named system. */
export interface NewGrid {
  /** The import it comes with; readers see it once `commitBatch` was called. */
  readonly batch?: string;
  readonly id: string;
  readonly name: string;
  readonly communityId: string;
  readonly polygons: readonly Polygon[];
  /** 1 unless it is redrawn. */
  readonly version?: number;
}

type System = GridDoc['system'];

/**
 * Adds grids, any number at once, and widens the boxes of their communities. Outcomes: created, or already
 * there (left as they are).
 */
export async function createGrids(deps: Deps, grids: readonly NewGrid[], system: System): Promise<void> {
  const rows = grids.map<GridDoc>((grid) => {
    const wgs84 = convertPolygons(grid.polygons, system, 'wgs84');
    return {
      _id: versionKey(grid.id, grid.version ?? 1),
      ...((grid.version ?? 1) > 1 ? { gridId: grid.id } : {}),
      name: grid.name,
      communityId: grid.communityId,
      version: grid.version ?? 1,
      system,
      wgs84,
      gcj02: convertPolygons(grid.polygons, system, 'gcj02'),
      cells: squaresOf(wgs84),
      ...(grid.batch ? { batch: grid.batch } : {}),
    };
  });
  await insertOnce(deps, Grids(deps), rows);
  const inForce = rows.filter((row) => row.batch === undefined);
  await widenCommunities(deps, inForce);
}

/** Widens the boxes of communities by the grids of an import that has been committed. */
export async function widenByBatch(deps: Deps, batch: string): Promise<void> {
  await widenCommunities(deps, await Grids(deps).find({ batch }).lean<GridDoc[]>());
}

/** A box only ever grows here, so running this twice changes nothing. */
async function widenCommunities(deps: Deps, rows: readonly GridDoc[]): Promise<void> {
  for (const communityId of new Set(rows.map((row) => row.communityId))) {
    const community = await Units(deps).findById(communityId, { box: 1 }).lean<Pick<UnitDoc, 'box'>>();
    if (!community) continue;
    const own = rows.filter((row) => row.communityId === communityId).flatMap((row) => row.wgs84);
    const box = joinBoxes(community.box ?? null, [...boxOf(own)] as Box);
    await Units(deps).updateOne({ _id: communityId }, { $set: { box } });
    forgetUnit(deps, communityId);
  }
}
