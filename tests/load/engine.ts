/**
 * `npm run bench:engine [-- documents [rounds]]` (100,000 and 5): what the embedded engine does as a ratio to a floor on
 * the same machine in the same run; engine and floor take turns, and the medians of the rounds are compared. Only the
 * ratios mean anything on another machine. The engine is a process of its own, as the floor of reads is.
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { serialize } from 'bson';
import { open, type RootDatabase } from 'lmdb';
import { MongoClient, type Collection } from 'mongodb';
import { indexes, itemOf, keyOf, type Item } from './engineData';
import { ask, askEngine } from './engineWire';

const small = 10_000;
const documents = Number(process.argv[2] ?? 100_000);
const rounds = Number(process.argv[3] ?? 5);
const phaseMs = 1000;
const concurrency = 64;

interface Child {
  readonly process: ChildProcess;
  readonly said: string;
}

function start(program: string, ...args: string[]): Promise<Child> {
  const child = spawn(process.execPath, ['--import', 'tsx', path.resolve(program), ...args], { stdio: ['ignore', 'pipe', 'inherit'] });
  return new Promise((resolve, reject) => {
    let said = '';
    child.stdout.on('data', (part: Buffer) => {
      said += part.toString();
      if (said.includes('\n')) resolve({ process: child, said: said.trim() });
    });
    child.once('exit', () => reject(new Error(`${program} ended`)));
  });
}

const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;
const p99 = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[Math.floor(values.length * 0.99)] ?? NaN;

/** Runs `work` on so many lanes for the length of a phase; how often a second it was done. */
async function perSecond(lanes: number, work: (lane: number, turn: number) => Promise<unknown>): Promise<number> {
  const started = performance.now();
  let done = 0;
  await Promise.all(Array.from({ length: lanes }, async (_, lane) => {
    for (; performance.now() - started < phaseMs; done += 1) await work(lane, done);
  }));
  return done / ((performance.now() - started) / 1000);
}

/** Milliseconds of each of `count` calls, one after another. */
async function times(count: number, work: (i: number) => Promise<unknown>): Promise<number[]> {
  const result: number[] = [];
  for (let i = 0; i < count; i += 1) {
    const started = performance.now();
    await work(i);
    result.push(performance.now() - started);
  }
  return result;
}

async function fill(items: Collection<Item>, count: number): Promise<number> {
  const started = performance.now();
  await items.createIndexes(indexes.map(({ key }) => ({ key })));
  for (let from = 0; from < count; from += 2000) {
    await items.insertMany(Array.from({ length: Math.min(2000, count - from) }, (_, i) => itemOf(from + i)), { ordered: false });
  }
  return (performance.now() - started) / 1000;
}

/** What $group does, with nothing around it: the two fields out of the bytes, added up in a Map. */
function bareGroup(docs: readonly Buffer[]): number {
  const started = performance.now();
  const sums = new Map<string, number>();
  const [unitName, nName] = [Buffer.from('\x02unit\0'), Buffer.from('\x10n\0')];
  for (const bytes of docs) {
    const at = bytes.indexOf(unitName) + unitName.length;
    const unit = bytes.toString('utf8', at + 4, at + 3 + bytes.readInt32LE(at));
    const n = bytes.readInt32LE(bytes.indexOf(nName, at) + nName.length);
    sums.set(unit, (sums.get(unit) ?? 0) + n);
  }
  if (sums.size === 0) throw new Error('nothing was grouped');
  return (performance.now() - started) / docs.length;
}

