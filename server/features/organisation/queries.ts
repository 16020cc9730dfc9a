import { DomainError } from '../../../shared/domain/kernel/errors';
import type { UnitKind } from '../../../shared/domain/kernel/roles';
import type { Polygon } from '../../../shared/domain/organisation/geo';
import { rawCollection } from '../../platform/database/model';
import type { Deps } from '../../platform/deps';
import { shown } from './batches';
import { squaresOf } from './geometry';
import { gridIdOf, inForce, ofGrids, underTheirId } from './grids';
import { remember, rememberById } from './memory';
import { Areas, Grids, Places, Units, type AreaDoc, type GridDoc, type PlaceDoc, type Polygons, type UnitDoc } from './model';
import { getUnits, unitInfo, type UnitInfo } from './units';

type Db = Pick<Deps, 'db'>;

/** Communities of the district in the order of their ids. */
export async function communities(deps: Db): Promise<UnitInfo[]> {
  const rows = await Units(deps).find({ kind: 'community', closedAt: null, batch: await shown(deps) }).sort({ _id: 1 }).lean<UnitDoc[]>();
  return rows.map(unitInfo);
}

/** Collections that imports write to. */
const TABLES = { units: 'units', grids: 'grids', areas: 'unitAreas', places: 'places', rules: 'routingRules', buildings: 'buildings', rooms: 'rooms' } as const;
interface Brought {
  _id: string;
  batch?: string;
}

/** Which of these ids are taken, and by which import (null: by none), whether or not it is in force. */
export async function takenIds(deps: Db, table: keyof typeof TABLES, ids: readonly string[]): Promise<Map<string, string | null>> {
  const rows = rawCollection<Brought>(deps.db, TABLES[table]);
  const found = new Map<string, string | null>();
  for (let from = 0; from < ids.length; from += 1_000) {
    const some = rows.find({ _id: { $in: ids.slice(from, from + 1_000) } }, { projection: { batch: 1 } });
    for await (const row of some) found.set(row._id, row.batch ?? null);
  }
  return found;
}

/** Takes rows of an import that was given up out again; those in force stay. */
export async function removeBatch(deps: Db, batch: string): Promise<void> {
  if ((await shown(deps)).$in.includes(batch)) return;
  for (const table of Object.values(TABLES)) await rawCollection<Brought>(deps.db, table).deleteMany({ batch });
}

/** Every unit in force, from the district down, those that are closed among them. */
export async function allUnits(deps: Db): Promise<UnitInfo[]> {
  const rows = await Units(deps).find({ batch: await shown(deps) }).sort({ _id: 1 }).lean<UnitDoc[]>();
  return rows.map(unitInfo).sort((a, b) => a.path.length - b.path.length);
}

/** Units of some kinds that belong to communities, those that are closed among them. */
export async function unitsIn(deps: Db, communityIds: readonly string[], kinds: readonly UnitKind[]): Promise<UnitInfo[]> {
  if (communityIds.length === 0) return [];
  const rows = await Units(deps).find({ communityId: { $in: [...communityIds] }, kind: { $in: [...kinds] }, batch: await shown(deps) }).sort({ _id: 1 }).lean<UnitDoc[]>();
  return rows.map(unitInfo);
}

/** Number of grids of each community. */
export async function gridCounts(deps: Db): Promise<Map<string, number>> {
  const rows = await Grids(deps).aggregate<{ _id: string; n: number }>([{ $match: await inForce(deps) }, { $group: { _id: '$communityId', n: { $sum: 1 } } }]);
  return new Map(rows.map((row) => [row._id, row.n]));
}

type GridLand = Pick<GridDoc, '_id' | 'gridId' | 'version' | 'name' | 'communityId' | 'wgs84'>;
const gridLand = { gridId: 1, version: 1, name: 1, communityId: 1, wgs84: 1 };

/** Grids of these communities with their WGS-84 polygons. */
export async function gridsOf(deps: Db, communityIds: readonly string[]): Promise<GridLand[]> {
  return underTheirId(await Grids(deps).find({ communityId: { $in: [...communityIds] }, ...(await inForce(deps)) }, gridLand).lean<GridLand[]>());
}

/** Squares asked for by name; where land covers more, every grid is asked for. */
const MOST_SQUARES = 500;

/** Grids that lie in or near some land. */
export async function gridsNear(deps: Db, land: readonly Polygon[]): Promise<GridLand[]> {
  const squares = squaresOf(land);
  const near = squares.length > MOST_SQUARES ? {} : { cells: { $in: squares } };
  return underTheirId(await Grids(deps).find({ ...near, ...(await inForce(deps)) }, gridLand).lean<GridLand[]>());
}

/** Boundaries of communities, by their ids: the boundary of a community is the own area of its unit. */
export async function outlinesOf(deps: Db, communityIds: readonly string[]): Promise<Map<string, Polygons>> {
  const rows = await Areas(deps).find({ unitId: { $in: [...communityIds] }, batch: await shown(deps) }, { unitId: 1, polygons: 1 }).lean<Pick<AreaDoc, 'unitId' | 'polygons'>[]>();
  const found = new Map<string, Polygons>();
  for (const { unitId, polygons } of rows) found.set(unitId, [...(found.get(unitId) ?? []), ...polygons]);
  return found;
}

