import { calendarFrom, type CalendarContent, type YearTable } from '../../shared/domain/settings/calendar';
import { OFFICE_HOURS, type Calendar } from '../../shared/domain/kernel/workingTime';
import year2024 from './years/2024.json';
import year2025 from './years/2025.json';
import year2026 from './years/2026.json';

export type { YearTable } from '../../shared/domain/settings/calendar';

/** Every year for which the program brings data, ascending and without gaps; see `generate.mjs`. */
export const YEARS: readonly YearTable[] = [year2024, year2025, year2026];

/** The working calendar a new district starts from. */
export const CALENDAR: CalendarContent = { hours: OFFICE_HOURS, years: YEARS };

/** A working calendar of some years; see `calendarFrom`. */
export function loadCalendar(hours: Calendar['hours'] = OFFICE_HOURS, years: readonly YearTable[] = YEARS): Calendar {
  return calendarFrom({ hours, years });
}
