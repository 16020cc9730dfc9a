import { Schema, type Model } from 'mongoose';
import { indexPending, pendingFields } from '../../jobs/events';
import { modelOf, rawCollection, SCHEMA_OPTIONS } from '../../platform/database/model';
import type { Deps } from '../../platform/deps';
import { indexBoard } from './board/indexes';
import { courseFields, indexCourse } from './course';
import type { CaseDoc, TimelineRow } from './document';

type Db = Pick<Deps, 'db'>;
const mixed = Schema.Types.Mixed;
const nested = { _id: false, id: false, strict: 'throw', minimize: false } as const;

const timelineSchema = new Schema<TimelineRow>(
  {
    id: String,
    at: Date,
    action: String,
    actorId: String,
    part: String,
    unitId: String,
    toUnitId: String,
    text: String,
    reason: String,
    ruleId: String,
    ruleName: String,
    photoIds: [String],
    voiceIds: { type: [String], default: undefined },
    dueAt: Date,
    wasDueAt: Date,
    round: Number,
    internal: Boolean,
    door: String,
    mentions: { type: [String], default: undefined },
    via: mixed,
  },
  nested,
);

const schema = new Schema<CaseDoc>(
  {
    _id: String,
    number: String,
    contentHash: String,
    state: String,
    open: Boolean,
    outcome: String,
    grade: String,
    round: Number,
    revision: Number,
    categoryId: String,
    catalogueVersion: Number,
    calendarVersion: Number,
    sensitive: Boolean,
    safety: Boolean,
    title: String,
    text: String,
    answers: mixed,
    photoIds: [String],
    voiceIds: { type: [String], default: undefined },
    transcripts: mixed,
    place: mixed,
    scope: new Schema(
      { district: String, street: String, community: String, grid: String, gridVersion: Number, station: String },
      nested,
    ),
    outsideGrids: Boolean,
    reporterId: String,
    showToNeighbours: Boolean,
    proxy: mixed,
    outside: mixed,
    order: mixed,
    leadUnitId: String,
    suggestion: mixed,
    why: mixed,
    handlerId: String,
    acceptedAt: Date,
    dispatchedAt: Date,
    handledAt: Date,
    verifiedAt: Date,
    redoneAt: Date,
    closedAt: Date,
    step: String,
    stepFrom: Date,
    dueAt: Date,
    promisedAt: Date,
    evaluateUntil: Date,
    askedAt: Date,
    answeredAt: Date,
    firstPromisedAt: Date,
    reminders: Number,
    lastAskedAt: Date,
    sampledSilent: Boolean,
    returned: Number,
    returnedAt: Date,
    designatedAt: Date,
    support: { type: [mixed], default: undefined },
    supportMarks: { type: [String], default: undefined },
    supportCheckAt: Date,
    callback: mixed,
    review: mixed,
    unsolved: mixed,
    unitRating: mixed,
    awaits: String,
    ...courseFields,
    nextCheckAt: Date,
    result: mixed,
    evaluation: mixed,
    release: mixed,
    wordsCheck: String,
    timeline: [timelineSchema],
    fileIds: [String],
    keys: [String],
    terms: [String],
    era: String,
    board: String,
    boardAt: Date,
    spot: String,
    again: mixed,
    lanes: { type: [String], default: undefined },
    origin: mixed,
    splitFrom: mixed,
    conversions: { type: [mixed], default: undefined },
    merged: mixed,
    apart: { type: [String], default: undefined },
    createdAt: Date,
    updatedAt: Date,
    ...pendingFields,
  },
  SCHEMA_OPTIONS,
);

