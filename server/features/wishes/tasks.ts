import type { Task } from '../../jobs/types';
import { watch } from './commands/watch';
import { dueWishes } from './queries';

const EVERY_MS = 30_000;
const BATCH = 200;

/** Checks, matches and proofs that fell due, and wishes that nobody claims: read from the data, so downtime heals itself. */
export const wishClock: Task = {
  name: 'wishes.clock',
  everyMs: EVERY_MS,
  async run(deps) {
    for (const doc of await dueWishes(deps, deps.clock.now(), BATCH)) await watch(deps, doc);
  },
};
