import { Schema, type Model } from 'mongoose';
import type { KeyScope } from '../../../shared/domain/integrations/apiKeys';
import { modelOf, SCHEMA_OPTIONS } from '../../platform/database/model';
import type { Deps } from '../../platform/deps';

type Db = Pick<Deps, 'db'>;

/** A key of an integrator. Nothing here opens anything: of its secrets there are digests alone. */
export interface ApiKeyDoc {
  /** Derived from administrator and idempotency key: made twice by one tap is one key. */
  _id: string;
  contentHash: string;
  unitId: string;
  name: string;
  scopes: KeyScope[];
  /** SHA-256 of the secret, which is 256 random bits: there is nothing to guess, so nothing to slow down. */
  hash: string;
  /** Last characters of the key, to tell keys apart. */
  tail: string;
  /** Digest of the secret before, and until when it works. */
  formerHash: string | null;
  formerUntil: Date | null;
  perMinute: number;
  expiresAt: Date;
  revokedAt: Date | null;
  lastUsedAt: Date | null;
  revision: number;
  createdAt: Date;
  updatedAt: Date;
}

const schema = new Schema<ApiKeyDoc>(
  {
    _id: String, contentHash: String, unitId: String, name: String, scopes: [String], hash: String, tail: String, formerHash: { type: String, default: null }, formerUntil: { type: Date, default: null },
    perMinute: Number, expiresAt: Date, revokedAt: { type: Date, default: null }, lastUsedAt: { type: Date, default: null }, revision: Number, createdAt: Date, updatedAt: Date,
  },
  SCHEMA_OPTIONS,
);
schema.index({ unitId: 1, revokedAt: 1 }, { name: 'of_unit' });

export const ApiKeys = ({ db }: Db): Model<ApiKeyDoc> => modelOf(db, 'apiKeys', schema);

/** Calls of one key in one minute, counted for all processes together. */
export interface KeyUseDoc {
  /** `<key>:<minute since 1970>`. */
  _id: string;
  count: number;
  at: Date;
}
const useSchema = new Schema<KeyUseDoc>({ _id: String, count: Number, at: Date }, SCHEMA_OPTIONS);
useSchema.index({ at: 1 }, { name: 'by_time' });
export const KeyUses = ({ db }: Db): Model<KeyUseDoc> => modelOf(db, 'apiKeyUses', useSchema);

/** Creates the indexes of keys; harmless when they exist. */
export async function ensureIndexes(deps: Db): Promise<void> {
  await ApiKeys(deps).createIndexes();
  await KeyUses(deps).createIndexes();
}
