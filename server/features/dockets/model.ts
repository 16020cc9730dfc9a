import { Schema, type Model } from 'mongoose';
import type { Convener, DocketReason, DocketState } from '../../../shared/domain/dockets/dockets';
import { indexPending, pendingFields } from '../../jobs/events';
import type { WithPending } from '../../jobs/types';
import { modelOf, SCHEMA_OPTIONS } from '../../platform/database/model';
import type { Deps } from '../../platform/deps';

type Db = Pick<Deps, 'db'>;

/** What a unit took on: a plan, a day, and what came of it. */
export interface DocketTask {
  id: string;
  unitId: string;
  plan: string;
  dueOn: string;
  dueAt: Date;
  doneAt: Date | null;
  report: string | null;
  /** The unit and whoever convened were told that it is late. */
  told: boolean;
  /** When and why its day was moved, the first first; absent where it never was. */
  moves?: { from: string; to: string; why: string; at: Date; personId: string }[];
}
/** A point of the agenda. `topic` is what residents read; `hidden`: about a matter between persons, never published. */
export interface DocketItem {
  id: string;
  caseId: string | null;
  why: DocketReason;
  topic: string;
  hidden: boolean;
  decision: string | null;
  tasks: DocketTask[];
}

/** One monthly dispatch meeting (民生调度会) of a convener. */
export interface DocketDoc extends WithPending {
  /** Convener and month: called twice it is one meeting. */
  _id: string;
  contentHash: string;
  month: string;
  convener: Convener;
  state: DocketState;
  revision: number;
  by: { unitId: string; personId: string };
  scope: { district: string; street: string; community: string | null };
  meetsAt: Date;
  place: string;
  unitIds: string[];
  /** Units that came; null before it was noted. */
  came: string[] | null;
  items: DocketItem[];
  summary: string | null;
  publishedAt?: Date;
  keys: string[];
  /** When a job must look at it; absent when no task runs. */
  nextCheckAt?: Date;
  createdAt: Date;
  updatedAt: Date;
}

const mixed = Schema.Types.Mixed;
const schema = new Schema<DocketDoc>(
  {
    _id: String, contentHash: String, month: String, convener: String, state: String, revision: Number, by: mixed, scope: mixed, meetsAt: Date, place: String, unitIds: [String],
    came: { type: [String], default: null }, items: mixed, summary: String, publishedAt: Date, keys: [String], nextCheckAt: Date, createdAt: Date, updatedAt: Date, ...pendingFields,
  },
  SCHEMA_OPTIONS,
);
// Lists: of a community, a street, the district, an invited unit; newest first. What is published, for residents.
for (const level of ['community', 'street', 'district']) schema.index({ [`scope.${level}`]: 1, meetsAt: -1, _id: -1 }, { name: `list_${level}` });
schema.index({ unitIds: 1, meetsAt: -1, _id: -1 }, { name: 'list_unit' });
schema.index({ 'scope.street': 1, publishedAt: -1, _id: -1 }, { name: 'published', partialFilterExpression: { publishedAt: { $exists: true } } });
schema.index({ nextCheckAt: 1 }, { name: 'next_check', partialFilterExpression: { nextCheckAt: { $exists: true } } });
indexPending(schema);

export const Dockets = ({ db }: Db): Model<DocketDoc> => modelOf(db, 'dockets', schema);

/** Creates the indexes of meetings; harmless when they exist. */
export async function ensureIndexes(deps: Db): Promise<void> {
  await Dockets(deps).createIndexes();
}
