import { DomainError } from '../../../shared/domain/kernel/errors';
import { COMMUNITY_HANDLERS, HANDLERS_ABOVE } from '../../../shared/domain/organisation/bodies';
import { cellOf, pointInPolygons, type Polygon } from '../../../shared/domain/organisation/geo';
import type { AreaKind, RoutingRule } from '../../../shared/domain/organisation/routing';
import { rawCollection } from '../../platform/database/model';
import type { Deps } from '../../platform/deps';
import { shown } from './batches';
import { squaresOf } from './geometry';
import { gridIdOf, inForce, ofGrids, underTheirId } from './grids';
import { levelsOf, type Location } from './locate';
import { remember, rememberById } from './memory';
import { Areas, Grids, Places, Rules, Units, type AreaDoc, type GridDoc, type PlaceDoc, type Polygons, type RuleDoc, type RuleEvent, type UnitDoc } from './model';
import { getUnits, standingUnits, unitInfo, type UnitInfo } from './units';

type Db = Pick<Deps, 'db'>;

/** Own areas listed at most. */
const MOST_AREAS = 500;

/** Units a station may dispatch to: own bodies first, then the street's offices, departments, utilities. */
export async function dispatchTargets(deps: Db, communityId: string): Promise<UnitInfo[]> {
  const { community, street, district } = await levelsOf(deps, communityId);
  const kindOrder = [...COMMUNITY_HANDLERS, ...HANDLERS_ABOVE];
  const rows = await Units(deps)
    .find({
      batch: await shown(deps),
      closedAt: null,
      $or: [
        { communityId: community.id, kind: { $in: COMMUNITY_HANDLERS } },
        { parentId: { $in: [street.id, district.id] }, kind: { $in: HANDLERS_ABOVE } },
      ],
    })
    .lean<UnitDoc[]>();
  return rows
    .sort((a, b) => kindOrder.indexOf(a.kind) - kindOrder.indexOf(b.kind) || (a._id < b._id ? -1 : 1))
    .map(unitInfo);
}

/** Whether a case of this community may be given to that unit. */
export async function isDispatchTarget(deps: Db, communityId: string, unitId: string): Promise<boolean> {
  const unit = (await getUnits(deps, [unitId])).get(unitId);
  if (!unit || unit.closedAt !== null) return false;
  if (unit.communityId !== null) return unit.communityId === communityId && COMMUNITY_HANDLERS.includes(unit.kind);
  const { street, district } = await levelsOf(deps, communityId);
  return HANDLERS_ABOVE.includes(unit.kind) && (unit.parentId === street.id || unit.parentId === district.id);
}

type Place = Pick<Location, 'grid' | 'point'>;

/** Own areas near a place: those with its grid, and those whose polygons touch its square. */
function areasNear(deps: Db, { grid, point }: Place): Promise<AreaDoc[]> {
  const cell = cellOf(point);
  const byPoint = { cells: cell };
  const filter = grid ? { $or: [{ gridIds: grid.id }, byPoint] } : byPoint;
  return remember(deps, `areas:${grid?.id ?? ''}:${cell}`, async () => Areas(deps).find({ ...filter, batch: await shown(deps) }).lean<AreaDoc[]>());
}

/** Own areas that hold a place. */
async function areasAt(deps: Db, place: Place): Promise<string[]> {
  const holds = (area: AreaDoc): boolean =>
    (place.grid !== null && area.gridIds.includes(place.grid.id)) || pointInPolygons(place.point, area.polygons);
  return (await areasNear(deps, place)).filter(holds).map((area) => area._id);
}

/**
 * Lines of the routing table for a category at a place (category × area → unit, P4), as the rule in
 * shared/domain reads them. An own area that holds the place counts as precise as the grid; a line of a
 * community's own body applies in its community only.
 */
export async function rulesFor(deps: Db, categoryId: string, place: Location, change: RuleChange = {}): Promise<RoutingRule[]> {
  const levels = [place.district.id, place.street.id, place.community.id];
  const own = await areasAt(deps, place);
  const areaIds = [...levels, ...(place.grid ? [place.grid.id] : []), ...own];
  const present = await remember(deps, `rules:${categoryId}:${areaIds.join()}`, async () =>
    Rules(deps).find({ categoryId, areaId: { $in: areaIds }, endedAt: null, batch: await shown(deps) }, { history: 0 }).lean<RuleDoc[]>(),
  );
  const rows = withChange(present, categoryId, areaIds, change);
  const units = await standingUnits(deps, rows.map((row) => row.unitId));
  const narrowest = place.grid ? { kind: 'grid' as const, id: place.grid.id } : { kind: 'community' as const, id: place.community.id };
  const kinds: readonly AreaKind[] = ['district', 'street', 'community'];
  return rows.flatMap(({ _id, unitId, areaId, article }) => {
    // Of a unit that is closed, from that one write on, the line is its successor's.
    const unit = units.get(unitId);
    if (!unit || (unit.communityId !== null && unit.communityId !== place.community.id)) return [];
    const kind = kinds[levels.indexOf(areaId)];
    return [{ id: _id, categoryId, area: kind ? { kind, id: areaId } : narrowest, unitId: unit.id, article }];
  });
}

