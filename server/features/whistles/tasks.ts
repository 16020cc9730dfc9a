import type { Task } from '../../jobs/types';
import { tellLate } from './commands/answer';
import { Whistles, type WhistleDoc } from './model';

const EVERY_MS = 30_000;
const BATCH = 100;

/** Timers of whistles that ran out, read from the data, so downtime heals itself; each is told once. */
export const lateCalls: Task = {
  name: 'whistles.late',
  everyMs: EVERY_MS,
  async run(deps) {
    const due = await Whistles(deps).find({ nextCheckAt: { $lte: deps.clock.now() } }, { pending: 0 }).sort({ nextCheckAt: 1, _id: 1 }).limit(BATCH).lean<WhistleDoc[]>();
    for (const doc of due) await tellLate(deps, doc);
  },
};
