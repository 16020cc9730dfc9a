import { createHash } from 'node:crypto';
import type { PushConfig } from '../../../config/wechat';
import { settableClock } from '../../../server/platform/clock';
import { checkPush, pushSignature, readPush } from '../../../server/platform/wechat';
import { readPushBody } from '../../../server/platform/wechat/pushBody';
import { openEncrypted } from '../../../server/platform/wechat/pushSecurity';
import { encrypt, wrap } from '../../../server/sandbox';
import { feature as files } from '../../../server/features/files';
import { feature as identity } from '../../../server/features/identity';
import { feature as notifications } from '../../../server/features/notifications';
import { feature as organisation } from '../../../server/features/organisation';
import { sandboxFor } from '../../support/sandbox';
import { startTestServer, type TestServer } from '../../support/server';

/** WeChat's own examples (guide to message push): token, key, AppID, requests and what they hold. */
const PLAIN: PushConfig = { token: 'AAAAA', aesKey: null, takesPlain: true };
const SAFE: PushConfig = { token: 'AAAAA', aesKey: 'A'.repeat(43), takesPlain: false };
const APP = 'wxba5fad812f8e6fb9';
const AT = { verification: new Date(1_714_036_504_000), plain: new Date(1_714_037_059_000), safe: new Date(1_714_112_445_000) };
const VERIFICATION = { signature: 'f464b24fc39322e44b38aa78f5edd27bd1441696', timestamp: '1714036504', nonce: '1514711492' };
const PLAIN_QUERY = { signature: '899cf89e464efb63f54ddac96b0a0a235f53aa78', timestamp: '1714037059', nonce: '486452656' };
const SAFE_QUERY = { signature: '6c5c811b55cc85e0e1b54100749188c20beb3f5d', timestamp: '1714112445', nonce: '415670741', encrypt_type: 'aes', msg_signature: '046e02f8204d34f8ba5fa3b1db94908f3df2e9b3' };
const ENCRYPT =
  '+qdx1OKCy+5JPCBFWw70tm0fJGb2Jmeia4FCB7kao+/Q5c/ohsOzQHi8khUOb05JCpj0JB4RvQMkUyus8TPxLKJGQqcvZqzDpVzazhZv6JsXUnnR8XGT740XgXZUXQ7vJVnAG+tE8NUd4yFyjPy7GgiaviNrlCTj+l5kdfMuFUPpRSrfMZuMcp3Fn2Pede2IuQrKEYwKSqFIZoNqJ4M8EajAsjLY2km32IIjdf8YL/P50F7mStwntrA2cPDrM1kb6mOcfBgRtWygb3VIYnSeOBrebufAlr7F9mFUPAJGj04=';
const MESSAGE = { ToUserName: 'gh_97417a04a28d', FromUserName: 'o9AgO5Kd5ggOC-bXrbNODIiE3bGY', MsgType: 'event', Event: 'debug_demo', debug_str: 'hello world' };

describe("WeChat's own examples", () => {
  it('are believed: the check of the address', () => {
    expect(checkPush(PLAIN, VERIFICATION, AT.verification)).toBeNull();
    expect(pushSignature(['AAAAA', '1714036504', '1514711492'])).toBe(VERIFICATION.signature);
  });

  it('are believed: a message in plain mode', () => {
    const raw = JSON.stringify({ ...MESSAGE, CreateTime: 1_714_037_059 });
    expect(readPush(PLAIN, APP, { query: PLAIN_QUERY, raw, now: AT.plain })).toMatchObject({ ok: true, message: MESSAGE });
  });

  it('are believed: a message in safe mode', () => {
    const raw = JSON.stringify({ ToUserName: 'gh_97417a04a28d', Encrypt: ENCRYPT });
    expect(readPush(SAFE, APP, { query: SAFE_QUERY, raw, now: AT.safe })).toMatchObject({ ok: true, message: MESSAGE });
    expect(openEncrypted('A'.repeat(43), ENCRYPT)?.appId).toBe(APP);
  });
});

