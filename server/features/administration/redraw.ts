import { findCategory } from '../../../shared/domain/cases/catalogue';
import { measured, overlapSquareMetres, squareMetres } from '../../../shared/domain/organisation/area';
import { pointInPolygons, type LngLat, type Polygon } from '../../../shared/domain/organisation/geo';
import type { Deps } from '../../platform/deps';
import { openCasesIn } from '../cases';
import { workersNaming } from '../identity';
import { areasNaming, getUnits, homesAt, latestVersions, placesOf, ruleIdOf, rulesOfAreas, versionKey, type NewGrid, type NewRule, type Successors, type UnitInfo } from '../organisation';
import { settingsOf } from '../settings';
import type { Redraw, RedrawOfView } from './types';

/** A grid as it is or as it would be, WGS-84. */
export interface DrawnGrid {
  readonly id: string;
  readonly name: string;
  readonly communityId: string;
  readonly polygons: readonly Polygon[];
}
export interface PresentGrid extends DrawnGrid {
  readonly version: number;
}

export type Change = 'new' | 'changed' | 'same';
const rounded = (polygons: readonly Polygon[]): string => JSON.stringify(polygons.map((rings) => rings.map((ring) => ring.map(([lng, lat]) => [lng.toFixed(7), lat.toFixed(7)]))));

/** What the file makes of a grid. */
export function changeOf(grid: DrawnGrid, present: ReadonlyMap<string, PresentGrid>): Change {
  const there = present.get(grid.id);
  if (!there) return 'new';
  const alike = there.name === grid.name && there.communityId === grid.communityId && rounded(there.polygons) === rounded(grid.polygons);
  return alike ? 'same' : 'changed';
}

/** New grids more than half of whose land was in one that goes take over what is bound to that. */
function successorsOf(gone: readonly PresentGrid[], fresh: readonly DrawnGrid[]): Successors {
  const latitude = gone[0]?.polygons[0]?.[0]?.[0]?.[1] ?? 0;
  const ready = fresh.map((grid) => ({ id: grid.id, land: measured(grid.polygons, latitude), area: squareMetres(grid.polygons) }));
  return Object.fromEntries(gone.map((grid) => {
    const land = measured(grid.polygons, latitude);
    return [grid.id, ready.filter((one) => overlapSquareMetres(one.land, land) > one.area / 2).map(({ id }) => id)];
  }));
}

/**
 * The grid in which something lies after a redraw; null: in none of its community's. What a station put into a grid by
 * hand (its point lies elsewhere) stays there as long as there is that grid.
 */
export function gridAfter(point: LngLat, from: { readonly id: string; readonly polygons: readonly Polygon[] } | null, drawn: readonly DrawnGrid[]): string | null {
  const byHand = from !== null && !pointInPolygons(point, from.polygons);
  if (byHand && drawn.some(({ id }) => id === from.id)) return from.id;
  return drawn.find(({ polygons }) => pointInPolygons(point, polygons))?.id ?? null;
}

/** Numbers and names listed of each pair. */
const MOST_LISTED = 20;
type Move = RedrawOfView['moves'][number];

interface Ground {
  readonly names: ReadonlyMap<string, string>;
  readonly present: ReadonlyMap<string, PresentGrid>;
  readonly drawn: readonly DrawnGrid[];
  readonly communityIds: readonly string[];
}

class Moves {
  private readonly pairs = new Map<string, { -readonly [K in keyof Move]: Move[K] }>();
  constructor(private readonly names: ReadonlyMap<string, string>) {}
  private named(id: string | null): Move['from'] {
    return id === null ? null : { id, name: this.names.get(id) ?? id };
  }
  between(from: string | null, to: string | null): { -readonly [K in keyof Move]: Move[K] } {
    const key = `${from ?? ''}\n${to ?? ''}`;
    const known = this.pairs.get(key) ?? { from: this.named(from), to: this.named(to), cases: 0, numbers: [], places: 0, placeNames: [], homes: 0 };
    this.pairs.set(key, known);
    return known;
  }
  all(): Move[] {
    return [...this.pairs.values()].sort((a, b) => (a.from?.id ?? '').localeCompare(b.from?.id ?? '') || (a.to?.id ?? '').localeCompare(b.to?.id ?? ''));
  }
}

