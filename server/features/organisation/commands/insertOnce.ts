import type { Model } from 'mongoose';
import type { Deps } from '../../../platform/deps';
import { forget } from '../memory';

/** Rows of one write; more are sent in several. */
const BATCH = 500;

/**
 * Inserts what is not there yet, by `_id`: a set-up that was interrupted is simply run again.
 * Rows whose `_id` exists are left as they are.
 */
export async function insertOnce<T extends { _id: string }>(deps: Pick<Deps, 'db'>, model: Model<T>, rows: readonly T[]): Promise<void> {
  for (let from = 0; from < rows.length; from += BATCH) {
    const batch = rows.slice(from, from + BATCH);
    const ids = batch.map((row) => row._id);
    const known = await model.find({ _id: { $in: ids } }, { _id: 1 }).lean<{ _id: string }[]>();
    const have = new Set(known.map((row) => row._id));
    const missing = batch.filter((row) => !have.has(row._id));
    if (missing.length > 0) await model.insertMany(missing, { ordered: false });
  }
  forget(deps);
}
