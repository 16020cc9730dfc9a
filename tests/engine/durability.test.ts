/** `kill -9` at any moment loses no acknowledged write, and leaves none half there. */
import { spawn, type ChildProcess } from 'node:child_process';
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { MongoClient, type Collection } from 'mongodb';
import { startEngine, startEngineInProcess } from '../../server/engine';
import { newDirectory, startTestEngine } from './support';

const cli = join(__dirname, '../../server/engine/cli.ts');

interface Child {
  readonly process: ChildProcess;
  readonly uri: string;
}

const engineArguments = (directory: string): string[] => ['--import', 'tsx', cli, '--data', directory, '--port', '0'];

function startChild(directory: string, child = spawn(process.execPath, engineArguments(directory), { stdio: ['ignore', 'pipe', 'pipe'] })): Promise<Child> {
  return new Promise((resolve, reject) => {
    let said = '';
    child.stdout?.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      if (said.includes('\n')) resolve({ process: child, uri: said.trim() });
    });
    child.stderr?.on('data', (chunk: Buffer) => (said += chunk.toString()));
    child.once('exit', () => reject(new Error(`the engine ended: ${said}`)));
  });
}

const killed = (child: ChildProcess): Promise<void> => new Promise((resolve) => {
  child.once('exit', () => resolve());
  child.kill('SIGKILL');
});

interface Item {
  _id: string;
  n: number;
  tags: string[];
  unit: string;
}

/** What was acknowledged: the last count of each document. */
type Acknowledged = Map<string, number>;

/** Inserts and updates until the connection breaks; notes each write only after its answer. */
async function writer(items: Collection<Item>, name: string, acknowledged: Acknowledged): Promise<void> {
  for (let i = 0; ; i += 1) {
    const _id = `${name}-${i}`;
    try {
      await items.insertOne({ _id, n: 0, tags: [`t${i % 5}`, `w${name}`], unit: `u${i % 3}` });
      acknowledged.set(_id, 0);
      const updated = await items.findOneAndUpdate({ _id, n: 0 }, { $inc: { n: 1 }, $push: { tags: 'more' } }, { returnDocument: 'after' });
      if (updated) acknowledged.set(_id, updated.n);
    } catch {
      return;
    }
  }
}

async function oneRound(directory: string, round: number, acknowledged: Acknowledged): Promise<void> {
  const child = await startChild(directory);
  const client = new MongoClient(child.uri, { serverSelectionTimeoutMS: 500, maxPoolSize: 50 });
  try {
    const items = client.db('test').collection<Item>('items');
    await items.createIndexes([{ key: { unit: 1, n: -1 } }, { key: { tags: 1 } }, { key: { n: 1 }, partialFilterExpression: { n: { $gte: 1 } } }]);
    const before = acknowledged.size;
    const writers = Array.from({ length: 40 }, (_, i) => writer(items, `r${round}w${i}`, acknowledged));
    while (acknowledged.size < before + 400 + round * 150) await new Promise((resolve) => setTimeout(resolve, 5));
    await killed(child.process);
    await Promise.all(writers);
  } finally {
    child.process.kill('SIGKILL');
    await client.close();
  }
}

describe('the data directory', () => {
  it('keeps every acknowledged write through kill -9, and indexes equal to documents', async () => {
    const directory = newDirectory();
    const acknowledged: Acknowledged = new Map();
    for (let round = 0; round < 3; round += 1) await oneRound(directory, round, acknowledged);
    const test = await startTestEngine(directory);
    try {
      const items = test.db.collection<Item>('items');
      const stored = new Map((await items.find().toArray()).map((item) => [item._id, item]));
      const lost = [...acknowledged].filter(([id, n]) => (stored.get(id)?.n ?? -1) < n);
      expect(lost).toEqual([]);
      const halves = [...stored.values()].filter((item) => item.tags.length !== 2 + item.n);
      expect(halves).toEqual([]);
      expect(await items.estimatedDocumentCount()).toBe(stored.size);
      expect(await test.db.command({ validate: 'items' })).toMatchObject({ valid: true, nIndexes: 4, nrecords: stored.size });
    } finally {
      await test.stop();
    }
  }, 240_000);

  it('takes a full disk as an error of the write, keeps what it had, and goes on', async () => {
    const directory = newDirectory();
    // No file may grow beyond 8 MB: what a full disk is to a process.
    const limited = ['-c', 'ulimit -f 16384; trap "" XFSZ; exec "$0" "$@"', process.execPath, ...engineArguments(directory)];
    const child = await startChild(directory, spawn('/bin/sh', limited, { stdio: ['ignore', 'pipe', 'pipe'] }));
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
    const child = await startChild(directory);
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
