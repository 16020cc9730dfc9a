import { randomUUID } from 'node:crypto';
import { acceptAndDispatch, acknowledge, handle, submitCase, type CaseDoc } from '../../../server/features/cases';
import { feature } from '../../../server/features/notifications';
import { settableClock } from '../../../server/platform/clock';
import { issueCode, phoneOf, type Phone, type Sandbox } from '../../../server/sandbox';
import { noticeMessage } from '../../../shared/copy/sms';
import { sandboxFor } from '../../support/sandbox';
import { startTestServer, TEST_NOW, type Caller, type TestServer } from '../../support/server';
import { as, ask, report, seedDistrict, type PersonKey } from '../cases/support';

const clock = settableClock(TEST_NOW);
let sandbox: Sandbox;
let server: TestServer;
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
beforeEach(() => {
  clock.set(TEST_NOW);
  sandbox.state.faults.clear();
});

const later = (ms = 60_000): void => clock.set(new Date(clock.now().getTime() + ms));
const due = async (): Promise<void> => {
  for (const task of feature.tasks ?? []) await task.run(server.deps);
};
const deliveries = (personId: string) => server.deps.db.collection<{ _id: string; personId: string }>('wechatDeliveries').find({ personId }).toArray();

async function handledBy(reporter: string): Promise<CaseDoc> {
  const actor = (person: PersonKey, doc: CaseDoc) => as(server.deps, person, doc);
  let doc = await submitCase(server.deps, reporter, report({ text: '二单元三楼楼道里的灯已经有一个多星期不亮了' }), randomUUID());
  doc = await acceptAndDispatch(server.deps, doc, await actor('plumStaff', doc), { ...ask(doc), unitId: 'plum-property' });
  doc = await acknowledge(server.deps, doc, await actor('plumWorker', doc), ask(doc));
  return handle(server.deps, doc, await actor('plumWorker', doc), { ...ask(doc), text: '换了', photoIds: [] });
}

/** Somebody with a confirmed number, who does not use WeChat. */
async function withNumber(number: string, smsNotices: boolean): Promise<{ id: string; caller: Caller; texts: () => string[] }> {
  const id = number.endsWith('1') ? 'ann' : 'bob';
  const caller = await server.as(id);
  await caller.post('/me/phone/codes', { phone: number }).expect(202);
  const phone = (): Phone | undefined => [...sandbox.state.phones.values()].find((one) => one.number === number);
  await caller.post('/me/phone', { phone: number, code: /\d{6}/.exec(phone()?.arrived[0]?.lines[0] ?? '')?.[0] ?? '' }).expect(200);
  await caller.patch('/me/phone', { smsNotices }).expect(200);
  return { id, caller, texts: () => (phone()?.arrived ?? []).map((one) => one.lines[0] ?? '').filter((text) => !text.includes('验证码')) };
}

