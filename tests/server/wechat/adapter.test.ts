import { Writable } from 'node:stream';
import { settableClock } from '../../../server/platform/clock';
import { createLogger } from '../../../server/platform/logger';
import { createWechat } from '../../../server/platform/wechat';
import { callWechat } from '../../../server/platform/wechat/request';
import type { Deps } from '../../../server/platform/deps';
import { issueCode, phoneOf, type Sandbox } from '../../../server/sandbox';
import { sandboxFor } from '../../support/sandbox';
import { TEST_NOW, testDeps } from '../../support/server';

const clock = settableClock(TEST_NOW);
const logged: string[] = [];
const logger = createLogger('trace', new Writable({ write: (chunk, _encoding, done) => { logged.push(String(chunk)); done(); } }));
let sandbox: Sandbox;
let deps: Deps;
let close: () => Promise<void>;

beforeEach(async () => {
  clock.set(TEST_NOW);
  logged.length = 0;
  const started = await sandboxFor(() => clock.now().getTime());
  sandbox = started.sandbox;
  ({ deps, close } = await testDeps({ features: [], clock, logger, config: started.config }));
});
afterEach(async () => {
  await close();
  await sandbox.close();
});

const later = (ms: number): void => clock.set(new Date(clock.now().getTime() + ms));
const message = (openId: string, values: Record<string, string> = { thing1: '楼道灯不亮', thing2: '梅社区工作站', time3: '2026年3月5日 17:30' }) => ({ openId, templateId: 'sandbox-accepted', page: 'features/cases/pages/case/index?id=1', values });

describe('codes of wx.login', () => {
  it('give the openid once', async () => {
    const code = issueCode(sandbox.state, 'chen');
    expect(await deps.wechat.codeToSession(code)).toEqual({ ok: true, value: { openId: phoneOf(sandbox.state, 'chen').openId, unionId: null } });
    expect(await deps.wechat.codeToSession(code)).toEqual({ ok: false, problem: 'codeUsed', code: 40163 });
  });

  it('end after five minutes', async () => {
    const code = issueCode(sandbox.state, 'chen');
    later(5 * 60_000);
    expect(await deps.wechat.codeToSession(code)).toMatchObject({ problem: 'badCode' });
  });

  it.each([[40029, 'badCode'], [40163, 'codeUsed'], [45011, 'tooOften'], [40226, 'userBlocked'], [-1, 'busy'], [40013, 'badCredentials'], [12345, 'unexpected']])('refused with %i are told as %s', async (fault, problem) => {
    sandbox.fail('login', fault);
    expect(await deps.wechat.codeToSession(issueCode(sandbox.state, 'chen'))).toEqual({ ok: false, problem, code: fault });
  });

  it('are limited to 100 a minute and person', async () => {
    const problems = [];
    for (let n = 0; n < 101; n++) problems.push(await deps.wechat.codeToSession(issueCode(sandbox.state, 'chen')));
    expect(problems.filter((one) => one.ok)).toHaveLength(100);
    expect(problems.at(-1)).toMatchObject({ problem: 'tooOften' });
  });

  it('are told as unreachable behind a broken gateway, and where nobody listens', async () => {
    sandbox.fail('login', 'gateway');
    expect(await deps.wechat.codeToSession('x')).toEqual({ ok: false, problem: 'unreachable', code: null });
    const nowhere = createWechat({ ...deps, config: { ...deps.config.wechat, base: 'http://127.0.0.1:9' } });
    expect(await nowhere.codeToSession('x')).toEqual({ ok: false, problem: 'unreachable', code: null });
  });

  it('do not keep people waiting for an answer that does not come', async () => {
    sandbox.fail('login', 'silence');
    expect(await callWechat(sandbox.url, { method: 'GET', path: '/sns/jscode2session', timeoutMs: 50 }, deps.logger)).toEqual({ ok: false, problem: 'unreachable', code: null });
  });

  it('are refused without a mini-program', async () => {
    const none = createWechat({ ...deps, config: { ...deps.config.wechat, app: null } });
    expect(await none.codeToSession('x')).toMatchObject({ problem: 'notConfigured' });
    expect(await none.sendMessage(message('o1'))).toMatchObject({ problem: 'notConfigured' });
  });
});

describe('the access token', () => {
  it('is fetched once by processes that need it at the same time', async () => {
    const { openId } = phoneOf(sandbox.state, 'chen');
    const other = createWechat({ ...deps, config: deps.config.wechat });
    const answers = await Promise.all([1, 2, 3].flatMap(() => [deps.wechat.sendMessage(message(openId)), other.sendMessage(message(openId))]));
    expect(answers.every((one) => one.ok)).toBe(true);
    expect(sandbox.state.calls.get('token')).toBe(1);
    expect(phoneOf(sandbox.state, 'chen').arrived).toHaveLength(6);
  });

  it('is not kept readable', async () => {
    await deps.wechat.sendMessage(message(phoneOf(sandbox.state, 'chen').openId));
    const stored = JSON.stringify(await deps.db.collection('wechatTokens').find().toArray());
    expect(sandbox.state.tokens).toHaveLength(1);
    expect(stored).not.toContain(sandbox.state.tokens[0]?.token);
  });

  it('is renewed before it ends', async () => {
    const { openId } = phoneOf(sandbox.state, 'chen');
    await deps.wechat.sendMessage(message(openId));
    later(2 * 3_600_000 - 4 * 60_000);
    expect((await deps.wechat.sendMessage(message(openId))).ok).toBe(true);
    expect(sandbox.state.calls.get('token')).toBe(2);
  });

  it.each([40001, 42001])('is fetched once more after %i, and the call made once more', async (fault) => {
    const { openId } = phoneOf(sandbox.state, 'chen');
    await deps.wechat.sendMessage(message(openId));
    sandbox.fail('message', fault);
    expect(await deps.wechat.sendMessage(message(openId))).toEqual({ ok: true, value: null });
    expect(sandbox.state.calls.get('message')).toBe(3);
    sandbox.fail('message', fault, fault);
    later(31_000);
    expect(await deps.wechat.sendMessage(message(openId))).toEqual({ ok: false, problem: 'badToken', code: fault });
    expect(sandbox.state.calls.get('message')).toBe(5);
  });

  it('tells what keeps it from being fetched', async () => {
    sandbox.fail('token', 40125);
    expect(await deps.wechat.sendMessage(message('o1'))).toEqual({ ok: false, problem: 'badCredentials', code: 40125 });
  });
});

