import { randomUUID } from 'node:crypto';
import { acceptAndDispatch, acknowledge, decline, evaluate, handle, submitCase, type CaseDoc } from '../../../server/features/cases';
import { feature } from '../../../server/features/notifications';
import { settableClock } from '../../../server/platform/clock';
import { issueCode, phoneOf, type Phone, type Sandbox } from '../../../server/sandbox';
import { sandboxFor } from '../../support/sandbox';
import { startTestServer, TEST_NOW, type TestServer } from '../../support/server';
import { as, ask, report, seedDistrict, type PersonKey, type Report } from '../cases/support';

const clock = settableClock(TEST_NOW);
let sandbox: Sandbox;
let server: TestServer;
let phone: Phone;
let token: string;
let personId: string;
let phones = 0;

beforeAll(async () => {
  const started = await sandboxFor(() => clock.now().getTime());
  sandbox = started.sandbox;
  server = await startTestServer({ clock, config: started.config });
  await seedDistrict(server.deps);
});
afterAll(async () => {
  await server.close();
  await sandbox.close();
});
/** Every test has a newcomer of its own, who came in through WeChat. */
beforeEach(async () => {
  clock.set(TEST_NOW);
  const name = `phone${(phones += 1)}`;
  phone = phoneOf(sandbox.state, name);
  token = (await server.stranger.post('/sessions/wechat', { code: issueCode(sandbox.state, name) })).body.token;
  personId = server.deps.tokens.read(token, TEST_NOW)?.personId ?? '';
});

const later = (ms = 60_000): void => clock.set(new Date(clock.now().getTime() + ms));
const actor = (person: PersonKey, doc: CaseDoc) => as(server.deps, person, doc);
const file = (changes: Partial<Report> = {}): Promise<CaseDoc> => submitCase(server.deps, personId, report(changes), randomUUID());
const accepted = async (doc: CaseDoc) => acceptAndDispatch(server.deps, doc, await actor('plumStaff', doc), { ...ask(doc), unitId: 'plum-property' });
async function handled(changes: Partial<Report> = {}): Promise<CaseDoc> {
  let doc = await accepted(await file(changes));
  later();
  doc = await acknowledge(server.deps, doc, await actor('plumWorker', doc), ask(doc));
  later();
  return handle(server.deps, doc, await actor('plumWorker', doc), { ...ask(doc), text: '换了', photoIds: [] });
}
const titles = (): string[] => phone.arrived.map((one) => one.title).reverse();
const inbox = async (): Promise<string[]> => {
  const { body } = await server.request.get('/api/v1/inbox?limit=50').set('Authorization', `Bearer ${token}`);
  return body.items.map((item: { kind: string }) => item.kind).reverse();
};
const due = async (): Promise<void> => {
  for (const task of feature.tasks ?? []) await task.run(server.deps);
};
const answers = (body: object) => server.request.post('/api/v1/wechat/consents').set('Authorization', `Bearer ${token}`).send(body);
const why = async (): Promise<(string | null)[]> => (await server.deps.db.collection('wechatDeliveries').find({ personId }).toArray()).map((row) => row.why as string | null);
const sent = (): number => sandbox.state.calls.get('message') ?? 0;

it('tells the reporter on the phone when it is accepted and when their word is asked, each once, in fitting values', async () => {
  const doc = await handled({ text: '二单元三楼楼道里的灯已经有一个多星期不亮了，晚上看不见台阶' });
  await server.drain();
  expect(titles()).toEqual(['受理了，几时答复', '等您评价']);
  const [asking, first] = phone.arrived;
  expect(first?.lines[0]).toHaveLength(20);
  expect(first?.lines.slice(1)).toEqual(['梅园物业', expect.stringMatching(/^2026年3月\d+日 \d+:\d\d$/)]);
  expect(asking?.lines[1]).toBe('办好了吗？您说了算');
  expect(first?.page).toBe(`features/cases/pages/case/index?id=${doc._id}`);
  expect((await inbox()).sort()).toEqual(['caseAcknowledged', 'caseDispatched', 'caseHandled', 'caseReceived']);
});

it('does it once when events are delivered twice', async () => {
  const doc = await accepted(await file());
  await server.drain();
  await server.deps.db.collection('outbox').updateMany({ subscriber: 'notifications.wechat', 'source.id': doc._id }, { $set: { state: 'waiting', attempts: 0, notBefore: new Date(0) } });
  await server.drain();
  await Promise.all([due(), due()]);
  expect(titles()).toEqual(['受理了，几时答复']);
});

