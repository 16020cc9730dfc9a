import { settableClock } from '../../../server/platform/clock';
import { issueCode, phoneOf, type Sandbox } from '../../../server/sandbox';
import { sandboxFor } from '../../support/sandbox';
import { startTestServer, TEST_NOW, type Caller, type TestServer } from '../../support/server';
import { seedDistrict } from '../cases/support';

const clock = settableClock(TEST_NOW);
let sandbox: Sandbox;
let server: TestServer;
let admin: Caller;
beforeAll(async () => {
  const started = await sandboxFor(() => clock.now().getTime());
  sandbox = started.sandbox;
  server = await startTestServer({ clock, config: { ...started.config, publicUrl: 'https://linli.example.org/' } });
  await seedDistrict(server.deps);
  admin = await server.as('admin');
});
afterAll(async () => {
  await server.close();
  await sandbox.close();
});
beforeEach(() => sandbox.state.faults.clear());

const settings = async () => (await admin.get('/administration/wechat').expect(200)).body;
/** Problems are noted beside the call that met them: they are there soon after it. */
async function problemOf(words: string): Promise<{ call: string; code: number | null; count: number } | undefined> {
  for (let look = 0; look < 100; look++) {
    const found = (await settings()).problems.find((one: { text: string }) => one.text.includes(words));
    if (found) return found;
    await new Promise((resolve) => { setTimeout(resolve, 50); });
  }
  return undefined;
}
const test = async (body: object) => (await admin.post('/administration/wechat/tests', body).expect(200)).body as { sent: boolean; text: string };
/** The administrator comes in through WeChat with the phone of that name. */
async function bind(name: string): Promise<void> {
  await server.stranger.post('/sessions/wechat', { code: issueCode(sandbox.state, name) });
  await server.deps.db.collection('wechatBindings').updateOne({}, { $set: { personId: 'admin' } });
}

describe('the settings of WeChat', () => {
  it('say what is set up and what to enter at WeChat, and tell no secret', async () => {
    const { body, text } = await admin.get('/administration/wechat');
    expect(body).toMatchObject({
      talksTo: 'sandbox', appId: 'tour…ppid', tokenUntil: null,
      push: { address: 'https://linli.example.org/wechat/push', mode: 'safe', lastAt: null, problem: null },
      sms: { host: new URL(sandbox.url).host }, checks: { pictures: true, missing: null, waiting: 0 }, problems: [], me: { wechat: false, phoneTail: '1234' },
    });
    expect(body.templates).toHaveLength(4);
    for (const secret of ['sandbox-secret', 'sandbox-key', 'sandboxPushToken', 'c2FuZGJveC1wdXNo', 'touristappid']) expect(text).not.toContain(secret);
  });

  it('are told to the administrator alone', async () => {
    for (const who of ['ann', 'plumHead', 'districtAuditor']) {
      const caller = await server.as(who);
      expect((await caller.get('/administration/wechat')).status).toBe(403);
      expect((await caller.post('/administration/wechat/tests', { what: 'sms' })).status).toBe(403);
    }
  });

  it('say what is missing where nothing is set up', async () => {
    const bare = await startTestServer({ uri: server.uri, clock, config: { wechat: { ...server.deps.config.wechat, app: null, push: null }, sms: null } });
    const who = await bare.as('admin');
    expect((await who.get('/administration/wechat')).body).toMatchObject({ talksTo: 'nobody', appId: null, push: { mode: 'off' }, sms: { host: null }, checks: { pictures: false, missing: '没有小程序，照片由工作站自己看' } });
    expect((await who.post('/administration/wechat/tests', { what: 'message', template: 'answer' })).body).toEqual({ sent: false, text: '还没有设 WECHAT_APPID 和 WECHAT_SECRET' });
    expect((await who.post('/administration/wechat/tests', { what: 'sms' })).body).toEqual({ sent: false, text: '还没有设短信网关' });
    await bare.close();
  });

  it('show a push that was not believed, and what helps', async () => {
    await server.request.post('/wechat/push').query({ timestamp: String(clock.now().getTime() / 1000), nonce: '1', signature: 'x' }).type('text/xml').send('<xml><a>1</a></xml>').expect(403);
    expect((await settings()).push.problem).toContain('Token');
  });
});

describe('a test', () => {
  it('by text message goes to the number on record, or to the one given', async () => {
    expect(await test({ what: 'sms' })).toEqual({ sent: true, text: '发出去了，看看手机短信' });
    expect(await test({ what: 'sms', phone: '138 1111 2222' })).toMatchObject({ sent: true });
    const arrived = (number: string) => [...sandbox.state.phones.values()].find((one) => one.number === number)?.arrived.map((one) => one.lines[0]);
    expect(arrived('13811112222')).toEqual(['【邻里】这是一条试发的短信，收到就说明短信通了。']);
    expect(await test({ what: 'sms', phone: '138 1111 2222' })).toEqual({ sent: false, text: '发得有点勤，过一会儿再试' });
    expect(await test({ what: 'sms', phone: '12' })).toEqual({ sent: false, text: '手机号是 11 位数字，再看一看' });
    sandbox.fail('sms', 'refused');
    expect((await test({ what: 'sms', phone: '13811113333' })).text).toContain('短信网关没有收');
    expect(await problemOf('短信网关没有收')).toMatchObject({ call: '发短信', code: 400, count: 1 });
  });

  it('by WeChat says that the administrator has to come in by it first', async () => {
    expect((await test({ what: 'message', template: 'accepted' })).text).toContain('还没有从微信进来过');
  });

  it('by WeChat arrives on the administrator’s phone, in every template', async () => {
    await bind('adminphone');
    const other = await startTestServer({ uri: server.uri, clock, config: server.deps.config });
    const who = await other.as('admin');
    for (const template of ['accepted', 'answer', 'result']) {
      expect((await who.post('/administration/wechat/tests', { what: 'message', template })).body).toEqual({ sent: true, text: '发出去了，看看微信的「服务通知」' });
    }
    expect(phoneOf(sandbox.state, 'adminphone').arrived).toHaveLength(3);
    for (const [fault, words] of [[43101, '没有同意收'], [40037, '模板编号不对'], [47003, '字段 thing1'], [40003, '不认这位收信人'], [41030, '没有要打开的页面'], [-1, '微信忙']] as const) {
      sandbox.fail('message', fault);
      const { sent, text } = (await who.post('/administration/wechat/tests', { what: 'message', template: 'accepted' })).body;
      expect([sent, text]).toEqual([false, expect.stringContaining(words)]);
    }
    const after = (await who.get('/administration/wechat')).body;
    expect(after.tokenUntil).not.toBeNull();
    expect(await problemOf('模板编号不对')).toMatchObject({ call: '发订阅消息', code: 40037 });
    await other.close();
  });
});
