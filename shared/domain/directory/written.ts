import { WEEKDAYS } from '../kernel/days';
import type { ServiceHours, Span } from './hours';

/** What is wrong in hours as somebody wrote them; words in copy. `line`: from 1. */
export interface HoursFault {
  readonly line: number;
  readonly code: 'days' | 'times' | 'order' | 'twice' | 'many' | 'nothing';
}
type Week = ServiceHours['week'];
const EMPTY_WEEK: Week = [[], [], [], [], [], [], []];
export const emptyWeek = (): Week => EMPTY_WEEK;
const MOST_SPANS = 4;
/** Monday first, as people write. */
const ORDER = [1, 2, 3, 4, 5, 6, 0] as const;
const plain = (text: string): string => text.normalize('NFKC').replace(/[\s　]+/g, ' ').trim();
const NAMES: Readonly<Record<string, readonly number[]>> = { 每天: ORDER, 天天: ORDER, 工作日: [1, 2, 3, 4, 5], 周末: [6, 0], 双休日: [6, 0] };
const dayOf = (sign: string): number => (sign === '天' ? 0 : WEEKDAYS.findIndex((one) => one === sign));

/** 周一到周五, 周一至周五, 周一、周三, 周六日, 每天, 工作日 as days of the week; null where it is none of them. */
function daysIn(text: string): readonly number[] | null {
  if (NAMES[text]) return NAMES[text];
  const days: number[] = [];
  for (const part of text.split(/[、,，和]/)) {
    const [, from = '', to = ''] = /^(?:周|星期|礼拜)([一二三四五六日天])(?:[到至~-](?:周|星期|礼拜)?([一二三四五六日天]))?$/.exec(part) ?? [];
    const several = /^(?:周|星期|礼拜)?([一二三四五六日天]{1,7})$/.exec(part)?.[1];
    if (from && to) {
      const [first, last] = [ORDER.findIndex((day) => day === dayOf(from)), ORDER.findIndex((day) => day === dayOf(to))];
      if (last < first) return null;
      days.push(...ORDER.slice(first, last + 1));
    } else if (from) days.push(dayOf(from));
    else if (several) days.push(...[...several].map(dayOf));
    else return null;
  }
  return days;
}
/** `9:00-12:00` as minutes; null where it is no time. */
function spanIn(text: string): Span | null {
  const [, a, b, c, d] = /^(\d{1,2}):(\d{2})[到至~-](\d{1,2}):(\d{2})$/.exec(text.replace(/[–—]/g, '-')) ?? [];
  if (a === undefined || b === undefined || c === undefined || d === undefined) return null;
  const [from, to] = [Number(a) * 60 + Number(b), Number(c) * 60 + Number(d)];
  return Number(b) < 60 && Number(d) < 60 && to <= 1_440 ? [from, to] : null;
}
/** Times of one day: `9:00-12:00 14:00-17:30`, apart by spaces or commas; a fault's code where they are none. Empty text: none. */
export function spansIn(text: string): readonly Span[] | HoursFault['code'] {
  const parts = plain(text).replace(/ ?([-~到至–—]) ?/g, '$1').split(/[ ,、;]/).filter(Boolean);
  const spans = parts.map(spanIn);
  if (spans.some((span) => span === null)) return 'times';
  const known = spans as Span[];
  if (known.length > MOST_SPANS) return 'many';
  return known.some(([from, to], at) => from >= to || (at > 0 && (known[at - 1] as Span)[1] >= from)) ? 'order' : known;
}
function readLine(text: string, line: number, week: Span[][], faults: HoursFault[]): void {
  const at = text.search(/\d/);
  const [head, tail] = at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at)];
  const days = daysIn(head.replace(/[ :]+$/, '').replace(/ /g, ''));
  const spans = spansIn(tail);
  if (days === null || days.length === 0) faults.push({ line, code: 'days' });
  else if (typeof spans === 'string') faults.push({ line, code: spans });
  else if (spans.length === 0) faults.push({ line, code: 'times' });
  else if (days.some((day) => (week[day] as Span[]).length > 0)) faults.push({ line, code: 'twice' });
  else for (const day of days) week[day] = [...spans];
}

/** Weekly hours as people write them, one line for some days: `周一到周五 9:00-12:00 14:00-17:30`. Days that are not named are closed. Every fault by its line. */
export function readHours(text: string): { readonly week: Week; readonly faults: readonly HoursFault[] } {
  const week: Span[][] = EMPTY_WEEK.map(() => []);
  const faults: HoursFault[] = [];
  text.split('\n').forEach((raw, at) => {
    const line = plain(raw);
    if (line !== '') readLine(line, at + 1, week, faults);
  });
  if (faults.length === 0 && week.every((spans) => spans.length === 0)) faults.push({ line: 1, code: 'nothing' });
  return { week, faults };
}

const clock = (minute: number): string => `${Math.floor(minute / 60)}:${String(minute % 60).padStart(2, '0')}`;
/** `9:00–12:00、14:00–17:30`. */
export const spansText = (spans: readonly Span[]): string => spans.map(([from, to]) => `${clock(from)}–${clock(to)}`).join('、');
/** Days of the week with the same hours, together: `周一到周五`, `周六、周日`; Monday first. Days without hours are left out. */
export function weekLines(week: Week): { readonly days: string; readonly times: string }[] {
  const groups = new Map<string, number[]>();
  ORDER.forEach((day, at) => {
    const times = spansText(week[day] ?? []);
    if (times !== '') groups.set(times, [...(groups.get(times) ?? []), at]);
  });
  return [...groups].map(([times, places]) => ({ times, days: namedDays(places) }));
}
const named = (place: number): string => `周${WEEKDAYS[ORDER[place] as number] as string}`;
function namedDays(places: readonly number[]): string {
  if (places.length === 7) return '每天';
  const runs: [number, number][] = [];
  for (const place of places) {
    const last = runs[runs.length - 1];
    if (last && last[1] === place - 1) last[1] = place;
    else runs.push([place, place]);
  }
  return runs.map(([from, to]) => (to - from > 1 ? `${named(from)}到${named(to)}` : from === to ? named(from) : `${named(from)}、${named(to)}`)).join('、');
}
/** Weekly hours as they are written in a form; read again they are the same. */
export const hoursText = (week: Week): string => weekLines(week).map(({ days, times }) => `${days} ${times.replace(/–/g, '-').replace(/、/g, ' ')}`).join('\n');
