import type { ResponseOf } from '@shared/contract';
import { WORKBENCH_VIEW_WORDS } from '@shared/copy/cases';
import { FILTER_LIMITS } from '@shared/domain/desk/filters';
import type { InboxQuery } from '../hooks/useInbox';

/** A way to look at the list that somebody keeps. */
export type SavedFilter = ResponseOf<'GET /workbench/filters'>['items'][number];

/** What this device knows: what is kept, and what of it the server has not heard yet. */
export interface Kept {
  readonly items: readonly SavedFilter[];
  readonly added: readonly SavedFilter[];
  readonly dropped: readonly string[];
}
/** What it shows, in words: 「超时，找“井盖”」. */
export function filterName({ view, search, from, to, place }: InboxQuery): string {
  const days = view === 'closed' && from && to ? `，${from.slice(5)} 到 ${to.slice(5)}` : '';
  return `${place ? `${place.name}，` : ''}${WORKBENCH_VIEW_WORDS[view]}${days}${search ? `，找“${search}”` : ''}`.slice(0, FILTER_LIMITS.name);
}

const without = (items: readonly SavedFilter[], names: readonly string[]): SavedFilter[] => items.filter(({ name }) => !names.includes(name));

/** One more, newest last; the same is kept once, and the oldest makes room. */
export function withFilter({ items, added, dropped }: Kept, query: InboxQuery): Kept {
  const filter: SavedFilter = { ...query, name: filterName(query) };
  return {
    items: [...without(items, [filter.name]), filter].slice(-FILTER_LIMITS.filters),
    added: [...without(added, [filter.name]), filter].slice(-FILTER_LIMITS.filters),
    dropped: dropped.filter((name) => name !== filter.name),
  };
}

export const withoutFilter = ({ items, added, dropped }: Kept, name: string): Kept => ({ items: without(items, [name]), added: without(added, [name]), dropped: [...new Set([...dropped, name])] });

/** Whether the server has not heard of something. */
export const isUnsent = ({ added, dropped }: Kept): boolean => added.length + dropped.length > 0;

/** What the server has, with what this device has added and dropped: nothing of either side is lost but the oldest beyond the most. */
export const joined = (there: readonly SavedFilter[], { added, dropped }: Kept): SavedFilter[] => [...without(there, [...dropped, ...added.map(({ name }) => name)]), ...added].slice(-FILTER_LIMITS.filters);
