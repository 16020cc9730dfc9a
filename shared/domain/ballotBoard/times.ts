const FORM = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/;

/** Whether this is a moment as boards write it: `YYYY-MM-DDThh:mm:ssZ`, UTC, of a day that exists. Such texts sort as their moments do. */
export function isBoardTime(value: unknown): value is string {
  if (typeof value !== 'string' || !FORM.test(value)) return false;
  const moment = Date.parse(value);
  return Number.isFinite(moment) && boardTime(new Date(moment)) === value;
}

/** A moment as boards write it; parts of a second are cut off. */
export const boardTime = (moment: Date): string => `${moment.toISOString().slice(0, 19)}Z`;

/** So many seconds after a board's moment. */
export const secondsAfter = (time: string, seconds: number): string => boardTime(new Date(Date.parse(time) + seconds * 1000));
