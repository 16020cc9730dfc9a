import { nextNumber } from '../../../server/features/cases/numbers';
import { createLogger } from '../../../server/platform/logger';
import { openConnection } from '../../../server/platform/database/connect';
import { freshDatabaseUri } from '../../support/database';

const filedAt = new Date('2026-03-02T02:00:00Z');

it('never gives a number twice to two processes that reserve at once, and leaves none of its blocks unused within one', async () => {
  const uri = await freshDatabaseUri();
  const connections = await Promise.all([1, 2, 3].map(() => openConnection(uri, createLogger('silent'))));
  try {
    const given = await Promise.all(connections.flatMap((db) => Array.from({ length: 120 }, () => nextNumber({ db }, filedAt))));
    expect(new Set(given).size).toBe(360);
    expect(given.every((number) => /^LL26-\d{6}$/.test(number))).toBe(true);
    const serials = given.map((number) => Number(number.slice(5)));
    // 120 of each process need three blocks of 50.
    expect(Math.max(...serials)).toBeLessThanOrEqual(450);
  } finally {
    await Promise.all(connections.map((db) => db.close()));
  }
});

it('counts each year from one, by the year at +08:00', async () => {
  const db = await openConnection(await freshDatabaseUri(), createLogger('silent'));
  try {
    expect(await nextNumber({ db }, new Date('2026-12-31T15:59:59Z'))).toBe('LL26-000001');
    expect(await nextNumber({ db }, new Date('2026-12-31T16:00:00Z'))).toBe('LL27-000001');
    expect(await nextNumber({ db }, new Date('2026-12-31T15:59:59Z'))).toBe('LL26-000002');
  } finally {
    await db.close();
  }
});
