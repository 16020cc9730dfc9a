import { features } from '../../../server/features';
import { acceptAndDispatch, loadCase, type CaseDoc } from '../../../server/features/cases';
import { lateTasks } from '../../../server/features/dockets';
import { drain, workOf } from '../../../server/jobs';
import { settableClock } from '../../../server/platform/clock';
import { startTestServer, type Caller, type TestServer } from '../../support/server';
import { as, ask, filed, seedDistrict } from '../cases/support';

/** Moments at +08:00. */
const at = (text: string): Date => new Date(`${text}:00+08:00`);
const clock = settableClock(at('2026-03-02T10:00'));
let server: TestServer;
const NAMES = ['ann', 'cy', 'plumStaff', 'plumHead', 'pineStaff', 'plumGrid', 'plumWorker', 'waterWorker', 'northDispatcher', 'districtAuditor'] as const;
let who: Record<(typeof NAMES)[number], Caller>;
beforeAll(async () => {
  server = await startTestServer({ clock });
  await seedDistrict(server.deps);
});
/** A moment, at which everybody has just come in: sessions are short. */
async function goTo(moment: string): Promise<void> {
  clock.set(at(moment));
  who = Object.fromEntries(await Promise.all(NAMES.map(async (name) => [name, await server.as(name)]))) as typeof who;
}
afterAll(() => server.close());
beforeEach(async () => {
  await goTo('2026-03-02T10:00');
  await server.deps.db.collection('cases').deleteMany({});
  await server.deps.db.collection('dockets').deleteMany({});
  await server.deps.db.collection('messages').deleteMany({});
  // The meeting of a month has the same id each time, and so have its events.
  await server.deps.db.collection('outbox').deleteMany({});
});

const deliver = async (): Promise<void> => void (await drain(server.deps, workOf(features)));
const kindsOf = async (caller: Caller): Promise<string[]> => {
  await deliver();
  return (await caller.get('/inbox').expect(200)).body.items.map(({ kind }: { kind: string }) => kind);
};
/** Given to the property company of plum. */
async function given(changes: Parameters<typeof filed>[1] = {}): Promise<CaseDoc> {
  const doc = await filed(server.deps, changes);
  return acceptAndDispatch(server.deps, doc, await as(server.deps, 'plumStaff', doc), { ...ask(doc), unitId: 'plum-property', text: '' });
}
const agenda = (items: object[], changes: object = {}) => ({ month: '2026-03', meetsAt: at('2026-03-16T14:30').toISOString(), place: '社区二楼', items, unitIds: ['plum-property', 'water'], ...changes });
/** Called by plum's station, for one late matter and one that was raised; it meets on 16 March. */
async function called(): Promise<{ doc: CaseDoc; id: string; path: string }> {
  const doc = await given();
  await goTo('2026-03-16T10:00');
  const body = agenda([{ caseId: doc._id, topic: '3 栋楼道照明' }, { caseId: null, topic: '夜里停车' }]);
  const { id } = (await who.plumStaff.post('/dockets', body).expect(201)).body;
  return { doc, id, path: `/dockets/${id}` };
}
const rule = async (answer: Promise<{ body: { error: { data: { rule: string } } } }>): Promise<string> => (await answer).body.error.data.rule;

