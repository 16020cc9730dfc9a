import { loadCase, type CaseDoc } from '../../../server/features/cases';
import { settableClock } from '../../../server/platform/clock';
import { signMessage } from '../../../server/platform/outside/signature';
import { startDepartment, type Department } from '../../../server/sandbox/department';
import { startTestServer, type Caller, type TestServer } from '../../support/server';
import { middleOf, seedDistrict } from '../cases/support';
import { connect, deliver } from './support';

const START = new Date('2026-03-02T10:00:00+08:00');
const clock = settableClock(START);
let server: TestServer;
let platform: Department;
let street: { id: string; secret: string };
let staff: Caller;
beforeAll(async () => {
  server = await startTestServer({ clock });
  await seedDistrict(server.deps);
});
afterAll(() => server.close());
beforeEach(async () => {
  clock.set(START);
  platform = await startDepartment({ port: 0, now: () => clock.now().getTime() });
  street = await connect(await server.as('admin'), platform, 'north-office');
  staff = await server.as('plumStaff');
});
afterEach(async () => {
  await platform.close();
  for (const name of ['channels', 'lanes', 'outbox', 'outsideAnswers', 'admissions']) await server.deps.db.collection(name).deleteMany({});
});

let count = 0;
const matter = { category: '路灯不亮', text: '市民来电：3 栋门口路灯不亮，请处理。', place: { text: '3 栋门口', point: middleOf(0) }, reporter: { name: '张女士', phone: '13912345678' } };
/** One order, signed as the platform signs it. */
async function order(part: object, { id, secret, number }: { readonly id: string; readonly secret: string; readonly number: string } = { ...street, number: `12345-${++count}` }, message = `message-${++count}`) {
  const body = JSON.stringify({ version: 1, id: message, number, ...part });
  const sent = await server.request.post(`/api/v1/integrations/channels/${id}/orders`).set({ 'content-type': 'application/json', ...signMessage(secret, clock.now(), body) }).send(body);
  return { status: sent.status, body: sent.body, number };
}
/** A category of the catalogue, whatever it is called there. */
async function known(): Promise<{ id: string; name: string }> {
  const { categories } = (await staff.get('/catalogue').expect(200)).body;
  return categories[0];
}
const replies = (): { status: string; number: string; text: string }[] => [...platform.state.received.values()].flatMap(({ body }) => (body as { order?: { status: string; number: string; text: string } }).order ?? []);
const made = async (number: string | null): Promise<CaseDoc> => {
  const row = await server.deps.db.collection<{ _id: string; number: string }>('cases').findOne({ number: number ?? '' });
  return loadCase(server.deps, row?._id ?? '');
};

