import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createHmac } from 'node:crypto';
import { Outbox } from '../../../server/jobs/outbox';
import { watchChannels } from '../../../server/features/integrations/tasks';
import { lookOver } from '../../../server/jobs/courier';
import { channelCourier } from '../../../server/features/integrations/courier';
import { settableClock } from '../../../server/platform/clock';
import { ForwardedCase } from '../../../shared/contract/channels';
import { startDepartment, type Department, type Treatment } from '../../../server/sandbox/department';
import { startTestServer, type Caller, type TestServer } from '../../support/server';
import { seedDistrict } from '../cases/support';
import { connect, deliver, dispatched } from './support';

const START = new Date('2026-03-02T10:00:00+08:00');
const clock = settableClock(START);
const HOUR = 3_600_000;
const DAY = 24 * HOUR;
let server: TestServer;
let admin: Caller;
let department: Department;
beforeAll(async () => {
  server = await startTestServer({ clock, config: { publicUrl: 'https://linli.example.org' } });
  await seedDistrict(server.deps);
});
afterAll(() => server.close());
beforeEach(async () => {
  clock.set(START);
  admin = await server.as('admin');
  department = await startDepartment({ port: 0, now: () => clock.now().getTime() });
});
/** Each begins with nothing on its way. */
afterEach(async () => {
  await department.close();
  for (const name of ['channels', 'lanes', 'outbox', 'forwardingNotices', 'messages']) await server.deps.db.collection(name).deleteMany({});
});
/** Lets time pass, and the administrator log in again where a session would have ended. */
const wait = async (ms: number): Promise<void> => {
  clock.set(new Date(clock.now().getTime() + ms));
  await deliver(server);
  if (ms >= HOUR) admin = await server.as('admin');
};
const received = (): string[] => [...department.state.received.values()].map(({ type }) => type);
const channel = async (unitId = 'plum-property') => (await admin.get(`/administration/units/${unitId}/channels`).expect(200)).body.items[0];

