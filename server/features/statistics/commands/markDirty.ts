import type { Deps } from '../../../platform/deps';
import { isDuplicateKey } from '../../../platform/database/errors';
import { monthIdOf, Months, type FigureLevel, type MonthDoc } from '../model';

/** Whose month it is. */
export type MonthRef = Pick<MonthDoc, 'family' | 'levelId' | 'level' | 'above' | 'month'>;

/** A month as it is written; the family stands there only where it is not cases. */
export const refFields = ({ family, levelId, level, above, month }: MonthRef) => ({ ...(family ? { family } : {}), levelId, level, above, month });

/** Notes that a level's month must be recounted. Doing it twice costs one recount more and changes no figure. */
export async function markDirty(deps: Deps, ref: MonthRef): Promise<void> {
  const mark = () =>
    Months(deps).updateOne(
      { _id: monthIdOf(ref.family, ref.levelId, ref.month) },
      { $inc: { changes: 1 }, $set: { ...refFields(ref), dirtySince: deps.clock.now() }, $setOnInsert: { counted: 0, asOf: null } },
      { upsert: true },
    );
  try {
    await mark();
  } catch (error) {
    // Two deliveries began the month at once: it is there now.
    if (!isDuplicateKey(error)) throw error;
    await mark();
  }
}

/** The same month of the level above; null above the district. */
export function monthAbove({ family, level, above, month }: MonthRef): MonthRef | null {
  const [levelId, ...rest] = above;
  const next: FigureLevel | undefined = level === 'community' ? 'street' : level === 'street' ? 'district' : undefined;
  return levelId !== undefined && next ? { ...(family ? { family } : {}), levelId, level: next, above: rest, month } : null;
}
