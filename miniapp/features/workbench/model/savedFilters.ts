import { isRecord, isString, readStored, writeStored } from '@/platform/storage';
import { WORKBENCH_VIEW_WORDS } from '@shared/copy/cases';
import type { InboxQuery } from '../hooks/useInbox';
import type { View } from './types';

/** A way to look at the list that somebody keeps on this device. */
export type SavedFilter = InboxQuery & { readonly name: string };
interface Kept { readonly items: readonly SavedFilter[] }

/** As many as stand in two lines. */
export const MOST_SAVED = 8;

const isView = (value: unknown): value is View => isString(value) && value in WORKBENCH_VIEW_WORDS;
const isSaved = (value: unknown): value is SavedFilter => isRecord(value) && isView(value['view']) && ['name', 'search', 'from', 'to'].every((key) => isString(value[key]));
const isKept = (value: unknown): value is Kept & Record<string, unknown> => isRecord(value) && Array.isArray(value['items']) && value['items'].every(isSaved);
const nameOf = (personId: string): string => `filters.${personId}`;

/** What it shows, in words: 「超时，找“井盖”」. */
export function filterName({ view, search, from, to }: InboxQuery): string {
  const days = view === 'closed' && from && to ? `，${from.slice(5)} 到 ${to.slice(5)}` : '';
  return `${WORKBENCH_VIEW_WORDS[view]}${days}${search ? `，找“${search}”` : ''}`;
}

export const savedFilters = (personId: string): readonly SavedFilter[] => readStored(nameOf(personId), isKept)?.items ?? [];

/** Keeps one more, newest last; the same is kept once, and the oldest makes room. */
export function saveFilter(personId: string, query: InboxQuery): readonly SavedFilter[] {
  const name = filterName(query);
  const items = [...savedFilters(personId).filter((one) => one.name !== name), { ...query, name }].slice(-MOST_SAVED);
  writeStored(nameOf(personId), { items });
  return items;
}

export function dropFilter(personId: string, name: string): readonly SavedFilter[] {
  const items = savedFilters(personId).filter((one) => one.name !== name);
  writeStored(nameOf(personId), { items });
  return items;
}
