import { UNDONE_REASON } from '../../../../shared/copy/registers';
import { fill } from '../../../../shared/copy/fill';
import type { Deps } from '../../../platform/deps';
import { takeBackFiled } from '../../cases';
import { Entries, rawEntries, type EntryDoc } from '../entriesModel';
import { Sheets, type SheetDoc } from '../model';
import { dropRows } from '../parts';

const AT_ONCE = 500;

/**
 * Takes the cases of a register back and removes its entries, from where it was cut off. Whoever acted on a case in the
 * moment between keeps it: it stays a case. Outcome: undone.
 */
export async function takeBack(deps: Deps, doc: SheetDoc, alive: () => Promise<void>): Promise<void> {
  const reason = fill(UNDONE_REASON, { source: doc.sourceName });
  for (;;) {
    const rows = await Entries(deps).find({ sheetId: doc._id }, { caseId: 1 }).sort({ row: 1 }).limit(AT_ONCE).lean<Pick<EntryDoc, '_id' | 'caseId'>[]>();
    if (rows.length === 0) break;
    for (const { caseId } of rows) if (caseId) await takeBackFiled(deps, caseId, { key: `undo-${doc._id}`, reason });
    await rawEntries(deps).deleteMany({ _id: { $in: rows.map(({ _id }) => _id) } });
    await alive();
  }
  await Sheets(deps).updateOne({ _id: doc._id, state: 'undoing' }, { $set: { state: 'undone', sample: null, problems: [], notes: [], kept: false } });
  await dropRows(deps, doc._id, doc.parts);
}
