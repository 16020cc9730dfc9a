import { randomUUID } from 'node:crypto';
import type { Deps } from '../platform/deps';
import type { Work } from '.';
import { createBell, type Bell } from './bell';
import { COURIER_DEFAULTS, lookOver, serveLane } from './courier';
import { beat } from './heartbeat';
import { dueLanes } from './lanes';
import { clearOutbox } from './outbox';
import { relay } from './relay';
import { runIfDue } from './schedule';
import type { Told } from './told';
import { workOnce, WORKER_DEFAULTS, type WorkerSettings } from './worker';

/** Running background work of one process. */
export interface RunningJobs {
  /** Ends after the deliveries under way; what is left is taken up by the next process. */
  stop(): Promise<void>;
}

const POLL_MS = 1_000;
/** How often the relay looks everywhere, also where nobody told it to: for what a process that died left behind. */
const EVERYWHERE_MS = 5_000;
const BEAT_MS = 10_000;
/** Deliveries at once in one process. */
const WORKERS = 4;
/** Targets outside that are gone to at once in one process. */
const LANES_AT_ONCE = 32;
/** A task is looked at no less often than this, so that one begun by another process is noticed. */
const LONGEST_LOOK_MS = 60_000;

/** Repeats `round` until stopped, waiting for the bell in between; a failed round is logged and tried again. */
function repeat(deps: Deps, bell: Pick<Bell, 'wait'>, pauseMs: number, isStopped: () => boolean, round: () => Promise<void>): Promise<void> {
  const run = async (): Promise<void> => {
    while (!isStopped()) {
      try {
        await round();
      } catch (error) {
        if (!isStopped()) deps.logger.error({ err: error }, 'background round failed');
      }
      if (!isStopped()) await bell.wait(pauseMs);
    }
  };
  return run();
}

/** @returns whether anything was delivered */
async function deliverAll(deps: Deps, work: Work, settings: WorkerSettings, isStopped: () => boolean): Promise<boolean> {
  let any = false;
  while (!isStopped() && (await workOnce(deps, work.subscribers, settings)) !== 'none') any = true;
  return any;
}

/**
 * Goes to many targets at once, to each with a few parcels: a target that hangs holds up nobody but itself. The
 * one that waits longest has the next free place.
 */
async function carryAll(deps: Deps, work: Work, owner: string, bell: Bell, isStopped: () => boolean): Promise<void> {
  const busy = new Map<string, Promise<void>>();
  const begin = (lane: Awaited<ReturnType<typeof dueLanes>>[number]): void => {
    const turn = serveLane(deps, work.couriers ?? [], lane, { ...COURIER_DEFAULTS, owner: `${owner}-${lane._id}` }, isStopped)
      .then((taken) => ({ again: taken > 0 }))
      .catch((error: unknown) => {
        if (!isStopped()) deps.logger.error({ err: error, lane: lane._id }, 'turn of a target failed');
        return { again: false };
      })
      .then(({ again }) => {
        busy.delete(lane._id);
        if (again) bell.ring();
      });
    busy.set(lane._id, turn);
  };
  await repeat(deps, bell, POLL_MS, isStopped, async () => {
    const due = await dueLanes(deps, LANES_AT_ONCE * 2);
    for (const lane of due) if (!busy.has(lane._id) && busy.size < LANES_AT_ONCE) begin(lane);
  });
  await Promise.all(busy.values());
}

/**
 * Starts relay, workers, tasks and heartbeat of this process; other processes may do the same on the same
 * database. `told` is what `deps.nudge` tells.
 */
export function startJobs(deps: Deps, work: Work, told: Told): RunningJobs {
  let stopped = false;
  const isStopped = (): boolean => stopped;
  const delivery = createBell();
  const lanes = createBell();
  const quiet = createBell();
  const owner = randomUUID();
  let everywhereAt = 0;
  const relaying = repeat(deps, told, POLL_MS, isStopped, async () => {
    const now = performance.now();
    if (now - everywhereAt >= EVERYWHERE_MS) {
      everywhereAt = now;
      told.nudge();
    }
    if ((await relay(deps, told.take(deps, work.sources), work.subscribers)) > 0) delivery.ring();
  });
  const delivering = Array.from({ length: WORKERS }, (_, index) =>
    repeat(deps, delivery, POLL_MS, isStopped, async () => {
      if (await deliverAll(deps, work, { ...WORKER_DEFAULTS, owner: `${owner}-${index}` }, isStopped)) lanes.ring();
    }),
  );
  const carrying = carryAll(deps, work, owner, lanes, isStopped);
  const beating = repeat(deps, quiet, BEAT_MS, isStopped, () => beat(deps));
  const tasks = [clearOutbox, lookOver(work.couriers ?? []), ...work.tasks].map((task) =>
    repeat(deps, quiet, Math.min(task.everyMs, LONGEST_LOOK_MS), isStopped, async () => {
      await runIfDue(deps, task, owner);
    }),
  );
  return {
    async stop() {
      stopped = true;
      told.nudge();
      for (const one of [delivery, lanes, quiet]) one.ring();
      await Promise.all([relaying, ...delivering, carrying, beating, ...tasks]);
    },
  };
}
