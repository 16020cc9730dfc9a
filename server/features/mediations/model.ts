import { Schema, type Model } from 'mongoose';
import { indexPending, pendingFields } from '../../jobs/events';
import { modelOf, SCHEMA_OPTIONS } from '../../platform/database/model';
import type { Deps } from '../../platform/deps';
import type { MediationDoc } from './document';

type Db = Pick<Deps, 'db'>;
const mixed = Schema.Types.Mixed;
const schema = new Schema<MediationDoc>(
  {
    _id: String, contentHash: String, state: String, revision: Number, since: Date, kind: String, who: String, sides: mixed, people: [String], scope: mixed, mediatorId: String, turnedDown: mixed, sessionAt: Date, place: String, sessions: mixed, agreement: mixed, office: mixed,
    told: [String], figures: mixed, month: String, desk: String, deskAt: Date, officeId: String, nextCheckAt: Date, timeline: mixed, keys: [String], createdAt: Date, updatedAt: Date, ...pendingFields,
  },
  SCHEMA_OPTIONS,
);
schema.index({ people: 1, createdAt: -1, _id: -1 }, { name: 'mine' });
schema.index({ 'scope.station': 1, desk: 1, deskAt: 1, _id: 1 }, { name: 'desk_station' });
schema.index({ officeId: 1, deskAt: 1, _id: 1 }, { name: 'desk_office', partialFilterExpression: { officeId: { $exists: true } } });
schema.index({ 'scope.station': 1, month: 1 }, { name: 'figures' });
schema.index({ nextCheckAt: 1 }, { name: 'next_check', partialFilterExpression: { nextCheckAt: { $exists: true } } });
indexPending(schema);
export const Mediations = ({ db }: Db): Model<MediationDoc> => modelOf(db, 'mediations', schema);

/** Creates the indexes of mediations; harmless when they exist. */
export async function ensureIndexes(deps: Db): Promise<void> {
  await Mediations(deps).createIndexes();
}
