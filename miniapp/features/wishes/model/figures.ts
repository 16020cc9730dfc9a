import type { ResponseOf } from '@/api';

export type FigurePage = ResponseOf<'GET /workbench/wish-figures'>;
export type WishSum = FigurePage['total'];
export type YearPage = ResponseOf<'GET /wishes/year'>;

/** Spans that are asked for; months of posting. */
export const SPANS = [
  { value: 'month', label: '本月' },
  { value: 'year', label: '今年' },
  { value: 'last', label: '去年' },
  { value: 'twelve', label: '近 12 个月' },
] as const;
export type Span = (typeof SPANS)[number]['value'];

const OFFSET_MS = 8 * 3_600_000;
const monthText = (months: number): string => `${Math.floor(months / 12)}-${String((months % 12) + 1).padStart(2, '0')}`;

/** First and last month of a span, at +08:00. */
export function periodOf(span: Span, now: Date): { from: string; to: string } {
  const local = new Date(now.getTime() + OFFSET_MS);
  const year = local.getUTCFullYear() * 12;
  const current = year + local.getUTCMonth();
  if (span === 'last') return { from: monthText(year - 12), to: monthText(year - 1) };
  return { from: monthText(span === 'month' ? current : span === 'year' ? year : current - 11), to: monthText(current) };
}
