import type { Deps } from '../../../platform/deps';
import { getUnits, gridHeads, gridsNear, gridsOf, outlinesOf, type UnitInfo } from '../../organisation';
import type { Shape } from '../geojson';
import { mapOf, type MapShape } from '../mapOfImport';
import { changeOf, redrawOf, type DrawnGrid, type PresentGrid } from '../redraw';
import { EMPTY_PLAN, type MapOfImport, type Plan, type RedrawOfView } from '../types';
import { checkIds, unitFault, type Findings } from './common';

interface Drawn {
  readonly plan: Plan;
  readonly map: MapOfImport | null;
  readonly redraw?: RedrawOfView | null;
}

/** Properties may have the template's Chinese names or the usual English ones. */
const property = ({ properties }: Shape, ...names: readonly string[]): string => names.map((name) => properties[name] ?? '').find((text) => text !== '') ?? '';
const idOf = (shape: Shape): string => property(shape, '编号', 'id');
const nameOf = (shape: Shape): string => property(shape, '名称', 'name');
const communityOf = (shape: Shape): string => property(shape, '社区编号', 'communityId', 'community');
const unitOf = (shape: Shape): string => property(shape, '单位编号', 'unitId', 'unit');

function checkTexts(shapes: readonly Shape[], titles: Readonly<Record<string, (shape: Shape) => string>>, findings: Findings): void {
  for (const shape of shapes) for (const [title, read] of Object.entries(titles)) if (read(shape) === '') findings.add(shape.row, 'empty', { title });
}

/** Grids that are there and that the file says nothing of. */
async function around(deps: Deps, shapes: readonly Shape[], without: ReadonlySet<string>): Promise<MapShape[]> {
  const near = await gridsNear(deps, shapes.flatMap((shape) => shape.polygons));
  return near.flatMap(({ _id, name, wgs84 }) => (without.has(_id) ? [] : [{ id: _id, name, status: 'present', polygons: wgs84 }]));
}

/** Communities must exist, and a grid of another community may only be taken from it together with all of that one's. */
async function checkCommunities(deps: Deps, shapes: readonly Shape[], findings: Findings): Promise<Map<string, UnitInfo>> {
  const communities = await getUnits(deps, shapes.map(communityOf));
  for (const shape of shapes) {
    const unit = communities.get(communityOf(shape));
    const fault = communityOf(shape) === '' ? null : (unitFault(unit) ?? (unit?.kind === 'community' ? null : 'notCommunity'));
    if (fault) findings.add(shape.row, fault, { value: communityOf(shape) });
  }
  const homes = new Map((await gridHeads(deps, shapes.map(idOf))).map(({ id, communityId }) => [id, communityId]));
  const elsewhere = await getUnits(deps, homes.values());
  for (const shape of shapes) {
    const home = homes.get(idOf(shape));
    if (home !== undefined && !communities.has(home)) findings.add(shape.row, 'gridElsewhere', { value: idOf(shape), name: elsewhere.get(home)?.name ?? home });
  }
  return communities;
}

const landsOf = (grids: readonly DrawnGrid[], communityId: string): DrawnGrid['polygons'][] => grids.filter((grid) => grid.communityId === communityId).map(({ polygons }) => polygons);

/**
 * The grids of communities that exist: all of each, so that where there are grids already it is a redraw. The map shows
 * what is new, changed and gone among the grids around.
 */