// Lists of the workbench: by deadline, per community, per unit in charge, per street, over the district.
schema.index({ 'outside.number': 1 }, { name: 'outside_number', partialFilterExpression: { outside: { $exists: true } } });
schema.index({ 'scope.community': 1, open: 1, dueAt: 1, _id: 1 }, { name: 'workbench_community' });
schema.index({ 'scope.community': 1, state: 1, dueAt: 1, _id: 1 }, { name: 'workbench_community_state' });
schema.index({ leadUnitId: 1, open: 1, dueAt: 1, _id: 1 }, { name: 'workbench_unit' });
schema.index({ leadUnitId: 1, state: 1, dueAt: 1, _id: 1 }, { name: 'workbench_unit_state' });
schema.index({ supportMarks: 1, open: 1, dueAt: 1, _id: 1 }, { name: 'workbench_support', partialFilterExpression: { supportMarks: { $exists: true } } });
schema.index({ 'scope.street': 1, open: 1, dueAt: 1, _id: 1 }, { name: 'workbench_street' });
schema.index({ 'scope.street': 1, state: 1, dueAt: 1, _id: 1 }, { name: 'workbench_street_state' });
schema.index({ 'scope.district': 1, open: 1, dueAt: 1, _id: 1 }, { name: 'workbench_district' });
schema.index({ 'scope.district': 1, state: 1, dueAt: 1, _id: 1 }, { name: 'workbench_district_state' });
// What waits for a call back or for the street's review after its end.
for (const level of ['community', 'street', 'district']) {
  schema.index({ [`scope.${level}`]: 1, awaits: 1, dueAt: 1, _id: 1 }, { name: `awaits_${level}`, partialFilterExpression: { awaits: { $exists: true } } });
}
// What I reported, by tab.
schema.index({ reporterId: 1, state: 1, createdAt: -1, _id: -1 }, { name: 'mine' });
// What happens around me.
schema.index({ 'scope.community': 1, board: 1, boardAt: -1, _id: -1 }, { name: 'around' });
// Search by tokens, within communities and open-or-year, in the order of the lists.
schema.index({ 'scope.community': 1, era: 1, terms: 1, dueAt: 1, _id: 1 }, { name: 'search_by_deadline' });
// A number typed exactly. Not unique here: numbers come from reserved blocks, and a shard cannot know the others'.
schema.index({ number: 1 }, { name: 'number' });
// The account of a month; what was filed of late.
schema.index({ 'scope.community': 1, createdAt: 1 }, { name: 'filed_in_community' });
schema.index({ createdAt: 1 }, { name: 'filed' });
// What falls due by itself.
schema.index({ nextCheckAt: 1 }, { name: 'next_check', partialFilterExpression: { nextCheckAt: { $exists: true } } });
schema.index({ supportCheckAt: 1 }, { name: 'support_check', partialFilterExpression: { supportCheckAt: { $exists: true } } });
// Matters of one origin.
schema.index({ 'origin.id': 1 }, { name: 'thread', partialFilterExpression: { 'origin.id': { $exists: true } } });
// Emergencies stand before everything else in every list.
schema.index({ grade: 1, dueAt: 1, _id: 1 }, { name: 'emergencies', partialFilterExpression: { grade: 'emergency', open: true } });
// What was merged into a case.
schema.index({ 'merged.into': 1 }, { name: 'merged_into', partialFilterExpression: { 'merged.into': { $exists: true } } });
// Which photos are in use, before an orphan is removed.
schema.index({ fileIds: 1 }, { name: 'files_in_use' });
indexBoard(schema);
indexCourse(schema);
indexPending(schema);

export const Cases = ({ db }: Db): Model<CaseDoc> => modelOf(db, 'cases', schema);
/** The driver's own collection, for the hottest reads and the hottest write. */
export const rawCases = ({ db }: Db) => rawCollection<CaseDoc>(db, 'cases');

/** Next free number of a series; each process takes a block at a time. */
export interface SeriesDoc {
  _id: string;
  /** Numbers handed out so far. */
  taken: number;
}
const seriesSchema = new Schema<SeriesDoc>({ _id: String, taken: Number }, SCHEMA_OPTIONS);
export const NumberSeries = ({ db }: Db): Model<SeriesDoc> => modelOf(db, 'numberSeries', seriesSchema);

/** Creates the indexes of cases; harmless when they exist. */
export async function ensureIndexes(deps: Db): Promise<void> {
  await Cases(deps).createIndexes();
}