describe('notices by text message', () => {
  it('go to who wants them and does not use WeChat, with a link into the mini-program, once', async () => {
    const ann = await withNumber('13812340001', true);
    const doc = await handledBy(ann.id);
    await server.drain();
    await due();
    expect(ann.texts()).toEqual([expect.stringMatching(/^【邻里】「二单元三楼楼道里的灯已经有一个多星…」办好了，好不好您说了算。点开看 https:\/\/wxaurl\.cn\/\S+$/)]);
    expect((await ann.caller.get('/inbox?limit=50')).body.items.map((item: { kind: string }) => item.kind)).toContain('caseHandled');
    await server.deps.db.collection('outbox').updateMany({ subscriber: 'notifications.sms', 'source.id': doc._id }, { $set: { state: 'waiting', attempts: 0, notBefore: new Date(0) } });
    await server.drain();
    expect(ann.texts()).toHaveLength(1);
  });

  it('carry the address of the page in a browser when WeChat gives no link', async () => {
    sandbox.fail('link', 44990);
    const ann = await server.as('ann');
    const doc = await handledBy('ann');
    await server.drain();
    const last = [...sandbox.state.phones.values()].find((one) => one.number === '13812340001')?.arrived[0]?.lines[0];
    expect(last).toContain(`/#/features/cases/pages/case/index?id=${doc._id}`);
    await ann.patch('/me/phone', { smsNotices: false }).expect(200);
  });

  it('wait for the morning, are tried again when the gateway is away, and given up when it refuses', async () => {
    const ann = await server.as('ann');
    await ann.patch('/me/phone', { smsNotices: true }).expect(200);
    clock.set(new Date('2026-03-02T14:30:00Z'));
    const before = [...sandbox.state.phones.values()].find((one) => one.number === '13812340001')?.arrived.length ?? 0;
    const arrived = () => ([...sandbox.state.phones.values()].find((one) => one.number === '13812340001')?.arrived.length ?? 0) - before;
    await handledBy('ann');
    await server.drain();
    await due();
    expect(arrived()).toBe(0);
    clock.set(new Date('2026-03-03T00:00:00Z'));
    sandbox.fail('sms', 'refused');
    await due();
    expect(arrived()).toBe(0);
    expect((await deliveries('ann')).map((row) => (row as unknown as { why: string | null }).why)).toContain('smsRefused');
    await ann.patch('/me/phone', { smsNotices: false }).expect(200);
  });

  it('go to nobody who did not ask for them', async () => {
    const bob = await withNumber('13812340002', false);
    await handledBy(bob.id);
    await server.drain();
    expect(bob.texts()).toEqual([]);
  });

  it('fit into two messages, whatever the title', () => {
    const link = 'https://wxaurl.cn/AbCdEfGhIjK';
    for (const kind of ['caseHandled', 'caseVerified', 'caseDeclined', 'caseClosedUnrated'] as const) {
      expect([...noticeMessage(kind, '长'.repeat(60), link)].length).toBeLessThanOrEqual(134);
    }
    expect(noticeMessage('caseVerified', '灯', null)).toBe('【邻里】「灯」办好了。打开邻里看一看。');
  });
});

describe('a message whose process ends while it is being sent', () => {
  it('is given up and said so, never sent twice; the inbox has it', async () => {
    const name = 'interrupted';
    const { body } = await server.stranger.post('/sessions/wechat', { code: issueCode(sandbox.state, name) });
    const personId = server.deps.tokens.read(body.token, TEST_NOW)?.personId ?? '';
    const wechat = { ...server.deps.wechat, sendMessage: async () => new Promise<never>(() => undefined) };
    clock.set(new Date('2026-03-02T14:30:00Z'));
    await handledBy(personId);
    await server.drain();
    clock.set(new Date('2026-03-03T00:00:00Z'));
    const [waiting] = await deliveries(personId);
    // The process hangs in the middle of it and is gone for good.
    const dying = feature.tasks?.[0]?.run({ ...server.deps, wechat });
    await Promise.race([dying, new Promise((resolve) => { setTimeout(resolve, 500); })]);
    expect((await deliveries(personId)).some((row) => (row as unknown as { state: string }).state === 'sending')).toBe(true);
    await due();
    later(3 * 60_000);
    await due();
    await due();
    const rows = (await deliveries(personId)) as unknown as { _id: string; state: string; why: string | null }[];
    expect(rows.find((row) => row._id === waiting?._id)).toMatchObject({ state: 'dropped', why: 'interrupted' });
    expect(phoneOf(sandbox.state, name).arrived.length).toBeLessThanOrEqual(1);
    const caller = await server.as(personId);
    expect((await caller.get('/inbox?limit=50')).body.items.map((item: { kind: string }) => item.kind)).toContain('caseHandled');
    const settings = (await (await server.as('admin')).get('/administration/wechat')).body;
    expect(settings.problems.map((one: { text: string }) => one.text)).toContain('发到一半程序停了，不再重发，消息箱里有');
  });
});