describe('a signed webhook', () => {
  it('tells the unit in charge of its case, in the described form, with words and photos and without who reported it', async () => {
    await connect(admin, department);
    const doc = await dispatched(server.deps);
    await deliver(server);
    const [got] = [...department.state.received.values()];
    const body = ForwardedCase.parse(got?.body);
    expect(body).toMatchObject({ version: 1, type: 'case.dispatched', to: { id: 'plum-property', name: '梅园物业' }, case: { id: doc._id, number: doc.number, state: 'dispatched', title: doc.title, text: doc.text, place: { text: '3 栋 2 单元', system: 'wgs84' }, lead: { id: 'plum-property' } } });
    expect(got?.key).toBe(body.id);
    const text = JSON.stringify(got?.body);
    for (const secret of ['ann先生', '13800001234', 'plumStaff']) expect(text.includes(secret)).toBe(false);
    expect([...department.state.refused]).toEqual([]);
    expect(await channel()).toMatchObject({ waiting: 0, givenUp: 0, dead: false, lastOkAt: START.toISOString() });
  });

  it('tells nothing to units that have no part in a case, and what another did in the order it happened', async () => {
    const other = await startDepartment({ port: 0, now: () => clock.now().getTime() });
    await connect(admin, department);
    await connect(admin, other, 'water');
    const doc = await dispatched(server.deps);
    clock.set(new Date(START.getTime() + 1_000));
    await (await server.as('ann')).post(`/cases/${doc._id}/supplement`, { revision: doc.revision, text: '二楼也不亮' }).expect(200);
    await deliver(server);
    expect([received(), other.state.asked]).toEqual([['case.dispatched', 'case.supplemented'], 0]);
    await other.close();
  });

  it('arrives once in the records of a department that took it and lost the line', async () => {
    await connect(admin, department);
    department.treat('lost');
    await dispatched(server.deps);
    await deliver(server);
    expect(await channel()).toMatchObject({ waiting: 1, lastProblem: { problem: expect.stringMatching(/reset|cutOff/) } });
    await wait(2_000);
    expect([...department.state.received.values()].map(({ times }) => times)).toEqual([2]);
    expect(await channel()).toMatchObject({ waiting: 0, givenUp: 0 });
  });

  const NAMED: readonly (readonly [Treatment, string, number])[] = [['reset', 'reset', 2_000], ['half', 'cutOff', 2_000], ['error', 'broken', 2_000], ['full', 'full', 2_000], ['unknown', 'unauthorised', 2_000], ['redirect', 'redirected', 2_000], ['busy', 'busy', 61_000]];
  it.each(NAMED)('that is treated so is named, and arrives when it is over: %s', async (treatment, problem, pause) => {
    await connect(admin, department);
    department.treat(treatment);
    await dispatched(server.deps);
    await deliver(server);
    const before = await channel();
    expect(before).toMatchObject({ waiting: 1, givenUp: 0, lastProblem: { problem } });
    expect(before.lastProblem.text).not.toBe('');
    if (treatment === 'busy') await wait(58_000);
    expect(received()).toEqual([]);
    await wait(pause);
    expect(received()).toEqual(['case.dispatched']);
  });

  it('that is refused for good is shown at once, with how often and why, and can be sent again or by another channel', async () => {
    const { id } = await connect(admin, department);
    department.treat('refuse', 'refuse');
    const [one, two] = [await dispatched(server.deps), await dispatched(server.deps, '另一件')];
    await deliver(server);
    const { items } = (await admin.get(`/administration/channels/${id}/deliveries?state=dead`).expect(200)).body;
    expect(items).toHaveLength(2);
    expect(items).toEqual(expect.arrayContaining([expect.objectContaining({ number: one.number, caseId: one._id, what: '交办', attempts: 1, problem: 'refused', nextAt: null, state: 'dead' })]));
    const idOf = (caseId: string): string => items.find((item: { caseId: string }) => item.caseId === caseId).id;
    await admin.post('/administration/deliveries/resend', { id: idOf(one._id) }).expect(200);
    await admin.post('/administration/deliveries/resend', { id: idOf(one._id) }).expect(404);
    await deliver(server);
    expect([...department.state.received.values()].map(({ number }) => number)).toEqual([one.number]);
    const second = await startDepartment({ port: 0, now: () => clock.now().getTime() });
    const { id: sameUnit } = await connect(admin, second);
    const { id: otherUnit } = await connect(admin, second, 'water');
    await admin.post('/administration/deliveries/redirect', { id: idOf(two._id), channelId: otherUnit }).expect(404);
    await admin.post('/administration/deliveries/redirect', { id: idOf(two._id), channelId: sameUnit }).expect(200);
    await deliver(server);
    expect([...second.state.received.values()].map(({ number }) => number)).toEqual([two.number]);
    expect(await channel()).toMatchObject({ waiting: 0, givenUp: 0 });
    await second.close();
  });

  it('is signed under both secrets for a day after a change, then under the new one alone', async () => {
    const { id, secret } = await connect(admin, department);
    const renewed = (await admin.post(`/administration/channels/${id}/secret`, { revision: 0 }).expect(200)).body.secret;
    expect(renewed).not.toBe(secret);
    await admin.post(`/administration/channels/${id}/secret`, { revision: 0 }).expect(409);
    await dispatched(server.deps, '一');
    await deliver(server);
    department.state.secrets = [renewed];
    await dispatched(server.deps, '二');
    await deliver(server);
    expect(received()).toHaveLength(2);
    department.state.secrets = [secret];
    clock.set(new Date(START.getTime() + DAY));
    await dispatched(server.deps, '三');
    await wait(HOUR);
    expect(received()).toHaveLength(2);
    expect(await channel()).toMatchObject({ lastProblem: { problem: 'unauthorised' } });
  });

  it('names a clock that goes wrong', async () => {
    await connect(admin, department);
    await department.close();
    const late = await startDepartment({ port: Number(new URL(department.url).port), secrets: department.state.secrets, now: () => clock.now().getTime() - HOUR });
    await dispatched(server.deps);
    await deliver(server);
    expect(await channel()).toMatchObject({ lastProblem: { problem: 'clockSkew' } });
    await late.close();
  });
});

