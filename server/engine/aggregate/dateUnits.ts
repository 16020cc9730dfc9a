/** Calendar arithmetic in a time zone: add, truncate, count boundaries. */
import { EngineError } from '../errors';
import { fromLocal, toLocal, utcOf, type Zone } from './zones';

const fixedUnits: Readonly<Record<string, number | undefined>> = { hour: 3_600_000, minute: 60_000, second: 1000, millisecond: 1 };
const dayMs = 86_400_000;
const monthsIn: Readonly<Record<string, number | undefined>> = { month: 1, quarter: 3, year: 12 };
const weekdays = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'];

const unknownUnit = (unit: string): EngineError => new EngineError(9, `unknown time unit value: ${unit}`);

/** Weekday number of a name, its first three letters or the whole; Sunday is 0. */
export function weekdayOf(name: string): number {
  const found = weekdays.findIndex((day) => day === name.toLowerCase() || day.slice(0, 3) === name.toLowerCase());
  if (found < 0) throw new EngineError(9, `unknown day of week value: ${name}`);
  return found;
}

/** Adds units; a month's end stays a month's end (31 January + 1 month = 28 February). */
export function addUnits(date: Date, unit: string, amount: number, zone: Zone): Date {
  const fixed = fixedUnits[unit];
  if (fixed !== undefined) return new Date(date.getTime() + amount * fixed);
  const local = toLocal(date.getTime(), zone);
  if (unit === 'day' || unit === 'week') {
    return new Date(fromLocal(local.getTime() + amount * (unit === 'day' ? 1 : 7) * dayMs, zone));
  }
  const months = monthsIn[unit];
  if (months === undefined) throw unknownUnit(unit);
  const target = local.getUTCFullYear() * 12 + local.getUTCMonth() + amount * months;
  const [year, month] = [Math.floor(target / 12), ((target % 12) + 12) % 12];
  const last = new Date(utcOf(year, month + 1, 0)).getUTCDate();
  const time = ((local.getTime() % dayMs) + dayMs) % dayMs;
  return new Date(fromLocal(utcOf(year, month, Math.min(local.getUTCDate(), last)) + time, zone));
}

/** The start of the bin a date is in; bins are counted from the start of 2000 in the zone. */
export function truncate(date: Date, unit: string, size: number, zone: Zone, startOfWeek: number): Date {
  const fixed = fixedUnits[unit];
  if (fixed !== undefined) {
    const origin = fromLocal(utcOf(2000, 0), zone);
    return new Date(origin + Math.floor((date.getTime() - origin) / (fixed * size)) * fixed * size);
  }
  const local = toLocal(date.getTime(), zone).getTime();
  if (unit === 'day') return new Date(fromLocal(binStart(local, utcOf(2000, 0), dayMs * size), zone));
  if (unit === 'week') return new Date(fromLocal(binStart(local, firstWeekday(startOfWeek), dayMs * 7 * size), zone));
  const months = monthsIn[unit];
  if (months === undefined) throw unknownUnit(unit);
  const at = monthIndex(new Date(local));
  const start = Math.floor((at - 2000 * 12) / (months * size)) * months * size + 2000 * 12;
  return new Date(fromLocal(utcOf(Math.floor(start / 12), ((start % 12) + 12) % 12), zone));
}

const binStart = (local: number, origin: number, bin: number): number => origin + Math.floor((local - origin) / bin) * bin;

/** The first such weekday of 2000 (which began on a Saturday). */
const firstWeekday = (day: number): number => utcOf(2000, 0, 1 + ((day - 6 + 7) % 7));

const monthIndex = (local: Date): number => local.getUTCFullYear() * 12 + local.getUTCMonth();

/** How many boundaries of the unit lie between two dates. */
export function difference(start: Date, end: Date, unit: string, zone: Zone, startOfWeek: number): number {
  const [from, to] = [toLocal(start.getTime(), zone), toLocal(end.getTime(), zone)];
  const months = monthsIn[unit];
  if (months !== undefined) return Math.floor(monthIndex(to) / months) - Math.floor(monthIndex(from) / months);
  const length = unit === 'day' ? dayMs : unit === 'week' ? dayMs * 7 : fixedUnits[unit];
  if (length === undefined) throw unknownUnit(unit);
  const origin = unit === 'week' ? firstWeekday(startOfWeek) : 0;
  return Math.floor((to.getTime() - origin) / length) - Math.floor((from.getTime() - origin) / length);
}
