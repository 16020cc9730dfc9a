import { correct, decline, evaluate, handle, takeOn, withdraw, type CaseDoc } from '../../../server/features/cases';
import { recount } from '../../../server/features/statistics';
import { Figures } from '../../../server/features/statistics/model';
import { settableClock } from '../../../server/platform/clock';
import { startTestServer, type TestServer } from '../../support/server';
import { as, ask, filed, seedDistrict, type PersonKey } from '../cases/support';

const at = (text: string): Date => new Date(`${text}+08:00`);
const clock = settableClock(at('2026-03-02T10:00:00'));
let server: TestServer;
beforeAll(async () => {
  server = await startTestServer({ clock });
  await seedDistrict(server.deps);
});
afterAll(() => server.close());
const actor = (person: PersonKey, doc: CaseDoc) => as(server.deps, person, doc);

async function account(): Promise<Record<string, unknown>> {
  await server.drain();
  await recount.run(server.deps);
  return (await (await server.as('bob')).get('/communities/plum/account').expect(200)).body;
}
async function answered(): Promise<CaseDoc> {
  const { deps } = server;
  let doc = await filed(deps);
  doc = await takeOn(deps, doc, await actor('plumStaff', doc), ask(doc));
  return handle(deps, doc, await actor('plumStaff', doc), { ...ask(doc), text: '好了', photoIds: [] });
}

it('begins empty, and then counts the cases of the month as of now', async () => {
  expect(await account()).toEqual({ month: '2026-03', received: 0, onTime: 0, overdue: 0, solved: 0, asOf: clock.now().toISOString() });
  const { deps } = server;
  const doc = await answered();
  await evaluate(deps, doc, await actor('ann', doc), { ...ask(doc), contacted: true, solved: true, satisfaction: 'satisfied', text: '' });
  await filed(deps);
  const back = await filed(deps);
  await withdraw(deps, back, await actor('ann', back), { ...ask(back), reason: '' });
  const no = await filed(deps);
  await decline(deps, no, await actor('plumStaff', no), { ...ask(no), ruleId: 'courts', reason: '起诉了' });
  expect(await account()).toMatchObject({ received: 4, onTime: 2, overdue: 0, solved: 1 });
});

it('counts a promise that has passed as overdue without any event', async () => {
  clock.set(at('2026-03-11T10:00:00'));
  expect(await account()).toMatchObject({ received: 4, onTime: 2, overdue: 1, solved: 1, asOf: clock.now().toISOString() });
});

it('recounts to the same figures, however often it runs, and moves a corrected case to its category', async () => {
  const { deps } = server;
  const doc = await filed(deps, { categoryId: 'litter', text: '垃圾没清' });
  await account();
  await correct(deps, doc, await actor('plumStaff', doc), { ...ask(doc), categoryId: 'stairLight', reason: '是灯的事' });
  const before = await account();
  await Promise.all([recount.run(deps), recount.run(deps)]);
  expect(await account()).toEqual({ ...before, asOf: expect.any(String) });
  const rows = await Figures(deps).find({ levelId: 'plum', month: '2026-03', dimension: 'category' }).lean();
  expect(rows.map(({ key, tally }) => [key, tally.received])).toEqual([['stairLight', 5]]);
});

it('keeps a case in the month of its filing at +08:00', async () => {
  clock.set(at('2026-03-31T23:59:00'));
  const doc = await answered();
  clock.set(at('2026-04-01T00:01:00'));
  await filed(server.deps);
  await evaluate(server.deps, doc, await actor('ann', doc), { ...ask(doc), contacted: true, solved: true, satisfaction: 'satisfied', text: '' });
  expect(await account()).toMatchObject({ month: '2026-04', received: 1, solved: 0 });
});
