import { settableClock } from '../../../server/platform/clock';
import { startTestServer, TEST_NOW, type Caller, type TestServer } from '../../support/server';
import { report, seedDistrict } from './support';

/** Story 1: a broken manhole cover in front of building 3, from the report to the resident's word, over HTTP. */
const clock = settableClock(TEST_NOW);
/** Something else happens a minute later. */
const tick = (): void => clock.set(new Date(clock.now().getTime() + 60_000));
let server: TestServer;
let ann: Caller;
let staff: Caller;
let grid: Caller;
let worker: Caller;
beforeAll(async () => {
  server = await startTestServer({ clock });
  await seedDistrict(server.deps);
  [ann, staff, grid, worker] = await Promise.all(['ann', 'plumStaff', 'plumGrid', 'plumWorker'].map((id) => server.as(id))) as [Caller, Caller, Caller, Caller];
});
afterAll(() => server.close());

const inboxOf = async (caller: Caller): Promise<string[]> => {
  await server.drain();
  const { body } = await caller.get('/inbox').expect(200);
  return body.items.map((item: { kind: string }) => item.kind);
};

it('is reported, routed and verified on the spot; of two who then act at once one is told', async () => {
  const cover = report({ categoryId: 'roadCover', text: '3 栋门口的井盖碎了，老人走路要绊倒。', answers: [{ questionId: 'fall', value: 'yes' }] });
  const asked = await ann.get(`/routing?categoryId=roadCover&lng=${cover.place.point.lng}&lat=${cover.place.point.lat}&system=wgs84`).expect(200);
  expect(asked.body).toMatchObject({ community: { id: 'plum' }, lead: { id: 'plum-property', name: '梅园物业' }, outsideGrids: false });

  const made = await ann.post('/cases', cover).expect(201);
  const { id } = made.body;
  expect(made.body).toMatchObject({ state: 'submitted', viewer: 'reporter', grade: 'urgent', text: cover.text, reporter: null });
  expect(made.body.actions).toEqual(['withdraw', 'supplement', 'urge', 'edit']);
  expect(made.body.clock).toMatchObject({ step: 'answer', state: 'onTime' });
  expect(await inboxOf(staff)).toEqual(['stationNewCase']);

  const list = await staff.get('/workbench/cases').expect(200);
  expect(list.body.items.map((row: { id: string }) => row.id)).toEqual([id]);
  expect(list.body.counts).toMatchObject({ all: 1, toAccept: 1, overdue: 0, closed: 0 });

  await grid.post(`/cases/${id}/inspect`, { revision: 0, text: '到场看过，碎了一角' }).expect(200);
  const seen = await staff.get(`/cases/${id}`).expect(200);
  expect(seen.body).toMatchObject({ viewer: 'staff', suggestion: { unit: { id: 'plum-property' } }, reporter: { name: 'ann先生', phoneTail: '1234' } });

  // The other person who looks at the same page is told.
  const dispatch = { revision: 1, unitId: 'plum-property', text: '先围起来' };
  const both = await Promise.all([staff.post(`/cases/${id}/accept-and-dispatch`, dispatch), staff.post(`/cases/${id}/decline`, { revision: 1, ruleId: 'sameMatter', reason: '已有' })]);
  expect(both.map((answer) => answer.status).sort()).toEqual([200, 409]);
  const won = (await staff.get(`/cases/${id}`)).body.state;
  expect(['dispatched', 'declined']).toContain(won);
});

