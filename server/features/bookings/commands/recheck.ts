import { rowsHit } from '../../../../shared/domain/bookings/sheet';
import type { Day } from '../../../../shared/domain/kernel/days';
import type { Deps } from '../../../platform/deps';
import { settingsOf } from '../../settings';
import type { BookableDoc, SheetDoc } from '../document';
import { loadBookable, sheetsAhead, sheetsByOtherCalendar } from '../queries';
import { stepped, turn } from '../sheets';

const BATCH = 200;

/** Looks a day through by the hours and the calendar as they are: who cannot come as they booked is hit, and asked to choose anew. Done again it comes to the same. */
export async function fit(deps: Deps, bookable: BookableDoc, day: Day): Promise<SheetDoc> {
  return turn(deps, bookable, day, ({ rows, calendar, now }) => {
    const hit = new Set(rowsHit(bookable, day, rows, calendar).map(({ id }) => id));
    const after = rows.map((row) => (hit.has(row.id) ? stepped(row, { action: 'hit', part: 'system', personId: null, now }, { state: 'hit', free: true }) : row));
    return { rows: after, tellings: after.filter(({ id }) => hit.has(id)).map((row) => ({ step: 'hit' as const, row, actorId: null })) };
  });
}
/** Every day ahead of a room or service whose hours were changed. */
export async function recheck(deps: Deps, bookable: BookableDoc): Promise<void> {
  for (const sheet of await sheetsAhead(deps, bookable._id)) if (sheet.bookableRevision !== bookable.revision) await fit(deps, bookable, sheet.day);
}
/** Days that stand by another calendar than the one in force: holidays were changed, or a process had not heard of it yet. */
export async function recheckCalendar(deps: Deps): Promise<void> {
  const { calendarVersion } = await settingsOf(deps);
  for (const sheet of await sheetsByOtherCalendar(deps, calendarVersion, BATCH)) await fit(deps, await loadBookable(deps, sheet.bookableId), sheet.day);
}