it('goes from the proposals to tasks that are done: the units are told, the matter and its resident hear, everybody reads', async () => {
  const quiet = await filed(server.deps, { text: '另一处灯不亮' });
  const { doc, id, path } = await called();
  const proposals = (await who.plumStaff.get('/dockets/proposals').expect(200)).body;
  expect(proposals).toMatchObject({ by: { name: '梅社区工作站' }, communities: [{ id: 'plum' }] });
  expect(proposals.items.map((item: { case: { id: string }; why: string }) => [item.case.id, item.why])).toEqual(expect.arrayContaining([[doc._id, 'overdue'], [quiet._id, 'overdue']]));
  expect(await kindsOf(who.waterWorker)).toContain('docketCalled');
  await who.plumStaff.post(`${path}/attend`, { revision: 0, came: ['water'] }).expect(200);
  const tasks = [{ unitId: 'water', plan: '换声控灯', dueOn: '2026-03-20' }];
  await who.plumStaff.post(`${path}/decide`, { revision: 1, itemId: 'i1', text: '供水先关泵，物业换灯', tasks }).expect(200);
  await who.plumStaff.post(`${path}/decide`, { revision: 2, itemId: 'i2', text: '划线停放', tasks: [] }).expect(200);
  expect((await server.stranger.get(`${path}/summary`)).status).toBe(404);
  const published = (await who.plumHead.post(`${path}/publish`, { revision: 3, text: '两件事都定了' }).expect(200)).body;
  expect(published).toMatchObject({ state: 'published', actions: ['taskDone', 'moveTask'], invited: [{ came: false }, { came: true }] });
  await deliver();
  const lines = (await who.ann.get(`/cases/${doc._id}`).expect(200)).body.timeline.filter(({ action }: { action: string }) => action === 'docket');
  expect(lines).toMatchObject([{ text: '2026 年 3 月民生调度会定了：供水先关泵，物业换灯；供水公司换声控灯，3 月 20 日前。' }]);
  expect(await kindsOf(who.ann)).toContain('caseDocketed');
  const mine = (await who.waterWorker.get('/inbox').expect(200)).body.items.find(({ kind }: { kind: string }) => kind === 'docketPublished');
  expect(mine).toMatchObject({ body: '2026 年 3 月民生调度会，梅社区工作站召集，您单位换声控灯，3 月 20 日前。', target: { kind: 'docket', id } });
  const list = (await server.stranger.get('/communities/plum/dockets').expect(200)).body.items;
  expect(list).toMatchObject([{ id, items: 2, tasks: { open: 1, late: 0, done: 0 } }]);
  expect((await server.stranger.get('/communities/pine/dockets').expect(200)).body.items).toEqual([]);
  await who.plumWorker.post(`${path}/task-done`, { revision: 4, taskId: 'i1t1', text: '换好了' }).expect(422);
  await who.waterWorker.post(`${path}/task-done`, { revision: 4, taskId: 'i1t1', text: '换了两个' }).expect(200);
  const summary = (await server.stranger.get(`${path}/summary`).expect(200)).body;
  expect(summary).toMatchObject({ summary: '两件事都定了', came: ['供水公司'], absent: ['梅园物业'], items: [{ topic: '3 栋楼道照明', why: 'overdue', tasks: [{ report: '换了两个', late: false }] }, { topic: '夜里停车', why: 'raised' }] });
  for (const secret of [doc.number, doc.title, 'ann先生', '3 栋 2 单元']) expect(JSON.stringify(summary)).not.toContain(secret);
});

it('tells once when a task is late, also after downtime, and shows it to everybody until it is done', async () => {
  const { path } = await called();
  await who.plumStaff.post(`${path}/attend`, { revision: 0, came: ['water'] }).expect(200);
  await who.plumStaff.post(`${path}/decide`, { revision: 1, itemId: 'i1', text: '换灯', tasks: [{ unitId: 'water', plan: '换灯', dueOn: '2026-03-20' }] }).expect(200);
  await who.plumStaff.post(`${path}/decide`, { revision: 2, itemId: 'i2', text: '划线', tasks: [] }).expect(200);
  await who.plumStaff.post(`${path}/publish`, { revision: 3, text: '定了' }).expect(200);
  await goTo('2026-03-20T23:59');
  await lateTasks.run(server.deps);
  expect(await kindsOf(who.waterWorker)).not.toContain('docketLate');
  await goTo('2026-04-03T09:00');
  await Promise.all([lateTasks.run(server.deps), lateTasks.run(server.deps)]);
  await lateTasks.run(server.deps);
  for (const caller of [who.waterWorker, who.plumHead]) expect((await kindsOf(caller)).filter((kind) => kind === 'docketLate')).toHaveLength(1);
  expect((await server.stranger.get('/communities/plum/dockets').expect(200)).body.items[0].tasks).toEqual({ open: 1, late: 1, done: 0 });
});

