import { randomUUID } from 'node:crypto';
import type { MongoClient } from 'mongodb';
import { hooksOf } from '../../../server/app';
import { features as allFeatures } from '../../../server/features';
import { acceptAndDispatch, submitCase, supplement, type CaseDoc } from '../../../server/features/cases';
import { drain, workOf } from '../../../server/jobs';
import { Lanes } from '../../../server/jobs/lanes';
import { Outbox } from '../../../server/jobs/outbox';
import { settableClock } from '../../../server/platform/clock';
import { createDeps } from '../../../server/platform/createDeps';
import { openConnection } from '../../../server/platform/database/connect';
import type { Deps } from '../../../server/platform/deps';
import { startDepartment, type Department } from '../../../server/sandbox/department';
import { startTestServer, TEST_NOW, type Caller, type TestServer } from '../../support/server';
import { as, report, seedDistrict } from '../cases/support';
import { connect } from '../integrations/support';

/**
 * A process that ends between any two steps on the way command → event → relay → row → delivery → mark. A step is what
 * it asks of the database: what it does between two of them leaves no trace but in the department's records, and those
 * are looked at. What a cut line does to the posting itself is in integrations/channels.test.ts and away.test.ts.
 * Groups are left out: a robot cannot be asked what it was told, and may be told a line twice (0019).
 */
const clock = settableClock(TEST_NOW);
const work = workOf(allFeatures.filter(({ name }) => name === 'cases' || name === 'integrations'));
let server: TestServer;
let department: Department;
beforeAll(async () => {
  department = await startDepartment({ port: 0, mailPort: 0, now: () => clock.now().getTime() });
  const mail = { smtpUrl: `smtp://127.0.0.1:${department.state.mailbox.port ?? 0}`, from: 'linli@city.example', inSecret: 'secret-of-the-mail-gateway-01' };
  server = await startTestServer({ clock, config: { publicUrl: 'https://linli.example.org', mail } });
  await seedDistrict(server.deps);
});
beforeEach(() => clock.set(TEST_NOW));
afterEach(async () => { await server.deps.db.collection('channels').deleteMany({}); });
afterAll(async () => {
  await department.close();
  await server.close();
});

/** A process of its own on the same database; it may take so many steps, and its last word is the one before. */
async function processWith(steps: number): Promise<{ deps: Deps; taken(): number; end(): Promise<void> }> {
  const { deps: first } = server;
  const db = await openConnection(`${server.uri}${server.uri.includes('?') ? '&' : '?'}monitorCommands=true`, first.logger);
  let taken = 0;
  (db.getClient() as unknown as MongoClient).on('commandStarted', () => {
    if (++taken > steps) throw new Error('this process has ended');
  });
  const deps = createDeps({ config: first.config, db, clock, logger: first.logger, hooks: hooksOf(allFeatures), nudge: () => undefined });
  return { deps, taken: () => taken, end: () => db.close(true) };
}

interface Tap { readonly id: string; readonly file: string; readonly dispatch: string; readonly add: string }

/** What two people do, and the background after them. Done again it is the same: their phones send the same keys. */
async function goOn(deps: Deps, tap: Tap): Promise<CaseDoc> {
  let doc = await submitCase(deps, 'ann', report({ text: `第 ${tap.id} 回，楼道灯不亮，看不见台阶。` }), tap.file);
  doc = await acceptAndDispatch(deps, doc, await as(deps, 'plumStaff', doc), { revision: 0, key: tap.dispatch, unitId: 'plum-property' });
  clock.set(new Date(clock.now().getTime() + 1_000));
  doc = await supplement(deps, doc, await as(deps, 'ann', doc), { revision: 1, key: tap.add, text: '二楼也不亮', photoIds: [] });
  await drain(deps, work, { random: () => 0 });
  return doc;
}

const tapOf = (id: string): Tap => ({ id, file: randomUUID(), dispatch: randomUUID(), add: randomUUID() });

/** How a kind of channel is connected, and what its receiver has on record of a case, in its order. */
interface Receiver {
  connect(admin: Caller): Promise<unknown>;
  told(number: string): string[];
}
const WORDS: Readonly<Record<string, string>> = { 交办: 'case.dispatched', 居民补充了: 'case.supplemented' };
const add = (admin: Caller, body: object): Promise<unknown> => admin.post('/administration/units/plum-property/channels', body).expect(201);
const RECEIVERS: Readonly<Record<string, Receiver>> = {
  webhook: {
    connect: (admin) => connect(admin, department),
    told: (number) => [...department.state.received.values()].filter((one) => one.number === number).map(({ type }) => type),
  },
  // It cannot tell a repeat: each posting is one more request there.
  open311: {
    connect: (admin) => add(admin, { kind: 'open311', name: '市政平台', address: department.cityUrl, secret: department.state.city.key, options: { kind: 'open311', jurisdiction: '', format: 'json', services: [], otherwise: 'OTHER', updates: true } }),
    told: (number) => [...department.state.city.requests.values()].filter((one) => one.number === number).flatMap(({ updates }) => ['case.dispatched', ...[...updates.values()].map((words) => WORDS[words] ?? words)]),
  },
  // A repeat has the same Message-ID, and is one letter in the box.
  email: {
    connect: (admin) => add(admin, { kind: 'email', name: '物业邮箱', address: 'paidan@plum.example' }),
    told: (number) => [...department.state.mailbox.letters.values()].filter((one) => one.number === number).map(({ subject }) => WORDS[/ (\S+?)：/.exec(subject)?.[1] ?? ''] ?? subject),
  },
};

/** The process ends before that step, a minute later others go on: what the department has then, in its order. */
async function endedBefore(step: number, { told }: Receiver): Promise<{ told: string[]; ended: boolean }> {
  const tap = tapOf(String(step));
  const dying = await processWith(step);
  const ended = await goOn(dying.deps, tap).then(() => false, () => true);
  await dying.end();
  // Its leases run out.
  clock.set(new Date(clock.now().getTime() + 120_000));
  const { number } = await goOn(server.deps, tap);
  clock.set(new Date(clock.now().getTime() + 120_000));
  await drain(server.deps, work, { random: () => 0 });
  return { told: told(number), ended };
}

it.each(Object.keys(RECEIVERS))('loses nothing and tells nothing twice, wherever it ends: %s', async (kind) => {
  const receiver = RECEIVERS[kind];
  if (!receiver) throw new Error(kind);
  await receiver.connect(await server.as('admin'));
  const whole = await processWith(Infinity);
  await goOn(whole.deps, tapOf('whole'));
  const steps = whole.taken();
  await whole.end();
  expect(steps).toBeGreaterThan(40);
  const wrong: string[] = [];
  let ended = 0;
  for (let step = 1; step < steps; step++) {
    const { told, ended: died } = await endedBefore(step, receiver);
    if (died) ended += 1;
    if (told.join(' ') !== 'case.dispatched case.supplemented') wrong.push(`${step}: ${told.join(' ')}`);
  }
  expect(wrong).toEqual([]);
  // Each of them was a process that did not come to its end.
  expect(ended).toBeGreaterThan(steps * 0.9);
  expect(await Outbox(server.deps).countDocuments({ subscriber: 'integrations.channel', state: { $ne: 'done' } })).toBe(0);
  expect(await Lanes(server.deps).countDocuments({ dueAt: { $exists: true } })).toBe(0);
}, 300_000);
