import { formatDay, formatMoment, formatTime } from '@shared/domain/kernel/dates';
import { dayNumberOf, dayOf, OFFSET_MS, weekdayWord } from '@shared/domain/kernel/days';

// Moments as pages show them, at +08:00. Where a whole promise is said, `@shared/domain/kernel/dates` has it.

const RELATIVE: Readonly<Record<number, string>> = { [-1]: '昨天', 0: '今天', 1: '明天', 2: '后天' };

/** 昨天, 今天, 明天, 后天, or undefined when further away. */
export function relativeDay(at: Date, now: Date): string | undefined {
  return RELATIVE[dayNumberOf(at) - dayNumberOf(now)];
}

/** `11 月 23 日` */
export const monthDay = (at: Date): string => formatDay(dayOf(at));

/** `26 日`, with the month when it is another one: `12 月 1 日`. */
export function dayWords(at: Date, now: Date): string {
  const whole = monthDay(at);
  return dayOf(at).slice(0, 7) === dayOf(now).slice(0, 7) ? whole.slice(whole.indexOf('月') + 2) : whole;
}

/** `17:30` */
export const timeWords = (at: Date): string => formatTime(at);

/** `11 月 23 日 16:40`, for signatures under an answer. */
export const fullMoment = (at: Date): string => `${monthDay(at)} ${formatTime(at)}`;

/** A deadline without the word 前: `26 日（周四）17:30`. */
export const deadlineWords = (at: Date, now: Date): string => `${dayWords(at, now)}（周${weekdayWord(dayOf(at))}）${formatTime(at)}`;

/** When something happened: `今天 8:50`, `20 日 9:05`. */
export const happenedWords = (at: Date, now: Date): string => formatMoment(at, now);

const DIGITS = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九', '十'] as const;

function numberWord(n: number): string {
  if (n <= 10) return DIGITS[n] ?? '';
  const ones = n % 10;
  const tens = Math.floor(n / 10);
  return `${tens > 1 ? DIGITS[tens] : ''}十${ones ? DIGITS[ones] : ''}`;
}

function partOfDay(hour: number): string {
  if (hour < 6) return '凌晨';
  if (hour < 12) return '上午';
  if (hour < 13) return '中午';
  return hour < 18 ? '下午' : '晚上';
}

/** 五点半, 九点, 两点二十分 */
function hourWord(hour: number, minute: number): string {
  const twelve = hour > 12 ? hour - 12 : hour;
  const word = `${twelve === 2 ? '两' : numberWord(twelve)}点`;
  if (minute === 0) return word;
  return minute === 30 ? `${word}半` : `${word}${minute < 10 ? '零' : ''}${numberWord(minute)}分`;
}

/** For elder mode, in two lines: `后天下午`, and `26 日（周四）` with `五点半`. */
export function elderMoment(at: Date, now: Date): { day: string; date: string; hour: string } {
  const local = new Date(at.getTime() + OFFSET_MS);
  const hour = local.getUTCHours();
  const date = `${dayWords(at, now)}（周${weekdayWord(dayOf(at))}）`;
  return { day: `${relativeDay(at, now) ?? dayWords(at, now)}${partOfDay(hour)}`, date, hour: hourWord(hour, local.getUTCMinutes()) };
}

/** Month of an account: `2026-11` → `11 月`. */
export const monthWords = (month: string): string => `${Number(month.slice(5, 7))} 月`;

/** A day as people say it: `2026-11-26` → `11 月 26 日`. */
export const daySaid = (day: string): string => dayWords(new Date(`${day}T00:00:00+08:00`), new Date());
