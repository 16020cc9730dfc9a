/** Spans of months that figures are asked for. */
const SPAN_WORDS = { month: '本月', before: '上月', year: '今年', last: '去年', twelve: '近 12 个月' } as const;
export type Span = keyof typeof SPAN_WORDS;

/** Spans as there is to choose. */
export const spansOf = <S extends Span>(...spans: readonly S[]): readonly { readonly value: S; readonly label: string }[] => spans.map((value) => ({ value, label: SPAN_WORDS[value] }));

const OFFSET_MS = 8 * 3_600_000;
const monthText = (months: number): string => `${Math.floor(months / 12)}-${String((months % 12) + 1).padStart(2, '0')}`;

/** First and last month of a span, at +08:00. */
export function periodOf(span: Span, now: Date): { from: string; to: string } {
  const local = new Date(now.getTime() + OFFSET_MS);
  const year = local.getUTCFullYear() * 12;
  const current = year + local.getUTCMonth();
  const ends: Record<Span, readonly [number, number]> = { month: [current, current], before: [current - 1, current - 1], year: [year, current], last: [year - 12, year - 1], twelve: [current - 11, current] };
  const [from, to] = ends[span];
  return { from: monthText(from), to: monthText(to) };
}
