import { ROLL_COLUMNS } from '../../../../shared/copy/rolls';
import { dayOf } from '../../../../shared/domain/kernel/days';
import { placeShown } from '../../../../shared/domain/rolls/cells';
import { sumsOf, type LineFacts } from '../../../../shared/domain/rolls/counting';
import type { RollKind } from '../../../../shared/domain/rolls/kinds';
import { ROLL_LIMITS } from '../../../../shared/domain/rolls/limits';
import type { Deps } from '../../../platform/deps';
import { inspectWorkbook } from '../../../platform/sheets/inspect';
import { readWorkbookRows } from '../../../platform/sheets/workbook';
import { loadSealed } from '../../../platform/storage/sealed';
import { tableOf, unreadable } from '../../administration';
import type { FindingRow, RollImportDoc } from '../document';
import { RollImports } from '../model';
import { refOf, standOf } from '../queries';
import { unknownHolder } from '../seal';
import { changesAgainst } from './compare';
import { fileKey, keepLines, sealContext } from './kept';
import { readLines, type NewLine, type TableRow } from './lines';

/** Twenty thousand rows unpack to some 20 MB; beyond this it is no roll, or a bomb. */
const BOUNDS = { unpacked: 120 * 1024 * 1024, rows: ROLL_LIMITS.rows, columns: 20 } as const;

/** The rows of the first sheet, read in a thread of its own; or why it was not read. */
async function tableIn(content: Buffer, kind: RollKind): Promise<{ rows: readonly TableRow[]; problems: FindingRow[]; unread: boolean }> {
  const cells: string[][] = [];
  try {
    await inspectWorkbook(content, BOUNDS);
    await readWorkbookRows(content, async (some) => void cells.push(...some));
  } catch (error) {
    return { rows: [], problems: [{ row: 0, column: null, text: unreadable(error, ROLL_LIMITS.rows) }], unread: true };
  }
  const { rows, problems } = tableOf(cells.map((row) => row.map((text) => text.normalize('NFKC'))), ROLL_COLUMNS[kind]);
  // What stands in a cell is not repeated: it may be a name.
  return { rows, problems: problems.map(({ row, column, text }) => ({ row, column: column ?? null, text })), unread: false };
}

const newFacts = (deps: Deps, bodyId: string, line: NewLine): LineFacts => ({ ref: refOf(bodyId, line), area: line.area, developer: line.developer, holders: line.holders.map((holder) => unknownHolder(deps, holder)), voter: null, delegate: null, label: placeShown(line), building: line.building || null });

/** What a table that could be read holds and changes. */
async function lookThrough(deps: Deps, doc: RollImportDoc, rows: readonly TableRow[], before: readonly FindingRow[]): Promise<Partial<RollImportDoc>> {
  const { lines, problems, notes } = readLines(doc.kind, rows);
  const { latest, settled } = await standOf(deps, doc.bodyId);
  const against = settled ?? null;
  const all = [...before, ...problems.kept].sort((a, b) => a.row - b.row);
  const clean = before.length + problems.count === 0;
  if (clean) await keepLines(deps, doc._id, lines);
  return {
    rows: rows.length, problems: all.slice(0, ROLL_LIMITS.findings), problemCount: before.length + problems.count, notes: notes.kept, noteCount: notes.count, base: { version: latest?.version ?? 0, compared: against?._id ?? null },
    sums: clean ? sumsOf(lines.map((line) => newFacts(deps, doc.bodyId, line)), doc.kind === 'owners', dayOf(deps.clock.now())) : null, changes: clean && against ? await changesAgainst(deps, doc.bodyId, against._id, against.version, lines) : null,
  };
}

/** Reads a table that was handed in. Read again it comes to the same; what is in it never throws. Outcomes: checked, perhaps with faults; unreadable. */
export async function readImport(deps: Deps, doc: RollImportDoc): Promise<void> {
  if (doc.state !== 'reading') return;
  const kept = await loadSealed(deps, fileKey(doc._id), sealContext(doc._id));
  if (kept === null) throw new Error('the file of a roll is gone');
  const { rows, problems, unread } = await tableIn(Buffer.from(kept, 'base64'), doc.kind);
  const set = unread ? { problems, problemCount: problems.length } : await lookThrough(deps, doc, rows, problems);
  await RollImports(deps).updateOne({ _id: doc._id, state: 'reading' }, { $set: { ...set, state: unread ? 'unreadable' : 'checked' } });
  await deps.storage.delete(fileKey(doc._id));
}
