import { Schema, type Model } from 'mongoose';
import { indexPending, pendingFields } from '../../jobs/events';
import { modelOf, SCHEMA_OPTIONS } from '../../platform/database/model';
import type { Deps } from '../../platform/deps';
import type { EmergencyDoc, HelperDoc } from './document';

type Db = Pick<Deps, 'db'>;
const mixed = Schema.Types.Mixed;
const schema = new Schema<EmergencyDoc>(
  {
    _id: String, contentHash: String, state: String, revision: Number, kind: String, title: String, advice: String, unitId: String, scope: mixed, areas: mixed, areaKeys: [String], communities: [String], askedBy: String, endAskedBy: String, startedAt: Date, endedAt: Date,
    question: String, summaries: mixed, nextCheckAt: Date, timeline: mixed, keys: [String], createdAt: Date, updatedAt: Date, ...pendingFields,
  },
  SCHEMA_OPTIONS,
);
schema.index({ state: 1, areaKeys: 1 }, { name: 'on_in_an_area' });
schema.index({ communities: 1, createdAt: -1, _id: -1 }, { name: 'desk' });
schema.index({ nextCheckAt: 1 }, { name: 'next_check', partialFilterExpression: { nextCheckAt: { $exists: true } } });
indexPending(schema);
export const Emergencies = ({ db }: Db): Model<EmergencyDoc> => modelOf(db, 'emergencies', schema);

const helperSchema = new Schema<HelperDoc>({ _id: String, emergencyId: String, personId: String, volunteerId: String, name: String, community: String, yes: Boolean, at: Date }, SCHEMA_OPTIONS);
helperSchema.index({ emergencyId: 1, yes: 1, at: 1 }, { name: 'of_emergency' });
export const Helpers = ({ db }: Db): Model<HelperDoc> => modelOf(db, 'emergencyHelpers', helperSchema);

/** Creates the indexes of emergencies; harmless when they exist. */
export async function ensureIndexes(deps: Db): Promise<void> {
  await Promise.all([Emergencies(deps).createIndexes(), Helpers(deps).createIndexes()]);
}
