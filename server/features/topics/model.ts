import { Schema, type Model } from 'mongoose';
import { indexPending, pendingFields } from '../../jobs/events';
import { modelOf, SCHEMA_OPTIONS } from '../../platform/database/model';
import type { Deps } from '../../platform/deps';
import type { SecondDoc, TopicDoc } from './document';

type Db = Pick<Deps, 'db'>;
const mixed = Schema.Types.Mixed;

const schema = new Schema<TopicDoc>(
  {
    _id: String, number: String, contentHash: String, state: String, revision: Number, by: String, authorId: String, accountless: Boolean, bodyId: String, title: String, text: String, place: mixed, scope: mixed, rules: mixed, secondUntil: Date, answerBy: Date,
    adoptedAt: Date, answer: String, mergedInto: String, consultationId: String, decision: mixed, result: String, owners: [String], told: mixed, lane: String, dueAt: Date, nextCheckAt: Date, wordsCheck: String, timeline: mixed, keys: [String], origin: mixed, cameFrom: mixed,
    conversions: { type: [mixed], default: undefined }, createdAt: Date, updatedAt: Date, ...pendingFields,
  },
  SCHEMA_OPTIONS,
);
schema.index({ 'scope.community': 1, lane: 1, dueAt: 1, _id: 1 }, { name: 'lanes' });
schema.index({ bodyId: 1, lane: 1, dueAt: 1, _id: 1 }, { name: 'of_body' });
schema.index({ authorId: 1, updatedAt: -1, _id: -1 }, { name: 'raised' });
schema.index({ 'origin.id': 1 }, { name: 'thread', partialFilterExpression: { 'origin.id': { $exists: true } } });
schema.index({ nextCheckAt: 1 }, { name: 'next_check', partialFilterExpression: { nextCheckAt: { $exists: true } } });
indexPending(schema);
export const Topics = ({ db }: Db): Model<TopicDoc> => modelOf(db, 'topics', schema);

const secondSchema = new Schema<SecondDoc>({ _id: String, topicId: String, personId: String, at: Date, from: String }, SCHEMA_OPTIONS);
secondSchema.index({ topicId: 1, _id: 1 }, { name: 'of_topic' });
secondSchema.index({ personId: 1, at: -1 }, { name: 'of_person' });
export const Seconds = ({ db }: Db): Model<SecondDoc> => modelOf(db, 'topicSeconds', secondSchema);

/** Creates the indexes of topics; harmless when they exist. */
export async function ensureIndexes(deps: Db): Promise<void> {
  await Promise.all([Topics(deps).createIndexes(), Seconds(deps).createIndexes()]);
}
