import { Readable } from 'node:stream';
import type { OpenFile } from './types';

/** What stands in a cell. All are text or numbers: nothing in them is ever a formula. */
export type Cell = string | number | null;

/** The title of a column. */
export const head = (value: string) => ({ value, type: String, fontWeight: 'bold' as const });

/** A cell of a table; empty where there is nothing. */
export const cell = (value: Cell) => (value === null || value === '' ? null : typeof value === 'number' ? { value, type: Number } : { value, type: String });

/** A spreadsheet as it is handed out; `maxAge` in seconds. */
export const spreadsheet = (content: Buffer, maxAge = 0): OpenFile => ({
  stream: Readable.from([content]), size: content.length, type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', maxAge,
});
