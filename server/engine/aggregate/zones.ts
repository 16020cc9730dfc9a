/** Time zones: fixed offsets by arithmetic, names of the tz database by Intl. */
import { EngineError } from '../errors';

/** Milliseconds east of UTC at a moment. */
export type Zone = (utc: number) => number;

export const utcZone: Zone = () => 0;
const minute = 60_000;
const cache = new Map<string, Zone>();

/** The zone of "+08:00", "+0800", "+08", "UTC", "Asia/Shanghai"; throws 40485 for anything else. */
export function zoneOf(name: string): Zone {
  let zone = cache.get(name);
  if (!zone) {
    zone = makeZone(name);
    cache.set(name, zone);
  }
  return zone;
}

function makeZone(name: string): Zone {
  if (/^(UTC|GMT|Z)$/.test(name)) return utcZone;
  const fixed = /^([+-])(\d{2}):?(\d{2})?$/.exec(name);
  if (fixed) {
    const offset = (Number(fixed[2]) * 60 + Number(fixed[3] ?? 0)) * minute * (fixed[1] === '-' ? -1 : 1);
    return () => offset;
  }
  return namedZone(name);
}

function namedZone(name: string): Zone {
  let format: Intl.DateTimeFormat;
  try {
    format = new Intl.DateTimeFormat('en-US', {
      timeZone: name, hourCycle: 'h23', era: 'short', year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric', second: 'numeric',
    });
  } catch {
    throw new EngineError(40485, `unrecognized time zone identifier: "${name}"`);
  }
  return (utc) => {
    const whole = Math.floor(utc / 1000) * 1000;
    const parts = new Map(format.formatToParts(whole).map((part) => [part.type, part.value]));
    const number = (type: Intl.DateTimeFormatPartTypes): number => Number(parts.get(type));
    const year = parts.get('era') === 'BC' ? 1 - number('year') : number('year');
    return utcOf(year, number('month') - 1, number('day'), number('hour'), number('minute'), number('second')) - whole;
  };
}

/** Date.UTC without its special treatment of years below 100. */
export function utcOf(year: number, month: number, day = 1, hour = 0, minutes = 0, second = 0, ms = 0): number {
  const date = new Date(0);
  date.setUTCFullYear(year, month, day);
  date.setUTCHours(hour, minutes, second, ms);
  return date.getTime();
}

/** A date whose UTC fields are the local fields of a moment. */
export const toLocal = (utc: number, zone: Zone): Date => new Date(utc + zone(utc));

/** The moment of local fields (given as if they were UTC). */
export function fromLocal(local: number, zone: Zone): number {
  const guess = local - zone(local);
  return local - zone(guess);
}

/** ISO text of a date in UTC, as MongoDB prints dates. */
export const plainDate = (date: Date): string => (Number.isNaN(date.getTime()) ? 'Invalid Date' : date.toISOString());
