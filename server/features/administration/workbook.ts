import readWorkbook from 'read-excel-file/node';
import { IMPORT_COLUMNS, ROW_PROBLEMS, type Column } from '../../../shared/copy/administration';
import { fill } from '../../../shared/copy/fill';
import { rowsOf as mostRows, type TableKind } from '../../../shared/domain/administration/imports';
import { inspectWorkbook, UnfitSheet } from '../../platform/sheets/inspect';
import { Findings } from './readers/common';
import type { Problem, Row, Table } from './types';

/** A workbook of 20,000 rows unpacks to some 20 MB; beyond this it is no table of ours, or a bomb. */
const MOST_UNPACKED = 120 * 1024 * 1024;
/** Our widest table has fewer than ten columns: what has more cells than this many in every row would only eat memory. */
const MOST_COLUMNS = 20;
const whole = (text: string): Problem => ({ row: 0, text });

/** Why a workbook is not read, in words. */
function sentenceOf(error: unknown, most: number): string {
  const problem = error instanceof UnfitSheet ? error.problem : 'notWorkbook';
  return problem === 'tooManyRows' ? fill(ROW_PROBLEMS.tooManyRows, { max: most }) : ROW_PROBLEMS[problem];
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

/** The rows of a sheet whose cells were read elsewhere, the titles first, with what is wrong with them. */
export function tableOf(lines: readonly (readonly string[])[], columns: readonly Column[]): Omit<SheetRead, 'sheet'> {
  const { rows, problems } = rowsOf(lines, columns);
  return { rows, problems: [...problems, ...emptyCells({ sheet: '', columns, rows })] };
}

/** Why a workbook was not read, in words, where it has at most so many rows. */
export const unreadable = (error: unknown, most: number): string => sentenceOf(error, most);

/** The same for any columns, with at most so many rows. */
export async function readSheet(file: Buffer, columns: readonly Column[], most: number): Promise<SheetRead> {
  try {
    await inspectWorkbook(file, { unpacked: MOST_UNPACKED, rows: most, columns: MOST_COLUMNS });
    const sheets = (await readWorkbook(file, { trim: true })).map(({ sheet, data }) => ({ sheet, ...rowsOf(data, columns) }));
    const { sheet, rows, problems } = sheets.find(({ fits }) => fits) ?? sheets[0] ?? { sheet: '', rows: [], problems: [whole(ROW_PROBLEMS.notWorkbook)] };
    return { sheet, rows, problems: [...problems.map((problem) => ({ ...problem, sheet })), ...emptyCells({ sheet, columns, rows })] };
  } catch (error) {
    return { sheet: '', rows: [], problems: [whole(sentenceOf(error, most))] };
  }
}
