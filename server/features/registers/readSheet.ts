import { SHEET_PROBLEM_WORDS } from '../../../shared/copy/registers';
import { fill } from '../../../shared/copy/fill';
import { SHEET_LIMITS } from '../../../shared/domain/registers/fields';
import type { SheetProblem } from '../../../shared/domain/registers/problems';
import type { Deps } from '../../platform/deps';
import { csvRows, decodeText } from '../../platform/sheets/csv';
import { inspectWorkbook, UnfitSheet } from '../../platform/sheets/inspect';
import { readWorkbookRows } from '../../platform/sheets/workbook';
import { keepPart, type SheetRow } from './parts';

/** A hundred thousand rows of twelve columns unpack to some 90 MB; beyond this it is no register, or a bomb. */
const MOST_UNPACKED = 400 * 1024 * 1024;

/** A table as it was read, or why it was not. */
export type Read = { readonly csv: boolean; readonly titles: string[]; readonly rows: number; readonly parts: number; readonly first: string[][] } | { readonly fault: string };
class Fault extends Error {}
const fault = (code: SheetProblem, values: Readonly<Record<string, number>> = {}): Fault => new Fault(fill(SHEET_PROBLEM_WORDS[code], values));

/** Takes rows one after the other: the first that has anything holds the titles, the others are kept in parts. */
class Keeper {
  titles: string[] = [];
  rows = 0;
  parts = 0;
  readonly first: string[][] = [];
  private row = 0;
  private part: SheetRow[] = [];

  constructor(private readonly deps: Deps, private readonly sheetId: string) {}

  async take(cells: readonly string[]): Promise<void> {
    this.row += 1;
    const texts = cells.map((cell) => cell.trim());
    if (texts.every((text) => text === '')) return;
    if (this.titles.length === 0) {
      const last = texts.findLastIndex((text) => text !== '');
      if (last >= SHEET_LIMITS.columns) throw fault('tooManyColumns', { max: SHEET_LIMITS.columns });
      this.titles = texts.slice(0, last + 1);
      return;
    }
    this.rows += 1;
    if (this.rows > SHEET_LIMITS.rows) throw fault('tooManyRows', { max: SHEET_LIMITS.rows });
    const kept = texts.slice(0, this.titles.length).map((text) => text.slice(0, SHEET_LIMITS.cell + 1));
    if (this.first.length < SHEET_LIMITS.previewRows) this.first.push(kept);
    this.part.push({ row: this.row, cells: kept });
    if (this.part.length >= SHEET_LIMITS.part) await this.flush();
  }

  async flush(): Promise<void> {
    if (this.part.length === 0) return;
    await keepPart(this.deps, this.sheetId, this.parts, this.part);
    this.parts += 1;
    this.part = [];
  }
}

const isZip = (content: Buffer): boolean => content.subarray(0, 4).equals(Buffer.from([0x50, 0x4b, 0x03, 0x04]));

async function readInto(keeper: Keeper, content: Buffer): Promise<boolean> {
  // By what is in it, never by its name.
  if (isZip(content)) {
    await inspectWorkbook(content, { unpacked: MOST_UNPACKED, rows: SHEET_LIMITS.rows + 1, columns: SHEET_LIMITS.columns });
    await readWorkbookRows(content, async (rows) => {
      for (const row of rows) await keeper.take(row);
    });
    return false;
  }
  const text = decodeText(content);
  if (text === null) throw fault('notWorkbook');
  for (const row of csvRows(text)) await keeper.take(row);
  return true;
}

/** Reads a file and keeps its rows sealed, in parts. Read again it comes to the same. Never throws for what is in the file. */
export async function readSheet(deps: Deps, sheetId: string, content: Buffer): Promise<Read> {
  const keeper = new Keeper(deps, sheetId);
  try {
    const csv = await readInto(keeper, content);
    await keeper.flush();
    if (keeper.rows === 0) throw fault('noRows');
    const { titles, rows, parts, first } = keeper;
    return { csv, titles, rows, parts, first };
  } catch (error) {
    if (error instanceof UnfitSheet) return { fault: fill(SHEET_PROBLEM_WORDS[error.problem], { max: SHEET_LIMITS.rows }) };
    if (error instanceof Fault) return { fault: error.message };
    throw error;
  }
}
