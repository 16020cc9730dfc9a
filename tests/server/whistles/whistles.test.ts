import { features } from '../../../server/features';
import { acceptAndDispatch, actorIn, loadCase, type CaseDoc } from '../../../server/features/cases';
import { viewerOfPerson } from '../../../server/features/identity';
import { lateCalls } from '../../../server/features/whistles';
import { drain, workOf } from '../../../server/jobs';
import { settableClock } from '../../../server/platform/clock';
import { startTestServer, type Caller, type TestServer } from '../../support/server';
import { ask, filed, middleOf, seedDistrict, type PersonKey } from '../cases/support';

/** Moments at +08:00. */
const at = (text: string): Date => new Date(`${text}+08:00`);
const clock = settableClock(at('2026-03-02T10:00:00'));
let server: TestServer;
let who: Record<'ann' | 'plumStaff' | 'plumGrid' | 'waterWorker' | 'northDispatcher' | 'plumWorker', Caller>;
beforeAll(async () => {
  server = await startTestServer({ clock });
  await seedDistrict(server.deps);
  const names = ['ann', 'plumStaff', 'plumGrid', 'waterWorker', 'northDispatcher', 'plumWorker'] as const;
  who = Object.fromEntries(await Promise.all(names.map(async (name) => [name, await server.as(name)]))) as typeof who;
});
afterAll(() => server.close());
beforeEach(() => clock.set(at('2026-03-02T10:00:00')));

async function given(): Promise<CaseDoc> {
  const doc = await filed(server.deps);
  const viewer = await viewerOfPerson(server.deps, 'plumStaff' satisfies PersonKey);
  if (!viewer) throw new Error('no staff');
  return acceptAndDispatch(server.deps, doc, actorIn(viewer, doc), { ...ask(doc), unitId: 'plum-property' });
}
const deliver = async (): Promise<void> => void (await drain(server.deps, workOf(features)));
const linesOf = async (doc: CaseDoc): Promise<string[]> => (await who.ann.get(`/cases/${doc._id}`).expect(200)).body.timeline.filter(({ action }: { action: string }) => action === 'whistle').map(({ text }: { text: string }) => text);

it('is blown, answered, seen on the spot and ended; the case tells it, and what was agreed becomes a task', async () => {
  const doc = await given();
  const made = (await who.plumStaff.post(`/cases/${doc._id}/whistles`, { kind: 'daily', unitIds: ['water', 'urban'], reason: '3 栋水井冒水' }).expect(201)).body;
  const path = `/whistles/${made.id}`;
  const heard = (await who.waterWorker.post(`${path}/acknowledge`, { revision: 0, unitId: 'water' }).expect(200)).body;
  expect(heard).toMatchObject({ actions: ['contact'], calls: [{ state: 'acknowledged', own: true }, { state: 'called', own: false }] });
  await who.waterWorker.post(`${path}/contact`, { revision: 1, unitId: 'urban', text: '来' }).expect(422);
  await who.waterWorker.post(`${path}/contact`, { revision: 1, unitId: 'water', text: '老周半小时到' }).expect(200);
  await who.plumGrid.post(`${path}/arrive`, { revision: 2, unitId: 'water', point: middleOf(2) }).expect(422);
  const there = (await who.plumGrid.post(`${path}/arrive`, { revision: 2, unitId: 'water', point: middleOf(0) }).expect(200)).body;
  expect(there.calls[0]).toMatchObject({ state: 'arrived', proof: { metres: 0, photos: [] } });
  await who.plumStaff.post(`${path}/end`, { revision: 3, text: '今晚换管', tasks: [{ unitId: 'water', text: '关阀换管' }] }).expect(200);
  await deliver();
  expect(await linesOf(doc)).toEqual(['日常哨：请供水公司、区城管局到现场。3 栋水井冒水', '供水公司 已签收', '供水公司 已联系：老周半小时到', '供水公司 已到场', '现场定了：今晚换管']);
  expect((await loadCase(server.deps, doc._id)).support).toMatchObject([{ unitId: 'water', task: '关阀换管', state: 'asked' }]);
  const inbox = (await who.waterWorker.get('/inbox').expect(200)).body.items.map(({ kind }: { kind: string }) => kind);
  expect(inbox).toEqual(expect.arrayContaining(['whistleCalled', 'whistleRate', 'unitSupportAsked']));
  await deliver();
  expect(await linesOf(doc)).toHaveLength(5);
});

