/** An index may only make a query faster: its answer is that of reading everything. */
import fc from 'fast-check';
import { startTestEngine, type TestEngine } from './support';
import type { Document } from 'mongodb';

const atom = fc.oneof(
  fc.integer({ min: 0, max: 4 }), fc.constantFrom('a', 'b', 'ab', ''), fc.constant(null), fc.boolean(),
  fc.constantFrom(new Date(0), new Date(1000), 2.5),
);
const field = fc.oneof({ weight: 6, arbitrary: atom }, { weight: 2, arbitrary: fc.array(atom, { maxLength: 3 }) });
const inner = fc.record({ c: field, d: atom }, { requiredKeys: [] });
const document = fc.record(
  { a: field, b: fc.oneof(atom, inner, fc.array(inner, { maxLength: 2 })), e: atom, s: fc.constantFrom('open', 'done') }, { requiredKeys: [] },
);

const condition: fc.Arbitrary<unknown> = fc.oneof(
  atom,
  fc.record({ $gt: atom }), fc.record({ $lte: atom }), fc.record({ $gte: atom, $lt: atom }), fc.record({ $ne: atom }),
  fc.record({ $in: fc.array(atom, { maxLength: 3 }) }), fc.record({ $nin: fc.array(atom, { maxLength: 2 }) }),
  fc.record({ $exists: fc.boolean() }), fc.constant({ $regex: '^a' }), fc.record({ $elemMatch: fc.record({ $gte: atom, $lt: atom }) }),
  fc.record({ $all: fc.array(atom, { minLength: 1, maxLength: 2 }) }), fc.record({ $not: fc.record({ $gt: atom }) }),
  fc.array(atom, { maxLength: 2 }), fc.record({ $size: fc.nat(3) }), fc.record({ $type: fc.constantFrom('number', 'string', 'array', 'null') }),
);
const path = fc.constantFrom('a', 'b', 'b.c', 'b.d', 'e', 's');
const conjunction = fc.uniqueArray(fc.tuple(path, condition), { maxLength: 3, selector: ([name]) => name }).map((parts) => Object.fromEntries(parts) as Document);
const filter = fc.oneof(
  { weight: 4, arbitrary: conjunction },
  { weight: 1, arbitrary: fc.tuple(conjunction, conjunction, conjunction).map(([x, y, z]) => ({ ...x, $or: [y, z] })) },
);
const sort = fc.uniqueArray(fc.tuple(fc.constantFrom('a', 'b.c', 'e', 's'), fc.constantFrom(1 as const, -1 as const)), { maxLength: 2, selector: ([name]) => name });

const indexes: [Document, Document?][] = [
  [{ a: 1 }], [{ e: 1, a: -1 }], [{ 'b.c': 1, 'b.d': 1 }], [{ s: 1, e: -1, 'b.d': 1 }], [{ e: -1 }, { sparse: true }],
  [{ a: 1, e: 1 }, { partialFilterExpression: { s: 'open' } }],
];

describe('queries', () => {
  let test: TestEngine;
  beforeAll(async () => {
    test = await startTestEngine();
  });
  afterAll(() => test.stop());

  /** Two collections with the same documents: with all indexes, and with none. */
  async function fill(documents: Document[]): Promise<void> {
    for (const name of ['indexed', 'plain']) {
      await test.db.collection(name).deleteMany({});
      await test.db.collection<{ _id: number }>(name).insertMany(documents.map((one, i) => ({ ...one, _id: i })));
    }
  }

  it('give by index what they give by reading everything, sorted alike', async () => {
    for (const [key, options] of indexes) await test.db.collection('indexed').createIndex(key as never, options);
    await fc.assert(fc.asyncProperty(
      fc.array(document, { minLength: 8, maxLength: 25 }), fc.array(fc.tuple(filter, sort), { minLength: 12, maxLength: 12 }),
      async (documents, queries) => {
        await fill(documents);
        for (const [query, order] of queries) {
          const ask = (name: string) => test.db.collection<{ _id: number }>(name).find(query, { projection: { _id: 1 } }).sort(Object.fromEntries([...order, ['_id', 1]])).toArray();
          const [byIndex, byScan] = await Promise.all([ask('indexed'), ask('plain')]);
          expect(byIndex).toEqual(byScan);
          const [counted, all] = await Promise.all([test.db.collection('indexed').countDocuments(query), test.db.command({ count: 'indexed', query })]);
          expect([counted, all['n']]).toEqual([byScan.length, byScan.length]);
        }
        const checked = await test.db.command({ validate: 'indexed' });
        expect(checked).toMatchObject({ valid: true, errors: [] });
      },
    ), { numRuns: 25 });
  }, 180_000);

  it('merge the ranges of an $in into the order asked for, without sorting in memory', async () => {
    const items = test.db.collection<{ _id: number; unit: string; at: number }>('merged');
    await items.createIndex({ unit: 1, at: -1 });
    await items.insertMany(Array.from({ length: 200 }, (_, i) => ({ _id: i, unit: `u${i % 7}`, at: (i * 37) % 200 })));
    const query = { unit: { $in: ['u1', 'u3', 'u5'] } };
    const found = await items.find(query).sort({ at: -1 }).limit(10).toArray();
    const expected = (await items.find(query).toArray()).sort((x, y) => y.at - x.at).slice(0, 10);
    expect(found).toEqual(expected);
    const plan = await items.find(query).sort({ at: -1 }).limit(10).explain('executionStats');
    expect(JSON.stringify(plan)).not.toContain('"SORT"');
    expect(plan['executionStats']).toMatchObject({ totalDocsExamined: 10 });
  });
});
