import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import request from 'supertest';
import { phoneOf, type Sandbox } from '../../../server/sandbox';
import { takeIn } from '../../../server/sandbox/media';
import { sandboxFor } from '../../support/sandbox';

let sandbox: Sandbox;
beforeEach(async () => {
  ({ sandbox } = await sandboxFor());
});
afterEach(() => sandbox.close());

describe('sandbox page', () => {
  it('shows what arrived on whose phone, without letting it act', async () => {
    phoneOf(sandbox.state, 'chen').arrived.unshift({ at: new Date('2026-03-02T02:00:00Z'), kind: 'message', title: '受理了', lines: ['<script>alert(1)</script>'], page: 'pages/home/index' });
    const { text, headers } = await request(sandbox.url).get('/').expect(200);
    expect(text).toContain('chen');
    expect(text).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
    expect(text).not.toContain('<script>');
    expect(headers['content-security-policy']).toContain("default-src 'none'");
  });

  it('lets a tester choose the next error', async () => {
    await request(sandbox.url).post('/sandbox/faults').type('form').send({ call: 'login', fault: '40226' }).expect(302);
    await request(sandbox.url).post('/sandbox/faults').type('form').send({ call: 'login', fault: '99999' }).expect(302);
    const login = () => request(sandbox.url).get('/sns/jscode2session').query({ appid: 'touristappid', secret: 'sandbox-secret', js_code: 'the code is a mock one' });
    expect((await login()).body).toMatchObject({ errcode: 40226 });
    expect((await login()).body).toMatchObject({ openid: phoneOf(sandbox.state, 'devtools').openId });
  });

  it('lets a tester refuse messages for a phone, and take one', async () => {
    const phone = phoneOf(sandbox.state, 'chen');
    const choose = (left: string) => request(sandbox.url).post('/sandbox/acceptances').type('form').send({ phone: 'chen', left }).expect(302);
    await choose('0');
    expect(phone.acceptances).toBe(0);
    await choose('1');
    expect(phone.acceptances).toBe(1);
    await choose('');
    expect(phone.acceptances).toBeNull();
  });

  it('answers no page of the web and no borrowed name', async () => {
    await request(sandbox.url).get('/').set('Host', 'evil.example.org').expect(403);
    await request(sandbox.url).post('/sandbox/faults').set('Origin', 'https://evil.example.org').type('form').send({ call: 'login', fault: '-1' }).expect(403);
  });

  it('takes another port when its own is taken', async () => {
    const { startSandbox } = await import('../../../server/sandbox');
    const second = await startSandbox({ port: Number(new URL(sandbox.url).port), app: { id: 'a', secret: 'b' } });
    expect(second.url).not.toBe(sandbox.url);
    await second.close();
  });

  it('shows what is to be checked, pushes what a tester says of it, and says what the program answered', async () => {
    const bodies: string[] = [];
    const program = createServer((incoming, answer) => {
      const parts: Buffer[] = [];
      incoming.on('data', (part: Buffer) => parts.push(part)).on('end', () => {
        bodies.push(Buffer.concat(parts).toString());
        answer.end('success');
      });
    });
    await new Promise<void>((resolve) => { program.listen(0, '127.0.0.1', resolve); });
    const { port } = program.address() as AddressInfo;
    sandbox.pushTo({ address: `http://127.0.0.1:${port}/wechat/push`, token: 't', aesKey: 'a'.repeat(43) });
    const press = (path: string, body: object) => request(sandbox.url).post(path).type('form').send(body).expect(302);
    await press('/sandbox/push', { automatic: '' });
    await press('/sandbox/push', { mode: 'plain' });
    await press('/sandbox/push', { format: 'json' });
    takeIn(sandbox.state, { traceId: 'trace-1', address: 'https://x.example.org/p.jpg', openId: phoneOf(sandbox.state, 'chen').openId, kind: 'picture', at: new Date(), verdict: null });
    expect((await request(sandbox.url).get('/')).text).toContain('还没有结果');
    await press('/sandbox/media', { trace: 'trace-1', verdict: 'nonsense' });
    await press('/sandbox/media', { trace: 'trace-1', verdict: 'risky' });
    expect(bodies.map((body) => JSON.parse(body) as object)).toEqual([expect.objectContaining({ Event: 'wxa_media_check', trace_id: 'trace-1', result: { suggest: 'risky', label: 20_002 } })]);
    await press('/sandbox/push', { mode: 'safe' });
    await press('/sandbox/media', { trace: 'trace-1', verdict: 'pass' });
    expect(Object.keys(JSON.parse(bodies[1] ?? '{}') as object)).toEqual(['ToUserName', 'Encrypt']);
    const { text } = await request(sandbox.url).get('/');
    expect(text).toContain('结果：通过');
    expect(text).toContain('上次答：200 success');
    await new Promise((resolve) => { program.close(resolve); });
  });

  it('lets every file pass by itself unless a tester wants to decide', async () => {
    expect(sandbox.state.push).toMatchObject({ automatic: 'pass', mode: 'safe' });
  });

  it.each(['refused', 'gateway'])('breaks the text message gateway when a tester wants it (%s)', async (fault) => {
    await request(sandbox.url).post('/sandbox/faults').type('form').send({ call: 'sms', fault }).expect(302);
    const send = () => request(sandbox.url).post('/sms/messages').set('Authorization', 'Bearer sandbox-key').send({ phone: '19900000000', text: 'x' });
    expect((await send()).status).toBeGreaterThanOrEqual(400);
    expect((await send()).status).toBe(202);
  });

  it('refuses a text message without its key', async () => {
    await request(sandbox.url).post('/sms/messages').send({ phone: '19900000000', text: 'x' }).expect(400);
  });

  it('forces a new token at most every 30 seconds', async () => {
    const ask = (force_refresh: boolean) => request(sandbox.url).post('/cgi-bin/stable_token').send({ grant_type: 'client_credential', appid: 'touristappid', secret: 'sandbox-secret', force_refresh });
    const first = (await ask(false)).body.access_token as string;
    expect((await ask(false)).body.access_token).toBe(first);
    expect((await ask(true)).body.access_token).not.toBe(first);
    expect((await ask(true)).body).toMatchObject({ errcode: 45009 });
  });
});
