import { Schema, type Model } from 'mongoose';
import { indexPending, pendingFields } from '../../jobs/events';
import { modelOf, SCHEMA_OPTIONS } from '../../platform/database/model';
import type { Deps } from '../../platform/deps';
import type { VisitDoc } from './document';

type Db = Pick<Deps, 'db'>;
const mixed = Schema.Types.Mixed;
const schema = new Schema<VisitDoc>(
  {
    _id: String, contentHash: String, state: String, outcome: String, revision: Number, since: Date, reason: String, text: String, times: [String], timesText: String, whom: String, askerId: String, visitedId: String, people: [String], consent: mixed, proxy: mixed,
    place: mixed, scope: mixed, workerId: String, visitAt: Date, promises: mixed, heard: mixed, nextOn: String, told: [String], figures: mixed, month: String, desk: String, deskAt: Date, nextCheckAt: Date, timeline: mixed, keys: [String], origin: mixed,
    conversions: { type: [mixed], default: undefined }, createdAt: Date, updatedAt: Date, ...pendingFields,
  },
  SCHEMA_OPTIONS,
);
schema.index({ people: 1, createdAt: -1, _id: -1 }, { name: 'mine' });
schema.index({ 'scope.station': 1, desk: 1, deskAt: 1, _id: 1 }, { name: 'desk_station' });
schema.index({ workerId: 1, desk: 1, deskAt: 1, _id: 1 }, { name: 'desk_worker' });
schema.index({ 'scope.station': 1, month: 1 }, { name: 'figures' });
schema.index({ nextCheckAt: 1 }, { name: 'next_check', partialFilterExpression: { nextCheckAt: { $exists: true } } });
indexPending(schema);
export const Visits = ({ db }: Db): Model<VisitDoc> => modelOf(db, 'visits', schema);

/** Creates the indexes of visits; harmless when they exist. */
export async function ensureIndexes(deps: Db): Promise<void> {
  await Visits(deps).createIndexes();
}
