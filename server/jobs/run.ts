import { randomUUID } from 'node:crypto';
import type { Deps } from '../platform/deps';
import type { Work } from '.';
import { createBell, type Bell } from './bell';
import { beat } from './heartbeat';
import { clearOutbox } from './outbox';
import { relay } from './relay';
import { runIfDue } from './schedule';
import { workOnce, WORKER_DEFAULTS, type WorkerSettings } from './worker';

/** Running background work of one process. */
export interface RunningJobs {
  /** Ends after the deliveries under way; what is left is taken up by the next process. */
  stop(): Promise<void>;
}

const POLL_MS = 1_000;
const BEAT_MS = 10_000;
/** Deliveries at once in one process. */
const WORKERS = 4;
/** A task is looked at no less often than this, so that one begun by another process is noticed. */
const LONGEST_LOOK_MS = 60_000;

/** Repeats `round` until stopped, waiting for the bell in between; a failed round is logged and tried again. */
function repeat(deps: Deps, bell: Bell, pauseMs: number, isStopped: () => boolean, round: () => Promise<void>): Promise<void> {
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

async function deliverAll(deps: Deps, work: Work, settings: WorkerSettings, isStopped: () => boolean): Promise<void> {
  while (!isStopped() && (await workOnce(deps, work.subscribers, settings)) !== 'none');
}

/**
 * Starts relay, workers, tasks and heartbeat of this process; other processes may do the same on the same
 * database. `bell` is what `deps.nudge` rings.
 */
export function startJobs(deps: Deps, work: Work, bell: Bell): RunningJobs {
  let stopped = false;
  const isStopped = (): boolean => stopped;
  const delivery = createBell();
  const quiet = createBell();
  const owner = randomUUID();
  const relaying = repeat(deps, bell, POLL_MS, isStopped, async () => {
    if ((await relay(deps, work.sources, work.subscribers)) > 0) delivery.ring();
  });
  const delivering = Array.from({ length: WORKERS }, (_, index) =>
    repeat(deps, delivery, POLL_MS, isStopped, () => deliverAll(deps, work, { ...WORKER_DEFAULTS, owner: `${owner}-${index}` }, isStopped)),
  );
  const beating = repeat(deps, quiet, BEAT_MS, isStopped, () => beat(deps));
  const tasks = [clearOutbox, ...work.tasks].map((task) =>
    repeat(deps, quiet, Math.min(task.everyMs, LONGEST_LOOK_MS), isStopped, async () => {
      if (await runIfDue(deps, task, owner)) bell.ring();
    }),
  );
  return {
    async stop() {
      stopped = true;
      for (const one of [bell, delivery, quiet]) one.ring();
      await Promise.all([relaying, ...delivering, beating, ...tasks]);
    },
  };
}