describe('an order of a platform above', () => {
  it('opens one case a number, with their number and the earlier limit, and every step goes back to them', async () => {
    const { name } = await known();
    const deadline = new Date('2026-03-02T15:00:00+08:00');
    const first = await order({ matter: { ...matter, category: name }, deadline: deadline.toISOString() });
    expect([first.status, first.body]).toMatchObject([200, { result: 'filed', promisedAt: deadline.toISOString() }]);
    const doc = await made(first.body.number);
    expect(doc).toMatchObject({ state: 'submitted', promisedAt: deadline, firstPromisedAt: deadline, order: { number: first.number, category: name }, proxy: { door: 'hotline', accountless: true } });
    expect(doc.dueAt.getTime()).toBeLessThanOrEqual(deadline.getTime());
    const again = await order({ matter: { ...matter, category: name }, deadline: deadline.toISOString() }, { ...street, number: first.number });
    expect(again.body).toMatchObject({ result: 'known', number: first.body.number });
    const urged = await order({ matter: { ...matter, category: name, text: '市民又来电催。' } }, { ...street, number: first.number });
    expect(urged.body).toMatchObject({ result: 'known', number: first.body.number });
    const lines = (await loadCase(server.deps, doc._id)).timeline.filter(({ action }) => action === 'outsideTold');
    expect(lines).toMatchObject([{ internal: true, text: '市民又来电催。' }]);
    const found = (await staff.get(`/workbench/cases?view=all&search=${first.number}`).expect(200)).body.items;
    expect(found.map(({ number }: { number: string }) => number)).toEqual([doc.number]);

    const { revision } = await loadCase(server.deps, doc._id);
    await staff.post(`/cases/${doc._id}/take-on`, { revision }).expect(200);
    await deliver(server);
    const acting = await loadCase(server.deps, doc._id);
    await staff.post(`/cases/${doc._id}/handle`, { revision: acting.revision, text: '换了灯泡，亮了。' }).expect(200);
    await deliver(server);
    expect(replies().at(-1)).toEqual(expect.objectContaining({ number: first.number, status: 'done', text: '换了灯泡，亮了。', category: name, deadline: deadline.toISOString() }));
    expect(replies().map(({ status }) => status)).toContain('working');
    // Neither name nor number of the resident goes along.
    expect(JSON.stringify([...platform.state.received.values()])).not.toMatch(/张女士|13912345678/);
  });

  it('with a later limit leaves ours, and is declined in their form with the reason', async () => {
    const { id } = await known();
    const own = await order({ matter: { ...matter, category: id } });
    const late = await order({ matter: { ...matter, category: id }, deadline: '2026-12-01T00:00:00.000Z' });
    expect(late.body.promisedAt).toBe(own.body.promisedAt);
    const doc = await made(late.body.number);

    await staff.post(`/cases/${doc._id}/decline`, { revision: doc.revision, ruleId: 'courts', reason: '正在法院审理。' }).expect(200);
    await deliver(server);
    expect(replies().find(({ number, status }) => number === late.number && status === 'declined')).toMatchObject({ text: '正在法院审理。' });
  });

  it('that nobody can place is kept for people: an unknown category, a place outside of the district', async () => {
    const { id } = await known();
    expect((await order({ matter: { ...matter, category: '星际事务' } })).body).toMatchObject({ result: 'refused', number: null, text: expect.stringContaining('没有这个类别') });
    expect((await order({ matter: { ...matter, category: id, place: { text: '海上', point: { lng: 120.5, lat: 20.1, system: 'wgs84' } } } })).body).toMatchObject({ result: 'refused' });
    const kept = (await (await server.as('admin')).get('/integrations/answers').expect(200)).body.items;
    expect(kept).toHaveLength(2);
    expect(kept).toEqual(expect.arrayContaining([expect.objectContaining({ said: '交来一件', note: matter.text, why: '没有这个类别，请对一下事项清单' })]));
  });

  it('for work outside of the list becomes a request for admission, once; a company of the community may not ask', async () => {
    const work = { community: '梅社区', title: '收集住户用水承诺书', purpose: '请社区挨户收承诺书。', basis: '没有文件', until: '2026-04-01' };
    const number = `12345-${++count}`;
    const first = await order({ work }, { ...street, number });
    expect(first.body).toMatchObject({ result: 'admission', number: null, admissionId: expect.any(String) });
    expect((await order({ work }, { ...street, number })).body.admissionId).toBe(first.body.admissionId);
    expect((await staff.get(`/admissions/${first.body.admissionId}`).expect(200)).body).toMatchObject({ title: work.title });
    expect((await order({ work: { ...work, community: '没有的社区' } })).body).toMatchObject({ result: 'refused', text: expect.stringContaining('没有这个社区') });
    const company = await connect(await server.as('admin'), platform);
    expect((await order({ work }, { ...company, number: 'x-1' })).body).toMatchObject({ result: 'refused', text: expect.stringContaining('只有街道、部门') });
  });

  it('for work hears under its own number what the station said, and by the number again how far it is; refused, it is asked again with other means', async () => {
    const work = { community: '梅社区', title: '张贴停水通知', purpose: '请每个单元门口贴一张。', basis: '街道会议纪要', until: '2026-04-01' };
    const number = `12345-${++count}`;
    const { body } = await order({ work }, { ...street, number });
    const told = (): { number: string; state: string; text: string; statusText: string; until: string | null }[] => [...platform.state.received.values()].flatMap(({ body: one }) => (one as { work?: { number: string; state: string; text: string; statusText: string; until: string | null } }).work ?? []);
    const again = await order({ work }, { ...street, number });
    expect(again.body).toMatchObject({ result: 'known', admissionId: body.admissionId, text: expect.stringContaining('等社区准入') });

    await staff.post(`/admissions/${body.admissionId}/refuse`, { revision: 0, ground: 'noMeans', reason: '没有人手。' }).expect(200);
    await deliver(server);
    expect(told()).toEqual([expect.objectContaining({ number, state: 'refused', statusText: '未准入', text: expect.stringContaining('没有人手。'), until: null })]);
    // What waits or was given up is named by their number.
    expect([...platform.state.received.values()].at(-1)).toMatchObject({ number, type: 'admission.refused' });
    expect((await order({ work }, { ...street, number })).body).toMatchObject({ result: 'known', text: expect.stringContaining('没有人手。') });
    expect((await order({ work: { ...work, people: 3 } }, { ...street, number })).body).toMatchObject({ result: 'admission', admissionId: body.admissionId });

    await staff.post(`/admissions/${body.admissionId}/admit`, { revision: 2, until: '2026-03-20', reason: '三个人来帮，可以。' }).expect(200);
    await deliver(server);
    expect(told().at(-1)).toMatchObject({ number, state: 'admitted', until: '2026-03-20', text: '准入到 3 月 20 日，三个人来帮，可以。' });
    expect(told()).toHaveLength(2);
  });

  it('for work that a platform cannot be told of waits under its number, and is decided by hand like all else', async () => {
    const work = { community: '梅社区', title: '清点健身器材', purpose: '请清点。', basis: '街道会议纪要', until: '2026-04-01' };
    const number = `12345-${++count}`;
    const { body } = await order({ work }, { ...street, number });
    await platform.close();
    await staff.post(`/admissions/${body.admissionId}/refuse`, { revision: 0, ground: 'noMeans', reason: '没有人手。' }).expect(200);
    await deliver(server);
    const admin = await server.as('admin');
    const { items } = (await admin.get(`/administration/channels/${street.id}/deliveries?state=waiting`).expect(200)).body;
    expect(items).toMatchObject([{ number, what: '没准入', caseId: null }]);
    await admin.post('/administration/deliveries/by-hand', { act: 'settle', ids: items.map(({ id }: { id: string }) => id), channelId: null }).expect(200);
    expect(await server.deps.db.collection('auditRows').countDocuments({ action: 'deliveryDecided', objectKind: 'admission' })).toBe(1);
  });

  it('is one case though it comes many times at once, and is refused unsigned or with both or neither in it', async () => {
    const { id } = await known();
    const number = `12345-${++count}`;
    const all = await Promise.all([1, 2, 3, 4].map(() => order({ matter: { ...matter, category: id } }, { ...street, number })));
    expect(new Set(all.map(({ body }) => body.number)).size).toBe(1);
    expect((await order({ matter: null, work: null })).status).toBe(400);
    expect((await order({ matter: { ...matter, category: id } }, { ...street, secret: 'wrong', number })).status).toBe(401);
  });
});