it('moves the day of a task with the reason, which everybody reads with the old day, and follows the new one', async () => {
  const { path, doc } = await called();
  await who.plumStaff.post(`${path}/attend`, { revision: 0, came: ['water'] }).expect(200);
  await who.plumStaff.post(`${path}/decide`, { revision: 1, itemId: 'i1', text: '换灯', tasks: [{ unitId: 'water', plan: '换灯', dueOn: '2026-03-20' }] }).expect(200);
  await who.plumStaff.post(`${path}/decide`, { revision: 2, itemId: 'i2', text: '划线', tasks: [] }).expect(200);
  await who.plumStaff.post(`${path}/move-task`, { revision: 3, taskId: 'i1t1', dueOn: '2026-03-30', why: '等配件' }).expect(409);
  await who.plumStaff.post(`${path}/publish`, { revision: 3, text: '定了' }).expect(200);
  const move = (caller: Caller, changes: object = {}) => caller.post(`${path}/move-task`, { revision: 4, taskId: 'i1t1', dueOn: '2026-03-30', why: '等配件', ...changes });
  expect(await rule(move(who.plumStaff, { dueOn: '2026-03-20' }).expect(422))).toBe('daySame');
  expect(await rule(move(who.plumStaff, { dueOn: '2026-03-01' }).expect(422))).toBe('dayUnfit');
  expect(await rule(move(who.plumStaff, { why: '打 13800001234 问过' }).expect(422))).toBe('docketPersonal');
  expect(await rule(move(who.plumStaff, { taskId: 'i9t9' }).expect(422))).toBe('noItem');
  await move(who.waterWorker).expect(403);
  await move(who.plumHead).expect(200);
  await deliver();
  const moved = (await server.stranger.get(`${path}/summary`).expect(200)).body.items[0].tasks[0];
  expect(moved).toMatchObject({ dueOn: '2026-03-30', late: false, moves: [{ from: '2026-03-20', to: '2026-03-30', why: '等配件' }] });
  expect((await who.waterWorker.get('/inbox').expect(200)).body.items.find(({ kind }: { kind: string }) => kind === 'docketTaskMoved')).toMatchObject({ body: expect.stringContaining('换灯，3 月 30 日前') });
  const lines = (await loadCase(server.deps, doc._id)).timeline.filter(({ action }) => action === 'docket').map(({ text }) => text);
  expect(lines.at(-1)).toBe('2026 年 3 月民生调度会定的「供水公司换灯」，原定 3 月 20 日，改到 3 月 30 日：等配件。');
  await goTo('2026-03-25T09:00');
  await lateTasks.run(server.deps);
  expect(await kindsOf(who.waterWorker)).not.toContain('docketLate');
  await goTo('2026-04-01T09:00');
  await lateTasks.run(server.deps);
  expect((await kindsOf(who.waterWorker)).filter((kind) => kind === 'docketLate')).toHaveLength(1);
  await who.waterWorker.post(`${path}/task-done`, { revision: 6, taskId: 'i1t1', text: '换了' }).expect(200);
  expect(await rule(move(who.plumStaff, { revision: 7, dueOn: '2026-05-01' }).expect(422))).toBe('taskDoneAlready');
});

