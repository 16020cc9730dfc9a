import request from 'supertest';
import { loadCase, type CaseDoc } from '../../../server/features/cases';
import { pullRequests } from '../../../server/features/integrations/open311/pull';
import { settableClock } from '../../../server/platform/clock';
import { startDepartment, TREATMENTS, type Department, type Treatment } from '../../../server/sandbox/department';
import { seedDistrict } from '../cases/support';
import { deliver, dispatched } from '../integrations/support';
import { readAnswer } from '../open311/protocol';
import { startTestServer, type Caller, type TestServer } from '../../support/server';

const START = new Date('2026-03-02T10:00:00+08:00');
const MINUTE = 60_000;
const SECRET = 'secret-of-the-mail-gateway-01';
const clock = settableClock(START);
let server: TestServer;
let department: Department;
let admin: Caller;
beforeAll(async () => {
  department = await startDepartment({ port: 0, mailPort: 0, now: () => clock.now().getTime() });
  server = await startTestServer({ clock, config: { mail: { smtpUrl: `smtp://127.0.0.1:${department.state.mailbox.port ?? 0}`, from: 'linli@city.example', inSecret: SECRET } } });
  await seedDistrict(server.deps);
});
afterAll(async () => {
  await server.close();
  await department.close();
});
beforeEach(async () => {
  clock.set(START);
  admin = await server.as('admin');
});
afterEach(async () => {
  const { city, mailbox } = department.state;
  for (const held of [city.requests, mailbox.letters]) held.clear();
  Object.assign(city, { tokens: false, key: 'sandbox-city-key', always: null });
  for (const name of ['channels', 'lanes', 'outbox', 'outsideAnswers', 'outsideLetters', 'outsideRequests', 'channelSent']) await server.deps.db.collection(name).deleteMany({});
});

/** As a tester does on the page of the department. */
const press = (path: string, form: object) => request(department.url).post(`/sandbox/${path}`).type('form').send(form).expect(303);
const page = async (): Promise<string> => (await request(department.url).get('/').expect(200)).text;
const pause = async (minutes: number): Promise<void> => {
  clock.set(new Date(clock.now().getTime() + minutes * MINUTE));
  await deliver(server);
  await pullRequests.run(server.deps);
  await deliver(server);
};
const now = (doc: CaseDoc): Promise<CaseDoc> => loadCase(server.deps, doc._id);
const channel = async () => (await admin.get('/administration/units/plum-property/channels').expect(200)).body.items[0];
const shown = async (): Promise<{ said: string; why: string; note: string; times: number }[]> => (await admin.get('/integrations/answers').expect(200)).body.items;
const lines = async (doc: CaseDoc): Promise<string[]> => (await now(doc)).timeline.filter(({ via }) => via).map(({ action, text, internal }) => [action, internal ? '（内部）' : '', text ?? ''].filter(Boolean).join(' '));

