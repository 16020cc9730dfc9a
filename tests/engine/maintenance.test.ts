/** Indexes over their life: made on full collections, expiring, dropped; and what explain and others tell. */
import { rmSync } from 'node:fs';
import { MongoClient, type Document } from 'mongodb';
import { Engine } from '../../server/engine/engine';
import { ExpirySweeper } from '../../server/engine/store/expiry';
import { listen } from '../../server/engine/wire/server';
import { newDirectory, startTestEngine, type TestEngine } from './support';

describe('indexes', () => {
  let test: TestEngine;
  beforeAll(async () => {
    test = await startTestEngine();
  });
  afterAll(() => test.stop());

  it('are filled from a full collection while it is written to', async () => {
    const items = test.db.collection<{ _id: number; n: number }>('full');
    await items.insertMany(Array.from({ length: 3000 }, (_, i) => ({ _id: i, n: i % 10 })));
    const building = items.createIndex({ n: 1 });
    await Promise.all([building, ...Array.from({ length: 50 }, (_, i) => items.updateOne({ _id: i * 50 }, { $set: { n: 99 } })), items.deleteMany({ _id: { $gte: 2900 } })]);
    expect(await test.db.command({ validate: 'full' })).toMatchObject({ valid: true, errors: [], nrecords: 2900 });
    expect(await items.find({ n: 99 }).hint('n_1').toArray()).toHaveLength(50);
  });

  it('that cannot be unique are not there afterwards', async () => {
    const items = test.db.collection('twice');
    await items.insertMany([{ a: 1 }, { a: 1 }]);
    await expect(items.createIndex({ a: 1 }, { unique: true })).rejects.toMatchObject({ code: 11000 });
    expect((await items.indexes()).map((index) => index.name)).toEqual(['_id_']);
  });

  it('unique, sparse and partial, hold what they say', async () => {
    const items = test.db.collection('rules');
    await items.createIndexes([{ key: { phone: 1 }, unique: true, sparse: true }, { key: { slot: 1 }, unique: true, partialFilterExpression: { open: true } }]);
    await items.insertMany([{ slot: 1, open: false }, { slot: 1, open: false }, { slot: 1, open: true }]);
    await expect(items.insertOne({ slot: 1, open: true })).rejects.toMatchObject({ code: 11000, keyValue: { slot: 1 } });
    await expect(items.updateMany({ open: false }, { $set: { open: true } })).rejects.toMatchObject({ code: 11000 });
    await items.insertOne({ phone: null });
    await expect(items.insertOne({ phone: null })).rejects.toMatchObject({ code: 11000 });
    expect(await items.countDocuments({ phone: null })).toBe(4);
    await expect(items.createIndex({ z: 1 }, { partialFilterExpression: { z: { $ne: 1 } } })).rejects.toMatchObject({ code: 67 });
    expect(await test.db.command({ validate: 'rules' })).toMatchObject({ valid: true });
  });

  it('refuse another definition under the same name, and accept the same one again', async () => {
    const items = test.db.collection('same');
    await items.createIndex({ a: 1 });
    await items.createIndex({ a: 1 });
    await expect(items.createIndex({ a: 1 }, { unique: true })).rejects.toMatchObject({ code: 85 });
    await expect(items.createIndex({ b: 1 }, { name: 'a_1' })).rejects.toMatchObject({ code: 86 });
    await items.dropIndex('a_1');
    await expect(items.dropIndex('a_1')).rejects.toMatchObject({ code: 27 });
    await expect(items.dropIndex('_id_')).rejects.toMatchObject({ code: 72 });
  });

  it('keep values longer than a key of the data file, and answer rightly with them', async () => {
    const items = test.db.collection<{ _id: string; t: string }>('long');
    await items.createIndex({ t: 1 }, { unique: true });
    const long = 'x'.repeat(5000);
    await items.insertMany([{ _id: 'a', t: `${long}b` }, { _id: 'b', t: `${long}a` }, { _id: long, t: 'short' }]);
    await expect(items.insertOne({ _id: 'c', t: `${long}a` })).rejects.toMatchObject({ code: 11000 });
    await expect(items.insertOne({ _id: long, t: 'other' })).rejects.toMatchObject({ code: 11000 });
    expect((await items.find({ t: { $gte: long } }).sort({ t: 1 }).toArray()).map((item) => item._id)).toEqual(['b', 'a']);
    expect((await items.findOne({ t: `${long}b` }))?._id).toBe('a');
    expect((await items.findOne({ _id: long }))?.t).toBe('short');
    expect(await test.db.command({ validate: 'long' })).toMatchObject({ valid: true });
  });

  it('serve filter and sort together, as explain shows', async () => {
    const items = test.db.collection('planned');
    await items.createIndexes([{ key: { unit: 1, at: -1 } }, { key: { tags: 1 } }]);
    await items.insertMany(Array.from({ length: 500 }, (_, i) => ({ unit: `u${i % 5}`, at: i, tags: [i % 3, i % 4] })));
    const plan = async (query: Document, sort: Document): Promise<string> => JSON.stringify(await items.find(query).sort(sort as never).limit(20).explain());
    expect(await plan({ unit: 'u1' }, { at: -1 })).not.toContain('"SORT"');
    expect(await plan({ unit: 'u1' }, { at: 1 })).toContain('"direction":"backward"');
    expect(await plan({ unit: 'u1', at: { $lt: 100 } }, { at: -1 })).not.toContain('"SORT"');
    expect(await plan({ unit: 'u1' }, { tags: 1 })).toContain('"SORT"');
    expect(await plan({ other: 1 }, { other: 1 })).toContain('"COLLSCAN"');
    expect(await plan({ $or: [{ unit: 'u1' }, { tags: 2 }] }, {})).toContain('"OR"');
    const figures = await items.find({ unit: 'u1' }).sort({ at: -1 }).limit(20).explain('executionStats');
    expect(figures['executionStats']).toMatchObject({ totalKeysExamined: 20, totalDocsExamined: 20, nReturned: 20 });
  });

  it('are listed with their collections and databases, and dropped with them', async () => {
    const db = test.client.db('listed');
    await db.createCollection('one');
    await db.collection('two').createIndex({ a: 1 });
    expect((await db.listCollections().toArray()).map((one) => one.name)).toEqual(['one', 'two']);
    await expect(db.command({ create: 'one' })).rejects.toMatchObject({ code: 48 });
    expect((await test.client.db().admin().listDatabases()).databases.map((one) => one.name)).toContain('listed');
    await db.dropDatabase();
    expect(await db.listCollections().toArray()).toEqual([]);
  });
});