export async function readGrids(deps: Deps, shapes: readonly Shape[], findings: Findings): Promise<Drawn> {
  checkTexts(shapes, { 编号: idOf, 名称: nameOf, 社区编号: communityOf }, findings);
  await checkIds(deps, null, shapes.map((shape) => ({ row: shape.row, id: idOf(shape) })), findings);
  const communities = await checkCommunities(deps, shapes, findings);
  const drawn = shapes.map<DrawnGrid>((shape) => ({ id: idOf(shape), name: nameOf(shape), communityId: communityOf(shape), polygons: shape.polygons }));
  const ids = [...communities.keys()];
  const [rows, outlines] = await Promise.all([gridsOf(deps, ids), outlinesOf(deps, ids)]);
  const present = rows.map<PresentGrid>(({ _id, name, communityId, version, wgs84 }) => ({ id: _id, name, communityId, version, polygons: wgs84 }));
  const known = new Map(present.map((grid) => [grid.id, grid]));
  const shown = [
    ...(await around(deps, shapes, new Set([...drawn, ...present].map(({ id }) => id)))),
    ...drawn.map<MapShape>((grid) => ({ id: grid.id, name: grid.name, status: changeOf(grid, known), polygons: grid.polygons })),
    ...present.filter(({ id }) => !drawn.some((grid) => grid.id === id)).map<MapShape>(({ id, name, polygons }) => ({ id, name, status: 'gone', polygons })),
    ...boundaries(communities, outlines),
  ];
  const covered = [...communities.values()].map(({ id, name }) => ({
    name, grids: landsOf(drawn, id), outline: outlines.get(id) ?? [],
    before: landsOf(present, id).flat(), elsewhere: drawn.filter(({ communityId }) => communityId !== id).map(({ polygons }) => polygons),
  }));
  const map = drawn.length === 0 ? null : await mapOf(shown, covered);
  if (drawn.length > 0 && drawn.every((grid) => changeOf(grid, known) === 'same') && present.length === drawn.length) findings.add(0, 'nothingChanged');
  if (findings.problems.length > 0) return { plan: EMPTY_PLAN, map };
  // First grids of new communities are a redraw too, of nothing: two files for one community must not both come in.
  const { redraw, view, grids, rules } = await redrawOf(deps, [...communities.values()], drawn, present);
  return { plan: { ...EMPTY_PLAN, grids, rules, redraw }, map, redraw: present.length === 0 ? null : view };
}

function boundaries(communities: ReadonlyMap<string, UnitInfo>, outlines: ReadonlyMap<string, MapShape['polygons']>): MapShape[] {
  return [...outlines].map(([id, polygons]) => ({ id: `outline-${id}`, name: communities.get(id)?.name ?? id, status: 'outline', polygons }));
}

/**
 * Own areas of units that exist; they may overlap, because each is one unit's own. The own area of a community is its
 * boundary: what its grids leave out of it is shown.
 */
export async function readAreas(deps: Deps, shapes: readonly Shape[], findings: Findings): Promise<Drawn> {
  checkTexts(shapes, { 编号: idOf, 名称: nameOf, 单位编号: unitOf }, findings);
  await checkIds(deps, 'areas', shapes.map((shape) => ({ row: shape.row, id: idOf(shape) })), findings);
  const units = await getUnits(deps, shapes.map(unitOf));
  for (const shape of shapes) {
    const fault = unitOf(shape) === '' ? null : unitFault(units.get(unitOf(shape)));
    if (fault) findings.add(shape.row, fault, { value: unitOf(shape) });
  }
  const areas = shapes.map((shape) => ({ id: idOf(shape), name: nameOf(shape), unitId: unitOf(shape), polygons: shape.polygons, system: 'wgs84' as const }));
  const bounded = areas.flatMap(({ unitId, polygons }) => (units.get(unitId)?.kind === 'community' ? [{ unitId, polygons }] : []));
  const grids = await gridsOf(deps, bounded.map(({ unitId }) => unitId));
  const covered = bounded.map(({ unitId, polygons }) => ({
    name: units.get(unitId)?.name ?? unitId,
    grids: grids.filter(({ communityId }) => communityId === unitId).map(({ wgs84 }) => wgs84),
    outline: polygons,
  }));
  const drawn = [...(await around(deps, shapes, new Set())), ...areas.map<MapShape>(({ id, name, unitId, polygons }) => ({ id, name, status: units.get(unitId)?.kind === 'community' ? 'outline' : 'new', polygons }))];
  const map = areas.length === 0 ? null : await mapOf(drawn, covered.filter(({ grids: own }) => own.length > 0));
  // Areas lie over grids and over each other; that is no mistake.
  return { plan: { ...EMPTY_PLAN, areas }, map: map && { ...map, overlaps: [] } };
}