describe('a department as a server of Open311', () => {
  const connect = (options: object = {}) => admin.post('/administration/units/plum-property/channels', {
    kind: 'open311', name: '市政平台', address: department.cityUrl, secret: department.state.city.key, options: { kind: 'open311', jurisdiction: '', format: 'json', services: [], otherwise: 'OTHER', updates: true, ...options },
  }).expect(201);

  it('speaks the protocol in both forms, its errors too', async () => {
    const { cityUrl } = department;
    const get = async (path: string, status = 200): Promise<string> => (await request(cityUrl).get(path).buffer(true).expect(status)).text;
    for (const format of ['xml', 'json'] as const) {
      readAnswer('services', format, await get(`/services.${format}`));
      const form = { api_key: 'sandbox-city-key', service_code: 'LIGHT', lat: '31.2', long: '121.4', description: '灯不亮\n第二行 & <b>' };
      readAnswer('filed', format, (await request(cityUrl).post(`/requests.${format}`).type('form').send(form).buffer(true).expect(200)).text);
      readAnswer('requests', format, await get(`/requests.${format}?service_request_id=CS000001`));
      for (const [wrong, status] of [[{ ...form, api_key: 'other' }, 403], [{ ...form, service_code: 'NONE' }, 404], [{ ...form, lat: '' }, 400], [{ ...form, service_code: '' }, 400]] as const) {
        readAnswer('errors', format, (await request(cityUrl).post(`/requests.${format}`).type('form').send(wrong).buffer(true).expect(status)).text);
      }
      readAnswer('errors', format, await get(`/tokens/none.${format}`, 404));
      readAnswer('errors', format, await get(`/requests/none.${format}`, 404));
    }
  });

  it.each(['json', 'xml'])('shows what it received, with the number of the case, in %s; what a tester lets it say comes back', async (format) => {
    await connect({ format });
    await press('city/tokens', { tokens: 'on' });
    const doc = await dispatched(server.deps, '路灯一直闪');
    await deliver(server);
    expect(await page()).toContain(`<td>CS000001<br>t-1</td><td>${doc.number}</td><td>OTHER</td>`);
    expect((await now(doc)).outside ?? []).toEqual([]);
    await pause(1);
    expect((await now(doc)).outside).toMatchObject([{ number: 'CS000001' }]);
    await press('city/tell', { id: 'CS000001', status: 'open', detailed: 'IN_PROCESS', notes: '师傅出门了', way: 'twice' });
    await pause(6);
    expect(await lines(doc)).toEqual(['acknowledge', 'outsideTold 师傅出门了']);
    await press('city/tell', { id: 'CS000001', status: 'closed', notes: '换了灯头', way: 'once' });
    await pause(6);
    expect(await now(doc)).toMatchObject({ state: 'handled', result: { text: '换了灯头' } });
  });

  it('lies about states and denies what it took: what nobody can make sense of is shown to people, and the case is not pulled about', async () => {
    await connect();
    const doc = await dispatched(server.deps, '井盖响');
    await deliver(server);
    await press('city/tell', { id: 'CS000001', status: 'open', notes: '在办', way: 'lie' });
    for (let n = 0; n < 4; n += 1) await pause(6);
    expect((await now(doc)).state).toBe('handled');
    await press('city/tell', { id: 'CS000001', status: 'open', way: 'gone' });
    const other = await dispatched(server.deps, '另一件');
    await deliver(server);
    await press('city/tell', { id: 'CS000002', status: 'open', way: 'gone' });
    for (let n = 0; n < 7; n += 1) await pause(60);
    expect((await shown()).map(({ said }) => said)).toContain('对方查不到这件了');
    expect((await now(other)).state).toBe('dispatched');
  });

  const NAMED: Readonly<Partial<Record<Treatment, string>>> = { reset: 'reset', half: 'cutOff', lost: 'reset', error: 'broken', busy: 'busy', full: 'full', unknown: 'unauthorised', redirect: 'redirected' };
  it.each(Object.entries(NAMED))('that treats what comes so is named, and has it once when it is over: %s', async (treatment, problem) => {
    await connect();
    await press('next', { door: 'city', treatment });
    expect(await page()).toContain(`接下来：${TREATMENTS[treatment as Treatment]}`);
    await dispatched(server.deps, `${treatment} 的一件`);
    await deliver(server);
    expect(await channel()).toMatchObject({ waiting: 1, lastProblem: { problem } });
    await pause(2);
    expect(await channel()).toMatchObject({ waiting: 0, givenUp: 0 });
    expect(department.state.city.requests.size).toBe(1);
  });

  it('wants its key, which a tester may change, and says how often it was wrong', async () => {
    await connect();
    await press('city/key', { key: 'another-city-key' });
    await dispatched(server.deps);
    await deliver(server);
    expect(await channel()).toMatchObject({ lastProblem: { problem: 'unauthorised' } });
    expect(await page()).toContain('密钥不对 ');
  });
});