it('tells a result without the words of a sensitive matter', async () => {
  const doc = await file({ categoryId: 'noise', text: '楼上老王天天吵架', answers: [{ questionId: 'kind', value: 'living' }] });
  expect(doc.sensitive).toBe(true);
  await decline(server.deps, doc, await actor('plumStaff', doc), { ...ask(doc), ruleId: 'courts', reason: '已经起诉。' });
  await server.drain();
  expect(phone.arrived.map((one) => one.lines)).toEqual([['您说的一件事', '梅社区工作站', '没能受理']]);
});

it('stays quiet from 21:00 to 8:00 and rings then, unless it is an emergency', async () => {
  clock.set(new Date('2026-03-02T14:30:00Z'));
  const night = await file();
  await accepted(night);
  await server.drain();
  await due();
  expect(titles()).toEqual([]);
  expect(await inbox()).toContain('caseDispatched');
  clock.set(new Date('2026-03-03T00:00:00Z'));
  await due();
  expect(titles()).toEqual(['受理了，几时答复']);
  clock.set(new Date('2026-03-03T15:00:00Z'));
  const gas = await file({ categoryId: 'utilities', text: '有燃气味', answers: [{ questionId: 'what', value: 'gas' }] });
  expect(gas.grade).toBe('emergency');
  await accepted(gas);
  await server.drain();
  expect(titles()).toHaveLength(2);
});

it('does not ask in the morning what was answered in the night', async () => {
  clock.set(new Date('2026-03-02T14:30:00Z'));
  const doc = await handled();
  await server.drain();
  await evaluate(server.deps, doc, { personId, parts: [{ part: 'reporter', unitId: null }] }, { ...ask(doc), contacted: true, solved: true, satisfaction: 'satisfied', text: '' });
  clock.set(new Date('2026-03-03T00:00:00Z'));
  await due();
  expect(titles()).toEqual(['受理了，几时答复']);
});

it('remembers a refusal until the person accepts again, and the inbox has it meanwhile', async () => {
  phone.acceptances = 0;
  await accepted(await file());
  await server.drain();
  expect(await why()).toEqual(['notSubscribed']);
  const before = sent();
  await accepted(await file());
  await server.drain();
  expect(sent()).toBe(before);
  expect((await inbox()).filter((kind) => kind === 'caseDispatched')).toHaveLength(2);
  phone.acceptances = 1;
  expect((await answers({ accepted: ['accepted'], refused: ['answer'] })).body).toEqual({ done: true });
  await accepted(await file());
  await server.drain();
  expect(titles()).toEqual(['受理了，几时答复']);
});

it.each([40003, 40037, 47003, 41030])('gives up after %i without holding anything else up', async (fault) => {
  sandbox.fail('message', fault);
  const doc = await accepted(await file());
  await server.drain();
  later(23 * 3_600_000);
  await due();
  expect(titles()).toEqual([]);
  expect(await inbox()).toContain('caseDispatched');
  expect(await server.deps.db.collection('outbox').countDocuments({ 'source.id': doc._id, state: { $ne: 'done' } })).toBe(0);
});

it('tries again when WeChat is busy, and no more than four times', async () => {
  sandbox.fail('message', -1, 'gateway');
  await accepted(await file());
  await server.drain();
  for (let n = 0; n < 3; n++) {
    later(20 * 60_000);
    await due();
  }
  expect(titles()).toEqual(['受理了，几时答复']);
  sandbox.fail('message', -1, -1, -1, -1);
  await accepted(await file());
  await server.drain();
  const before = sent();
  for (let n = 0; n < 6; n++) {
    later(60 * 60_000);
    await due();
  }
  expect(sent()).toBe(before + 3);
  expect(titles()).toHaveLength(1);
});

it('sends nothing to who never came in through WeChat', async () => {
  const before = sent();
  const doc = await submitCase(server.deps, 'ann', report(), randomUUID());
  await accepted(doc);
  await server.drain();
  expect(sent()).toBe(before);
});

describe('templates and consents', () => {
  it('are told to whoever is logged in, and to nobody else', async () => {
    const items = [{ kind: 'accepted', id: 'sandbox-accepted' }, { kind: 'answer', id: 'sandbox-answer' }, { kind: 'result', id: 'sandbox-result' }, { kind: 'notice', id: 'sandbox-notice' }];
    expect((await server.request.get('/api/v1/wechat/templates').set('Authorization', `Bearer ${token}`)).body).toEqual({ items });
    expect((await server.stranger.get('/wechat/templates')).status).toBe(401);
    expect((await server.stranger.post('/wechat/consents', { accepted: [], refused: [] })).status).toBe(401);
  });

  it.each([[{}], [{ accepted: ['all'], refused: [] }], [{ accepted: ['answer', 'answer', 'answer', 'answer', 'answer'], refused: [] }]])('refuse %j', async (body) => {
    expect((await answers(body)).status).toBe(400);
  });
});
