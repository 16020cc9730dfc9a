import type { Deps } from '../../../platform/deps';
import { allUnits, gridHeads, ruleIdOf, takenIds, type NewRule } from '../../organisation';
import { settingsOf } from '../../settings';
import { EMPTY_PLAN, type Plan, type Row } from '../types';
import { cell, unitFault, type Findings } from './common';

const LEVELS = ['district', 'street', 'community'];

/** Lines of the routing table: a category, an area (a level, a grid or an own area; empty: the district), a unit. */
export async function readRules(deps: Deps, rows: readonly Row[], findings: Findings): Promise<Plan> {
  const { categories } = (await settingsOf(deps)).catalogue;
  const units = new Map((await allUnits(deps)).map((unit) => [unit.id, unit]));
  const areaIds = [...new Set(rows.map((row) => cell(row, 'areaId')))];
  const [heads, areas] = [await gridHeads(deps, areaIds), await takenIds(deps, 'areas', areaIds)];
  const grids = new Set(heads.map(({ id }) => id));
  const isArea = (id: string): boolean => LEVELS.includes(units.get(id)?.kind ?? '') || grids.has(id) || areas.has(id);
  const lines = rows.flatMap((row): { row: number; rule: NewRule }[] => {
    const [word, areaId, unitId, article] = [cell(row, 'category'), cell(row, 'areaId'), cell(row, 'unitId'), cell(row, 'article')];
    const category = categories.find((one) => one.name === word || one.id === word);
    if (!category && word !== '') findings.add(row.row, 'unknownCategory', { value: word }, 'category');
    if (areaId !== '' && !isArea(areaId)) findings.add(row.row, 'unknownArea', { value: areaId }, 'areaId');
    const fault = unitId === '' ? null : (unitFault(units.get(unitId)) ?? (units.get(unitId)?.kind === 'enterprise' ? 'wishesOnly' : null));
    if (fault) findings.add(row.row, fault, { value: unitId }, 'unitId');
    if (!category) return [];
    return [{ row: row.row, rule: { id: ruleIdOf(category.id, areaId, unitId), categoryId: category.id, unitId, article, ...(areaId === '' ? {} : { areaId }) } }];
  });
  const taken = await takenIds(deps, 'rules', lines.map(({ rule }) => rule.id));
  const seen = new Map<string, number>();
  for (const { row, rule } of lines) {
    const first = seen.get(rule.id);
    if (first !== undefined) findings.add(row, 'twice', { value: rule.article, row: first }, 'category');
    else if (taken.has(rule.id)) findings.add(row, 'ruleTaken', {}, 'category');
    seen.set(rule.id, row);
  }
  return { ...EMPTY_PLAN, rules: lines.map(({ rule }) => rule) };
}
