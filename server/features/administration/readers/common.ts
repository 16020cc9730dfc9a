import { ROW_PROBLEMS } from '../../../../shared/copy/administration';
import { fill, type FillValues } from '../../../../shared/copy/fill';
import type { Deps } from '../../../platform/deps';
import { takenIds } from '../../organisation';
import { shownCell, type Problem, type Row, type Table } from '../types';

const ID = /^[A-Za-z0-9_-]{1,64}$/;
export const isId = (text: string): boolean => ID.test(text);

/** Longest text of a cell that is repeated beside a problem. */
const MOST_SHOWN = 40;

/** Gathers the problems of a file, row by row; in a table each names sheet, column and what stands there. */
export class Findings {
  readonly problems: Problem[] = [];
  private readonly cells: ReadonlyMap<number, Row['cells']>;
  constructor(private readonly table: Table | null = null) {
    this.cells = new Map(table?.rows.map(({ row, cells }) => [row, cells]));
  }

  /** `key`: the column it is about, where it is about one. */
  add(row: number, code: keyof typeof ROW_PROBLEMS, values: FillValues = {}, key?: string): void {
    this.problems.push({ row, text: fill(ROW_PROBLEMS[code], values), ...this.where(row, key) });
  }

  private where(row: number, key: string | undefined): Partial<Problem> {
    const { table } = this;
    const column = table?.columns.find((one) => one.key === key);
    if (!table || !column) return {};
    const text = shownCell(column.key, this.cells.get(row)?.[column.key] ?? '').slice(0, MOST_SHOWN);
    return { sheet: table.sheet, column: column.title, ...(text === '' ? {} : { value: text }) };
  }
}

/** A text of a row; the empty text where the column is missing. */
export const cell = ({ cells }: Row, key: string): string => cells[key] ?? '';

/** Ids must be well formed, used once in the file and, where a table is named, new in it. */
export async function checkIds(deps: Deps, table: Parameters<typeof takenIds>[1] | null, rows: readonly { row: number; id: string }[], findings: Findings): Promise<void> {
  const taken = table === null ? new Map<string, never>() : await takenIds(deps, table, rows.map(({ id }) => id).filter(isId));
  const seen = new Map<string, number>();
  for (const { row, id } of rows) {
    const first = seen.get(id);
    if (id === '') continue;
    if (!isId(id)) findings.add(row, 'badId', {}, 'id');
    else if (first !== undefined) findings.add(row, 'twice', { value: id, row: first }, 'id');
    else if (taken.has(id)) findings.add(row, 'taken', { value: id }, 'id');
    if (first === undefined) seen.set(id, row);
  }
}

/** What is wrong with a unit that something is to be given to; null when nothing is. */
export function unitFault(unit: { readonly closedAt: Date | null } | undefined): 'unknownUnit' | 'closedUnit' | null {
  if (!unit) return 'unknownUnit';
  return unit.closedAt === null ? null : 'closedUnit';
}