describe('subscribe messages', () => {
  it('arrive cut to the types of their fields', async () => {
    const phone = phoneOf(sandbox.state, 'chen');
    expect(await deps.wechat.sendMessage(message(phone.openId, { thing1: '二单元三楼楼道里的灯已经有一个多星期不亮了，晚上看不见', thing2: '站', time3: '2026年3月5日 17:30' }))).toEqual({ ok: true, value: null });
    expect(phone.arrived[0]?.lines[0]).toBe('二单元三楼楼道里的灯已经有一个多星期不…');
  });

  it.each([[40003, 'badOpenId'], [40037, 'badTemplate'], [43101, 'notSubscribed'], [41030, 'badPage'], [-1, 'busy']])('refused with %i are told as %s', async (fault, problem) => {
    sandbox.fail('message', fault);
    expect(await deps.wechat.sendMessage(message(phoneOf(sandbox.state, 'chen').openId))).toEqual({ ok: false, problem, code: fault });
  });

  it('name the field that breaks its type', async () => {
    expect(await deps.wechat.sendMessage(message(phoneOf(sandbox.state, 'chen').openId, { thing1: '灯', time3: '后天' }))).toEqual({ ok: false, problem: 'badField', code: 47003, field: 'time3' });
  });

  it('use up an acceptance each', async () => {
    const phone = phoneOf(sandbox.state, 'chen');
    phone.acceptances = 1;
    expect((await deps.wechat.sendMessage(message(phone.openId))).ok).toBe(true);
    expect(await deps.wechat.sendMessage(message(phone.openId))).toMatchObject({ problem: 'notSubscribed' });
  });
});

describe('the other calls', () => {
  it('give a phone number, a verdict on a text, a trace of a picture and a link', async () => {
    const { openId, number } = phoneOf(sandbox.state, 'chen');
    expect(await deps.wechat.phoneNumber(issueCode(sandbox.state, 'chen'))).toEqual({ ok: true, value: { number, countryCode: '86' } });
    expect(await deps.wechat.checkText('路灯不亮', openId, 2)).toEqual({ ok: true, value: { suggest: 'pass', label: 100 } });
    expect(await deps.wechat.checkText('沙箱违规', openId, 2)).toMatchObject({ value: { suggest: 'risky' } });
    expect(await deps.wechat.checkText('沙箱待审'.repeat(2_000), openId, 2)).toMatchObject({ value: { suggest: 'review' } });
    expect(await deps.wechat.checkText('灯', 'o-nobody', 2)).toEqual({ ok: false, problem: 'userNotActive', code: 61010 });
    expect(await deps.wechat.checkMedia({ address: 'https://linli.example.org/p.jpg', kind: 'picture', openId, scene: 2 })).toMatchObject({ ok: true });
    expect(await deps.wechat.urlLink('pages/home/index', 'a=1', 90)).toMatchObject({ ok: true });
    expect(await deps.wechat.urlLink('pages/home/index', 'a'.repeat(1_025), 1)).toMatchObject({ ok: false, problem: 'badPage' });
  });

  it('send a text message to the phone of that number', async () => {
    const phone = phoneOf(sandbox.state, 'chen');
    expect(await deps.sms.send(phone.number, '验证码 123456')).toBe('sent');
    expect(phone.arrived[0]).toMatchObject({ kind: 'sms', lines: ['验证码 123456'] });
  });
});

it('never logs a secret, a code, an openid, a session key or a phone number', async () => {
  const phone = phoneOf(sandbox.state, 'chen');
  const code = issueCode(sandbox.state, 'chen');
  sandbox.fail('login', 40029, 'gateway');
  for (let n = 0; n < 3; n++) await deps.wechat.codeToSession(code);
  sandbox.fail('message', 40001, 43101, 'gateway');
  for (let n = 0; n < 3; n++) await deps.wechat.sendMessage(message(phone.openId));
  await createWechat({ ...deps, config: { ...deps.config.wechat, base: 'http://127.0.0.1:9' } }).codeToSession(code);
  const all = logged.join('');
  expect(all).toContain('/sns/jscode2session');
  for (const secret of [code, phone.openId, phone.number, 'sandbox-secret', ...sandbox.state.tokens.map((one) => one.token)]) expect(all).not.toContain(secret);
});