describe('a push', () => {
  const raw = JSON.stringify({ ToUserName: 'gh_97417a04a28d', Encrypt: ENCRYPT });
  const read = (query: object, body = raw, now = AT.safe, config = SAFE, app = APP) => readPush(config, app, { query, raw: body, now });

  it.each([
    ['with another signature', { ...SAFE_QUERY, msg_signature: '0'.repeat(40) }, 'badSignature'],
    ['without one', { ...SAFE_QUERY, msg_signature: undefined }, 'badSignature'],
    ['with the plain signature only', { ...SAFE_QUERY, msg_signature: SAFE_QUERY.signature }, 'badSignature'],
    ['with another moment', { ...SAFE_QUERY, timestamp: '1714112446' }, 'badSignature'],
    ['without a moment', { ...SAFE_QUERY, timestamp: undefined }, 'tooOld'],
  ])('%s is not believed', (_, query, problem) => {
    expect(read(query)).toEqual({ ok: false, problem });
  });

  it('is not believed ten minutes later, nor from the future', () => {
    expect(read(SAFE_QUERY, raw, new Date(AT.safe.getTime() + 600_001))).toEqual({ ok: false, problem: 'tooOld' });
    expect(read(SAFE_QUERY, raw, new Date(AT.safe.getTime() - 600_001))).toEqual({ ok: false, problem: 'tooOld' });
    expect(read(SAFE_QUERY, raw, new Date(AT.safe.getTime() + 600_000)).ok).toBe(true);
  });

  it('in plain is not believed where safe mode is set up, even signed', () => {
    expect(read(PLAIN_QUERY, JSON.stringify(MESSAGE), AT.plain)).toEqual({ ok: false, problem: 'notEncrypted' });
    // The compatible mode sends both: only what is encrypted counts.
    expect(read(SAFE_QUERY, JSON.stringify({ ...MESSAGE, Event: 'forged', Encrypt: ENCRYPT }))).toMatchObject({ message: { Event: 'debug_demo' } });
  });

  it('for another mini-program, under another key, or changed on its way is not believed', () => {
    expect(read(SAFE_QUERY, raw, AT.safe, SAFE, 'wx-other')).toEqual({ ok: false, problem: 'otherApp' });
    expect(read(SAFE_QUERY, raw, AT.safe, { ...SAFE, aesKey: 'B'.repeat(43) }).ok).toBe(false);
    expect(read(SAFE_QUERY, JSON.stringify({ Encrypt: ENCRYPT.replace('+qdx', '+qdy') }))).toEqual({ ok: false, problem: 'badSignature' });
  });

  it.each(['', 'x', 'AAAA', ENCRYPT.slice(0, 40), Buffer.alloc(64).toString('base64'), Buffer.alloc(31).toString('base64')])('that cannot be opened (%j) is refused without a fall', (encrypted) => {
    const [timestamp, nonce] = ['1714112445', '1'];
    const msg_signature = pushSignature(['AAAAA', timestamp, nonce, encrypted]);
    expect(read({ timestamp, nonce, msg_signature }, JSON.stringify({ Encrypt: encrypted })).ok).toBe(false);
  });

  it('is opened again whatever its length', () => {
    for (let length = 0; length < 70; length++) {
      const text = '检'.repeat(length);
      expect(openEncrypted('c'.repeat(43), encrypt(text, 'c'.repeat(43), APP))).toEqual({ text, appId: APP });
    }
  });
});

describe('a body', () => {
  it('is read as XML and as JSON alike', () => {
    const xml = '<xml><ToUserName><![CDATA[gh_1]]></ToUserName><CreateTime>5</CreateTime><result><suggest><![CDATA[pass]]></suggest><label>100</label></result><detail><a>1</a></detail><detail><a>2</a></detail></xml>';
    expect(readPushBody(xml)).toEqual({ ToUserName: 'gh_1', CreateTime: '5', result: { suggest: 'pass', label: '100' }, detail: [{ a: '1' }, { a: '2' }] });
    expect(readPushBody('{"ToUserName":"gh_1"}')).toEqual({ ToUserName: 'gh_1' });
    expect(readPushBody('<xml><a><![CDATA[<b>&amp;]]></a><c>&lt;&#20320;</c></xml>')).toEqual({ a: '<b>&amp;', c: '<你' });
  });

  it.each([
    ['a document type', '<!DOCTYPE xml [<!ENTITY a "b">]><xml><a>&a;</a></xml>'],
    ['something from outside', '<!DOCTYPE xml SYSTEM "file:///etc/passwd"><xml><a>1</a></xml>'],
    ['an entity of its own', '<xml><a>&bomb;</a></xml>'],
    ['a processing instruction', '<xml><?php echo 1 ?><a>1</a></xml>'],
    ['attributes', '<xml><a href="http://x">1</a></xml>'],
    ['no end', '<xml><a>1</a>'],
    ['a wrong end', '<xml><a>1</b></xml>'],
    ['two roots', '<xml><a>1</a></xml><xml><a>2</a></xml>'],
    ['no part', '<xml></xml>'],
    ['another root', '<html><a>1</a></html>'],
    ['great depth', `<xml>${'<a>'.repeat(50)}1${'</a>'.repeat(50)}</xml>`],
    ['many parts', `<xml>${'<a>1</a>'.repeat(600)}</xml>`],
    ['a list', '[1]'],
    ['half a JSON', '{"a":'],
    ['nothing', ''],
  ])('with %s is none', (_, raw) => {
    expect(readPushBody(raw)).toBeNull();
  });
});

