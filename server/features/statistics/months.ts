import { OFFSET_MS } from '../../../shared/domain/kernel/days';

/** `YYYY-MM` at +08:00 in which a moment lies. */
export function monthOf(at: Date): string {
  return new Date(at.getTime() + OFFSET_MS).toISOString().slice(0, 7);
}

/** First moment of a month at +08:00, and of the next one. */
export function boundsOf(month: string): { from: Date; to: Date } {
  const [year, number] = month.split('-').map(Number) as [number, number];
  const start = (months: number): Date => new Date(Date.UTC(year, months, 1) - OFFSET_MS);
  return { from: start(number - 1), to: start(number) };
}
