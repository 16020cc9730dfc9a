import { DomainError } from '../../../../shared/domain/kernel/errors';
import type { Polygon } from '../../../../shared/domain/organisation/geo';
import type { Deps } from '../../../platform/deps';
import { convertPolygons, squaresOf } from '../geometry';
import { Areas, Rules, type AreaDoc, type RuleDoc } from '../model';
import { getUnits } from '../units';
import { insertOnce } from './insertOnce';

/** A unit's own area: a set of grids, or polygons in the named system. */
export interface NewArea {
  /** The import it comes with; readers see it once `commitBatch` was called. */
  readonly batch?: string;
  readonly id: string;
  readonly unitId: string;
  readonly name: string;
  readonly gridIds?: readonly string[];
  readonly polygons?: readonly Polygon[];
  readonly system?: 'gcj02' | 'wgs84';
}

export interface NewRule {
  /** The import it comes with; readers see it once `commitBatch` was called. */
  readonly batch?: string;
  readonly id: string;
  readonly categoryId: string;
  readonly unitId: string;
  readonly article: string;
  /** A grid, community, street, or an area made before; without one, and without grids, the whole district. */
  readonly areaId?: string;
  /** Grids in which the rule holds, as a short way to an area of its own. */
  readonly areaGridIds?: readonly string[];
}

/** Adds own areas of departments and companies. Outcomes: created, or already there. */
export async function createAreas(deps: Deps, areas: readonly NewArea[]): Promise<void> {
  const rows = areas.map<AreaDoc>((area) => {
    const polygons = convertPolygons(area.polygons ?? [], area.system ?? 'wgs84', 'wgs84');
    return {
      _id: area.id,
      unitId: area.unitId,
      name: area.name,
      gridIds: [...(area.gridIds ?? [])],
      polygons,
      cells: squaresOf(polygons),
      ...(area.batch ? { batch: area.batch } : {}),
    };
  });
  await insertOnce(deps, Areas(deps), rows);
}

/**
 * Adds lines of the routing table, with their areas where grids are given. Outcomes: created, or already
 * there; `not_found` when the unit of a line does not exist.
 */
export async function createRules(deps: Deps, rules: readonly NewRule[]): Promise<void> {
  const units = await getUnits(deps, rules.map((rule) => rule.unitId));
  const ownArea = (rule: NewRule): boolean => !rule.areaId && (rule.areaGridIds?.length ?? 0) > 0;
  const areas = rules.filter(ownArea).map<NewArea>((rule) => ({
    id: `area-${rule.id}`,
    unitId: rule.unitId,
    name: rule.article,
    gridIds: rule.areaGridIds ?? [],
  }));
  await createAreas(deps, areas);
  const rows = rules.map<RuleDoc>((rule) => {
    const district = units.get(rule.unitId)?.path[0];
    if (!district) throw new DomainError('not_found', { unit: rule.unitId });
    const areaId = ownArea(rule) ? `area-${rule.id}` : (rule.areaId ?? district);
    return { _id: rule.id, categoryId: rule.categoryId, areaId, unitId: rule.unitId, article: rule.article, ...(rule.batch ? { batch: rule.batch } : {}) };
  });
  await insertOnce(deps, Rules(deps), rows);
}
