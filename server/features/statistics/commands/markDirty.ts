import type { Deps } from '../../../platform/deps';
import { isDuplicateKey } from '../../../platform/database/errors';
import { Months, type FigureLevel, type MonthDoc } from '../model';

/** Whose month it is. */
export type MonthRef = Pick<MonthDoc, 'levelId' | 'level' | 'above' | 'month'>;

/** Notes that a level's month must be recounted. Doing it twice costs one recount more and changes no figure. */
export async function markDirty(deps: Deps, { levelId, level, above, month }: MonthRef): Promise<void> {
  const mark = () =>
    Months(deps).updateOne(
      { _id: `${levelId}:${month}` },
      { $inc: { changes: 1 }, $set: { levelId, level, above, month, dirtySince: deps.clock.now() }, $setOnInsert: { counted: 0, asOf: null } },
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
export function monthAbove({ level, above, month }: MonthRef): MonthRef | null {
  const [levelId, ...rest] = above;
  const next: FigureLevel | undefined = level === 'community' ? 'street' : level === 'street' ? 'district' : undefined;
  return levelId !== undefined && next ? { levelId, level: next, above: rest, month } : null;
}
