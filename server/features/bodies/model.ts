import { Schema, type Model } from 'mongoose';
import { indexPending, pendingFields } from '../../jobs/events';
import { modelOf, SCHEMA_OPTIONS } from '../../platform/database/model';
import type { Deps } from '../../platform/deps';
import type { BodyDoc, RulesDoc, SeatDoc } from './document';

type Db = Pick<Deps, 'db'>;
const mixed = Schema.Types.Mixed;

const schema = new Schema<BodyDoc>(
  { _id: String, contentHash: String, kind: String, name: String, estate: String, until: String, convenerIds: [String], scope: mixed, state: String, revision: Number, endedWhy: String, founderId: String, keys: [String], createdAt: Date, updatedAt: Date, ...pendingFields },
  SCHEMA_OPTIONS,
);
schema.index({ 'scope.community': 1, state: 1, createdAt: 1 }, { name: 'of_community' });
schema.index({ convenerIds: 1 }, { name: 'convened_by' });
schema.index({ 'scope.station': 1 }, { name: 'of_station' });
indexPending(schema);
export const Bodies = ({ db }: Db): Model<BodyDoc> => modelOf(db, 'bodies', schema);

const rulesSchema = new Schema<RulesDoc>({ _id: String, bodyId: String, version: Number, effectiveFrom: String, why: String, procedure: mixed, by: String, key: String, at: Date, ...pendingFields }, SCHEMA_OPTIONS);
rulesSchema.index({ bodyId: 1, version: -1 }, { name: 'of_body' });
indexPending(rulesSchema);
export const BodyRules = ({ db }: Db): Model<RulesDoc> => modelOf(db, 'bodyRules', rulesSchema);

const seatSchema = new Schema<SeatDoc>({ _id: String, bodyId: String, personId: String, side: String, chair: Boolean, since: String, until: String, proxy: mixed, revision: Number, by: String, keys: [String], updatedAt: Date, ...pendingFields }, SCHEMA_OPTIONS);
seatSchema.index({ bodyId: 1, until: 1 }, { name: 'of_body' });
seatSchema.index({ personId: 1, until: 1 }, { name: 'of_person' });
indexPending(seatSchema);
export const BodySeats = ({ db }: Db): Model<SeatDoc> => modelOf(db, 'bodySeats', seatSchema);

/** Creates the indexes of bodies; harmless when they exist. */
export async function ensureIndexes(deps: Db): Promise<void> {
  await Promise.all([Bodies(deps).createIndexes(), BodyRules(deps).createIndexes(), BodySeats(deps).createIndexes()]);
}
