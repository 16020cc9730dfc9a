import type { Deps } from '../../platform/deps';
import { after, decodeCursor, pageOf } from '../../platform/database/cursor';
import { Sheets, Sources, type SheetDoc, type SourceDoc } from './model';
import type { SheetOffice } from './policy';

const mine = ({ all, levelIds }: SheetOffice): object => (all ? {} : { levelId: { $in: [...levelIds] } });

/** Sources of somebody's units, the newest first. */
export const sourcesOf = (deps: Pick<Deps, 'db'>, office: SheetOffice): Promise<SourceDoc[]> => Sources(deps).find(mine(office)).sort({ createdAt: -1, _id: -1 }).limit(200).lean<SourceDoc[]>();

/** Tables that were handed in for somebody's units, the newest first. */
export async function sheetPage(deps: Pick<Deps, 'db'>, office: SheetOffice, { cursor, limit }: { readonly cursor?: string | undefined; readonly limit: number }): Promise<{ items: SheetDoc[]; next: string | null }> {
  const rows = await Sheets(deps)
    .find({ ...mine(office), ...after(decodeCursor(cursor), 'createdAt', 'down') }, { sample: 0, problems: 0, notes: 0 })
    .sort({ createdAt: -1, _id: -1 })
    .limit(limit + 1)
    .lean<SheetDoc[]>();
  return pageOf(rows, limit, ({ createdAt, _id }) => ({ at: createdAt, id: _id }));
}

/**
 * Registers that are in force, of one source or of all. Entries are read with this condition: it names what is committed,
 * so that an answer a moment old hides a new table a little longer and never shows half of one.
 */
export async function committedOf(deps: Pick<Deps, 'db'>, sourceId: string | null): Promise<string[]> {
  const rows = await Sheets(deps).find({ state: 'committed', use: 'register', ...(sourceId === null ? {} : { sourceId }) }, { _id: 1 }).lean<{ _id: string }[]>();
  return rows.map(({ _id }) => _id);
}
