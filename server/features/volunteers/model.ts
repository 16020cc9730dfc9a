import { Schema, type Model, type mongo } from 'mongoose';
import { indexPending, pendingFields } from '../../jobs/events';
import { modelOf, rawCollection, SCHEMA_OPTIONS } from '../../platform/database/model';
import type { Deps } from '../../platform/deps';
import type { VolunteerDoc, VolunteerDocumentRow, VolunteerStationDoc } from './document';

type Db = Pick<Deps, 'db'>;
const mixed = Schema.Types.Mixed;

const schema = new Schema<VolunteerDoc>(
  {
    _id: String, personId: String, number: String, contentHash: String, state: String, revision: Number, name: String, scope: mixed, document: mixed, bornOn: String, skills: mixed, times: [String], languages: [String], avoids: [String], avoidText: String,
    emergency: mixed, guardian: mixed, guardianSeen: Boolean, agreed: mixed, merits: mixed, checkDueAt: Date, desk: String, deskAt: Date, holds: mixed, holdsAt: Number, timeline: mixed, keys: [String], createdAt: Date, updatedAt: Date, ...pendingFields,
  },
  SCHEMA_OPTIONS,
);
schema.index({ 'scope.station': 1, desk: 1, deskAt: 1, _id: 1 }, { name: 'desk_station' });
schema.index({ number: 1 }, { name: 'number' });
indexPending(schema);
export const Volunteers = ({ db }: Db): Model<VolunteerDoc> => modelOf(db, 'volunteers', schema);
/** The driver's collection: for holds, of which many are taken at one moment. */
export const rawVolunteers = ({ db }: Db): mongo.Collection<VolunteerDoc> => rawCollection<VolunteerDoc>(db, 'volunteers');
/** Rows that say whose a document is: written and read by id alone. */
export const rawDocuments = ({ db }: Db): mongo.Collection<VolunteerDocumentRow> => rawCollection<VolunteerDocumentRow>(db, 'volunteerDocuments');

const stationSchema = new Schema<VolunteerStationDoc>({ _id: String, approval: Boolean, byId: String, at: Date }, SCHEMA_OPTIONS);
export const VolunteerStations = ({ db }: Db): Model<VolunteerStationDoc> => modelOf(db, 'volunteerStations', stationSchema);

/** Creates the indexes of volunteers; harmless when they exist. */
export async function ensureIndexes(deps: Db): Promise<void> {
  await Volunteers(deps).createIndexes();
}
