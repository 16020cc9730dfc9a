import { Schema, type Model } from 'mongoose';
import type { Tally } from '../../../shared/domain/statistics/tally';
import type { WishTally } from '../../../shared/domain/wishes/tally';
import { modelOf, SCHEMA_OPTIONS } from '../../platform/database/model';
import type { Deps } from '../../platform/deps';

type Db = Pick<Deps, 'db'>;
const mixed = Schema.Types.Mixed;

/** Levels that have figures. A community's are counted from its cases, a street's and the district's are the sum of what lies below. */
export const FIGURE_LEVELS = ['community', 'street', 'district'] as const;
export type FigureLevel = (typeof FIGURE_LEVELS)[number];

/** What is counted: matters, or wishes. Rows of matters, which came first, have no word for it in their ids. */
export type Family = 'cases' | 'wishes';

/**
 * By what a month is sorted. Cases: by category, by unit, and `in:<category>`: those of one category, by unit. Wishes: by
 * kind, and by who took them (`wish:hand`: an organisation, or `NEIGHBOURS`).
 */
export type Dimension = 'category' | 'unit' | `in:${string}` | WishDimension;
export type WishDimension = 'wish:category' | 'wish:hand';
/** Whose rows a dimension's are. */
export const familyOf = (dimension: Dimension): Family => (dimension.startsWith('wish:') ? 'wishes' : 'cases');

/** Among those who took wishes: everybody who did it for no organisation. No person has figures. */
export const NEIGHBOURS = 'neighbours';

/** The dimension that sorts one category's cases by unit. */
export const unitsIn = (categoryId: string): Dimension => `in:${categoryId}`;
/** The category of such a dimension; null where it is another. */
export const categoryIn = (dimension: Dimension): string | null => (dimension.startsWith('in:') ? dimension.slice(3) : null);

/** In the figures of a street or district: what the communities' own units did, taken together. */
export const OF_COMMUNITIES = 'communities';

/** Figures of one level, month of filing, and category, unit or both; recomputed, never incremented. */
export interface FigureDoc<T = Tally> {
  /** `[wishes:]<level unit>:<month>:<dimension>:<key>`. */
  _id: string;
  levelId: string;
  /** The level above, whose figures are the sum; null for the district. */
  aboveId: string | null;
  /** `YYYY-MM` at +08:00. */
  month: string;
  dimension: Dimension;
  /** A category or a unit, or `OF_COMMUNITIES`, `NEIGHBOURS`. */
  key: string;
  tally: T;
}

/** A level's month: whether its figures must be recomputed, and as of when they are. */
export interface MonthDoc {
  /** `[wishes:]<level unit>:<month>`. */
  _id: string;
  /** Absent: cases. */
  family?: Family;
  levelId: string;
  level: FigureLevel;
  /** Ids of the levels above, the nearest first. */
  above: string[];
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

/** Where the months of a level stand, and below each its rows. */
export const monthIdOf = (family: Family | undefined, levelId: string, month: string): string => `${family === 'wishes' ? 'wishes:' : ''}${levelId}:${month}`;

const figureSchema = new Schema<FigureDoc>(
  { _id: String, levelId: String, aboveId: String, month: String, dimension: String, key: String, tally: mixed },
  SCHEMA_OPTIONS,
);
figureSchema.index({ levelId: 1, dimension: 1, month: 1, key: 1 }, { name: 'figures_of_a_level' });
figureSchema.index({ aboveId: 1, month: 1 }, { name: 'parts_of_a_sum', partialFilterExpression: { aboveId: { $type: 'string' } } });

const monthSchema = new Schema<MonthDoc>(
  {
    _id: String,
    family: String,
    levelId: String,
    level: String,
    above: [String],
    month: String,
    changes: Number,
    counted: Number,
    dirtySince: Date,
    staleAt: Date,
    asOf: { type: Date, default: null },
  },
  SCHEMA_OPTIONS,
);
monthSchema.index({ level: 1, dirtySince: 1 }, { name: 'to_recount', partialFilterExpression: { dirtySince: { $exists: true } } });
monthSchema.index({ staleAt: 1 }, { name: 'grown_stale', partialFilterExpression: { staleAt: { $exists: true } } });

export const Figures = ({ db }: Db): Model<FigureDoc> => modelOf(db, 'figures', figureSchema);
/** The same rows, read as those of wishes: only of their dimensions. */
export const WishFigures = (deps: Db): Model<FigureDoc<WishTally>> => Figures(deps) as unknown as Model<FigureDoc<WishTally>>;
export const Months = ({ db }: Db): Model<MonthDoc> => modelOf(db, 'figureMonths', monthSchema);

/** Creates the indexes of the figures; harmless when they exist. */
export async function ensureIndexes(deps: Db): Promise<void> {
  await Figures(deps).createIndexes();
  await Months(deps).createIndexes();
}
