/** Long reads run in a thread of their own: same answers, and nobody waits for them. */
import { rmSync } from 'node:fs';
import { Worker } from 'node:worker_threads';
import { MongoClient, type Db } from 'mongodb';
import { startEngine, type RunningEngine } from '../../server/engine';
import { Engine } from '../../server/engine/engine';
import { Reader } from '../../server/engine/reader/reader';
import { listen } from '../../server/engine/wire/server';
import { newDirectory } from './support';

interface Item {
  _id: number;
  unit: string;
  n: number;
  pad: string;
}

const documents = 20_000;

describe('a reader that has failed', () => {
  it('is no more given work: the engine does it itself', async () => {
    const directory = newDirectory();
    const engine = new Engine(directory, () => undefined);
    const worker = new Worker('process.exit(3)', { eval: true });
    engine.reader = new Reader(worker, () => undefined);
    const ended = new Promise((resolve) => worker.once('exit', resolve));
    await expect(engine.reader.run(new Map([['count', 'items']]))).rejects.toMatchObject({ code: 91 });
    await ended;
    const server = await listen(engine, {});
    const client = await new MongoClient(server.uri).connect();
    const items = client.db('test').collection('items');
    await items.insertMany(Array.from({ length: 3000 }, (_, i) => ({ i })));
    expect(await items.countDocuments({ i: { $gte: 1000 } })).toBe(2000);
    await client.close();
    await server.close();
    await engine.close();
    rmSync(directory, { recursive: true });
  });
});

describe('long reads', () => {
  const directory = newDirectory();
  let engine: RunningEngine;
  let client: MongoClient;
  let db: Db;
  beforeAll(async () => {
    engine = await startEngine({ dataDir: directory, listen: {} });
    client = await new MongoClient(engine.uri).connect();
    db = client.db('test');
    const items = db.collection<Item>('items');
    await items.createIndex({ unit: 1 });
    for (let start = 0; start < documents; start += 5000) {
      await items.insertMany(Array.from({ length: 5000 }, (_, i) => ({ _id: start + i, unit: `u${i % 4}`, n: i % 100, pad: 'x'.repeat(200) })));
    }
  }, 60_000);
  afterAll(async () => {
    await client.close();
    await engine.close();
    rmSync(directory, { recursive: true });
  });

  const items = () => db.collection<Item>('items');

  it('give what short ones give: groups, counts, sorts, distinct values', async () => {
    const groups = await items().aggregate([{ $group: { _id: '$unit', n: { $sum: 1 } } }, { $sort: { _id: 1 } }]).toArray();
    expect(groups).toEqual(['u0', 'u1', 'u2', 'u3'].map((_id) => ({ _id, n: documents / 4 })));
    expect(await items().countDocuments({ unit: 'u1' })).toBe(documents / 4);
    expect(await items().countDocuments({ n: { $lt: 10 } })).toBe(documents / 10);
    expect(await items().distinct('unit', { n: 3 })).toEqual(['u3']);
    expect((await items().find({ n: 5 }).sort({ pad: 1, _id: -1 }).limit(3).toArray()).map((item) => item._id)).toEqual([19905, 19805, 19705]);
    expect(await db.command({ validate: 'items' })).toMatchObject({ valid: true, nrecords: documents });
    expect(await items().find({ n: 7, pad: 'no' }).explain('executionStats')).toMatchObject({ executionStats: { totalDocsExamined: documents } });
  });

  it('are read to their end in batches, and can be given up', async () => {
    const ids = (await items().find({}, { projection: { _id: 1 } }).batchSize(999).toArray()).map((item) => item._id);
    expect(ids).toEqual(Array.from({ length: documents }, (_, i) => i));
    const cursor = items().find({ pad: /x/ });
    await cursor.next();
    const { id } = cursor;
    await cursor.close();
    await expect(db.command({ getMore: id, collection: 'items' })).rejects.toMatchObject({ code: 43 });
  });

  it('see every write that was acknowledged before them', async () => {
    for (let round = 1; round <= 30; round += 1) {
      await items().updateOne({ _id: round * 600 }, { $set: { n: 1000 + round, unit: 'moved' } });
      const [seen] = await items().aggregate<{ top: number }>([{ $group: { _id: null, top: { $max: '$n' } } }]).toArray();
      expect(seen?.top).toBe(1000 + round);
    }
    expect(await items().countDocuments({ n: { $gt: 1000 } })).toBe(30);
  }, 120_000);

  it('fail as short ones fail, and leave the engine working', async () => {
    await expect(items().aggregate([{ $match: { n: { $gte: 0 } } }, { $project: { x: { $divide: ['$n', '$n'] } } }]).toArray()).rejects.toMatchObject({ code: 2 });
    await expect(items().countDocuments({ $expr: { $gt: ['$n', -1] } }, { maxTimeMS: 1 })).rejects.toMatchObject({ code: 50 });
    await expect(items().aggregate([{ $group: { _id: '$_id', all: { $push: { a: '$pad', b: '$pad', c: '$pad', d: '$pad', e: { $concat: Array.from({ length: 40 }, () => '$pad') } } } } }]).toArray()).rejects.toMatchObject({ code: 292 });
    expect(await items().findOne({ _id: 3 })).toMatchObject({ n: 3 });
  });

  it('do not hold up a point read', async () => {
    const points = async (): Promise<number> => {
      const times: number[] = [];
      for (let i = 0; i < 300; i += 1) {
        const started = performance.now();
        await items().findOne({ _id: i * 7 });
        times.push(performance.now() - started);
      }
      return [...times].sort((a, b) => a - b)[150] ?? Infinity;
    };
    const alone = await points();
    let running = true;
    const scans: number[] = [];
    const scan = (async () => {
      while (running) {
        const started = performance.now();
        await items().aggregate([{ $group: { _id: { u: '$unit', n: '$n' }, size: { $avg: { $strLenCP: '$pad' } } } }]).toArray();
        scans.push(performance.now() - started);
      }
    })();
    const beside = await points();
    running = false;
    await scan;
    // A scan of everything takes tens of milliseconds; a read that waited for one would take as long.
    expect(beside).toBeLessThan(Math.max(20, 5 * alone, Math.min(...scans) / 2));
  });

  it('end with an error when the engine is closed under them', async () => {
    const other = newDirectory();
    const own = await startEngine({ dataDir: other, listen: {} });
    const ownClient = await new MongoClient(own.uri, { serverSelectionTimeoutMS: 300 }).connect();
    const many = ownClient.db('test').collection('many');
    await many.insertMany(Array.from({ length: 30_000 }, (_, i) => ({ i, text: 'y'.repeat(100) })));
    const scan = many.aggregate([{ $group: { _id: '$i', text: { $first: '$text' } } }, { $sort: { text: 1, _id: 1 } }]).toArray().then(() => 'done', () => 'ended');
    await new Promise((resolve) => setTimeout(resolve, 20));
    await own.close();
    expect(await scan).toMatch(/done|ended/);
    await ownClient.close();
    rmSync(other, { recursive: true });
  });
});
