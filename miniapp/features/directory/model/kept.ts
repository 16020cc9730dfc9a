import { isRecord, readStored, writeStored } from '@/platform/storage';
import { SITUATION_OTHERS, SITUATION_WORDS } from '@shared/copy/directory';
import type { SpecialDays } from '@shared/domain/directory/hours';
import type { Situation } from '@shared/domain/directory/kinds';
import { orderKey, queryWords, rankOf, searchable } from '@shared/domain/directory/search';
import type { ServiceRow } from './words';

/** What the phone keeps of the directory: every row that was read, and the special days that came last. */
export interface Kept {
  readonly rows: readonly ServiceRow[];
  readonly days: SpecialDays;
  readonly at: number;
}
/** Named as answers that are kept: it goes when the session ends. */
const NAME = 'kept.directory';
/** Rows kept at most, the latest; some hundred kilobytes. */
const MOST = 300;
const isKept = (value: unknown): value is { data: Kept } => isRecord(value) && isRecord(value['data']) && Array.isArray(value['data']['rows']) && isRecord(value['data']['days']);

export const keptServices = (): Kept | undefined => readStored(NAME, isKept)?.data;
/** A row and nothing else of a page: what somebody reported is not kept here. */
const rowOf = ({ id, title, words, situations, office, address, phone, hours, state, level, initials, confirmedAt }: ServiceRow): ServiceRow => ({ id, title, words, situations, office, address, phone, hours, state, level, initials, confirmedAt });
/** Keeps rows that were read; those that are there already are replaced. */
export function keepServices(rows: readonly ServiceRow[], days: SpecialDays): void {
  const fresh = new Set(rows.map(({ id }) => id));
  const all = [...rows.map(rowOf), ...(keptServices()?.rows ?? []).filter(({ id }) => !fresh.has(id))].filter(({ state }) => state === 'out').slice(0, MOST);
  const at = Date.now();
  writeStored(NAME, { data: { rows: all, days, at }, at });
}
/** What fits among the rows that are kept, in the order of the server. */
export function searchKept({ rows }: Kept, situation: Situation | null, search: string): ServiceRow[] {
  const words = queryWords(search);
  return rows.flatMap((row) => {
    const rank = situation && !row.situations.includes(situation) ? null : rankOf(searchable({ ...row, more: row.situations.flatMap((one) => [SITUATION_WORDS[one], SITUATION_OTHERS[one]]) }), words);
    return rank === null ? [] : [{ row, key: orderKey(rank, row.level.kind, row.initials, row.id) }];
  }).sort((a, b) => (a.key < b.key ? -1 : 1)).map(({ row }) => row);
}
