import request from 'supertest';
import { phoneOf, type Sandbox } from '../../../server/sandbox';
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
