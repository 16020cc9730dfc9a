import { dayFromNumber, dayNumber, type Day } from '../kernel/days';

/** Documents that a service record may be kept under. `permit`: 港澳台居民居住证 and 外国人永久居留身份证 carry 18 places like the card. */
export const VOLUNTEER_DOCUMENTS = ['identityCard', 'passport', 'permit'] as const;
export type VolunteerDocument = (typeof VOLUNTEER_DOCUMENTS)[number];

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2] as const;
const SIGNS = '10X98765432';
const CARD = /^\d{17}[\dX]$/;
const PASSPORT = /^[A-Z0-9]{6,12}$/;

/** A number as it is kept: without blanks, in capitals and half width. */
export const documentNumber = (typed: string): string => typed.normalize('NFKC').replace(/[\s-]/g, '').toUpperCase();

/** Whether something typed is a day that the calendar has, such as `1990-01-31`. */
export const isCalendarDay = (typed: string): typed is Day => /^\d{4}-\d{2}-\d{2}$/.test(typed) && !Number.isNaN(Date.parse(`${typed}T00:00:00Z`)) && dayFromNumber(dayNumber(typed)) === typed;

/** The day of birth in a number of 18 places; null where there is no such day. */
export function birthIn(number: string): Day | null {
  const found = /^\d{6}(\d{4})(\d{2})(\d{2})/.exec(number);
  if (!found) return null;
  const day = `${found[1]}-${found[2]}-${found[3]}`;
  return isCalendarDay(day) ? day : null;
}

/** The sign that the first 17 places of a card lead to (GB 11643, ISO 7064 MOD 11-2). */
export const checkSign = (places: string): string => SIGNS.charAt(WEIGHTS.reduce((sum, weight, at) => sum + weight * Number(places[at]), 0) % 11);

/** Whether a number, as it is kept, can be that of such a document. */
export function isDocument(kind: VolunteerDocument, number: string): boolean {
  if (kind === 'passport') return PASSPORT.test(number);
  return CARD.test(number) && birthIn(number) !== null && checkSign(number) === number.charAt(17);
}

/** Age in whole years on a day; somebody is a year older from their birthday on (民法典 Art. 17). */
export function ageOn(bornOn: Day, today: Day): number {
  const [years, before] = [Number(today.slice(0, 4)) - Number(bornOn.slice(0, 4)), today.slice(5) < bornOn.slice(5)];
  return before ? years - 1 : years;
}
