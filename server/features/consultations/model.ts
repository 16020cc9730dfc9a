import { Schema, type Model } from 'mongoose';
import { indexPending, pendingFields } from '../../jobs/events';
import { modelOf, SCHEMA_OPTIONS } from '../../platform/database/model';
import type { Deps } from '../../platform/deps';
import type { AskDoc, ConsultationDoc, FollowDoc, MeetingDoc, OpinionDoc, RatingDoc, SignInDoc } from './document';

type Db = Pick<Deps, 'db'>;
const mixed = Schema.Types.Mixed;

const schema = new Schema<ConsultationDoc>(
  {
    _id: String, number: String, contentHash: String, state: String, revision: Number, topicId: String, bodyId: String, voiceId: String, byId: String, title: String, text: String, template: String, plan: mixed, steps: mixed, place: mixed, scope: mixed, rules: mixed, conveners: [String], clauses: mixed, options: mixed,
    rollId: String, counted: mixed, figures: mixed, countedAt: Date, recountAt: Date, decision: mixed, tasks: mixed, owners: [String], report: String, lane: String, dueAt: Date, nextCheckAt: Date, told: [String], fileIds: [String], timeline: mixed, keys: [String], origin: mixed, conversions: { type: [mixed], default: undefined }, createdAt: Date, updatedAt: Date, ...pendingFields,
  },
  SCHEMA_OPTIONS,
);
schema.index({ 'scope.community': 1, lane: 1, dueAt: 1, _id: 1 }, { name: 'lanes' });
schema.index({ bodyId: 1, lane: 1, dueAt: 1, _id: 1 }, { name: 'of_body' });
schema.index({ 'origin.id': 1 }, { name: 'thread', partialFilterExpression: { 'origin.id': { $exists: true } } });
schema.index({ nextCheckAt: 1 }, { name: 'next_check', partialFilterExpression: { nextCheckAt: { $exists: true } } });
schema.index({ recountAt: 1 }, { name: 'recount', partialFilterExpression: { recountAt: { $exists: true } } });
schema.index({ fileIds: 1 }, { name: 'files' });
indexPending(schema);
export const Consultations = ({ db }: Db): Model<ConsultationDoc> => modelOf(db, 'consultations', schema);

const opinions = new Schema<OpinionDoc>({ _id: String, consultationId: String, clauseId: String, personId: String, stance: String, text: String, paper: String, byId: String, shown: Boolean, toCheck: Boolean, at: Date }, SCHEMA_OPTIONS);
opinions.index({ consultationId: 1, clauseId: 1, stance: 1 }, { name: 'counted' });
opinions.index({ consultationId: 1, at: -1, _id: -1 }, { name: 'latest' });
opinions.index({ personId: 1 }, { name: 'of_person' });
opinions.index({ consultationId: 1, toCheck: 1 }, { name: 'to_check', partialFilterExpression: { toCheck: true } });
export const Opinions = ({ db }: Db): Model<OpinionDoc> => modelOf(db, 'opinions', opinions);

const asks = new Schema<AskDoc>({ _id: String, consultationId: String, kind: String, stepId: String, personId: String, text: String, shown: Boolean, revision: Number, open: Boolean, answerBy: Date, answer: mixed, nextCheckAt: Date, scope: mixed, at: Date, ...pendingFields }, SCHEMA_OPTIONS);
asks.index({ consultationId: 1, kind: 1, at: -1, _id: -1 }, { name: 'latest' });
asks.index({ consultationId: 1, kind: 1, open: 1 }, { name: 'open' });
asks.index({ nextCheckAt: 1 }, { name: 'next_check', partialFilterExpression: { nextCheckAt: { $exists: true } } });
indexPending(asks);
export const Asks = ({ db }: Db): Model<AskDoc> => modelOf(db, 'consultationAsks', asks);

const follows = new Schema<FollowDoc>({ _id: String, consultationId: String, personId: String, at: Date }, SCHEMA_OPTIONS);
follows.index({ consultationId: 1, _id: 1 }, { name: 'of_consultation' });
follows.index({ personId: 1 }, { name: 'of_person' });
export const Follows = ({ db }: Db): Model<FollowDoc> => modelOf(db, 'consultationFollows', follows);

const ratings = new Schema<RatingDoc>({ _id: String, consultationId: String, personId: String, score: String, text: String, at: Date }, SCHEMA_OPTIONS);
ratings.index({ consultationId: 1, score: 1 }, { name: 'counted' });
export const Ratings = ({ db }: Db): Model<RatingDoc> => modelOf(db, 'consultationRatings', ratings);

const meetings = new Schema<MeetingDoc>(
  { _id: String, consultationId: String, bodyId: String, stepId: String, kind: String, sides: [String], state: String, revision: Number, agenda: [String], place: String, startsAt: Date, endsAt: Date, byId: String, minutes: mixed, scope: mixed, fileIds: [String], timeline: mixed, keys: [String], createdAt: Date, updatedAt: Date, ...pendingFields },
  SCHEMA_OPTIONS,
);
meetings.index({ consultationId: 1, startsAt: 1 }, { name: 'of_consultation' });
meetings.index({ bodyId: 1, startsAt: -1 }, { name: 'of_body' });
meetings.index({ fileIds: 1 }, { name: 'files' });
indexPending(meetings);
export const Meetings = ({ db }: Db): Model<MeetingDoc> => modelOf(db, 'meetings', meetings);

const signIns = new Schema<SignInDoc>({ _id: String, meetingId: String, consultationId: String, seatId: String, side: String, personId: String, how: String, markedById: String, at: Date }, SCHEMA_OPTIONS);
signIns.index({ consultationId: 1, meetingId: 1 }, { name: 'of_consultation' });
signIns.index({ meetingId: 1 }, { name: 'of_meeting' });
export const SignIns = ({ db }: Db): Model<SignInDoc> => modelOf(db, 'meetingSignIns', signIns);

/** Creates the indexes of consultations; harmless when they exist. */
export async function ensureIndexes(deps: Db): Promise<void> {
  await Promise.all([Consultations, Opinions, Asks, Follows, Ratings, Meetings, SignIns].map((model) => (model(deps) as unknown as Model<object>).createIndexes()));
}
