import { clockLine } from '@/ui';
import { clockSentence } from '@shared/copy/clock';
import { FIELD } from '@shared/copy/field';
import { dayNumberOf } from '@shared/domain/kernel/days';
import { distanceMetres, type LngLat } from '@shared/domain/organisation/geo';
import type { FieldRow } from './steps';

export type Sorting = 'near' | 'due' | 'grid';
/** From where distances are told, GCJ-02. */
export interface From extends LngLat {
  readonly name: string;
}

/** `320 米`, `1.4 公里`: as exact as legs are. */
export function distanceWords(metres: number): string {
  if (metres < 1000) return `${Math.max(10, Math.round(metres / 10) * 10)} 米`;
  return metres < 10_000 ? `${(metres / 1000).toFixed(1)} 公里` : `${Math.round(metres / 1000)} 公里`;
}

export const metresTo = (row: FieldRow, from: LngLat): number => distanceMetres(from, row.point);

/** The clock in one sentence, as staff read it: what is late, and what waits for the resident. */
export function staffClock(clock: FieldRow['clock'], now: Date): { late: boolean; text: string } {
  if (clock.step === 'evaluate') return { late: false, text: FIELD.toEvaluate };
  return { late: clockLine(clock, now).tone === 'late', text: clockSentence(clock, false) };
}

/** The mark of a row: overdue, due today, or none. */
export function markOf({ clock }: FieldRow, now: Date): 'late' | 'today' | null {
  if (staffClock(clock, now).late || (clock.dueAt && clock.step !== 'evaluate' && clock.state !== 'done' && new Date(clock.dueAt) < now)) return 'late';
  return clock.dueAt && clock.step !== 'evaluate' && dayNumberOf(new Date(clock.dueAt)) <= dayNumberOf(now) ? 'today' : null;
}

/** Rows under their heads, in order. Without a place to count from, near is the order of the server: the most urgent first. */
export function sorted(rows: readonly FieldRow[], sorting: Sorting, from: From | null): { head: string | null; rows: FieldRow[] }[] {
  const emergency = (row: FieldRow): number => (row.grade === 'emergency' ? 0 : 1);
  if (sorting === 'grid') {
    const grids = new Map<string, FieldRow[]>();
    for (const row of rows) grids.set(row.grid?.name ?? FIELD.outside, [...(grids.get(row.grid?.name ?? FIELD.outside) ?? []), row]);
    return [...grids].sort(([a], [b]) => (a < b ? -1 : 1)).map(([head, own]) => ({ head, rows: own }));
  }
  const order = [...rows].sort((a, b) => emergency(a) - emergency(b) || (sorting === 'near' && from ? metresTo(a, from) - metresTo(b, from) : 0));
  return [{ head: null, rows: order }];
}
