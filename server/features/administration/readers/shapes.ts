import type { Deps } from '../../../platform/deps';
import { getUnits, gridsOf } from '../../organisation';
import type { Shape } from '../geojson';
import { mapOf, type MapShape } from '../overlaps';
import { EMPTY_PLAN, type MapOfImport, type Plan } from '../types';
import { checkIds, type Findings } from './common';

interface Drawn {
  readonly plan: Plan;
  readonly map: MapOfImport | null;
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

/** Grids of communities that exist; the map shows them among the grids already there. */
export async function readGrids(deps: Deps, shapes: readonly Shape[], findings: Findings): Promise<Drawn> {
  checkTexts(shapes, { 编号: idOf, 名称: nameOf, 社区编号: communityOf }, findings);
  await checkIds(deps, 'grids', shapes.map((shape) => ({ row: shape.row, id: idOf(shape) })), findings);
  const communities = await getUnits(deps, shapes.map(communityOf));
  for (const shape of shapes) {
    const unit = communities.get(communityOf(shape));
    if (communityOf(shape) !== '' && unit?.kind !== 'community') findings.add(shape.row, unit ? 'notCommunity' : 'unknownUnit', { value: communityOf(shape) });
  }
  const grids = shapes.map((shape) => ({ id: idOf(shape), name: nameOf(shape), communityId: communityOf(shape), polygons: shape.polygons }));
  const present = (await gridsOf(deps, [...communities.keys()])).map<MapShape>(({ _id, name, communityId, wgs84 }) => ({ id: _id, name, communityId, polygons: wgs84 }));
  return { plan: { ...EMPTY_PLAN, grids }, map: await mapOf([...grids, ...present]) };
}

/** Own areas of units that exist; they may overlap, because each is one unit's own. */
export async function readAreas(deps: Deps, shapes: readonly Shape[], findings: Findings): Promise<Drawn> {
  checkTexts(shapes, { 编号: idOf, 名称: nameOf, 单位编号: unitOf }, findings);
  await checkIds(deps, 'areas', shapes.map((shape) => ({ row: shape.row, id: idOf(shape) })), findings);
  const units = await getUnits(deps, shapes.map(unitOf));
  for (const shape of shapes) if (unitOf(shape) !== '' && !units.has(unitOf(shape))) findings.add(shape.row, 'unknownUnit', { value: unitOf(shape) });
  const areas = shapes.map((shape) => ({ id: idOf(shape), name: nameOf(shape), unitId: unitOf(shape), polygons: shape.polygons, system: 'wgs84' as const }));
  const map = await mapOf(areas.map((area) => ({ ...area, communityId: area.id })));
  return { plan: { ...EMPTY_PLAN, areas }, map: map && { ...map, overlaps: [], gaps: [] } };
}
