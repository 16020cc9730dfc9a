/**
 * `npm run bench:forwarding [-- rounds [rows]]` (5 and 2,000): deliveries a second of the shipped server to systems
 * outside, as a ratio to a loop that posts the same bytes and makes the same durable claim and mark (forwarding/floor.ts),
 * to one target and to fifty; how much later others are told while one target is dead; and what a delivery costs with
 * 100,000 rows waiting. Sides take turns in every round, the median of the rounds counts. Only ratios mean anything
 * on another machine. Speed is read off the receiver: from the first arrival of a turn to the last.
 */
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { randomUUID } from 'node:crypto';
import { withName } from '../../server/platform/database/connect';
import type { Deps } from '../../server/platform/deps';
import type { Seen } from './forwarding/receiver';
import { clear, departments, depsOf, fileCases, moveTo, queue, queueFloor, target, unitsOf, waiting, waitingRows, type Target } from './forwarding/scene';
import { prepare } from './prepare';
import { machine, median } from './processor';
import type { Cast } from './scenarios';
import { buildServer, bundle, inScratch, program, SECRET, type Spawned, UNLIMITED } from './servers';

const MANY = 50;
const LONG = 100_000;
const SHORT = 100;
/** Deliveries over which a cost is read off. */
const WINDOW = 100;
const WINDOWS = 10;
/** Cases that are given to units in a turn, and how often. Milliseconds. */
const ACCEPTED = 150;
const EVERY_MS = 100;

/** What a measurement needs. */
interface Scene {
  readonly deps: Deps;
  readonly cast: Cast;
  readonly server: Spawned;
  readonly receiver: Spawned;
  readonly targets: readonly (Target & { unitId: string })[];
}
const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
const seenBy = async ({ receiver }: Pick<Scene, 'receiver'>): Promise<Seen> => (await (await fetch(`${receiver.url}/seen`)).json()) as Seen;
const forget = async ({ receiver }: Pick<Scene, 'receiver'>): Promise<void> => void (await fetch(`${receiver.url}/clear`, { method: 'POST' }));

async function until(what: string, done: () => Promise<boolean>, seconds = 300): Promise<void> {
  for (let left = seconds * 5; left > 0; left -= 1) {
    if (await done()) return;
    await sleep(200);
  }
  throw new Error(`waited in vain for ${what}`);
}

const perSecond = ({ arrivals }: Seen): number => ((arrivals.length - 1) * 1e3) / ((arrivals[arrivals.length - 1] ?? NaN) - (arrivals[0] ?? NaN));

/** A turn of the shipped server. */
async function ours(scene: Scene, targets: readonly Target[], rows: number): Promise<Seen> {
  await forget(scene);
  await queue(scene.deps, targets, await waitingRows(scene.deps, targets, rows));
  await until('all to be delivered', async () => (await waiting(scene.deps)) === 0);
  const seen = await seenBy(scene);
  if (seen.arrivals.length !== rows) throw new Error(`${seen.arrivals.length} of ${rows} arrived`);
  await clear(scene.deps);
  return seen;
}

async function floors(scene: Scene, floor: Spawned, targets: readonly Target[], rows: number): Promise<Seen> {
  await forget(scene);
  await queueFloor(scene.deps, await waitingRows(scene.deps, targets, rows));
  await (await fetch(`${floor.url}/go?lanes=${targets.length}`, { method: 'POST' })).text();
  const seen = await seenBy(scene);
  if (seen.arrivals.length !== rows) throw new Error(`${seen.arrivals.length} of ${rows} arrived`);
  await clear(scene.deps);
  return seen;
}

interface Line {
  readonly name: string;
  readonly ours: number[];
  readonly floor: number[];
  /** Ratio of each round. */
  readonly ratios: number[];
}

