import { Schema, type Model } from 'mongoose';
import { modelOf, SCHEMA_OPTIONS } from '../../platform/database/model';
import type { Deps } from '../../platform/deps';

type Db = Pick<Deps, 'db'>;

/** One uploaded photo. Its bytes are in the storage, re-encoded; what was sent is not kept. */
export interface FileDoc {
  /** Derived from person and idempotency key. */
  _id: string;
  personId: string;
  /** SHA-256 of what was sent: tells the same upload sent again from another one under the same key. */
  contentHash: string;
  /** `receiving` until both variants are stored. */
  state: 'receiving' | 'stored';
  width: number;
  height: number;
  /** When a matter first used it; null while none does. */
  usedAt: Date | null;
  createdAt: Date;
}

const schema = new Schema<FileDoc>(
  {
    _id: String,
    personId: String,
    contentHash: String,
    state: String,
    width: Number,
    height: Number,
    usedAt: { type: Date, default: null },
    createdAt: Date,
  },
  SCHEMA_OPTIONS,
);
schema.index({ usedAt: 1, createdAt: 1 }, { name: 'unused_by_age' });

export const Files = ({ db }: Db): Model<FileDoc> => modelOf(db, 'files', schema);

/** Creates the indexes of files; harmless when they exist. */
export async function ensureIndexes(deps: Db): Promise<void> {
  await Files(deps).createIndexes();
}
