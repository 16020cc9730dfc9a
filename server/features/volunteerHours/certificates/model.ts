import { Schema, type Model } from 'mongoose';
import { indexPending, pendingFields } from '../../../jobs/events';
import { modelOf, SCHEMA_OPTIONS } from '../../../platform/database/model';
import type { Deps } from '../../../platform/deps';
import type { CertificateDoc } from './document';

const mixed = Schema.Types.Mixed;
const schema = new Schema<CertificateDoc>(
  { _id: String, state: String, revision: Number, volunteerId: String, personId: String, name: String, scope: mixed, number: String, certified: mixed, desk: String, deskAt: Date, timeline: mixed, keys: [String], createdAt: Date, updatedAt: Date, ...pendingFields },
  SCHEMA_OPTIONS,
);
schema.index({ number: 1 }, { name: 'by_number', partialFilterExpression: { number: { $type: 'string' } } });
schema.index({ 'scope.station': 1, desk: 1, deskAt: -1, _id: -1 }, { name: 'desk_station' });
schema.index({ volunteerId: 1, createdAt: -1, _id: -1 }, { name: 'of_a_volunteer' });
indexPending(schema);
export const Certificates = ({ db }: Pick<Deps, 'db'>): Model<CertificateDoc> => modelOf(db, 'certificates', schema);
