import { Schema, type Model } from 'mongoose';
import { indexPending, pendingFields } from '../../jobs/events';
import { modelOf, SCHEMA_OPTIONS } from '../../platform/database/model';
import type { Deps } from '../../platform/deps';
import type { TaskDoc } from './document';

type Db = Pick<Deps, 'db'>;
const mixed = Schema.Types.Mixed;

const schema = new Schema<TaskDoc>(
  {
    _id: String, state: String, revision: Number, kind: String, title: String, text: String, where: String, meet: String, visit: Boolean, skills: [String], places: Number, dueOn: String, dueAt: Date, fitUntil: Date, ownerId: String, offeredById: String, scope: mixed,
    claims: mixed, past: mixed, holders: [String], hands: [String], result: String, told: mixed, desk: String, deskAt: Date, nextCheckAt: Date, timeline: mixed, fileIds: [String], keys: [String], origin: mixed, cameFrom: mixed, createdAt: Date, updatedAt: Date, ...pendingFields,
  },
  SCHEMA_OPTIONS,
);
schema.index({ 'scope.station': 1, desk: 1, deskAt: 1, _id: 1 }, { name: 'desk_station' });
schema.index({ 'scope.station': 1, state: 1, dueAt: 1, _id: 1 }, { name: 'open_station' });
schema.index({ holders: 1 }, { name: 'holders' });
schema.index({ hands: 1, updatedAt: -1, _id: -1 }, { name: 'hands' });
schema.index({ 'origin.id': 1 }, { name: 'thread' });
schema.index({ nextCheckAt: 1 }, { name: 'next_check', partialFilterExpression: { nextCheckAt: { $exists: true } } });
schema.index({ fileIds: 1 }, { name: 'files_in_use' });
indexPending(schema);
export const VolunteerTasks = ({ db }: Db): Model<TaskDoc> => modelOf(db, 'volunteerTasks', schema);

/** Creates the indexes of tasks; harmless when they exist. */
export async function ensureIndexes(deps: Db): Promise<void> {
  await VolunteerTasks(deps).createIndexes();
}
