import { dayNumberOf, momentOn, OFFSET_MS, weekdayOf } from '../kernel/days';

/** What a column of a file for another system may hold; the words are in `shared/copy/drop.ts`. A code is stored and never renamed. */
export const DROP_FIELDS = [
  'number', 'what', 'at', 'category', 'categoryCode', 'title', 'text', 'address', 'community', 'station', 'lng', 'lat', 'grade', 'state', 'round', 'filedAt', 'due', 'photos', 'orderNumber', 'id',
] as const;
export type DropField = (typeof DROP_FIELDS)[number];

/** One column: their title, what of ours stands in it. */
export interface DropColumn {
  readonly title: string;
  readonly field: DropField;
}

export const DROP_FORMATS = ['xlsx', 'csv'] as const;
export type DropFormat = (typeof DROP_FORMATS)[number];
/** How often a file is made; nothing is made where nothing waits. */
export const DROP_RHYTHMS = ['hourly', 'daily', 'weekly'] as const;
export type DropRhythm = (typeof DROP_RHYTHMS)[number];

/** What a channel of files needs. */
export interface DropOptions {
  readonly kind: 'drop';
  readonly format: DropFormat;
  readonly rhythm: DropRhythm;
  /** Hour of the day at +08:00 at which it is made; of no meaning where it is made hourly. */
  readonly hour: number;
  readonly columns: readonly DropColumn[];
}

/** Rows of one file, columns, characters of a title and of a cell, fetches that are kept, rows of an answered table and its bytes. */
export const DROP_LIMITS = { rows: 300, columns: 40, title: 40, cell: 4_000, fetches: 20 } as const;
/** Days for which a file can be fetched again after it was confirmed, and at most after it was made (PIPL Art. 19). */
export const DROP_KEPT_DAYS = { confirmed: 30, made: 180 } as const;

const HOUR_MS = 3_600_000;
const MONDAY = 1;

/** The latest moment, not after `now`, at which a file was to be made. */
export function lastDropTime({ rhythm, hour }: Pick<DropOptions, 'rhythm' | 'hour'>, now: Date): Date {
  if (rhythm === 'hourly') return new Date(Math.floor((now.getTime() + OFFSET_MS) / HOUR_MS) * HOUR_MS - OFFSET_MS);
  const today = dayNumberOf(now);
  const day = momentOn(today, hour * 60) > now ? today - 1 : today;
  return momentOn(rhythm === 'daily' ? day : day - ((weekdayOf(day) - MONDAY + 7) % 7), hour * 60);
}

/** Whether a file is due: something that waits happened before the latest moment for one. So downtime heals itself. */
export const isDropDue = (options: Pick<DropOptions, 'rhythm' | 'hour'>, oldest: Date | null, now: Date): boolean => oldest !== null && oldest < lastDropTime(options, now);

/** A file that nobody confirmed for so long is told to people: a long weekend is not. */
const UNFETCHED_MS = 72 * HOUR_MS;
/** From when on nobody came for a file; null where somebody may still. A channel that is less patient is told of in half its time. */
export function unfetchedSince(oldestMadeAt: Date | null, giveUpHours: number, now: Date): Date | null {
  return oldestMadeAt !== null && now.getTime() - oldestMadeAt.getTime() >= Math.min(UNFETCHED_MS, (giveUpHours * HOUR_MS) / 2) ? oldestMadeAt : null;
}

/** What is wrong with the columns; null when nothing is. Without our number no answer finds its way back. */
export function columnsFault(columns: readonly DropColumn[]): 'noNumber' | 'twice' | null {
  if (!columns.some(({ field }) => field === 'number')) return 'noNumber';
  return new Set(columns.map(({ title }) => title)).size < columns.length ? 'twice' : null;
}
