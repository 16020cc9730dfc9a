import { findRule, type AreaKind, type RoutingRule } from '../../../shared/domain/organisation/routing';
import type { DemoDistrict } from '../district';
import type { DemoGrid, DemoPersonRecord, DemoPlace, DemoUnit } from '../types';

/** Look-ups over the generated district that the history needs again and again. */
export interface Lookup {
  readonly district: DemoDistrict;
  unit(id: string): DemoUnit | undefined;
  grid(id: string): DemoGrid | undefined;
  /** Who handles cases of a unit, station staff included. */
  handlers(unitId: string): readonly DemoPersonRecord[];
  stationStaff(communityId: string): readonly DemoPersonRecord[];
  gridWorkers(gridId: string): readonly DemoPersonRecord[];
  /** Residents with a home there. */
  residents(communityId: string): readonly DemoPersonRecord[];
  places(communityId: string): readonly DemoPlace[];
  /** Unit that the routing table names, or undefined when the station decides. */
  leadUnit(categoryId: string, gridId: string): string | undefined;
  estateOf(gridId: string): string;
}

const push = <T>(map: Map<string, T[]>, key: string, value: T): void => void map.set(key, [...(map.get(key) ?? []), value]);

/** The rules of the table that reach a grid, as the router reads them. */
function reaching(district: DemoDistrict, grid: DemoGrid, units: ReadonlyMap<string, DemoUnit>): RoutingRule[] {
  const levels: Readonly<Record<string, AreaKind>> = { [grid.communityId]: 'community', [grid.streetId]: 'street', d: 'district' };
  return district.rules.flatMap(({ id, categoryId, areaId, unitId, article }) => {
    const owner = areaId.endsWith('-area') ? units.get(areaId.slice(0, -'-area'.length)) : undefined;
    const kind: AreaKind | undefined = owner ? (owner.areaGridIds.includes(grid.id) ? 'grid' : undefined) : levels[areaId];
    const parent = units.get(unitId)?.parentId ?? null;
    const elsewhere = parent !== null && units.get(parent)?.kind === 'community' && parent !== grid.communityId;
    if (!kind || elsewhere) return [];
    return [{ id, categoryId, unitId, article, area: { kind, id: kind === 'grid' ? grid.id : areaId } }];
  });
}

/** Builds the look-ups once. */
export function lookupOf(district: DemoDistrict): Lookup {
  const units = new Map(district.units.map((unit) => [unit.id, unit]));
  const grids = new Map(district.land.grids.map((grid) => [grid.id, grid]));
  const [byUnit, byGrid, byHome, byPlace] = [new Map<string, DemoPersonRecord[]>(), new Map<string, DemoPersonRecord[]>(), new Map<string, DemoPersonRecord[]>(), new Map<string, DemoPlace[]>()];
  for (const person of district.people) {
    if (person.home) push(byHome, person.home.communityId, person);
    for (const held of person.roles) {
      if (['departmentHandler', 'stationStaff', 'stationHead'].includes(held.role)) push(byUnit, held.unitId, person);
      if (held.role === 'gridWorker') for (const gridId of held.gridIds) push(byGrid, gridId, person);
    }
  }
  for (const place of district.land.places) push(byPlace, place.communityId, place);
  const estates = new Map(district.land.estates.flatMap((estate) => estate.gridIds.map((gridId) => [gridId, estate.name] as const)));
  const reach = new Map<string, RoutingRule[]>();
  const named = { id: '', name: '' };
  return {
    district,
    unit: (id) => units.get(id),
    grid: (id) => grids.get(id),
    handlers: (unitId) => byUnit.get(unitId) ?? [],
    stationStaff: (communityId) => byUnit.get(`${communityId}-st`) ?? [],
    gridWorkers: (gridId) => byGrid.get(gridId) ?? [],
    residents: (communityId) => byHome.get(communityId) ?? [],
    places: (communityId) => byPlace.get(communityId) ?? [],
    estateOf: (gridId) => estates.get(gridId) ?? '',
    leadUnit(categoryId, gridId) {
      const grid = grids.get(gridId);
      if (!grid) return undefined;
      const rules = reach.get(gridId) ?? reaching(district, grid, units);
      reach.set(gridId, rules);
      const at = (id: string) => ({ ...named, id });
      const place = { grid: at(gridId), community: at(grid.communityId), street: at(grid.streetId), district: at('d'), station: at(`${grid.communityId}-st`) };
      return findRule({ category: at(categoryId), place, rules, unitName: (id) => units.get(id)?.name })?.unitId;
    },
  };
}
