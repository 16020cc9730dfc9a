import { Unzip, UnzipInflate } from 'fflate';
import readWorkbook from 'read-excel-file/node';
import { IMPORT_COLUMNS, ROW_PROBLEMS, type Column } from '../../../shared/copy/administration';
import { fill } from '../../../shared/copy/fill';
import { rowsOf as mostRows, type TableKind } from '../../../shared/domain/administration/imports';
import { Findings } from './readers/common';
import type { Problem, Row, Table } from './types';

/** A workbook of 20,000 rows unpacks to some 20 MB; beyond this it is no table of ours, or a bomb. */
const MOST_UNPACKED = 120 * 1024 * 1024;
/** Our widest table has fewer than ten columns: what has more cells than this many in every row would only eat memory. */
const MOST_COLUMNS = 20;
/** Bytes unpacked at a step: at most a thousand times as many come of them before they are looked at. */
const CHUNK = 8 * 1024;
/** Longest tag that may lie across two chunks. */
const TAIL = 24;
const SHEET = /^xl\/worksheets\/[^/]+\.xml$/;

class Unfit extends Error {}
const whole = (text: string): Problem => ({ row: 0, text });

/** Looks through one part of the workbook as it is unpacked, without keeping it. */
function inspector(name: string, most: number, count: (bytes: number) => void): (chunk: Uint8Array) => void {
  let [rows, cells] = [0, 0];
  let tail = '';
  return (chunk) => {
    count(chunk.length);
    if (!SHEET.test(name)) return;
    const text = tail + Buffer.from(chunk).toString('latin1');
    const found = text.match(/<(?:\w{1,16}:)?(?:row[ >]|f[ >/]|c[ >/])/g) ?? [];
    if (found.some((tag) => /[<:]f.$/.test(tag))) throw new Unfit(ROW_PROBLEMS.formula);
    const begun = found.filter((tag) => /[<:]row.$/.test(tag)).length;
    rows += begun;
    cells += found.length - begun;
    if (rows > most + 1) throw new Unfit(fill(ROW_PROBLEMS.tooManyRows, { max: most }));
    if (cells > most * MOST_COLUMNS) throw new Unfit(ROW_PROBLEMS.tooLarge);
    // A tag that was complete must not be counted again with the next chunk.
    tail = /<[^>]{0,22}$/.exec(text.slice(-TAIL))?.[0] ?? '';
    if (/^<(?:\w{1,16}:)?(?:row[ >]|f[ >/]|c[ >/])/.test(tail)) tail = '';
  };
}

/** Refuses, before anything is kept, what is too long, has formulas, or unpacks to more than it should. Throws Unfit. */
async function inspect(file: Buffer, most: number): Promise<void> {
  let unpacked = 0;
  let parts = 0;
  const count = (bytes: number): void => {
    unpacked += bytes;
    if (unpacked > MOST_UNPACKED) throw new Unfit(ROW_PROBLEMS.tooLarge);
  };
  const unzip = new Unzip((part) => {
    parts += 1;
    const look = inspector(part.name, most, count);
    part.ondata = (error, chunk) => {
      // What the inspector throws comes back here as the part's error.
      if (error) throw error instanceof Unfit ? error : new Unfit(ROW_PROBLEMS.notWorkbook);
      look(chunk);
    };
    part.start();
  });
  unzip.register(UnzipInflate);
  for (let from = 0; from < file.length; from += CHUNK) {
    unzip.push(file.subarray(from, from + CHUNK), from + CHUNK >= file.length);
    // Others' requests are answered in between.
    await new Promise(setImmediate);
  }
  if (parts === 0) throw new Unfit(ROW_PROBLEMS.notWorkbook);
}

/** A day of the spreadsheet is midnight UTC there. */
const textOf = (cell: unknown): string => (cell instanceof Date ? cell.toISOString().slice(0, 10) : cell === null || cell === undefined ? '' : String(cell).normalize('NFKC').trim());

/** `fits`: the sheet has every title that must be there. */
function rowsOf(sheet: readonly (readonly unknown[])[], columns: readonly Column[]): { fits: boolean; rows: Row[]; problems: Problem[] } {
  const [titles = [], ...lines] = sheet;
  const heads = titles.map((title) => textOf(title).replace(/（选填）$|\(选填\)$/, ''));
  const missing = columns.filter((column) => !column.optional && !heads.includes(column.title));
  if (missing.length > 0) return { fits: false, rows: [], problems: missing.map(({ title }) => ({ row: 1, column: title, text: fill(ROW_PROBLEMS.missingColumn, { title }) })) };
  const places = columns.map((column) => [column.key, heads.indexOf(column.title)] as const);
  const rows = lines.map((line, index) => ({ row: index + 2, cells: Object.fromEntries(places.map(([key, at]) => [key, at < 0 ? '' : textOf(line[at])])) }));
  const filled = rows.filter(({ cells }) => Object.values(cells).some((text) => text !== ''));
  return { fits: true, rows: filled, problems: filled.length === 0 ? [whole(ROW_PROBLEMS.noRows)] : [] };
}

/** What was read of a workbook. */
export interface SheetRead {
  readonly sheet: string;
  readonly rows: Row[];
  readonly problems: Problem[];
}

/** Longest text of a cell. */
const MOST_TEXT = 200;

function emptyCells(table: Table): Problem[] {
  const findings = new Findings(table);
  for (const { row, cells } of table.rows) {
    for (const { key, title, optional } of table.columns) {
      const text = cells[key] ?? '';
      if (text === '' && !optional) findings.add(row, 'empty', { title }, key);
      if (text.length > MOST_TEXT) findings.add(row, 'tooLong', { title, max: MOST_TEXT }, key);
    }
  }
  return findings.problems;
}

/**
 * Reads the sheet of a workbook that has the titles of a kind, by these titles; where none has them all, the first
 * one. Never throws for what is in the file.
 */
export const readTable = (file: Buffer, kind: TableKind): Promise<SheetRead> => readSheet(file, IMPORT_COLUMNS[kind], mostRows(kind));

/** The same for any columns, with at most so many rows. */
export async function readSheet(file: Buffer, columns: readonly Column[], most: number): Promise<SheetRead> {
  try {
    await inspect(file, most);
    const sheets = (await readWorkbook(file, { trim: true })).map(({ sheet, data }) => ({ sheet, ...rowsOf(data, columns) }));
    const { sheet, rows, problems } = sheets.find(({ fits }) => fits) ?? sheets[0] ?? { sheet: '', rows: [], problems: [whole(ROW_PROBLEMS.notWorkbook)] };
    return { sheet, rows, problems: [...problems.map((problem) => ({ ...problem, sheet })), ...emptyCells({ sheet, columns, rows })] };
  } catch (error) {
    return { sheet: '', rows: [], problems: [whole(error instanceof Unfit ? error.message : ROW_PROBLEMS.notWorkbook)] };
  }
}
