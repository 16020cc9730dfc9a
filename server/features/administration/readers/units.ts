import { UNIT_KIND_WORDS } from '../../../../shared/copy/units';
import { PARENT_KINDS } from '../../../../shared/domain/administration/imports';
import { UNIT_KINDS, type UnitKind } from '../../../../shared/domain/kernel/roles';
import type { Deps } from '../../../platform/deps';
import { allUnits, getUnits, type NewUnit, type UnitInfo } from '../../organisation';
import { EMPTY_PLAN, type Plan, type Row } from '../types';
import { cell, checkIds, type Findings } from './common';

interface Line {
  readonly row: number;
  readonly unit: NewUnit;
}

const kindOf = (word: string): UnitKind | undefined => UNIT_KINDS.find((kind) => UNIT_KIND_WORDS[kind] === word || kind === word);

function linesOf(rows: readonly Row[], findings: Findings): Line[] {
  return rows.flatMap((row) => {
    const word = cell(row, 'kind');
    const kind = kindOf(word);
    if (kind === 'district') findings.add(row.row, 'oneDistrict', {}, 'kind');
    else if (!kind && word !== '') findings.add(row.row, 'unknownKind', { value: word }, 'kind');
    if (!kind || kind === 'district') return [];
    const [id, name, parentId] = [cell(row, 'id'), cell(row, 'name'), cell(row, 'parentId')];
    return [{ row: row.row, unit: { id, name, kind, parentId, phone: cell(row, 'phone'), address: cell(row, 'address'), hours: cell(row, 'hours') } }];
  });
}

type Above = { readonly kind: UnitKind; readonly parentId: string | null; readonly closedAt?: Date | null };

function checkParents(lines: readonly Line[], known: ReadonlyMap<string, UnitInfo>, findings: Findings): void {
  const own = new Map(lines.map(({ unit }) => [unit.id, unit]));
  const find = (id: string | null): Above | undefined => (id === null ? undefined : (own.get(id) ?? known.get(id)));
  for (const { row, unit } of lines) {
    if (!unit.parentId) continue;
    const parent = find(unit.parentId);
    if (!parent || parent.closedAt) {
      findings.add(row, parent ? 'closedUnit' : 'unknownUnit', { value: unit.parentId }, 'parentId');
      continue;
    }
    // Each kind stands only under kinds above it, so there is no circle left to be found.
    if (!PARENT_KINDS[unit.kind].includes(parent.kind)) findings.add(row, 'wrongParent', { kind: UNIT_KIND_WORDS[unit.kind], parent: UNIT_KIND_WORDS[parent.kind] }, 'parentId');
  }
}

/** A community receives nothing without its station, and two would not know who receives. */
async function checkStations(deps: Deps, lines: readonly Line[], findings: Findings): Promise<void> {
  const stations = new Map<string, number>();
  for (const unit of await allUnits(deps)) if (unit.kind === 'station' && unit.communityId && unit.closedAt === null) stations.set(unit.communityId, 0);
  for (const { row, unit } of lines) {
    if (unit.kind !== 'station' || !unit.parentId) continue;
    if (stations.has(unit.parentId)) findings.add(row, 'secondStation', { value: unit.parentId }, 'parentId');
    stations.set(unit.parentId, row);
  }
  for (const { row, unit } of lines) if (unit.kind === 'community' && !stations.has(unit.id)) findings.add(row, 'noStation', { value: unit.name }, 'name');
}

/** Units in any order, below one another or below units that exist. */
export async function readUnits(deps: Deps, rows: readonly Row[], findings: Findings): Promise<Plan> {
  const lines = linesOf(rows, findings);
  await checkIds(deps, 'units', rows.map((row) => ({ row: row.row, id: cell(row, 'id') })), findings);
  checkParents(lines, await getUnits(deps, lines.map(({ unit }) => unit.parentId)), findings);
  await checkStations(deps, lines, findings);
  return { ...EMPTY_PLAN, units: lines.map(({ unit }) => unit) };
}