describe('a department that is away', () => {
  it('for three days gets everything afterwards, each case in its order, once; staff are told once that it is dead, and each morning', async () => {
    await connect(admin, department);
    department.state.always = 'error';
    const docs = [await dispatched(server.deps, '一'), await dispatched(server.deps, '二')];
    for (let hour = 3; hour <= 72; hour += 3) {
      if (hour === 30) await (await server.as('ann')).post(`/cases/${docs[0]?._id ?? ''}/supplement`, { revision: docs[0]?.revision, text: '还是不亮' }).expect(200);
      await wait(3 * HOUR);
      await watchChannels.run(server.deps);
    }
    await deliver(server);
    expect(department.state.asked).toBeLessThan(40);
    const kinds = (await admin.get('/inbox?limit=50').expect(200)).body.items.map(({ kind }: { kind: string }) => kind).filter((kind: string) => kind.startsWith('admin'));
    expect(kinds.filter((kind: string) => kind === 'adminChannelDead')).toHaveLength(1);
    expect(kinds.filter((kind: string) => kind === 'adminStuck')).toHaveLength(3);
    const { items } = (await admin.get('/administration/stuck').expect(200)).body;
    expect(items).toMatchObject([{ unit: { name: '梅园物业' }, channel: { dead: true, waiting: 3, oldestAt: START.toISOString(), lastProblem: { problem: 'broken' } } }]);
    department.state.always = null;
    for (let n = 0; n < 4; n += 1) await wait(10 * 60_000);
    expect(received().sort()).toEqual(['case.dispatched', 'case.dispatched', 'case.supplemented']);
    const of = [...department.state.received.values()].filter(({ number }) => number === docs[0]?.number).map(({ type }) => type);
    expect(of).toEqual(['case.dispatched', 'case.supplemented']);
    expect([...department.state.received.values()].every(({ times }) => times === 1)).toBe(true);
    expect((await admin.get('/administration/stuck').expect(200)).body.items).toEqual([]);
  }, 120_000);

  it('for longer than its channel says loses what waits to staff, who are told; nothing vanishes', async () => {
    const { id } = await connect(admin, department, 'plum-property', { giveUpHours: 2 });
    department.state.always = 'error';
    await dispatched(server.deps);
    await deliver(server);
    for (let n = 0; n < 5; n++) await wait(HOUR);
    await lookOver([channelCourier]).run(server.deps);
    await watchChannels.run(server.deps);
    await deliver(server);
    expect(await channel()).toMatchObject({ waiting: 0, givenUp: 1 });
    expect((await admin.get('/inbox').expect(200)).body.items).toEqual(expect.arrayContaining([expect.objectContaining({ kind: 'adminGaveUp', title: '有工单没转到：梅园物业', target: { kind: 'stuck', id: 'plum-property' } })]));
    department.state.always = null;
    expect((await admin.post(`/administration/channels/${id}/resend`).expect(200)).body).toEqual({ sent: 1 });
    await deliver(server);
    expect(received()).toEqual(['case.dispatched']);
  });

  it('and is paused keeps what waits for it, and has it when it is opened', async () => {
    const { id } = await connect(admin, department);
    const facts = { name: '物业系统', giveUpHours: 1 };
    await admin.put(`/administration/channels/${id}`, { revision: 0, ...facts, paused: true }).expect(200);
    await dispatched(server.deps);
    await wait(20 * DAY);
    await lookOver([channelCourier]).run(server.deps);
    expect(department.state.asked).toBe(0);
    expect(await channel()).toMatchObject({ paused: true, dead: false, waiting: 1 });
    await admin.put(`/administration/channels/${id}`, { revision: 1, ...facts, paused: false }).expect(200);
    await deliver(server);
    expect(received()).toEqual(['case.dispatched']);
  });

  it('and is ended gives up what waits, and hears of nothing new', async () => {
    const { id } = await connect(admin, department);
    department.state.always = 'error';
    await dispatched(server.deps, '一');
    await deliver(server);
    await admin.post(`/administration/channels/${id}/end`, { revision: 0 }).expect(200);
    department.state.always = null;
    await dispatched(server.deps, '二');
    await deliver(server);
    expect(received()).toEqual([]);
    expect(await Outbox(server.deps).find({ target: id }).lean()).toMatchObject([{ state: 'dead', lastError: 'channelEnded' }]);
    await admin.post(`/administration/channels/${id}/tests`).expect(404);
  });
});

