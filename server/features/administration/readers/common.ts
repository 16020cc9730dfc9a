import { ROW_PROBLEMS } from '../../../../shared/copy/administration';
import { fill, type FillValues } from '../../../../shared/copy/fill';
import type { Deps } from '../../../platform/deps';
import { takenIds } from '../../organisation';
import type { Problem, Row } from '../types';

const ID = /^[A-Za-z0-9_-]{1,64}$/;
export const isId = (text: string): boolean => ID.test(text);

/** Gathers the problems of a file, row by row. */
export class Findings {
  readonly problems: Problem[] = [];
  add(row: number, code: keyof typeof ROW_PROBLEMS, values: FillValues = {}): void {
    this.problems.push({ row, text: fill(ROW_PROBLEMS[code], values) });
  }
}

/** A text of a row; the empty text where the column is missing. */
export const cell = ({ cells }: Row, key: string): string => cells[key] ?? '';

/** Ids must be well formed, used once in the file and new in the table. */
export async function checkIds(deps: Deps, table: Parameters<typeof takenIds>[1], rows: readonly { row: number; id: string }[], findings: Findings): Promise<void> {
  const taken = await takenIds(deps, table, rows.map(({ id }) => id).filter(isId));
  const seen = new Map<string, number>();
  for (const { row, id } of rows) {
    const first = seen.get(id);
    if (id === '') continue;
    if (!isId(id)) findings.add(row, 'badId');
    else if (first !== undefined) findings.add(row, 'twice', { value: id, row: first });
    else if (taken.has(id)) findings.add(row, 'taken', { value: id });
    if (first === undefined) seen.set(id, row);
  }
}
