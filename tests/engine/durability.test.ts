/** The data directory: a full disk, a second engine, damage, restarts. What `kill -9` leaves is in kill.test.ts. */
import { spawn } from 'node:child_process';
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { open } from 'lmdb';
import { MongoClient } from 'mongodb';
import { startEngine, startEngineInProcess } from '../../server/engine';
import { EngineProgram, killed } from './child';
import { newDirectory, startTestEngine } from './support';

describe('the data directory', () => {
  let program: EngineProgram;
  beforeAll(async () => {
    program = await EngineProgram.build();
  });
  afterAll(() => program.remove());

  it('takes a full disk as an error of the write, keeps what it had, and goes on', async () => {
    const directory = newDirectory();
    // No file may grow beyond 8 MB: what a full disk is to a process.
    const limited = ['-c', 'ulimit -f 16384; trap "" XFSZ; exec "$0" "$@"', process.execPath, ...program.arguments(directory)];
    const child = await program.start(directory, spawn('/bin/sh', limited, { stdio: ['ignore', 'pipe', 'pipe'] }));
    const client = new MongoClient(child.uri, { serverSelectionTimeoutMS: 2000 });
    let kept = 0;
    try {
      const items = client.db('test').collection<{ _id: number; pad: string }>('items');
      await items.createIndex({ pad: 1 });
      const pad = 'x'.repeat(30_000);
      const full = await (async () => {
        for (;; kept += 1) await items.insertOne({ _id: kept, pad });
      })().catch((error: unknown) => error);
      expect(full).toMatchObject({ code: 14031 });
      await expect(items.insertMany([{ _id: -1, pad }, { _id: -2, pad }])).rejects.toMatchObject({ code: 14031 });
      expect(await items.countDocuments({ _id: { $lt: 1e9 } })).toBe(kept);
      expect(await items.estimatedDocumentCount()).toBe(kept);
    } finally {
      await killed(child.process);
      await client.close();
    }
    const test = await startTestEngine(directory);
    const after = test.db.collection<{ _id: number }>('items');
    expect(await after.countDocuments()).toBe(kept);
    await after.insertOne({ _id: kept });
    await after.deleteMany({ _id: { $gte: 50 } });
    expect(await test.db.command({ validate: 'items' })).toMatchObject({ valid: true, nrecords: 50 });
    await test.stop();
  }, 60_000);

  it('refuses a second engine with a sentence, and serves a new one after the first has closed', async () => {
    const test = await startTestEngine();
    await expect(startEngineInProcess({ dataDir: test.directory, listen: {} })).rejects.toThrow(/in use by the process \d+/);
    await expect(startEngine({ dataDir: test.directory, listen: {} })).rejects.toThrow(/in use by the process \d+/);
    await test.client.close();
    await test.engine.close();
    const again = await startEngineInProcess({ dataDir: test.directory, listen: {} });
    await again.close();
    expect(readdirSync(test.directory)).not.toContain('engine.lock');
    rmSync(test.directory, { recursive: true });
  });

  it('is taken over from a process that was killed', async () => {
    const directory = newDirectory();
    const child = await program.start(directory);
    await expect(startEngineInProcess({ dataDir: directory, listen: {} })).rejects.toThrow(`process ${child.process.pid}`);
    await killed(child.process);
    expect(readdirSync(directory)).toContain('engine.lock');
    const engine = await startEngineInProcess({ dataDir: directory, listen: {} });
    await engine.close();
    rmSync(directory, { recursive: true });
  });

  it('says so when its file is damaged, foreign or cut off', async () => {
    const test = await startTestEngine();
    await test.db.collection('items').insertMany(Array.from({ length: 500 }, (_, i) => ({ i, pad: 'x'.repeat(200) })));
    await test.client.close();
    await test.engine.close();
    const file = join(test.directory, 'data.mdb');
    const whole = readFileSync(file);
    const open = () => startEngineInProcess({ dataDir: test.directory, listen: {} });
    for (const [content, reason] of [[Buffer.alloc(65536, 7), /no data file/], [whole.subarray(0, whole.length / 2), /cut off/]] as const) {
      writeFileSync(file, content);
      await expect(open()).rejects.toThrow(reason);
      expect(readdirSync(test.directory)).not.toContain('engine.lock');
    }
    writeFileSync(file, whole);
    await (await open()).close();
    rmSync(test.directory, { recursive: true });
  });

  it('notices a changed byte in a document when it is read, and in validate', async () => {
    const test = await startTestEngine();
    const items = test.db.collection<{ _id: number; pad: string }>('items');
    await items.insertMany(Array.from({ length: 20 }, (_, i) => ({ _id: i, pad: `<<${i}>>${'y'.repeat(3000)}` })));
    await test.client.close();
    await test.engine.close();
    const file = join(test.directory, 'data.mdb');
    const bytes = readFileSync(file);
    bytes.write('Z', bytes.indexOf('<<7>>') + 20);
    writeFileSync(file, bytes);
    const engine = await startEngineInProcess({ dataDir: test.directory, listen: {} });
    const client = await new MongoClient(engine.uri).connect();
    const damaged = client.db('test').collection<{ _id: number }>('items');
    await expect(damaged.findOne({ _id: 7 })).rejects.toMatchObject({ code: 301, codeName: 'DataCorruptionDetected' });
    await expect(damaged.find().toArray()).rejects.toMatchObject({ code: 301 });
    expect(await damaged.findOne({ _id: 8 })).toMatchObject({ _id: 8 });
    expect(await client.db('test').command({ validate: 'items' })).toMatchObject({ valid: false, errors: [expect.stringContaining('not what was written')] });
    await client.close();
    await engine.close();
    rmSync(test.directory, { recursive: true });
  });

  it('refuses at the start every file with a damaged page, whichever it is', async () => {
    const test = await startTestEngine();
    const items = test.db.collection<{ _id: number }>('items');
    await items.createIndex({ n: 1 });
    await items.insertMany(Array.from({ length: 3000 }, (_, i) => ({ _id: i, n: i, pad: 'x'.repeat(i % 100 === 0 ? 9000 : 60) })));
    await test.client.close();
    await test.engine.close();
    const file = join(test.directory, 'data.mdb');
    const whole = readFileSync(file);
    const pages = new Map<number, number>();
    for (let at = 8192; at < whole.length; at += 4096) {
      const kind = whole.readUInt16LE(at + 18);
      if (whole.readBigUInt64LE(at) === BigInt(at / 4096)) pages.set(kind, at);
    }
    let refused = 0;
    for (const at of pages.values()) {
      for (const [offset, bytes] of [[0, 8], [18, 2], [20, 4], [24, 40]] as const) {
        const broken = Buffer.from(whole);
        broken.fill(0xee, at + offset, at + offset + bytes);
        writeFileSync(file, broken);
        const outcome = await startEngineInProcess({ dataDir: test.directory, listen: {} }).then(async (engine) => engine.close(), (error: unknown) => error);
        if (outcome instanceof Error) {
          expect(outcome.message).toMatch(/cannot be opened: page \d+ is damaged .*Restore a backup/);
          refused += 1;
        }
      }
    }
    // (Pages that are free are not looked at: what is in them means nothing.)
    expect(refused).toBeGreaterThanOrEqual(8);
    writeFileSync(file, whole);
    await (await startEngineInProcess({ dataDir: test.directory, listen: {} })).close();
    rmSync(test.directory, { recursive: true });
  });

  it('reads a file of the first format as it is, and marks it', async () => {
    const test = await startTestEngine();
    await test.db.collection<{ _id: number; a: string }>('items').insertMany([{ _id: 1, a: 'one' }, { _id: 2, a: 'two' }]);
    await test.client.close();
    await test.engine.close();
    const env = open<Buffer, Buffer>({ path: join(test.directory, 'data.mdb'), keyEncoding: 'binary', encoding: 'binary' });
    // Format 1 had no checksums behind documents and catalogue entries.
    for (const { key, value } of [...env.getRange()]) {
      const size = value.length > 5 ? value.readInt32LE(0) : 0;
      if (size > 4 && size === value.length - 4) env.putSync(key, Buffer.from(value.subarray(0, size)));
    }
    env.putSync(Buffer.from([0, 0, 0, 0, 0x66]), Buffer.from([1]));
    await env.close();
    const engine = await startEngineInProcess({ dataDir: test.directory, listen: {} });
    const client = await new MongoClient(engine.uri).connect();
    const items = client.db('test').collection<{ _id: number; a: string }>('items');
    expect(await items.find().toArray()).toEqual([{ _id: 1, a: 'one' }, { _id: 2, a: 'two' }]);
    await items.updateOne({ _id: 2 }, { $set: { a: 'three' } });
    expect(await client.db('test').command({ validate: 'items' })).toMatchObject({ valid: true, nrecords: 2 });
    await client.close();
    await engine.close();
    rmSync(test.directory, { recursive: true });
  });

  it('holds the same after a restart: documents, indexes, counts', async () => {
    const directory = newDirectory();
    const first = await startEngine({ dataDir: directory, listen: { socket: join(directory, 'db.sock') } });
    const client = await new MongoClient(first.uri).connect();
    await client.db('one').collection('things').createIndex({ a: 1 }, { unique: true });
    await client.db('one').collection<{ _id: number; a: number }>('things').insertMany([{ _id: 1, a: 1 }, { _id: 2, a: 2 }]);
    await client.close();
    await first.close();
    const test = await startTestEngine(directory);
    const things = test.client.db('one').collection<{ _id: number; a: number }>('things');
    expect(await things.find().toArray()).toEqual([{ _id: 1, a: 1 }, { _id: 2, a: 2 }]);
    await expect(things.insertOne({ _id: 3, a: 2 })).rejects.toMatchObject({ code: 11000 });
    expect(await things.estimatedDocumentCount()).toBe(2);
    await test.stop();
  });
});
