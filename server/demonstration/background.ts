import { randomUUID } from 'node:crypto';
import { viewerOfPerson } from '../features/identity';
import { feature as notifications, unreadCount } from '../features/notifications';
import { NO_VISIT } from '../http/visit';
import type { Work } from '../jobs';
import { relay } from '../jobs/relay';
import { workOnce, WORKER_DEFAULTS } from '../jobs/worker';
import type { Deps } from '../platform/deps';
import { depsAt } from './play';
import { inPool } from '../platform/pool';

/** Deliveries under way at once: the database answers many together nearly as fast as one. */
const LANES = 8;
/** How much later a delivery that had to wait for an earlier one of its case is looked at again. */
const AGAIN_MS = 1_500;
const ROUNDS = 200;

/** Delivers until nothing is due. @returns how many must wait for an earlier one of their case */
async function round(deps: Deps, work: Work, owner: string, lanes: number): Promise<number> {
  const settings = { ...WORKER_DEFAULTS, owner };
  let waits = 0;
  let dry = false;
  const lane = async (): Promise<void> => {
    while (!dry) {
      const result = await workOnce(deps, work.subscribers, settings);
      if (result === 'none') dry = true;
      if (result === 'waits') waits += 1;
    }
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  return waits;
}

/**
 * Relays and delivers what happened up to a moment, by the same relay and workers as in the running program, several
 * at once. Deliveries of one case keep their order.
 */
export async function deliver(deps: Deps, work: Work, at: Date): Promise<void> {
  const owner = `demonstration-${randomUUID()}`;
  let [moment, waits] = [at, 0];
  for (let i = 0; i < ROUNDS; i += 1) {
    const then = depsAt(deps, moment);
    const moved = await relay(then, work.sources, work.subscribers);
    if (moved + waits === 0) return;
    waits = await round(then, work, owner, Math.min(LANES, Math.max(1, moved)));
    if (waits > 0) moment = new Date(moment.getTime() + AGAIN_MS);
  }
  throw new Error('background work of the demonstration makes more of itself without end');
}

/** Lets tasks do what is due at a moment. */
export async function runTasks(deps: Deps, tasks: Work['tasks'], at: Date): Promise<void> {
  const then = depsAt(deps, at);
  for (const task of tasks) await task.run(then);
}

/** People open their messages and have read them all, as they would by a tap in the program. */
export async function readInboxes(deps: Deps, personIds: readonly string[], at: Date): Promise<void> {
  const then = depsAt(deps, at);
  const readAll = notifications.handlers['POST /inbox/read-all'];
  await inPool(personIds, LANES, async (personId) => {
    const viewer = (await unreadCount(then, personId)) > 0 ? await viewerOfPerson(then, personId) : null;
    if (viewer) await readAll?.({ params: undefined, query: undefined, body: undefined, viewer, integrator: null, key: '', file: null, requestId: 'demonstration', ip: '', visit: NO_VISIT }, then);
  });
}