async function rates(scene: Scene, floor: Spawned, rounds: number, rows: number): Promise<Line[]> {
  const lines = [1, MANY].map((count) => ({ name: count === 1 ? 'one target' : `${count} targets`, targets: scene.targets.slice(0, count), ours: [] as number[], floor: [] as number[] }));
  for (let round = -1; round < rounds; round += 1) {
    for (const line of lines) {
      const both = [async () => void line.ours.push(perSecond(await ours(scene, line.targets, rows))), async () => void line.floor.push(perSecond(await floors(scene, floor, line.targets, rows)))];
      for (const side of round % 2 === 0 ? both : both.reverse()) await side();
    }
    if (round < 0) for (const line of lines) line.ours.length = line.floor.length = 0;
  }
  return lines.map((line) => ({ ...line, ratios: line.ours.map((one, i) => one / (line.floor[i] ?? NaN)) }));
}

/** Milliseconds from a station's tap to the arrival at the unit's system: the 95th of 100. `begin` is called when all is filed and told. */
async function arrivals(scene: Scene, units: readonly string[], begin: () => Promise<void>): Promise<number> {
  const { deps, cast, server } = scene;
  const cases = await fileCases(deps, cast, ACCEPTED);
  await until('the filing to be told', async () => (await waiting(deps)) === 0);
  await begin();
  await forget(scene);
  const tapped = new Map<string, number>();
  const taps = cases.map(async ({ _id }, n) => {
    await sleep(n * EVERY_MS);
    tapped.set(_id, performance.timeOrigin + performance.now());
    const headers = { 'content-type': 'application/json', authorization: `Bearer ${cast.tokens.station}`, 'idempotency-key': randomUUID() };
    const answer = await fetch(`${server.url}/api/v1/cases/${_id}/accept-and-dispatch`, { method: 'POST', headers, body: JSON.stringify({ revision: 0, unitId: units[n % units.length] }) });
    if (!answer.ok) throw new Error(`not dispatched: ${answer.status} ${await answer.text()}`);
  });
  await Promise.all(taps);
  await until('the units to be told', async () => Object.keys((await seenBy(scene)).first).length === ACCEPTED);
  const { first } = await seenBy(scene);
  const times = [...tapped].map(([id, at]) => (first[id] ?? NaN) - at).sort((a, b) => a - b);
  return times[Math.floor(times.length * 0.95)] ?? NaN;
}

/** The station's own system is well in one turn and dead in the other. */
async function dead(scene: Scene, rounds: number): Promise<Line> {
  const { deps, cast, receiver } = scene;
  const { station, district } = await unitsOf(deps, cast);
  const units = (await departments(deps, district, 10, (n) => `${receiver.url}/l/${n}`)).map(({ unitId }) => unitId);
  const channel = await target(deps, station, `${receiver.url}/t/station`);
  const line: Line = { name: 'p95 from tap to arrival, one other dead ÷ well', ours: [], floor: [], ratios: [] };
  const side = async (isDead: boolean): Promise<number> => {
    const move = (to: 'dead' | 't'): Promise<void> => moveTo(deps, channel.id, `${receiver.url}/${to}/station`);
    // The filing is told to the station as well: it dies after that.
    await move('t');
    const p95 = await arrivals(scene, units, () => move(isDead ? 'dead' : 't'));
    await clear(deps);
    return p95;
  };
  for (let round = -1; round < rounds; round += 1) {
    const both = [async () => void line.ours.push(await side(true)), async () => void line.floor.push(await side(false))];
    for (const one of round % 2 === 0 ? both : both.reverse()) await one();
    if (round < 0) line.ours.length = line.floor.length = 0;
  }
  return { ...line, ratios: line.ours.map((one, i) => one / (line.floor[i] ?? NaN)) };
}

