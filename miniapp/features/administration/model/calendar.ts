import { clockWords } from '@shared/copy/settingChanges';
import { formatDay } from '@shared/domain/kernel/dates';
import { addDays, dayNumber, weekdayWord } from '@shared/domain/kernel/days';
import type { CalendarContent } from './settings';

export type Year = CalendarContent['years'][number];

/** Days off in a row under one name. */
export interface Span {
  name: string;
  from: string;
  to: string;
}

/** Longest holiday that may be entered in one go, days. */
const LONGEST = 31;

/** Days off as people say them: one line for days that follow each other under one name. */
export function spansOf(holidays: Year['holidays']): Span[] {
  const spans: Span[] = [];
  for (const [day, name] of Object.entries(holidays).sort(([a], [b]) => (a < b ? -1 : 1))) {
    const last = spans.at(-1);
    if (last && last.name === name && addDays(last.to, 1) === day) last.to = day;
    else spans.push({ name, from: day, to: day });
  }
  return spans;
}

/** `2 月 6 日（周六）到 2 月 12 日（周五），7 天` */
export function spanWords({ from, to }: Span): string {
  const one = (day: string): string => `${formatDay(day)}（周${weekdayWord(day)}）`;
  return from === to ? one(from) : `${one(from)}到 ${one(to)}，${dayNumber(to) - dayNumber(from) + 1} 天`;
}
export const dayWithWeek = (day: string): string => `${formatDay(day)}（周${weekdayWord(day)}）`;

const isDay = (text: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(`${text}T00:00:00Z`));

/** What is wrong with days somebody typed, as a sentence; undefined when nothing is. */
export function spanProblem({ name, from, to }: Span, year: number): string | undefined {
  if (name.trim() === '') return '写上是什么假';
  if (!isDay(from) || !isDay(to)) return '日子写成 2027-02-06 这样';
  if (!from.startsWith(`${year}-`) || !to.startsWith(`${year}-`)) return `要在 ${year} 年里`;
  if (to < from) return '最后一天要在第一天之后';
  return dayNumber(to) - dayNumber(from) >= LONGEST ? `一次最多写 ${LONGEST} 天` : undefined;
}
export const workdayProblem = (day: string, year: number): string | undefined => (isDay(day) && day.startsWith(`${year}-`) ? undefined : `写成 ${year}-02-20 这样`);

/** Changes one year of the calendar; a year that is not there yet is added in its place. */
export function withYear(content: CalendarContent, year: number, change: (table: Year) => Year): CalendarContent {
  const present = content.years.find((table) => table.year === year);
  const table = change(present ?? { year, holidays: {}, workdays: [] });
  return { ...content, years: [...content.years.filter((one) => one.year !== year), table].sort((a, b) => a.year - b.year) };
}

export function withSpan(table: Year, { name, from, to }: Span): Year {
  const holidays = { ...table.holidays };
  for (let day = from; day <= to; day = addDays(day, 1)) holidays[day] = name.trim();
  return { ...table, holidays };
}
export const withoutSpan = (table: Year, { from, to }: Span): Year => ({ ...table, holidays: Object.fromEntries(Object.entries(table.holidays).filter(([day]) => day < from || day > to)) });
export const withWorkday = (table: Year, day: string): Year => ({ ...table, workdays: [...new Set([...table.workdays, day])].sort() });
export const withoutWorkday = (table: Year, day: string): Year => ({ ...table, workdays: table.workdays.filter((one) => one !== day) });

/** `9:00-12:00、14:00-17:30`, as it is typed. */
export const hoursTyped = (hours: CalendarContent['hours']): string => hours.map(([from, to]) => `${clockWords(from)}-${clockWords(to)}`).join('、');

/** Office hours from what somebody typed; null when it cannot be read. */
export function hoursFrom(typed: string): [number, number][] | null {
  const spans = typed.split(/[、，,]/).map((part) => /^\s*(\d{1,2})[:：](\d{2})\s*[-–—~到至]\s*(\d{1,2})[:：](\d{2})\s*$/.exec(part));
  if (spans.some((span) => span === null)) return null;
  return spans.map((span) => {
    const [, a = '', b = '', c = '', d = ''] = span as RegExpExecArray;
    return [Number(a) * 60 + Number(b), Number(c) * 60 + Number(d)];
  });
}
