import { acceptAndDispatch, acknowledge, decline, evaluate, handle, reject, supplement, takeOn, verify, withdraw, type CaseDoc } from '../../../server/features/cases';
import { feature, unreadCount } from '../../../server/features/notifications';
import { settableClock } from '../../../server/platform/clock';
import { startTestServer, TEST_NOW, type TestServer } from '../../support/server';
import { as, ask, filed, seedDistrict, type PersonKey } from '../cases/support';

const clock = settableClock(TEST_NOW);
let server: TestServer;
beforeAll(async () => {
  server = await startTestServer({ clock });
  await seedDistrict(server.deps);
});
afterAll(() => server.close());
const actor = (person: PersonKey, doc: CaseDoc) => as(server.deps, person, doc);

/** Kinds of the messages about one case, oldest first. */
async function told(person: PersonKey, doc: CaseDoc): Promise<string[]> {
  await server.drain();
  const { body } = await (await server.as(person)).get('/inbox?limit=50').expect(200);
  return body.items.filter((item: { target: { id: string } }) => item.target.id === doc._id).map((item: { kind: string }) => item.kind).reverse();
}
const later = (): void => clock.set(new Date(clock.now().getTime() + 60_000));

it('tells the reporter of each step once, and the staff of what is theirs', async () => {
  const { deps } = server;
  let doc = await filed(deps);
  later();
  doc = await acceptAndDispatch(deps, doc, await actor('plumStaff', doc), { ...ask(doc), unitId: 'plum-property' });
  later();
  doc = await acknowledge(deps, doc, await actor('plumWorker', doc), ask(doc));
  later();
  doc = await supplement(deps, doc, await actor('ann', doc), { ...ask(doc), text: '三楼也是', photoIds: [] });
  later();
  doc = await handle(deps, doc, await actor('plumWorker', doc), { ...ask(doc), text: '换了', photoIds: [] });
  later();
  doc = await reject(deps, doc, await actor('plumStaff', doc), { ...ask(doc), reason: '二楼还不亮。' });
  later();
  doc = await handle(deps, doc, await actor('plumWorker', doc), { ...ask(doc), text: '都换了', photoIds: [] });
  later();
  doc = await verify(deps, doc, await actor('plumStaff', doc), { ...ask(doc), text: '', photoIds: [] });
  later();
  doc = await evaluate(deps, doc, await actor('ann', doc), { ...ask(doc), contacted: true, solved: false, satisfaction: 'unsatisfied', text: '又坏了' });
  expect(await told('ann', doc)).toEqual(['caseReceived', 'caseDispatched', 'caseAcknowledged', 'caseHandled', 'caseHandled', 'caseVerified', 'caseRedone']);
  expect(await told('plumHead', doc)).toEqual(['stationNewCase', 'stationSupplement', 'stationEvaluated']);
  expect(await told('plumGrid', doc)).toEqual(['stationNewCase']);
  expect(await told('plumWorker', doc)).toEqual(['unitNewCase', 'stationSupplement', 'unitRejected', 'unitRedo']);
  for (const person of ['bob', 'cy', 'pineStaff', 'waterWorker', 'admin'] as const) expect(await told(person, doc)).toEqual([]);
});

it('says it in words made when it is read', async () => {
  const { deps } = server;
  const doc = await filed(deps);
  const no = await decline(deps, doc, await actor('plumStaff', doc), { ...ask(doc), ruleId: 'courts', reason: '已经起诉。' });
  await server.drain();
  const { body } = await (await server.as('ann')).get('/inbox?limit=50').expect(200);
  const item = body.items.find((one: { kind: string; target: { id: string } }) => one.kind === 'caseDeclined' && one.target.id === no._id);
  expect(item).toMatchObject({ title: '这件事这里办不了', body: '「楼道灯不亮，黑得看不见台阶」，梅社区工作站没能受理：已经起诉。', read: false });
});

it('asks a checker where one is needed, and the resident only after', async () => {
  const { deps } = server;
  let doc = await filed(deps, { categoryId: 'roadCover', text: '井盖松了' });
  doc = await takeOn(deps, doc, await actor('plumStaff', doc), ask(doc));
  later();
  doc = await handle(deps, doc, await actor('plumStaff', doc), { ...ask(doc), text: '换了', photoIds: [] });
  expect(await told('plumHead', doc)).toEqual(['stationNewCase', 'stationToVerify']);
  expect(await told('plumGrid', doc)).toEqual(['stationNewCase', 'stationToVerify']);
  // Whoever did it is not told of it.
  expect(await told('plumStaff', doc)).toEqual(['stationNewCase']);
  later();
  doc = await verify(deps, doc, await actor('plumHead', doc), { ...ask(doc), text: '', photoIds: [] });
  expect((await told('ann', doc)).slice(-1)).toEqual(['caseToEvaluate']);
});

it('tells the unit too when the resident withdraws', async () => {
  const { deps } = server;
  let doc = await filed(deps);
  doc = await acceptAndDispatch(deps, doc, await actor('plumStaff', doc), { ...ask(doc), unitId: 'plum-property' });
  later();
  doc = await withdraw(deps, doc, await actor('ann', doc), { ...ask(doc), reason: '好了' });
  expect((await told('plumWorker', doc)).slice(-1)).toEqual(['stationWithdrawn']);
  expect((await told('plumStaff', doc)).slice(-1)).toEqual(['stationWithdrawn']);
});

it('makes one message when an event is delivered twice, and keeps it read', async () => {
  const { deps } = server;
  const doc = await filed(deps, {}, 'bob');
  const [event] = doc.pending;
  const subscriber = feature.subscribers?.[0];
  if (!event || !subscriber) throw new Error('nothing to deliver');
  const deliver = () => subscriber.handle({ ...event, source: { kind: 'case', id: doc._id } }, deps);
  await deliver();
  const bob = await server.as('bob');
  const { body } = await bob.get('/inbox').expect(200);
  await bob.post(`/inbox/${body.items[0].id}/read`).expect(200);
  await deliver();
  await server.drain();
  expect((await bob.get('/inbox')).body.items).toHaveLength(1);
  expect(await unreadCount(deps, 'bob')).toBe(0);
});

it('pages newest first and marks everything as read', async () => {
  const ann = await server.as('ann');
  const ids: string[] = [];
  let cursor = '';
  for (let page = 0; page < 50; page += 1) {
    const { body } = await ann.get(`/inbox?limit=3${cursor && `&cursor=${cursor}`}`).expect(200);
    ids.push(...body.items.map((item: { id: string }) => item.id));
    if (!body.next) break;
    cursor = body.next;
  }
  expect(new Set(ids).size).toBe(ids.length);
  expect((await ann.get('/inbox?limit=50')).body.items.map((item: { id: string }) => item.id)).toEqual(ids);
  expect((await ann.get('/me')).body.unread).toBe(ids.length);
  await ann.post('/inbox/read-all').expect(200, { done: true });
  expect((await ann.get('/me')).body.unread).toBe(0);
});
