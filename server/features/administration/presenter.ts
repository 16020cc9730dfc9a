import type { z } from 'zod';
import type { ImportHead, ImportView, MemberView, UnitLine } from '../../../shared/contract/administration';
import type { RuleLine } from '../../../shared/contract/rules';
import { findCategory, type Catalogue } from '../../../shared/domain/cases/catalogue';
import type { Member } from '../identity';
import type { UnitInfo } from '../organisation';
import type { ImportDoc } from './model';
import type { MapOfImport } from './types';

export function presentUnitLine(unit: UnitInfo, grids: number): z.output<typeof UnitLine> {
  const { id, name, kind, parentId, phone, address, hours, closedAt } = unit;
  return { id, name, kind, parentId, phone, address, hours, grids, closedAt: closedAt?.toISOString() ?? null };
}

export function presentMember(member: Member, now: Date, gridNames: ReadonlyMap<string, string>): z.output<typeof MemberView> {
  const { id, personId, name, phoneTail, username, role, since, until, partTime } = member;
  const state = until !== null && until <= now ? 'over' : since > now ? 'later' : 'now';
  return { id, personId, name, phoneTail, username, role, since: since.toISOString(), until: until?.toISOString() ?? null, state, grids: member.gridIds.map((gridId) => ({ id: gridId, name: gridNames.get(gridId) ?? gridId })), partTime };
}

export function presentImport({ _id, kind, state, rows, problemCount, createdAt, effectiveAt }: ImportDoc): z.output<typeof ImportHead> {
  return { id: _id, kind, state, rows, problemCount, createdAt: createdAt.toISOString(), effectiveAt: effectiveAt?.toISOString() ?? null };
}

export function presentImportPage({ row, map, acceptedBy }: { row: ImportDoc; map: MapOfImport | null; acceptedBy: string | null }): z.output<typeof ImportView> {
  const { notes = [], columns, preview } = row;
  const problems = row.problems.map(({ row: at, text, sheet = null, column = null, value = null }) => ({ row: at, sheet, column, value, text }));
  return { ...presentImport(row), problems, notes, columns, preview, map, redraw: row.redraw ?? null, acceptedBy, moved: row.moved ?? null };
}

interface RuleRow {
  readonly _id: string;
  readonly categoryId: string;
  readonly areaId: string;
  readonly unitId: string;
  readonly article: string;
  readonly revision?: number;
}

export function presentRule(rule: RuleRow, catalogue: Catalogue, units: ReadonlyMap<string, UnitInfo>, areas: ReadonlyMap<string, string>): z.output<typeof RuleLine> {
  const { _id, categoryId, areaId, unitId, article, revision = 0 } = rule;
  const area = units.get(areaId)?.name ?? areas.get(areaId) ?? areaId;
  const category = findCategory(catalogue, categoryId)?.name ?? categoryId;
  return { id: _id, revision, categoryId, category, areaId, area, unit: { id: unitId, name: units.get(unitId)?.name ?? unitId }, article };
}
