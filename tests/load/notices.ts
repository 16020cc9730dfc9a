/**
 * `npm run bench:notices [-- people [rounds]]` (100,000 and 3): a notice of a community of a thousand, and of one of a hundred thousand, told to
 * everybody: processor time a person, the engine and the sandbox of WeChat included, which are in this process too. One in ten asked to
 * be told by WeChat. While it is on its way a resident of the community opens home again and again; how long that takes stands beside
 * what it takes when nothing is told.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { readConfig } from '../../config/server';
import { buildApp, hooksOf } from '../../server/app';
import { features } from '../../server/features';
import { openSession } from '../../server/features/identity';
import { sendNotices } from '../../server/features/notifications/noticePhones';
import { drain, workOf, type Work } from '../../server/jobs';
import { settableClock } from '../../server/platform/clock';
import { createDeps } from '../../server/platform/createDeps';
import { connectDatabase, openConnection } from '../../server/platform/database/connect';
import { rawCollection } from '../../server/platform/database/model';
import type { Deps } from '../../server/platform/deps';
import { createLogger } from '../../server/platform/logger';
import { prepareDatabase } from '../../server/prepare';
import { phoneOf, startSandbox, type Sandbox } from '../../server/sandbox';
import { seedDistrict } from '../server/cases/support';
import { machine, median } from './processor';

const FEW = 1_000;
const MANY = Number(process.argv[2] ?? 100_000);
const ROUNDS = Number(process.argv[3] ?? 3);
/** A small notice is told so often that as much work is measured as of a large one, within reason. */
const AGAIN = 10;
const ASKED = 10;
const BATCH = 1_000;
/** From one opening of home to the next, milliseconds: people do not press faster. */
const PACE = 50;
const MOST = 1.2;

type Row = { _id: string; [field: string]: unknown };

interface Stage {
  readonly deps: Deps;
  readonly work: Work;
  readonly url: string;
  readonly sandbox: Sandbox;
}
const rows = ({ deps }: Stage, name: string) => rawCollection<Row>(deps.db, name);
/** The phones of the sandbox, which many share: it looks for them one by one. */
const PHONES = 100;

/** Neighbours like one who lives there already; one in ten asked for the next notice. */
async function fill(stage: Stage, like: string, count: number): Promise<void> {
  const { deps, sandbox } = stage;
  const person = await rows(stage, 'people').findOne({ _id: like });
  if (!person) throw new Error(`${like} is not there`);
  const openIds = Array.from({ length: PHONES }, (_, n) => phoneOf(sandbox.state, `phone-${n}`).openId);
  for (let n = 0; n < count; n += BATCH) {
    const numbers = Array.from({ length: Math.min(BATCH, count - n) }, (_, at) => n + at);
    await rows(stage, 'people').insertMany(numbers.map((at) => ({ ...person, _id: `${like}-${at}` })));
    const bound = numbers.filter((at) => at % ASKED === 0).map((at) => ({ personId: `${like}-${at}`, id: `bound-${like}-${at}`, openId: openIds[at % PHONES] ?? '' }));
    await rows(stage, 'wechatBindings').insertMany(bound.map(({ personId, id, openId }) => ({ _id: id, personId, openId: deps.cipher.encrypt(openId, `wechat:${id}`), createdAt: new Date() })));
  }
}
/** Who asked is asked anew by every notice: one acceptance is one message. */
async function accept(stage: Stage, like: string, count: number): Promise<void> {
  await rows(stage, 'wechatConsents').deleteMany({});
  const ids = Array.from({ length: Math.ceil(count / ASKED) }, (_, n) => `${like}-${n * ASKED}:notice`);
  for (let n = 0; n < ids.length; n += BATCH) await rows(stage, 'wechatConsents').insertMany(ids.slice(n, n + BATCH).map((_id) => ({ _id, refusedAt: null })));
}

async function call<T>({ url }: Stage, token: string, path: string, body?: object): Promise<T> {
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID() };
  const response = await fetch(`${url}/api/v1${path}`, body === undefined ? { headers } : { method: 'POST', headers, body: JSON.stringify(body) });
  if (!response.ok) throw new Error(`${path} answered ${response.status}: ${await response.text()}`);
  return (await response.json()) as T;
}

/** Opens home at a person's pace until told to stop; milliseconds that each took. */
function openHome(stage: Stage, token: string): { stop(): Promise<number[]> } {
  const took: number[] = [];
  let going = true;
  const run = (async () => {
    while (going) {
      const began = performance.now();
      await call(stage, token, '/home');
      took.push(performance.now() - began);
      await new Promise((resolve) => { setTimeout(resolve, PACE); });
    }
  })();
  return { stop: async () => { going = false; await run; return took; } };
}

