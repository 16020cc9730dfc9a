import type { Task } from '../../jobs/types';
import type { Deps } from '../../platform/deps';
import { recountMonth } from './commands/recountMonth';
import { FIGURE_LEVELS, Months, type MonthDoc } from './model';

const EVERY_MS = 5_000;
const BATCH = 50;

async function recountStale(deps: Deps): Promise<void> {
  const stale = await Months(deps).find({ staleAt: { $lt: deps.clock.now() } }).sort({ staleAt: 1 }).limit(BATCH).lean<MonthDoc[]>();
  for (const month of stale) await recountMonth(deps, month);
}

/** Recounts months in which a promise has passed, then those with new events, level by level so that sums follow their parts. */
export const recount: Task = {
  name: 'statistics.recount',
  everyMs: EVERY_MS,
  async run(deps) {
    await recountStale(deps);
    for (const level of FIGURE_LEVELS) {
      const dirty = await Months(deps).find({ level, dirtySince: { $exists: true } }).sort({ dirtySince: 1 }).limit(BATCH).lean<MonthDoc[]>();
      for (const month of dirty) await recountMonth(deps, month);
    }
  },
};