/** Milliseconds a delivery takes while so many rows wait for the same target, a window of deliveries at a time. */
async function costs(scene: Scene, rows: number): Promise<number[]> {
  const { deps, targets } = scene;
  const first = targets.slice(0, 1);
  const wanted = WINDOW * WINDOWS;
  const times: number[] = [];
  while (times.length < WINDOWS) {
    await forget(scene);
    await queue(deps, first, await waitingRows(deps, first, rows));
    await until('enough deliveries', async () => (await seenBy(scene)).arrivals.length >= Math.min(rows, wanted));
    const { arrivals: all } = await seenBy(scene);
    for (let at = 0; at + WINDOW <= Math.min(all.length, wanted); at += WINDOW) times.push(((all[at + WINDOW - 1] ?? NaN) - (all[at] ?? NaN)) / (WINDOW - 1));
    await clear(deps);
  }
  return times;
}

/** A long queue and short ones. */
async function queues(scene: Scene, rounds: number): Promise<Line> {
  const line: Line = { name: `ms a delivery, ${LONG} waiting ÷ ${SHORT} waiting`, ours: [], floor: [], ratios: [] };
  for (let round = 0; round < rounds; round += 1) {
    const both = [async () => void line.ours.push(median(await costs(scene, LONG))), async () => void line.floor.push(median(await costs(scene, SHORT)))];
    for (const one of round % 2 === 0 ? both : both.reverse()) await one();
  }
  return { ...line, ratios: line.ours.map((one, i) => one / (line.floor[i] ?? NaN)) };
}

function print({ name, ours: own, floor, ratios }: Line, target: string, met: (ratio: number) => boolean): void {
  const ratio = median(ratios);
  console.log(`| ${name} | ${median(own).toFixed(1)} | ${median(floor).toFixed(1)} | ${ratio.toFixed(2)} (${Math.min(...ratios).toFixed(2)}–${Math.max(...ratios).toFixed(2)}) | ${target} | ${met(ratio) ? 'met' : '**missed**'} |`);
}

async function main(): Promise<void> {
  const rounds = Number(process.argv[2] ?? 5);
  const rows = Number(process.argv[3] ?? 2_000);
  await inScratch(async (start, dataDir) => {
    await buildServer();
    const engine = await start(['--import', 'tsx', 'server/engine/cli.ts', '--data', path.join(dataDir, 'engine')]);
    const uri = withName(engine.url, 'linli');
    const cast = await prepare(uri, dataDir, SECRET);
    const deps = depsOf(cast, dataDir, SECRET);
    const receiver = await start([await bundle('tests/load/forwarding/receiver.ts')]);
    const { district } = await unitsOf(deps, cast);
    const targets = await departments(deps, district, MANY, (n) => `${receiver.url}/t/${n}`);
    const env = { ...UNLIMITED, MONGODB_URI: uri, LINLI_SECRET: SECRET, DATA_DIR: dataDir, PORT: '0', SANDBOX_PORT: '0', FORWARD_ALLOW: '127.0.0.1', LOG_LEVEL: 'fatal' };
    const server = await start([...(process.env.BENCH_NODE?.split(' ') ?? []), 'dist/server/main.js'], env);
    const scene: Scene = { deps, cast, server, receiver, targets };
    await ours(scene, targets.slice(0, 1), SHORT);
    const sample = path.join(dataDir, 'sample.json');
    await writeFile(sample, await (await fetch(`${receiver.url}/sample`)).text());
    const floor = await start([await bundle('tests/load/forwarding/floor.ts')], { MONGODB_URI: uri, SAMPLE: sample, LANES: JSON.stringify(targets.map(({ lane, address }) => ({ lane, address }))) });
    console.log(`${machine()}; median of ${rounds} rounds of ${rows} deliveries, sides taking turns\n`);
    console.log('| what | Linli | beside it | ratio (range) | target | |\n|---|---|---|---|---|---|');
    const [one, many] = await rates(scene, floor, rounds, rows);
    for (const line of [one, many]) if (line) print({ ...line, name: `deliveries/s, ${line.name} ÷ bare loop` }, '≥ 0.6', (ratio) => ratio >= 0.6);
    print(await dead(scene, rounds), '< 1.2', (ratio) => ratio < 1.2);
    print(await queues(scene, Math.min(rounds, 3)), '≤ 1.2', (ratio) => ratio <= 1.2);
    await cast.db.close();
  });
}

program(main);