it('is verified on the spot, dispatched, repaired, checked by another, and closed by the resident', async () => {
  const made = await ann.post('/cases', report({ categoryId: 'roadCover', text: '井盖又松了' })).expect(201);
  const { id } = made.body;
  await grid.post(`/cases/${id}/inspect`, { revision: 0, text: '到场看过，盖子裂了' }).expect(200);
  await staff.post(`/cases/${id}/accept-and-dispatch`, { revision: 1, unitId: 'plum-property' }).expect(200);
  expect(await inboxOf(worker)).toContain('unitNewCase');
  await worker.post(`/cases/${id}/acknowledge`, { revision: 2 }).expect(200);
  await worker.post(`/cases/${id}/handle`, { revision: 3, text: '换了新井盖' }).expect(200);

  // A safety matter: the resident's word waits for a second person's check, and the handler cannot give it.
  const early = await ann.post(`/cases/${id}/evaluate`, { revision: 4, contacted: true, solved: true, satisfaction: 'satisfied' }).expect(422);
  expect(early.body.error.data.rule).toBe('checkFirst');
  expect((await staff.get('/workbench/cases?view=toVerify')).body.items).toHaveLength(1);
  await worker.post(`/cases/${id}/verify`, { revision: 4 }).expect(403);
  await staff.post(`/cases/${id}/verify`, { revision: 4, text: '踩过，稳' }).expect(200);
  expect(await inboxOf(ann)).toContain('caseToEvaluate');

  const mine = await ann.get('/cases/mine?tab=toEvaluate').expect(200);
  expect(mine.body).toMatchObject({ items: [{ id, toEvaluate: true }], counts: { toEvaluate: 1 } });
  const done = await ann.post(`/cases/${id}/evaluate`, { revision: 5, contacted: true, solved: true, satisfaction: 'satisfied', text: '谢谢' }).expect(200);
  expect(done.body).toMatchObject({ state: 'closed', outcome: 'satisfied', actions: ['markUnsolved'] });
  expect(done.body.timeline.map((entry: { action: string }) => entry.action)).toEqual(['submit', 'inspect', 'accept', 'dispatch', 'acknowledge', 'handle', 'verify', 'evaluate']);
  expect(done.body.timeline[2].actor).toEqual({ name: 'plumStaff先生', unit: '梅社区工作站', isReporter: false });
  expect((await ann.get('/cases/around?communityId=plum')).body.items).toMatchObject([{ id, solvedAt: expect.any(String) }]);
  expect((await ann.get('/me')).body.unread).toBeGreaterThan(0);
});

it('takes the station three taps and no more when it handles the matter itself', async () => {
  tick();
  const { id } = (await ann.post('/cases', report()).expect(201)).body;
  tick();
  const taken = await staff.post(`/cases/${id}/take-on`, { revision: 0 }).expect(200);
  expect(taken.body.timeline.map((entry: { action: string }) => entry.action)).toEqual(['submit', 'accept', 'dispatch', 'acknowledge']);
  expect(taken.body.actions).toContain('handle');
  tick();
  const done = await staff.post(`/cases/${id}/handle`, { revision: 1, text: '换了灯' }).expect(200);
  expect(done.body).toMatchObject({ state: 'handled', clock: { step: 'evaluate' } });
  expect((await inboxOf(ann)).slice(0, 3)).toEqual(['caseHandled', 'caseAcknowledged', 'caseReceived']);
});

it('redoes an unsatisfied matter once, and then lets the word stand', async () => {
  const { id } = (await ann.post('/cases', report()).expect(201)).body;
  await staff.post(`/cases/${id}/take-on`, { revision: 0 }).expect(200);
  await staff.post(`/cases/${id}/handle`, { revision: 1, text: '换了灯' }).expect(200);
  const no = { contacted: false, solved: false, satisfaction: 'unsatisfied', text: '还是不亮' };
  const again = await ann.post(`/cases/${id}/evaluate`, { revision: 2, ...no }).expect(200);
  expect(again.body).toMatchObject({ state: 'dispatched', round: 2, outcome: null, leadUnit: { id: 'plum-station' } });
  expect(await inboxOf(staff)).toContain('unitRedo');
  await staff.post(`/cases/${id}/acknowledge`, { revision: 3 }).expect(200);
  await staff.post(`/cases/${id}/handle`, { revision: 4, text: '换了线路' }).expect(200);
  await grid.post(`/cases/${id}/verify`, { revision: 5 }).expect(200);
  const end = await ann.post(`/cases/${id}/evaluate`, { revision: 6, ...no }).expect(200);
  expect(end.body).toMatchObject({ state: 'closed', outcome: 'unsatisfied', round: 2 });
});
