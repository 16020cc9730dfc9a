import type { Deps } from '../../../platform/deps';
import { firstFiledAt } from '../../cases';
import { allUnits, type UnitInfo } from '../../organisation';
import { Months, type FigureLevel } from '../model';
import { monthOf } from '../months';
import type { MonthRef } from './markDirty';
import { countMonth, storeMonth } from './recountMonth';

/** What a full recount found. */
export interface Recounted {
  readonly months: number;
  /** Rows that were not equal to the recount, and now are. */
  readonly different: number;
}

function monthsFrom(first: string, last: string): string[] {
  const months = [first];
  for (let month = first; month < last; ) {
    const [year = 0, number = 0] = month.split('-').map(Number);
    month = number === 12 ? `${year + 1}-01` : `${year}-${String(number + 1).padStart(2, '0')}`;
    months.push(month);
  }
  return months;
}

const refOf = ({ id, path }: UnitInfo, level: FigureLevel, month: string): MonthRef => ({ levelId: id, level, above: path.slice(0, -1).reverse(), month });

/**
 * Recounts every month of every community from its cases, adds up streets and district anew, and says how many rows
 * were not equal. Figures of months that are still to be counted after events are expected to differ.
 * @param say told after each month
 */
export async function recountAll(deps: Deps, say: (month: string) => void = () => undefined): Promise<Recounted> {
  const now = deps.clock.now();
  const first = await firstFiledAt(deps);
  if (!first) return { months: 0, different: 0 };
  const units = await allUnits(deps);
  const months = monthsFrom(monthOf(first), monthOf(now));
  let different = 0;
  for (const month of months) {
    for (const level of ['community', 'street', 'district'] as const) {
      for (const unit of units.filter(({ kind }) => kind === level)) {
        const ref = refOf(unit, level, month);
        const counted = await countMonth(deps, ref, now);
        if (counted.rows.length === 0 && level === 'community' && !(await Months(deps).exists({ _id: `${unit.id}:${month}` }))) continue;
        different += await storeMonth(deps, ref, counted);
        const moments = counted.staleAt ? { $set: { ...ref, asOf: now, staleAt: counted.staleAt } } : { $set: { ...ref, asOf: now }, $unset: { staleAt: 1 } };
        await Months(deps).updateOne({ _id: `${unit.id}:${month}` }, { ...moments, $setOnInsert: { changes: 0, counted: 0 } }, { upsert: true });
      }
    }
    say(month);
  }
  return { months: months.length, different };
}
