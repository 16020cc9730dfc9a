import type { Deps } from '../../platform/deps';
import { shown, type Shown } from './batches';
import { Grids, type GridDoc } from './model';

type Db = Pick<Deps, 'db'>;

/** The id of a grid, which its versions have in common. */
export const gridIdOf = ({ _id, gridId }: Pick<GridDoc, '_id' | 'gridId'>): string => gridId ?? _id;

/** `_id` of a version of a grid: of the first one the id itself. */
export const versionKey = (gridId: string, version: number): string => (version === 1 ? gridId : `${gridId}@${version}`);

/** Matches the versions of these grids, whether or not they are in force. */
export const ofGrids = (ids: readonly string[]): { $or: Record<string, unknown>[] } => ({ $or: [{ _id: { $in: [...ids] } }, { gridId: { $in: [...ids] } }] });

/**
 * The condition on grids in force: those that came with no import or a committed one, and that no committed redraw
 * has ended. Both are read from one answer, so that a redraw is in force whole or not at all.
 */
export async function inForce(deps: Db): Promise<{ batch: Shown; endedBy: { $nin: string[] } }> {
  const batch = await shown(deps);
  return { batch, endedBy: { $nin: batch.$in.filter((id): id is string => id !== null) } };
}

/** Rows under the id of their grid in place of their version's. */
export const underTheirId = <T extends Pick<GridDoc, '_id' | 'gridId'>>(rows: readonly T[]): T[] => rows.map((row) => ({ ...row, _id: gridIdOf(row) }));

/** A version of a grid with its land, whether or not it is in force; null when there was none. */
export async function gridVersion(deps: Db, gridId: string, version: number): Promise<GridDoc | null> {
  return Grids(deps).findOne({ _id: versionKey(gridId, version), batch: await shown(deps) }).lean<GridDoc>();
}

/** The latest version that each of these grids ever had, those that were given up left out. */
export async function latestVersions(deps: Db, ids: readonly string[]): Promise<Map<string, number>> {
  const rows = await Grids(deps).find({ ...ofGrids(ids), batch: await shown(deps) }, { gridId: 1, version: 1 }).lean<Pick<GridDoc, '_id' | 'gridId' | 'version'>[]>();
  const found = new Map<string, number>();
  for (const row of rows) found.set(gridIdOf(row), Math.max(found.get(gridIdOf(row)) ?? 0, row.version));
  return found;
}

/** `_id`s of the versions in force in these communities: what a redraw starts from. */
export async function versionsInForce(deps: Db, communityIds: readonly string[]): Promise<string[]> {
  const rows = await Grids(deps).find({ communityId: { $in: [...communityIds] }, ...(await inForce(deps)) }, { _id: 1 }).lean<{ _id: string }[]>();
  return rows.map(({ _id }) => _id).sort();
}
