import { isRecord, isString, readStored, writeStored } from '@/platform/storage';
import { WORKBENCH_VIEW_WORDS } from '@shared/copy/cases';
import type { Kept, SavedFilter } from './savedFilters';
import type { View } from './types';

const NOTHING: Kept = { items: [], added: [], dropped: [] };

const isView = (value: unknown): value is View => isString(value) && value in WORKBENCH_VIEW_WORDS;
const isPlace = (value: unknown): boolean => value === undefined || value === null || (isRecord(value) && isString(value['id']) && isString(value['name']));
const isSaved = (value: unknown): value is SavedFilter => isRecord(value) && isView(value['view']) && ['name', 'search', 'from', 'to'].every((key) => isString(value[key])) && isPlace(value['place']);
const isList = (value: unknown): value is readonly SavedFilter[] => Array.isArray(value) && value.every(isSaved);
const isStored = (value: unknown): value is Partial<Kept> & { items: readonly SavedFilter[] } => isRecord(value) && isList(value['items']);
const nameOf = (personId: string): string => `filters.${personId}`;
const whole = (filter: SavedFilter): SavedFilter => ({ ...filter, place: filter.place ?? null });

/** What this device keeps. From before they were kept at the server, all of it is still to be brought there. */
export function keptHere(personId: string): Kept {
  const stored = readStored(nameOf(personId), isStored);
  if (!stored) return NOTHING;
  const items = stored.items.map(whole);
  return { items, added: isList(stored.added) ? stored.added.map(whole) : items, dropped: stored.dropped ?? [] };
}

export const keepHere = (personId: string, kept: Kept): boolean => writeStored(nameOf(personId), { ...kept });
