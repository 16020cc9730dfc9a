/**
 * `npm run bench:scale [-- --sizes 10000,400000 --data DIR --uri MONGODB_URI --resume --rounds 5 --requests 40]`: how what
 * people wait for grows with the number of matters. A loader fills all collections with what the demonstration's
 * commands wrote, told again (`scale/`), and goes on where it was killed; then the looks of `scale/looks.ts` are
 * measured at every size in turns, each size with an engine and a server of its own. What counts is the ratio to the
 * smallest size. `--only load` ends before they are measured, `--only measure` takes what has been loaded so far. The data
 * stay in DIR until somebody removes them.
 */
import { mkdir, readdir, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { EJSON } from 'bson';
import { features } from '../../server/features';
import { connectDatabase, openConnection, withName } from '../../server/platform/database/connect';
import { createLogger } from '../../server/platform/logger';
import { prepareDatabase } from '../../server/prepare';
import { machine } from './processor';
import { floorPlan, type Stage } from './scale/looks';
import { loaded, Loader, type Progress } from './scale/loader';
import { heading, measureAll } from './scale/measure';
import { ALL_DEPARTMENTS, depsOn, playMaterial } from './scale/played';
import { bytesOf, forecast, freeBytes, LEAST_FREE } from './scale/space';
import type { Material } from './scale/stories';
import { buildServer, bundle, crew, SECRET, UNLIMITED } from './servers';

/** A real district's: 20 streets, some 330 communities, 5,204 grids. */
const DISTRICT = { seed: 'scale', size: { streets: 20, communities: 330, grids: 5_204 } };
const silent = createLogger('error');
const say = (line: string): void => void console.log(line);
const gigabytes = (bytes: number): string => `${(bytes / 1e9).toFixed(1)} GB`;

const { values: options } = parseArgs({
  options: {
    sizes: { type: 'string', default: '10000,400000' },
    data: { type: 'string', default: path.join(os.tmpdir(), 'linli-scale') },
    uri: { type: 'string' },
    resume: { type: 'boolean', default: false },
    rounds: { type: 'string', default: '5' },
    requests: { type: 'string', default: '40' },
    /** Matters that the demonstration plays for the loader. */
    played: { type: 'string', default: '400' },
    only: { type: 'string', default: 'all' },
  },
});
/** An engine that was killed in the middle of a load reads its log first, beside whatever else runs. */
const START_MS = 20 * 60_000;
const { start, end } = crew(START_MS);

/** The demonstration that is told again, played once for all sizes. */
async function material(): Promise<Material> {
  const dataDir = path.join(options.data, 'played');
  await mkdir(dataDir, { recursive: true });
  const database = await connectDatabase({ mongodbUri: null, dataDir, engineListen: '127.0.0.1:0' }, silent);
  try {
    return await playMaterial(depsOn(database.db, dataDir), { district: DISTRICT, cases: Number(options.played), departments: ALL_DEPARTMENTS, say: (line) => say(`  ${line}`) });
  } finally {
    await database.close();
  }
}

const directoryOf = (cases: number): string => path.join(options.data, String(cases));

/** Where a size lies: a database of the server that is named, or an engine of its own. */
async function uriOf(cases: number): Promise<string> {
  if (options.uri !== undefined) return withName(options.uri, `linliScale${cases}`);
  const engine = await start(['--import', 'tsx', 'server/engine/cli.ts', '--data', path.join(directoryOf(cases), 'engine')]);
  return withName(engine.url, 'linli');
}

interface Size {
  readonly cases: number;
  readonly uri: string;
  readonly progress: Progress;
  readonly bytes: number;
}

async function load(cases: number, told: Material, before: Size | null): Promise<Size> {
  const directory = directoryOf(cases);
  await mkdir(directory, { recursive: true });
  const { bytes, ms } = forecast(cases, before && { cases: before.progress.cases, bytes: before.bytes, ms: before.progress.ms });
  say(`\n${cases} matters: about ${gigabytes(bytes)} and ${(ms / 60_000).toFixed(0)} min; ${gigabytes(await freeBytes(directory))} are free, ${gigabytes(LEAST_FREE)} are left alone`);
  const uri = await uriOf(cases);
  const db = await openConnection(uri, silent);
  try {
    const deps = depsOn(db, directory);
    const known = await loaded(db);
    if (known && known.stage !== 'done' && !options.resume) throw new Error(`${directory} is half full (${known.stage}, ${known.next}): --resume goes on with it, or remove it`);
    if (known?.stage !== 'done') await prepareDatabase(deps, features);
    const loader = await Loader.open(deps, told, { cases, directory: options.uri === undefined ? directory : null, least: LEAST_FREE, say });
    const progress = await loader.run();
    const size = options.uri === undefined ? await bytesOf(directory) : NaN;
    const matters = progress.stage === 'matters' ? progress.next : cases;
    say(`${matters} of ${cases} matters, ${progress.documents} documents; ${(progress.ms / 1e3).toFixed(0)} s, ${gigabytes(size)} on disk; a case has ${(progress.caseBytes / Math.max(1, matters)).toFixed(0)} bytes on average`);
    await tellCollections(deps);
    return { cases: matters, uri, progress, bytes: size };
  } finally {
    await db.close();
  }
}

/** A size as far as it has been loaded. */
async function asItIs(cases: number): Promise<Size> {
  const uri = await uriOf(cases);
  const db = await openConnection(uri, silent);
  try {
    const progress = await loaded(db);
    if (!progress) throw new Error(`${directoryOf(cases)} holds nothing yet`);
    await prepareDatabase(depsOn(db, directoryOf(cases)), features);
    const there = progress.stage === 'matters' ? progress.next : progress.cases;
    say(`${there} of ${cases} matters are there (${progress.stage})`);
    return { cases: there, uri, progress, bytes: NaN };
  } finally {
    await db.close();
  }
}

/** What lies in the database: documents by collection. */
async function tellCollections({ db }: Stage['deps']): Promise<void> {
  const database = db.getClient().db(db.name);
  const names = (await database.listCollections({}, { nameOnly: true }).toArray()).map(({ name }) => name).sort();
  const counts = await Promise.all(names.map(async (name) => [name, await database.collection(name).estimatedDocumentCount()] as const));
  say(`  ${counts.filter(([, count]) => count > 0).map(([name, count]) => `${name} ${count}`).join(', ')}`);
}

async function inTurn<T, R>(items: readonly T[], work: (item: T) => Promise<R>): Promise<R[]> {
  const done: R[] = [];
  for (const item of items) done.push(await work(item));
  return done;
}

async function loadAll(sizes: readonly number[]): Promise<Size[]> {
  const told = await material();
  say(`${told.cases.length} matters and ${told.residents.length} residents of the demonstration are told again`);
  let before: Size | null = null;
  return inTurn(sizes, async (cases) => (before = await load(cases, told, before)));
}

async function stageOf({ cases, uri }: Size): Promise<Stage> {
  const directory = directoryOf(cases);
  await mkdir(directory, { recursive: true });
  const deps = depsOn(await openConnection(uri, silent), directory);
  const env = { MONGODB_URI: uri, LINLI_SECRET: SECRET, DATA_DIR: directory, LOG_LEVEL: 'error' };
  // Deliveries run in a worker process in this deployment; while looks are measured it is stopped.
  const server = await start(['dist/server/main.js'], { ...UNLIMITED, ...env, PORT: '0', SANDBOX_PORT: '0', WORKER: 'off' });
  const plan = path.join(directory, 'floor.json');
  await writeFile(plan, EJSON.stringify(await floorPlan(deps), { relaxed: true }));
  const floor = await start([await bundle('tests/load/floor.ts')], { MONGODB_URI: uri, PLAN: plan });
  return { cases, deps, url: server.url, floorUrl: floor.url };
}

async function main(): Promise<void> {
  const sizes = options.sizes.split(',').map(Number).sort((a, b) => a - b);
  if (sizes.some((size) => !Number.isInteger(size) || size < 1_000)) throw new RangeError('--sizes are whole numbers from 1000, separated by commas');
  await mkdir(options.data, { recursive: true });
  if ((await readdir(options.data)).length > 0 && !options.resume) throw new Error(`${options.data} is not empty: --resume goes on with what is there, or remove it`);
  try {
    const filled = options.only === 'measure' ? await inTurn(sizes, asItIs) : await loadAll(sizes);
    if (options.only === 'load') return;
    await buildServer();
    const stages = await Promise.all(filled.map(stageOf));
    say(`\n${machine()}; median of ${options.rounds} rounds of ${options.requests} requests one after another, sizes taking turns\n\n${heading(stages.map(({ cases }) => cases))}`);
    await measureAll(stages, Number(options.rounds), Number(options.requests), say);
    for (const { deps } of stages) await deps.db.close();
  } finally {
    await end();
  }
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
});
