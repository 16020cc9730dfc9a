import { route, type RoutePlace } from '../../../shared/domain/organisation/routing';
import { whyRows } from '../../../shared/copy/cases';
import type { Category } from '../../../shared/domain/cases/catalogue';
import type { Deps } from '../../platform/deps';
import { getUnits, rulesFor, type Location } from '../organisation';
import type { CaseDoc } from './document';

/** Where a case goes and why, in the fields it keeps. */
export type Routing = Pick<CaseDoc, 'suggestion' | 'why' | 'outsideGrids'>;

/** Who is responsible for a category at a place, and why (P4, P19). The station receives every case first. */
export async function routeFor(deps: Deps, category: Category, placeText: string, at: Location): Promise<Routing> {
  const rules = await rulesFor(deps, category.id, at);
  const units = await getUnits(deps, rules.map((rule) => rule.unitId));
  const place: RoutePlace = { grid: at.grid, community: at.community, street: at.street, district: at.district, station: at.station };
  const routed = route({ category, placeText, place, rules, unitName: (id) => units.get(id)?.name });
  const rule = rules.find(({ id }) => id === routed.ruleId);
  return {
    suggestion: rule ? { unitId: rule.unitId, ruleId: rule.id, article: rule.article } : null,
    why: whyRows(routed.why),
    outsideGrids: routed.outsideGrids,
  };
}

/** Where a case belongs, as ids. */
export function scopeOf(at: Location): CaseDoc['scope'] {
  return {
    district: at.district.id,
    street: at.street.id,
    community: at.community.id,
    grid: at.grid?.id ?? null,
    gridVersion: at.grid?.version ?? null,
    station: at.station.id,
  };
}
