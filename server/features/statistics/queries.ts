import { sumOf, type Tally } from '../../../shared/domain/statistics/tally';
import type { Deps } from '../../platform/deps';
import { categoryIn, Figures, monthIdOf, Months, unitsIn, type Dimension, type Family, type FigureDoc, type MonthDoc } from './model';
import { monthOf } from './months';

/** The account of a community (工作站的账) for the month that runs. */
export interface Account {
  readonly month: string;
  readonly received: number;
  readonly onTime: number;
  readonly overdue: number;
  readonly solved: number;
  /** When it was last counted; now when nothing was filed yet. */
  readonly asOf: Date;
}

/** Sums the figures of the month at +08:00 in which `now` lies. */
export async function accountOf(deps: Deps, communityId: string): Promise<Account> {
  const now = deps.clock.now();
  const month = monthOf(now);
  const [rows, counted] = await Promise.all([
    Figures(deps)
      .find({ levelId: communityId, dimension: 'category', month }, { 'tally.received': 1, 'tally.onTime': 1, 'tally.overdue': 1, 'tally.solvedCases': 1 })
      .lean<Pick<FigureDoc, 'tally'>[]>(),
    Months(deps).findById(`${communityId}:${month}`).lean<{ asOf: Date | null }>(),
  ]);
  const sum = (figure: 'received' | 'onTime' | 'overdue' | 'solvedCases'): number => rows.reduce((total, { tally }) => total + tally[figure], 0);
  return { month, received: sum('received'), onTime: sum('onTime'), overdue: sum('overdue'), solved: sum('solvedCases'), asOf: counted?.asOf ?? now };
}

/** Months of filing, `YYYY-MM` at +08:00, both included. */
export interface Period {
  readonly from: string;
  readonly to: string;
}

/** Figures of a level over a period, by month and by key. */
export interface FigureSet {
  readonly total: Tally;
  readonly months: readonly { readonly month: string; readonly tally: Tally }[];
  readonly keys: readonly { readonly key: string; readonly tally: Tally }[];
}

function grouped(rows: readonly FigureDoc[], by: (row: FigureDoc) => string): [string, Tally][] {
  const groups = new Map<string, Tally[]>();
  for (const row of rows) groups.set(by(row), [...(groups.get(by(row)) ?? []), row.tally]);
  return [...groups].map(([key, tallies]) => [key, sumOf(tallies)]);
}

/** What a level's cases of a period come to, sorted by category or by unit; of one unit alone where it is named. */
export async function figuresOf(deps: Deps, levelId: string, dimension: Dimension, { from, to }: Period, key?: string): Promise<FigureSet> {
  const rows = await Figures(deps)
    .find({ levelId, dimension, month: { $gte: from, $lte: to }, ...(key === undefined ? {} : { key }) })
    .lean<FigureDoc[]>();
  const months = grouped(rows, ({ month }) => month).map(([month, tally]) => ({ month, tally })).sort((a, b) => (a.month < b.month ? -1 : 1));
  const keys = grouped(rows, (row) => row.key).map(([name, tally]) => ({ key: name, tally }));
  return { total: sumOf(months.map(({ tally }) => tally)), months, keys };
}

/** What one unit's cases at a level come to, category by category. */
export async function categoriesOf(deps: Deps, levelId: string, unitId: string, { from, to }: Period, categoryIds: readonly string[]): Promise<FigureSet['keys']> {
  const rows = await Figures(deps)
    .find({ levelId, dimension: { $in: categoryIds.map(unitsIn) }, month: { $gte: from, $lte: to }, key: unitId })
    .lean<FigureDoc[]>();
  return grouped(rows, ({ dimension }) => categoryIn(dimension) ?? '').map(([key, tally]) => ({ key, tally }));
}

/** Since when the figures of a period hold: the oldest count of its months; null where nothing was counted. */
export async function countedAt(deps: Deps, levelId: string, { from, to }: Period, family: Family = 'cases'): Promise<Date | null> {
  const months = { $gte: monthIdOf(family, levelId, from), $lte: monthIdOf(family, levelId, to) };
  const oldest = await Months(deps)
    .findOne({ _id: months, dirtySince: { $exists: true } }, { asOf: 1 })
    .sort({ asOf: 1 })
    .lean<Pick<MonthDoc, 'asOf'>>();
  if (oldest) return oldest.asOf;
  const last = await Months(deps).findOne({ _id: months }, { asOf: 1 }).sort({ asOf: -1 }).lean<Pick<MonthDoc, 'asOf'>>();
  return last?.asOf ?? null;
}
