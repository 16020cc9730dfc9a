import { Schema, type Model } from 'mongoose';
import { isDuplicateKey } from '../../platform/database/errors';
import { modelOf, SCHEMA_OPTIONS } from '../../platform/database/model';
import type { Deps } from '../../platform/deps';
import { forget, remember } from './memory';

/** An import whose rows are all written: from this one write on, readers see them. */
interface BatchDoc {
  _id: string;
  committedAt: Date;
}
type Db = Pick<Deps, 'db'>;
const schema = new Schema<BatchDoc>({ _id: { type: String, required: true }, committedAt: Date }, SCHEMA_OPTIONS);
const Batches = ({ db }: Db): Model<BatchDoc> => modelOf(db, 'batches', schema);

/** Matches rows that came with no import, or with a committed one. */
export interface Shown {
  readonly $in: (string | null)[];
}

/**
 * The condition on `batch` for everybody who reads rows that imports bring. It names what is committed, so that
 * an answer that is some seconds old hides a new import a little longer and never shows half of one.
 */
export async function shown(deps: Db): Promise<Shown> {
  const ids = await remember(deps, 'batches', async () => (await Batches(deps).find({}, { _id: 1 }).lean<{ _id: string }[]>()).map((row) => row._id));
  return { $in: [null, ...ids] };
}

/** Whether the rows of an import are in force. */
export async function isCommitted(deps: Db, batch: string): Promise<boolean> {
  return (await Batches(deps).exists({ _id: batch })) !== null;
}

/** Puts all rows of an import in force by one write. Outcomes: committed, or already. */
export async function commitBatch(deps: Deps, batch: string): Promise<void> {
  try {
    await Batches(deps).insertMany([{ _id: batch, committedAt: deps.clock.now() }]);
  } catch (error) {
    if (!isDuplicateKey(error)) throw error;
  }
  forget(deps);
}
