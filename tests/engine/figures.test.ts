/** Sizes, uses of indexes, documents out of nothing, and bounds inside arrays. */
import fc from 'fast-check';
import type { Document } from 'mongodb';
import { startTestEngine, type TestEngine } from './support';

describe('figures and bounds', () => {
  let test: TestEngine;
  beforeAll(async () => {
    test = await startTestEngine();
    const items = test.db.collection('items');
    await items.createIndexes([{ key: { n: 1 } }, { key: { tags: 1 } }, { key: { 'parts.k': 1 } }]);
    await items.insertMany(Array.from({ length: 300 }, (_, i) => ({ n: i, tags: [`t${i % 10}`, `u${i}`], numbers: [i, i + 1], parts: [{ k: i, v: 1 }, { k: -i, v: 2 }] })));
    await items.createIndex({ numbers: 1 });
  });
  afterAll(() => test.stop());

  it('collStats and dbStats tell sizes of indexes, by a scale', async () => {
    const stats = await test.db.command({ collStats: 'items' });
    const sizes = stats['indexSizes'] as Record<string, number>;
    expect(Object.keys(sizes)).toEqual(['_id_', 'n_1', 'tags_1', 'parts.k_1', 'numbers_1']);
    expect(sizes['n_1']).toBeGreaterThan(300 * 20);
    expect(sizes['tags_1']).toBeGreaterThan(sizes['n_1'] ?? 0);
    expect(stats['totalIndexSize']).toBe(Object.values(sizes).reduce((a, b) => a + b, 0));
    const scaled = await test.db.command({ collStats: 'items', scale: 1024 });
    expect(scaled).toMatchObject({ count: 300, scaleFactor: 1024, size: Math.floor((stats['size'] as number) / 1024) });
    expect((await test.db.command({ dbStats: 1, scale: 2 }))['indexSize']).toBe((stats['totalIndexSize'] as number) / 2);
    await expect(test.db.command({ collStats: 'items', scale: 0 })).rejects.toMatchObject({ code: 51024 });
  });

  it('$collStats, $indexStats and $documents', async () => {
    const items = test.db.collection('items');
    const [counted] = await items.aggregate([{ $collStats: { count: {}, storageStats: {} } }, { $project: { count: 1, 'storageStats.nindexes': 1 } }]).toArray();
    expect(counted).toEqual({ count: 300, storageStats: { nindexes: 5 } });
    const used = async (): Promise<number> => {
      const rows = await items.aggregate([{ $indexStats: {} }, { $match: { name: 'n_1' } }]).toArray();
      return Number((rows[0]?.['accesses'] as Document)['ops']);
    };
    const before = await used();
    await items.find({ n: 5 }).toArray();
    expect(await used()).toBe(before + 1);
    expect(await test.db.aggregate([{ $documents: [{ a: 1 }, { a: { $add: [1, 1] } }] }, { $match: { a: { $gt: 1 } } }]).toArray()).toEqual([{ a: 2 }]);
    const refused: [() => Promise<unknown>, number][] = [
      [() => test.db.collection('nowhere').aggregate([{ $collStats: { count: {} } }]).toArray(), 26],
      [() => items.aggregate([{ $collStats: { latencyStats: {} } }]).toArray(), 238],
      [() => items.aggregate([{ $collStats: { size: {} } }]).toArray(), 40415],
      [() => items.aggregate([{ $match: {} }, { $indexStats: {} }]).toArray(), 40602],
      [() => items.aggregate([{ $documents: [] }]).toArray(), 73],
      [() => test.db.aggregate([{ $match: {} }]).toArray(), 73],
      [() => test.db.aggregate([{ $currentOp: {} }]).toArray(), 238],
    ];
    for (const [asked, code] of refused) await expect(asked()).rejects.toMatchObject({ code });
  });

  it('answers conditions inside arrays by index as without one', async () => {
    const number = fc.integer({ min: 0, max: 4 });
    const leaf = fc.oneof(number, fc.constantFrom(null, 'x'));
    const part = fc.oneof(fc.record({ k: leaf, v: number }), fc.record({ k: fc.array(number, { maxLength: 2 }) }), fc.constant({}), leaf);
    const doc = fc.record({ parts: fc.oneof(fc.array(part, { maxLength: 3 }), part), n: fc.oneof(fc.array(number, { maxLength: 3 }), leaf) });
    const condition = fc.oneof(number, fc.record({ $gt: number }), fc.record({ $gte: number, $lt: number }), fc.record({ $eq: number }), fc.constant(null), fc.record({ $ne: number }));
    const filter = fc.oneof(
      fc.record({ parts: fc.record({ $elemMatch: fc.record({ k: condition }) }) }),
      fc.record({ parts: fc.record({ $elemMatch: fc.record({ k: condition, v: condition }) }), n: condition }),
      fc.record({ n: fc.record({ $elemMatch: fc.oneof(fc.record({ $gt: number, $lt: number }), fc.record({ $in: fc.array(number, { maxLength: 2 }) }), fc.record({ $eq: number })) }) }),
      fc.record({ n: fc.record({ $all: fc.array(number, { minLength: 1, maxLength: 2 }) }) }),
      fc.record({ 'parts.k': condition, parts: fc.record({ $elemMatch: fc.record({ v: condition }) }) }),
    );
    const items = test.db.collection<{ _id: number }>('arrays');
    await items.createIndexes([{ key: { 'parts.k': 1, 'parts.v': -1 } }, { key: { n: -1 } }, { key: { 'parts.v': 1 }, sparse: true }]);
    await fc.assert(fc.asyncProperty(fc.array(doc, { minLength: 1, maxLength: 12 }), fc.array(filter, { minLength: 1, maxLength: 8 }), async (docs, filters) => {
      await items.deleteMany({});
      await items.insertMany(docs.map((each, _id) => ({ _id, ...each })));
      for (const each of filters) {
        const [planned, scanned] = await Promise.all([items.find(each).sort({ _id: 1 }).toArray(), items.find(each).sort({ _id: 1 }).hint({ $natural: 1 }).toArray()]);
        expect(planned).toEqual(scanned);
        expect(await items.countDocuments(each)).toBe(scanned.length);
      }
    }), { numRuns: 100 });
  }, 60_000);

  const bounded: [string, Document, string, number, number][] = [
    ['$all', { tags: { $all: ['u7', 't7'] } }, 'tags_1', 1, 1],
    ['$elemMatch on values', { numbers: { $elemMatch: { $gte: 10, $lt: 12 } } }, 'numbers_1', 3, 4],
    ['$elemMatch on documents', { parts: { $elemMatch: { k: 9, v: 1 } } }, 'parts.k_1', 1, 1],
    ['$elemMatch on documents that match in parts only', { parts: { $elemMatch: { k: -9, v: 1 } } }, 'parts.k_1', 0, 1],
  ];
  it.each(bounded)('%s reads only a part of an index', async (_title, filter, index, matching, most) => {
    const items = test.db.collection('items');
    const explained = await items.find(filter).explain('executionStats');
    expect(JSON.stringify(explained['queryPlanner'])).toContain(`"${index}"`);
    expect(explained['executionStats']).toMatchObject({ nReturned: matching });
    expect((explained['executionStats'] as Document)['totalKeysExamined']).toBeLessThanOrEqual(most);
    expect(await items.countDocuments(filter)).toBe(matching);
    expect(await items.find(filter).hint({ $natural: 1 }).toArray()).toHaveLength(matching);
  });
});
