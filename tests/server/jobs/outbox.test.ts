import { Schema, type Model } from 'mongoose';
import { drain, outboxState, workOf } from '../../../server/jobs';
import { indexPending, pendingFields, pendingOf, withEvents } from '../../../server/jobs/events';
import { Outbox } from '../../../server/jobs/outbox';
import { relay } from '../../../server/jobs/relay';
import { startJobs } from '../../../server/jobs/run';
import { createTold } from '../../../server/jobs/told';
import type { DomainEvent, EventSource, Subscriber, WithPending } from '../../../server/jobs/types';
import { backoff } from '../../../server/jobs/patience';
import { workOnce, WORKER_DEFAULTS, type WorkerSettings } from '../../../server/jobs/worker';
import { settableClock } from '../../../server/platform/clock';
import { modelOf, SCHEMA_OPTIONS } from '../../../server/platform/database/model';
import type { Deps } from '../../../server/platform/deps';
import { testDeps, TEST_NOW } from '../../support/server';

interface Thing extends WithPending {
  _id: string;
  revision: number;
}
const schema = new Schema<Thing>({ _id: String, revision: Number, ...pendingFields }, SCHEMA_OPTIONS);
indexPending(schema);
const Things = (deps: Deps): Model<Thing> => modelOf(deps.db, 'things', schema);
const source: EventSource = { kind: 'thing', model: (deps) => Things(deps) as unknown as ReturnType<EventSource['model']> };

const clock = settableClock(TEST_NOW);
const later = (ms: number): Date => new Date(TEST_NOW.getTime() + ms);
let deps: Deps;
let close: () => Promise<void>;
beforeEach(async () => {
  clock.set(TEST_NOW);
  ({ deps, close } = await testDeps({ features: [], clock }));
  await Things(deps).createIndexes();
});
afterEach(() => close());

const eventAt = (id: string, revision: number, type = 'thing.made'): DomainEvent => ({ _id: `${id}-${revision}-0`, type, at: clock.now(), data: { thingId: id, revision } });
async function make(id: string): Promise<void> {
  await Things(deps).insertMany([{ _id: id, revision: 0, ...pendingOf([eventAt(id, 0)], clock.now()) }]);
}
async function change(id: string, revision: number): Promise<boolean> {
  const update = withEvents({ $set: { revision } }, [eventAt(id, revision, 'thing.changed')], clock.now());
  return (await Things(deps).updateOne({ _id: id, revision: revision - 1 }, update)).matchedCount === 1;
}
/** A subscriber that notes what it was given. */
function listener(name: string, types: readonly string[] = ['thing.made', 'thing.changed'], fail: (event: DomainEvent) => boolean = () => false): Subscriber & { heard: string[] } {
  const heard: string[] = [];
  return {
    name,
    types,
    heard,
    async handle(event) {
      if (fail(event)) throw new Error('cannot');
      heard.push(event._id);
    },
  };
}
const settings = (owner: string): WorkerSettings => ({ ...WORKER_DEFAULTS, owner, random: () => 0 });
const pendingIn = async (): Promise<number> => Things(deps).countDocuments({ pendingSince: { $exists: true } });

