import type { Deps } from '../../../platform/deps';
import { inPool } from '../../../platform/pool';
import { firstFiledAt } from '../../cases';
import { firstPostedAt } from '../../wishes';
import { allUnits, type UnitInfo } from '../../organisation';
import { monthIdOf, Months, type Family, type FigureLevel } from '../model';
import { monthOf } from '../months';
import { refFields, type MonthRef } from './markDirty';
import { countMonth, storeMonth } from './recountMonth';

/** What a full recount found. */
export interface Recounted {
  readonly months: number;
  /** Rows that were not equal to the recount, and now are. */
  readonly different: number;
}

/** Units of one level that are counted beside one another. */
const AT_ONCE = 8;

function monthsFrom(first: string, last: string): string[] {
  const months = [first];
  for (let month = first; month < last; ) {
    const [year = 0, number = 0] = month.split('-').map(Number);
    month = number === 12 ? `${year + 1}-01` : `${year}-${String(number + 1).padStart(2, '0')}`;
    months.push(month);
  }
  return months;
}

const refOf = (family: Family, { id, path }: UnitInfo, level: FigureLevel, month: string): MonthRef => ({ ...(family === 'wishes' ? { family } : {}), levelId: id, level, above: path.slice(0, -1).reverse(), month });

/** One month of one level: how many rows were not equal. */
async function recountOne(deps: Deps, ref: MonthRef, now: Date): Promise<number> {
  const _id = monthIdOf(ref.family, ref.levelId, ref.month);
  const counted = await countMonth(deps, ref, now);
  if (counted.rows.length === 0 && ref.level === 'community' && !(await Months(deps).exists({ _id }))) return 0;
  const different = await storeMonth(deps, ref, counted);
  const set = { ...refFields(ref), asOf: now };
  const moments = counted.staleAt ? { $set: { ...set, staleAt: counted.staleAt } } : { $set: set, $unset: { staleAt: 1 } };
  await Months(deps).updateOne({ _id }, { ...moments, $setOnInsert: { changes: 0, counted: 0 } }, { upsert: true });
  return different;
}

const FIRST: Readonly<Record<Family, (deps: Deps) => Promise<Date | null>>> = { cases: firstFiledAt, wishes: firstPostedAt };

/**
 * Recounts every month of every community from its cases and its wishes, adds up streets and district anew, and says how
 * many rows were not equal. Figures of months that are still to be counted after events are expected to differ.
 * @param say told after each month
 */
export async function recountAll(deps: Deps, say: (month: string) => void = () => undefined): Promise<Recounted> {
  const now = deps.clock.now();
  const units = await allUnits(deps);
  const known = new Set<string>();
  let different = 0;
  for (const family of ['cases', 'wishes'] as const) {
    const first = await FIRST[family](deps);
    for (const month of first ? monthsFrom(monthOf(first), monthOf(now)) : []) {
      for (const level of ['community', 'street', 'district'] as const) {
        await inPool(units.filter(({ kind }) => kind === level), AT_ONCE, async (unit) => {
          const found = await recountOne(deps, refOf(family, unit, level, month), now);
          different += found;
        });
      }
      if (!known.has(month)) say(month);
      known.add(month);
    }
  }
  return { months: known.size, different };
}
