import { randomUUID } from 'node:crypto';
import { createPerson } from '../../../server/features/identity';
import { bindPhone } from '../../../server/features/identity/commands/bindPhone';
import { Cases } from '../../../server/features/cases/model';
import { ProxyContacts } from '../../../server/features/proxy/model';
import { Deliveries } from '../../../server/features/notifications/wechatModel';
import { settableClock } from '../../../server/platform/clock';
import type { Sms } from '../../../server/platform/sms';
import { startTestServer, TEST_NOW, type Caller, type TestServer } from '../../support/server';
import { withOtherSignature } from '../../support/signed';
import { middleOf, seedDistrict } from '../cases/support';

const clock = settableClock(TEST_NOW);
const NUMBER = '13912345678';
const sent: { phone: string; text: string }[] = [];
let server: TestServer;
let staff: Caller;
let head: Caller;
let grid: Caller;
let worker: Caller;
beforeAll(async () => {
  server = await startTestServer({ clock, config: { publicUrl: 'https://linli.example', sms: { base: 'http://sms.invalid', key: 'k' } } });
  const sms: Sms = { send: async (phone, text) => { sent.push({ phone, text }); return 'sent'; } };
  Object.assign(server.deps, { sms });
  await seedDistrict(server.deps);
  [staff, head, grid, worker] = await Promise.all(['plumStaff', 'plumHead', 'plumGrid', 'plumWorker'].map((id) => server.as(id))) as [Caller, Caller, Caller, Caller];
});
beforeEach(() => { sent.length = 0; });
afterAll(() => server.close());

const report = { categoryId: 'stairLight', text: '楼道灯不亮，老人家下楼看不见。', place: { text: '3 栋 2 单元', point: middleOf(0) } };
const filing = (changes: object = {}) => ({ person: { name: '何婆婆', phone: NUMBER }, source: 'hotline', consent: 'phone', report, ...changes });
const file = async (changes: object = {}, who: Caller = staff, key: string = randomUUID()) => who.post('/proxy/cases', filing(changes), key);
const page = (path: string) => server.request.get(path);
const view = async (id: string, who: Caller = staff) => (await who.get(`/cases/${id}`).expect(200)).body;
async function step(who: Caller, id: string, action: string, body: object = {}) {
  return who.post(`/cases/${id}/${action}`, { revision: (await view(id)).revision, ...body });
}
/** Taken on by the station itself and done by `by`. */
async function done(id: string, by: Caller): Promise<void> {
  await step(by, id, 'take-on');
  expect((await step(by, id, 'handle', { text: '换了灯' })).status).toBe(200);
}

