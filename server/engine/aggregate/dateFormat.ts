/** $dateToString's formats, and the ISO week calendar. */
import { EngineError } from '../errors';
import { toLocal, utcOf, type Zone } from './zones';

const dayMs = 86_400_000;
const months = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'];
const pad = (value: number, width: number): string => String(Math.abs(value)).padStart(width, '0');

export const dayOfYear = (local: Date): number => Math.floor((local.getTime() - utcOf(local.getUTCFullYear(), 0)) / dayMs) + 1;

/** Monday 1 … Sunday 7. */
export const isoDayOfWeek = (local: Date): number => local.getUTCDay() || 7;

/** ISO 8601 year and week: the week belongs to the year of its Thursday. */
export function isoWeek(local: Date): { year: number; week: number } {
  const thursday = new Date(local.getTime() + (4 - isoDayOfWeek(local)) * dayMs);
  return { year: thursday.getUTCFullYear(), week: Math.floor((dayOfYear(thursday) - 1) / 7) + 1 };
}

/** Weeks begin on Sunday; days before the first Sunday are in week 0. */
export const weekOfYear = (local: Date): number => Math.floor((dayOfYear(local) + 6 - local.getUTCDay()) / 7);

/** Formats a moment; `format` as MongoDB's $dateToString. */
export function formatDate(date: Date, format: string, zone: Zone): string {
  const local = toLocal(date.getTime(), zone);
  return format.replace(/%(.?)/gs, (whole, letter: string) => {
    const text = partOf(letter, local, date, zone);
    if (text === undefined) throw new EngineError(18536, `Invalid format character '${whole}' in format string`);
    return text;
  });
}

function partOf(letter: string, local: Date, date: Date, zone: Zone): string | undefined {
  switch (letter) {
    case 'Y': return pad(local.getUTCFullYear(), 4);
    case 'm': return pad(local.getUTCMonth() + 1, 2);
    case 'd': return pad(local.getUTCDate(), 2);
    case 'H': return pad(local.getUTCHours(), 2);
    case 'M': return pad(local.getUTCMinutes(), 2);
    case 'S': return pad(local.getUTCSeconds(), 2);
    case 'L': return pad(local.getUTCMilliseconds(), 3);
    case 'j': return pad(dayOfYear(local), 3);
    case 'w': return String(local.getUTCDay() + 1);
    case 'u': return String(isoDayOfWeek(local));
    case 'U': return pad(weekOfYear(local), 2);
    case 'V': return pad(isoWeek(local).week, 2);
    case 'G': return pad(isoWeek(local).year, 4);
    case 'b': return months[local.getUTCMonth()]?.slice(0, 3);
    case 'B': return months[local.getUTCMonth()];
    case 'z': return offsetText(zone(date.getTime()) / 60_000);
    case 'Z': return String(zone(date.getTime()) / 60_000).replace(/^(?!-)/, '+');
    case '%': return '%';
    default: return undefined;
  }
}

function offsetText(minutes: number): string {
  return `${minutes < 0 ? '-' : '+'}${pad(Math.floor(Math.abs(minutes) / 60), 2)}${pad(Math.abs(minutes) % 60, 2)}`;
}
