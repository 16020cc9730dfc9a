import { createHash } from 'node:crypto';
import { Schema, type Model } from 'mongoose';
import { indexPending, pendingFields } from '../../../jobs/events';
import type { DomainEvent } from '../../../jobs/types';
import { modelOf, SCHEMA_OPTIONS } from '../../../platform/database/model';
import type { Deps } from '../../../platform/deps';

type Db = Pick<Deps, 'db'>;

/** What one who met the same as a case says of its result in one round; the latest word stands. */
export interface WordDoc {
  /** Derived from case, person and round: counts are counts of rows. */
  _id: string;
  caseId: string;
  personId: string;
  round: number;
  solved: boolean;
  text: string | null;
  at: Date;
  pending: DomainEvent[];
  pendingSince?: Date;
}

const schema = new Schema<WordDoc>({ _id: String, caseId: String, personId: String, round: Number, solved: Boolean, text: String, at: Date, ...pendingFields }, SCHEMA_OPTIONS);
schema.index({ caseId: 1, round: 1 }, { name: 'words_of_a_round' });
schema.index({ personId: 1 }, { name: 'of_person' });
indexPending(schema);

export const Words = ({ db }: Db): Model<WordDoc> => modelOf(db, 'caseWords', schema);

export const wordIdOf = (caseId: string, personId: string, round: number): string =>
  createHash('sha256').update(`word\n${caseId}\n${personId}\n${round}`).digest('base64url').slice(0, 24);

/** Creates the indexes of words; harmless when they exist. */
export async function ensureWordIndexes(deps: Db): Promise<void> {
  await Words(deps).createIndexes();
}
