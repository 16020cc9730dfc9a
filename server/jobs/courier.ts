import type { Deps } from '../platform/deps';
import { DeliveryFailure } from './failure';
import { admitTo, dueLanes, Lanes, laneFails, laneWorks, settleLane, type LaneDoc } from './lanes';
import { Outbox, type OutboxRow } from './outbox';
import type { Courier, Task } from './types';
import { claim, deliverRow, WORKER_DEFAULTS, type WorkerSettings } from './worker';

/** Parcels that one target is given before others have their turn. */
const TURN = 20;

/** Settings of deliveries to the outside. A target may take longer to answer than the house does. */
export const COURIER_DEFAULTS: Omit<WorkerSettings, 'owner' | 'giveUpMs'> = { ...WORKER_DEFAULTS, leaseMs: 60_000, minAttempts: 3 };

export type CourierSettings = Omit<WorkerSettings, 'giveUpMs'>;

async function carry(deps: Deps, courier: Courier | undefined, row: OutboxRow): Promise<void> {
  if (!courier || row.target === undefined) throw new DeliveryFailure('noCourier', 'target');
  await courier.deliver({ id: row._id, event: row.event, source: row.source, target: row.target, attempt: row.attempts }, deps);
}

/** Delivers one row; for a target that failed before, says that it is well again. */
async function oneOf(deps: Deps, courier: Courier | undefined, row: OutboxRow, settings: WorkerSettings, probing: boolean): Promise<'ok' | 'waits' | 'failing'> {
  const outcome = await deliverRow(deps, row, settings, () => carry(deps, courier, row));
  if (outcome.state === 'waits') return 'waits';
  if (outcome.state === 'failed' && outcome.failure.scope === 'target') {
    await laneFails(deps, row.lane, outcome.failure, settings);
    return 'failing';
  }
  // A target that refuses one parcel has answered: it is there.
  if (probing) await laneWorks(deps, row.lane);
  return 'ok';
}

/** Some parcels in their order, until there are none, the target fails or its turn is over. */
async function turn(deps: Deps, courier: Courier | undefined, lane: LaneDoc, settings: WorkerSettings, probe: boolean, isStopped: () => boolean): Promise<number> {
  let [taken, carried, probing] = [0, false, probe];
  while (taken < TURN && !isStopped()) {
    const row = await claim(deps, lane._id, settings);
    if (!row) break;
    taken += 1;
    const outcome = await oneOf(deps, courier, row, settings, probing);
    if (outcome === 'failing') return taken;
    if (outcome === 'waits') continue;
    [carried, probing] = [true, false];
  }
  // Neither well nor worse is known of it: whoever comes next may try.
  if (probing) await Lanes(deps).updateOne({ _id: lane._id }, { $set: { closedUntil: deps.clock.now() } });
  else if (carried) await Lanes(deps).updateOne({ _id: lane._id }, { $set: { lastOkAt: deps.clock.now() } });
  return taken;
}

/**
 * Gives one target its turn: some parcels in their order, one only when it failed before, none while it is to be left alone.
 * @returns how many rows were taken up
 */
export async function serveLane(deps: Deps, couriers: readonly Courier[], lane: LaneDoc, given: CourierSettings, isStopped: () => boolean = () => false): Promise<number> {
  const admitted = await admitTo(deps, lane._id, given.leaseMs);
  let taken = 0;
  if (admitted !== 'closed') {
    const courier = couriers.find((one) => one.name === lane.courier);
    const giveUpMs = (await courier?.giveUpMs(lane.target, deps)) ?? WORKER_DEFAULTS.giveUpMs;
    taken = await turn(deps, courier, lane, { ...given, giveUpMs }, admitted === 'probe', isStopped);
  }
  await settleLane(deps, lane._id);
  return taken;
}

/** Gives every target that is due its turn, one after the other: for the seed and for tests. */
export async function serveAll(deps: Deps, couriers: readonly Courier[], settings: CourierSettings): Promise<number> {
  let taken = 0;
  for (const lane of await dueLanes(deps, 1_000)) taken += await serveLane(deps, couriers, lane, settings);
  return taken;
}

/** A minute in which a lane has nothing due is looked over once: should a moment have been lost, nothing else is. */
const LOOKED_OVER_MS = 60_000;

/** Looks over every lane, and gives up what waited too long behind a target that has been dead for as long. */
export function lookOver(couriers: readonly Courier[]): Task {
  return {
    name: 'outbox.lanes',
    everyMs: LOOKED_OVER_MS,
    async run(deps) {
      const now = deps.clock.now();
      for (const lane of await Lanes(deps).find().lean<LaneDoc[]>()) {
        const courier = couriers.find((one) => one.name === lane.courier);
        const giveUpMs = (await courier?.giveUpMs(lane.target, deps)) ?? WORKER_DEFAULTS.giveUpMs;
        const long = new Date(now.getTime() - giveUpMs);
        if (lane.failingSince !== undefined && lane.failingSince <= long) await giveUp(deps, lane, long, now);
        await settleLane(deps, lane._id);
      }
    },
  };
}

async function giveUp(deps: Deps, lane: LaneDoc, long: Date, now: Date): Promise<void> {
  const old = { state: 'waiting' as const, lane: lane._id, owner: null, at: { $lte: long }, $or: [{ since: { $exists: false } }, { since: { $lte: long } }] };
  const change = { state: 'dead' as const, finishedAt: now, lastError: lane.lastError ?? 'unknown' };
  const { modifiedCount } = await Outbox(deps).updateMany(old, { $set: change });
  if (modifiedCount > 0) deps.logger.error({ lane: lane._id, rows: modifiedCount }, 'deliveries given up: their target has been dead for too long');
}
