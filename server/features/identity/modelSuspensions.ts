import { Schema, type Model } from 'mongoose';
import type { SuspensionFacts, SuspensionReason } from '../../../shared/domain/identity/suspensions';
import { indexPending, pendingFields } from '../../jobs/events';
import type { WithPending } from '../../jobs/types';
import { modelOf, SCHEMA_OPTIONS } from '../../platform/database/model';
import type { Deps } from '../../platform/deps';

type Db = Pick<Deps, 'db'>;

/** One time for which an account is, or was, stopped. */
export interface SuspensionRow extends SuspensionFacts {
  since: Date;
  until: Date | null;
  reason: SuspensionReason;
  text: string | null;
  /** The office that stopped it, and who there. */
  unitId: string | null;
  byId: string;
  liftedAt: Date | null;
  liftedById: string | null;
  liftText: string | null;
}

/** Whether somebody's account is stopped: one record a person, with what was before. */
export interface SuspensionDoc extends SuspensionRow, WithPending {
  /** The person. */
  _id: string;
  revision: number;
  past: SuspensionRow[];
  /** Stamps of the requests that were carried out last. */
  keys: string[];
}

const schema = new Schema<SuspensionDoc>(
  {
    _id: String, revision: Number, since: Date, until: { type: Date, default: null }, reason: String, text: { type: String, default: null }, unitId: { type: String, default: null }, byId: String,
    liftedAt: { type: Date, default: null }, liftedById: { type: String, default: null }, liftText: { type: String, default: null }, past: Schema.Types.Mixed, keys: [String], ...pendingFields,
  },
  SCHEMA_OPTIONS,
);
// What an office stopped, and what was stopped anywhere, the latest first.
schema.index({ unitId: 1, since: -1 }, { name: 'by_office' });
schema.index({ since: -1 }, { name: 'latest' });
indexPending(schema);

export const Suspensions = ({ db }: Db): Model<SuspensionDoc> => modelOf(db, 'suspensions', schema);

/** Creates the indexes of stopped accounts; harmless when they exist. */
export async function ensureSuspensionIndexes(deps: Db): Promise<void> {
  await Suspensions(deps).createIndexes();
}
