import { readFile } from 'node:fs/promises';
import type { ResponseOf } from '../../../shared/contract';
import { BOOK_FORMULA, bookFaultWords } from '../../../shared/copy/openBooks';
import { readFinance, sumsOf } from '../../../shared/domain/openBooks/finance';
import { BOOK_LIMITS } from '../../../shared/domain/openBooks/kinds';
import { inspectWorkbook, UnfitSheet } from '../../platform/sheets/inspect';
import { readWorkbookRows } from '../../platform/sheets/workbook';
import { unreadable } from '../administration';

type Checked = ResponseOf<'POST /open-books/check'>;
/** Three hundred lines unpack to less than a megabyte; beyond this it is no finance table. */
const BOUNDS = { unpacked: 8 * 1024 * 1024, rows: 2 * BOOK_LIMITS.lines, columns: 20 } as const;

const unread = (error: unknown): Checked['faults'][number] => (error instanceof UnfitSheet && error.problem === 'formula' ? { cell: error.cell, text: BOOK_FORMULA } : { cell: null, text: unreadable(error, BOUNDS.rows) });

/** Looks through a finance table in a thread of its own, and keeps nothing of it: its lines, or every fault with its cell. */
export async function checkFinance(path: string): Promise<Checked> {
  const cells: string[][] = [];
  try {
    const content = await readFile(path);
    await inspectWorkbook(content, BOUNDS);
    await readWorkbookRows(content, async (some) => void cells.push(...some));
  } catch (error) {
    return { lines: [], sums: sumsOf([]), faults: [unread(error)] };
  }
  const { lines, faults } = readFinance(cells);
  return { lines: [...lines], sums: sumsOf(lines), faults: faults.map((fault) => ({ cell: fault.cell, text: bookFaultWords(fault) })) };
}