it('is one whistle for one tap, and one at a time for a case', async () => {
  const doc = await given();
  const body = { kind: 'daily', unitIds: ['water'], reason: '冒水' };
  const key = 'whistle-once-key';
  const [one, two] = await Promise.all([who.plumStaff.post(`/cases/${doc._id}/whistles`, body, key), who.plumStaff.post(`/cases/${doc._id}/whistles`, body, key)]);
  expect([one.status, two.status]).toEqual([201, 201]);
  expect(one.body.id).toBe(two.body.id);
  await who.plumStaff.post(`/cases/${doc._id}/whistles`, { ...body, reason: '别的' }, key).expect(409);
  const refused = await who.plumStaff.post(`/cases/${doc._id}/whistles`, body).expect(422);
  expect(refused.body.error.data.rule).toBe('whistleOpen');
  expect((await who.plumStaff.get(`/cases/${doc._id}/whistle-kinds`).expect(200)).body).toEqual({ kinds: ['daily', 'emergency'], open: one.body.id });
  expect((await who.northDispatcher.get(`/cases/${doc._id}/whistle-kinds`).expect(200)).body.kinds).toEqual(['hard', 'emergency']);
});

it('tells the second of two who act at once, and refuses what is over', async () => {
  const doc = await given();
  const { id } = (await who.plumStaff.post(`/cases/${doc._id}/whistles`, { kind: 'emergency', unitIds: ['water'], reason: '冒水' }).expect(201)).body;
  const both = await Promise.all([who.waterWorker.post(`/whistles/${id}/acknowledge`, { revision: 0, unitId: 'water' }), who.plumStaff.post(`/whistles/${id}/end`, { revision: 0, text: '不用来了' })]);
  expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
  const now = (await who.plumStaff.get(`/whistles/${id}`).expect(200)).body;
  if (now.state === 'open') await who.plumStaff.post(`/whistles/${id}/end`, { revision: now.revision, text: '不用来了' }).expect(200);
  const over = await who.waterWorker.post(`/whistles/${id}/contact`, { revision: now.revision + (now.state === 'open' ? 1 : 0), unitId: 'water', text: '来了' }).expect(409);
  expect(over.body.error.code).toBe('wrong_state');
});

it('tells once, one level up, when a timer runs out, also after downtime', async () => {
  const doc = await given();
  const { id } = (await who.plumStaff.post(`/cases/${doc._id}/whistles`, { kind: 'daily', unitIds: ['water'], reason: '冒水' }).expect(201)).body;
  const run = async (moment: string): Promise<string[]> => {
    clock.set(at(moment));
    await lateCalls.run(server.deps);
    await lateCalls.run(server.deps);
    await deliver();
    return (await server.deps.db.collection<{ _id: string; calls: { late: string[] }[] }>('whistles').findOne({ _id: id }))?.calls[0]?.late ?? [];
  };
  expect(await run('2026-03-02T10:59:00')).toEqual([]);
  expect(await run('2026-03-02T11:01:00')).toEqual(['acknowledge']);
  expect(await run('2026-03-20T10:00:00')).toEqual(['acknowledge', 'contact', 'arrive']);
  const street = await server.as('northDispatcher');
  const heard = (await street.get('/inbox?limit=50').expect(200)).body.items.filter(({ target }: { target: { id: string } | null }) => target?.id === id);
  expect(heard.map(({ kind }: { kind: string }) => kind)).toEqual(['whistleLate', 'whistleLate']);
  const lines = (await (await server.as('ann')).get(`/cases/${doc._id}`).expect(200)).body.timeline.filter(({ action }: { action: string }) => action === 'whistle').map(({ text }: { text: string }) => text);
  expect(lines.slice(1)).toEqual(['供水公司 没按时签收，已经报给北街道', '供水公司 没按时到场，已经报给北街道']);
});

it('is rated by both sides once, and shows a unit from five up', async () => {
  for (let n = 0; n < 5; n += 1) {
    const doc = await given();
    const { id } = (await who.plumStaff.post(`/cases/${doc._id}/whistles`, { kind: 'daily', unitIds: ['urban'], reason: '冒水' }).expect(201)).body;
    await who.plumStaff.post(`/whistles/${id}/end`, { revision: 0, text: '好了' }).expect(200);
    await who.plumStaff.post(`/whistles/${id}/rate`, { revision: 1, unitId: 'urban', score: n === 0 ? 4 : 5 }).expect(200);
    await who.plumStaff.post(`/whistles/${id}/rate`, { revision: 2, unitId: 'urban', score: 1 }).expect(422);
    const shown = (await who.plumStaff.get('/whistles/ratings').expect(200)).body.items.find(({ unit }: { unit: string }) => unit === '区城管局');
    expect(shown).toEqual({ unit: '区城管局', count: n + 1, mean: n === 4 ? 4.8 : null });
  }
});
