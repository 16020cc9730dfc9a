import { Schema, type Model } from 'mongoose';
import type { Device } from '../../../shared/domain/identity/sessions';
import type { Role } from '../../../shared/domain/kernel/roles';
import { modelOf, SCHEMA_OPTIONS } from '../../platform/database/model';
import type { Deps } from '../../platform/deps';

type Db = Pick<Deps, 'db'>;

/** An authenticator of a person (RFC 6238). */
export interface SecondFactorDoc {
  /** The person. */
  _id: string;
  /** The key in force, sealed with context `factor:<person>`; null while the first is being set up. */
  secret: string | null;
  /** A key that is being set up: in force once a code of it was given. Sealed likewise. */
  pending: string | null;
  /** The last time step a code was used of: it and all before are used up. */
  lastStep: number;
  /** Fingerprints of the recovery codes that are left. */
  recovery: string[];
}

/** A desk that asks to be let in by a phone. */
export interface ScanDoc {
  /** Fingerprint of the code in the QR picture. */
  _id: string;
  /** Fingerprint of what only the desk knows. */
  secret: string;
  state: 'open' | 'confirmed' | 'refused' | 'used';
  /** Who let it in. */
  personId: string | null;
  device: Device;
  /** The network it asks from, such as `10.2.3.*`; gone with this row. */
  network: string;
  createdAt: Date;
  expiresAt: Date;
}

/** One decision of the administrator on second factors; the highest revision is in force. */
export interface SecuritySettingDoc {
  /** Revision, from 1. */
  _id: number;
  secondFactorRoles: Role[];
  changedBy: string;
  changedAt: Date;
}

const factorSchema = new Schema<SecondFactorDoc>(
  { _id: String, secret: { type: String, default: null }, pending: { type: String, default: null }, lastStep: { type: Number, default: 0 }, recovery: { type: [String], default: [] } },
  SCHEMA_OPTIONS,
);
const scanSchema = new Schema<ScanDoc>(
  { _id: String, secret: String, state: String, personId: { type: String, default: null }, device: Schema.Types.Mixed, network: String, createdAt: Date, expiresAt: Date },
  SCHEMA_OPTIONS,
);
scanSchema.index({ expiresAt: 1 }, { name: 'expired_scans' });
const settingSchema = new Schema<SecuritySettingDoc>({ _id: { type: Number, required: true }, secondFactorRoles: [String], changedBy: String, changedAt: Date }, SCHEMA_OPTIONS);

export const SecondFactors = ({ db }: Db): Model<SecondFactorDoc> => modelOf(db, 'secondFactors', factorSchema);
export const Scans = ({ db }: Db): Model<ScanDoc> => modelOf(db, 'scanLogins', scanSchema);
export const SecuritySettings = ({ db }: Db): Model<SecuritySettingDoc> => modelOf(db, 'securitySettings', settingSchema);

/** Creates the indexes of login security; harmless when they exist. */
export async function ensureSecurityIndexes(deps: Db): Promise<void> {
  await Scans(deps).createIndexes();
}