interface Told {
  /** Microseconds of processor time a person. */
  readonly micros: number;
  readonly seconds: number;
  readonly home: readonly number[];
}
/** A notice of a station's to its community: written, let out, and on its way until nobody is left. */
async function tell(stage: Stage, { staff, community, like, people, times }: { readonly staff: string; readonly community: string; readonly like: string; readonly people: number; readonly times: number }, title: string): Promise<Told> {
  const { deps, work } = stage;
  const [token, resident] = await Promise.all([staff, like].map(async (id) => (await openSession(deps, id, 24)).token)) as [string, string];
  let [micros, seconds] = [0, 0];
  const home: number[] = [];
  for (let n = 0; n < times; n += 1) {
    await accept(stage, like, people);
    const { id } = await call<{ id: string }>(stage, token, '/notices', { unitId: `${community}-station`, kind: 'water', emergency: false, title: `${title} ${n}`, text: '修 3 栋的水管，请接些水备用。', from: '2026-08-21T00:00:00.000Z', to: '2026-08-21T04:00:00.000Z', areas: [{ kind: 'community', id: community }], pinnedUntil: null });
    await drain(deps, work);
    const watched = openHome(stage, resident);
    const [began, used] = [performance.now(), process.cpuUsage()];
    await call(stage, token, `/notices/${id}/release`, { revision: 0 });
    await drain(deps, work);
    while ((await rows(stage, 'noticeSendings').countDocuments({ state: 'going' })) > 0) await sendNotices.run(deps);
    const spent = process.cpuUsage(used);
    micros += spent.user + spent.system;
    seconds += (performance.now() - began) / 1_000;
    home.push(...(await watched.stop()));
    const sent = await rows(stage, 'wechatDeliveries').countDocuments({ noticeId: id, state: 'sent' });
    if (sent !== Math.ceil(people / ASKED)) throw new Error(`${sent} of ${Math.ceil(people / ASKED)} were told`);
  }
  return { micros: micros / times / people, seconds: seconds / times, home };
}

async function withStage(measure: (stage: Stage) => Promise<void>): Promise<void> {
  const dataDir = await mkdtemp(path.join(tmpdir(), 'linli-notices-'));
  const logger = createLogger('silent');
  const sandbox = await startSandbox({ port: 0, app: { id: 'touristappid', secret: 'sandbox-secret' } });
  const database = await connectDatabase({ mongodbUri: null, dataDir, engineListen: '127.0.0.1:0', inProcess: false }, logger);
  const db = await openConnection(database.uri, logger);
  const plain = readConfig({}, dataDir);
  const most = 1_000_000_000;
  const config = { ...plain, dataDir, secret: 'test-secret-0123456789-abcdefghijkl', wechat: { ...plain.wechat, base: sandbox.url }, rates: { reads: most, writes: most, address: most, logins: most } };
  // Ten in the morning: at night a notice waits.
  const deps = createDeps({ config, db, clock: settableClock(new Date('2026-08-20T10:00:00+08:00')), logger, hooks: hooksOf(features), nudge: () => undefined });
  await prepareDatabase(deps, features);
  await seedDistrict(deps);
  const server: Server = createServer(buildApp({ deps, features, h5: null }).callback());
  await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve); });
  try {
    await measure({ deps, work: workOf(features), url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, sandbox });
  } finally {
    server.closeAllConnections();
    await new Promise((resolve) => { server.close(resolve); });
    await db.close();
    await database.close();
    await sandbox.close();
    await rm(dataDir, { recursive: true, force: true });
  }
}

const at = (values: readonly number[], part: number): number => [...values].sort((a, b) => a - b)[Math.floor(values.length * part)] ?? NaN;
const pages = (values: readonly number[]): string => `${at(values, 0.5).toFixed(0)} / ${at(values, 0.95).toFixed(0)} / ${Math.max(...values).toFixed(0)}`;

async function main(): Promise<void> {
  await withStage(async (stage) => {
    await fill(stage, 'cy', FEW);
    await fill(stage, 'ann', MANY);
    const small = { staff: 'pineStaff', community: 'pine', like: 'cy', people: FEW, times: AGAIN };
    const large = { staff: 'plumStaff', community: 'plum', like: 'ann', people: MANY, times: 1 };
    await tell(stage, { ...small, times: 2 }, '热身');
    const quiet = openHome(stage, (await openSession(stage.deps, 'ann', 24)).token);
    await new Promise((resolve) => { setTimeout(resolve, 3_000); });
    const before = await quiet.stop();
    const told: { few: Told; many: Told }[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      const few = await tell(stage, small, `停水 ${round}`);
      told.push({ few, many: await tell(stage, large, `停水 ${round}`) });
    }
    const ratios = told.map(({ few, many }) => many.micros / few.micros);
    const ratio = median(ratios);
    console.log(`${machine()}; ${ROUNDS} rounds, the small notice ${AGAIN} times in each; one in ${ASKED} is told by WeChat\n`);
    console.log('| a notice to | processor µs a person | seconds | home meanwhile, ms: median / 95 % / longest |\n|---|---|---|---|');
    for (const [people, of] of [[FEW, 'few'], [MANY, 'many']] as const) console.log(`| ${people} | ${median(told.map((one) => one[of].micros)).toFixed(0)} | ${median(told.map((one) => one[of].seconds)).toFixed(1)} | ${pages(told.flatMap((one) => one[of].home))} |`);
    console.log(`\na person of the large one to a person of the small one: ${ratio.toFixed(2)} (${Math.min(...ratios).toFixed(2)}–${Math.max(...ratios).toFixed(2)}), ≤ ${MOST}: ${ratio <= MOST ? 'met' : '**missed**'}; home when nothing is told: ${pages(before)} ms`);
  });
}

void main();
