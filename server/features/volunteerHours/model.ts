import { Schema, type Model, type mongo } from 'mongoose';
import { indexPending, pendingFields } from '../../jobs/events';
import { modelOf, rawCollection, SCHEMA_OPTIONS } from '../../platform/database/model';
import type { Deps } from '../../platform/deps';
import type { HourEntry, HourSeal, ServiceRecordDoc } from './document';

type Db = Pick<Deps, 'db'>;
const mixed = Schema.Types.Mixed;

const schema = new Schema<ServiceRecordDoc>(
  {
    _id: String, kind: String, state: String, revision: Number, contentHash: String, volunteerId: String, personId: String, name: String, scope: mixed, manual: Boolean, title: String, from: Date, to: Date, breakMinutes: Number, minutes: Number, evidence: String,
    text: String, list: String, enteredBy: String, confirmedBy: String, publishedAt: Date, publishUntil: Date, objections: mixed, correctsId: String, teamId: String, shiftId: String, shownBy: [String], unleft: Boolean, queued: Boolean, entry: Number, reminded: Boolean, waitsSince: Date, desk: String, deskAt: Date, nextCheckAt: Date, timeline: mixed, fileIds: [String], keys: [String],
    createdAt: Date, updatedAt: Date, ...pendingFields,
  },
  SCHEMA_OPTIONS,
);
schema.index({ 'scope.station': 1, desk: 1, deskAt: 1, _id: 1 }, { name: 'desk_station' });
schema.index({ teamId: 1, desk: 1, deskAt: 1, _id: 1 }, { name: 'desk_team', partialFilterExpression: { teamId: { $type: 'string' } } });
schema.index({ shiftId: 1 }, { name: 'of_a_shift', partialFilterExpression: { shiftId: { $type: 'string' } } });
schema.index({ 'scope.community': 1, state: 1, publishUntil: 1, _id: 1 }, { name: 'published_community' });
schema.index({ volunteerId: 1, updatedAt: -1, _id: -1 }, { name: 'of_a_volunteer' });
schema.index({ nextCheckAt: 1 }, { name: 'next_check', partialFilterExpression: { nextCheckAt: { $exists: true } } });
schema.index({ fileIds: 1 }, { name: 'files_in_use' });
indexPending(schema);
export const ServiceRecords = ({ db }: Db): Model<ServiceRecordDoc> => modelOf(db, 'serviceRecords', schema);

const entrySchema = new Schema<HourEntry>(
  { _id: String, volunteerId: String, n: Number, at: Date, kind: String, minutes: Number, recordId: String, correctsId: String, title: String, from: Date, to: Date, manual: Boolean, evidence: String, personId: String, enteredBy: String, confirmedBy: String, community: String, before: String, hash: String },
  SCHEMA_OPTIONS,
);
entrySchema.index({ volunteerId: 1, n: 1 }, { name: 'chain' });
entrySchema.index({ at: 1 }, { name: 'by_day' });
const Entries = ({ db }: Db): Model<HourEntry> => modelOf(db, 'volunteerHours', entrySchema);
const sealSchema = new Schema<HourSeal>({ _id: Number, day: String, heads: mixed, before: String, hash: String }, SCHEMA_OPTIONS);
sealSchema.index({ day: 1 }, { name: 'one_a_day', unique: true });
const Seals = ({ db }: Db): Model<HourSeal> => modelOf(db, 'hourSeals', sealSchema);

/** Entries and seals as they were written: nothing is cast, so that what is hashed is what is there. */
export const rawEntries = ({ db }: Db): mongo.Collection<HourEntry> => rawCollection<HourEntry>(db, 'volunteerHours');
export const rawSeals = ({ db }: Db): mongo.Collection<HourSeal> => rawCollection<HourSeal>(db, 'hourSeals');

/** Creates the indexes of hours; harmless when they exist. */
export async function ensureIndexes(deps: Db): Promise<void> {
  for (const model of [ServiceRecords, Entries, Seals]) await model(deps).createIndexes();
}
