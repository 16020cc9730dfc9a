/**
 * `npm run bench:api [-- seconds]`: requests a second for a list, one record and a new case, against a server of its
 * own on the embedded engine, each as a ratio to a bare Koa route and to a Koa route with one read by the raw driver in
 * the same run. Only the ratios mean anything on another machine.
 */
import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import autocannon from 'autocannon';
import { readConfig } from '../../config/server';
import { hooksOf } from '../../server/app';
import { ensureDemonstration } from '../../server/demonstration';
import { features } from '../../server/features';
import { workOf } from '../../server/jobs';
import { systemClock } from '../../server/platform/clock';
import { createDeps } from '../../server/platform/createDeps';
import { connectDatabase } from '../../server/platform/database/connect';
import { createLogger } from '../../server/platform/logger';
import { prepareDatabase } from '../../server/prepare';
import { spawnServer, type Spawned } from './servers';

const CONNECTIONS = 64;
const SMALL = { seed: 'bench', size: { streets: 1, communities: 2, grids: 16 } };
const UNLIMITED = { RATE_READS: '1000000', RATE_WRITES: '1000000', RATE_ADDRESS: '1000000' };

interface Figure {
  readonly name: string;
  readonly perSecond: number;
  readonly p99: number;
  readonly failed: number;
}
type Request = Parameters<typeof autocannon>[0]['requests'][number];

async function seed(dataDir: string): Promise<void> {
  const logger = createLogger('error');
  const config = { ...readConfig({}, dataDir), dataDir };
  const database = await connectDatabase(config, logger);
  const deps = createDeps({ config, db: database.db, clock: systemClock, logger, hooks: hooksOf(features), nudge: () => undefined });
  await prepareDatabase(deps, features);
  await ensureDemonstration(deps, workOf(features), { district: SMALL, cases: 40 });
  await database.close();
}

async function json<T>(url: string, init: RequestInit = {}): Promise<T> {
  const response = await fetch(url, { ...init, headers: { 'content-type': 'application/json', ...init.headers } });
  if (!response.ok) throw new Error(`${url} answered ${response.status}: ${await response.text()}`);
  return (await response.json()) as T;
}

/** A resident with a home, what they would report, and one case that is there. */
async function prepare(api: string): Promise<{ headers: Record<string, string>; body: string; caseId: string }> {
  const { items } = await json<{ items: { id: string; role: string }[] }>(`${api}/demo/people`);
  const resident = items.find((person) => person.role === 'resident');
  const { token } = await json<{ token: string }>(`${api}/demo/sessions`, { method: 'POST', body: JSON.stringify({ personId: resident?.id }) });
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  const me = await json<{ home: { community: { id: string } } }>(`${api}/me`, { headers });
  const map = await json<{ places: { id: string; name: string; point: unknown }[] }>(`${api}/communities/${me.home.community.id}/map`, { headers });
  const { categories } = await json<{ categories: { id: string; questions: { required: boolean }[] }[] }>(`${api}/catalogue`);
  const category = categories.find((one) => one.questions.every((question) => !question.required));
  const [place] = map.places;
  const body = JSON.stringify({ categoryId: category?.id, text: '单元门口的路灯晚上不亮', place: { text: place?.name, point: place?.point } });
  const made = await json<{ id: string }>(`${api}/cases`, { method: 'POST', body, headers: { ...headers, 'idempotency-key': randomUUID() } });
  return { headers, body, caseId: made.id };
}

async function measure(name: string, url: string, request: Request, duration: number): Promise<Figure> {
  const result = await autocannon({ url, connections: CONNECTIONS, duration, requests: [request] });
  return { name, perSecond: result.requests.average, p99: result.latency.p99, failed: result.non2xx + result.errors };
}

async function run(server: Spawned, floor: Spawned, seconds: number): Promise<Figure[]> {
  const { headers, body, caseId } = await prepare(`${server.url}/api/v1`);
  const fresh = (request: Request): Request => ({ ...request, headers: { ...headers, 'idempotency-key': randomUUID() } });
  const at = (path: string): Request => ({ method: 'GET', path: `/api/v1${path}`, headers });
  return [
    await measure('bare Koa route', floor.url, { method: 'GET', path: '/' }, seconds),
    await measure('raw driver read', floor.url, { method: 'GET', path: `/${caseId}` }, seconds),
    await measure('one case', server.url, at(`/cases/${caseId}`), seconds),
    await measure('list of 20', server.url, at('/cases/mine?tab=open'), seconds),
    await measure('new case', server.url, { method: 'POST', path: '/api/v1/cases', body, headers, setupRequest: fresh }, seconds),
  ];
}

async function main(): Promise<void> {
  const seconds = Number(process.argv[2] ?? 8);
  const dataDir = await mkdtemp(path.join(os.tmpdir(), 'linli-bench-'));
  const spawned: Spawned[] = [];
  try {
    await seed(dataDir);
    const server = await spawnServer('server/main.ts', { ...UNLIMITED, DATA_DIR: dataDir, PORT: '0', LOG_LEVEL: 'error' });
    spawned.push(server);
    const floor = await spawnServer('tests/load/floor.ts', { MONGODB_URI: server.database ?? '' });
    spawned.push(floor);
    const figures = await run(server, floor, seconds);
    const [bare = 1, read = 1] = figures.map((figure) => figure.perSecond);
    for (const { name, perSecond, p99, failed } of figures) {
      console.log(`${name.padEnd(16)} ${perSecond.toFixed(0).padStart(7)}/s  ${(perSecond / bare).toFixed(3)} of the bare route  ${(perSecond / read).toFixed(2)} of a raw read  p99 ${p99} ms  failed ${failed}`);
    }
    if (figures.some((figure) => figure.failed > 0)) process.exitCode = 1;
  } finally {
    await Promise.all(spawned.map((one) => one.stop()));
    await rm(dataDir, { recursive: true, force: true });
  }
}

main().catch((error: unknown) => {
  console.error(error);
  process.exit(1);
});