describe('filing on behalf of somebody', () => {
  it('gives the same number, place, station and clock as a resident gets, and names helper and consent', async () => {
    const mine = (await (await server.as('ann')).post('/cases', report).expect(201)).body;
    const { body, status } = await file();
    expect(status).toBe(201);
    const seen = await view(body.id);
    expect(seen.number.slice(0, -3)).toBe(mine.number.slice(0, -3));
    expect([seen.grid, seen.station.id, seen.clock.promisedAt, seen.suggestion.unit.id]).toEqual([mine.grid, mine.station.id, mine.clock.promisedAt, 'plum-property']);
    expect(seen.proxy).toEqual({ door: 'hotline', helper: { unit: '梅社区工作站', person: 'plumStaff先生' }, consent: { how: 'phone', at: TEST_NOW.toISOString() }, accountless: true });
    expect(seen.timeline[0]).toMatchObject({ action: 'submit', door: 'hotline', actor: { unit: '梅社区工作站', isReporter: false } });
    expect(seen.reporter).toMatchObject({ name: '何婆婆', phoneTail: '5678' });
  });

  it('is done once for one key, refuses the key for something else, and keeps no number anywhere in the clear', async () => {
    const key = randomUUID();
    const [one, two] = [await file({}, staff, key), await file({}, staff, key)];
    expect(two.body.id).toBe(one.body.id);
    expect((await file({ person: { name: '何婆婆', phone: '13912345679' } }, staff, key)).body.error.code).toBe('key_reused');
    for (const collection of await server.deps.db.listCollections()) {
      const rows = await server.deps.db.collection(collection.name).find({}).toArray();
      expect({ in: collection.name, found: JSON.stringify(rows).includes(NUMBER) }).toEqual({ in: collection.name, found: false });
    }
  });

  it('refuses a consent that does not fit, a text message without a number, a bad number, oneself, and whoever is not staff there', async () => {
    const refusal = async (changes: object, who: Caller = staff) => { const { body } = await file(changes, who); return body.error.data?.rule ?? body.error.fields?.[0]?.message ?? body.error.code; };
    expect(await refusal({ source: 'counter' })).toBe('consentDoesNotFit');
    expect(await refusal({ person: { name: '无号' }, sms: true })).toBe('smsNeedsPhone');
    expect(await refusal({ person: { name: '错号', phone: '12345' } })).toBe('手机号的写法不对');
    expect(await refusal({}, worker)).toBe('not_allowed');
    expect(await refusal({}, await server.as('ann'))).toBe('not_allowed');
    const own = (await staff.post('/me/counter-code').expect(201)).body.code;
    const { visit } = (await staff.post('/proxy/find', { code: own }).expect(200)).body;
    expect(await refusal({ person: { visit } })).toBe('helpYourself');
  });

  it('is the matter of a registered resident found by the code on their phone, also for a grid worker at the door', async () => {
    const bob = await server.as('bob');
    const { code } = (await bob.post('/me/counter-code').expect(201)).body;
    const found = (await grid.post('/proxy/find', { code }).expect(200)).body;
    expect(found).toMatchObject({ name: 'bob先生', phoneTail: '1234' });
    const { body } = await file({ person: { visit: found.visit }, source: 'visit', consent: 'written' }, grid);
    expect((await bob.get('/cases/mine').expect(200)).body.items.map((item: { id: string }) => item.id)).toContain(body.id);
    const seen = await view(body.id, bob);
    expect(seen).toMatchObject({ viewer: 'reporter', proxy: { accountless: false, helper: { person: 'plumGrid先生' } } });
    // What one staff member found is of no use to another.
    expect((await file({ person: { visit: found.visit }, source: 'visit', consent: 'written' }, staff)).status).toBe(404);
    await server.drain();
    expect((await bob.get('/inbox')).body.items[0]).toMatchObject({ kind: 'caseFiledForYou' });
    expect((await step(head, body.id, 'record-word', { solved: true, satisfaction: 'satisfied' })).body.error.code).toBe('wrong_state');
  });
});

describe('the receipt', () => {
  it('goes out by text message once, by night too, with number and link and without what it is about', async () => {
    const { body } = await file({ sms: true, person: { name: '短信婆婆', phone: '13912340001' } });
    await server.drain();
    await server.drain();
    expect(sent).toEqual([{ phone: '13912340001', text: expect.stringContaining(`https://linli.example/p/c/${body.number}/${body.code}`) as string }]);
    expect(sent[0]?.text).toMatch(/梅社区工作站替您报的事收下了.*前答复/);
    expect(sent[0]?.text).not.toContain('灯');
    expect(JSON.stringify(await Deliveries(server.deps).find().lean())).not.toContain('13912340001');
  });

  it('leads to a page without script that shows the state by number and code, and nothing else', async () => {
    const { body } = await file();
    const open = await page(body.page).expect(200).expect('content-type', /html/);
    expect(open.text).toContain('等受理');
    expect(open.text).toContain(body.number);
    for (const secret of ['灯', '何婆婆', '3 栋', '5678', '<script']) expect(open.text).not.toContain(secret);
    const wrong = `/p/c/${body.number}/AAAAAAAAAA`;
    expect((await page(wrong).expect(404)).text).toContain('没找到这张回执');
    await page(`/p/c/${body.number}/x`).expect(404);
    const own = (await (await server.as('ann')).post('/cases', report).expect(201)).body;
    await page(`/p/c/${own.number}/${body.code}`).expect(404);
    await step(staff, body.id, 'accept');
    expect((await page(body.page)).text).toContain('已受理');
  });

  it('is printed from a signed address that dies, with a picture to scan and without the number of the phone', async () => {
    const { body } = await file();
    const printed = (await page(body.print).expect(200)).text;
    for (const shown of ['代办回执', body.number, body.code, '何婆婆', 'plumStaff先生', '电话里答应', '<svg']) expect(printed).toContain(shown);
    expect(printed).not.toContain('5678');
    await page(withOtherSignature(body.print)).expect(404);
    const again = (await head.post(`/proxy/cases/${body.id}/receipt`).expect(200)).body;
    expect(again.code).toBe(body.code);
    clock.set(new Date(TEST_NOW.getTime() + 2 * 3_600_000));
    await page(body.print).expect(404);
    clock.set(TEST_NOW);
  });

  it('keeps what people wrote from becoming markup', async () => {
    const { body } = await file({ person: { name: '<b>何</b>' }, report: { ...report, text: '<img src=x onerror=alert(1)> 灯坏了' } });
    expect((await page(body.print)).text).not.toMatch(/<b>|<img/);
  });
});

