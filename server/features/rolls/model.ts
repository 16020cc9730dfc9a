import { Schema, type Model } from 'mongoose';
import { indexPending, pendingFields } from '../../jobs/events';
import { modelOf, rawCollection, SCHEMA_OPTIONS } from '../../platform/database/model';
import type { Deps } from '../../platform/deps';
import type { LineDoc, ObjectionDoc, RollDoc, RollImportDoc } from './document';

type Db = Pick<Deps, 'db'>;
const mixed = Schema.Types.Mixed;

const schema = new Schema<RollDoc>(
  {
    _id: String, bodyId: String, kind: String, version: Number, importId: String, scope: mixed, estate: String, state: String, revision: Number, until: String, sums: mixed, corrections: mixed, withdrawnWhy: String, settledAt: Date, replacedBy: String, matching: mixed, toldOver: Boolean,
    nextCheckAt: Date, timeline: mixed, keys: [String], createdAt: Date, updatedAt: Date, ...pendingFields,
  },
  SCHEMA_OPTIONS,
);
schema.index({ bodyId: 1, version: -1 }, { name: 'of_body' });
schema.index({ 'scope.station': 1, createdAt: -1 }, { name: 'of_station' });
schema.index({ nextCheckAt: 1 }, { name: 'next_check', partialFilterExpression: { nextCheckAt: { $exists: true } } });
indexPending(schema);
export const Rolls = ({ db }: Db): Model<RollDoc> => modelOf(db, 'rolls', schema);

const lineSchema = new Schema<LineDoc>(
  {
    _id: String, rollId: String, ref: String, row: Number, building: String, entrance: String, no: String, area: Number, developer: Boolean, live: Boolean, sealed: String, holders: mixed, people: [String], matched: Boolean, voter: mixed, delegate: mixed, proposal: mixed,
    log: mixed, revision: Number, keys: [String], updatedAt: Date, ...pendingFields,
  },
  SCHEMA_OPTIONS,
);
lineSchema.index({ rollId: 1, row: 1 }, { name: 'of_roll' });
lineSchema.index({ rollId: 1, matched: 1, row: 1 }, { name: 'unmatched' });
lineSchema.index({ rollId: 1, 'proposal.at': 1 }, { name: 'proposed', partialFilterExpression: { 'proposal.at': { $exists: true } } });
lineSchema.index({ people: 1 }, { name: 'of_person' });
indexPending(lineSchema);
export const RollLines = ({ db }: Db): Model<LineDoc> => modelOf(db, 'rollLines', lineSchema);
/** The driver's own collection: twenty thousand are written at once. */
export const rawLines = ({ db }: Db) => rawCollection<LineDoc>(db, 'rollLines');

const objectionSchema = new Schema<ObjectionDoc>(
  { _id: String, contentHash: String, rollId: String, ref: String, personId: String, station: String, kind: String, state: String, text: String, answer: String, answeredBy: String, answerBy: Date, toldLate: Boolean, nextCheckAt: Date, revision: Number, keys: [String], createdAt: Date, updatedAt: Date, ...pendingFields },
  SCHEMA_OPTIONS,
);
objectionSchema.index({ rollId: 1, state: 1, createdAt: 1, _id: 1 }, { name: 'of_roll' });
objectionSchema.index({ personId: 1, rollId: 1, createdAt: -1 }, { name: 'of_person' });
objectionSchema.index({ nextCheckAt: 1 }, { name: 'next_check', partialFilterExpression: { nextCheckAt: { $exists: true } } });
indexPending(objectionSchema);
export const RollObjections = ({ db }: Db): Model<ObjectionDoc> => modelOf(db, 'rollObjections', objectionSchema);

const importSchema = new Schema<RollImportDoc>(
  { _id: String, digest: String, bodyId: String, station: String, kind: String, file: String, personId: String, state: String, rows: Number, problems: mixed, problemCount: Number, notes: mixed, noteCount: Number, sums: mixed, base: mixed, changes: mixed, rollId: String, kept: Boolean, since: Date, createdAt: Date, ...pendingFields },
  SCHEMA_OPTIONS,
);
importSchema.index({ station: 1, createdAt: -1 }, { name: 'of_station' });
importSchema.index({ kept: 1, createdAt: 1 }, { name: 'kept' });
indexPending(importSchema);
export const RollImports = ({ db }: Db): Model<RollImportDoc> => modelOf(db, 'rollImports', importSchema);

/** Creates the indexes of rolls; harmless when they exist. */
export async function ensureIndexes(deps: Db): Promise<void> {
  await Promise.all([Rolls(deps).createIndexes(), RollLines(deps).createIndexes(), RollObjections(deps).createIndexes(), RollImports(deps).createIndexes()]);
}
