import { DomainError } from '../../../shared/domain/kernel/errors';
import { COMMUNITY_HANDLERS, HANDLERS_ABOVE } from '../../../shared/domain/organisation/bodies';
import { cellOf, pointInPolygons, type Polygon } from '../../../shared/domain/organisation/geo';
import type { AreaKind, RoutingRule } from '../../../shared/domain/organisation/routing';
import type { Deps } from '../../platform/deps';
import { shown } from './batches';
import { squaresOf } from './geometry';
import { levelsOf, type Location } from './locate';
import { remember } from './memory';
import { Areas, Rules, Units, type AreaDoc, type RuleDoc, type RuleEvent, type UnitDoc } from './model';
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
    // A company or shop claims wishes and is given no case, whatever a line says.
    if (!unit || unit.kind === 'enterprise' || (unit.communityId !== null && unit.communityId !== place.community.id)) return [];
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
