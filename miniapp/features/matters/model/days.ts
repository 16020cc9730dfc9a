import { formatDay } from '@shared/domain/kernel/dates';
import { addDays, dayOf, type Day } from '@shared/domain/kernel/days';

/** A day in words; with the year where it is not this one. */
export const yearDay = (day: Day, now: Date): string => (day.slice(0, 4) === dayOf(now).slice(0, 4) ? formatDay(day) : `${day.slice(0, 4)} 年 ${formatDay(day)}`);

export interface DayChoice {
  readonly value: Day;
  readonly label: string;
  readonly detail: string;
}
const choice = (value: Day, label: string, now: Date): DayChoice => ({ value, label, detail: `到 ${yearDay(value, now)}` });
const LENGTHS = [[30, '一个月'], [90, '三个月'], [180, '半年'], [365, '一年']] as const;

/** Until when work is asked for: by length, as people think of it. */
export const askChoices = (now: Date): DayChoice[] => LENGTHS.map(([days, label]) => choice(addDays(dayOf(now), days), label, now));

/** Until when it is admitted: as asked, or shorter. */
export function admitChoices(now: Date, asked: Day): DayChoice[] {
  const shorter = LENGTHS.map(([days, label]) => choice(addDays(dayOf(now), days), `先${label}`, now)).filter(({ value }) => value < asked);
  return [choice(asked, '照申请的日子', now), ...shorter];
}

/** From when a list holds. */
export function startChoices(today: Day): DayChoice[] {
  const [year = 0, month = 1] = today.split('-').map(Number);
  const next = `${month === 12 ? year + 1 : year}-${String((month % 12) + 1).padStart(2, '0')}-01`;
  const start = (value: Day, label: string): DayChoice => ({ value, label, detail: `${formatDay(value)}起` });
  return [start(today, '今天起'), start(next, '下个月 1 日起'), ...(month === 12 ? [] : [start(`${year + 1}-01-01`, '明年 1 月 1 日起')])];
}