/** Megabytes of the engine's own memory, without the mapped file; NaN where the system does not tell. */
function ownMemory(pid: number | undefined): number {
  try {
    return Number(/RssAnon:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024;
  } catch {
    return NaN;
  }
}

const group = [{ $group: { _id: '$unit', sum: { $sum: '$n' } } }];

type Row = readonly [name: string, engine: number, floor: number, ratio: number, target: string];

class Bench {
  private readonly figures = new Map<string, number[]>();

  constructor(private readonly client: MongoClient, private readonly floorStore: RootDatabase<Buffer, Buffer>, private readonly sockets: readonly Socket[], private readonly bare: readonly Socket[], private readonly raw: readonly Buffer[]) {}

  private note(name: string, value: number): void {
    this.figures.set(name, [...(this.figures.get(name) ?? []), value]);
  }

  private items = (name: string): Collection<Item> => this.client.db('bench').collection<Item>(name);

  async round(round: number): Promise<void> {
    const bytes = this.raw[0] as Buffer;
    const [all, few] = [this.items('all'), this.items('few')];
    this.note('insert floor', await perSecond(concurrency, (lane, turn) => this.floorStore.put(keyOf(1e9 + round * 1e7 + turn * concurrency + lane), bytes)));
    const written = this.client.db('bench').collection<Item>(`written${round}`);
    this.note('insert', await perSecond(concurrency, (lane, turn) => written.insertOne(itemOf(turn * concurrency + lane))));
    for (const lanes of [1, concurrency]) {
      this.note(`find floor ${lanes}`, await perSecond(lanes, (lane, turn) => ask(this.sockets[lane] as Socket, (turn * 31) % small)));
      this.note(`bare ${lanes}`, await perSecond(lanes, (lane, turn) => askEngine(this.bare[lane] as Socket, (turn * 31) % small)));
      this.note(`find ${lanes}`, await perSecond(lanes, (_lane, turn) => few.findOne({ _id: (turn * 31) % small })));
      this.note(`ping ${lanes}`, await perSecond(lanes, () => this.client.db('bench').command({ ping: 1 })));
    }
    const list = (items: Collection<Item>, i: number) => items.find({ unit: `unit-${i % 500}` }).sort({ at: -1 }).limit(20).toArray();
    this.note('list floor', median(await times(200, (i) => list(few, i))));
    this.note('list', median(await times(200, (i) => list(all, i))));
    this.note('count floor', median(await times(20, () => few.countDocuments({ n: { $lt: 500 } }))) / (small / 2));
    this.note('count', median(await times(5, () => all.countDocuments({ n: { $lt: 500 } }))) / (documents / 2));
    this.note('group floor', 1000 / bareGroup(this.raw));
    const [took] = await times(1, () => all.aggregate(group).toArray());
    this.note('group', documents / ((took ?? NaN) / 1000));
    const point = (i: number) => all.findOne({ _id: (i * 7919) % documents });
    this.note('p99 floor', p99(await times(1000, point)));
    this.note('p99', await this.besideGroup(all, point));
  }

  private async besideGroup(all: Collection<Item>, point: (i: number) => Promise<unknown>): Promise<number> {
    let running = true;
    const groups = (async () => {
      while (running) await all.aggregate(group).toArray();
    })();
    const result = p99(await times(1000, point));
    running = false;
    await groups;
    return result;
  }

  rows(): Row[] {
    const row = (name: string, key: string, floor: string, target: string): Row => {
      const [a, b] = [median(this.figures.get(key) ?? []), median(this.figures.get(floor) ?? [])];
      return [name, a, b, a / b, target];
    };
    return [
      row('durable insertOne at 64, a second ÷ lmdb put with the same flush', 'insert', 'insert floor', '≥ 0.5'),
      row('(the same for a ping through the driver, which reads and writes nothing)', `ping ${concurrency}`, 'insert floor', ''),
      row('findOne by _id at 1, without a driver, a second ÷ socket + lmdb get + BSON', 'bare 1', 'find floor 1', '≥ 0.6'),
      row('findOne by _id at 64, without a driver, a second ÷ socket + lmdb get + BSON', `bare ${concurrency}`, `find floor ${concurrency}`, '≥ 0.6'),
      row('findOne by _id at 1, a second ÷ socket + lmdb get + BSON', 'find 1', 'find floor 1', '≥ 0.6'),
      row('findOne by _id at 64, a second ÷ socket + lmdb get + BSON', `find ${concurrency}`, `find floor ${concurrency}`, '≥ 0.6'),
      row('(the same at 1 for a ping through the driver)', 'ping 1', 'find floor 1', ''),
      row('(the same at 64 for a ping through the driver)', `ping ${concurrency}`, `find floor ${concurrency}`, ''),
      row(`list: equality + sort + 20, ms, ${documents} ÷ ${small} documents`, 'list', 'list floor', '≤ 2'),
      row(`count of an index range, ms a key, ${documents} ÷ ${small} documents`, 'count', 'count floor', '≤ 1'),
      row('$group over all, documents a second ÷ bare loop over the same bytes', 'group', 'group floor', '≥ 0.3'),
      row('p99 of a point read, ms, beside $group ÷ alone', 'p99', 'p99 floor', '≤ 5'),
    ];
  }
}

const shown = (value: number): string => (value >= 100 ? value.toFixed(0) : value.toPrecision(3));

async function main(): Promise<void> {
  const directory = mkdtempSync(path.join(os.tmpdir(), 'engine-bench-'));
  const engine = await start('server/engine/cli.ts', '--data', directory);
  const client = await new MongoClient(engine.said, { maxPoolSize: concurrency }).connect();
  const floorStore = open<Buffer, Buffer>({ path: path.join(directory, 'floor.mdb'), keyEncoding: 'binary', encoding: 'binary', overlappingSync: false });
  for (let id = 0; id < small; id += 1) void floorStore.put(keyOf(id), Buffer.from(serialize(itemOf(id))));
  await floorStore.flushed;
  const floor = await start('tests/load/engineFloor.ts', directory);
  const sockets = Array.from({ length: concurrency }, () => connect(Number(floor.said), '127.0.0.1').setNoDelay(true));
  const bare = Array.from({ length: concurrency }, () => connect(Number(new URL(engine.said).port), '127.0.0.1').setNoDelay(true));
  const few = client.db('bench').collection<Item>('few');
  await fill(few, small);
  const before = ownMemory(engine.process.pid);
  const seconds = await fill(client.db('bench').collection<Item>('all'), documents);
  console.log(`${documents} documents of ${serialize(itemOf(1)).length} bytes with 5 indexes: ${seconds.toFixed(0)} s; own memory of the engine ${before.toFixed(0)} MB with ${small}, ${ownMemory(engine.process.pid).toFixed(0)} MB with all`);
  const raw = Array.from({ length: small }, (_, id) => Buffer.from(serialize(itemOf(id))));
  const bench = new Bench(client, floorStore, sockets, bare, raw);
  for (let round = 0; round < rounds; round += 1) await bench.round(round);
  console.log(`${rounds} rounds; ${os.cpus().length} cores, load ${os.loadavg().map((load) => load.toFixed(1)).join(' ')}; own memory of the engine after it ${ownMemory(engine.process.pid).toFixed(0)} MB\n`);
  console.log('| what | engine | floor | ratio | target |\n|---|---|---|---|---|');
  for (const [name, a, b, ratio, target] of bench.rows()) console.log(`| ${name} | ${shown(a)} | ${shown(b)} | ${ratio.toFixed(2)} | ${target} |`);
  for (const socket of [...sockets, ...bare]) socket.destroy();
  await client.close();
  await floorStore.close();
  for (const child of [engine, floor]) child.process.kill('SIGKILL');
  rmSync(directory, { recursive: true, force: true });
}

void main();
