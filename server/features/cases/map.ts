import type { ParsedOf, ResponseOf } from '../../../shared/contract';
import { boxesMeet, boxRound, MAP_GRIDS, MAP_MARKERS, type MapBox } from '../../../shared/domain/cases/map';
import { after, decodeCursor, pageOf } from '../../platform/database/cursor';
import type { Deps } from '../../platform/deps';
import { getUnits, gridBoxes, gridShapes, type GridBox } from '../organisation';
import { ruleBook } from './catalogue';
import type { CaseDoc } from './document';
import type { Filter } from './inboxCounts';
import { rawCases } from './model';
import type { WorkbenchScope } from './policy';
import { ROW_FIELDS, type CasePage } from './queries';
import { communitiesIn, workbenchFilter } from './workbench';

type CaseMap = ResponseOf<'GET /workbench/map'>;
type Ask = ParsedOf<'GET /workbench/map'>['query'];
type Narrowed = Pick<Ask, 'view' | 'grade' | 'categoryId'>;

/** A workbench without land still has a map to look at. */
const NOWHERE: MapBox = [-0.005, -0.005, 0.005, 0.005];

/** What the list would show, narrowed by grade and category, in some communities: nobody sees here what the list hides. */
async function shownIn(deps: Deps, scope: WorkbenchScope, { view, grade, categoryId }: Narrowed, communities: readonly string[], now: Date): Promise<Filter> {
  const own = await workbenchFilter(deps, scope, view, now);
  return { $and: [own, { 'scope.community': { $in: [...communities] }, open: true, ...(grade ? { grade } : {}), ...(categoryId ? { categoryId } : {}) }] };
}

/** How many of some cases lie in each grid or community. The database counts; what comes back is one row for each. */
async function countBy(deps: Deps, filter: Filter, field: '$scope.grid' | '$scope.community'): Promise<ReadonlyMap<string, number>> {
  const rows = await rawCases(deps).aggregate<{ _id: string | null; n: number }>([{ $match: filter }, { $group: { _id: field, n: { $sum: 1 } } }]).toArray();
  return new Map(rows.map(({ _id, n }) => [_id ?? '', n]));
}

type Counts = Readonly<Record<'open' | 'overdue' | 'emergencies', ReadonlyMap<string, number>>>;

async function countsOf(deps: Deps, filter: Filter, field: '$scope.grid' | '$scope.community', now: Date): Promise<Counts> {
  const late = { step: { $ne: 'evaluate' }, dueAt: { $lt: now } };
  const [open, overdue, emergencies] = await Promise.all([{}, late, { grade: 'emergency' }].map((part) => countBy(deps, { $and: [filter, part] }, field)));
  return { open: open ?? new Map(), overdue: overdue ?? new Map(), emergencies: emergencies ?? new Map() };
}

const figures = ({ open, overdue, emergencies }: Counts, key: string) => ({ open: open.get(key) ?? 0, overdue: overdue.get(key) ?? 0, emergencies: emergencies.get(key) ?? 0 });

/** Communities as boxes round their grids. */
function communitiesOf(grids: readonly GridBox[]): ReadonlyMap<string, MapBox> {
  const boxes = new Map<string, MapBox>();
  for (const { communityId, box } of grids) boxes.set(communityId, boxRound(boxes.get(communityId) ?? box, box));
  return boxes;
}

async function communityAreas(deps: Deps, grids: readonly GridBox[], filter: Filter, now: Date): Promise<CaseMap['areas']> {
  const boxes = communitiesOf(grids);
  const [counts, units] = await Promise.all([countsOf(deps, filter, '$scope.community', now), getUnits(deps, [...boxes.keys()])]);
  return [...boxes].map(([id, box]) => ({ id, name: units.get(id)?.name ?? '', community: id, box: [...box] as [number, number, number, number], polygons: [], ...figures(counts, id) }));
}

