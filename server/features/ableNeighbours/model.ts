import { Schema, type Model, type mongo } from 'mongoose';
import { indexPending, pendingFields } from '../../jobs/events';
import { modelOf, rawCollection, SCHEMA_OPTIONS } from '../../platform/database/model';
import type { Deps } from '../../platform/deps';
import type { AbleDoc, InviteDoc, InviteSlotDoc } from './document';

type Db = Pick<Deps, 'db'>;
const mixed = Schema.Types.Mixed;

const ableSchema = new Schema<AbleDoc>({ _id: String, personId: String, scope: mixed, entries: mixed, at: Date }, SCHEMA_OPTIONS);
ableSchema.index({ 'scope.station': 1 }, { name: 'station' });
export const AbleNeighbours = ({ db }: Db): Model<AbleDoc> => modelOf(db, 'ableNeighbours', ableSchema);

const inviteSchema = new Schema<InviteDoc>(
  { _id: String, contentHash: String, state: String, revision: Number, scope: mixed, byId: String, taskId: String, title: String, text: String, where: String, from: Date, to: Date, people: mixed, skipped: [String], timeline: mixed, keys: [String], createdAt: Date, updatedAt: Date, ...pendingFields },
  SCHEMA_OPTIONS,
);
inviteSchema.index({ 'scope.station': 1, createdAt: -1, _id: -1 }, { name: 'station_newest' });
indexPending(inviteSchema);
export const Invitations = ({ db }: Db): Model<InviteDoc> => modelOf(db, 'invitations', inviteSchema);

const slotSchema = new Schema<InviteSlotDoc>({ _id: String, inviteId: String, volunteerId: String, week: Number }, SCHEMA_OPTIONS);
slotSchema.index({ volunteerId: 1, week: 1 }, { name: 'week_of_a_volunteer' });
slotSchema.index({ week: 1 }, { name: 'week' });
const InviteSlots = ({ db }: Db): Model<InviteSlotDoc> => modelOf(db, 'inviteSlots', slotSchema);
/** Slots as the database keeps them: taken by inserting, freed by deleting. */
export const rawSlots = ({ db }: Db): mongo.Collection<InviteSlotDoc> => rawCollection<InviteSlotDoc>(db, 'inviteSlots');

/** Creates the indexes of able neighbours and invitations; harmless when they exist. */
export async function ensureIndexes(deps: Db): Promise<void> {
  await AbleNeighbours(deps).createIndexes();
  await Invitations(deps).createIndexes();
  await InviteSlots(deps).createIndexes();
}
