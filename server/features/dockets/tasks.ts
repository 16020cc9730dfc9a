import type { Task } from '../../jobs/types';
import { tellLate } from './commands/hold';
import { Dockets, type DocketDoc } from './model';

const EVERY_MS = 60_000;
const BATCH = 100;

/** Tasks of meetings that became late, read from the data, so downtime heals itself; each is told once. */
export const lateTasks: Task = {
  name: 'dockets.late',
  everyMs: EVERY_MS,
  async run(deps) {
    const due = await Dockets(deps).find({ nextCheckAt: { $lte: deps.clock.now() } }, { pending: 0 }).sort({ nextCheckAt: 1, _id: 1 }).limit(BATCH).lean<DocketDoc[]>();
    for (const doc of due) await tellLate(deps, doc);
  },
};
