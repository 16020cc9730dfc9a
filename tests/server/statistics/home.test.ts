import { evaluate, handle, loadCase, takeOn, type CaseDoc } from '../../../server/features/cases';
import { startTestServer, type TestServer } from '../../support/server';
import { as, ask, filed, seedDistrict, type PersonKey } from '../cases/support';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
  await seedDistrict(server.deps);
});
afterAll(() => server.close());

const actor = (person: PersonKey, doc: CaseDoc) => as(server.deps, person, doc);
const homeOf = async (person: PersonKey) => (await (await server.as(person)).get('/home').expect(200)).body;

async function answered(): Promise<CaseDoc> {
  const { deps } = server;
  let doc = await filed(deps);
  doc = await takeOn(deps, doc, await actor('plumStaff', doc), ask(doc));
  return handle(deps, doc, await actor('plumStaff', doc), { ...ask(doc), text: '好了', photoIds: [] });
}

it('begins with nothing but an account', async () => {
  expect(await homeOf('bob')).toEqual({ matter: null, counts: { open: 0, toEvaluate: 0, done: 0 }, solved: [], emergencies: [], notices: [], round: null, account: expect.objectContaining({ received: 0 }) });
});

it('shows the latest open matter with the days of its clock, to nobody else', async () => {
  await filed(server.deps, { text: '第一件' });
  const latest = await filed(server.deps, { text: '第二件，楼梯扶手松了' });
  const { matter, counts } = await homeOf('ann');
  expect(matter.clock.days.length).toBeGreaterThan(0);
  expect(counts).toEqual({ open: 2, toEvaluate: 0, done: 0 });
  const { items } = (await (await server.as('ann')).get('/cases/mine').expect(200)).body;
  const { days: _, ...clock } = matter.clock;
  expect({ ...matter, clock }).toEqual(items.find((row: { id: string }) => row.id === matter.id));
  expect(items.map((row: { id: string }) => row.id)).toContain(latest._id);
  expect((await homeOf('bob')).matter).toBeNull();
});

it('puts what waits for my word first, and what was solved before the neighbours', async () => {
  const doc = await answered();
  expect(await homeOf('ann')).toMatchObject({ matter: { id: doc._id, toEvaluate: true }, counts: { open: 2, toEvaluate: 1, done: 0 } });
  const now = await loadCase(server.deps, doc._id);
  await evaluate(server.deps, now, await actor('ann', now), { ...ask(now), contacted: true, solved: true, satisfaction: 'satisfied', text: '' });
  expect((await homeOf('ann')).counts).toEqual({ open: 2, toEvaluate: 0, done: 1 });
  const { solved } = await homeOf('bob');
  expect(solved.map((row: { id: string }) => row.id)).toEqual([doc._id]);
  const board = (await (await server.as('bob')).get('/cases/around?communityId=plum&solved=yes&limit=3').expect(200)).body;
  expect(solved).toEqual(board.items);
});
