import type { Deps } from '../platform/deps';
import { DeliveryFailure } from './failure';
import { chainsOf, claimSome, putBack, type Chain, type OtherRow } from './batch';
import { admitTo, dueLanes, Lanes, laneFails, laneWorks, settleLane, type LaneDoc } from './lanes';
import { Outbox, type OutboxRow } from './outbox';
import type { Courier, Passage, Task } from './types';
import { deliverRow, isBefore, wait, WORKER_DEFAULTS, type Outcome, type WorkerSettings } from './worker';

/** Parcels that one target is given before others have their turn. */
const TURN = 24;
/** Of them, claimed together. */
const TOGETHER = 8;
/** Of them, under way at once, each of another document. */
const AT_ONCE = 4;

/** Settings of deliveries to the outside. A target may take longer to answer than the house does. */
export const COURIER_DEFAULTS: Omit<WorkerSettings, 'owner' | 'giveUpMs'> = { ...WORKER_DEFAULTS, leaseMs: 60_000, minAttempts: 3 };

export type CourierSettings = Omit<WorkerSettings, 'giveUpMs'>;

/** What one turn of a target has come to. */
interface Turn {
  readonly lane: LaneDoc;
  readonly courier: Courier | undefined;
  readonly settings: CourierSettings;
  readonly isStopped: () => boolean;
  taken: number;
  /** Something arrived. */
  carried: boolean;
  /** The target failed before, and nothing has said yet that it is well. */
  probing: boolean;
  failing: boolean;
}

/** The way to the target as it is now; nowhere where nobody carries to it any more. */
async function passageOf(deps: Deps, courier: Courier | undefined, target: string): Promise<Passage> {
  const deliver = (): Promise<void> => Promise.reject(new DeliveryFailure('noCourier', 'target'));
  return courier ? courier.open(target, deps) : { giveUpMs: WORKER_DEFAULTS.giveUpMs, deliver };
}

/** Delivers one row; of a target that failed before says that it is well again, of one that fails says so once. */
async function deliverOne(deps: Deps, turn: Turn, passage: Passage, row: OutboxRow, isNext: boolean): Promise<Outcome> {
  const { lane, settings } = turn;
  const parcel = { id: row._id, event: row.event, source: row.source, target: lane.target, attempt: row.attempts, ...(row.mark === undefined ? {} : { mark: row.mark }) };
  const outcome = await deliverRow(deps, row, { ...settings, giveUpMs: passage.giveUpMs }, () => passage.deliver(parcel), isNext);
  if (outcome.state === 'waits') return outcome;
  if (outcome.state === 'failed' && outcome.failure.scope === 'target') {
    // Several that were under way at once speak of one failure.
    if (!turn.failing) {
      turn.failing = true;
      await laneFails(deps, lane._id, outcome.failure, settings);
    }
    return outcome;
  }
  // A target that refuses one parcel has answered: it is there.
  if (turn.probing) await laneWorks(deps, lane._id);
  [turn.carried, turn.probing] = [true, false];
  return outcome;
}

/** The rows of one document, one after the other; what is not tried is put back. */
async function deliverChain(deps: Deps, turn: Turn, passage: Passage, { chain, other }: { readonly chain: Chain; readonly other: OtherRow | null }): Promise<void> {
  let isNext = true;
  for (const claimed of chain) {
    if (turn.failing || turn.isStopped()) await putBack(deps, claimed);
    else if (other && isBefore(other, claimed.row)) await wait(deps, claimed.row, other, { ...turn.settings, giveUpMs: passage.giveUpMs });
    else isNext = (await deliverOne(deps, turn, passage, claimed.row, isNext)).state === 'done';
  }
}

/** A few parcels: the first alone while it is not known whether the target takes any, then those of several documents at once. */
async function serveSome(deps: Deps, turn: Turn, most: number): Promise<number> {
  const passage = await passageOf(deps, turn.courier, turn.lane.target);
  const claimed = await claimSome(deps, turn.lane._id, turn.probing ? 1 : most, { ...turn.settings, giveUpMs: passage.giveUpMs });
  turn.taken += claimed.length;
  const chains = await chainsOf(deps, claimed);
  const next = async (until: () => boolean): Promise<void> => {
    for (let one = chains.shift(); one; one = until() ? undefined : chains.shift()) await deliverChain(deps, turn, passage, one);
  };
  if (!turn.carried) await next(() => turn.carried || turn.failing);
  await Promise.all(Array.from({ length: AT_ONCE }, () => next(() => false)));
  return claimed.length;
}

/** Some parcels of a target, until there are none, it fails or its turn is over. */
async function serve(deps: Deps, turn: Turn): Promise<void> {
  const { lane } = turn;
  while (turn.taken < TURN && !turn.failing && !turn.isStopped()) if ((await serveSome(deps, turn, Math.min(TOGETHER, TURN - turn.taken))) === 0) break;
  if (turn.failing) return;
  // Neither well nor worse is known of it: whoever comes next may try.
  if (turn.probing) await Lanes(deps).updateOne({ _id: lane._id }, { $set: { closedUntil: deps.clock.now() } });
  else if (turn.carried) await Lanes(deps).updateOne({ _id: lane._id }, { $set: { lastOkAt: deps.clock.now() } });
}

/**
 * Gives one target its turn: some parcels in their order, one only when it failed before, none while it is to be left alone.
 * @returns how many rows were taken up
 */
export async function serveLane(deps: Deps, couriers: readonly Courier[], lane: LaneDoc, settings: CourierSettings, isStopped: () => boolean = () => false): Promise<number> {
  const admitted = await admitTo(deps, lane._id, settings.leaseMs);
  const courier = couriers.find((one) => one.name === lane.courier);
  const turn: Turn = { lane, courier, settings, isStopped, taken: 0, carried: false, probing: admitted === 'probe', failing: false };
  if (admitted !== 'closed') await serve(deps, turn);
  await settleLane(deps, lane._id);
  return turn.taken;
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
        const { giveUpMs } = await passageOf(deps, courier, lane.target);
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
