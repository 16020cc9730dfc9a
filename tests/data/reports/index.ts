import { readFileSync } from 'node:fs';
import path from 'node:path';

/**
 * Reports in the words of residents, written by hand: dialect, typos, short and long, spoken, elder people, several
 * matters in one. Reports of one `matter` are the same matter; `looksLike` names those that look like it and are not.
 * `held`: used for the final figure alone, never for finding words or weights. `more.jsonl` holds hard ones for development.
 */
export interface JudgedReport {
  readonly id: string;
  readonly split: 'develop' | 'held';
  readonly category: string;
  /** Categories that are as right. */
  readonly also?: readonly string[];
  /** Kind of the unit that is responsible in an estate with a property company. */
  readonly unit: string;
  readonly place: string;
  /** GCJ-02. */
  readonly lng: number;
  readonly lat: number;
  readonly at: string;
  readonly matter?: string;
  readonly looksLike?: readonly string[];
  readonly text: string;
}

const read = (file: string): JudgedReport[] => readFileSync(path.join(__dirname, file), 'utf8').trim().split('\n').map((line) => JSON.parse(line) as JudgedReport);

/** The three hundred. */
export const REPORTS: readonly JudgedReport[] = read('reports.jsonl');
/** Further ones for development. */
export const MORE: readonly JudgedReport[] = read('more.jsonl');
