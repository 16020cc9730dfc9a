import type { Task } from '../../jobs/types';
import { recountMonth } from './commands/recountMonth';
import { Months, type MonthDoc } from './model';

const EVERY_MS = 5_000;
const BATCH = 50;

/** Recounts months with new events, and those in which a promise has passed meanwhile. */
export const recount: Task = {
  name: 'statistics.recount',
  everyMs: EVERY_MS,
  async run(deps) {
    const now = deps.clock.now();
    const dirty = await Months(deps).find({ dirtySince: { $exists: true } }).sort({ dirtySince: 1 }).limit(BATCH).lean<MonthDoc[]>();
    for (const month of dirty) await recountMonth(deps, month);
    const stale = await Months(deps).find({ staleAt: { $lt: now } }).sort({ staleAt: 1 }).limit(BATCH).lean<MonthDoc[]>();
    for (const month of stale) await recountMonth(deps, month);
  },
};