describe('the address of the push', () => {
  const clock = settableClock(new Date('2026-03-02T02:00:00Z'));
  const config: PushConfig = { token: 'pushtoken1', aesKey: 'k'.repeat(43), takesPlain: false };
  let server: TestServer;
  let close: () => Promise<void>;
  beforeAll(async () => {
    const { sandbox, config: outside } = await sandboxFor(() => clock.now().getTime());
    close = () => sandbox.close();
    server = await startTestServer({ clock, features: [identity, organisation, files, { ...notifications, subscribers: [], tasks: [] }], config: { ...outside, wechat: { ...outside.wechat, push: config } } });
  });
  afterAll(async () => {
    await server.close();
    await close();
  });
  const now = () => clock.now().getTime();
  const sha = (...parts: string[]) => createHash('sha1').update(parts.sort().join('')).digest('hex');
  const wrapped = (message: object, mode: 'safe' | 'plain' = 'safe', format: 'xml' | 'json' = 'xml') =>
    wrap({ appId: 'touristappid', now, push: { mode, format, automatic: null, target: null, last: '' } }, config, message as Record<string, unknown>);
  const post = ({ query, body, type }: ReturnType<typeof wrapped>) => server.request.post('/wechat/push').query(query).type(type).send(body);
  const result = { ToUserName: 'gh_1', Event: 'wxa_media_check', appid: 'touristappid', trace_id: 'trace-1', version: 2, errcode: 0, result: { suggest: 'pass', label: 100 } };

  it('proves itself to WeChat, and to nobody else', async () => {
    const timestamp = String(now() / 1000);
    const query = { timestamp, nonce: '7', echostr: '4375120948345356249', signature: sha('pushtoken1', timestamp, '7') };
    const answer = await server.request.get('/wechat/push').query(query);
    expect([answer.status, answer.text, answer.headers['content-type']]).toEqual([200, '4375120948345356249', 'text/plain; charset=utf-8']);
    expect((await server.request.get('/wechat/push').query({ ...query, signature: '0'.repeat(40) })).status).toBe(403);
    expect((await server.request.get('/wechat/push')).status).toBe(403);
    expect((await server.request.put('/wechat/push')).status).toBe(404);
  });

  it.each([['xml'], ['json']] as const)('takes a message in safe mode, %s, and answers success, also when told again', async (format) => {
    const one = wrapped(result, 'safe', format);
    for (let n = 0; n < 2; n++) {
      const answer = await post(one);
      expect([answer.status, answer.text]).toEqual([200, 'success']);
    }
  });

  it('answers success to events that nobody listens to', async () => {
    expect((await post(wrapped({ ToUserName: 'gh_1', Event: 'something_new' }))).text).toBe('success');
  });

  it('refuses what is not encrypted, what is too large, and the signature with another body', async () => {
    expect((await post(wrapped(result, 'plain'))).status).toBe(403);
    const large = await server.request.post('/wechat/push').query(wrapped(result).query).type('text/xml').send(`<xml>${' '.repeat(70_000)}</xml>`);
    expect(large.status).toBe(413);
    const one = wrapped(result);
    await post(one);
    const other = await post({ ...one, body: `${one.body} ` });
    expect(other.status).toBe(403);
  });

  it('is nowhere where no push is set up', async () => {
    const off = await startTestServer({ uri: server.uri, clock, features: [identity, organisation, files], config: { wechat: { ...server.deps.config.wechat, push: null } } });
    expect((await off.request.post('/wechat/push').send('x')).status).toBe(404);
    expect((await off.request.get('/wechat/push')).status).toBe(404);
    await off.close();
  });
});
