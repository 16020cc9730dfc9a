/** A calendar day at +08:00, `YYYY-MM-DD`. */
export type Day = string;

/** China keeps one zone without summer time, so a fixed offset is exact and needs no time zone data. */
export const OFFSET_MS = 8 * 3_600_000;
export const MINUTE_MS = 60_000;
export const HOUR_MS = 3_600_000;
export const DAY_MS = 86_400_000;
/** So many hours later, or before where they are fewer than none. */
export const hoursAfter = (from: Date, hours: number): Date => new Date(from.getTime() + hours * HOUR_MS);

/** Whole days since 1970-01-01 at +08:00; days are compared and stepped by this number. */
export function dayNumberOf(at: Date): number {
  return Math.floor((at.getTime() + OFFSET_MS) / DAY_MS);
}

/** `YYYY-MM-DD` of a day number. */
export function dayFromNumber(number: number): Day {
  return new Date(number * DAY_MS).toISOString().slice(0, 10);
}

/** Day number of `YYYY-MM-DD`. Throws RangeError when the text is not a day. */
export function dayNumber(day: Day): number {
  const ms = Date.parse(`${day}T00:00:00.000Z`);
  if (Number.isNaN(ms)) throw new RangeError(`not a day: ${day}`);
  return ms / DAY_MS;
}

/** The day at +08:00 in which a moment lies. */
export function dayOf(at: Date): Day {
  return dayFromNumber(dayNumberOf(at));
}

/** The day `n` days later (earlier when negative). */
export function addDays(day: Day, n: number): Day {
  return dayFromNumber(dayNumber(day) + n);
}

/** The moment `minutes` after midnight at +08:00 of a day number. */
export function momentOn(number: number, minutes: number): Date {
  return new Date(number * DAY_MS - OFFSET_MS + minutes * MINUTE_MS);
}

/** Day of the week of a day number: 0 Sunday … 6 Saturday. */
export function weekdayOf(number: number): number {
  return (((number + 4) % 7) + 7) % 7;
}

/** 日 一 二 三 四 五 六, indexed by `weekdayOf`. */
export const WEEKDAYS = ['日', '一', '二', '三', '四', '五', '六'] as const;

/** The character of the week day of a day: 一 … 日. */
export function weekdayWord(day: Day): string {
  return WEEKDAYS[weekdayOf(dayNumber(day))] as string;
}
