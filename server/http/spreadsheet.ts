import { Readable } from 'node:stream';
import writeXlsxFile from 'write-excel-file/node';
import { neutral } from '../../shared/domain/registers/cells';
import { csvLine } from '../platform/sheets/csv';
import type { OpenFile } from './types';

/** What stands in a cell. All are text or numbers: nothing in them is ever a formula. */
export type Cell = string | number | null;

/** The title of a column. */
export const head = (value: string) => ({ value, type: String, fontWeight: 'bold' as const });

/** A cell of a table; empty where there is nothing. */
export const cell = (value: Cell) => (value === null || value === '' ? null : typeof value === 'number' ? { value, type: Number } : { value, type: String });

/** A table of texts, its titles in the first line, as xlsx or CSV (UTF-8 with its mark). No cell is ever a formula for whoever opens it. */
export async function tableBytes(csv: boolean, lines: readonly (readonly string[])[]): Promise<Buffer> {
  if (csv) return Buffer.from(`\ufeff${lines.map((line) => csvLine(line.map(neutral))).join('')}`);
  const [titles = [], ...rows] = lines;
  return writeXlsxFile([titles.map(head), ...rows.map((row) => row.map(cell))], { columns: titles.map(() => ({ width: 20 })) }).toBuffer();
}

/** A table of `tableBytes` as it is handed out. */
export const tableFile = (csv: boolean, content: Buffer): OpenFile => (csv ? { stream: Readable.from([content]), size: content.length, type: 'text/csv; charset=utf-8', maxAge: 0 } : spreadsheet(content));

/** A spreadsheet as it is handed out; `maxAge` in seconds. */
export const spreadsheet = (content: Buffer, maxAge = 0): OpenFile => ({
  stream: Readable.from([content]), size: content.length, type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', maxAge,
});
