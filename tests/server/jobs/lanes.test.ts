import { DeliveryFailure, drain, Lanes, laneOf, laneStates, oldestOf, redirect, resend, resendLane, rowById, rowsOfLane, sendTo } from '../../../server/jobs';
import { createTold } from '../../../server/jobs/told';
import { COURIER_DEFAULTS, lookOver, serveLane } from '../../../server/jobs/courier';
import { dueLanes } from '../../../server/jobs/lanes';
import { newRow, Outbox } from '../../../server/jobs/outbox';
import { startJobs } from '../../../server/jobs/run';
import type { Courier, DomainEvent, Parcel } from '../../../server/jobs/types';
import { claim, WORKER_DEFAULTS } from '../../../server/jobs/worker';
import { settableClock } from '../../../server/platform/clock';
import { rawCollection } from '../../../server/platform/database/model';
import type { Deps } from '../../../server/platform/deps';
import { testDeps, TEST_NOW } from '../../support/server';

const clock = settableClock(TEST_NOW);
const at = (ms: number): Date => new Date(TEST_NOW.getTime() + ms);
const HOUR = 3_600_000;
const DAY = 24 * HOUR;
let deps: Deps;
let close: () => Promise<void>;
beforeEach(async () => {
  clock.set(TEST_NOW);
  ({ deps, close } = await testDeps({ features: [], clock }));
});
afterEach(() => close());

const event = (id: string, n = 0): DomainEvent => ({ _id: `${id}-${n}`, type: 'thing.changed', at: clock.now(), data: { n } });
const send = (id: string, n: number, targets: readonly string[]): Promise<void> => sendTo(deps, 'post', targets, { event: event(id, n), source: { kind: 'thing', id } });

/** A courier whose targets fail as they are told, and which notes what arrived and what was tried. */
function post(): Courier & { arrived: string[]; tried: string[]; broken: Map<string, () => DeliveryFailure | null>; deliver: (parcel: Parcel) => Promise<void> } {
  const [arrived, tried, broken] = [[] as string[], [] as string[], new Map<string, () => DeliveryFailure | null>()];
  const deliver = async (parcel: Parcel): Promise<void> => {
    const what = `${parcel.target}:${parcel.event._id}`;
    tried.push(what);
    const failure = broken.get(what)?.() ?? broken.get(parcel.target)?.() ?? null;
    if (failure) throw failure;
    arrived.push(what);
  };
  return {
    name: 'post',
    arrived,
    tried,
    broken,
    deliver,
    open: async () => ({ giveUpMs: 7 * DAY, deliver }),
  };
}
const carrying = (courier: Courier, deliver: (parcel: Parcel) => Promise<void>): Courier => ({ ...courier, open: async () => ({ giveUpMs: 7 * DAY, deliver }) });
const dead = (): DeliveryFailure => new DeliveryFailure('unreachable', 'target');
const run = (courier: Courier): Promise<void> => drain(deps, { sources: [], subscribers: [], tasks: [], couriers: [courier] }, { random: () => 0 });
const lane = (target: string) => Lanes(deps).findById(laneOf('post', target)).lean();

describe('what goes outside', () => {
  it('is one row for each target, however often it is told', async () => {
    const courier = post();
    await send('a', 0, ['x', 'y']);
    await send('a', 0, ['x', 'y']);
    await run(courier);
    await send('a', 0, ['x', 'y']);
    await run(courier);
    expect(courier.arrived.sort()).toEqual(['x:a-0', 'y:a-0']);
    expect(await rowById(deps, 'a-0:post:x')).toMatchObject({ state: 'done', lane: 'post/x', attempts: 1 });
  });

  it('is found though its lane was not told, as when a process ends between the two', async () => {
    const courier = post();
    await send('a', 0, ['x']);
    await Lanes(deps).updateOne({ _id: 'post/x' }, { $unset: { dueAt: '' } });
    await run(courier);
    expect(courier.arrived).toEqual([]);
    await lookOver([courier]).run(deps);
    await run(courier);
    expect(courier.arrived).toEqual(['x:a-0']);
  });

  it('keeps the order of one matter at each target; other matters and other targets do not wait', async () => {
    const courier = post();
    courier.broken.set('x:a-0', () => new DeliveryFailure('notUnderstood', 'parcel'));
    for (const n of [0, 1]) await send('a', n, ['x', 'y']);
    await send('b', 0, ['x']);
    await run(courier);
    expect(courier.arrived.sort()).toEqual(['x:b-0', 'y:a-0', 'y:a-1']);
    courier.broken.clear();
    clock.set(at(2_000));
    await run(courier);
    expect(courier.arrived.slice(3)).toEqual(['x:a-0', 'x:a-1']);
  });

  it('of which one is refused for good goes on with the rest, and the refused one is shown', async () => {
    const courier = post();
    courier.broken.set('x:a-0', () => new DeliveryFailure('refused', 'final'));
    for (const n of [0, 1]) await send('a', n, ['x']);
    await run(courier);
    await run(courier);
    expect(courier.arrived).toEqual(['x:a-1']);
    expect(await rowById(deps, 'a-0:post:x')).toMatchObject({ state: 'dead', lastError: 'refused', attempts: 1 });
  });

  it('without anybody to carry it waits for its courier to come back', async () => {
    const courier = post();
    await send('a', 0, ['x']);
    await drain(deps, { sources: [], subscribers: [], tasks: [], couriers: [] });
    expect(await lane('x')).toMatchObject({ failures: 1, lastError: 'noCourier' });
    clock.set(at(HOUR));
    await run(courier);
    expect(courier.arrived).toEqual(['x:a-0']);
  });
});

