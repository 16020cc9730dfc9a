import { DomainError } from '../../../shared/domain/kernel/errors';
import { toSystem } from '../../../shared/domain/organisation/coordinates';
import { cellOf, metresToPolygons, pointInPolygons, type LngLat } from '../../../shared/domain/organisation/geo';
import type { Deps } from '../../platform/deps';
import { shown } from './batches';
import { metresToBox } from './geometry';
import { gridIdOf, inForce, ofGrids } from './grids';
import { remember } from './memory';
import { Grids, Units, type GridDoc, type UnitDoc } from './model';
import { getUnits, type UnitInfo } from './units';

export interface GivenPoint {
  readonly lng: number;
  readonly lat: number;
  readonly system: 'gcj02' | 'wgs84';
}

/** Where a point lies in the organisation. */
export interface Location {
  /** WGS-84. */
  readonly point: LngLat;
  readonly grid: { readonly id: string; readonly name: string; readonly version: number } | null;
  readonly community: UnitInfo;
  readonly street: UnitInfo;
  readonly district: UnitInfo;
  readonly station: UnitInfo;
  /** In no grid: the nearest community's triage list has it. */
  readonly outsideGrids: boolean;
}

/** A point further than this from every community is not ours: told so, not filed with somebody far away. */
const OUTSIDE_METRES = 5_000;
/** Communities whose grids are measured exactly when a point lies in none. */
const NEAR_COMMUNITIES = 4;

type Db = Pick<Deps, 'db'>;
type GridHead = Pick<GridDoc, '_id' | 'gridId' | 'name' | 'communityId' | 'version' | 'wgs84'>;
const gridHead = { gridId: 1, name: 1, communityId: 1, version: 1, wgs84: 1 };

/** The grid that holds a point (WGS-84), or null; on a common border the one with the lower id. */
async function gridAt(deps: Db, point: LngLat): Promise<GridHead | null> {
  const cell = cellOf(point);
  const near = await remember(deps, `grids:${cell}`, async () =>
    Grids(deps).find({ cells: cell, ...(await inForce(deps)) }, gridHead).sort({ _id: 1 }).lean<GridHead[]>(),
  );
  return near.find((grid) => pointInPolygons(point, grid.wgs84)) ?? null;
}

/** The community nearest to a point that lies in no grid. `rule_refused` outsideDistrict when all are far away. */
async function nearestCommunity(deps: Db, point: LngLat): Promise<string> {
  const rows = await Units(deps).find({ kind: 'community', closedAt: null, batch: await shown(deps) }, { box: 1 }).lean<Pick<UnitDoc, '_id' | 'box'>[]>();
  const near = rows
    .flatMap(({ _id, box }) => (box ? [{ id: _id, metres: metresToBox(box, point) }] : []))
    .filter(({ metres }) => metres <= OUTSIDE_METRES)
    .sort((a, b) => a.metres - b.metres || (a.id < b.id ? -1 : 1))
    .slice(0, NEAR_COMMUNITIES);
  const grids = await Grids(deps)
    .find({ communityId: { $in: near.map(({ id }) => id) }, ...(await inForce(deps)) }, gridHead)
    .lean<GridHead[]>();
  let best: { id: string; metres: number } | null = null;
  for (const grid of grids) {
    const metres = metresToPolygons(point, grid.wgs84);
    if (!best || metres < best.metres) best = { id: grid.communityId, metres };
  }
  if (!best || best.metres > OUTSIDE_METRES) throw new DomainError('rule_refused', { rule: 'outsideDistrict' });
  return best.id;
}

/** The units above and beside a community that every matter in it needs. */
export interface Levels {
  readonly community: UnitInfo;
  readonly street: UnitInfo;
  readonly district: UnitInfo;
  readonly station: UnitInfo;
}

/** Street, district and work station of a community. `not_found` when it is none or has no station. */
export async function levelsOf(deps: Db, communityId: string): Promise<Levels> {
  const station = await remember(deps, `station:${communityId}`, async () =>
    // The one that is open; a community that is closed keeps the one it had.
    Units(deps).findOne({ communityId, kind: 'station', batch: await shown(deps) }, { _id: 1 }).sort({ closedAt: 1 }).lean<{ _id: string }>(),
  );
  const community = (await getUnits(deps, [communityId])).get(communityId);
  if (!station || community?.kind !== 'community') throw new DomainError('not_found', { unit: communityId });
  const units = await getUnits(deps, [...community.path, station._id]);
  const levels = community.path.flatMap((id) => units.get(id) ?? []);
  const street = levels.find((unit) => unit.kind === 'street');
  const district = levels.find((unit) => unit.kind === 'district');
  const work = units.get(station._id);
  if (!street || !district || !work) throw new DomainError('not_found', { unit: communityId });
  return { community, street, district, station: work };
}

/**
 * Point → grid → community → street and work station. A point in no grid goes to the nearest community,
 * marked so. `rule_refused` {rule: outsideDistrict} when no community is within five kilometres.
 */
export async function locate(deps: Db, given: GivenPoint): Promise<Location> {
  const point = toSystem(given, 'wgs84');
  const grid = await gridAt(deps, point);
  const levels = await levelsOf(deps, grid?.communityId ?? (await nearestCommunity(deps, point)));
  return {
    point,
    ...levels,
    grid: grid && { id: gridIdOf(grid), name: grid.name, version: grid.version },
    outsideGrids: grid === null,
  };
}

/** The location of a case whose grid the station names; the point itself is kept. `not_found` for an unknown grid. */
export async function locateInGrid(deps: Db, gridId: string, point: LngLat): Promise<Location> {
  const grid = await Grids(deps).findOne({ ...ofGrids([gridId]), ...(await inForce(deps)) }, gridHead).lean<GridHead>();
  if (!grid) throw new DomainError('not_found', { grid: gridId });
  const levels = await levelsOf(deps, grid.communityId);
  return { point, ...levels, grid: { id: gridIdOf(grid), name: grid.name, version: grid.version }, outsideGrids: false };
}
