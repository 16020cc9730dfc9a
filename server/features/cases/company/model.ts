import { createHash } from 'node:crypto';
import { Schema, type Model } from 'mongoose';
import { indexPending, pendingFields } from '../../../jobs/events';
import type { DomainEvent } from '../../../jobs/types';
import { modelOf, SCHEMA_OPTIONS } from '../../../platform/database/model';
import type { Deps } from '../../../platform/deps';

type Db = Pick<Deps, 'db'>;

/** One who has met the same as a case (我也遇到), or follows it. One row for a person and a case: counts are counts of rows. */
export interface SupportDoc {
  /** Derived from case and person: saying it twice makes one. */
  _id: string;
  caseId: string;
  personId: string;
  kind: 'joined' | 'following';
  text: string | null;
  photoIds: string[];
  at: Date;
  pending: DomainEvent[];
  pendingSince?: Date;
}

const schema = new Schema<SupportDoc>(
  { _id: String, caseId: String, personId: String, kind: String, text: String, photoIds: [String], at: Date, ...pendingFields },
  SCHEMA_OPTIONS,
);
// Who has met the same as a case; what somebody follows, newest first; which photos are in use.
schema.index({ caseId: 1, kind: 1, at: 1 }, { name: 'of_case' });
schema.index({ personId: 1, at: -1, _id: -1 }, { name: 'of_person' });
schema.index({ photoIds: 1 }, { name: 'photos_in_use' });
indexPending(schema);

export const Supports = ({ db }: Db): Model<SupportDoc> => modelOf(db, 'caseSupports', schema);

/** The id of the row of a person and a case. */
export const supportIdOf = (caseId: string, personId: string): string => createHash('sha256').update(`support\n${caseId}\n${personId}`).digest('base64url').slice(0, 24);

/** Creates the indexes of supports; harmless when they exist. */
export async function ensureSupportIndexes(deps: Db): Promise<void> {
  await Supports(deps).createIndexes();
}
