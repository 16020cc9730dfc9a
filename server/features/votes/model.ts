import { Schema, type Model } from 'mongoose';
import { indexPending, pendingFields } from '../../jobs/events';
import { modelOf, SCHEMA_OPTIONS } from '../../platform/database/model';
import type { Deps } from '../../platform/deps';
import { ensureSecretIndexes } from './secret/model';
import type { BallotDoc, LineDoc, ObjectionDoc, PaperDoc, VoteDoc } from './document';

type Db = Pick<Deps, 'db'>;
const mixed = Schema.Types.Mixed;

const schema = new Schema<VoteDoc>(
  {
    _id: String, contentHash: String, state: String, revision: Number, basis: mixed, bodyId: String, scope: mixed, rules: mixed, draft: mixed, rollId: String, scrutineers: mixed, drafterId: String, frozen: mixed, opensAt: Date, closesAt: Date,
    corrections: mixed, prepared: mixed, closing: mixed, samples: mixed, voteKeys: String, destroyedAt: Date, result: mixed, publishedAt: Date, objectUntil: Date, minutes: String, told: mixed, lane: String, nextCheckAt: Date, timeline: mixed, keys: [String], createdAt: Date, updatedAt: Date, ...pendingFields,
  },
  SCHEMA_OPTIONS,
);
schema.index({ 'scope.community': 1, lane: 1, closesAt: 1, _id: 1 }, { name: 'of_community' });
schema.index({ bodyId: 1, lane: 1, closesAt: 1, _id: 1 }, { name: 'of_body' });
schema.index({ 'basis.id': 1, createdAt: 1 }, { name: 'about' });
schema.index({ 'scrutineers.personId': 1, closesAt: -1 }, { name: 'watched' });
schema.index({ 'frozen.hash': 1 }, { name: 'by_manifest', partialFilterExpression: { 'frozen.hash': { $exists: true } } });
schema.index({ nextCheckAt: 1 }, { name: 'next_check', partialFilterExpression: { nextCheckAt: { $exists: true } } });
indexPending(schema);
export const Votes = ({ db }: Db): Model<VoteDoc> => modelOf(db, 'votes', schema);

const lineSchema = new Schema<LineDoc>({ _id: String, voteId: String, freeze: String, ref: String, area: Number, voterId: String, proxy: mixed, label: String, building: String, salt: String, added: Boolean, voided: Boolean, at: Date }, SCHEMA_OPTIONS);
lineSchema.index({ voteId: 1, label: 1, _id: 1 }, { name: 'of_vote' });
lineSchema.index({ voteId: 1, _id: 1 }, { name: 'pages' });
lineSchema.index({ voterId: 1, at: -1 }, { name: 'of_voter' });
lineSchema.index({ 'proxy.personId': 1, at: -1 }, { name: 'of_proxy', partialFilterExpression: { 'proxy.personId': { $exists: true } } });
export const VoteLines = ({ db }: Db): Model<LineDoc> => modelOf(db, 'voteLines', lineSchema);

const ballotSchema = new Schema<BallotDoc>({ _id: String, voteId: String, line: String, seq: Number, choice: mixed, via: String, salt: String, by: String, at: Date }, SCHEMA_OPTIONS);
ballotSchema.index({ voteId: 1, line: 1, seq: 1 }, { name: 'of_vote' });
export const NamedBallots = ({ db }: Db): Model<BallotDoc> => modelOf(db, 'namedBallots', ballotSchema);

const paperSchema = new Schema<PaperDoc>({ _id: String, voteId: String, line: String, by: String, choice: mixed, at: Date }, SCHEMA_OPTIONS);
paperSchema.index({ voteId: 1, line: 1, at: 1 }, { name: 'of_vote' });
export const PaperEntries = ({ db }: Db): Model<PaperDoc> => modelOf(db, 'paperEntries', paperSchema);

const objectionSchema = new Schema<ObjectionDoc>({ _id: String, voteId: String, personId: String, text: String, at: Date, answer: String, answeredAt: Date, answeredBy: String, ...pendingFields }, SCHEMA_OPTIONS);
objectionSchema.index({ voteId: 1, at: 1 }, { name: 'of_vote' });
indexPending(objectionSchema);
export const Objections = ({ db }: Db): Model<ObjectionDoc> => modelOf(db, 'voteObjections', objectionSchema);

/** Creates the indexes of votes; harmless when they exist. */
export async function ensureIndexes(deps: Db): Promise<void> {
  await Promise.all([Votes(deps).createIndexes(), VoteLines(deps).createIndexes(), NamedBallots(deps).createIndexes(), PaperEntries(deps).createIndexes(), Objections(deps).createIndexes(), ensureSecretIndexes(deps)]);
}
