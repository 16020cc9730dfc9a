import { drain, Lanes, rowById, sendTo } from '../../../server/jobs';
import { claimSome, putBack } from '../../../server/jobs/batch';
import { COURIER_DEFAULTS, serveLane } from '../../../server/jobs/courier';
import { DeliveryFailure } from '../../../server/jobs/failure';
import { Outbox } from '../../../server/jobs/outbox';
import type { Courier, Parcel } from '../../../server/jobs/types';
import { claim } from '../../../server/jobs/worker';
import { settableClock } from '../../../server/platform/clock';
import type { Deps } from '../../../server/platform/deps';
import { testDeps, TEST_NOW } from '../../support/server';

const clock = settableClock(TEST_NOW);
const HOUR = 3_600_000;
let deps: Deps;
let close: () => Promise<void>;
beforeEach(async () => {
  clock.set(TEST_NOW);
  ({ deps, close } = await testDeps({ features: [], clock }));
});
afterEach(() => close());

const settings = (owner: string) => ({ ...COURIER_DEFAULTS, owner, giveUpMs: 24 * HOUR, random: () => 0 });
/** Those of one matter are due one right after the other. */
const since = (id: string, n: number): Date => new Date(TEST_NOW.getTime() - 10_000 + (id.charCodeAt(0) % 32) * 10 + n);
const send = (id: string, n: number): Promise<void> => sendTo(deps, 'post', ['x'], { event: { _id: `${id}-${n}`, type: 'thing.changed', at: since(id, n), data: {} }, source: { kind: 'thing', id } }, new Map([['x', n]]));
const courierOf = (deliver: (parcel: Parcel) => Promise<void>): Courier => ({ name: 'post', open: async () => ({ giveUpMs: 24 * HOUR, deliver }) });
const run = (courier: Courier): Promise<void> => drain(deps, { sources: [], subscribers: [], tasks: [], couriers: [courier] }, { random: () => 0 });
const pause = (ms: number): Promise<void> => new Promise((resolve) => { setTimeout(resolve, ms); });

describe('parcels of one target', () => {
  it('are under way a few at once, those of one matter one after the other, and each comes with what was noted for it', async () => {
    const [busy, order, most] = [new Map<string, number>(), [] as [string, number | undefined][], { all: 0, one: 0 }];
    for (let n = 0; n < 3; n += 1) for (const id of ['a', 'b', 'c', 'd', 'e', 'f']) await send(id, n);
    await run(courierOf(async ({ source, mark }) => {
      busy.set(source.id, (busy.get(source.id) ?? 0) + 1);
      most.one = Math.max(most.one, busy.get(source.id) ?? 0);
      most.all = Math.max(most.all, [...busy.values()].reduce((sum, one) => sum + one, 0));
      await pause(5);
      order.push([source.id, mark]);
      busy.set(source.id, (busy.get(source.id) ?? 0) - 1);
    }));
    expect(most.one).toBe(1);
    expect(most.all).toBeGreaterThan(1);
    expect(most.all).toBeLessThanOrEqual(4);
    for (const id of ['a', 'b', 'c', 'd', 'e', 'f']) expect(order.filter(([one]) => one === id).map(([, mark]) => mark)).toEqual([0, 1, 2]);
  });

  it('that fail together speak of one failure, and what was not tried is as it was', async () => {
    for (const id of ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h']) await send(id, 0);
    let tried = 0;
    await run(courierOf(async () => {
      tried += 1;
      if (tried === 1) return;
      await pause(5);
      throw new DeliveryFailure('unreachable', 'target');
    }));
    expect(tried).toBeLessThanOrEqual(5);
    expect(await Lanes(deps).findById('post/x').lean()).toMatchObject({ failures: 1 });
    const untried = await Outbox(deps).find({ state: 'waiting', lastError: null }).lean();
    expect(untried.length).toBeGreaterThanOrEqual(3);
    for (const row of untried) expect(row).toMatchObject({ owner: null, leaseUntil: null, attempts: 0, notBefore: row.at });
  });

  it('claimed by several at once are nobody\'s twice', async () => {
    for (let n = 0; n < 20; n += 1) await send(`m${n}`, 0);
    const claimed = await Promise.all(['one', 'two', 'three'].map((owner) => claimSome(deps, 'post/x', 8, settings(owner))));
    const ids = claimed.flat().map(({ row }) => row._id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const { row } of claimed.flat()) expect(await rowById(deps, row._id)).toMatchObject({ owner: row.owner, attempts: 1 });
    for (const one of claimed.flat()) await putBack(deps, one);
    expect(await Outbox(deps).countDocuments({ state: 'waiting', owner: null, attempts: 0 })).toBe(20);
  });

  it('whose worker ended without a word come alone', async () => {
    for (let n = 0; n < 4; n += 1) await send(`m${n}`, 0);
    await claim(deps, 'post/x', settings('dies'));
    clock.set(new Date(TEST_NOW.getTime() + HOUR));
    expect((await claimSome(deps, 'post/x', 8, settings('next'))).map(({ row }) => row._id)).toEqual(['m1-0:post:x', 'm2-0:post:x', 'm3-0:post:x']);
    expect((await claimSome(deps, 'post/x', 8, settings('next'))).map(({ row }) => [row._id, row.abandoned])).toEqual([['m0-0:post:x', 1]]);
  });

  it('that were claimed and not tried before a stop are put back', async () => {
    for (let n = 0; n < 6; n += 1) await send(`m${n}`, 0);
    let stopped = false;
    const courier = courierOf(async () => { stopped = true; });
    const lane = await Lanes(deps).findById('post/x').lean();
    if (!lane) throw new Error('no lane');
    await serveLane(deps, [courier], lane, settings('stops'), () => stopped);
    expect(await Outbox(deps).countDocuments({ state: 'done' })).toBe(1);
    expect(await Outbox(deps).countDocuments({ state: 'waiting', owner: null, attempts: 0 })).toBe(5);
  });
});
