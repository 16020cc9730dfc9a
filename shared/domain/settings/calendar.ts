import { dayNumber, dayNumberOf, dayFromNumber, weekdayOf, type Day } from '../kernel/days';
import type { Calendar } from '../kernel/workingTime';
import { repeats, type Fault } from './faults';

/** Published holidays of one year. */
export interface YearTable {
  readonly year: number;
  /** Rest day → name of the holiday. */
  readonly holidays: Readonly<Record<Day, string>>;
  /** Weekend days that are worked (调休). */
  readonly workdays: readonly Day[];
}

/** Everything the working calendar is made of. Days at +08:00. */
export interface CalendarContent {
  /** Office hours in minutes after midnight at +08:00, ascending and apart. */
  readonly hours: readonly (readonly [number, number])[];
  readonly years: readonly YearTable[];
}

/** What a calendar may hold. Characters of a holiday's name. */
export const CALENDAR_LIMITS = { firstYear: 2024, lastYear: 2100, spans: 4, holidays: 80, workdays: 40, name: 12 } as const;

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const isDay = (day: string): boolean => DAY.test(day) && !Number.isNaN(Date.parse(`${day}T00:00:00Z`)) && dayFromNumber(dayNumber(day)) === day;
const isWeekend = (day: Day): boolean => [0, 6].includes(weekdayOf(dayNumber(day)));

/**
 * The working calendar. Days of a year without data are working days from Monday to Friday, which `knownUntil`
 * (31 December of the last year with data) makes plain.
 */
export function calendarFrom({ hours, years }: CalendarContent): Calendar {
  const rest = new Set(years.flatMap((table) => Object.keys(table.holidays)));
  const worked = new Set(years.flatMap((table) => table.workdays));
  const last = Math.max(0, ...years.map((table) => table.year));
  return {
    hours,
    knownUntil: `${last}-12-31`,
    isWorkday: (day) => worked.has(day) || (!rest.has(day) && !isWeekend(day)),
  };
}

function hourFaults(hours: CalendarContent['hours']): Fault[] {
  if (hours.length === 0) return [{ path: 'hours', code: 'noHours' }];
  if (hours.length > CALENDAR_LIMITS.spans) return [{ path: 'hours', code: 'manySpans', values: { max: CALENDAR_LIMITS.spans } }];
  return hours.flatMap(([from, to], at): Fault[] => {
    const whole = [from, to].every((minute) => Number.isInteger(minute) && minute >= 0 && minute <= 1_440);
    if (!whole || from >= to) return [{ path: `hours.${at}`, code: 'badSpan' }];
    return at > 0 && (hours[at - 1] as readonly [number, number])[1] >= from ? [{ path: `hours.${at}`, code: 'spansMeet' }] : [];
  });
}

function yearFaults({ year, holidays, workdays }: YearTable, path: string): Fault[] {
  const { firstYear, lastYear, name: most } = CALENDAR_LIMITS;
  if (!Number.isInteger(year) || year < firstYear || year > lastYear) return [{ path: `${path}.year`, code: 'badYear', values: { min: firstYear, max: lastYear } }];
  const faults: Fault[] = [];
  const inYear = (day: string, where: string): void => {
    if (!isDay(day)) faults.push({ path: where, code: 'badDay', values: { day } });
    else if (!day.startsWith(`${year}-`)) faults.push({ path: where, code: 'otherYear', values: { day, year } });
  };
  for (const [day, name] of Object.entries(holidays)) {
    inYear(day, `${path}.holidays.${day}`);
    if (name.trim() === '' || name.length > most) faults.push({ path: `${path}.holidays.${day}`, code: 'holidayName', values: { day, max: most } });
  }
  for (const day of workdays) {
    inYear(day, `${path}.workdays.${day}`);
    if (day in holidays) faults.push({ path: `${path}.workdays.${day}`, code: 'restAndWork', values: { day } });
    else if (isDay(day) && !isWeekend(day)) faults.push({ path: `${path}.workdays.${day}`, code: 'alreadyWorked', values: { day } });
  }
  for (const { value } of repeats(workdays)) faults.push({ path: `${path}.workdays.${value}`, code: 'dayTwice', values: { day: value } });
  return faults;
}

/** Everything that is wrong with a calendar; empty when it may be used. The words are in `shared/copy/settings.ts`. */
export function calendarFaults({ hours, years }: CalendarContent): Fault[] {
  const faults = [...hourFaults(hours), ...years.flatMap((table, at) => yearFaults(table, `years.${at}`))];
  for (const { at, value } of repeats(years.map((table) => String(table.year)))) faults.push({ path: `years.${at}.year`, code: 'yearTwice', values: { value } });
  const sorted = years.map((table) => table.year).sort((a, b) => a - b);
  const gap = sorted.find((year, at) => at > 0 && year > (sorted[at - 1] as number) + 1);
  if (gap !== undefined) faults.push({ path: 'years', code: 'yearGap', values: { year: gap - 1 } });
  return years.length === 0 ? [...faults, { path: 'years', code: 'noYears' }] : faults;
}

/** From this month on (1 = January) next year's holidays are asked for: the State Council publishes them about then. */
const WARN_MONTH = 11;

/** The year whose holidays are missing as of a moment: this year's, or from November on next year's; null when none is. */
export function missingYear({ years }: Pick<CalendarContent, 'years'>, now: Date): number | null {
  const [year = 0, month = 0] = dayFromNumber(dayNumberOf(now)).split('-').map(Number);
  const known = (wanted: number): boolean => years.some((table) => table.year === wanted);
  if (!known(year)) return year;
  return month >= WARN_MONTH && !known(year + 1) ? year + 1 : null;
}
