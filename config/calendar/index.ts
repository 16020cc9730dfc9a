import { dayNumber, weekdayOf } from '../../shared/domain/kernel/days';
import { OFFICE_HOURS, type Calendar } from '../../shared/domain/kernel/workingTime';
import year2024 from './years/2024.json';
import year2025 from './years/2025.json';
import year2026 from './years/2026.json';

/** Published holidays of one year; see `generate.mjs`. */
export interface YearTable {
  readonly year: number;
  /** Rest day → name of the holiday. */
  readonly holidays: Readonly<Record<string, string>>;
  /** Weekend days that are worked (调休). */
  readonly workdays: readonly string[];
}

/** Every year for which data is at hand, ascending and without gaps. */
export const YEARS: readonly YearTable[] = [year2024, year2025, year2026];

/**
 * The working calendar. Days of a year without data are working days from Monday to Friday, which
 * `knownUntil` (31 December of the last year with data) makes plain.
 * @param hours office hours in minutes after midnight at +08:00
 */
export function loadCalendar(hours: Calendar['hours'] = OFFICE_HOURS, years: readonly YearTable[] = YEARS): Calendar {
  const rest = new Set(years.flatMap((table) => Object.keys(table.holidays)));
  const worked = new Set(years.flatMap((table) => table.workdays));
  const last = Math.max(...years.map((table) => table.year));
  return {
    hours,
    knownUntil: `${last}-12-31`,
    isWorkday(day) {
      if (worked.has(day)) return true;
      if (rest.has(day)) return false;
      const weekday = weekdayOf(dayNumber(day));
      return weekday !== 0 && weekday !== 6;
    },
  };
}
