import { pointInPolygons } from '../../../../shared/domain/organisation/geo';
import type { Deps } from '../../../platform/deps';
import { inForce, gridIdOf } from '../grids';
import { forget } from '../memory';
import { Areas, Grids, Places, type AreaDoc, type GridDoc, type PlaceDoc } from '../model';
import { shown } from '../batches';

/** Grids that take over from one that goes, by its id. */
export type Successors = Readonly<Record<string, readonly string[]>>;

/**
 * Marks versions as ended by a redraw; readers heed it once that is committed. Outcomes: true, also when they were
 * marked before; false when another redraw has one of them, and then nothing is to be committed.
 */
export async function endGrids(deps: Deps, keys: readonly string[], batch: string): Promise<boolean> {
  const free = { _id: { $in: [...keys] }, $or: [{ endedBy: { $exists: false } }, { endedBy: batch }] };
  await Grids(deps).updateMany(free, { $set: { endedBy: batch } });
  return (await Grids(deps).countDocuments({ _id: { $in: [...keys] }, endedBy: batch })) === keys.length;
}

/** Own areas that name one of these grids. */
export async function areasNaming(deps: Deps, gridIds: readonly string[]): Promise<Pick<AreaDoc, '_id' | 'name' | 'unitId' | 'gridIds'>[]> {
  return Areas(deps).find({ gridIds: { $in: [...gridIds] }, batch: await shown(deps) }, { name: 1, unitId: 1, gridIds: 1 }).lean<Pick<AreaDoc, '_id' | 'name' | 'unitId' | 'gridIds'>[]>();
}

/**
 * Adds to every own area the grids that take over from one of its own. Done before the redraw is in force: no point
 * lies in a grid to come yet, nor in a gone one afterwards, so at no moment does the area lack what it should have.
 */
export async function widenAreas(deps: Deps, successors: Successors): Promise<void> {
  for (const area of await areasNaming(deps, Object.keys(successors))) {
    const added = area.gridIds.flatMap((id) => successors[id] ?? []);
    await Areas(deps).updateOne({ _id: area._id }, { $addToSet: { gridIds: { $each: added } } });
  }
  forget(deps);
}

/** Takes back what a redraw that was given up prepared. */
export async function unmarkRedraw(deps: Deps, batch: string, successors: Successors): Promise<void> {
  await Grids(deps).updateMany({ endedBy: batch }, { $unset: { endedBy: 1 } });
  const added = Object.values(successors).flat();
  if (added.length > 0) await Areas(deps).updateMany({ gridIds: { $in: added } }, { $pullAll: { gridIds: added } });
  forget(deps);
}

/** Puts every landmark of these communities into the grid that holds it now. Returns how many moved. */
export async function settlePlaces(deps: Deps, communityIds: readonly string[]): Promise<number> {
  let moved = 0;
  for (const communityId of communityIds) {
    const grids = await Grids(deps).find({ communityId, ...(await inForce(deps)) }, { gridId: 1, wgs84: 1 }).lean<Pick<GridDoc, '_id' | 'gridId' | 'wgs84'>[]>();
    const places = await Places(deps).find({ communityId, batch: await shown(deps) }, { gridId: 1, wgs84: 1 }).lean<Pick<PlaceDoc, '_id' | 'gridId' | 'wgs84'>[]>();
    for (const { _id, gridId, wgs84: [lng, lat] } of places) {
      const grid = grids.find((one) => pointInPolygons({ lng, lat }, one.wgs84));
      if (!grid || gridIdOf(grid) === gridId) continue;
      const { modifiedCount } = await Places(deps).updateOne({ _id, gridId }, { $set: { gridId: gridIdOf(grid) } });
      moved += modifiedCount;
    }
  }
  forget(deps);
  return moved;
}