it('is one for a convener and month, also when two call at once, and the same for the same tap', async () => {
  const body = agenda([{ caseId: null, topic: '停车' }]);
  const both = await Promise.all([who.plumStaff.post('/dockets', body), who.plumHead.post('/dockets', body)]);
  expect(both.map(({ status }) => status).sort()).toEqual([201, 422]);
  const key = 'docket-once-key';
  const april = { ...body, month: '2026-04' };
  const taps = await Promise.all([who.plumStaff.post('/dockets', april, key), who.plumStaff.post('/dockets', april, key)]);
  expect(taps.map(({ status }) => status)).toEqual([201, 201]);
  const street = (await who.northDispatcher.post('/dockets', body).expect(201)).body;
  expect(street).toMatchObject({ convener: 'street', by: '北街道', community: null });
  expect((await who.plumStaff.get('/dockets').expect(200)).body.items).toHaveLength(2);
  expect((await who.districtAuditor.get('/dockets').expect(200)).body.items).toHaveLength(3);
  expect((await who.plumGrid.get('/dockets').expect(200)).body.items).toEqual([]);
  expect((await who.cy.get('/dockets')).status).toBe(403);
});

it('refuses what does not fit, and says why', async () => {
  const elsewhere = await filed(server.deps, { place: { text: '松园', point: { lng: 113.9075, lat: 22.6015, system: 'wgs84' } } }, 'cy');
  const post = (changes: object, items: object[] = [{ caseId: null, topic: '停车' }]) => rule(who.plumStaff.post('/dockets', agenda(items, changes)).expect(422));
  expect(await post({}, [{ caseId: elsewhere._id, topic: '灯' }])).toBe('noItem');
  expect(await post({ unitIds: ['pine-property'] })).toBe('unitCannotHandle');
  expect(await post({ meetsAt: at('2026-03-01T10:00').toISOString() })).toBe('dayUnfit');
  expect(await post({}, [{ caseId: null, topic: '张先生 13800001234 家漏水' }])).toBe('docketPersonal');
  const { path } = await called();
  expect(await rule(who.plumStaff.post(`${path}/publish`, { revision: 0, text: '好' }).expect(422))).toBe('noAttendance');
  expect(await rule(who.plumStaff.post(`${path}/attend`, { revision: 0, came: ['urban'] }).expect(422))).toBe('notInvited');
  expect(await rule(who.plumStaff.post(`${path}/decide`, { revision: 0, itemId: 'i9', text: '好', tasks: [] }).expect(422))).toBe('noItem');
  await who.plumStaff.post(`${path}/decide`, { revision: 0, itemId: 'i1', text: '好', tasks: [] }).expect(200);
  expect((await who.plumHead.post(`${path}/decide`, { revision: 0, itemId: 'i2', text: '好', tasks: [] })).status).toBe(409);
  expect(await rule(who.plumStaff.post(`${path}/agenda`, { ...agenda([{ caseId: null, topic: '停车' }]), month: undefined, revision: 1 }).expect(422))).toBe('docketDecided');
  expect((await who.waterWorker.post(`${path}/decide`, { revision: 1, itemId: 'i2', text: '好', tasks: [] })).status).toBe(403);
  expect((await who.pineStaff.get(path)).status).toBe(404);
});

it('keeps a matter between persons to whoever convenes, and out of what is published', async () => {
  const dispute = await given({ categoryId: 'neighbourDispute', text: '楼上夜里总拖椅子' });
  await goTo('2026-03-16T10:00');
  const { id } = (await who.plumStaff.post('/dockets', agenda([{ caseId: dispute._id, topic: '邻里的事' }])).expect(201)).body;
  const path = `/dockets/${id}`;
  expect((await who.plumStaff.get(path)).body.items[0].case).toMatchObject({ id: dispute._id, sensitive: true });
  expect((await who.waterWorker.get(path)).body.items[0].case).toBeNull();
  await who.plumStaff.post(`${path}/attend`, { revision: 0, came: [] }).expect(200);
  await who.plumStaff.post(`${path}/decide`, { revision: 1, itemId: 'i1', text: '请调解员上门', tasks: [] }).expect(200);
  await who.plumStaff.post(`${path}/publish`, { revision: 2, text: '定了' }).expect(200);
  const summary = (await server.stranger.get(`${path}/summary`).expect(200)).body;
  expect(summary.items).toEqual([]);
  await deliver();
  expect((await loadCase(server.deps, dispute._id)).timeline.at(-1)?.action).toBe('docket');
});