describe('a dead target', () => {
  it('is left alone for longer each time, by one trial at a time, whatever waits for it; the others are served', async () => {
    const courier = post();
    courier.broken.set('x', dead);
    for (let n = 0; n < 30; n++) await send(`m${n}`, 0, ['x', 'y']);
    await run(courier);
    expect(courier.arrived).toHaveLength(30);
    expect(courier.tried.filter((what) => what.startsWith('x'))).toHaveLength(1);
    const trials: number[] = [];
    for (let second = 1; second <= 130; second++) {
      const before = courier.tried.length;
      clock.set(at(second * 1_000));
      await run(courier);
      trials.push(...Array.from({ length: courier.tried.length - before }, () => second));
    }
    const gaps = trials.map((second, index) => second - (trials[index - 1] ?? 0));
    expect(gaps).toEqual([1, 1, 2, 4, 8, 16, 32, 64]);
    expect(await lane('x')).toMatchObject({ failures: 9, failingSince: TEST_NOW, lastError: 'unreachable' });
  }, 120_000);

  it('is tried by one of several processes only', async () => {
    const courier = post();
    courier.broken.set('x', dead);
    for (let n = 0; n < 10; n++) await send(`m${n}`, 0, ['x']);
    await run(courier);
    clock.set(at(HOUR));
    const before = courier.tried.length;
    const slow = carrying(courier, async (parcel) => { courier.tried.push(parcel.id); await new Promise((resolve) => setTimeout(resolve, 50)); throw dead(); });
    const [due] = await dueLanes(deps, 1);
    if (!due) throw new Error('nothing due');
    await Promise.all(['one', 'two', 'three'].map((owner) => serveLane(deps, [slow], due, { ...COURIER_DEFAULTS, owner })));
    expect(courier.tried.length - before).toBe(1);
  });

  it('that was away for three days gets everything, each matter in its order, once', async () => {
    const courier = post();
    courier.broken.set('x', dead);
    const sent: string[] = [];
    for (let hour = 0; hour < 72; hour++) {
      clock.set(at(hour * HOUR));
      await send(`m${hour % 5}`, hour, ['x']);
      sent.push(`x:m${hour % 5}-${hour}`);
      await run(courier);
    }
    courier.broken.clear();
    for (let minute = 1; minute <= 30; minute++) {
      clock.set(at(72 * HOUR + minute * 60_000));
      await run(courier);
    }
    expect([...courier.arrived].sort()).toEqual([...sent].sort());
    for (let m = 0; m < 5; m++) expect(courier.arrived.filter((what) => what.startsWith(`x:m${m}-`))).toEqual(sent.filter((what) => what.startsWith(`x:m${m}-`)));
    expect(await lane('x')).toMatchObject({ failures: 0 });
    expect((await lane('x'))?.dueAt).toBeUndefined();
  }, 120_000);

  it('that asked for patience is left alone that long', async () => {
    const courier = post();
    courier.broken.set('x', () => new DeliveryFailure('busy', 'target', 90_000));
    await send('a', 0, ['x']);
    await run(courier);
    courier.broken.clear();
    clock.set(at(89_000));
    await run(courier);
    expect(courier.arrived).toEqual([]);
    clock.set(at(90_000));
    await run(courier);
    expect(courier.arrived).toEqual(['x:a-0']);
  });

  it('loses what waited behind it once the time is over, tried or not, and not before', async () => {
    const courier = post();
    courier.broken.set('x', dead);
    for (let n = 0; n < 5; n++) await send(`m${n}`, 0, ['x']);
    await run(courier);
    clock.set(at(6 * DAY));
    await send('late', 0, ['x']);
    await run(courier);
    await lookOver([courier]).run(deps);
    expect(await laneStates(deps, 'post')).toMatchObject([{ waiting: 6, dead: 0 }]);
    clock.set(at(7 * DAY));
    await lookOver([courier]).run(deps);
    expect(await laneStates(deps, 'post')).toMatchObject([{ waiting: 1, dead: 5 }]);
    expect(await oldestOf(deps, 'post/x')).toEqual(at(6 * DAY));
    expect((await rowsOfLane(deps, 'post/x', 'dead', 10)).every(({ lastError }) => lastError === 'unreachable')).toBe(true);
  });
});

