/** Bad and extreme input gets MongoDB's own answer, and the engine goes on. */
import { connect } from 'node:net';
import { serialize } from 'bson';
import { Long, type Document } from 'mongodb';
import { startTestEngine, type TestEngine } from './support';

function nested(levels: number, wrap: (inner: unknown) => unknown): unknown {
  let value: unknown = 1;
  for (let i = 0; i < levels; i += 1) value = wrap(value);
  return value;
}

const inDoc = (inner: unknown): unknown => ({ a: inner });
const inArray = (inner: unknown): unknown => [inner];

describe('limits', () => {
  let test: TestEngine;
  beforeAll(async () => {
    test = await startTestEngine();
  });
  afterAll(async () => {
    expect(await test.db.admin().ping()).toMatchObject({ ok: 1 });
    await test.stop();
  });

  const answerTo = (bytes: Uint8Array): Promise<string> => new Promise((resolve) => {
    const socket = connect(Number(new URL(test.engine.uri).port), '127.0.0.1', () => socket.write(bytes));
    socket.on('data', (part: Buffer) => {
      resolve(part.toString('latin1'));
      socket.destroy();
    });
    socket.on('close', () => resolve('closed')).on('error', () => resolve('closed'));
  });

  function message(body: Uint8Array, size = 21 + body.length): Buffer {
    const head = Buffer.alloc(21);
    head.writeInt32LE(size, 0);
    head.writeInt32LE(2013, 12);
    return Buffer.concat([head, body]);
  }

  it('closes the connection of a message over 48 MB', async () => {
    expect(await answerTo(message(new Uint8Array(), 48_000_001))).toBe('closed');
  });

  it('answers a key with NUL and other broken BSON with InvalidBSON', async () => {
    const body = Buffer.from(serialize({ insert: 'items', documents: [{ axb: 1 }], $db: 'test' }));
    body[body.indexOf('axb') + 1] = 0;
    expect(await answerTo(message(body))).toContain('InvalidBSON');
  });

  it('stores what is nested 150 deep, and refuses 190 and 250 levels', async () => {
    const items = test.db.collection<{ _id: number; a: unknown }>('deep');
    for (const [i, wrap] of [inDoc, inArray].entries()) {
      await items.insertOne({ _id: i, a: nested(150, wrap) });
      expect(await items.findOne({ _id: i })).toEqual({ _id: i, a: nested(150, wrap) });
      await expect(items.insertOne({ _id: 9, a: nested(190, wrap) })).rejects.toMatchObject({ code: 15, message: expect.stringContaining('180 levels of nesting') as string });
      await expect(items.insertOne({ _id: 9, a: nested(250, wrap) })).rejects.toMatchObject({ code: 15, codeName: 'Overflow' });
    }
    await items.updateOne({ _id: 0 }, { $set: { a: nested(100, inDoc) } });
    await expect(items.updateOne({ _id: 0 }, { $set: { [`b${'.b'.repeat(120)}`]: nested(100, inDoc) } })).rejects.toMatchObject({ code: 15 });
    expect(await items.countDocuments()).toBe(2);
  });

  it('accepts dotted and dollar-prefixed names on insert, as version 7 does', async () => {
    const doc = { _id: 1, 'a.b': 1, $price: 2, nested: { $x: 1, 'c.d': 2 } } as Document;
    await test.db.command({ insert: 'odd', documents: [doc] });
    expect(await test.db.collection('odd').findOne()).toEqual(doc);
  });

  it('indexes values far longer than a key of the data file', async () => {
    const items = test.db.collection<{ _id: number; x: string; tags: string[] }>('longKeys');
    await items.createIndex({ x: 1, tags: -1 });
    const long = '长'.repeat(100_000);
    await items.insertMany([{ _id: 1, x: `${long}1`, tags: ['a', long] }, { _id: 2, x: `${long}2`, tags: [] }]);
    expect(await items.find({ x: `${long}2` }).toArray()).toMatchObject([{ _id: 2 }]);
    expect((await items.find({ x: { $gt: `${long}1` } }).toArray()).map((item) => item._id)).toEqual([2]);
    expect(await test.db.command({ validate: 'longKeys' })).toMatchObject({ valid: true });
  });

  it('keeps 10,000 cursors open and goes on with each of them', async () => {
    await test.db.collection<{ _id: number }>('cursors').insertMany(Array.from({ length: 5 }, (_, i) => ({ _id: i })));
    const ids: Long[] = [];
    for (let i = 0; i < 100; i += 1) {
      const opened = await Promise.all(Array.from({ length: 100 }, () => test.db.command({ find: 'cursors', batchSize: 1 }, { promoteLongs: false })));
      ids.push(...opened.map((reply) => (reply['cursor'] as { id: Long }).id));
    }
    expect(new Set(ids.map(String)).size).toBe(10_000);
    for (const id of [ids[0], ids[5000], ids[9999]]) {
      expect(await test.db.command({ getMore: id, collection: 'cursors' })).toMatchObject({ cursor: { nextBatch: [{ _id: 1 }, { _id: 2 }, { _id: 3 }, { _id: 4 }] } });
    }
    expect(await test.db.command({ killCursors: 'cursors', cursors: ids })).toMatchObject({ ok: 1 });
  }, 60_000);

  it('ends a sort and a group that outgrow their memory with an error', async () => {
    const items = test.db.collection('large');
    const pad = 'x'.repeat(1_000_000);
    for (let i = 0; i < 11; i += 1) await items.insertMany(Array.from({ length: 10 }, (_, j) => ({ n: i * 10 + j, pad })));
    await expect(items.find().sort({ n: -1 }).toArray()).rejects.toMatchObject({ code: 292 });
    await expect(items.aggregate([{ $group: { _id: null, all: { $push: '$pad' } } }]).toArray()).rejects.toMatchObject({ code: 292 });
    expect((await items.find().sort({ n: -1 }).limit(1).toArray())[0]).toMatchObject({ n: 109 });
  }, 60_000);
});

describe('$bit', () => {
  it('combines whole numbers and keeps their type', async () => {
    const test = await startTestEngine();
    const items = test.db.collection<{ _id: number; i: number; l: Long; d: number }>('bits');
    await items.insertOne({ _id: 1, i: 13, l: Long.fromString('4294967297'), d: 1.5 });
    await test.db.command({ update: 'bits', updates: [{ q: { _id: 1 }, u: { $bit: { i: { and: 10 }, l: { or: 2 }, fresh: { xor: 5 } } } }] });
    expect(await items.findOne({ _id: 1 }, { promoteLongs: false, promoteValues: true })).toMatchObject({ i: 8, fresh: 5, l: Long.fromString('4294967299') });
    await expect(items.updateOne({ _id: 1 }, { $bit: { d: { and: 1 } } })).rejects.toMatchObject({ code: 2 });
    await expect(items.updateOne({ _id: 1 }, { $bit: { i: { nand: 1 } } } as never)).rejects.toMatchObject({ code: 2 });
    await test.stop();
  });
});
