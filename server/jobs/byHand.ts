import type { Deps } from '../platform/deps';
import { Lanes, sendTo, wakeLane, type LaneDoc } from './lanes';
import { laneOf, Outbox, type OutboxRow } from './outbox';

/** More than this are told as "at least so many". */
export const MOST_COUNTED = 10_000;

/** How one target outside is doing, with what waits for it. */
export interface LaneState extends LaneDoc {
  readonly waiting: number;
  readonly dead: number;
}

async function stateOf(deps: Deps, lane: LaneDoc): Promise<LaneState> {
  const count = (state: 'waiting' | 'dead'): Promise<number> => Outbox(deps).countDocuments({ state, lane: lane._id }, { limit: MOST_COUNTED });
  const [waiting, dead] = await Promise.all([count('waiting'), count('dead')]);
  return { ...lane, waiting, dead };
}

/** When the oldest of those that wait in a lane happened, of the first that are counted; null where none waits. */
export async function oldestOf(deps: Deps, lane: string): Promise<Date | null> {
  // What was tried stands behind what was not, so the first of the lane is not the oldest.
  const rows = await Outbox(deps).find({ state: 'waiting', lane }, { at: 1, _id: 0 }).sort({ notBefore: 1, _id: 1 }).limit(MOST_COUNTED).lean<{ at: Date }[]>();
  return rows.length === 0 ? null : new Date(Math.min(...rows.map(({ at }) => at.getTime())));
}

/** Targets of a courier that something was ever sent to: those named, or all. */
export async function laneStates(deps: Deps, courier: string, targets?: readonly string[]): Promise<LaneState[]> {
  const which = targets === undefined ? { courier } : { _id: { $in: targets.map((target) => laneOf(courier, target)) } };
  const lanes = await Lanes(deps).find(which).sort({ _id: 1 }).lean<LaneDoc[]>();
  return Promise.all(lanes.map((lane) => stateOf(deps, lane)));
}

/** What of one lane is in a state: what waits in the order it will be tried, what was given up with the latest first. */
export function rowsOfLane(deps: Deps, lane: string, state: 'waiting' | 'dead', limit: number): Promise<OutboxRow[]> {
  const order = state === 'waiting' ? { notBefore: 1 as const, _id: 1 as const } : { notBefore: -1 as const, _id: -1 as const };
  return Outbox(deps).find({ state, lane }).sort(order).limit(limit).lean<OutboxRow[]>();
}

export function rowById(deps: Deps, id: string): Promise<OutboxRow | null> {
  return Outbox(deps).findById(id).lean<OutboxRow>();
}

/** Somebody has seen to a target: it is tried now, not when its pause is over. Nothing happens where nothing was ever sent. */
export async function tryLane(deps: Deps, id: string): Promise<void> {
  const now = deps.clock.now();
  const lane = await Lanes(deps).findById(id).lean<LaneDoc>();
  if (!lane) return;
  await Outbox(deps).updateMany({ state: 'waiting', lane: id, owner: null, attempts: { $gt: 0 }, notBefore: { $gt: now } }, { $set: { notBefore: now } });
  await Lanes(deps).updateOne({ _id: id, closedUntil: { $gt: now } }, { $set: { closedUntil: now } });
  await wakeLane(deps, lane.courier, lane.target, now);
  deps.nudge();
}

const fresh = (now: Date): Record<string, unknown> => ({ $set: { state: 'waiting', notBefore: now, attempts: 0, since: now, finishedAt: null, owner: null, leaseUntil: null }, $unset: { abandoned: '' } });

/**
 * Sends once more what was given up, under the same id, so that a receiver who had it after all can tell.
 * @returns whether there was something given up of that id
 */
export async function resend(deps: Deps, id: string): Promise<boolean> {
  const now = deps.clock.now();
  const row = await Outbox(deps).findOneAndUpdate({ _id: id, state: 'dead' }, fresh(now), { returnDocument: 'after' }).lean<OutboxRow>();
  if (row) await tryLane(deps, row.lane);
  deps.nudge();
  return row !== null;
}

/** Sends once more all that was given up of one lane. @returns how many */
export async function resendLane(deps: Deps, lane: string): Promise<number> {
  const now = deps.clock.now();
  const { modifiedCount } = await Outbox(deps).updateMany({ state: 'dead', lane }, fresh(now));
  await tryLane(deps, lane);
  return modifiedCount;
}

/**
 * Sends elsewhere what was given up. The new row is there before the old one is done with: cut off in between, the
 * same order goes on and adds nothing.
 * @returns whether there was something given up of that id that went to another target
 */
export async function redirect(deps: Deps, id: string, target: string): Promise<boolean> {
  const row = await Outbox(deps).findOne({ _id: id, state: 'dead' }).lean<OutboxRow>();
  if (!row || row.target === undefined || row.target === target) return false;
  await sendTo(deps, row.subscriber, [target], row);
  const redirectedTo = [row.event._id, row.subscriber, target].join(':');
  await Outbox(deps).updateOne({ _id: id, state: 'dead' }, { $set: { state: 'done', finishedAt: deps.clock.now(), redirectedTo } });
  deps.nudge();
  return true;
}

/**
 * Takes something that waits out of its queue, to be decided about by hand. Not while it is being tried just now.
 * @returns whether it waited and does no longer
 */
export async function takeOut(deps: Deps, id: string): Promise<boolean> {
  const guard = { _id: id, state: 'waiting' as const, owner: null };
  const { modifiedCount } = await Outbox(deps).updateOne(guard, { $set: { state: 'dead', finishedAt: deps.clock.now() } });
  return modifiedCount === 1;
}

/**
 * What had arrived came back after all: it stands with what was given up, for people to decide about.
 * @returns whether there was such a one
 */
export async function bringBack(deps: Deps, id: string, problem: string): Promise<boolean> {
  const { modifiedCount } = await Outbox(deps).updateOne({ _id: id, state: 'done', settledAt: { $exists: false } }, { $set: { state: 'dead', finishedAt: deps.clock.now(), lastError: problem } });
  return modifiedCount === 1;
}

/** Whoever was to have some of them says that they have: what waits or was given up is done with, what was settled stays so. */
export async function arrived(deps: Deps, ids: readonly string[]): Promise<void> {
  const change = { state: 'done', finishedAt: deps.clock.now(), owner: null, leaseUntil: null, lastError: null };
  await Outbox(deps).updateMany({ _id: { $in: [...ids] }, state: { $in: ['waiting', 'dead'] } }, { $set: change });
}

/** Somebody has settled it by other means: what was given up is sent no more. @returns whether there was such a one */
export async function settleByHand(deps: Deps, id: string): Promise<boolean> {
  const now = deps.clock.now();
  const { modifiedCount } = await Outbox(deps).updateOne({ _id: id, state: 'dead' }, { $set: { state: 'done', finishedAt: now, settledAt: now } });
  return modifiedCount === 1;
}