describe('setting a channel up', () => {
  it('shows its secret once, neither address nor secret afterwards, and keeps both encrypted', async () => {
    const key = 'channel-once-key';
    const body = { kind: 'webhook', name: '系统', address: `${department.url}/cases?token=geheim-0123456789` };
    const first = (await admin.post('/administration/units/water/channels', body, key).expect(201)).body;
    const again = (await admin.post('/administration/units/water/channels', body, key).expect(201)).body;
    expect([again.channel.id, again.secret]).toEqual([first.channel.id, first.secret]);
    await admin.post('/administration/units/water/channels', { ...body, name: '别的' }, key).expect(409);
    clock.set(new Date(START.getTime() + HOUR));
    expect((await admin.post('/administration/units/water/channels', body, key).expect(201)).body.secret).toBeNull();
    const shown = await channel('water');
    expect(shown).toMatchObject({ hasSecret: true, address: `${new URL(department.url).host}/…6789`, kindName: '对方系统（签名推送）' });
    const stored = JSON.stringify(await server.deps.db.collection('channels').find().toArray());
    for (const secret of ['geheim', first.secret, '/cases']) expect(stored.includes(secret)).toBe(false);
    expect(JSON.stringify(await server.deps.db.collection('auditRows').find().toArray())).not.toContain('geheim');
  });

  it('refuses addresses that are none, go inside, or are no robot, and says what helps', async () => {
    const closed = await startTestServer({ clock, config: { forwardAllow: [] } });
    await seedDistrict(closed.deps);
    const caller = await closed.as('admin');
    const add = (kind: string, address: string) => caller.post('/administration/units/water/channels', { kind, name: '系统', address });
    const bad = [['webhook', 'nothing', 'notWeb'], ['webhook', 'ftp://a.example', 'notWeb'], ['webhook', 'https://me:pw@a.example', 'notWeb'], ['webhook', 'http://a.example', 'notHttps'], ['wecom', 'https://a.example/robot', 'notRobot'], ['dingtalk', 'https://qyapi.weixin.qq.com/x', 'notRobot']] as const;
    for (const [kind, address, code] of bad) expect((await add(kind, address).expect(400)).body.error.fields).toMatchObject([{ path: 'address', code }]);
    const { channel: inside } = (await add('webhook', 'https://169.254.169.254/latest').expect(201)).body;
    const tested = (await caller.post(`/administration/channels/${inside.id}/tests`).expect(200)).body;
    expect(tested).toMatchObject({ problem: 'forbiddenAddress' });
    await add('carrier', 'https://a.example').expect(400);
    await caller.post('/administration/units/nobody/channels', { kind: 'webhook', name: '系统', address: 'https://a.example' }).expect(404);
    for (let n = 1; n < 8; n++) await add('webhook', `https://a${n}.example`).expect(201);
    expect((await add('webhook', 'https://a9.example').expect(422)).body.error.data.rule).toBe('tooManyChannels');
    await closed.close();
  });

  it('is tried by a test, whose answer stays on record', async () => {
    const { id } = await connect(admin, department);
    expect((await admin.post(`/administration/channels/${id}/tests`).expect(200)).body).toMatchObject({ problem: null, text: '送到了，对方收下了' });
    expect(received()).toEqual(['test']);
    department.treat('full');
    expect((await admin.post(`/administration/channels/${id}/tests`).expect(200)).body).toMatchObject({ problem: 'full' });
    expect(await channel()).toMatchObject({ lastTest: { problem: 'full' }, lastOkAt: null });
  });

  it('tells the second of two who change it at once', async () => {
    const { id } = await connect(admin, department);
    const facts = { name: '新名', giveUpHours: 24, paused: false };
    const both = await Promise.all([1, 2].map(() => admin.put(`/administration/channels/${id}`, { revision: 0, ...facts })));
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
  });
});

