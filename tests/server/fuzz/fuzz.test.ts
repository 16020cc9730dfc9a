import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { startWorld, type World } from '../permissions/world';
import type { Who } from '../permissions/world/people';
import { OPERATIONS } from './operations';
import { random } from './random';
import { badRequest, type BadRequest } from './spoil';

/** How many, and with which seed: a share of them always, all 20,000 by `npm run fuzz`. */
const COUNT = Number(process.env.FUZZ_REQUESTS ?? 2_000);
const SEED = Number(process.env.FUZZ_SEED ?? 20_260_302);
const AT_ONCE = 8;
/** An answer that takes longer hangs; the machine may be busy. */
const PATIENCE_MS = 30_000;
/** What bad requests may leave: counters of limits, lock-outs, the audit log. */
const MAY_CHANGE = ['loginAddresses', 'loginAttempts', 'auditRows', 'auditLinks', 'auditChecks'];

const SENDERS: readonly Who[] = ['stranger', 'reporter', 'neighbour', 'newcomer', 'staff', 'handler', 'dispatcher', 'auditor', 'administrator', 'exStaff'];
const OUTSIDERS: readonly Who[] = ['elsewhere', 'newcomer', 'exStaff', 'exHandler', 'volunteer'];

let world: World;
let target: { ids: Record<string, string> };
beforeAll(async () => {
  world = await startWorld();
  target = { ids: { cases: await world.make.case('dispatched'), inbox: await world.make.message(), administration: await world.make.import() } };
}, 180_000);
afterAll(() => world.close());

const digest = (text: string | Buffer): string => createHash('sha256').update(text).digest('hex');

/** What is stored: collection → digest of its documents, file → digest of its content. */
async function stored(): Promise<Record<string, string>> {
  const { db, config } = world.server.deps;
  const all: Record<string, string> = {};
  for (const { name } of await db.listCollections()) {
    if (MAY_CHANGE.includes(name)) continue;
    all[name] = digest((await db.collection(name).find().toArray()).map((row) => JSON.stringify(row)).sort().join('\n'));
  }
  const files = (await readdir(config.dataDir, { recursive: true, withFileTypes: true })).filter((file) => file.isFile());
  for (const file of files) {
    const at = path.join(file.parentPath, file.name);
    all[path.relative(config.dataDir, at)] = digest(await readFile(at));
  }
  return all;
}

async function send(bad: BadRequest, who: Who): Promise<{ status: number; text: string }> {
  const token = bad.token ?? (await world.callerOf(who)).token;
  const headers = { ...bad.headers, ...(token === null || token === '' ? {} : { Authorization: `Bearer ${token}` }) };
  const body = typeof bad.body === 'string' || bad.body === null ? bad.body : new Uint8Array(bad.body);
  const answer = await fetch(`${world.server.url}${bad.path}`, { method: bad.method, headers, body, redirect: 'manual', signal: AbortSignal.timeout(PATIENCE_MS) });
  return { status: answer.status, text: Buffer.from(await answer.arrayBuffer()).toString('utf8') };
}

it(`refuses ${COUNT.toLocaleString('en')} bad requests over all operations, and stays as it was`, async () => {
  const dice = random(SEED);
  const before = await stored();
  const faults: string[] = [];
  const statuses: Record<string, number> = {};
  const reached = new Set<string>();
  let sent = 0;
  const sendOn = async (): Promise<void> => {
    while (sent < COUNT) {
      const number = sent++;
      const operation = OPERATIONS[number % OPERATIONS.length];
      if (!operation) return;
      const bad = badRequest(operation, dice, target);
      const who = dice.pick(bad.byOutsider ? OUTSIDERS : SENDERS);
      reached.add(`${operation.method} ${operation.path}`);
      const told = `${number} ${bad.kind} ${who} ${bad.method} ${bad.path.slice(0, 120)} ${String(bad.body).slice(0, 120)}`;
      try {
        const { status, text } = await send(bad, who);
        statuses[status] = (statuses[status] ?? 0) + 1;
        const accepted = bad.method !== 'GET' && status < 400;
        if (status >= 500 || accepted) faults.push(`${told} → ${status} ${text.slice(0, 200)}`);
      } catch (error) {
        faults.push(`${told} → ${String(error)}`);
      }
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, sendOn));
  expect(faults.slice(0, 20)).toEqual([]);
  expect(reached.size).toBe(OPERATIONS.length);
  expect(Object.keys(statuses).sort()).toEqual(expect.arrayContaining(['400', '401', '403', '404', '405', '413', '415']));
  expect(await stored()).toEqual(before);
}, 1_800_000);

it('still serves everybody afterwards', async () => {
  await (await world.callerOf('reporter')).get('/me').expect(200);
  await (await world.callerOf('staff')).get('/workbench/cases').expect(200);
});
