import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { acceptAndDispatch, acknowledge, actorIn, caseByNumber, handle, loadCase, type CaseDoc } from '../../../server/features/cases';
import { viewerOfPerson } from '../../../server/features/identity';
import { pullRequests } from '../../../server/features/integrations/open311/pull';
import { OutsideRequests } from '../../../server/features/integrations/open311/requestModel';
import { runIfDue } from '../../../server/jobs/schedule';
import { settableClock } from '../../../server/platform/clock';
import { startTestServer, type Caller, type TestServer } from '../../support/server';
import { ask, seedDistrict } from '../cases/support';
import { deliver, dispatched } from './support';

const START = new Date('2026-03-02T10:00:00+08:00');
const MINUTE = 60_000;
const clock = settableClock(START);
let server: TestServer;
let admin: Caller;
beforeAll(async () => {
  server = await startTestServer({ clock });
  await seedDistrict(server.deps);
});
afterAll(() => server.close());
beforeEach(async () => {
  clock.set(START);
  admin = await server.as('admin');
});
afterEach(async () => {
  for (const name of ['channels', 'lanes', 'outbox', 'outsideAnswers', 'outsideRequests', 'channelSent']) await server.deps.db.collection(name).deleteMany({});
});

const OPTIONS = { kind: 'open311', jurisdiction: '', format: 'json', services: [{ category: '楼道照明', code: 'SL01' }], otherwise: 'OTHER', updates: false };
const SECRET = 'api-key-0123456789';
async function connect(address: string, more: object = {}, secret: string | null = SECRET): Promise<string> {
  const body = { kind: 'open311', name: '市政平台', address, secret, options: { ...OPTIONS, ...more } };
  return (await admin.post('/administration/units/plum-property/channels', body).expect(201)).body.channel.id;
}
const channel = async () => (await admin.get('/administration/units/plum-property/channels').expect(200)).body.items[0];
/** Lets minutes pass and asks the servers outside. */
async function pull(minutes = 6): Promise<void> {
  clock.set(new Date(clock.now().getTime() + minutes * MINUTE));
  await deliver(server);
  await pullRequests.run(server.deps);
  await deliver(server);
}
const lines = (doc: CaseDoc): string[] => doc.timeline.filter(({ via }) => via).map(({ action, text }) => `${action} ${text ?? ''}`.trim());
const now = (doc: CaseDoc): Promise<CaseDoc> => loadCase(server.deps, doc._id);

