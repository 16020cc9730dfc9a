import type { Deps } from '../platform/deps';
import { Lanes, sendTo, wakeLane, type LaneDoc } from './lanes';
import { HOUSE, Outbox, type OutboxRow } from './outbox';

/** More than this are told as "at least so many". */
export const MOST_COUNTED = 10_000;

/** How one target outside is doing, with what waits for it. */
export interface LaneState extends LaneDoc {
  readonly waiting: number;
  readonly dead: number;
  /** When the oldest that waits happened. */
  readonly oldestAt: Date | null;
}

async function stateOf(deps: Deps, lane: LaneDoc): Promise<LaneState> {
  const count = (state: 'waiting' | 'dead'): Promise<number> => Outbox(deps).countDocuments({ state, lane: lane._id }, { limit: MOST_COUNTED });
  const oldest = Outbox(deps).findOne({ state: 'waiting', lane: lane._id }, { at: 1 }).sort({ notBefore: 1, _id: 1 }).lean<{ at: Date }>();
  const [waiting, dead, first] = await Promise.all([count('waiting'), count('dead'), oldest]);
  return { ...lane, waiting, dead, oldestAt: first?.at ?? null };
}

/** Every target of a courier that something was ever sent to. */
export async function laneStates(deps: Deps, courier: string): Promise<LaneState[]> {
  const lanes = await Lanes(deps).find({ courier }).sort({ _id: 1 }).lean<LaneDoc[]>();
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

/** Somebody has seen to the target: it is tried now, not when its pause is over. */
async function tryNow(deps: Deps, row: Pick<OutboxRow, 'lane' | 'subscriber' | 'target'>, now: Date): Promise<void> {
  if (row.target === undefined) return;
  await Lanes(deps).updateOne({ _id: row.lane, closedUntil: { $gt: now } }, { $set: { closedUntil: now } });
  await wakeLane(deps, row.subscriber, row.target, now);
}

const fresh = (now: Date): Record<string, unknown> => ({ $set: { state: 'waiting', notBefore: now, attempts: 0, since: now, finishedAt: null, owner: null, leaseUntil: null }, $unset: { abandoned: '' } });

/**
 * Sends once more what was given up, under the same id, so that a receiver who had it after all can tell.
 * @returns whether there was something given up of that id
 */
export async function resend(deps: Deps, id: string): Promise<boolean> {
  const now = deps.clock.now();
  const row = await Outbox(deps).findOneAndUpdate({ _id: id, state: 'dead' }, fresh(now), { returnDocument: 'after' }).lean<OutboxRow>();
  if (row) await tryNow(deps, row, now);
  deps.nudge();
  return row !== null;
}

/** Sends once more all that was given up of one lane. @returns how many */
export async function resendLane(deps: Deps, lane: string): Promise<number> {
  const now = deps.clock.now();
  const { modifiedCount } = await Outbox(deps).updateMany({ state: 'dead', lane }, fresh(now));
  const known = lane === HOUSE ? null : await Lanes(deps).findById(lane).lean<LaneDoc>();
  if (known) await tryNow(deps, { lane, subscriber: known.courier, target: known.target }, now);
  deps.nudge();
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
