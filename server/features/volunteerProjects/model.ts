import { Schema, type Model } from 'mongoose';
import { indexPending, pendingFields } from '../../jobs/events';
import { modelOf, SCHEMA_OPTIONS } from '../../platform/database/model';
import type { Deps } from '../../platform/deps';
import type { PlanDoc } from './document';

type Db = Pick<Deps, 'db'>;
const mixed = Schema.Types.Mixed;
const schema = new Schema<PlanDoc>({ _id: String, contentHash: String, state: String, revision: Number, name: String, aim: String, forWhom: String, field: String, from: String, until: String, teamId: String, scope: mixed, report: String, timeline: mixed, keys: [String], createdAt: Date, updatedAt: Date, ...pendingFields }, SCHEMA_OPTIONS);
schema.index({ 'scope.community': 1, state: 1, createdAt: -1, _id: -1 }, { name: 'community_state' });
schema.index({ teamId: 1, state: 1 }, { name: 'team_state' });
indexPending(schema);
export const VolunteerProjects = ({ db }: Db): Model<PlanDoc> => modelOf(db, 'volunteerProjects', schema);

/** Creates the indexes of projects; harmless when they exist. */
export async function ensureIndexes(deps: Db): Promise<void> {
  await VolunteerProjects(deps).createIndexes();
}
