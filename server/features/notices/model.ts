import { Schema, type Model } from 'mongoose';
import { indexPending, pendingFields } from '../../jobs/events';
import { modelOf, rawCollection, SCHEMA_OPTIONS } from '../../platform/database/model';
import type { Deps } from '../../platform/deps';
import type { NoticeDoc, ReadDoc } from './document';
import { Sendings } from './sendings';

type Db = Pick<Deps, 'db'>;
const mixed = Schema.Types.Mixed;

const schema = new Schema<NoticeDoc>(
  {
    _id: String, contentHash: String, state: String, revision: Number, kind: String, emergency: Boolean, unitId: String, scope: mixed, title: String, text: String, from: Date, to: Date, areas: mixed, areaKeys: [String], communities: [String], writers: [String], signerId: String,
    pinnedUntil: String, edition: Number, toldAt: Date, showUntil: Date, corrections: mixed, proposal: mixed, reason: String, reads: Number, readsAt: Date, countAt: Date, lane: String, timeline: mixed, keys: [String], createdAt: Date, updatedAt: Date, ...pendingFields,
  },
  SCHEMA_OPTIONS,
);
// Where somebody lives meets what is for there: one row for an area, however many live in it.
schema.index({ areaKeys: 1, toldAt: -1, _id: -1 }, { name: 'for_an_area' });
schema.index({ unitId: 1, lane: 1, toldAt: -1, _id: -1 }, { name: 'desk_of_unit' });
schema.index({ communities: 1, toldAt: -1, _id: -1 }, { name: 'waiting', partialFilterExpression: { lane: 'waiting' } });
schema.index({ countAt: 1 }, { name: 'to_count', partialFilterExpression: { countAt: { $exists: true } } });
indexPending(schema);
export const Notices = ({ db }: Db): Model<NoticeDoc> => modelOf(db, 'notices', schema);

const readSchema = new Schema<ReadDoc>({ _id: String, noticeId: String, edition: Number }, SCHEMA_OPTIONS);
readSchema.index({ noticeId: 1 }, { name: 'of_notice' });
export const Reads = ({ db }: Db): Model<ReadDoc> => modelOf(db, 'noticeReads', readSchema);
/** Written and read by id alone. */
export const rawReads = ({ db }: Db) => rawCollection<ReadDoc>(db, 'noticeReads');

/** Creates the indexes of notices; harmless when they exist. */
export async function ensureIndexes(deps: Db): Promise<void> {
  await Promise.all([Notices(deps).createIndexes(), Reads(deps).createIndexes(), Sendings(deps).createIndexes()]);
}
