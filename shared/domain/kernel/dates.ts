import { OFFSET_MS, WEEKDAYS, dayNumber, dayNumberOf, weekdayOf, type Day } from './days';

/** A moment as the server sends it (ISO 8601 UTC) or as a Date; shown at a fixed +08:00. */
export type MomentLike = Date | string;

interface Parts {
  readonly year: number;
  readonly month: number;
  readonly date: number;
  readonly hour: number;
  readonly minute: number;
  readonly day: number;
  readonly weekday: string;
}

function partsOf(moment: MomentLike): Parts {
  const at = typeof moment === 'string' ? new Date(moment) : moment;
  const local = new Date(at.getTime() + OFFSET_MS);
  const day = dayNumberOf(at);
  return {
    year: local.getUTCFullYear(),
    month: local.getUTCMonth() + 1,
    date: local.getUTCDate(),
    hour: local.getUTCHours(),
    minute: local.getUTCMinutes(),
    day,
    weekday: WEEKDAYS[weekdayOf(day)] as string,
  };
}

const time = ({ hour, minute }: Parts): string => `${hour}:${String(minute).padStart(2, '0')}`;

/** 昨天 今天 明天, or null for a day further away. */
function nearWord(at: Parts, now: Parts): string | null {
  return ({ [-1]: '昨天', 0: '今天', 1: '明天' } as Record<number, string>)[at.day - now.day] ?? null;
}

/** `26 日` in this month, `12 月 1 日` in this year, `2027 年 1 月 4 日` otherwise. */
function dateWord(at: Parts, now: Parts): string {
  if (at.year !== now.year) return `${at.year} 年 ${at.month} 月 ${at.date} 日`;
  return at.month === now.month ? `${at.date} 日` : `${at.month} 月 ${at.date} 日`;
}

/** `8:50` at +08:00. */
export function formatTime(moment: MomentLike): string {
  return time(partsOf(moment));
}

/** Something that happened, as a timeline says it: `今天 8:50`, `昨天 17:05`, `23 日 10:20`, `10 月 9 日 9:00`. */
export function formatMoment(moment: MomentLike, now: MomentLike): string {
  const [at, today] = [partsOf(moment), partsOf(now)];
  return `${nearWord(at, today) ?? dateWord(at, today)} ${time(at)}`;
}

/** A promise: `26 日（周四）17:30 前`, `今天 17:30 前`, `12 月 1 日（周二）17:30 前`. */
export function formatDue(moment: MomentLike, now: MomentLike): string {
  const [at, today] = [partsOf(moment), partsOf(now)];
  const near = nearWord(at, today);
  return near ? `${near} ${time(at)} 前` : `${dateWord(at, today)}（周${at.weekday}）${time(at)} 前`;
}

/** The deadline cell of a list: `['今天', '17:30']`, `['26 日', '17:30']`. */
export function formatDueCell(moment: MomentLike, now: MomentLike): readonly [string, string] {
  const [at, today] = [partsOf(moment), partsOf(now)];
  return [nearWord(at, today) ?? dateWord(at, today), time(at)];
}

/** Under a letter, and at the head of the workbench: `11 月 24 日（周二）9:41`. */
export function formatLong(moment: MomentLike): string {
  const at = partsOf(moment);
  return `${at.month} 月 ${at.date} 日（周${at.weekday}）${time(at)}`;
}

/** A day for print and registers: `2026 年 11 月 23 日`. */
export function formatFullDate(moment: MomentLike): string {
  const at = partsOf(moment);
  return `${at.year} 年 ${at.month} 月 ${at.date} 日`;
}

/** A day `YYYY-MM-DD` at +08:00 as `11 月 23 日`. */
export function formatDay(day: Day): string {
  const local = new Date(dayNumber(day) * 86_400_000);
  return `${local.getUTCMonth() + 1} 月 ${local.getUTCDate()} 日`;
}

const DIGITS = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九', '十'] as const;

/** 0 … 59 in Chinese figures: 十, 十一, 二十五. */
function spoken(n: number): string {
  if (n <= 10) return DIGITS[n] as string;
  const [tens, ones] = [Math.floor(n / 10), n % 10];
  return `${tens > 1 ? DIGITS[tens] : ''}十${ones ? DIGITS[ones] : ''}`;
}

function periodOf(hour: number): string {
  if (hour < 6) return '凌晨';
  if (hour < 12) return '上午';
  if (hour < 13) return '中午';
  return hour < 18 ? '下午' : '晚上';
}

/** The clock as people say it: 五点半, 九点, 十二点一刻, 八点零五分. */
function spokenTime({ hour, minute }: Parts): string {
  const h = hour === 0 ? 12 : hour > 12 ? hour - 12 : hour;
  const word = h === 2 ? '两' : spoken(h);
  if (minute === 0) return `${word}点`;
  if (minute === 30) return `${word}点半`;
  if (minute === 15) return `${word}点一刻`;
  return `${word}点${minute < 10 ? '零' : ''}${spoken(minute)}分`;
}

/** The day as people say it: 今天, 明天, 后天, 昨天, 前天, else 26 号星期四, 12 月 1 号星期二. */
function spokenDay(at: Parts, now: Parts): string {
  const near = ['今天', '明天', '后天'][at.day - now.day] ?? (['昨天', '前天'][now.day - at.day - 1] || null);
  if (near) return near;
  const month = at.month === now.month && at.year === now.year ? '' : `${at.month} 月 `;
  return `${month}${at.date} 号星期${at.weekday === '日' ? '天' : at.weekday}`;
}

/** A promise in elder mode: 「后天下午，五点半前」. */
export function formatElderDue(moment: MomentLike, now: MomentLike): string {
  const [at, today] = [partsOf(moment), partsOf(now)];
  return `${spokenDay(at, today)}${periodOf(at.hour)}，${spokenTime(at)}前`;
}

/** Something that happened, in elder mode: 「昨天上午九点十分」. */
export function formatElderMoment(moment: MomentLike, now: MomentLike): string {
  const [at, today] = [partsOf(moment), partsOf(now)];
  return `${spokenDay(at, today)}${periodOf(at.hour)}${spokenTime(at)}`;
}