it('a TTL index deletes what has expired, and nothing else', async () => {
  const directory = newDirectory();
  const engine = new Engine(directory, () => undefined);
  const server = await listen(engine, {});
  const client = await new MongoClient(server.uri).connect();
  const items = client.db('test').collection<{ _id: number; at?: unknown }>('ttl');
  await items.createIndex({ at: 1 }, { expireAfterSeconds: 60 });
  await items.insertMany([{ _id: 1, at: new Date(0) }, { _id: 2, at: new Date(100_000) }, { _id: 3 }, { _id: 4, at: 'text' }, { _id: 5, at: [new Date(0), new Date(1e12)] }]);
  const sweeper = new ExpirySweeper(engine, () => undefined);
  await sweeper.sweep(new Date(120_000));
  await sweeper.stop();
  expect((await items.find().toArray()).map((item) => item._id)).toEqual([2, 3, 4]);
  await client.close();
  await server.close();
  await engine.close();
  rmSync(directory, { recursive: true });
});

it('a scan of everything does not hold up a point read', async () => {
  const test = await startTestEngine();
  const items = test.db.collection<{ _id: number; n: number; pad: string }>('scan');
  for (let i = 0; i < 30; i += 1) await items.insertMany(Array.from({ length: 1000 }, (_, k) => ({ _id: i * 1000 + k, n: k, pad: 'x'.repeat(200) })));
  let scanning = true;
  const scan = items.aggregate([{ $group: { _id: '$n', all: { $sum: '$n' }, pads: { $max: '$pad' } } }, { $sort: { _id: 1 } }]).toArray().finally(() => {
    scanning = false;
  });
  let reads = 0;
  while (scanning) {
    await items.findOne({ _id: reads });
    reads += 1;
  }
  expect(await scan).toHaveLength(1000);
  expect(reads).toBeGreaterThan(3);
  await expect(items.find({ pad: { $regex: 'y$' } }, { maxTimeMS: 1 }).toArray()).rejects.toMatchObject({ code: 50 });
  await test.stop();
});

it('the planner prefers a few keys that need sorting to many that do not', async () => {
  const test = await startTestEngine();
  const items = test.db.collection('choice');
  await items.createIndexes([{ key: { state: 1, at: 1 } }, { key: { unit: 1 } }]);
  await items.insertMany(Array.from({ length: 2000 }, (_, i) => ({ state: 'open', at: i, unit: i % 500 })));
  const figures = await items.find({ state: 'open', unit: 7 }).sort({ at: 1 }).limit(20).explain('executionStats');
  expect(figures['executionStats']).toMatchObject({ totalKeysExamined: 4, nReturned: 4 });
  await test.stop();
});

it('closing ends scans and writes under way without harm', async () => {
  const test = await startTestEngine();
  const items = test.db.collection<{ n: number }>('closing');
  await items.insertMany(Array.from({ length: 20_000 }, (_, n) => ({ n })));
  const underWay = [
    ...Array.from({ length: 5 }, () => items.aggregate([{ $group: { _id: '$n' } }, { $sort: { _id: 1 } }]).toArray()),
    ...Array.from({ length: 20 }, (_, n) => items.insertOne({ n })), items.createIndex({ n: 1 }), items.updateMany({}, { $inc: { n: 1 } }),
  ].map((work: Promise<unknown>) => work.then(() => 'done', () => 'ended'));
  await new Promise((resolve) => setTimeout(resolve, 10));
  await test.engine.close();
  await test.client.close();
  expect(await Promise.all(underWay)).toContain('ended');
  const again = await startTestEngine(test.directory);
  expect(await again.db.command({ validate: 'closing' })).toMatchObject({ valid: true, errors: [] });
  await again.stop();
});
