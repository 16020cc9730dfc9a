/** The protocol itself: what a standalone says, shapes of errors, and bad messages. */
import { connect } from 'node:net';
import { serialize } from 'bson';
import fc from 'fast-check';
import { Double, Int32, Long, ObjectId, type Document } from 'mongodb';
import mongoose from 'mongoose';
import { startTestEngine, type TestEngine } from './support';

describe('the wire', () => {
  let test: TestEngine;
  beforeAll(async () => {
    test = await startTestEngine();
  });
  afterAll(() => test.stop());

  const port = (): number => Number(new URL(test.engine.uri).port);

  it('speaks as a standalone of version 7', async () => {
    const hello = await test.db.admin().command({ hello: 1 });
    expect(hello).toMatchObject({ isWritablePrimary: true, maxWireVersion: 21, maxBsonObjectSize: 16777216, ok: 1 });
    expect(hello).not.toHaveProperty('setName');
    expect((await test.db.admin().command({ buildInfo: 1 }))['version']).toMatch(/^7\./);
    expect(await test.db.admin().ping()).toMatchObject({ ok: 1 });
  });

  it('gives duplicate keys in the shape mongoose reads', async () => {
    const people = test.db.collection('people');
    await people.createIndex({ email: 1 }, { unique: true });
    await people.insertOne({ email: 'a@x' });
    const refused = await people.insertOne({ email: 'a@x' }).catch((error: unknown) => error);
    expect(refused).toMatchObject({
      code: 11000, keyPattern: { email: 1 }, keyValue: { email: 'a@x' },
      message: 'E11000 duplicate key error collection: test.people index: email_1 dup key: { email: "a@x" }',
    });
    await people.insertOne({ email: 'b@x' });
    const changed = await people.findOneAndUpdate({ email: 'b@x' }, { $set: { email: 'a@x' } }).catch((error: unknown) => error);
    expect(changed).toMatchObject({ code: 11000, codeName: 'DuplicateKey', keyPattern: { email: 1 }, keyValue: { email: 'a@x' } });
    expect(await people.countDocuments()).toBe(2);
  });

  it('goes on after a failed write only when unordered', async () => {
    const items = test.db.collection<{ _id: number }>('ordered');
    await items.insertOne({ _id: 1 });
    await expect(items.insertMany([{ _id: 2 }, { _id: 1 }, { _id: 3 }])).rejects.toMatchObject({ code: 11000 });
    expect(await items.countDocuments()).toBe(2);
    await expect(items.insertMany([{ _id: 4 }, { _id: 1 }, { _id: 5 }], { ordered: false })).rejects.toMatchObject({ result: { insertedCount: 2 } });
    expect(await items.countDocuments()).toBe(4);
  });

  it('runs many unordered updates together and says of each what became of it', async () => {
    const items = test.db.collection<{ _id: number; n?: number; only?: number }>('together');
    await items.createIndex({ only: 1 }, { unique: true, sparse: true });
    await items.insertMany([{ _id: 0, only: 7 }, { _id: 1 }]);
    const upsert = (id: number, set: { only?: number; n?: number }) => ({ updateOne: { filter: { _id: id }, update: { $set: set }, upsert: true } });
    const statements = [...Array.from({ length: 450 }, (_, i) => upsert(i + 2, { n: i })), upsert(1, { only: 7 }), upsert(900, { only: 8 }), upsert(901, { only: 7 }), upsert(5, { n: -1 })];
    const refused = await items.bulkWrite(statements, { ordered: false }).catch((error: unknown) => error as { result: { upsertedIds: Record<string, number>; matchedCount: number }; writeErrors: { index: number; code: number }[] });
    expect(refused).toMatchObject({ result: { upsertedCount: 451, matchedCount: 1, modifiedCount: 1 }, writeErrors: [{ index: 450, code: 11000 }, { index: 452, code: 11000 }] });
    expect((refused as { result: { upsertedIds: Record<string, number> } }).result.upsertedIds).toMatchObject({ 0: 2, 449: 451, 451: 900 });
    expect(await items.findOne({ _id: 5 })).toEqual({ _id: 5, n: -1 });
    expect(await items.countDocuments()).toBe(453);
    await expect(items.bulkWrite([upsert(2000, { n: 1 }), upsert(2001, { only: 7 }), upsert(2002, { n: 1 })])).rejects.toMatchObject({ code: 11000 });
    expect(await items.countDocuments()).toBe(454);
  });

  it('refuses what it does not do by name, never in silence', async () => {
    const items = test.db.collection('refused');
    await items.insertOne({ a: 1 });
    const refusals: [() => Promise<unknown>, number, RegExp][] = [
      [() => items.find({ $where: '1' }).toArray(), 238, /\$where is not supported by the embedded engine; set MONGODB_URI/],
      [() => items.find({ a: { $near: [0, 0] } }).toArray(), 238, /\$near/],
      [() => items.aggregate([{ $densify: { field: 'a', range: { step: 1, bounds: 'full' } } }]).toArray(), 238, /\$densify/],
      [() => items.aggregate([{ $setWindowFields: {} }]).toArray(), 238, /\$setWindowFields/],
      [() => items.aggregate([{ $nonsense: 1 }]).toArray(), 40324, /\$nonsense/],
      [() => items.aggregate([{ $project: { x: { $nonsense: 1 } } }]).toArray(), 168, /\$nonsense/],
      [() => items.find({ a: { $nonsense: 1 } }).toArray(), 2, /\$nonsense/],
      [() => items.updateOne({}, { $nonsense: { a: 1 } }), 9, /\$nonsense/],
      [() => items.createIndex({ a: 'text' }), 238, /text/],
      [() => items.createIndex({ a: '2d' }), 238, /2d/],
      [() => test.db.createCollection('capped', { capped: true, size: 1000 }), 238, /capped/],
      [() => test.db.command({ collMod: 'refused', validator: { a: 1 } }), 238, /collMod/],
      [() => test.db.command({ nonsense: 1 }), 59, /nonsense/],
      [() => test.db.command({ find: 'refused', filtre: {} }), 40415, /filtre/],
      [() => items.insertOne({ a: 2 }, { writeConcern: { w: 2 } }), 2, /not replicated/],
      [() => items.watch([]).next(), 40573, /changeStream/],
    ];
    for (const [asked, code, text] of refusals) await expect(asked()).rejects.toMatchObject({ code, message: expect.stringMatching(text) as string });
    expect(await items.find({}, { projection: { _id: 0 } }).toArray()).toEqual([{ a: 1 }]);
  });

  it('has sessions but no transactions, as a standalone', async () => {
    const session = test.client.startSession();
    await test.db.collection('sessions').insertOne({ a: 1 }, { session });
    session.startTransaction();
    // The driver knows this error of a standalone by its text and words it anew.
    await expect(test.db.collection('sessions').insertOne({ a: 2 }, { session })).rejects.toThrow(/does not support retryable writes/);
    await session.abortTransaction().catch(() => undefined);
    await session.endSession();
    await expect(test.db.command({ insert: 'sessions', documents: [{ a: 3 }], txnNumber: Long.ONE })).rejects.toMatchObject({ code: 20 });
    expect(await test.db.collection('sessions').countDocuments()).toBe(1);
  });

  it('keeps types and the order of keys through an update', async () => {
    const kept = new Map<string, unknown>([
      ['_id', 1], ['z', 1], ['10', new Int32(1)], ['2', Long.fromString('9007199254740993')], ['whole', new Double(5)], ['f', 5.5],
      ['nested', new Map<string, unknown>([['y', 1], ['1', new ObjectId()]])],
    ]);
    await test.db.command({ insert: 'types', documents: [new Map([...kept, ['n', 5]])] });
    const items = test.db.collection<{ _id: number; n: number }>('types');
    await items.updateOne({ _id: 1 }, { $inc: { n: 1 } });
    const raw = await items.findOne({ _id: 1 }, { raw: true }) as unknown as Uint8Array;
    expect(Buffer.from(raw)).toEqual(Buffer.from(serialize(new Map([...kept, ['n', 6]]) as unknown as Document)));
  });

  it('reads long results in batches and forgets killed cursors', async () => {
    const items = test.db.collection<{ _id: number }>('many');
    await items.insertMany(Array.from({ length: 1000 }, (_, i) => ({ _id: i })));
    expect((await items.find().batchSize(7).toArray()).map((item) => item._id)).toEqual(Array.from({ length: 1000 }, (_, i) => i));
    expect(await items.find().skip(10).limit(15).batchSize(4).toArray()).toHaveLength(15);
    const cursor = items.find().batchSize(5);
    await cursor.next();
    const id = cursor.id;
    await cursor.close();
    await expect(test.db.command({ getMore: id, collection: 'many' })).rejects.toMatchObject({ code: 43 });
  });

  it('lets one of many claims win each document', async () => {
    const jobs = test.db.collection<{ _id: number; state: string }>('jobs');
    await jobs.insertMany(Array.from({ length: 30 }, (_, i) => ({ _id: i, state: 'open' })));
    const claims = await Promise.all(Array.from({ length: 60 }, () => jobs.findOneAndUpdate({ state: 'open' }, { $set: { state: 'taken' } }, { sort: { _id: 1 } })));
    const won = claims.flatMap((claim) => (claim ? [claim._id] : []));
    expect(won).toHaveLength(30);
    expect(new Set(won).size).toBe(30);
  });

  it('serves an unmodified mongoose', async () => {
    const connection = await mongoose.createConnection(test.engine.uri, { dbName: 'mongoose' }).asPromise();
    const Case = connection.model('Case', new mongoose.Schema({ number: { type: String, unique: true }, tags: [String], place: { lat: Number } }, { timestamps: true }));
    await Case.init();
    const made = await Case.create({ number: 'A1', tags: ['x'] });
    made.tags.push('y');
    made.set('place', { lat: 1.5 });
    await made.save();
    expect(await Case.findOne({ tags: 'y' }).lean()).toMatchObject({ number: 'A1', tags: ['x', 'y'], place: { lat: 1.5 } });
    await expect(Case.create({ number: 'A1' })).rejects.toMatchObject({ code: 11000, keyValue: { number: 'A1' } });
    await connection.close();
  });

  it('survives malformed messages and goes on serving others', async () => {
    const send = (bytes: Uint8Array): Promise<void> => new Promise((resolve) => {
      const socket = connect(port(), '127.0.0.1', () => socket.end(bytes));
      socket.on('close', () => resolve()).on('error', () => resolve()).resume();
    });
    const framed = fc.tuple(fc.uint8Array({ maxLength: 200 }), fc.constantFrom(2013, 2004, 2012, 1, 0)).map(([body, opcode]) => {
      const message = Buffer.alloc(16 + body.length);
      message.writeInt32LE(message.length, 0);
      message.writeInt32LE(opcode, 12);
      message.set(body, 16);
      return message;
    });
    await fc.assert(fc.asyncProperty(fc.oneof(framed, fc.uint8Array({ maxLength: 100 })), send), { numRuns: 300 });
    expect(await test.db.admin().ping()).toMatchObject({ ok: 1 });
  });

  it('refuses a document over 16 MB and one whose _id is an array', async () => {
    await expect(test.db.command({ insert: 'big', documents: [{ _id: [1] }] })).resolves.toMatchObject({ n: 0, writeErrors: [{ code: 53 }] });
    const half = 'x'.repeat(9 * 1024 * 1024);
    const items = test.db.collection<{ _id: number; a?: string; b?: string }>('big');
    await items.insertOne({ _id: 1, a: half });
    await expect(items.updateOne({ _id: 1 }, { $set: { b: half } })).rejects.toThrow(/larger|size/);
    expect(await items.countDocuments({ b: { $exists: true } })).toBe(0);
  });
});
