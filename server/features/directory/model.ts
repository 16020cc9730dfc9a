import { Schema, type Model } from 'mongoose';
import { indexPending, pendingFields } from '../../jobs/events';
import { modelOf, SCHEMA_OPTIONS } from '../../platform/database/model';
import type { Deps } from '../../platform/deps';
import type { ReportDoc, ServiceDoc } from './document';

type Db = Pick<Deps, 'db'>;
const mixed = Schema.Types.Mixed;

const schema = new Schema<ServiceDoc>(
  {
    _id: String, contentHash: String, state: String, revision: Number, unitId: String, levelId: String, levelKind: String, scope: mixed, title: String, words: [String], situations: [String], office: String, address: String, phone: String, whom: String, bring: [String], steps: [String],
    fee: String, takes: String, note: String, hours: mixed, initials: [String], confirmedAt: Date, changedAt: Date, reason: String, before: mixed, timeline: mixed, keys: [String], createdAt: Date, updatedAt: Date, ...pendingFields,
  },
  SCHEMA_OPTIONS,
);
schema.index({ levelId: 1, state: 1, _id: 1 }, { name: 'of_level' });
indexPending(schema);
export const Services = ({ db }: Db): Model<ServiceDoc> => modelOf(db, 'services', schema);

const reportSchema = new Schema<ReportDoc>(
  { _id: String, contentHash: String, serviceId: String, levelId: String, scope: mixed, personId: String, kind: String, text: String, state: String, revision: Number, outcome: String, answer: String, answeredAt: Date, timeline: mixed, keys: [String], createdAt: Date, updatedAt: Date, ...pendingFields },
  SCHEMA_OPTIONS,
);
reportSchema.index({ serviceId: 1, createdAt: -1, _id: -1 }, { name: 'of_service' });
reportSchema.index({ levelId: 1, state: 1, createdAt: 1, _id: 1 }, { name: 'waiting_of_level' });
reportSchema.index({ personId: 1, state: 1 }, { name: 'of_person' });
indexPending(reportSchema);
export const ServiceReports = ({ db }: Db): Model<ReportDoc> => modelOf(db, 'serviceReports', reportSchema);

/** Creates the indexes of the directory; harmless when they exist. */
export async function ensureIndexes(deps: Db): Promise<void> {
  await Promise.all([Services(deps).createIndexes(), ServiceReports(deps).createIndexes()]);
}
