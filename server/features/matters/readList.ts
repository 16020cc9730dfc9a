import { readFile } from 'node:fs/promises';
import { DUTY_WORDS, LIST_COLUMNS, LIST_FAULT_WORDS, LIST_FILE } from '../../../shared/copy/matters';
import { fill } from '../../../shared/copy/fill';
import { DUTIES, LIST_LIMITS, listFaults, type MatterItem } from '../../../shared/domain/matters/lists';
import type { ResponseOf } from '../../../shared/contract';
import { readSheet } from '../administration';

type Answer = ResponseOf<'POST /communities/:id/matter-list/file'>;
type Problem = Answer['problems'][number];

const LIMITS: readonly (readonly [keyof MatterItem & ('title' | 'basis' | 'lead'), number])[] = [['title', LIST_LIMITS.title], ['basis', LIST_LIMITS.basis], ['lead', LIST_LIMITS.lead]];
const titleOf = (key: string): string => LIST_COLUMNS.find((column) => column.key === key)?.title ?? '';

/** Reads a list from a workbook; every problem names its row and how to mend it. Writes nothing. */
export async function readList(path: string): Promise<Answer> {
  const { rows, problems: found } = await readSheet(await readFile(path), LIST_COLUMNS, LIST_LIMITS.items);
  const problems: Problem[] = found.map(({ row, column, text }) => ({ row, text, ...(column ? { column } : {}) }));
  const at: number[] = [];
  const items = rows.flatMap(({ row, cells }): MatterItem[] => {
    const duty = DUTIES.find((one) => DUTY_WORDS[one].name === cells.duty);
    if (!duty && cells.duty) problems.push({ row, column: titleOf('duty'), text: LIST_FILE.unknownDuty });
    for (const [key, max] of LIMITS) if ((cells[key] ?? '').length > max) problems.push({ row, column: titleOf(key), text: fill(LIST_FILE.tooLong, { title: titleOf(key), max }) });
    if (!duty || !cells.title || !cells.basis) return [];
    at.push(row);
    return [{ duty, title: cells.title, basis: cells.basis, lead: cells.lead || null }];
  });
  for (const fault of listFaults(items)) problems.push({ row: at[fault.at] ?? 0, column: titleOf(fault.code === 'itemTwice' ? 'title' : 'lead'), text: LIST_FAULT_WORDS[fault.code] });
  return problems.length > 0 ? { items: [], problems: problems.sort((a, b) => a.row - b.row) } : { items, problems };
}
