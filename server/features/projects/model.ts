import { Schema, type Model } from 'mongoose';
import { indexPending, pendingFields } from '../../jobs/events';
import { modelOf, SCHEMA_OPTIONS } from '../../platform/database/model';
import type { Deps } from '../../platform/deps';
import type { ChoiceDoc, FollowDoc, OpinionDoc, ProjectDoc, RoundDoc } from './document';

type Db = Pick<Deps, 'db'>;
const mixed = Schema.Types.Mixed;

const schema = new Schema<ProjectDoc>(
  {
    _id: String, number: String, contentHash: String, state: String, revision: Number, by: String, proposerId: String, accountless: Boolean, title: String, need: String, photoIds: [String], place: mixed, scope: mixed, council: mixed, release: mixed,
    kind: String, budgetFen: Number, source: String, duty: String, checkDueAt: Date, checkLate: Boolean, roundId: String, chosen: mixed, steps: mixed, owners: [String], acceptance: mixed, evaluation: mixed, lane: String, laneAt: Date, desk: String, deskAt: Date,
    nextCheckAt: Date, wordsCheck: String, timeline: mixed, fileIds: [String], keys: [String], origin: mixed, cameFrom: mixed, conversions: { type: [mixed], default: undefined }, createdAt: Date, updatedAt: Date, ...pendingFields,
  },
  SCHEMA_OPTIONS,
);
schema.index({ 'scope.community': 1, lane: 1, laneAt: -1, _id: -1 }, { name: 'lanes', partialFilterExpression: { lane: { $exists: true } } });
for (const level of ['community', 'street', 'district']) schema.index({ [`scope.${level}`]: 1, desk: 1, deskAt: 1, _id: 1 }, { name: `desk_${level}` });
schema.index({ proposerId: 1, updatedAt: -1, _id: -1 }, { name: 'proposed' });
schema.index({ owners: 1, updatedAt: -1, _id: -1 }, { name: 'owned' });
schema.index({ 'evaluation.upkeepUnitId': 1 }, { name: 'upkeep', partialFilterExpression: { 'evaluation.upkeepUnitId': { $exists: true } } });
schema.index({ 'origin.id': 1 }, { name: 'thread', partialFilterExpression: { 'origin.id': { $exists: true } } });
schema.index({ nextCheckAt: 1 }, { name: 'next_check', partialFilterExpression: { nextCheckAt: { $exists: true } } });
schema.index({ fileIds: 1 }, { name: 'files_in_use' });
indexPending(schema);
export const Projects = ({ db }: Db): Model<ProjectDoc> => modelOf(db, 'projects', schema);

const roundSchema = new Schema<RoundDoc>(
  {
    _id: String, seq: Number, communityId: String, station: String, title: String, projectIds: [String], state: String, revision: Number, openedAt: Date, closesAt: Date, picks: Number, builds: Number, quorum: Number, result: mixed, people: Number,
    won: [String], reason: String, openKey: String, contentHash: String, keys: [String], nextCheckAt: Date, updatedAt: Date, ...pendingFields,
  },
  SCHEMA_OPTIONS,
);
roundSchema.index({ communityId: 1, seq: -1 }, { name: 'of_community' });
roundSchema.index({ nextCheckAt: 1 }, { name: 'next_check', partialFilterExpression: { nextCheckAt: { $exists: true } } });
indexPending(roundSchema);
export const Rounds = ({ db }: Db): Model<RoundDoc> => modelOf(db, 'projectRounds', roundSchema);

const choiceSchema = new Schema<ChoiceDoc>({ _id: String, roundId: String, personId: String, projectIds: [String], at: Date }, SCHEMA_OPTIONS);
choiceSchema.index({ roundId: 1, projectIds: 1 }, { name: 'of_round' });
choiceSchema.index({ personId: 1 }, { name: 'of_person' });
export const Choices = ({ db }: Db): Model<ChoiceDoc> => modelOf(db, 'projectChoices', choiceSchema);

const followSchema = new Schema<FollowDoc>({ _id: String, projectId: String, personId: String, at: Date }, SCHEMA_OPTIONS);
followSchema.index({ projectId: 1 }, { name: 'of_project' });
followSchema.index({ personId: 1, at: -1 }, { name: 'of_person' });
export const Follows = ({ db }: Db): Model<FollowDoc> => modelOf(db, 'projectFollows', followSchema);

const opinionSchema = new Schema<OpinionDoc>({ _id: String, projectId: String, n: Number, personId: String, good: Boolean, text: String, at: Date }, SCHEMA_OPTIONS);
opinionSchema.index({ projectId: 1, n: 1, good: 1 }, { name: 'of_acceptance' });
opinionSchema.index({ personId: 1 }, { name: 'of_person' });
export const Opinions = ({ db }: Db): Model<OpinionDoc> => modelOf(db, 'projectOpinions', opinionSchema);

/** Creates the indexes of micro-projects; harmless when they exist. */
export async function ensureIndexes(deps: Db): Promise<void> {
  await Promise.all([Projects(deps).createIndexes(), Rounds(deps).createIndexes(), Choices(deps).createIndexes(), Follows(deps).createIndexes(), Opinions(deps).createIndexes()]);
}
