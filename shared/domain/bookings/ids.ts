import type { Day } from '../kernel/days';

/** Lengths of the parts of a booking's id: the room or service, the day, the row on its sheet. A talk adds a sign to the booking's. */
const [BOOKABLE, DAY, ROW] = [24, 8, 12] as const;
/** The sheet of a day: one room or service, one day, one document. */
export const sheetIdOf = (bookableId: string, day: Day): string => `${bookableId}${day.replace(/-/g, '')}`;
export const bookingIdOf = (sheetId: string, rowId: string): string => `${sheetId}${rowId}`;
export const ROW_ID_LENGTH = ROW;

/** What a booking's id says: where it stands. Null where it cannot be one. */
export function placeOfBooking(id: string): { readonly sheetId: string; readonly rowId: string } | null {
  return id.length === BOOKABLE + DAY + ROW ? { sheetId: id.slice(0, BOOKABLE + DAY), rowId: id.slice(BOOKABLE + DAY) } : null;
}
/** The booking at which something was said, by the id of what was said. */
export const bookingOfTalk = (talkId: string): string => talkId.slice(0, BOOKABLE + DAY + ROW);
