import { addCase, emptyTally, sumOf, type Tally } from '../../../../shared/domain/statistics/tally';
import { isDeepStrictEqual } from 'node:util';
import type { Deps } from '../../../platform/deps';
import { figureCases } from '../../cases';
import { getUnits } from '../../organisation';
import { familyOf, Figures, monthIdOf, Months, OF_COMMUNITIES, unitsIn, type Dimension, type FigureDoc, type MonthDoc } from '../model';
import { boundsOf } from '../months';
import { addUpWishes, countWishes } from './countWishes';
import { markDirty, monthAbove, type MonthRef } from './markDirty';

/** What a month should say, before it is compared with what is stored. */
export interface Counted {
  readonly rows: readonly FigureDoc<unknown>[];
  readonly staleAt: Date | null;
}

/** Part of a figure's key. */
type Part = readonly [Dimension, string];

function rowsOf({ levelId, above, month }: MonthRef, tallies: ReadonlyMap<string, { part: Part; tally: Tally }>): FigureDoc[] {
  return [...tallies.values()].map(({ part: [dimension, key], tally }) => ({
    _id: `${levelId}:${month}:${dimension}:${key}`, levelId, aboveId: above[0] ?? null, month, dimension, key, tally,
  }));
}

/** A community's month, from its cases. */
async function countCases(deps: Deps, ref: MonthRef, now: Date): Promise<Counted> {
  const { from, to } = boundsOf(ref.month);
  const tallies = new Map<string, { part: Part; tally: ReturnType<typeof emptyTally> }>();
  let staleAt: Date | null = null;
  for (const { categoryId, unitId, facts, overdueAt } of await figureCases(deps, ref.levelId, from, to, now)) {
    for (const part of [['category', categoryId], ['unit', unitId], [unitsIn(categoryId), unitId]] as const) {
      const known = tallies.get(part.join(':')) ?? { part, tally: emptyTally() };
      tallies.set(part.join(':'), known);
      addCase(known.tally, facts);
    }
    if (overdueAt && (!staleAt || overdueAt < staleAt)) staleAt = overdueAt;
  }
  return { rows: rowsOf(ref, tallies), staleAt };
}

/** A street's or the district's month, from the rows of what lies below; units of communities are taken together. */
async function addUp(deps: Deps, ref: MonthRef): Promise<Counted> {
  const below = (await Figures(deps).find({ aboveId: ref.levelId, month: ref.month }).lean<FigureDoc[]>()).filter(({ dimension }) => familyOf(dimension) === 'cases');
  const units = await getUnits(deps, new Set(below.filter(({ dimension }) => dimension !== 'category').map(({ key }) => key)));
  const sums = new Map<string, { part: Part; tallies: Tally[] }>();
  for (const { dimension, key, tally } of below) {
    const unit = units.get(key);
    const part: Part = [dimension, dimension !== 'category' && (!unit || unit.communityId !== null) ? OF_COMMUNITIES : key];
    const known = sums.get(part.join(':')) ?? { part, tallies: [] };
    sums.set(part.join(':'), known);
    known.tallies.push(tally);
  }
  return { rows: rowsOf(ref, new Map([...sums].map(([id, { part, tallies }]) => [id, { part, tally: sumOf(tallies) }]))), staleAt: null };
}

/** What a level's month comes to now. */
export function countMonth(deps: Deps, ref: MonthRef, now: Date): Promise<Counted> {
  if (ref.family === 'wishes') return ref.level === 'community' ? countWishes(deps, ref) : addUpWishes(deps, ref);
  return ref.level === 'community' ? countCases(deps, ref, now) : addUp(deps, ref);
}

/** Puts what was counted in the place of what was stored; how many rows were not equal to it. */
export async function storeMonth(deps: Deps, { family, levelId, month }: MonthRef, { rows }: Counted): Promise<number> {
  // Its rows begin with the level and the month, and `;` follows `:`.
  const at = monthIdOf(family, levelId, month);
  const stored = await Figures(deps).find({ _id: { $gte: `${at}:`, $lt: `${at};` } }).lean<FigureDoc[]>();
  const known = new Map(stored.map((row) => [row._id, row]));
  const changed = rows.filter(({ _id, ...row }) => {
    const before = known.get(_id);
    known.delete(_id);
    return !before || before.aboveId !== row.aboveId || !isDeepStrictEqual(before.tally, plain(row.tally));
  });
  // Each is a write by itself; together they wait for the disk once.
  if (changed.length > 0) await Figures(deps).bulkWrite(changed.map(({ _id, ...row }) => ({ updateOne: { filter: { _id }, update: { $set: row as Omit<FigureDoc, '_id'> }, upsert: true } })), { ordered: false });
  // A category that a correction emptied keeps no figures.
  if (known.size > 0) await Figures(deps).deleteMany({ _id: { $in: [...known.keys()] } });
  return changed.length + known.size;
}

/** As it comes back from the database, where every key is a text. */
const plain = (tally: unknown): unknown => JSON.parse(JSON.stringify(tally));

/**
 * Recomputes the figures of a level's month, and has the level above add up anew. Run twice or by two processes, the
 * last word is the same; events that come while it counts leave the month dirty for the next run.
 */
export async function recountMonth(deps: Deps, month: MonthDoc): Promise<void> {
  const now = deps.clock.now();
  const counted = await countMonth(deps, month, now);
  await storeMonth(deps, month, counted);
  const set = { asOf: now, counted: month.changes };
  await Months(deps).updateOne({ _id: month._id }, counted.staleAt ? { $set: { ...set, staleAt: counted.staleAt } } : { $set: set, $unset: { staleAt: 1 } });
  const above = monthAbove(month);
  if (above) await markDirty(deps, above);
  await Months(deps).updateOne({ _id: month._id, changes: month.changes }, { $unset: { dirtySince: 1 } });
}