async function gridAreas(deps: Deps, grids: readonly GridBox[], filter: Filter, now: Date): Promise<CaseMap['areas']> {
  const communities = [...new Set(grids.map(({ communityId }) => communityId))];
  const [counts, shapes] = await Promise.all([countsOf(deps, filter, '$scope.grid', now), gridShapes(deps, communities)]);
  const drawn = grids.map(({ id, name, communityId, box }) => ({ id, name, community: communityId, box, polygons: shapes.get(id) ?? [], ...figures(counts, id) }));
  const [only] = communities;
  // What lies in no grid has a line of its own where one community is looked at; the markers show where it is.
  const outside = only && communities.length === 1 && counts.open.get('') ? [{ id: '', name: '', community: only, box: drawn[0]?.box ?? [0, 0, 0, 0] as [number, number, number, number], polygons: [], ...figures(counts, '') }] : [];
  return [...drawn, ...outside];
}

const inBox = ([west, south, east, north]: MapBox): Filter => ({ 'place.gcj02.lng': { $gte: west, $lte: east }, 'place.gcj02.lat': { $gte: south, $lte: north } });

/** The cases of a box one by one; null when they are too many. */
async function markersIn(deps: Deps, filter: Filter, box: MapBox, now: Date): Promise<CaseMap['markers']> {
  const docs = await rawCases(deps).find({ $and: [filter, inBox(box)] }, { projection: ROW_FIELDS }).sort({ dueAt: 1, _id: 1 }).limit(MAP_MARKERS + 1).toArray();
  if (docs.length > MAP_MARKERS) return null;
  const book = await ruleBook(deps, docs);
  return docs.map((doc) => ({
    ...{ id: doc._id, title: doc.title, placeText: doc.place.text, category: book.categoryView(doc), state: doc.state, grade: doc.grade },
    overdue: doc.step !== 'evaluate' && doc.dueAt < now,
    lng: doc.place.gcj02.lng,
    lat: doc.place.gcj02.lat,
  }));
}

const roundAll = (boxes: readonly MapBox[]): MapBox => boxes.reduce<MapBox | null>((round, box) => (round ? boxRound(round, box) : box), null) ?? NOWHERE;

/** Markers of as many communities as can be near one another: beyond it somebody looks from too far. */
const NEAR_COMMUNITIES = 12;

/**
 * Open cases of a workbench over the land: counts of communities when more than `MAP_GRIDS` grids lie in the box, else of
 * grids, and single markers when at most `MAP_MARKERS` are in it. The answer is bounded by the land that is looked at,
 * the work by what is open there, never by what is on record (indexes `workbench_community` and its kin).
 */
export async function mapOf(deps: Deps, scope: WorkbenchScope, ask: Ask): Promise<CaseMap> {
  const now = deps.clock.now();
  const [reached, boxes] = await Promise.all([communitiesIn(deps, scope), gridBoxes(deps)]);
  const own = new Set(reached);
  const land = boxes.filter(({ communityId }) => own.has(communityId));
  const bounds = roundAll(land.map(({ box }) => box));
  const box: MapBox = [ask.west ?? bounds[0], ask.south ?? bounds[1], ask.east ?? bounds[2], ask.north ?? bounds[3]];
  const grids = land.filter((grid) => boxesMeet(grid.box, box));
  const communities = [...new Set(grids.map(({ communityId }) => communityId))];
  const filter = await shownIn(deps, scope, ask, communities, now);
  const kind = grids.length > MAP_GRIDS ? 'communities' : 'grids';
  const near = communities.length <= NEAR_COMMUNITIES;
  const [areas, markers] = await Promise.all([(kind === 'grids' ? gridAreas : communityAreas)(deps, grids, filter, now), near ? markersIn(deps, filter, box, now) : null]);
  return { kind, bounds: [...bounds] as [number, number, number, number], areas, markers, now: now.toISOString() };
}

/** The list of a grid or a community on the map. */
export async function casesOnMap(deps: Deps, scope: WorkbenchScope, ask: ParsedOf<'GET /workbench/map/cases'>['query']): Promise<CasePage> {
  const filter = await shownIn(deps, scope, ask, [ask.community], deps.clock.now());
  const grid = ask.grid === undefined ? {} : { 'scope.grid': ask.grid === '' ? null : ask.grid };
  const rows: CaseDoc[] = await rawCases(deps).find({ $and: [filter, grid, after(decodeCursor(ask.cursor), 'dueAt', 'up')] }, { projection: ROW_FIELDS }).sort({ dueAt: 1, _id: 1 }).limit(ask.limit + 1).toArray();
  return pageOf(rows, ask.limit, (row) => ({ at: row.dueAt, id: row._id }));
}
