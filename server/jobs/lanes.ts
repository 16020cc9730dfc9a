import { Schema, type Model } from 'mongoose';
import { modelOf, SCHEMA_OPTIONS } from '../platform/database/model';
import type { Deps } from '../platform/deps';
import { backoff, type Patience } from './patience';
import type { DeliveryFailure } from './failure';
import { insertNew, laneOf, newRow, Outbox, type RowParts } from './outbox';

/**
 * How one target outside is doing. It is stored, so that every process leaves a dead target alone, and none asks it
 * a second time while another is asking.
 */
export interface LaneDoc {
  /** `<courier>/<target>`. */
  _id: string;
  courier: string;
  target: string;
  /** Nothing of it is due before this moment; absent while nothing waits. */
  dueAt?: Date;
  /** Rises whenever something is added, so that whoever saw it empty does not mark it so. */
  stamp: number;
  /** Failures that spoke of the target, one after the other. 0: it is well. */
  failures: number;
  failingSince?: Date;
  /** Left alone until then. When it is over, one parcel is tried, by whoever takes it first. */
  closedUntil?: Date;
  /** What the target said last, well or not. */
  lastOkAt?: Date;
  lastError?: string;
  lastErrorAt?: Date;
}

const schema = new Schema<LaneDoc>(
  { _id: String, courier: String, target: String, dueAt: Date, stamp: Number, failures: Number, failingSince: Date, closedUntil: Date, lastOkAt: Date, lastError: String, lastErrorAt: Date },
  SCHEMA_OPTIONS,
);
schema.index({ dueAt: 1 }, { name: 'due', partialFilterExpression: { dueAt: { $exists: true } } });

export const Lanes = (deps: Deps): Model<LaneDoc> => modelOf(deps.db, 'lanes', schema);

/** Failures in a row after which a target is called dead to people. It is left alone from the first one on. */
export const DEAD_AFTER = 5;

/** A target that asks for patience is given no more than this at once. */
const MOST_PATIENCE_MS = 24 * 3_600_000;

/** Says that something waits in a lane. */
export async function wakeLane(deps: Deps, courier: string, target: string, at: Date): Promise<void> {
  const fresh = { courier, target, failures: 0 };
  await Lanes(deps).updateOne({ _id: laneOf(courier, target) }, { $min: { dueAt: at }, $inc: { stamp: 1 }, $setOnInsert: fresh }, { upsert: true });
}

/**
 * Puts one event on its way to targets outside, one row for each. Told again it adds nothing; cut off between row and
 * lane it has to be told again, which whoever calls from a subscriber is. `marks`: a number for some targets, which comes
 * back with the parcel.
 */
export async function sendTo(deps: Deps, courier: string, targets: readonly string[], { event, source }: Pick<RowParts, 'event' | 'source'>, marks: ReadonlyMap<string, number> = new Map()): Promise<void> {
  await insertNew(deps, targets.map((target) => newRow({ subscriber: courier, event, source, target, ...(marks.has(target) ? { mark: marks.get(target) } : {}) })));
  for (const target of targets) await wakeLane(deps, courier, target, event.at);
}

/** Lanes in which something may be due, the one that waits longest first. */
export function dueLanes(deps: Deps, limit: number): Promise<LaneDoc[]> {
  return Lanes(deps).find({ dueAt: { $lte: deps.clock.now() } }).sort({ dueAt: 1 }).limit(limit).lean<LaneDoc[]>();
}

/**
 * Whether this worker may go to the target now. One that is well takes everybody; one that failed takes one parcel of
 * one worker when its pause is over, for as long as `leaseMs`.
 */
export async function admitTo(deps: Deps, id: string, leaseMs: number): Promise<'open' | 'probe' | 'closed'> {
  const now = deps.clock.now();
  const lane = await Lanes(deps).findById(id).lean<LaneDoc>();
  if (!lane) return 'closed';
  if (lane.closedUntil === undefined && lane.failures === 0) return 'open';
  if (lane.closedUntil !== undefined && lane.closedUntil > now) return 'closed';
  const until = new Date(now.getTime() + leaseMs);
  const guard = { _id: id, failures: lane.failures, closedUntil: lane.closedUntil ?? { $exists: false } };
  const { matchedCount } = await Lanes(deps).updateOne(guard, { $set: { closedUntil: until } });
  return matchedCount === 1 ? 'probe' : 'closed';
}

/** The target took something: it is well again. */
export async function laneWorks(deps: Deps, id: string): Promise<void> {
  await Lanes(deps).updateOne({ _id: id }, { $set: { failures: 0, lastOkAt: deps.clock.now() }, $unset: { failingSince: '', closedUntil: '' } });
}

/** The target failed: it is left alone for longer each time, at least as long as it asked. */
export async function laneFails(deps: Deps, id: string, { kind, retryAfterMs }: DeliveryFailure, patience: Patience): Promise<void> {
  const now = deps.clock.now();
  const lane = await Lanes(deps).findOneAndUpdate({ _id: id }, { $inc: { failures: 1 }, $set: { lastError: kind, lastErrorAt: now } }, { returnDocument: 'after' }).lean<LaneDoc>();
  if (!lane) return;
  const pause = Math.max(backoff(lane.failures, patience), Math.min(retryAfterMs ?? 0, MOST_PATIENCE_MS));
  const since = lane.failingSince ?? now;
  await Lanes(deps).updateOne({ _id: id }, { $set: { closedUntil: new Date(now.getTime() + pause), failingSince: since } });
}

/** Notes when a lane is next to be looked at. What was added meanwhile keeps its own moment. */
export async function settleLane(deps: Deps, id: string): Promise<void> {
  const lane = await Lanes(deps).findById(id).lean<LaneDoc>();
  if (!lane) return;
  const next = await Outbox(deps).findOne({ state: 'waiting', lane: id }, { notBefore: 1 }).sort({ notBefore: 1 }).lean<{ notBefore: Date }>();
  const guard = { _id: id, stamp: lane.stamp };
  if (!next) {
    await Lanes(deps).updateOne(guard, { $unset: { dueAt: '' } });
    return;
  }
  // Never before now: a lane that had its turn stands behind those that wait.
  const dueAt = new Date(Math.max(next.notBefore.getTime(), lane.closedUntil?.getTime() ?? 0, deps.clock.now().getTime()));
  await Lanes(deps).updateOne(guard, { $set: { dueAt } });
}