/** A line that is not there yet, or one that would no longer be: to see what would come of it. */
export interface RuleChange {
  readonly without?: string;
  /** An empty area is the whole district. */
  readonly put?: { readonly areaId: string; readonly unitId: string; readonly article: string };
}

function withChange(rows: readonly RuleDoc[], categoryId: string, [districtId = '', ...areaIds]: readonly string[], { without, put }: RuleChange): readonly RuleDoc[] {
  const left = without === undefined ? rows : rows.filter((row) => row._id !== without);
  if (!put) return left;
  const areaId = put.areaId === '' ? districtId : put.areaId;
  return [districtId, ...areaIds].includes(areaId) ? [...left, { _id: '', categoryId, ...put, areaId }] : left;
}

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

/** Own areas by id. */
export async function areaNames(deps: Db, ids: readonly string[]): Promise<Map<string, string>> {
  const rows = await Areas(deps).find({ _id: { $in: [...ids] }, batch: await shown(deps) }, { name: 1 }).lean<{ _id: string; name: string }[]>();
  return new Map(rows.map((row) => [row._id, row.name]));
}

/** Own areas of departments and companies, by name. */
export async function ownAreas(deps: Db): Promise<Pick<AreaDoc, '_id' | 'name' | 'unitId'>[]> {
  return Areas(deps).find({ batch: await shown(deps) }, { name: 1, unitId: 1 }).sort({ _id: 1 }).limit(MOST_AREAS).lean<Pick<AreaDoc, '_id' | 'name' | 'unitId'>[]>();
}

/** What was done to a line of the routing table by hand, newest first. `not_found`. */
export async function ruleHistory(deps: Db, id: string): Promise<RuleEvent[]> {
  const row = await Rules(deps).findById(id, { history: 1 }).lean<Pick<RuleDoc, 'history'>>();
  if (!row) throw new DomainError('not_found');
  return [...(row.history ?? [])].reverse();
}

/** Lines of the routing table in the order of their ids, from after `afterId`. */
export async function ruleList(deps: Db, afterId: string, limit: number, categoryId?: string): Promise<RuleDoc[]> {
  const only = categoryId === undefined ? {} : { categoryId };
  return Rules(deps).find({ ...only, _id: { $gt: afterId }, endedAt: null, batch: await shown(deps) }).sort({ _id: 1 }).limit(limit).lean<RuleDoc[]>();
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

/** Lines of the routing table for these areas (or grids) themselves. */
export async function rulesOfAreas(deps: Db, areaIds: readonly string[]): Promise<RuleDoc[]> {
  return Rules(deps).find({ areaId: { $in: [...areaIds] }, endedAt: null, batch: await shown(deps) }).lean<RuleDoc[]>();
}

/** Lines of the routing table that name a unit. */
export async function rulesOfUnit(deps: Db, unitId: string): Promise<RuleDoc[]> {
  return Rules(deps).find({ unitId, endedAt: null, batch: await shown(deps) }, { history: 0 }).sort({ _id: 1 }).lean<RuleDoc[]>();
}

/** Own areas of a unit with their land. */
export async function areasOfUnit(deps: Db, unitId: string): Promise<AreaDoc[]> {
  return Areas(deps).find({ unitId, batch: await shown(deps) }, { cells: 0 }).sort({ _id: 1 }).lean<AreaDoc[]>();
}

/** Own areas that hold one of these grids, or whose land touches one of their squares. */
export async function areasTouching(deps: Db, grids: readonly { readonly _id: string; readonly wgs84: readonly Polygon[] }[]): Promise<AreaDoc[]> {
  if (grids.length === 0) return [];
  const near = [{ gridIds: { $in: grids.map(({ _id }) => _id) } }, { cells: { $in: squaresOf(grids.flatMap(({ wgs84 }) => wgs84)) } }];
  return Areas(deps).find({ $or: near, batch: await shown(deps) }, { cells: 0 }).lean<AreaDoc[]>();
}

/** Offices attached to a street or to the district: those who dispatch for it may hold their role there. */
export async function officesOf(deps: Db, levelId: string): Promise<string[]> {
  const rows = await Units(deps).find({ parentId: levelId, kind: 'streetOffice' }, { _id: 1 }).lean<Pick<UnitDoc, '_id'>[]>();
  return rows.map((row) => row._id);
}
