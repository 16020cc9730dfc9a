import { Schema, type Model } from 'mongoose';
import { modelOf, SCHEMA_OPTIONS } from '../../platform/database/model';
import type { Deps } from '../../platform/deps';

type Db = Pick<Deps, 'db'>;

/** Somebody without an account on whose behalf something was filed; name and number are kept with people, sealed. */
export interface ProxyContactDoc {
  /** The person that stands for them. */
  _id: string;
  /** Fingerprint of the number: who confirms it later finds what was filed. */
  mark: string;
  /** Who confirmed the number; null while nobody has. */
  claimedBy: string | null;
  createdAt: Date;
}

const schema = new Schema<ProxyContactDoc>({ _id: String, mark: String, claimedBy: { type: String, default: null }, createdAt: Date }, SCHEMA_OPTIONS);
schema.index({ mark: 1 }, { name: 'contacts_of_a_number' });
schema.index({ claimedBy: 1 }, { name: 'contacts_of_a_person' });

export const ProxyContacts = ({ db }: Db): Model<ProxyContactDoc> => modelOf(db, 'proxyContacts', schema);

/** Creates the indexes of proxy filing; harmless when they exist. */
export async function ensureIndexes(deps: Db): Promise<void> {
  await ProxyContacts(deps).createIndexes();
}
