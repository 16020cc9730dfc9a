import type { Task } from '../../jobs/types';
import { watch } from './commands/accept';
import { countRound } from './commands/rounds';
import { dueProjects, dueRounds } from './queries';

const EVERY_MS = 30_000;
const BATCH = 200;

/** Checks and steps that fell due, rounds and acceptances that ended: read from the data, so downtime heals itself. */
export const projectClock: Task = {
  name: 'projects.clock',
  everyMs: EVERY_MS,
  async run(deps) {
    for (const round of await dueRounds(deps, deps.clock.now(), BATCH)) await countRound(deps, round);
    for (const doc of await dueProjects(deps, deps.clock.now(), BATCH)) await watch(deps, doc);
  },
};
