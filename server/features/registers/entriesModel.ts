import { Schema, type Model } from 'mongoose';
import { modelOf, rawCollection, SCHEMA_OPTIONS } from '../../platform/database/model';
import type { Deps } from '../../platform/deps';

type Db = Pick<Deps, 'db'>;

/**
 * One matter of another system's register as it was taken over. Readers see it once the table it came in is in force.
 * It holds neither name nor number of anybody.
 */
export interface EntryDoc {
  /** `<sheet>-<row>`: written again it is the same. */
  _id: string;
  sheetId: string;
  sourceId: string;
  row: number;
  number: string;
  /** In one spelling, as it is searched for. */
  plainNumber: string;
  category: string;
  categoryId: string | null;
  text: string;
  address: string;
  point: { lng: number; lat: number; system: 'gcj02' | 'wgs84' };
  community: string;
  street: string;
  district: string;
  filedAt: Date;
  finished: boolean;
  closedAt: Date | null;
  result: string;
  /** Digest of what makes two rows the same without a number in common. */
  same: string;
  terms: string[];
  /** The case in which an open one goes on; null while it is none, absent for finished ones. */
  caseId?: string | null;
  caseNumber?: string;
  /** Why no case was opened: a rule. */
  refused?: string;
}

const schema = new Schema<EntryDoc>(
  {
    _id: String, sheetId: String, sourceId: String, row: Number, number: String, plainNumber: String, category: String, categoryId: { type: String, default: null }, text: String, address: String, point: Schema.Types.Mixed, community: String, street: String,
    district: String, filedAt: Date, finished: Boolean, closedAt: { type: Date, default: null }, result: String, same: String, terms: [String], caseId: { type: String, default: undefined }, caseNumber: String, refused: String,
  },
  SCHEMA_OPTIONS,
);
schema.index({ sheetId: 1, row: 1 }, { name: 'of_sheet' });
schema.index({ sheetId: 1, caseId: 1 }, { name: 'to_open', partialFilterExpression: { caseId: { $exists: true } } });
schema.index({ plainNumber: 1 }, { name: 'number' });
schema.index({ same: 1 }, { name: 'sameness' });
schema.index({ community: 1, filedAt: -1, _id: -1 }, { name: 'of_community' });
schema.index({ community: 1, terms: 1, filedAt: -1, _id: -1 }, { name: 'search' });

export const Entries = ({ db }: Db): Model<EntryDoc> => modelOf(db, 'registerEntries', schema);
/** The driver's own collection: a hundred thousand are written at once. */
export const rawEntries = ({ db }: Db) => rawCollection<EntryDoc>(db, 'registerEntries');
