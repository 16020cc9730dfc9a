import type { ResponseOf } from '@/api';
import { spansOf } from '@/ui';
import type { Count } from '@shared/domain/statistics/tally';

export type FigurePage = ResponseOf<'GET /figures'>;
export type Figures = FigurePage['total'];

/** Spans that are asked for; months of filing. */
export const SPANS = spansOf('month', 'before', 'year', 'twelve');

/** Office minutes as people say them: `40 分钟`, `3.5 小时`, `2.3 个工作日`. */
export function officeWords(minutes: number | null, dayMinutes: number): string {
  if (minutes === null) return '—';
  const tenth = (value: number): string => String(Math.round(value * 10) / 10);
  if (minutes < 60) return minutes === 0 ? '马上' : `${minutes} 分钟`;
  return minutes < dayMinutes ? `${tenth(minutes / 60)} 小时` : `${tenth(minutes / dayMinutes)} 个工作日`;
}

/** A share in per cent with at most one decimal; a dash where there is no whole. */
export function shareWords(part: number, whole: number): string {
  return whole === 0 ? '—' : `${Math.round((part / whole) * 1000) / 10}%`;
}

/** A rate that is in per cent already. */
export const rateWords = (rate: number | undefined): string => (rate === undefined ? '—' : `${rate}%`);

/** Matters the station or a unit had to answer for: received, less those that were taken back or merged. */
export const answerable = ({ received, withdrawn, merged }: Record<Count, number>): number => received - withdrawn - merged;

/** Median of the whole way from filing to the first answer. */
export const answerMedian = ({ stages }: Figures): number | null => stages.find(({ stage }) => stage === 'answer')?.median ?? null;