describe('by hand', () => {
  async function givenUp(courier: ReturnType<typeof post>): Promise<void> {
    courier.broken.set('x', () => new DeliveryFailure('refused', 'final'));
    for (const n of [0, 1]) await send('a', n, ['x']);
    await run(courier);
    courier.broken.clear();
  }

  it('what was given up is sent once more, under its id, and only what was given up', async () => {
    const courier = post();
    await givenUp(courier);
    expect(await resend(deps, 'a-0:post:x')).toBe(true);
    expect(await resend(deps, 'a-0:post:x')).toBe(false);
    await run(courier);
    expect(courier.arrived).toEqual(['x:a-0']);
    expect(await resendLane(deps, 'post/x')).toBe(1);
    await run(courier);
    expect(courier.arrived).toEqual(['x:a-0', 'x:a-1']);
    expect(await resend(deps, 'a-0:post:x')).toBe(false);
  });

  it('what was given up is sent to another target, once, and is settled with that', async () => {
    const courier = post();
    await givenUp(courier);
    expect(await redirect(deps, 'a-0:post:x', 'x')).toBe(false);
    expect(await redirect(deps, 'a-0:post:x', 'y')).toBe(true);
    expect(await redirect(deps, 'a-0:post:x', 'y')).toBe(false);
    await run(courier);
    expect(courier.arrived).toEqual(['y:a-0']);
    expect(await rowById(deps, 'a-0:post:x')).toMatchObject({ state: 'done', redirectedTo: 'a-0:post:y' });
  });

  it('a target that is left alone is tried at once', async () => {
    const courier = post();
    courier.broken.set('x', () => new DeliveryFailure('busy', 'target', DAY));
    await send('a', 0, ['x']);
    await run(courier);
    courier.broken.delete('x');
    await resendLane(deps, 'post/x');
    await run(courier);
    expect(courier.arrived).toEqual(['x:a-0']);
  });
});

describe('workers', () => {
  it('that die over one parcel again and again give it up, so that it cannot kill them for ever', async () => {
    const courier = post();
    await send('a', 0, ['x']);
    for (let n = 0; n <= WORKER_DEFAULTS.maxAbandoned; n++) {
      clock.set(at(n * DAY / 100));
      expect(await claim(deps, 'post/x', { ...COURIER_DEFAULTS, owner: `dies-${n}`, giveUpMs: DAY })).not.toBeNull();
    }
    clock.set(at(DAY));
    await run(courier);
    expect(courier.tried).toEqual([]);
    expect(await rowById(deps, 'a-0:post:x')).toMatchObject({ state: 'dead' });
  });

  it('take the next of a lane at the same cost, whatever waits there and elsewhere', async () => {
    const rows = Array.from({ length: 3_000 }, (_, n) => newRow({ subscriber: 'post', target: n % 2 ? 'x' : 'y', event: event(`m${n}`), source: { kind: 'thing', id: `m${n}` } }));
    await rawCollection<(typeof rows)[number]>(deps.db, 'outbox').insertMany(rows);
    const plan = await Outbox(deps).collection.find({ state: 'waiting', lane: 'post/x', notBefore: { $lte: clock.now() } }).sort({ notBefore: 1, _id: 1 }).limit(1).explain('executionStats');
    expect((plan as { executionStats: { totalKeysExamined: number; totalDocsExamined: number } }).executionStats).toMatchObject({ totalDocsExamined: 1 });
  });

  it('of two running processes serve a slow target and many others, each parcel once', async () => {
    const courier = post();
    let release: () => void = () => undefined;
    const hanging = new Promise<void>((resolve) => { release = resolve; });
    const slow = carrying(courier, async (parcel) => { if (parcel.target === 'hangs') await hanging; await courier.deliver(parcel); });
    const targets = Array.from({ length: 10 }, (_, n) => `t${n}`);
    for (let n = 0; n < 5; n++) await send(`m${n}`, 0, ['hangs', ...targets]);
    const work = { sources: [], subscribers: [], tasks: [], couriers: [slow] };
    const jobs = [startJobs(deps, work, createTold()), startJobs(deps, work, createTold())];
    const began = performance.now();
    while (courier.arrived.length < 50 && performance.now() - began < 20_000) await new Promise((resolve) => setTimeout(resolve, 20));
    expect(courier.arrived).toHaveLength(50);
    release();
    while (courier.arrived.length < 55 && performance.now() - began < 30_000) await new Promise((resolve) => setTimeout(resolve, 20));
    await Promise.all(jobs.map((job) => job.stop()));
    expect(new Set(courier.arrived).size).toBe(55);
    expect(courier.arrived).toHaveLength(55);
  }, 60_000);
});
