import { dayNumberOf, OFFSET_MS, WEEKDAYS, weekdayOf } from '@shared/domain/kernel/days';

/** A moment as people here read it, at +08:00. */
interface Parts {
  month: number;
  day: number;
  weekday: string;
  hour: number;
  minute: number;
  number: number;
}

function partsOf(at: Date): Parts {
  const local = new Date(at.getTime() + OFFSET_MS);
  const number = dayNumberOf(at);
  return {
    month: local.getUTCMonth() + 1,
    day: local.getUTCDate(),
    weekday: WEEKDAYS[weekdayOf(number)] ?? '',
    hour: local.getUTCHours(),
    minute: local.getUTCMinutes(),
    number,
  };
}

const RELATIVE: Readonly<Record<number, string>> = { [-1]: '昨天', 0: '今天', 1: '明天', 2: '后天' };
const two = (n: number): string => String(n).padStart(2, '0');
const clockOf = (p: Parts): string => `${p.hour}:${two(p.minute)}`;

/** 昨天, 今天, 明天, 后天, or undefined when further away. */
export function relativeDay(at: Date, now: Date): string | undefined {
  return RELATIVE[dayNumberOf(at) - dayNumberOf(now)];
}

function sameMonth(at: Parts, now: Date): boolean {
  return at.month === partsOf(now).month && Math.abs(at.number - dayNumberOf(now)) < 40;
}

/** `26 日`, with the month when it is another one: `12 月 1 日`. */
export function dayWords(at: Date, now: Date): string {
  const p = partsOf(at);
  return sameMonth(p, now) ? `${p.day} 日` : `${p.month} 月 ${p.day} 日`;
}

/** `11 月 23 日` always. */
export function monthDay(at: Date): string {
  const p = partsOf(at);
  return `${p.month} 月 ${p.day} 日`;
}

/** `11 月 23 日 16:40`, for signatures under an answer. */
export function fullMoment(at: Date): string {
  return `${monthDay(at)} ${clockOf(partsOf(at))}`;
}

/** A deadline: `26 日（周四）17:30`. The word 前 follows it. */
export function deadlineWords(at: Date, now: Date): string {
  const p = partsOf(at);
  return `${dayWords(at, now)}（周${p.weekday}）${clockOf(p)}`;
}

/** `17:30` */
export function timeWords(at: Date): string {
  return clockOf(partsOf(at));
}

/** When something happened: `今天 8:50`, `昨天 20:14`, `20 日 9:05`, `11 月 2 日 9:05`. */
export function happenedWords(at: Date, now: Date): string {
  return `${relativeDay(at, now) ?? dayWords(at, now)} ${clockOf(partsOf(at))}`;
}

const DIGITS = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九', '十'] as const;

function numberWord(n: number): string {
  if (n <= 10) return DIGITS[n] ?? '';
  const tens = Math.floor(n / 10);
  const ones = n % 10;
  return `${tens > 1 ? DIGITS[tens] : ''}十${ones ? DIGITS[ones] : ''}`;
}

function partOfDay(hour: number): string {
  if (hour < 6) return '凌晨';
  if (hour < 12) return '上午';
  if (hour < 13) return '中午';
  return hour < 18 ? '下午' : '晚上';
}

/** `五点半`, `九点`, `两点二十` */
function hourWord(p: Parts): string {
  const twelve = p.hour > 12 ? p.hour - 12 : p.hour;
  const hour = twelve === 2 ? '两' : numberWord(twelve);
  if (p.minute === 0) return `${hour}点`;
  if (p.minute === 30) return `${hour}点半`;
  return `${hour}点${p.minute < 10 ? '零' : ''}${numberWord(p.minute)}`;
}

/** For elder mode: `后天下午` or `26 日（周四）下午`, and `五点半`. */
export function elderMoment(at: Date, now: Date): { day: string; date: string; hour: string } {
  const p = partsOf(at);
  const date = `${dayWords(at, now)}（周${p.weekday}）`;
  return { day: `${relativeDay(at, now) ?? date}${partOfDay(p.hour)}`, date, hour: hourWord(p) };
}

/** Months of the account: `2026-11` → `11 月`. */
export function monthWords(month: string): string {
  return `${Number(month.slice(5, 7))} 月`;
}
