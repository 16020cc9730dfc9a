import { Schema, type Model } from 'mongoose';
import { indexPending, pendingFields } from '../../jobs/events';
import { modelOf, SCHEMA_OPTIONS } from '../../platform/database/model';
import { triesSchemaOf, type TriesDoc } from '../../platform/database/tries';
import type { Deps } from '../../platform/deps';
import type { MemberDoc, TeamDoc } from './document';

type Db = Pick<Deps, 'db'>;
const mixed = Schema.Types.Mixed;

const teamSchema = new Schema<TeamDoc>(
  {
    _id: String, contentHash: String, state: String, revision: Number, name: String, aim: String, does: String, fields: mixed, skills: mixed, unitId: String, scope: mixed, founderId: String, leader: mixed, deputies: mixed, offers: mixed, leads: [String], code: mixed,
    desk: String, deskAt: Date, timeline: mixed, keys: [String], createdAt: Date, updatedAt: Date, ...pendingFields,
  },
  SCHEMA_OPTIONS,
);
teamSchema.index({ 'scope.community': 1, state: 1, createdAt: -1, _id: -1 }, { name: 'community_state' });
teamSchema.index({ 'scope.station': 1, desk: 1, deskAt: 1, _id: 1 }, { name: 'desk_station' });
teamSchema.index({ leads: 1 }, { name: 'leads' });
teamSchema.index({ 'code.mark': 1 }, { name: 'code', partialFilterExpression: { 'code.mark': { $exists: true } } });
indexPending(teamSchema);

const memberSchema = new Schema<MemberDoc>(
  { _id: String, teamId: String, volunteerId: String, personId: String, state: String, revision: Number, scope: mixed, words: String, byCode: Boolean, timeline: mixed, keys: [String], createdAt: Date, updatedAt: Date, ...pendingFields },
  SCHEMA_OPTIONS,
);
memberSchema.index({ teamId: 1, state: 1, updatedAt: 1, _id: 1 }, { name: 'team_state' });
memberSchema.index({ personId: 1, state: 1 }, { name: 'person_state' });
indexPending(memberSchema);

const triesSchema = triesSchemaOf();

export const VolunteerTeams = ({ db }: Db): Model<TeamDoc> => modelOf(db, 'volunteerTeams', teamSchema);
export const TeamMembers = ({ db }: Db): Model<MemberDoc> => modelOf(db, 'volunteerMembers', memberSchema);
export const TeamTries = ({ db }: Db): Model<TriesDoc> => modelOf(db, 'teamTries', triesSchema);

/** Creates the indexes of teams; harmless when they exist. */
export async function ensureIndexes(deps: Db): Promise<void> {
  await VolunteerTeams(deps).createIndexes();
  await TeamMembers(deps).createIndexes();
  await TeamTries(deps).createIndexes();
}
