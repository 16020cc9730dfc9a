import { rawCollection } from '../platform/database/model';
import type { Deps } from '../platform/deps';
import { failureOf, type DeliveryFailure } from './failure';
import { HOUSE, Outbox, type OutboxRow } from './outbox';
import { backoff, type Patience } from './patience';
import type { Subscriber } from './types';

/** How deliveries are tried. Milliseconds. */
export interface WorkerSettings extends Patience {
  /** Names this worker in leases. */
  readonly owner: string;
  /** How long one delivery may take before another worker may take it over. */
  readonly leaseMs: number;
  /** A row is given up when it is older than this and was tried so often: time alone would give up what a long night kept. */
  readonly giveUpMs: number;
  readonly minAttempts: number;
  /** A row whose worker died again and again is given up: it may be what kills them. */
  readonly maxAbandoned: number;
}

/** Settings of the running program, for what stays in the house. */
export const WORKER_DEFAULTS: Omit<WorkerSettings, 'owner'> = {
  leaseMs: 30_000,
  giveUpMs: 3_600_000,
  minAttempts: 8,
  maxAbandoned: 8,
  backoffMs: 1_000,
  maxBackoffMs: 10 * 60_000,
  random: Math.random,
};

/** What became of a row that was claimed. */
export type Outcome = { readonly state: 'done' } | { readonly state: 'waits' } | { readonly state: 'failed'; readonly failure: DeliveryFailure };

/** Claims the next row of a lane that is due. */
export async function claim(deps: Deps, lane: string, settings: WorkerSettings): Promise<OutboxRow | null> {
  const now = deps.clock.now();
  const until = new Date(now.getTime() + settings.leaseMs);
  const before = await Outbox(deps)
    .findOneAndUpdate(
      // Claiming moves `notBefore` to the end of the lease, so that one index finds both new and abandoned rows.
      { state: 'waiting', lane, notBefore: { $lte: now } },
      { $set: { owner: settings.owner, leaseUntil: until, notBefore: until }, $inc: { attempts: 1 } },
      { sort: { notBefore: 1, _id: 1 }, returnDocument: 'before' },
    )
    .lean<OutboxRow>();
  if (!before) return null;
  const row = { ...before, owner: settings.owner, leaseUntil: until, notBefore: until, attempts: before.attempts + 1 };
  return before.owner === null ? row : noteAbandoned(deps, row);
}

/** Whoever had it before ended without a word. */
export async function noteAbandoned(deps: Deps, row: OutboxRow): Promise<OutboxRow> {
  const abandoned = (row.abandoned ?? 0) + 1;
  await Outbox(deps).updateOne(mine(row), { $set: { abandoned } });
  return { ...row, abandoned };
}

const mine = ({ _id, owner, attempts }: OutboxRow) => ({ _id, state: 'waiting' as const, owner, attempts });

/** What is known of a row that another one waits for. */
export type EarlierRow = Pick<OutboxRow, 'owner' | 'notBefore'>;

/** Whether one row comes before another of the same document. */
export const isBefore = (a: Pick<OutboxRow, '_id' | 'at'>, b: Pick<OutboxRow, '_id' | 'at'>): boolean => a.at < b.at || (a.at.getTime() === b.at.getTime() && a._id < b._id);

/** An earlier event of the same document that this subscriber, or this target, has not had yet. */
function earlierOf(deps: Deps, { _id, aggregate, subscriber, lane, at }: OutboxRow): Promise<EarlierRow | null> {
  const before = { $or: [{ at: { $lt: at } }, { at, _id: { $lt: _id } }] };
  return Outbox(deps).findOne({ aggregate, subscriber, lane, state: 'waiting', ...before }, { owner: 1, notBefore: 1 }).sort({ at: 1 }).lean<OutboxRow>();
}

async function finish(deps: Deps, row: OutboxRow): Promise<void> {
  const change = { state: 'done' as const, finishedAt: deps.clock.now(), owner: null, leaseUntil: null, lastError: null };
  await rawCollection<OutboxRow>(deps.db, Outbox(deps).collection.name).updateOne(mine(row), { $set: change });
}

/**
 * Puts a row back to wait for the earlier one, without counting it as a failure: for as long as that one waits itself,
 * so that a long queue behind one failure is not looked at again and again.
 */
export async function wait(deps: Deps, row: OutboxRow, earlier: EarlierRow, settings: WorkerSettings): Promise<void> {
  const soon = deps.clock.now().getTime() + settings.backoffMs;
  const notBefore = new Date(earlier.owner === null ? Math.max(soon, earlier.notBefore.getTime()) : soon);
  await Outbox(deps).updateOne(mine(row), { $set: { owner: null, leaseUntil: null, notBefore }, $inc: { attempts: -1 } });
}

function isOver(row: OutboxRow, now: Date, settings: WorkerSettings): boolean {
  return row.attempts >= settings.minAttempts && now.getTime() - (row.since ?? row.at).getTime() >= settings.giveUpMs;
}

async function fail(deps: Deps, row: OutboxRow, failure: DeliveryFailure, settings: WorkerSettings, error: unknown): Promise<void> {
  const now = deps.clock.now();
  const dead = failure.scope === 'final' || isSpent(row, settings) || isOver(row, now, settings);
  deps.logger[dead ? 'error' : 'warn']({ err: error, row: row._id, attempts: row.attempts, kind: failure.kind }, dead ? 'delivery given up' : 'delivery failed');
  const notBefore = new Date(now.getTime() + Math.max(backoff(row.attempts, settings), failure.retryAfterMs ?? 0));
  const change = dead ? { state: 'dead', finishedAt: now } : { notBefore };
  await Outbox(deps).updateOne(mine(row), { $set: { ...change, lastError: failure.kind, owner: null, leaseUntil: null } });
}

const isSpent = (row: OutboxRow, settings: WorkerSettings): boolean => (row.abandoned ?? 0) >= settings.maxAbandoned;

/**
 * Delivers a row that was claimed, and notes what became of it.
 * @param isNext nothing of the same document waits before it, as whoever calls knows; else it is looked for
 */
export async function deliverRow(deps: Deps, row: OutboxRow, settings: WorkerSettings, run: () => Promise<void>, isNext = false): Promise<Outcome> {
  const earlier = isNext ? null : await earlierOf(deps, row);
  if (earlier) {
    await wait(deps, row, earlier, settings);
    return { state: 'waits' };
  }
  try {
    if (isSpent(row, settings)) throw new Error('every worker that took this delivery ended before it was done');
    await run();
  } catch (error) {
    const failure = failureOf(error);
    await fail(deps, row, failure, settings, error);
    return { state: 'failed', failure };
  }
  await finish(deps, row);
  return { state: 'done' };
}

/**
 * Claims one row of the house and delivers it.
 * @returns `none` when nothing is due, else what became of the row
 */
export async function workOnce(deps: Deps, subscribers: readonly Subscriber[], settings: WorkerSettings): Promise<'none' | 'done' | 'failed' | 'waits'> {
  const row = await claim(deps, HOUSE, settings);
  if (!row) return 'none';
  const outcome = await deliverRow(deps, row, settings, async () => {
    const subscriber = subscribers.find((one) => one.name === row.subscriber);
    if (!subscriber) throw new Error(`no subscriber called ${row.subscriber}`);
    await subscriber.handle({ ...row.event, source: row.source }, deps);
  });
  return outcome.state;
}
