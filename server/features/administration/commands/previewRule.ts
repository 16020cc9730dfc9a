import { findRule, type RoutingRule } from '../../../../shared/domain/organisation/routing';
import type { Deps } from '../../../platform/deps';
import { getUnits, locate, rulesFor, type GivenPoint, type Location, type RuleChange, type UnitInfo } from '../../organisation';

/** Who a matter would go to, and by which article. */
export interface RuleAnswer {
  readonly unit: { readonly id: string; readonly name: string };
  readonly article: string;
  readonly area: string;
}

async function answerAt(deps: Deps, categoryId: string, at: Location, change?: RuleChange): Promise<RuleAnswer | null> {
  const rules = await rulesFor(deps, categoryId, at, change);
  const units = await getUnits(deps, rules.map((rule) => rule.unitId));
  const place = { grid: at.grid, community: at.community, street: at.street, district: at.district, station: at.station };
  const rule: RoutingRule | undefined = findRule({ category: { id: categoryId, name: '' }, place, rules, unitName: (id) => units.get(id)?.name });
  const unit: UnitInfo | undefined = rule && units.get(rule.unitId);
  return rule && unit ? { unit: { id: unit.id, name: unit.name }, article: rule.article, area: place[rule.area.kind]?.name ?? '' } : null;
}

/**
 * Says who a matter at a place goes to now, and who it would go to with a line made, changed or ended. Writes
 * nothing. `rule_refused` {rule: outsideDistrict}.
 */
export async function previewRule(deps: Deps, categoryId: string, point: GivenPoint, change: RuleChange) {
  const at = await locate(deps, point);
  const [now, then] = [await answerAt(deps, categoryId, at), await answerAt(deps, categoryId, at, change)];
  return { community: { id: at.community.id, name: at.community.name }, grid: at.grid && { id: at.grid.id, name: at.grid.name }, now, then };
}
