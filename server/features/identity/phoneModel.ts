import { Schema, type Model } from 'mongoose';
import { modelOf, SCHEMA_OPTIONS } from '../../platform/database/model';
import type { Deps } from '../../platform/deps';

type Db = Pick<Deps, 'db'>;

/** A code on its way to a phone: one a person, the newest counts. */
export interface PhoneCodeDoc {
  /** The person who asked. */
  _id: string;
  /** Fingerprint of the number it was sent to. */
  phone: string;
  /** Keyed hash of person, number and code: the code itself is kept nowhere. */
  hash: string;
  tries: number;
  expiresAt: Date;
}

/** Whose confirmed number this is. One number is one person's; the `_id` is what makes two at once impossible. */
export interface PhoneClaimDoc {
  /** Fingerprint of the number. */
  _id: string;
  personId: string;
  confirmedAt: Date;
}

const codeSchema = new Schema<PhoneCodeDoc>({ _id: String, phone: String, hash: String, tries: Number, expiresAt: Date }, SCHEMA_OPTIONS);
codeSchema.index({ expiresAt: 1 }, { name: 'forgotten' });

const claimSchema = new Schema<PhoneClaimDoc>({ _id: String, personId: String, confirmedAt: Date }, SCHEMA_OPTIONS);
claimSchema.index({ personId: 1 }, { name: 'number_of_a_person' });

export const PhoneCodes = ({ db }: Db): Model<PhoneCodeDoc> => modelOf(db, 'phoneCodes', codeSchema);
export const PhoneClaims = ({ db }: Db): Model<PhoneClaimDoc> => modelOf(db, 'phoneClaims', claimSchema);

/** Finds a number without holding it. */
export const numberMark = ({ cipher }: Pick<Deps, 'cipher'>, number: string): string => cipher.fingerprint(`phone:${number}`);

/** Creates the indexes of codes and claims; harmless when they exist. */
export async function ensurePhoneIndexes(deps: Db): Promise<void> {
  await Promise.all([PhoneCodes(deps).createIndexes(), PhoneClaims(deps).createIndexes()]);
}
