import { randomUUID } from 'node:crypto';
import type { MongoClient } from 'mongodb';
import { hooksOf } from '../../../server/app';
import { features as allFeatures } from '../../../server/features';
import { acceptAndDispatch, submitCase, supplement } from '../../../server/features/cases';
import { drain, workOf } from '../../../server/jobs';
import { Lanes } from '../../../server/jobs/lanes';
import { Outbox } from '../../../server/jobs/outbox';
import { settableClock } from '../../../server/platform/clock';
import { createDeps } from '../../../server/platform/createDeps';
import { openConnection } from '../../../server/platform/database/connect';
import type { Deps } from '../../../server/platform/deps';
import { startDepartment, type Department } from '../../../server/sandbox/department';
import { startTestServer, TEST_NOW, type TestServer } from '../../support/server';
import { as, report, seedDistrict } from '../cases/support';
import { connect } from '../integrations/support';

/**
 * A process that ends between any two steps on the way command → event → relay → row → delivery → mark. A step is what
 * it asks of the database: what it does between two of them leaves no trace but in the department's records, and those
 * are looked at. What a cut line does to the posting itself is in integrations/channels.test.ts.
 */
const clock = settableClock(TEST_NOW);
const work = workOf(allFeatures.filter(({ name }) => name === 'cases' || name === 'integrations'));
let server: TestServer;
let department: Department;
beforeAll(async () => {
  server = await startTestServer({ clock, config: { publicUrl: 'https://linli.example.org' } });
  await seedDistrict(server.deps);
  department = await startDepartment({ port: 0, now: () => clock.now().getTime() });
  await connect(await server.as('admin'), department);
});
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
async function goOn(deps: Deps, tap: Tap): Promise<string> {
  let doc = await submitCase(deps, 'ann', report({ text: `第 ${tap.id} 回，楼道灯不亮，看不见台阶。` }), tap.file);
  doc = await acceptAndDispatch(deps, doc, await as(deps, 'plumStaff', doc), { revision: 0, key: tap.dispatch, unitId: 'plum-property' });
  clock.set(new Date(clock.now().getTime() + 1_000));
  doc = await supplement(deps, doc, await as(deps, 'ann', doc), { revision: 1, key: tap.add, text: '二楼也不亮', photoIds: [] });
  await drain(deps, work, { random: () => 0 });
  return doc._id;
}

const tapOf = (id: string): Tap => ({ id, file: randomUUID(), dispatch: randomUUID(), add: randomUUID() });
interface Told { readonly type: string; readonly body: { case: { id: string } } }
const toldOf = (caseId: string): string[] => [...department.state.received.values()].filter((one) => (one as unknown as Told).body.case.id === caseId).map(({ type }) => type);

/** The process ends before that step, a minute later others go on: what the department has then, in its order. */
async function endedBefore(step: number): Promise<{ told: string[]; ended: boolean }> {
  const tap = tapOf(String(step));
  const dying = await processWith(step);
  const ended = await goOn(dying.deps, tap).then(() => false, () => true);
  await dying.end();
  // Its leases run out.
  clock.set(new Date(clock.now().getTime() + 120_000));
  const id = await goOn(server.deps, tap);
  clock.set(new Date(clock.now().getTime() + 120_000));
  await drain(server.deps, work, { random: () => 0 });
  return { told: toldOf(id), ended };
}

it('loses nothing and tells nothing twice, wherever it ends', async () => {
  const whole = await processWith(Infinity);
  await goOn(whole.deps, tapOf('whole'));
  const steps = whole.taken();
  await whole.end();
  expect(steps).toBeGreaterThan(40);
  const wrong: string[] = [];
  let ended = 0;
  for (let step = 1; step < steps; step++) {
    const { told, ended: died } = await endedBefore(step);
    if (died) ended += 1;
    if (told.join(' ') !== 'case.dispatched case.supplemented') wrong.push(`${step}: ${told.join(' ')}`);
  }
  expect(wrong).toEqual([]);
  // Each of them was a process that did not come to its end.
  expect(ended).toBeGreaterThan(steps * 0.9);
  expect(await Outbox(server.deps).countDocuments({ subscriber: 'integrations.channel', state: { $ne: 'done' } })).toBe(0);
  expect(await Lanes(server.deps).countDocuments({ dueAt: { $exists: true } })).toBe(0);
}, 300_000);