describe('the last word', () => {
  it('is written down by the station for who has no account, not by who did the work', async () => {
    const { body } = await file({ person: { name: '问话婆婆' } });
    await done(body.id, staff);
    await server.drain();
    expect((await head.get('/inbox')).body.items.map(({ kind }: { kind: string }) => kind)).toContain('stationAskByPhone');
    const word = { solved: true, satisfaction: 'basically', text: '亮了，就是装得歪' };
    expect((await step(staff, body.id, 'record-word', word)).body.error.data.rule).toBe('wordByHandler');
    expect((await step(grid, body.id, 'record-word', word)).body.error.code).toBe('not_allowed');
    const after = (await step(head, body.id, 'record-word', word)).body;
    expect(after).toMatchObject({ state: 'closed', outcome: 'satisfied', evaluation: { satisfaction: 'basically', takenBy: { unit: '梅社区工作站', person: 'plumHead先生' } } });
  });

  it('sends the matter back once when they say that it is not done', async () => {
    const { body } = await file({ person: { name: '再办婆婆' } });
    await done(body.id, staff);
    const after = (await step(head, body.id, 'record-word', { solved: false, satisfaction: 'unsatisfied', text: '还是黑的' })).body;
    expect(after).toMatchObject({ state: 'dispatched', round: 2 });
    expect(after.timeline.slice(0, 2).concat(after.timeline.slice(-2)).map((row: { action: string }) => row.action)).toEqual(expect.arrayContaining(['recordWord', 'redo']));
  });

  it('is the resident\'s own once they confirm the number: the matter is among theirs, whether filed before or after', async () => {
    const phone = '13912349999';
    const before = (await file({ person: { name: '后来的人', phone } })).body;
    await done(before.id, staff);
    await createPerson(server.deps, { id: 'late', name: '小何' });
    await bindPhone(server.deps, { personId: 'late', sessionId: 'none' }, phone);
    const late = await server.as('late');
    const after = (await file({ person: { name: '后来的人', phone } })).body;
    const ids = (await Promise.all(['toEvaluate', 'open'].map(async (tab) => (await late.get(`/cases/mine?tab=${tab}`).expect(200)).body.items))).flat().map((item: { id: string }) => item.id);
    expect(ids).toEqual([before.id, after.id]);
    expect((await step(head, before.id, 'record-word', { solved: true, satisfaction: 'satisfied' })).body.error.data.rule).toBe('speaksThemselves');
    const said = await late.post(`/cases/${before.id}/evaluate`, { revision: (await view(before.id)).revision, contacted: true, solved: true, satisfaction: 'satisfied' });
    expect(said.body).toMatchObject({ state: 'closed', outcome: 'satisfied' });
    await server.drain();
    expect((await late.get('/inbox')).body.items.map(({ kind }: { kind: string }) => kind)).toContain('caseClaimed');
    expect(await ProxyContacts(server.deps).countDocuments({ claimedBy: 'late' })).toBe(1);
    // Confirming it again changes nothing.
    const { revision } = await view(before.id);
    await bindPhone(server.deps, { personId: 'late', sessionId: 'none' }, phone);
    expect((await view(before.id)).revision).toBe(revision);
    expect(await Cases(server.deps).countDocuments({ reporterId: 'late' })).toBe(2);
  });
});