/** What lies elsewhere afterwards: open cases, landmarks, and the homes that stand there. */
async function movesOf(deps: Deps, { names, present, drawn, communityIds }: Ground): Promise<Move[]> {
  const moves = new Moves(names);
  for (const communityId of communityIds) {
    const own = drawn.filter((grid) => grid.communityId === communityId);
    for await (const { number, scope, place } of openCasesIn(deps, communityId)) {
      const to = gridAfter(place.wgs84, present.get(scope.grid ?? '') ?? null, own);
      if (to === scope.grid) continue;
      const pair = moves.between(scope.grid, to);
      pair.cases += 1;
      if (pair.numbers.length < MOST_LISTED) pair.numbers.push(number);
    }
  }
  const homes = await homesAt(deps, communityIds);
  for (const { _id, name, communityId, gridId, wgs84: [lng, lat] } of await placesOf(deps, communityIds)) {
    const to = drawn.find((grid) => grid.communityId === communityId && pointInPolygons({ lng, lat }, grid.polygons))?.id ?? null;
    if (to === gridId) continue;
    const pair = moves.between(gridId, to);
    pair.places += 1;
    pair.homes += homes.get(_id) ?? 0;
    if (pair.placeNames.length < MOST_LISTED) pair.placeNames.push(name);
  }
  return moves.all();
}

/** Rules, own areas and grid workers bound to grids that go, with who takes over; without anybody they are told of. */
async function boundTo(deps: Deps, gone: readonly PresentGrid[], successors: Successors, names: ReadonlyMap<string, string>): Promise<{ rules: NewRule[]; follows: RedrawOfView['follows'] }> {
  const ids = gone.map(({ id }) => id);
  if (ids.length === 0) return { rules: [], follows: [] };
  const [bound, areas, workers, { catalogue }] = await Promise.all([rulesOfAreas(deps, ids), areasNaming(deps, ids), workersNaming(deps, ids), settingsOf(deps)]);
  const units = await getUnits(deps, [...bound.map(({ unitId }) => unitId), ...areas.map(({ unitId }) => unitId)]);
  const follow = (kind: RedrawOfView['follows'][number]['kind'], what: string, from: string): RedrawOfView['follows'][number] => ({ kind, what, from: names.get(from) ?? from, to: (successors[from] ?? []).map((id) => names.get(id) ?? id) });
  const lost = (own: readonly string[]): string[] => own.filter((id) => ids.includes(id));
  return {
    rules: bound.flatMap(({ categoryId, areaId, unitId, article }) => (successors[areaId] ?? []).map((to) => ({ id: ruleIdOf(categoryId, to, unitId), categoryId, unitId, article, areaId: to }))),
    follows: [
      ...bound.map(({ categoryId, areaId, unitId }) => follow('rule', `${findCategory(catalogue, categoryId)?.name ?? categoryId}归${units.get(unitId)?.name ?? unitId}`, areaId)),
      ...areas.flatMap(({ name, unitId, gridIds }) => lost(gridIds).map((from) => follow('area', `${units.get(unitId)?.name ?? unitId}：${name}`, from))),
      ...workers.flatMap(({ name, gridIds }) => lost(gridIds).map((from) => follow('worker', name, from))),
    ],
  };
}

/** Everything a redraw of communities that have grids would do, and what its administrator must see before it. */
export async function redrawOf(deps: Deps, communities: readonly UnitInfo[], drawn: readonly DrawnGrid[], presentGrids: readonly PresentGrid[]): Promise<{ redraw: Redraw; view: RedrawOfView; grids: NewGrid[]; rules: NewRule[] }> {
  const present = new Map(presentGrids.map((grid) => [grid.id, grid]));
  const changes = new Map(drawn.map((grid) => [grid.id, changeOf(grid, present)]));
  const of = (change: Change): DrawnGrid[] => drawn.filter(({ id }) => changes.get(id) === change);
  const gone = presentGrids.filter(({ id }) => !changes.has(id));
  const successors = successorsOf(gone, of('new'));
  const names = new Map([...presentGrids, ...drawn].map(({ id, name }) => [id, name]));
  const communityIds = communities.map(({ id }) => id);
  const [versions, moves, { rules, follows }] = await Promise.all([
    latestVersions(deps, drawn.map(({ id }) => id)),
    movesOf(deps, { names, present, drawn, communityIds }),
    boundTo(deps, gone, successors, names),
  ]);
  const named = (grids: readonly DrawnGrid[]): { id: string; name: string }[] => grids.map(({ id, name }) => ({ id, name }));
  const key = ({ id, version }: PresentGrid): string => versionKey(id, version);
  const ended = presentGrids.filter(({ id }) => changes.get(id) === 'changed' || !changes.has(id));
  return {
    redraw: { communities: communityIds, base: presentGrids.map(key).sort(), ends: ended.map(key), successors },
    grids: [...of('new'), ...of('changed')].map((grid) => ({ ...grid, version: (versions.get(grid.id) ?? 0) + 1 })),
    rules,
    view: { communities: communities.map(({ id, name }) => ({ id, name })), created: named(of('new')), changed: named(of('changed')), gone: named(gone), same: of('same').length, moves, follows },
  };
}
