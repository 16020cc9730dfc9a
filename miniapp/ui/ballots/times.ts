/** Minutes of a day. */
export const DAY_MINUTES = 24 * 60;
const DAY = DAY_MINUTES;
/** How long until it opens, and how long one votes: for a meeting at a table, over days, for owners. */
export const OPENS_IN = [{ value: '0', label: '定下来就开始' }, { value: String(DAY), label: '一天后' }, { value: String(3 * DAY), label: '三天后' }, { value: String(7 * DAY), label: '七天后' }, { value: String(15 * DAY), label: '十五天后' }] as const;
export const LASTS = [{ value: '30', label: '半小时（开会）' }, { value: '120', label: '两小时（开会）' }, { value: String(DAY), label: '一天' }, { value: String(3 * DAY), label: '三天' }, { value: String(7 * DAY), label: '七天' }, { value: String(15 * DAY), label: '十五天' }, { value: String(30 * DAY), label: '三十天' }] as const;
/** When a draft is to be, in words: nobody's clock is asked before it is frozen. */
export function timesWords({ opensIn, lasts }: { readonly opensIn: number; readonly lasts: number }): string {
  const of = (all: readonly { readonly value: string; readonly label: string }[], minutes: number): string => all.find(({ value }) => Number(value) === minutes)?.label ?? `${minutes} 分钟`;
  return `定下来以后${opensIn === 0 ? '就' : `${of(OPENS_IN, opensIn)}`}开始，投${of(LASTS, lasts).replace(/（.*）/, '')}`;
}
