import { randomUUID } from 'node:crypto';
import type { Deps } from '../platform/deps';
import { COURIER_DEFAULTS, serveAll } from './courier';
import { Lanes } from './lanes';
import { Outbox } from './outbox';
import { relay } from './relay';
import type { Courier, EventSource, Subscriber, Task } from './types';
import { workOnce, WORKER_DEFAULTS, type WorkerSettings } from './worker';

export { arrived, bringBack, laneStates, MOST_COUNTED, oldestOf, redirect, resend, resendLane, rowById, rowsOfLane, settleByHand, takeOut, tryLane, type LaneState } from './byHand';
export { DeliveryFailure, type FailureScope } from './failure';
export { workerAlive } from './heartbeat';
export { DEAD_AFTER, Lanes, sendTo, type LaneDoc } from './lanes';
export { laneOf, outboxState, type OutboxRow } from './outbox';
export { startJobs, type RunningJobs } from './run';
export { createTold, type Told } from './told';

/** Everything that happens in the background, gathered from the manifests of the features. */
export interface Work {
  readonly sources: readonly EventSource[];
  readonly subscribers: readonly Subscriber[];
  readonly tasks: readonly Task[];
  /** Who carries what goes outside; absent where nothing does. */
  readonly couriers?: readonly Courier[];
}

/** Gathers the background work of features. Names are part of stored ids, so two alike stop the start. */
export function workOf(features: readonly { sources?: readonly EventSource[]; subscribers?: readonly Subscriber[]; tasks?: readonly Task[]; couriers?: readonly Courier[] }[]): Work {
  const work = {
    sources: features.flatMap((feature) => feature.sources ?? []),
    subscribers: features.flatMap((feature) => feature.subscribers ?? []),
    tasks: features.flatMap((feature) => feature.tasks ?? []),
    couriers: features.flatMap((feature) => feature.couriers ?? []),
  };
  for (const names of [[...work.subscribers, ...work.couriers].map((one) => one.name), work.tasks.map((one) => one.name), work.sources.map((one) => one.kind)]) {
    const twice = names.find((name, index) => names.indexOf(name) !== index);
    if (twice !== undefined) throw new Error(`two pieces of background work are called ${twice}`);
  }
  return work;
}

/** Creates the indexes of the outbox (idempotent). */
export async function ensureJobIndexes(deps: Deps): Promise<void> {
  await Outbox(deps).createIndexes();
  await Lanes(deps).createIndexes();
}

const DRAIN_ROUNDS = 1_000;

/**
 * Relays and delivers until nothing is due any more: for the seed and for tests. Deliveries that failed wait
 * for their time and are not tried again here.
 */
export async function drain(deps: Deps, work: Work, settings: Partial<WorkerSettings> = {}): Promise<void> {
  const full = { ...WORKER_DEFAULTS, owner: `drain-${randomUUID()}`, ...settings };
  for (let round = 0; round < DRAIN_ROUNDS; round++) {
    const moved = await relay(deps, work.sources, work.subscribers);
    let delivered = 0;
    for (;;) {
      const result = await workOnce(deps, work.subscribers, full);
      if (result === 'none') break;
      delivered++;
    }
    delivered += await serveAll(deps, work.couriers ?? [], { ...COURIER_DEFAULTS, owner: full.owner, random: full.random });
    if (moved === 0 && delivered === 0) return;
  }
  throw new Error('background work makes more of itself without end');
}
