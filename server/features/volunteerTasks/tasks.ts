import type { Task } from '../../jobs/types';
import { watch } from './commands/watch';
import { dueTasks } from './queries';

const EVERY_MS = 30_000;
const BATCH = 200;

/** Days that come near, tasks that are late, reports that wait: read from the data, so downtime heals itself. */
export const volunteerTaskClock: Task = {
  name: 'volunteerTasks.clock',
  everyMs: EVERY_MS,
  async run(deps) {
    for (const doc of await dueTasks(deps, deps.clock.now(), BATCH)) await watch(deps, doc);
  },
};
