import { dayOf } from '../kernel/days';
import type { HoursTerms } from './limits';
import type { Evidence } from './states';
import { nightMinutes, overlap, type Span } from './time';

/** What looks wrong: two times at once; many hours on one day; hours at night; all confirmed by one person; much by hand; confirmed by whoever showed the code, or shown to themselves. It is a reason to look, never a verdict. */
export const SUSPICIONS = ['overlap', 'day', 'night', 'oneConfirmer', 'manual', 'ownCode'] as const;
export type Suspicion = (typeof SUSPICIONS)[number];

/** What of a record is looked at. */
export interface Watched extends Span {
  readonly id: string;
  readonly volunteerId: string;
  readonly minutes: number;
  readonly manual: boolean;
  readonly evidence: Evidence;
  readonly confirmedBy: string | null;
  /** One of two who should be two: who showed the code confirmed it, or came by it with nobody else to show it. */
  readonly ownCode: boolean;
}
export interface Suspect {
  readonly kind: Suspicion;
  readonly volunteerId: string;
  readonly recordIds: readonly string[];
  /** Minutes (`day`, `night`) or records. */
  readonly amount: number;
}

function groups<K, T>(rows: readonly T[], keyOf: (row: T) => K): Map<K, T[]> {
  const found = new Map<K, T[]>();
  for (const row of rows) {
    const group = found.get(keyOf(row));
    if (group) group.push(row);
    else found.set(keyOf(row), [row]);
  }
  return found;
}
const ids = (rows: readonly Watched[]): string[] => rows.map(({ id }) => id);

function suspectsOf(volunteerId: string, rows: readonly Watched[], { suspect }: Pick<HoursTerms, 'suspect'>): Suspect[] {
  const sorted = [...rows].sort((a, b) => a.from.getTime() - b.from.getTime());
  const overlapping = sorted.filter((one) => sorted.some((other) => other !== one && overlap(one, other)));
  const days = [...groups(sorted, ({ from }) => dayOf(from)).values()].flatMap((day): Suspect[] => {
    const amount = day.reduce((sum, { minutes }) => sum + minutes, 0);
    return amount > suspect.day ? [{ kind: 'day', volunteerId, recordIds: ids(day), amount }] : [];
  });
  const nights = sorted.flatMap((row): Suspect[] => {
    const amount = nightMinutes(row, suspect.night);
    return amount > suspect.night.more ? [{ kind: 'night', volunteerId, recordIds: [row.id], amount }] : [];
  });
  const confirmed = sorted.filter(({ confirmedBy }) => confirmedBy !== null);
  const one = confirmed.length >= suspect.oneConfirmer && new Set(confirmed.map(({ confirmedBy }) => confirmedBy)).size === 1;
  const own = sorted.filter(({ ownCode }) => ownCode);
  const byHand = sorted.filter(({ manual }) => manual);
  return [
    ...(overlapping.length > 0 ? [{ kind: 'overlap' as const, volunteerId, recordIds: ids(overlapping), amount: overlapping.length }] : []),
    ...days, ...nights,
    ...(one ? [{ kind: 'oneConfirmer' as const, volunteerId, recordIds: ids(confirmed), amount: confirmed.length }] : []),
    ...(byHand.length >= suspect.manual ? [{ kind: 'manual' as const, volunteerId, recordIds: ids(byHand), amount: byHand.length }] : []),
    ...(own.length > 0 ? [{ kind: 'ownCode' as const, volunteerId, recordIds: ids(own), amount: own.length }] : []),
  ];
}

/** What looks wrong among records, by volunteer. */
export const suspectsIn = (rows: readonly Watched[], terms: Pick<HoursTerms, 'suspect'>): Suspect[] => [...groups(rows, ({ volunteerId }) => volunteerId)].flatMap(([id, own]) => suspectsOf(id, own, terms));
