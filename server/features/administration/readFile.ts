import { IMPORT_COLUMNS } from '../../../shared/copy/administration';
import { IMPORT_LIMITS, isTable, type ImportKind, type TableKind } from '../../../shared/domain/administration/imports';
import type { CoordinateSystem } from '../../../shared/domain/organisation/coordinates';
import type { Deps } from '../../platform/deps';
import { readShapes } from './geojson';
import { Findings } from './readers/common';
import { readPlaces } from './readers/places';
import { readRooms } from './readers/rooms';
import { readRules } from './readers/rules';
import { readAreas, readGrids } from './readers/shapes';
import { readStaff } from './readers/staff';
import { readUnits } from './readers/units';
import { shownCell, withoutNumbers, type Plan, type Problem, type Reading, type Row } from './types';
import { readTable } from './workbook';

function planOf(deps: Deps, kind: TableKind, rows: readonly Row[], system: CoordinateSystem, findings: Findings): Promise<Plan & { readonly notes?: readonly Problem[] }> {
  if (kind === 'units') return readUnits(deps, rows, findings);
  if (kind === 'staff') return readStaff(deps, rows, findings);
  if (kind === 'places') return readPlaces(deps, rows, system, findings);
  if (kind === 'rooms') return readRooms(deps, rows, findings);
  return readRules(deps, rows, findings);
}

async function readRows(deps: Deps, kind: TableKind, file: Buffer, system: CoordinateSystem): Promise<Reading> {
  const { sheet, rows, problems } = await readTable(file, kind);
  const columns = IMPORT_COLUMNS[kind];
  const findings = new Findings({ sheet, columns, rows });
  findings.problems.push(...problems);
  const { notes = [], ...plan } = await planOf(deps, kind, rows, system, findings);
  const preview = rows.slice(0, IMPORT_LIMITS.previewRows).map(({ cells }) => columns.map(({ key }) => shownCell(key, cells[key] ?? '')));
  return { rows: rows.length, problems: findings.problems, notes, columns: columns.map(({ title }) => title), preview, plan, map: null };
}

async function readDrawing(deps: Deps, kind: 'grids' | 'areas', file: Buffer, system: CoordinateSystem): Promise<Reading> {
  const { shapes, problems } = readShapes(file, system);
  const findings = new Findings();
  findings.problems.push(...problems);
  const { plan, map, redraw = null } = await (kind === 'grids' ? readGrids : readAreas)(deps, shapes, findings);
  const owner = kind === 'grids' ? '社区编号' : '单位编号';
  const preview = (kind === 'grids' ? plan.grids.map((one) => [one.id, one.name, one.communityId]) : plan.areas.map((one) => [one.id, one.name, one.unitId])).slice(0, IMPORT_LIMITS.previewRows);
  return { rows: shapes.length + problems.length, problems: findings.problems, notes: [], columns: ['编号', '名称', owner], preview, plan, map, redraw };
}

/** What is kept and shown of a table of people: no number in full, in whatever column or sentence it stands. */
function discreet(reading: Reading): Reading {
  const cut = (problem: Problem): Problem => ({ ...problem, text: withoutNumbers(problem.text), ...(problem.value === undefined ? {} : { value: withoutNumbers(problem.value) }) });
  return { ...reading, problems: reading.problems.map(cut), notes: reading.notes.map(cut), preview: reading.preview.map((line) => line.map(withoutNumbers)) };
}

/** Reads a file and holds it against what is there. Writes nothing, and tells every problem at once, in the order of rows. */
export async function readFileOf(deps: Deps, kind: ImportKind, file: Buffer, system: CoordinateSystem): Promise<Reading> {
  const reading = isTable(kind) ? await readRows(deps, kind, file, system) : await readDrawing(deps, kind, file, system);
  const sorted = { ...reading, problems: [...reading.problems].sort((a, b) => a.row - b.row) };
  return kind === 'staff' ? discreet(sorted) : sorted;
}