describe('a department as a mailbox', () => {
  beforeEach(async () => {
    await press('mail/gateway', { gateway: `${server.url}/api/v1/integrations/mail` });
    await press('mail/secret', { secret: SECRET });
    await admin.post('/administration/units/plum-property/channels', { kind: 'email', name: '物业邮箱', address: 'paidan@plum.example' }).expect(201);
  });
  /** A letter that came, answered on the page; until what was said to it is there. */
  async function answered(way: string, first = '办好了'): Promise<{ doc: CaseDoc; status: number[] }> {
    const doc = await dispatched(server.deps, `${way} 的一件`);
    await deliver(server);
    const { mailbox } = department.state;
    const before = mailbox.answered.length;
    const letter = [...mailbox.letters.values()].find(({ number }) => number === doc.number);
    await press('mail/answer', { id: letter?.id ?? '', first, note: '换了灯头。', photo: 'on', way });
    const wanted = before + (way === 'twice' || way === 'lie' ? 2 : 1);
    while (mailbox.answered.length < wanted) await new Promise((resolve) => { setImmediate(resolve); });
    return { doc, status: mailbox.answered.slice(before).map(({ status }) => status) };
  }

  it('shows the letter, and answers it with a picture, once or twice: one line, one picture', async () => {
    for (const way of ['once', 'twice']) {
      const { doc, status } = await answered(way);
      expect(new Set(status)).toEqual(new Set([200]));
      expect((await now(doc)).result).toMatchObject({ text: '换了灯头。', photoIds: [expect.any(String)] });
      expect(await lines(doc)).toEqual(['acknowledge', 'handle 换了灯头。']);
      expect(await page()).toContain(`<td>${doc.number}</td><td>paidan@plum.example</td>`);
    }
  });

  it('lies, or writes from elsewhere: nothing is pulled about, and people see it', async () => {
    const lied = await answered('lie');
    expect((await now(lied.doc)).state).toBe('handled');
    expect((await shown()).map(({ note }) => note)).toContain('想想还是不归我们。');
    const elsewhere = await answered('other');
    expect((await now(elsewhere.doc)).state).toBe('dispatched');
    expect((await shown()).map(({ why }) => why)).toContain('不是从这个单位的邮箱来的');
  });

  it.each([['forged', 401], ['stale', 401], ['cut', 0], ['automatic', 200]])('answers in a way that is not believed: %s', async (way, said) => {
    const { doc, status } = await answered(way);
    expect(status).toEqual([said]);
    expect((await now(doc)).state).toBe('dispatched');
    expect(await lines(doc)).toEqual([]);
  });

  it('sends the letter back: it stands with what was given up', async () => {
    const { doc } = await answered('bounce');
    const { id } = await channel();
    expect((await admin.get(`/administration/channels/${id}/deliveries?state=dead`).expect(200)).body.items).toMatchObject([{ number: doc.number, problem: 'bounced' }]);
  });

  it('takes a letter and cuts the line: it is sent again under its own id', async () => {
    await press('next', { door: 'mail', treatment: 'lost' });
    const doc = await dispatched(server.deps);
    await deliver(server);
    expect(await channel()).toMatchObject({ waiting: 1 });
    await pause(2);
    expect([...department.state.mailbox.letters.values()]).toMatchObject([{ number: doc.number, times: 2 }]);
  });
});

it('lets no page of the web order it about, and shows nothing of what came as markup', async () => {
  await request(department.url).post('/sandbox/always').set('Origin', 'https://evil.example.org').type('form').send({ door: 'city', treatment: 'error' }).expect(403);
  await request(department.cityUrl).get('/services.json').set('Host', 'evil.example.org').expect(403);
  await request(department.cityUrl).post('/requests.json').type('form').send({ api_key: 'sandbox-city-key', service_code: 'OTHER', address_string: '<script>', description: '<script>alert(1)</script>' }).expect(200);
  const text = await page();
  expect(text).not.toContain('<script');
  expect(text).not.toMatch(/sandbox-secret|undefined/);
});
