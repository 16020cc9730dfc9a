import { Schema, type Model } from 'mongoose';
import type { DocumentKind } from '../../../shared/domain/identity/levels';
import { indexPending, pendingFields } from '../../jobs/events';
import type { WithPending } from '../../jobs/types';
import { modelOf, SCHEMA_OPTIONS } from '../../platform/database/model';
import { triesSchemaOf, type TriesDoc } from '../../platform/database/tries';
import type { Deps } from '../../platform/deps';

type Db = Pick<Deps, 'db'>;

/** That somebody's document was seen. Stays on record when it is taken back. */
export interface DocumentCheckDoc extends WithPending {
  /** Derived from the person and how many there were before: two staff at once make one. */
  _id: string;
  personId: string;
  kind: DocumentKind;
  at: Date;
  byId: string;
  unitId: string;
  undone: { at: Date; byId: string; reason: string } | null;
  /** Idempotency key of the request that made it. */
  key: string;
}

/** A code that a person shows at the counter. */
export interface CounterCodeDoc {
  /** Fingerprint of the six figures. */
  _id: string;
  personId: string;
  expiresAt: Date;
}

const checkSchema = new Schema<DocumentCheckDoc>(
  { _id: String, personId: String, kind: String, at: Date, byId: String, unitId: String, undone: { type: Schema.Types.Mixed, default: null }, key: String, ...pendingFields },
  SCHEMA_OPTIONS,
);
checkSchema.index({ personId: 1, at: -1 }, { name: 'checks_of_a_person' });
indexPending(checkSchema);
const codeSchema = new Schema<CounterCodeDoc>({ _id: String, personId: String, expiresAt: Date }, SCHEMA_OPTIONS);
codeSchema.index({ expiresAt: 1 }, { name: 'expired' });
const triesSchema = triesSchemaOf();

export const DocumentChecks = ({ db }: Db): Model<DocumentCheckDoc> => modelOf(db, 'documentChecks', checkSchema);
export const CounterCodes = ({ db }: Db): Model<CounterCodeDoc> => modelOf(db, 'counterCodes', codeSchema);
export const CounterTries = ({ db }: Db): Model<TriesDoc> => modelOf(db, 'counterTries', triesSchema);

/** Creates the indexes of the counter; harmless when they exist. */
export async function ensureIndexes(deps: Db): Promise<void> {
  await DocumentChecks(deps).createIndexes();
  await CounterCodes(deps).createIndexes();
  await CounterTries(deps).createIndexes();
}
