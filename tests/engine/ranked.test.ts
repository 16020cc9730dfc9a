/** Accumulators of several values, $bucketAuto, and changes of collections; expected values from MongoDB's manual. */
import type { Document } from 'mongodb';
import { startTestEngine, type TestEngine } from './support';

describe('groups', () => {
  let test: TestEngine;
  beforeAll(async () => {
    test = await startTestEngine();
    // The manual's example of $topN and its relatives.
    await test.db.collection<{ _id: number }>('scores').insertMany([
      { playerId: 'PlayerA', gameId: 'G1', score: 31 }, { playerId: 'PlayerB', gameId: 'G1', score: 33 }, { playerId: 'PlayerC', gameId: 'G1', score: 99 },
      { playerId: 'PlayerD', gameId: 'G1', score: 1 }, { playerId: 'PlayerA', gameId: 'G2', score: 10 }, { playerId: 'PlayerB', gameId: 'G2', score: 14 },
      { playerId: 'PlayerC', gameId: 'G2', score: 66 }, { playerId: 'PlayerD', gameId: 'G2', score: 80 }, { playerId: 'PlayerE', gameId: 'G2', score: null },
    ].map((row, _id) => ({ _id, ...row })));
  });
  afterAll(() => test.stop());

  const table: [string, Document, unknown, unknown][] = [
    ['$topN', { $topN: { output: ['$playerId', '$score'], sortBy: { score: -1 }, n: 2 } }, [['PlayerC', 99], ['PlayerB', 33]], [['PlayerD', 80], ['PlayerC', 66]]],
    ['$top', { $top: { output: '$playerId', sortBy: { score: -1 } } }, 'PlayerC', 'PlayerD'],
    ['$bottomN', { $bottomN: { output: '$score', sortBy: { score: -1 }, n: 2 } }, [31, 1], [10, null]],
    ['$bottom', { $bottom: { output: '$score', sortBy: { score: -1 } } }, 1, null],
    ['$firstN', { $firstN: { input: '$score', n: 3 } }, [31, 33, 99], [10, 14, 66]],
    ['$lastN', { $lastN: { input: '$score', n: 2 } }, [99, 1], [80, null]],
    ['$maxN', { $maxN: { input: '$score', n: 2 } }, [99, 33], [80, 66]],
    ['$minN leaves null out', { $minN: { input: '$score', n: 10 } }, [1, 31, 33, 99], [10, 14, 66, 80]],
  ];
  it.each(table)('%s', async (_name, accumulator, first, second) => {
    const rows = await test.db.collection('scores').aggregate([{ $sort: { _id: 1 } }, { $group: { _id: '$gameId', x: accumulator } }, { $sort: { _id: 1 } }]).toArray();
    expect(rows).toEqual([{ _id: 'G1', x: first }, { _id: 'G2', x: second }]);
  });

  it('refuse a count that is none', async () => {
    for (const n of [0, -1, 'x', 1.5]) {
      await expect(test.db.collection('scores').aggregate([{ $group: { _id: null, x: { $firstN: { input: '$score', n } } } }]).toArray()).rejects.toMatchObject({ code: expect.any(Number) as number });
    }
  });

  it('$bucketAuto makes buckets of about the same size and keeps equal values together', async () => {
    const items = test.db.collection<{ _id: number; v: number }>('auto');
    await items.insertMany([1, 2, 2, 2, 5, 6, 7, 8].map((v, _id) => ({ _id, v })));
    expect(await items.aggregate([{ $bucketAuto: { groupBy: '$v', buckets: 4 } }]).toArray()).toEqual([
      { _id: { min: 1, max: 5 }, count: 4 }, { _id: { min: 5, max: 7 }, count: 2 }, { _id: { min: 7, max: 8 }, count: 2 },
    ]);
    await expect(items.aggregate([{ $bucketAuto: { groupBy: '$v', buckets: 2, granularity: 'R5' } }]).toArray()).rejects.toMatchObject({ code: 238 });
  });
});

describe('a collection', () => {
  let test: TestEngine;
  beforeAll(async () => {
    test = await startTestEngine();
  });
  afterAll(() => test.stop());

  it('renamed keeps documents, indexes and counts; a target stands in the way unless it is to be dropped', async () => {
    const old = test.db.collection<{ _id: number; a: number }>('old');
    await old.createIndex({ a: 1 }, { unique: true });
    await old.insertMany([{ _id: 1, a: 1 }, { _id: 2, a: 2 }]);
    const renamed = await old.rename('fresh');
    expect(await renamed.find({ a: 2 }).toArray()).toMatchObject([{ _id: 2 }]);
    await expect(renamed.insertOne({ _id: 3, a: 2 } as Document)).rejects.toMatchObject({ code: 11000 });
    expect(await renamed.estimatedDocumentCount()).toBe(2);
    expect((await test.db.listCollections().toArray()).map((one) => one.name)).toEqual(['fresh']);
    await old.insertOne({ _id: 9, a: 9 });
    await expect(renamed.rename('old')).rejects.toMatchObject({ code: 48 });
    await renamed.rename('old', { dropTarget: true });
    expect(await old.countDocuments()).toBe(2);
    expect(await test.db.command({ validate: 'old' })).toMatchObject({ valid: true, nIndexes: 2 });
    await expect(test.db.collection('nothing').rename('x')).rejects.toMatchObject({ code: 26 });
  });

  it('gets another time to live by collMod, and no validator', async () => {
    const items = test.db.collection('expiring');
    await items.createIndex({ at: 1 }, { expireAfterSeconds: 100 });
    await items.insertOne({ at: new Date() });
    expect(await test.db.command({ collMod: 'expiring', index: { keyPattern: { at: 1 }, expireAfterSeconds: 50 } })).toMatchObject({ expireAfterSeconds_old: 100, expireAfterSeconds_new: 50 });
    expect((await items.indexes())[1]).toMatchObject({ expireAfterSeconds: 50 });
    expect(await items.find({ at: { $lte: new Date() } }).hint('at_1').toArray()).toHaveLength(1);
    await expect(test.db.command({ collMod: 'expiring', index: { name: 'none_1', expireAfterSeconds: 1 } })).rejects.toMatchObject({ code: 27 });
    await expect(test.db.command({ collMod: 'nothing' })).rejects.toMatchObject({ code: 26 });
  });
});
