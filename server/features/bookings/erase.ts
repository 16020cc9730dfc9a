import { ALIVE } from '../../../shared/domain/bookings/states';
import type { Deps } from '../../platform/deps';
import type { Eraser } from '../../platform/erasers';
import { bareRow } from './commands/watch';
import type { BookingRow, SheetDoc } from './document';
import { Bookables, Talks } from './model';
import { loadBookable, sheetsWith } from './queries';
import { stepped, turn } from './sheets';

/** A row without somebody: what is theirs is bare, and gives its time up where it lay ahead; what they did for others stays without them. */
function without(row: BookingRow, personId: string, now: Date): BookingRow {
  if (row.personId === personId) return bareRow(ALIVE.includes(row.state) ? stepped(row, { action: 'cancel', part: 'system', personId: null, now }, { state: 'cancelled' }) : row);
  const helper = row.helper?.helperId === personId ? { ...row.helper, helperId: '' } : row.helper;
  return { ...row, helper, timeline: row.timeline.map((moment) => (moment.personId === personId ? { ...moment, personId: null, text: null } : moment)) };
}
const leave = async (deps: Deps, sheet: SheetDoc, personId: string): Promise<unknown> => turn(deps, await loadBookable(deps, sheet.bookableId), sheet.day, ({ rows, now }) => ({ rows: rows.map((row) => without(row, personId, now)), tellings: [], erased: sheet.erased }));

/** What they booked and said. What they booked for others, and wrote down for them, stays without their name. */
export const bookingEraser: Eraser = {
  name: 'bookings',
  collections: ['bookingSheets', 'bookingTalks', 'bookables'],
  async erase(deps, { personId }) {
    for (const sheet of await sheetsWith(deps, [personId])) await leave(deps, sheet, personId);
    await Talks(deps).deleteMany({ personId, 'conversions.state': { $ne: 'open' } });
    await Talks(deps).updateMany({ helperId: personId }, { $set: { helperId: '' } });
    await Bookables(deps).updateMany({ 'timeline.personId': personId }, { $set: { 'timeline.$[mine].personId': null } }, { arrayFilters: [{ 'mine.personId': personId }] });
    return (await Talks(deps).countDocuments({ personId }, { limit: 1 })) === 0;
  },
};
