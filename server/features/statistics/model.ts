import { Schema, type Model } from 'mongoose';
import { modelOf, SCHEMA_OPTIONS } from '../../platform/database/model';
import type { Deps } from '../../platform/deps';

type Db = Pick<Deps, 'db'>;

/** Figures of one community, month of filing and category; recomputed from the cases, never incremented. */
export interface BucketDoc {
  /** `<community>:<month>:<category>`. */
  _id: string;
  communityId: string;
  /** `YYYY-MM` at +08:00. */
  month: string;
  categoryId: string;
  received: number;
  onTime: number;
  overdue: number;
  solved: number;
}

/** A community's month: whether its buckets must be recomputed, and as of when they are. */
export interface MonthDoc {
  /** `<community>:<month>`. */
  _id: string;
  communityId: string;
  month: string;
  /** Rises with every event; a recount remembers the one it began with, so that none is lost in between. */
  changes: number;
  counted: number;
  /** Set while there are uncounted changes: what the task looks for. */
  dirtySince?: Date;
  /** When an unanswered case of the month next passes its promise; the figures change then without an event. */
  staleAt?: Date;
  asOf: Date | null;
}

const bucketSchema = new Schema<BucketDoc>(
  {
    _id: String,
    communityId: String,
    month: String,
    categoryId: String,
    received: Number,
    onTime: Number,
    overdue: Number,
    solved: Number,
  },
  SCHEMA_OPTIONS,
);
bucketSchema.index({ communityId: 1, month: 1, categoryId: 1 }, { name: 'account_of_a_month' });

const monthSchema = new Schema<MonthDoc>(
  {
    _id: String,
    communityId: String,
    month: String,
    changes: Number,
    counted: Number,
    dirtySince: Date,
    staleAt: Date,
    asOf: { type: Date, default: null },
  },
  SCHEMA_OPTIONS,
);
monthSchema.index({ dirtySince: 1 }, { name: 'to_recount', partialFilterExpression: { dirtySince: { $exists: true } } });
monthSchema.index({ staleAt: 1 }, { name: 'grown_stale', partialFilterExpression: { staleAt: { $exists: true } } });

export const Buckets = ({ db }: Db): Model<BucketDoc> => modelOf(db, 'statisticsBuckets', bucketSchema);
export const Months = ({ db }: Db): Model<MonthDoc> => modelOf(db, 'statisticsMonths', monthSchema);

/** Creates the indexes of the figures; harmless when they exist. */
export async function ensureIndexes(deps: Db): Promise<void> {
  await Buckets(deps).createIndexes();
  await Months(deps).createIndexes();
}
