import { DomainError } from '../../../../shared/domain/kernel/errors';
import type { Deps } from '../../../platform/deps';
import type { BookingRow, SheetDoc } from '../document';
import { duesOf, eraseAt } from '../due';
import type { Telling } from '../events';
import { Talks } from '../model';
import { loadBookable } from '../queries';
import { stepped, turn } from '../sheets';

/** What remains of a booking: that there was one, when, for how many, and how it ended. Nothing leads to a person or a word. */
export const bareRow = (row: BookingRow): BookingRow => ({ ...row, personId: '', purpose: '', helper: null, hash: '', told: [], next: null, replaces: null, timeline: [], keys: [] });

/** Erases persons and words of a day, and what was said on it. Done again it comes to the same. */
async function erase(deps: Deps, sheet: SheetDoc): Promise<void> {
  await Talks(deps).deleteMany({ sheetId: sheet._id, 'conversions.state': { $ne: 'open' } });
  await turn(deps, await loadBookable(deps, sheet.bookableId), sheet.day, ({ rows }) => ({ rows: rows.map(bareRow), tellings: [], erased: true }));
}

/** Sees to everything that has fallen due on a sheet, in one write: reminders, the station's word that never came, the day that is over. */
export async function watch(deps: Deps, sheet: SheetDoc): Promise<void> {
  if (eraseAt(sheet.day) <= deps.clock.now()) return erase(deps, sheet);
  const bookable = await loadBookable(deps, sheet.bookableId);
  try {
    await turn(deps, bookable, sheet.day, ({ rows, day, now }) => {
      const tellings: Telling[] = [];
      const after = rows.map((row) => {
        const due = duesOf(day, row).filter(({ at }) => at <= now);
        const last = due[due.length - 1];
        if (!last) return row;
        if (last.step === 'lapse') {
          const over = stepped(row, { action: 'lapse', part: 'system', personId: null, now }, { state: 'over' });
          if (row.state === 'asked') tellings.push({ step: 'lapse', row: over, actorId: null });
          return over;
        }
        const reminded = { ...row, told: [...row.told, ...due.map(({ name }) => name)] };
        tellings.push({ step: last.step, row: reminded, actorId: null });
        return reminded;
      });
      return { rows: after, tellings };
    });
  } catch (error) {
    // Whoever acts on the sheet just now was first; it comes up again.
    if (!(error instanceof DomainError)) throw error;
  }
}