/** A server that is told what to answer, and keeps what it was asked. Format by the suffix is not its strength. */
async function fake(): Promise<{ url: string; asked: string[]; forms: URLSearchParams[]; say: (...answers: Said[]) => void; close: () => Promise<void> }> {
  const [asked, forms, queue]: [string[], URLSearchParams[], Said[]] = [[], [], []];
  const there = createServer(async (request: IncomingMessage, response: ServerResponse) => {
    let text = '';
    for await (const chunk of request) text += String(chunk);
    asked.push(`${request.method ?? ''} ${request.url ?? ''}`);
    if (text !== '') forms.push(new URLSearchParams(text));
    const { status = 200, body = '[]', headers = {} } = queue.shift() ?? {};
    if (status === 0) request.socket.destroy();
    else response.writeHead(status, headers).end(body);
  });
  await new Promise<void>((resolve) => there.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(there.address() as AddressInfo).port}/open311/v2`, asked, forms, say: (...answers) => void queue.push(...answers),
    close: () => new Promise((resolve) => { there.closeAllConnections(); there.close(() => resolve()); }),
  };
}
interface Said { status?: number; body?: string; headers?: Record<string, string> }
const error = (status: number, code = status): Said => ({ status, body: JSON.stringify([{ code: String(code), description: 'no' }]) });
const row = (fields: object): Said => ({ body: JSON.stringify([fields]) });

describe('a city platform that speaks Open311: this program as a second server', () => {
  let city: TestServer;
  let key: string;
  beforeAll(async () => {
    city = await startTestServer({ clock });
    await seedDistrict(city.deps);
    key = (await (await city.as('admin')).post('/administration/keys', { unitId: 'water', name: '下级平台', scopes: ['requests.file', 'requests.update'], perMinute: 6000 }).expect(201)).body.secret;
  });
  afterAll(() => city.close());
  const theirs = async (doc: CaseDoc): Promise<CaseDoc> => {
    const found = await caseByNumber(city.deps, (await now(doc)).outside?.[0]?.number ?? '-');
    if (!found) throw new Error('nothing arrived');
    return found;
  };

  it.each(['json', 'xml'] as const)('takes a case with its service, place and words, in %s; what becomes of it there comes back, and each side finds it by its number', async (format) => {
    await connect(`${city.url}/open311/v2/`, { format, services: [{ category: '楼道照明', code: 'stairLight' }], otherwise: 'litter' }, key);
    const doc = await dispatched(server.deps, `${format} 的灯不亮`);
    await deliver(server);
    let there = await theirs(doc);
    expect(there).toMatchObject({ categoryId: 'stairLight', state: 'submitted', scope: { community: 'plum' } });
    expect(there.text).toContain(`${format} 的灯不亮`);
    expect(there.text?.split('\n')).toContain(`邻里编号 ${doc.number}`);
    for (const secret of ['ann先生', '13800001234']) expect(there.text).not.toContain(secret);
    // WGS-84 on the way: the same spot within a metre.
    for (const part of ['lng', 'lat'] as const) expect(Math.abs(there.place.wgs84[part] - doc.place.wgs84[part])).toBeLessThan(1e-5);
    await pull();
    expect(lines(await now(doc))).toEqual(['acknowledge', 'outsideTold 等受理']);

    const plumStaff = await viewerOfPerson(city.deps, 'plumStaff');
    if (!plumStaff) throw new Error('no staff');
    there = await acceptAndDispatch(city.deps, there, actorIn(plumStaff, there), { ...ask(there), unitId: 'plum-property' });
    await pull();
    const handler = await viewerOfPerson(city.deps, 'plumWorker');
    if (!handler) throw new Error('no handler');
    there = await acknowledge(city.deps, there, actorIn(handler, there), ask(there));
    there = await handle(city.deps, there, actorIn(handler, there), { ...ask(there), text: '换了灯泡。', photoIds: [] });
    await pull();
    const done = await now(doc);
    expect(done).toMatchObject({ state: 'handled', outside: [{ name: '市政平台', number: there.number }] });
    expect(await OutsideRequests(server.deps).countDocuments({ nextAt: { $exists: true }, doneAt: null })).toBe(0);
    const found = (await (await server.as('plumStaff')).get(`/workbench/cases?view=all&search=${there.number}`).expect(200)).body.items;
    expect(found.map(({ number }: { number: string }) => number)).toEqual([doc.number]);
    expect(await channel()).toMatchObject({ waiting: 0, givenUp: 0, asking: { open: 0, last: { problem: null } }, options: { format } });
  });

  it('is tried by its services: a code it does not offer, and a key that may be wrong, are named', async () => {
    const id = await connect(`${city.url}/open311/v2`, { services: [{ category: 'stairLight', code: 'stairLight' }], otherwise: '' }, key);
    const test = async (): Promise<object> => (await admin.post(`/administration/channels/${id}/tests`).expect(200)).body;
    expect(await test()).toMatchObject({ problem: null });
    await admin.put(`/administration/channels/${id}`, { revision: 0, name: '市政平台', giveUpHours: 24, paused: false, options: { ...OPTIONS, otherwise: 'none' } }).expect(200);
    expect(await test()).toMatchObject({ problem: 'serviceUnknown' });
    expect(await city.deps.db.collection('cases').countDocuments({ 'proxy.helperId': 'none' })).toBe(0);
    await admin.put(`/administration/channels/${id}`, { revision: 1, name: '市政平台', giveUpHours: 24, paused: false, secret: 'wrong-key-0123456789', options: { ...OPTIONS, services: [], otherwise: 'litter' } }).expect(200);
    await dispatched(server.deps, '钥匙不对');
    await deliver(server);
    expect(await channel()).toMatchObject({ waiting: 1, lastProblem: { problem: 'unauthorised' } });
  });

  it('is told what happens later where it takes updates, once each', async () => {
    await connect(`${city.url}/open311/v2`, { services: [], otherwise: 'litter', updates: true }, key);
    const doc = await dispatched(server.deps, '垃圾没人收');
    await deliver(server);
    await (await server.as('ann')).post(`/cases/${doc._id}/supplement`, { revision: doc.revision, text: '后门也有' }).expect(200);
    await deliver(server);
    const told = (await theirs(doc)).timeline.filter(({ action }) => action === 'supplement').map(({ text }) => text);
    expect(told).toEqual(['居民补充了']);
    await server.deps.db.collection('outbox').updateMany({ target: (await channel()).id }, { $set: { state: 'waiting', notBefore: START, owner: null } });
    await server.deps.db.collection('lanes').updateMany({}, { $set: { dueAt: START } });
    await deliver(server);
    expect((await theirs(doc)).timeline.filter(({ action }) => action === 'supplement')).toHaveLength(1);
    expect(await city.deps.db.collection('cases').countDocuments({ text: { $regex: doc.number } })).toBe(1);
  });
});

describe('a server that misbehaves', () => {
  let there: Awaited<ReturnType<typeof fake>>;
  beforeEach(async () => { there = await fake(); });
  afterEach(() => there.close());

  it('and gives a token is asked until the number is there, then for what became of it; several at once', async () => {
    await connect(there.url, { jurisdiction: 'city.gov' });
    there.say(row({ token: 't-1' }), row({ service_request_id: '7002' }));
    const [one, two] = [await dispatched(server.deps, '一'), await dispatched(server.deps, '二')];
    await deliver(server);
    expect(there.forms.map((form) => [form.get('jurisdiction_id'), form.get('api_key'), form.get('service_code')])).toEqual([['city.gov', SECRET, expect.any(String)], ['city.gov', SECRET, expect.any(String)]]);
    there.say(row({ token: 't-1' }));
    await pull(1);
    there.say({ body: '<?xml version="1.0"?><service_requests><request><token>t-1</token><service_request_id>7001</service_request_id></request></service_requests>' });
    await pull(1);
    expect(there.asked.slice(2).map((path) => path.replace(/\?.*/, ''))).toEqual(['GET /open311/v2/tokens/t-1.json', 'GET /open311/v2/tokens/t-1.json']);
    there.say({ body: JSON.stringify({ service_requests: [{ service_request_id: 7001, status: 'open', status_notes: '派了车' }, { service_request_id: '7002', status: 'closed', status_notes: '修好了。', updated_datetime: '2026-03-02T10:05:00+08:00' }] }) });
    await pull();
    expect(new URL(there.asked.at(-1)?.slice(4) ?? '', there.url).searchParams.get('service_request_id')?.split(',').sort()).toEqual(['7001', '7002']);
    const [first, second] = await Promise.all([one, two].map(now));
    const byNumber = new Map([first, second].map((doc) => [doc?.outside?.[0]?.number, doc]));
    expect(lines(byNumber.get('7001') as CaseDoc)).toEqual(['acknowledge', 'outsideTold 派了车']);
    expect(byNumber.get('7002')).toMatchObject({ state: 'handled', result: { text: '修好了。' } });
    // The same news again is none.
    there.say(row({ service_request_id: '7001', status: 'open', status_notes: '派了车' }));
    await pull();
    expect(lines(await now(byNumber.get('7001') as CaseDoc))).toHaveLength(2);
  });

  it.each([
    ['a wrong key', error(403), { waiting: 1, givenUp: 0, lastProblem: { problem: 'unauthorised' } }],
    ['what it does not want', error(400), { waiting: 0, givenUp: 1 }],
    ['an unknown service', error(404), { waiting: 0, givenUp: 1 }],
    ['an error under a status that says all is well', error(200, 403), { waiting: 1, givenUp: 0, lastProblem: { problem: 'unauthorised' } }],
    ['a page that is not there', { status: 404, body: '<html><body>nothing</body></html>' }, { waiting: 1, lastProblem: { problem: 'notThere' } }],
    ['a redirect', { status: 302, headers: { location: 'http://169.254.169.254/' } }, { waiting: 1, lastProblem: { problem: 'redirected' } }],
    ['an answer nobody understands', { body: '<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>' }, { waiting: 1 }],
    ['too much', { body: `[${'{"a":1},'.repeat(20_000)}{}]` }, { waiting: 1, lastProblem: { problem: 'tooLong' } }],
  ] as const)('and says %s is named', async (_, said, expected) => {
    await connect(there.url);
    there.say(said as Said);
    await dispatched(server.deps);
    await deliver(server);
    expect(await channel()).toMatchObject(expected);
    expect(there.forms).toHaveLength(1);
  });

  it('and asks for patience is left alone for as long, by deliveries and by questions', async () => {
    await connect(there.url);
    there.say({ ...error(429), headers: { 'retry-after': '600' } }, row({ service_request_id: '1' }));
    const doc = await dispatched(server.deps);
    await deliver(server);
    await pull(9);
    expect(there.forms).toHaveLength(1);
    await pull(2);
    expect((await now(doc)).outside).toMatchObject([{ number: '1' }]);
    there.say({ ...error(429), headers: { 'retry-after': '3600' } });
    await pull();
    expect(await channel()).toMatchObject({ asking: { open: 1, last: { problem: 'busy' } } });
    const asked = there.asked.length;
    await pull(30);
    expect(there.asked).toHaveLength(asked);
  });

  it('and loses its answer after it took something is not given it twice: it is looked for by its mark', async () => {
    await connect(there.url);
    there.say({ status: 0 });
    const doc = await dispatched(server.deps);
    await deliver(server);
    expect(await channel()).toMatchObject({ waiting: 1 });
    const stored = await OutsideRequests(server.deps).findOne({ caseId: doc._id }).lean();
    expect(stored).toMatchObject({ uncertain: true, theirNumber: null });
    await there.close();
    const again = await fake();
    again.say({ body: JSON.stringify([{ service_request_id: '3', description: `邻里编号 ${doc.number}1` }, { service_request_id: '4', description: `灯不亮\n邻里编号 ${doc.number}` }]) });
    await admin.put(`/administration/channels/${(await channel()).id}`, { revision: 0, name: '市政平台', giveUpHours: 24, paused: false, address: again.url }).expect(200);
    await deliver(server);
    expect([again.forms.length, (await now(doc)).outside?.map(({ number }) => number)]).toEqual([0, ['4']]);
    await again.close();
  });

  it('never overrules the resident: what it says of an earlier round, or in words nobody knows, or of what is gone, is shown to people', async () => {
    await connect(there.url);
    there.say(row({ service_request_id: '9' }));
    const doc = await dispatched(server.deps);
    await deliver(server);
    there.say(row({ service_request_id: '9', status: 'transcended' }));
    await pull();
    const waiting = async (): Promise<{ said: string; why: string }[]> => (await (await server.as('plumStaff')).get('/integrations/answers').expect(200)).body.items;
    expect(await waiting()).toMatchObject([{ said: 'transcended', why: '看不懂这个状态' }]);
    there.say(row({ service_request_id: '9', status: 'closed', status_notes: '好了。' }));
    await pull();
    expect(await now(doc)).toMatchObject({ state: 'handled' });
    const ann = await server.as('ann');
    clock.set(new Date(clock.now().getTime() + 30 * MINUTE));
    await ann.post(`/cases/${doc._id}/evaluate`, { revision: (await now(doc)).revision, contacted: true, solved: false, satisfaction: 'unsatisfied', text: '还是不亮' }).expect(200);
    there.say(row({ service_request_id: '10' }));
    await deliver(server);
    // A new round is a new request, which names the one before.
    expect(there.forms.at(-1)?.get('description')).toContain(`邻里编号 ${doc.number}（第 2 次交办）\n上一次的编号 9`);
    for (let n = 0; n < 7; n += 1) {
      there.say(row({}), error(404));
      await pull();
    }
    expect(await now(doc)).toMatchObject({ state: 'dispatched', round: 2 });
    expect((await waiting()).map(({ said }) => said)).toContain('对方查不到这件了');
    expect(await channel()).toMatchObject({ asking: { open: 0 } });
  });

  it('and opens again what it had closed is noticed, also after the resident said that it is solved: people decide, nothing is pulled about', async () => {
    await connect(there.url);
    there.say(row({ service_request_id: '21' }));
    const doc = await dispatched(server.deps, '说办好了又打开的一件');
    await deliver(server);
    there.say(row({ service_request_id: '21', status: 'closed', status_notes: '好了。' }));
    await pull();
    expect(await channel()).toMatchObject({ asking: { open: 0 } });
    await (await server.as('ann')).post(`/cases/${doc._id}/evaluate`, { revision: (await now(doc)).revision, contacted: true, solved: true, satisfaction: 'satisfied', text: '' }).expect(200);
    const asked = there.asked.length;
    await pull(60);
    expect(there.asked).toHaveLength(asked);
    there.say(row({ service_request_id: '21', status: 'open', status_notes: '复查没修好，重新派了' }));
    await pull(6 * 60);
    expect((await now(doc)).state).toBe('closed');
    const shown = async (): Promise<object[]> => (await (await server.as('plumStaff')).get('/integrations/answers').expect(200)).body.items;
    expect(await shown()).toMatchObject([{ said: '正在办', note: '复查没修好，重新派了', why: expect.stringContaining('又打开了') }]);
    expect((await now(doc)).timeline.at(-1)).toMatchObject({ action: 'outsideTold', internal: true, text: expect.stringContaining('要不要重办请您定') });
    expect(await channel()).toMatchObject({ asking: { open: 0 } });
  });

  it('and puts away what it closed is not told to anybody; nobody asks for ever', async () => {
    await connect(there.url);
    there.say(row({ service_request_id: '22' }));
    await dispatched(server.deps, '收起来的一件');
    await deliver(server);
    there.say(row({ service_request_id: '22', status: 'closed', status_notes: '好了。' }));
    await pull();
    for (let n = 0; n < 7; n += 1) {
      there.say(row({}), error(404));
      await pull(25 * 60);
    }
    expect((await (await server.as('plumStaff')).get('/integrations/answers').expect(200)).body.items).toEqual([]);
    expect(await OutsideRequests(server.deps).countDocuments({ nextAt: { $exists: true } })).toBe(0);
  });

  it('is asked by one of several processes alone', async () => {
    await connect(there.url);
    there.say(row({ service_request_id: '11' }));
    await dispatched(server.deps);
    await deliver(server);
    clock.set(new Date(clock.now().getTime() + 6 * MINUTE));
    const before = there.asked.length;
    there.say(row({ service_request_id: '11', status: 'open' }));
    await Promise.all([pullRequests.run(server.deps), pullRequests.run(server.deps), runIfDue(server.deps, pullRequests, 'a'), runIfDue(server.deps, pullRequests, 'b')]);
    expect(there.asked.length - before).toBe(1);
  });
});

describe('what the administrator enters', () => {
  it('names a category that is none of ours, options that are of another kind, and none at all', async () => {
    const add = (body: object) => admin.post('/administration/units/plum-property/channels', { kind: 'open311', name: '平台', address: 'https://city.example/open311/v2', ...body }).expect(400);
    const fields = async (body: object): Promise<object> => (await add(body)).body.error.fields;
    expect(await fields({ options: { ...OPTIONS, services: [{ category: '天上的事', code: 'X' }] } })).toMatchObject([{ path: 'options', message: expect.stringContaining('天上的事') }]);
    expect(await fields({})).toMatchObject([{ path: 'options' }]);
    expect(await fields({ kind: 'webhook', options: OPTIONS })).toMatchObject([{ path: 'options' }]);
  });

  it('keeps the key encrypted, never shows it, and sends nothing that has no service, which staff are shown', async () => {
    const there = await fake();
    const id = await connect(there.url, { services: [], otherwise: '' });
    expect(JSON.stringify(await server.deps.db.collection('channels').find().toArray())).not.toContain(SECRET);
    expect(await channel()).toMatchObject({ hasSecret: true, answersAt: null });
    await dispatched(server.deps);
    await deliver(server);
    expect(there.asked).toEqual([]);
    expect((await admin.get(`/administration/channels/${id}/deliveries?state=dead`).expect(200)).body.items).toMatchObject([{ problem: 'unmapped', text: expect.stringContaining('没有对应的服务') }]);
    await there.close();
  });
});