describe('events', () => {
  it('are written together with the change they tell, or not at all', async () => {
    await make('a');
    expect(await change('a', 1)).toBe(true);
    expect(await change('a', 1)).toBe(false);
    const row = await Things(deps).findById('a').lean();
    expect(row?.pending.map((event) => event._id)).toEqual(['a-0-0', 'a-1-0']);
    expect(row?.pendingSince).toEqual(TEST_NOW);
  });

  it('leave an update without events as it was', () => {
    expect(withEvents({ $set: { a: 1 }, $inc: { revision: 1 } }, [], TEST_NOW)).toEqual({ $set: { a: 1 }, $inc: { revision: 1 }, $push: {} });
    expect(pendingOf([], TEST_NOW)).toEqual({ pending: [] });
  });

  it('reach every subscriber that asked for their kind, in order, and are pulled', async () => {
    const [all, changes] = [listener('all'), listener('changes', ['thing.changed'])];
    await make('a');
    await change('a', 1);
    await drain(deps, { sources: [source], subscribers: [all, changes], tasks: [] });
    expect(all.heard).toEqual(['a-0-0', 'a-1-0']);
    expect(changes.heard).toEqual(['a-1-0']);
    expect(await pendingIn()).toBe(0);
    expect((await Things(deps).findById('a').lean())?.pending).toEqual([]);
    expect(await outboxState(deps)).toEqual({ waiting: 0, dead: 0 });
  });

  it('are delivered once when the relay is cut off between copying and pulling', async () => {
    const one = listener('one');
    await make('a');
    const before = await Things(deps).findById('a').lean();
    await relay(deps, [source], [one]);
    // As if nothing had been pulled: the document is what it was before.
    await Things(deps).updateOne({ _id: 'a' }, { $set: { pending: before?.pending, pendingSince: TEST_NOW } });
    await drain(deps, { sources: [source], subscribers: [one], tasks: [] });
    await Things(deps).updateOne({ _id: 'a' }, { $set: { pending: before?.pending, pendingSince: TEST_NOW } });
    await drain(deps, { sources: [source], subscribers: [one], tasks: [] });
    expect(one.heard).toEqual(['a-0-0']);
    expect(await pendingIn()).toBe(0);
  });

  it('appended while the relay copies stay pending with their mark', async () => {
    const one = listener('one');
    await make('a');
    const model = source.model(deps);
    const meddling: EventSource = {
      kind: 'thing',
      model: () =>
        new Proxy(model, {
          get(target, name, receiver) {
            if (name !== 'find') return Reflect.get(target, name, receiver) as unknown;
            return (...args: Parameters<typeof model.find>) => {
              const query = target.find(...args);
              const lean = query.lean.bind(query);
              query.lean = ((...rest: Parameters<typeof lean>) => {
                const found = lean(...rest);
                return { then: (resolve: (rows: unknown) => void, reject: (error: unknown) => void) => found.then(async (rows) => { await change('a', 1); resolve(rows); }, reject) };
              }) as unknown as typeof query.lean;
              return query;
            };
          },
        }),
    };
    await relay(deps, [meddling], [one]);
    const row = await Things(deps).findById('a').lean();
    expect(row?.pending.map((event) => event._id)).toEqual(['a-1-0']);
    expect(row?.pendingSince).toEqual(TEST_NOW);
    await drain(deps, { sources: [source], subscribers: [one], tasks: [] });
    expect(one.heard).toEqual(['a-0-0', 'a-1-0']);
  });

  it('of fifty documents are delivered once each by three relays and workers at once', async () => {
    const one = listener('one');
    await Promise.all(Array.from({ length: 50 }, (_, n) => make(`m${n}`)));
    const work = { sources: [source], subscribers: [one], tasks: [] };
    await Promise.all([drain(deps, work), drain(deps, work), drain(deps, work)]);
    await drain(deps, work);
    expect(one.heard).toHaveLength(50);
    expect(new Set(one.heard).size).toBe(50);
  });
});

