import type { Deps } from '../../../platform/deps';
import { contactsOf } from '../../proxy';
import { Talks } from '../model';
import { loadBookable, sheetsWith } from '../queries';
import { turn } from '../sheets';

/** What was booked for somebody without an account becomes theirs, once they have confirmed the number. Run again it comes to the same. */
export async function giveTo(deps: Deps, mark: string, personId: string): Promise<void> {
  const contacts = await contactsOf(deps, mark);
  if (contacts.length === 0) return;
  for (const sheet of await sheetsWith(deps, contacts)) {
    await turn(deps, await loadBookable(deps, sheet.bookableId), sheet.day, ({ rows }) => {
      if (!rows.some((row) => contacts.includes(row.personId))) return null;
      return { rows: rows.map((row) => (contacts.includes(row.personId) ? { ...row, personId, helper: row.helper && { ...row.helper, accountless: false } } : row)), tellings: [] };
    });
  }
  await Talks(deps).updateMany({ personId: { $in: contacts } }, { $set: { personId, accountless: false } });
}
