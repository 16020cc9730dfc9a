/**
 * `npm run bench:api [-- rounds [requests [name …]]]` (5 and 2,000; names of routes, where not all): requests a second of the routes that people wait for, at 64
 * connections, as a ratio to a floor on the same machine in the same run. Route and floor are processes of the same
 * shape beside the engine's; they take turns in every round, and the median of the rounds' ratios counts. Only the
 * ratios mean anything on another machine. A turn is a number of requests, so that a busy machine ends it later and not
 * emptier. What each floor does is in `scenarios.ts`.
 */
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { EJSON } from 'bson';
import { withName } from '../../server/platform/database/connect';
import { prepare } from './prepare';
import { CHECK_IN, type CheckInCast, countedCheckIns } from './checkIns';
import { COLUMNS, CONNECTIONS, measure, planOf, print, type Measured, type Run } from './measured';
import { machine, median } from './processor';
import { scenarios } from './scenarios';
import { buildServer, bundle, inScratch, program, SECRET, UNLIMITED } from './servers';

/** All at one activity beside as many over many, and whether anybody was lost or counted twice. */
async function printTogether(measured: readonly Measured[], cast: CheckInCast | null): Promise<void> {
  const routeOf = (name: string): Run[] => measured.find(({ scenario }) => scenario.name === name)?.route ?? [];
  const [one, many] = [routeOf(CHECK_IN.one), routeOf(CHECK_IN.many)];
  if (!cast || one.length === 0 || many.length === 0) return;
  const ratios = one.map((run, i) => run.perSecond / (many[i]?.perSecond ?? NaN));
  const { here, twice } = await countedCheckIns(cast);
  console.log(`\nall at one activity to over many: ${median(ratios).toFixed(2)} (${Math.min(...ratios).toFixed(2)}–${Math.max(...ratios).toFixed(2)}), ≥ 0.6; at that one ${here} came, ${twice} of them not exactly once`);
}

/** Claims and sign-ups beside those that are measured: the first answer, and what is under way when a round ends. */
const SPARE = 1_000;

async function main(): Promise<void> {
  const rounds = Number(process.argv[2] ?? 5);
  const requests = Number(process.argv[3] ?? 2_000);
  await inScratch(async (start, dataDir) => {
    await buildServer();
    const engine = await start(['--import', 'tsx', 'server/engine/cli.ts', '--data', path.join(dataDir, 'engine')]);
    const uri = withName(engine.url, 'linli');
    const once = (rounds + 1) * requests + SPARE;
    const named = process.argv.slice(4);
    const asked = (word: RegExp): boolean => named.length === 0 || named.some((name) => word.test(name));
    const crowd = { signUps: asked(/sign-up/) ? once : 1, checkIns: asked(/check-in/) ? 2 * once : 0 };
    const cast = await prepare(uri, dataDir, SECRET, { claims: asked(/claim/) ? once : 1, crowd: asked(/sign-up|check-in|shifts/) ? crowd : null, bookings: asked(/booking/) ? once : asked(/home/) ? 1 : 0 });
    // Deliveries run in a worker process in this deployment; while the routes are measured it is stopped.
    const server = await start([...(process.env.BENCH_NODE?.split(' ') ?? []), 'dist/server/main.js'], { ...UNLIMITED, MONGODB_URI: uri, LINLI_SECRET: SECRET, DATA_DIR: dataDir, PORT: '0', SANDBOX_PORT: '0', WORKER: 'off', LOG_LEVEL: 'error' });
    const list = scenarios(cast).filter(({ name }) => named.length === 0 || named.includes(name));
    const plan = path.join(dataDir, 'plan.json');
    await writeFile(plan, EJSON.stringify(await planOf(server.url, list), { relaxed: true }));
    const floor = await start([await bundle('tests/load/floor.ts')], { MONGODB_URI: uri, PLAN: plan });
    const [began, used] = [performance.now(), process.cpuUsage()];
    const measured = await measure({ server, floor, engine, requests }, list, rounds);
    const own = process.cpuUsage(used);
    const share = (own.user + own.system) / 1e3 / (performance.now() - began);
    console.log(`${machine()}; ${CONNECTIONS} connections, median of ${rounds} rounds of ${requests} requests, route and floor taking turns; the load generator used ${share.toFixed(2)} of a core\n`);
    console.log(COLUMNS);
    if (!measured.map(print).every(Boolean)) process.exitCode = 1;
    await printTogether(measured, cast.activities?.checkIns ?? null);
    await cast.db.close();
  });
}

program(main);