describe('deliveries', () => {
  it('that fail are tried again after a growing wait, and at last given up', async () => {
    let attempts = 0;
    const failing = listener('failing', ['thing.made'], () => ++attempts > 0);
    const well = listener('well');
    const work = { sources: [source], subscribers: [failing, well], tasks: [] };
    await make('a');
    await drain(deps, work);
    expect([attempts, well.heard]).toEqual([1, ['a-0-0']]);
    await drain(deps, work);
    expect(attempts).toBe(1);
    for (let n = 0; n < 20; n++) {
      clock.set(later((n + 1) * 3_600_000));
      await drain(deps, work);
    }
    expect(attempts).toBe(WORKER_DEFAULTS.minAttempts);
    expect(await outboxState(deps)).toEqual({ waiting: 0, dead: 1 });
    expect(await Outbox(deps).findById('a-0-0:failing').lean()).toMatchObject({ state: 'dead', lastError: 'Error' });
  });

  it('that fail once succeed later', async () => {
    let broken = true;
    const moody = listener('moody', ['thing.made'], () => broken);
    await make('a');
    const work = { sources: [source], subscribers: [moody], tasks: [] };
    await drain(deps, work);
    broken = false;
    clock.set(later(3_000));
    await drain(deps, work);
    expect(moody.heard).toEqual(['a-0-0']);
    expect(await outboxState(deps)).toEqual({ waiting: 0, dead: 0 });
  });

  it('of one document wait for the earlier one that failed; others do not', async () => {
    let broken = true;
    const one = listener('one', ['thing.made', 'thing.changed'], (event) => broken && event._id === 'a-0-0');
    const work = { sources: [source], subscribers: [one], tasks: [] };
    await make('a');
    await make('b');
    clock.set(later(1));
    await change('a', 1);
    await drain(deps, work);
    expect(one.heard).toEqual(['b-0-0']);
    broken = false;
    for (let n = 1; n < 10; n++) {
      clock.set(later(n * 10_000));
      await drain(deps, work);
    }
    expect(one.heard).toEqual(['b-0-0', 'a-0-0', 'a-1-0']);
  });

  it('of a worker that died are taken up when its lease has run out, not before', async () => {
    await make('a');
    const never: Subscriber = { name: 'one', types: ['thing.made'], handle: () => new Promise(() => undefined) };
    const one = listener('one');
    await relay(deps, [source], [one]);
    void workOnce(deps, [never], settings('dying'));
    while (!(await Outbox(deps).findOne({ owner: 'dying' }).lean()));
    expect(await workOnce(deps, [one], settings('next'))).toBe('none');
    clock.set(later(WORKER_DEFAULTS.leaseMs));
    expect(await workOnce(deps, [one], settings('next'))).toBe('done');
    expect(one.heard).toEqual(['a-0-0']);
  });

  it('finished by a worker whose lease was taken over do not undo what the other did', async () => {
    await make('a');
    let release: () => void = () => undefined;
    const slow: Subscriber = { name: 'one', types: ['thing.made'], handle: () => new Promise((resolve) => { release = resolve; }) };
    const failing = listener('one', ['thing.made'], () => true);
    await relay(deps, [source], [slow]);
    const first = workOnce(deps, [slow], settings('slow'));
    while (!(await Outbox(deps).findOne({ owner: 'slow' }).lean()));
    clock.set(later(WORKER_DEFAULTS.leaseMs));
    expect(await workOnce(deps, [failing], settings('next'))).toBe('failed');
    release();
    await first;
    expect(await Outbox(deps).findById('a-0-0:one').lean()).toMatchObject({ state: 'waiting', attempts: 2 });
  });

  it('for a subscriber that is gone end as dead, not in silence', async () => {
    await make('a');
    await relay(deps, [source], [listener('gone')]);
    for (let n = 0; n < 20; n++) {
      clock.set(later(n * 3_600_000));
      await workOnce(deps, [], settings('w'));
    }
    expect(await outboxState(deps)).toEqual({ waiting: 0, dead: 1 });
  });

  it('wait longer each time, spread, and never beyond the ceiling', () => {
    const at = (attempts: number, random: number) => backoff(attempts, { backoffMs: 1000, maxBackoffMs: 600_000, random: () => random });
    expect([at(1, 0), at(1, 0.999), at(2, 0), at(5, 0), at(30, 0.999)]).toEqual([500, 1000, 1000, 8000, 599_700]);
  });
});

describe('the running background', () => {
  it('delivers soon after a nudge, runs due tasks once over two processes, and stops', async () => {
    const one = listener('one');
    let ran = 0;
    const task = { name: 'count', everyMs: 3_600_000, run: async () => void ran++ };
    const work = workOf([{ sources: [source], subscribers: [one], tasks: [task] }]);
    const told = createTold();
    const jobs = [startJobs(deps, work, told), startJobs(deps, work, createTold())];
    await make('a');
    told.nudge(Things(deps));
    const began = performance.now();
    while (one.heard.length === 0 && performance.now() - began < 5_000) await new Promise((resolve) => setTimeout(resolve, 10));
    await Promise.all(jobs.map((job) => job.stop()));
    expect(one.heard).toEqual(['a-0-0']);
    expect(ran).toBe(1);
    await make('b');
    told.nudge(Things(deps));
    expect(one.heard).toEqual(['a-0-0']);
  });

  it('refuses two pieces of work of one name', () => {
    expect(() => workOf([{ subscribers: [listener('x')] }, { subscribers: [listener('x')] }])).toThrow('called x');
  });
});
