const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** How long something has waited, in the largest unit that says it: 不到一分钟, 25 分钟, 3 小时, 2 天. */
export function clockSpan(since: Date, now: Date): string {
  const ms = Math.max(0, now.getTime() - since.getTime());
  if (ms < MINUTE) return '不到一分钟';
  if (ms < HOUR) return ` ${Math.floor(ms / MINUTE)} 分钟`;
  return ms < DAY ? ` ${Math.floor(ms / HOUR)} 小时` : ` ${Math.floor(ms / DAY)} 天`;
}
