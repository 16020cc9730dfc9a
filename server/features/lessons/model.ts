import { Schema, type Model } from 'mongoose';
import { modelOf, SCHEMA_OPTIONS } from '../../platform/database/model';
import type { Deps } from '../../platform/deps';

/** What somebody has done of a lesson. Whose it is cannot be read from the row: its id is a keyed digest. */
export interface RecordDoc {
  _id: string;
  /** Digest of the lesson as it was then. */
  edition: string;
  readAt: Date | null;
  passedAt: Date | null;
}

const schema = new Schema<RecordDoc>({ _id: String, edition: String, readAt: Date, passedAt: Date }, SCHEMA_OPTIONS);
/** Written and read by id alone. */
export const Records = ({ db }: Pick<Deps, 'db'>): Model<RecordDoc> => modelOf(db, 'lessonRecords', schema);
