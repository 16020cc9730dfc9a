import type { Deps } from '../platform/deps';
import { nameOf } from '../platform/errorCode';
import { Outbox, type OutboxRow } from './outbox';
import type { Subscriber } from './types';

/** How deliveries are tried. Milliseconds. */
export interface WorkerSettings {
  /** Names this worker in leases. */
  readonly owner: string;
  /** How long one delivery may take before another worker may take it over. */
  readonly leaseMs: number;
  readonly maxAttempts: number;
  /** Wait after the first failure; doubles each time. */
  readonly backoffMs: number;
  readonly maxBackoffMs: number;
  /** Evenly in [0, 1); spreads retries. */
  readonly random: () => number;
}

/** Settings of the running program. */
export const WORKER_DEFAULTS: Omit<WorkerSettings, 'owner'> = {
  leaseMs: 30_000,
  maxAttempts: 8,
  backoffMs: 1_000,
  maxBackoffMs: 10 * 60_000,
  random: Math.random,
};

/** Wait before attempt `attempts + 1`: doubling, at most the ceiling, between half and all of it. */
export function backoff(attempts: number, settings: Pick<WorkerSettings, 'backoffMs' | 'maxBackoffMs' | 'random'>): number {
  const full = Math.min(settings.maxBackoffMs, settings.backoffMs * 2 ** Math.max(0, attempts - 1));
  return Math.round(full * (0.5 + settings.random() / 2));
}

async function claim(deps: Deps, settings: WorkerSettings): Promise<OutboxRow | null> {
  const now = deps.clock.now();
  return Outbox(deps)
    .findOneAndUpdate(
      // Claiming moves `notBefore` to the end of the lease, so that one index finds both new and abandoned rows.
      { state: 'waiting', notBefore: { $lte: now } },
      { $set: { owner: settings.owner, leaseUntil: new Date(now.getTime() + settings.leaseMs), notBefore: new Date(now.getTime() + settings.leaseMs) }, $inc: { attempts: 1 } },
      { sort: { notBefore: 1, _id: 1 }, returnDocument: 'after' },
    )
    .lean<OutboxRow>();
}

/** An earlier event of the same document that this subscriber has not had yet. */
async function hasEarlier(deps: Deps, row: OutboxRow): Promise<boolean> {
  const { aggregate, subscriber, at } = row;
  const earlier = await Outbox(deps).findOne({ aggregate, subscriber, state: 'waiting', at: { $lt: at } }, { _id: 1 }).lean();
  return earlier !== null;
}

const mine = (row: OutboxRow): Record<string, unknown> => ({ _id: row._id, state: 'waiting', owner: row.owner, attempts: row.attempts });

async function finish(deps: Deps, row: OutboxRow): Promise<void> {
  await Outbox(deps).updateOne(mine(row), { $set: { state: 'done', finishedAt: deps.clock.now(), owner: null, leaseUntil: null, lastError: null } });
}

/** Puts a row back to wait for the earlier one, without counting it as a failure. */
async function wait(deps: Deps, row: OutboxRow, settings: WorkerSettings): Promise<void> {
  const notBefore = new Date(deps.clock.now().getTime() + settings.backoffMs);
  await Outbox(deps).updateOne(mine(row), { $set: { owner: null, leaseUntil: null, notBefore }, $inc: { attempts: -1 } });
}

async function fail(deps: Deps, row: OutboxRow, error: unknown, settings: WorkerSettings): Promise<void> {
  const dead = row.attempts >= settings.maxAttempts;
  const lastError = nameOf(error) || 'unknown';
  deps.logger[dead ? 'error' : 'warn']({ err: error, row: row._id, attempts: row.attempts }, dead ? 'delivery given up' : 'delivery failed');
  const notBefore = new Date(deps.clock.now().getTime() + backoff(row.attempts, settings));
  const change = dead ? { state: 'dead', finishedAt: deps.clock.now() } : { notBefore };
  await Outbox(deps).updateOne(mine(row), { $set: { ...change, lastError, owner: null, leaseUntil: null } });
}

/** A row whose worker died again and again must not be taken up for ever. */
const isSpent = (row: OutboxRow, settings: WorkerSettings): boolean => row.attempts > settings.maxAttempts;

/**
 * Claims one row and delivers it.
 * @returns `none` when nothing is due, else what became of the row
 */
export async function workOnce(deps: Deps, subscribers: readonly Subscriber[], settings: WorkerSettings): Promise<'none' | 'done' | 'failed' | 'waits'> {
  const row = await claim(deps, settings);
  if (!row) return 'none';
  if (await hasEarlier(deps, row)) {
    await wait(deps, row, settings);
    return 'waits';
  }
  const subscriber = subscribers.find((one) => one.name === row.subscriber);
  try {
    if (isSpent(row, settings)) throw new Error('every worker that took this delivery ended before it was done');
    if (!subscriber) throw new Error(`no subscriber called ${row.subscriber}`);
    await subscriber.handle({ ...row.event, source: row.source }, deps);
  } catch (error) {
    await fail(deps, row, error, settings);
    return 'failed';
  }
  await finish(deps, row);
  return 'done';
}
