/** Routes beside their floors, by turns, in one run: what `bench:api` and `bench:votes` measure with. */
import autocannon from 'autocannon';
import { median, processorSeconds } from './processor';
import { headersOf, type FloorPlan, type Scenario } from './scenarios';
import type { Spawned } from './servers';

/** Requests under way at once. */
export const CONNECTIONS = 64;
/** How often the generator looks whether a turn is over, milliseconds: by itself it does so once in a second, and a turn lasts some seconds. */
const LOOK_MS = 20;

/** One side of one scenario in one round. */
export interface Run {
  readonly perSecond: number;
  readonly p99: number;
  readonly failed: number;
  /** Microseconds of processor time for a request: the side's own process, and with it the engine's. */
  readonly micros: number;
  readonly all: number;
}
export interface Measured {
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

/** What the floor does at each address, and what it answers: the route's own answer. */
export async function planOf(url: string, list: readonly Scenario[]): Promise<FloorPlan> {
  const plan: FloorPlan = {};
  for (const scenario of list) {
    const answer = await answerOf(url, scenario);
    plan[floorPath(scenario)] = { steps: await scenario.steps(answer), answer };
  }
  return plan;
}

/** The processes of a measurement, and how many requests a turn has. */
export interface Stage {
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
  const result = await autocannon({ url: side.url, connections: CONNECTIONS, amount: requests, timeout: 120, sampleInt: LOOK_MS, requests: [request] });
  const seconds = (performance.now() - began) / 1e3;
  if (wrong !== '') console.error(`${scenario.name}, ${side === server ? 'route' : 'floor'}, ${result.non2xx} of ${requests} refused, the first ${wrong}`);
  const [ownNow, enginesNow] = used();
  const micros = ((ownNow - own) * 1e6) / requests;
  return { perSecond: result.requests.total / seconds, p99: result.latency.p99, failed: result.non2xx + result.errors, micros, all: micros + ((enginesNow - engines) * 1e6) / requests };
}

/** So many rounds, the sides of each scenario by turns, after one that warms both up. */
export async function measure(stage: Stage, list: readonly Scenario[], rounds: number): Promise<Measured[]> {
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

/** What the columns of `print` are. */
export const COLUMNS = '| route | requests/s | floor/s | ratio (range) | target | | ratio of processor time, engine included | own processor µs a request, route / floor | p99 ms, route / floor | failed |\n|---|---|---|---|---|---|---|---|---|---|';

/** One row; whether nothing failed. */
export function print({ scenario, floor, route }: Measured): boolean {
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

