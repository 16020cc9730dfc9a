/** Random operations against a plain model in memory: same documents, same counts, indexes equal to documents. */
import fc from 'fast-check';
import type { Collection } from 'mongodb';
import { startTestEngine, type TestEngine } from './support';

interface Item {
  _id: number;
  n?: number;
  s?: string;
  list?: number[];
}

/** An operation: what is sent, and what it means for the model. */
interface Operation {
  readonly said: string;
  send(items: Collection<Item>): Promise<unknown>;
  model(items: Map<number, Item>): unknown;
}

const id = fc.nat(12);
const small = fc.integer({ min: -3, max: 3 });
const word = fc.constantFrom('x', 'y', 'z');

/** Changes one document of the model, if it is there; answers how many that were. */
function change(items: Map<number, Item>, _id: number, by: (item: Item) => Item): number {
  const item = items.get(_id);
  if (item) items.set(_id, by(structuredClone(item)));
  return item ? 1 : 0;
}

const update = (said: string, _id: number, operators: object, by: (item: Item) => Item): Operation => ({
  said: `${said} on ${_id}`,
  send: async (items) => (await items.updateOne({ _id }, operators)).matchedCount,
  model: (items) => change(items, _id, by),
});

const operation: fc.Arbitrary<Operation> = fc.oneof(
  fc.tuple(id, small, word, fc.array(small, { maxLength: 3 })).map(([_id, n, s, list]): Operation => ({
    said: `insert ${_id}`,
    send: (items) => items.insertOne({ _id, n, s, list }).then(() => true, (error: { code: number }) => (error.code === 11000 ? false : Promise.reject(error as unknown as Error))),
    model: (items) => (items.has(_id) ? false : Boolean(items.set(_id, { _id, n, s, list }))),
  })),
  fc.tuple(id, small).map(([_id, by]) => update(`$inc ${by}`, _id, { $inc: { n: by } }, (item) => ({ ...item, n: (item.n ?? 0) + by }))),
  fc.tuple(id, small).map(([_id, v]) => update(`$push ${v}`, _id, { $push: { list: { $each: [v], $slice: -4 } } }, (item) => ({ ...item, list: [...(item.list ?? []), v].slice(-4) }))),
  fc.tuple(id, small).map(([_id, v]) => update(`$addToSet ${v}`, _id, { $addToSet: { list: v } }, (item) => ({ ...item, list: item.list?.includes(v) ? item.list : [...(item.list ?? []), v] }))),
  fc.tuple(id, small).map(([_id, v]) => update(`$pull ≥ ${v}`, _id, { $pull: { list: { $gte: v } } }, (item) => (item.list ? { ...item, list: item.list.filter((one) => one < v) } : item))),
  fc.tuple(id, word).map(([_id, s]) => update(`$set ${s}`, _id, { $set: { s }, $unset: { n: '' } }, ({ n: _n, ...item }) => ({ ...item, s }))),
  fc.tuple(id, small).map(([_id, n]) => update(`$max ${n}`, _id, { $max: { n } }, (item) => ({ ...item, n: Math.max(item.n ?? n, n) }))),
  id.map((_id): Operation => ({ said: `delete ${_id}`, send: async (items) => (await items.deleteOne({ _id })).deletedCount, model: (items) => Number(items.delete(_id)) })),
  fc.tuple(small, word).map(([n, s]): Operation => ({
    said: `all with n > ${n} get ${s}`,
    send: async (items) => (await items.updateMany({ n: { $gt: n } }, { $set: { s } })).matchedCount,
    model: (items) => [...items.values()].filter((item) => item.n !== undefined && item.n > n).map((item) => change(items, item._id, (one) => ({ ...one, s }))).length,
  })),
  small.map((v): Operation => ({
    said: `delete all that list ${v}`,
    send: async (items) => (await items.deleteMany({ list: v })).deletedCount,
    model: (items) => [...items.values()].filter((item) => item.list?.includes(v)).map((item) => items.delete(item._id)).length,
  })),
  fc.tuple(id, small).map(([_id, n]): Operation => ({
    said: `upsert ${_id}`,
    send: async (items) => (await items.findOneAndUpdate({ _id }, { $set: { n } }, { upsert: true, returnDocument: 'after' }))?.n,
    model: (items) => items.set(_id, { ...(items.get(_id) ?? { _id }), n }).get(_id)?.n,
  })),
);

const inOrder = (items: Iterable<Item>): Item[] => [...items].sort((a, b) => a._id - b._id);

describe('random operations', () => {
  let test: TestEngine;
  beforeAll(async () => {
    test = await startTestEngine();
    await test.db.collection('items').createIndexes([
      { key: { n: 1 } }, { key: { s: 1, n: -1 } }, { key: { list: 1 } }, { key: { list: 1, s: 1 } }, { key: { n: -1 }, name: 'sparse', sparse: true },
      { key: { s: -1 }, name: 'partial', partialFilterExpression: { n: { $gt: 0 } } },
    ]);
  });
  afterAll(() => test.stop());

  it('leave what a plain model has, and indexes equal to documents', async () => {
    const items = test.db.collection<Item>('items');
    await fc.assert(fc.asyncProperty(fc.array(operation, { minLength: 10, maxLength: 40 }), async (operations) => {
      await items.deleteMany({});
      const model = new Map<number, Item>();
      for (const one of operations) expect([one.said, await one.send(items)]).toEqual([one.said, one.model(model)]);
      expect(inOrder(await items.find().toArray())).toEqual(inOrder(model.values()));
      expect(await items.estimatedDocumentCount()).toBe(model.size);
      const positive = inOrder(model.values()).filter((item) => item.s === 'x' && (item.n ?? 0) > 0);
      expect(inOrder(await items.find({ s: 'x', n: { $gt: 0 } }).hint('partial').toArray())).toEqual(positive);
      expect(await test.db.command({ validate: 'items' })).toMatchObject({ valid: true, errors: [], nrecords: model.size });
    }), { numRuns: 60 });
  }, 180_000);
});
