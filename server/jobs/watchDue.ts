import type { Deps } from '../platform/deps';
import type { Task } from './types';

const EVERY_MS = 30_000;
const BATCH = 200;

/** A task that looks after what fell due, the first first: read from the data, so downtime heals itself. `watch` is harmless done twice. */
export const watchDue = <D>(name: string, due: (deps: Deps, now: Date, most: number) => Promise<readonly D[]>, watch: (deps: Deps, doc: D) => Promise<unknown>): Task => ({
  name,
  everyMs: EVERY_MS,
  async run(deps) {
    for (const doc of await due(deps, deps.clock.now(), BATCH)) await watch(deps, doc);
  },
});
