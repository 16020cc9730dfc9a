import type { ResponseOf } from '@/api';
import { daySaid, type StepsOf } from '@/ui';
import { WISH } from '@shared/copy/wishPages';
import { WISH_CATEGORY_WORDS } from '@shared/copy/wishes';
import { formatDue } from '@shared/domain/kernel/dates';
import { DAY_MS, type Day } from '@shared/domain/kernel/days';

export type WishView = ResponseOf<'GET /wishes/:id'>;
export type StepProps = StepsOf<WishView>;
export type WishRow = ResponseOf<'GET /wishes'>['items'][number];
/** Volunteers whom the station may invite to it. */
export type Fitting = ResponseOf<'GET /wishes/:id/volunteers'>;
export type WishClaim = WishView['claims'][number];

/** What it is, by when, how much is left: 「要件东西，5 日前要」. */
export function factWords(row: Pick<WishRow, 'category' | 'visit' | 'neededOn' | 'target' | 'left' | 'urgent'>): string {
  return [
    WISH_CATEGORY_WORDS[row.category].name,
    row.urgent ? WISH.urgent : null,
    row.visit ? WISH.visit : null,
    row.neededOn ? WISH.neededBy(daySaid(row.neededOn)) : null,
    row.target > 1 ? WISH.shared(row.left, row.target) : null,
  ].filter(Boolean).join('，');
}

/** A promise in words, 「26 日（周四）17:30 前核实」; when its moment has gone by, that it has. */
export const dueWords = (dueAt: string, words: (due: string) => string): string => (new Date(dueAt) < new Date() ? WISH.pastDue : words(formatDue(new Date(dueAt), new Date())));

/** A day from today, at home. */
export const dayAhead = (days: number): Day => new Date(Date.now() + days * DAY_MS + 8 * 3_600_000).toISOString().slice(0, 10);
/** What 一周内 and 一个月内 mean, days. */
export const SOON_DAYS = { week: 7, month: 30 } as const;

/** Where it is, never nearer than the grid. */
export const areaWords = ({ community, grid }: { community: string; grid: string | null }): string => [community, grid].filter(Boolean).join('　');