describe('a group robot', () => {
  async function robot(answers: { status?: number; body: string }[]): Promise<{ url: string; got: { url: string; text: string }[]; close: () => Promise<void> }> {
    const got: { url: string; text: string }[] = [];
    const there = createServer(async (request, response) => {
      let text = '';
      for await (const chunk of request) text += String(chunk);
      got.push({ url: request.url ?? '', text });
      const { status = 200, body } = answers.shift() ?? { body: '{"errcode":0}' };
      response.writeHead(status).end(body);
    });
    await new Promise<void>((resolve) => there.listen(0, '127.0.0.1', resolve));
    return { url: `http://127.0.0.1:${(there.address() as AddressInfo).port}`, got, close: () => new Promise((resolve) => { there.closeAllConnections(); there.close(() => resolve()); }) };
  }

  it('says what is to be done and where to look, and no word of a resident', async () => {
    const there = await robot([]);
    await admin.post('/administration/units/plum-property/channels', { kind: 'wecom', name: '群', address: `${there.url}/cgi-bin/webhook/send?key=k` }).expect(201);
    const doc = await dispatched(server.deps);
    await deliver(server);
    const { text } = JSON.parse(there.got[0]?.text ?? '{}');
    expect(text.content).toContain(`邻里工单 · 交办\n${doc.number}，`);
    expect(text.content).toContain('https://linli.example.org/');
    for (const word of [doc.title, doc.text ?? '-', '3 栋', '2 单元', 'ann先生']) expect(text.content.includes(word)).toBe(false);
    await there.close();
  });

  it('signs as DingTalk wants it', async () => {
    const there = await robot([]);
    await admin.post('/administration/units/plum-property/channels', { kind: 'dingtalk', name: '群', address: `${there.url}/robot/send?access_token=t`, secret: 'SEC0123456789' }).expect(201);
    await dispatched(server.deps);
    await deliver(server);
    const query = new URL(there.got[0]?.url ?? '', there.url).searchParams;
    const timestamp = String(START.getTime());
    expect(Object.fromEntries(query)).toEqual({ access_token: 't', timestamp, sign: createHmac('sha256', 'SEC0123456789').update(`${timestamp}\nSEC0123456789`).digest('base64') });
    await there.close();
  });

  it('that answers with a number is understood, whatever its status', async () => {
    const there = await robot([{ body: '{"errcode":45009}' }, { body: '{"errcode":93000}' }, { body: 'no json' }, { body: '{"errcode":40058}' }]);
    const made = await admin.post('/administration/units/plum-property/channels', { kind: 'wecom', name: '群', address: `${there.url}/send?key=k` }).expect(201);
    const test = async (): Promise<string> => (await admin.post(`/administration/channels/${made.body.channel.id}/tests`).expect(200)).body.problem;
    expect([await test(), await test(), await test(), await test(), await test()]).toEqual(['busy', 'unauthorised', 'notUnderstood', 'refused', null]);
    await there.close();
  });
});