/** Ids of the districts: one deployment has one. */
export async function districtIds(deps: Db): Promise<string[]> {
  const rows = await Units(deps).find({ kind: 'district', batch: await shown(deps) }, { _id: 1 }).lean<{ _id: string }[]>();
  return rows.map((row) => row._id);
}

/** Whether anything has been set up here. */
export async function hasUnits(deps: Db): Promise<boolean> {
  return (await Units(deps).exists({})) !== null;
}

/** Ids of the communities below a level (or the level itself when it is a community). */
export async function communitiesBelow(deps: Db, level: UnitInfo): Promise<string[]> {
  if (level.kind === 'community') return [level.id];
  const below = level.kind === 'street' ? { parentId: level.id } : {};
  const rows = await Units(deps).find({ kind: 'community', ...below, batch: await shown(deps) }, { _id: 1 }).lean<{ _id: string }[]>();
  return rows.map((row) => row._id);
}

/** The streets of a district or the communities of a street, in the order of their ids; none below a community. */
export async function levelsBelow(deps: Db, levelId: string): Promise<UnitInfo[]> {
  const rows = await Units(deps).find({ parentId: levelId, kind: { $in: ['street', 'community'] }, batch: await shown(deps) }).sort({ _id: 1 }).lean<UnitDoc[]>();
  return rows.map(unitInfo);
}

/** Grids and named places of a community. `not_found` when it is none. */
export async function communityMap(
  deps: Db,
  communityId: string,
): Promise<{ community: UnitInfo; grids: GridDoc[]; places: PlaceDoc[] }> {
  const community = (await getUnits(deps, [communityId])).get(communityId);
  if (community?.kind !== 'community') throw new DomainError('not_found');
  const grids = underTheirId(await Grids(deps).find({ communityId, ...(await inForce(deps)) }, { cells: 0, wgs84: 0 }).sort({ _id: 1 }).lean<GridDoc[]>());
  const places = await Places(deps).find({ communityId, batch: await shown(deps) }).sort({ _id: 1 }).lean<PlaceDoc[]>();
  return { community, grids, places };
}

/** What others need to know of a grid. */
export interface GridInfo {
  readonly id: string;
  readonly name: string;
  readonly communityId: string;
}

/** Grids by id; unknown ids are absent. */
export async function gridHeads(deps: Db, ids: readonly string[]): Promise<GridInfo[]> {
  if (ids.length === 0) return [];
  const rows = await Grids(deps).find({ ...ofGrids([...new Set(ids)]), ...(await inForce(deps)) }, { gridId: 1, name: 1, communityId: 1 }).lean<Pick<GridDoc, '_id' | 'gridId' | 'name' | 'communityId'>[]>();
  return rows.map((row) => ({ id: gridIdOf(row), name: row.name, communityId: row.communityId }));
}

/** Grids of a community in the order of their ids. */
export async function gridHeadsOf(deps: Db, communityId: string): Promise<GridInfo[]> {
  const rows = await Grids(deps).find({ communityId, ...(await inForce(deps)) }, { gridId: 1, name: 1 }).sort({ _id: 1 }).lean<Pick<GridDoc, '_id' | 'gridId' | 'name'>[]>();
  return rows.map((row) => ({ id: gridIdOf(row), name: row.name, communityId }));
}

/** Grids of a community in the order of their ids, for residents who look at one of them; at most five seconds old. */
export function gridChoices(deps: Db, communityId: string): Promise<{ id: string; name: string }[]> {
  return remember(deps, `gridChoices:${communityId}`, async () => (await gridHeadsOf(deps, communityId)).map(({ id, name }) => ({ id, name })));
}

const grids = rememberById<string>(async (deps, ids) => {
  const rows = await Grids(deps).find({ ...ofGrids([...ids]), batch: await shown(deps) }, { gridId: 1, name: 1, version: 1 }).lean<Pick<GridDoc, '_id' | 'gridId' | 'name' | 'version'>[]>();
  return new Map(rows.sort((a, b) => a.version - b.version).map((row) => [gridIdOf(row), row.name]));
});

/**
 * Names of grids by id, the latest where they had several; also of those that are gone, because matters keep theirs.
 * At most five seconds old.
 */
export function gridNames(deps: Db, ids: Iterable<string | null>): Promise<Map<string, string>> {
  return grids.get(deps, ids);
}

const places = rememberById<PlaceDoc>(async (deps, ids) => {
  const rows = await Places(deps).find({ _id: { $in: [...ids] }, batch: await shown(deps) }).lean<PlaceDoc[]>();
  return new Map(rows.map((row) => [row._id, row]));
});

/** Places by id, for a home or a report that names one; at most five seconds old. */
export function getPlaces(deps: Db, ids: readonly string[]): Promise<Map<string, PlaceDoc>> {
  return places.get(deps, ids);
}

/** Landmarks of these communities. */
export async function placesOf(deps: Db, communityIds: readonly string[]): Promise<PlaceDoc[]> {
  return Places(deps).find({ communityId: { $in: [...communityIds] }, batch: await shown(deps) }).lean<PlaceDoc[]>();
}

/** Offices attached to a street or to the district: those who dispatch for it may hold their role there. */
export async function officesOf(deps: Db, levelId: string): Promise<string[]> {
  const rows = await Units(deps).find({ parentId: levelId, kind: 'streetOffice' }, { _id: 1 }).lean<Pick<UnitDoc, '_id'>[]>();
  return rows.map((row) => row._id);
}
