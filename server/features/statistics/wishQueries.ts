import { sumOfWishes, type WishTally } from '../../../shared/domain/wishes/tally';
import type { Deps } from '../../platform/deps';
import { WishFigures, type FigureDoc, type WishDimension } from './model';
import type { Period } from './queries';

type Row = FigureDoc<WishTally>;
const within = ({ from, to }: Period) => ({ $gte: from, $lte: to });

/** Tallies added up by what they belong to. */
export function added(rows: readonly Row[], by: (row: Row) => string): Map<string, WishTally> {
  const groups = new Map<string, WishTally[]>();
  for (const row of rows) groups.set(by(row), [...(groups.get(by(row)) ?? []), row.tally]);
  return new Map([...groups].map(([key, tallies]) => [key, sumOfWishes(tallies)]));
}

/** Rows of a level's wishes in some months (index `figures_of_a_level`). */
export const wishRows = (deps: Deps, levelId: string, dimension: WishDimension, period: Period): Promise<Row[]> =>
  WishFigures(deps).find({ levelId, dimension, month: within(period) }).lean<Row[]>();

/** The same of several levels at once, such as those below one. */
export const wishRowsOf = (deps: Deps, levelIds: readonly string[], period: Period): Promise<Row[]> =>
  WishFigures(deps).find({ levelId: { $in: [...levelIds] }, dimension: 'wish:category', month: within(period) }).lean<Row[]>();

/** The first month of a level that has wishes; null while there is none. */
export async function firstWishMonth(deps: Deps, levelId: string): Promise<string | null> {
  const first = await WishFigures(deps).findOne({ levelId, dimension: 'wish:category' }, { month: 1 }).sort({ month: 1 }).lean<Pick<Row, 'month'>>();
  return first?.month ?? null;
}
