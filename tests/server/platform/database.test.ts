import { settableClock } from '../../../server/platform/clock';
import { withName } from '../../../server/platform/database/connect';
import { giveLease, takeLease, underLease } from '../../../server/platform/database/lease';
import { migrate, NewerDatabaseError } from '../../../server/platform/database/migrate';
import type { Migration } from '../../../server/platform/database/migrations/types';
import { createLogger } from '../../../server/platform/logger';
import { freshDatabase, freshDatabaseUri } from '../../support/database';
import { openConnection } from '../../../server/platform/database/connect';

const clock = settableClock(new Date('2026-03-02T02:00:00.000Z'));
const silent = createLogger('silent');
const open: { close(): Promise<void> }[] = [];
const connect = async () => {
  const db = await freshDatabase();
  open.push(db);
  return db;
};
afterEach(async () => {
  await Promise.all(open.splice(0).map((db) => db.close()));
});

describe('a connection', () => {
  it('has no state in common with another to another database', async () => {
    const [one, two] = [await connect(), await connect()];
    await one.collection('x').insertOne({ a: 1 });
    expect(await two.collection('x').countDocuments()).toBe(0);
  });

  it('names another database on the same server', () => {
    expect(withName('mongodb://127.0.0.1:1234/?directConnection=true', 'other')).toBe('mongodb://127.0.0.1:1234/other?directConnection=true');
    expect(withName('mongodb://%2Ftmp%2Fa.sock/app', 'other')).toBe('mongodb://%2Ftmp%2Fa.sock/other');
    expect(withName('mongodb://u:p@h1:1,h2:2/app?w=1', 'other')).toBe('mongodb://u:p@h1:1,h2:2/other?w=1');
  });
});

describe('leases', () => {
  const at = (seconds: number): Date => new Date(clock.now().getTime() + seconds * 1000);

  it('are held by one, renewed by the holder and free again when they have run out', async () => {
    const db = await connect();
    expect(await takeLease(db, 'l', 'a', at(0), 10_000)).toBe(true);
    expect(await takeLease(db, 'l', 'b', at(5), 10_000)).toBe(false);
    expect(await takeLease(db, 'l', 'a', at(9), 10_000)).toBe(true);
    expect(await takeLease(db, 'l', 'b', at(12), 10_000)).toBe(false);
    expect(await takeLease(db, 'l', 'b', at(19), 10_000)).toBe(true);
  });

  it('are given back only by their holder', async () => {
    const db = await connect();
    await takeLease(db, 'l', 'a', at(0), 10_000);
    await giveLease(db, 'l', 'b');
    expect(await takeLease(db, 'l', 'b', at(1), 10_000)).toBe(false);
    await giveLease(db, 'l', 'a');
    expect(await takeLease(db, 'l', 'b', at(1), 10_000)).toBe(true);
  });

  it('go to exactly one of twenty who ask at once', async () => {
    const db = await connect();
    const got = await Promise.all(Array.from({ length: 20 }, (_, n) => takeLease(db, 'l', `o${n}`, at(0), 10_000)));
    expect(got.filter(Boolean)).toHaveLength(1);
  });

  it('let work of a name be done by one at a time, and are given back after it, also when it throws', async () => {
    const db = await connect();
    const done: string[] = [];
    await underLease({ db, clock }, 'l', 10_000, async () => {
      done.push('first');
      await underLease({ db, clock }, 'l', 10_000, async () => void done.push('nested'));
      await underLease({ db, clock }, 'other', 10_000, async () => void done.push('other'));
    });
    expect(done).toEqual(['first', 'other']);
    await expect(underLease({ db, clock }, 'l', 10_000, () => Promise.reject(new Error('cut off')))).rejects.toThrow('cut off');
    await underLease({ db, clock }, 'l', 10_000, async () => void done.push('after'));
    expect(done).toEqual(['first', 'other', 'after']);
    expect(await db.collection('leases').countDocuments()).toBe(0);
  });

  it('are renewed while the work goes on', async () => {
    const db = await connect();
    const moving = settableClock(clock.now());
    await underLease({ db, clock: moving }, 'l', 60, async () => {
      const leases = db.collection<{ _id: string; until: Date }>('leases');
      const until = async (): Promise<number> => (await leases.findOne({ _id: 'l' }))?.until.getTime() ?? 0;
      const before = await until();
      moving.set(at(1));
      const renewed = async (): Promise<boolean> => (await until()) > before || renewed();
      expect(await renewed()).toBe(true);
    });
  });
});

describe('migrations', () => {
  const step = (number: number, run: Migration['run']): Migration => ({ number, name: `m${number}`, run });

  it('run in order and once, also when two processes start together', async () => {
    const uri = await freshDatabaseUri();
    const [one, two] = [await openConnection(uri, silent), await openConnection(uri, silent)];
    open.push(one, two);
    const ran: number[] = [];
    const all = [1, 2].map((number) => step(number, async () => void ran.push(number)));
    await Promise.all([migrate(one, clock, silent, all), migrate(two, clock, silent, all)]);
    await migrate(one, clock, silent, all);
    expect(ran).toEqual([1, 2]);
  });

  it('continue where a run was cut off', async () => {
    const db = await connect();
    const ran: number[] = [];
    let broken = true;
    const all = [
      step(1, async () => void ran.push(1)),
      step(2, async () => {
        ran.push(2);
        if (broken) throw new Error('cut off');
      }),
    ];
    await expect(migrate(db, clock, silent, all)).rejects.toThrow('cut off');
    broken = false;
    await migrate(db, clock, silent, all);
    expect(ran).toEqual([1, 2, 2]);
  });

  it('refuse a database of a newer program', async () => {
    const db = await connect();
    await migrate(db, clock, silent, [step(1, async () => undefined), step(2, async () => undefined)]);
    await expect(migrate(db, clock, silent, [step(1, async () => undefined)])).rejects.toThrow(NewerDatabaseError);
  });
});
