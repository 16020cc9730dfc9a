import { Schema, type Model } from 'mongoose';
import { modelOf, SCHEMA_OPTIONS } from '../../platform/database/model';
import type { Deps } from '../../platform/deps';

type Db = Pick<Deps, 'db'>;

/** What came with a request and has no place in the case. */
export interface FilingDoc {
  /** Id of the case; also what the protocol calls a token. */
  _id: string;
  keyId: string;
  number: string;
  accountId: string | null;
  mediaUrl: string | null;
  at: Date;
}
const filingSchema = new Schema<FilingDoc>({ _id: String, keyId: String, number: String, accountId: { type: String, default: null }, mediaUrl: { type: String, default: null }, at: Date }, SCHEMA_OPTIONS);
filingSchema.index({ keyId: 1, at: -1 }, { name: 'of_key' });
export const Filings = ({ db }: Db): Model<FilingDoc> => modelOf(db, 'open311Filings', filingSchema);

/** News of a request that was taken once. */
export interface UpdateDoc {
  /** `<key>:<digest of the update_id>`: one is taken once. */
  _id: string;
  caseId: string;
  at: Date;
}
const updateSchema = new Schema<UpdateDoc>({ _id: String, caseId: String, at: Date }, SCHEMA_OPTIONS);
export const Updates = ({ db }: Db): Model<UpdateDoc> => modelOf(db, 'open311Updates', updateSchema);

/** Creates the indexes of this feature; harmless when they exist. */
export async function ensureIndexes(deps: Db): Promise<void> {
  await Filings(deps).createIndexes();
  await Updates(deps).createIndexes();
}

/** Filings by id of their case. */
export async function filingsOf(deps: Db, ids: readonly string[]): Promise<Map<string, FilingDoc>> {
  if (ids.length === 0) return new Map();
  return new Map((await Filings(deps).find({ _id: { $in: [...ids] } }).lean<FilingDoc[]>()).map((row) => [row._id, row]));
}
