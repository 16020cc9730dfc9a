/**
 * `npm run bench:api [-- rounds [requests [name …]]]` (5 and 2,000; names of routes, where not all): requests a second of the routes that people wait for, at 64
 * connections, as a ratio to a floor on the same machine in the same run. Route and floor are processes of the same
 * shape beside the engine's; they take turns in every round, and the median of the rounds' ratios counts. Only the
 * ratios mean anything on another machine. A turn is a number of requests, so that a busy machine ends it later and not
 * emptier. What each floor does is in `scenarios.ts`.
 */
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import autocannon from 'autocannon';
import { EJSON } from 'bson';
import { withName } from '../../server/platform/database/connect';
import { prepare } from './prepare';
import { CHECK_IN, type CheckInCast, countedCheckIns } from './checkIns';
import { machine, median, processorSeconds } from './processor';
import { headersOf, scenarios, type FloorPlan, type Scenario } from './scenarios';
import { buildServer, bundle, inScratch, program, SECRET, type Spawned, UNLIMITED } from './servers';

const CONNECTIONS = 64;

/** One side of one scenario in one round. */
interface Run {
  readonly perSecond: number;
  readonly p99: number;
  readonly failed: number;
  /** Microseconds of processor time for a request: the side's own process, and with it the engine's. */
  readonly micros: number;
  readonly all: number;
}
interface Measured {
  readonly scenario: Scenario;
  readonly floor: Run[];
  readonly route: Run[];
}

async function answerOf(url: string, scenario: Scenario): Promise<{ id?: string }> {
  const { method, body } = scenario;
  const response = await fetch(`${url}${scenario.path}`, { method, headers: headersOf(scenario), ...(body === undefined ? {} : { body }) });
  if (!response.ok) throw new Error(`${scenario.name} answered ${response.status}: ${await response.text()}`);
  return (await response.json()) as { id?: string };
}

const floorPath = (scenario: Scenario): string => `/${scenario.name.replace(/\W+/g, '-')}`;

async function planOf(url: string, list: readonly Scenario[]): Promise<FloorPlan> {
  const plan: FloorPlan = {};
  for (const scenario of list) {
    const answer = await answerOf(url, scenario);
    plan[floorPath(scenario)] = { steps: await scenario.steps(answer), answer };
  }
  return plan;
}

/** The processes of a measurement, and how many requests a turn has. */
interface Stage {
  readonly server: Spawned;
  readonly floor: Spawned;
  readonly engine: Spawned;
  readonly requests: number;
}

async function run({ server, engine, requests }: Stage, side: Spawned, path: string, scenario: Scenario): Promise<Run> {
  const { method, body } = scenario;
  const fresh = (request: object): object => {
    const own = side === server ? scenario.next?.() : undefined;
    return { ...request, ...own, headers: headersOf({ ...scenario, ...own }) };
  };
  let wrong = '';
  const onResponse = (status: number, text: string): void => {
    if (status >= 300 && wrong === '') wrong = `${status}: ${text.slice(0, 300)}`;
  };
  const request = { method, path, headers: headersOf(scenario), ...(body === undefined ? {} : { body }), ...(method === 'POST' ? { setupRequest: fresh } : {}), onResponse };
  const used = (): [number, number] => [processorSeconds(side.pid), processorSeconds(engine.pid)];
  const [began, [own, engines]] = [performance.now(), used()];
  const result = await autocannon({ url: side.url, connections: CONNECTIONS, amount: requests, timeout: 120, requests: [request] });
  const seconds = (performance.now() - began) / 1e3;
  if (wrong !== '') console.error(`${scenario.name}, ${side === server ? 'route' : 'floor'}, ${result.non2xx} of ${requests} refused, the first ${wrong}`);
  const [ownNow, enginesNow] = used();
  const micros = ((ownNow - own) * 1e6) / requests;
  return { perSecond: result.requests.total / seconds, p99: result.latency.p99, failed: result.non2xx + result.errors, micros, all: micros + ((enginesNow - engines) * 1e6) / requests };
}

async function measure(stage: Stage, list: readonly Scenario[], rounds: number): Promise<Measured[]> {
  const measured = list.map((scenario): Measured => ({ scenario, floor: [], route: [] }));
  for (let round = -1; round < rounds; round += 1) {
    for (const { scenario, ...sides } of measured) {
      const both = [
        async () => void sides.floor.push(await run(stage, stage.floor, floorPath(scenario), scenario)),
        async () => void sides.route.push(await run(stage, stage.server, scenario.path, scenario)),
      ];
      // Who goes first changes, so that a machine that gets slower favours neither.
      for (const side of round % 2 === 0 ? both : both.reverse()) await side();
    }
    // The round before the first warms both sides up.
    if (round < 0) for (const sides of measured) sides.floor.length = sides.route.length = 0;
  }
  return measured;
}

function print({ scenario, floor, route }: Measured): boolean {
  const ratios = route.map((one, i) => one.perSecond / (floor[i]?.perSecond ?? NaN));
  const processor = median(route.map((one, i) => (floor[i]?.all ?? NaN) / one.all));
  const middle = (runs: readonly Run[], of: keyof Run): string => median(runs.map((one) => one[of])).toFixed(0);
  const failed = [...floor, ...route].reduce((sum, one) => sum + one.failed, 0);
  const ratio = median(ratios);
  const met = ratio >= scenario.target;
  const spread = `${Math.min(...ratios).toFixed(2)}–${Math.max(...ratios).toFixed(2)}`;
  console.log(
    `| ${scenario.name} | ${middle(route, 'perSecond')} | ${middle(floor, 'perSecond')} | ${ratio.toFixed(2)} (${spread}) | ≥ ${scenario.target} | ${met ? 'met' : '**missed**'} | ${processor.toFixed(2)} | ${middle(route, 'micros')} / ${middle(floor, 'micros')} | ${middle(route, 'p99')} / ${middle(floor, 'p99')} | ${failed} |`,
  );
  return failed === 0;
}

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
    console.log('| route | requests/s | floor/s | ratio (range) | target | | ratio of processor time, engine included | own processor µs a request, route / floor | p99 ms, route / floor | failed |\n|---|---|---|---|---|---|---|---|---|---|');
    if (!measured.map(print).every(Boolean)) process.exitCode = 1;
    await printTogether(measured, cast.activities?.checkIns ?? null);
    await cast.db.close();
  });
}

program(main);
