import { randomUUID } from 'node:crypto';
import { DocumentChecks } from '../../../server/features/counter/model';
import { createPerson, grantRole, viewerOfPerson } from '../../../server/features/identity';
import { settableClock } from '../../../server/platform/clock';
import { startTestServer, TEST_NOW, type Caller, type TestServer } from '../../support/server';
import { filed, seedDistrict } from '../cases/support';

const clock = settableClock(TEST_NOW);
let server: TestServer;
let staff: Caller;
let mei: Caller;
beforeEach(async () => {
  clock.set(TEST_NOW);
  server = await startTestServer({ clock });
  await seedDistrict(server.deps);
  await createPerson(server.deps, { id: 'mei', name: '梅小红', level: 0 });
  [staff, mei] = [await server.as('plumStaff'), await server.as('mei')];
});
afterEach(() => server.close());

const level = async (who: string): Promise<number | undefined> => (await viewerOfPerson(server.deps, who))?.level;
const code = async (who: Caller = mei): Promise<string> => (await who.post('/me/counter-code').expect(201)).body.code;
const find = async (by: object, who: Caller = staff) => who.post('/counter/find', by);
const visit = async (): Promise<string> => (await find({ code: await code() })).body.visit;
const see = async (sealed: string, over: object = {}, who: Caller = staff, key = randomUUID()) => who.post('/counter/documents', { visit: sealed, kind: 'identityCard', ...over }, key);

describe('a visit to the counter', () => {
  it('raises the level of who shows a code, keeps the kind of document and nothing else, and tells the person', async () => {
    const found = (await find({ code: await code() })).body;
    expect(found).toMatchObject({ name: '梅小红', level: 0, document: null });
    const after = (await see(found.visit, { name: '梅小虹' })).body;
    expect(after).toMatchObject({ name: '梅小虹', level: 2, document: { kind: 'identityCard', unit: '梅社区工作站', by: 'plumStaff先生', mayUndo: true } });
    expect(await level('mei')).toBe(2);
    expect((await mei.get('/me/identity').expect(200)).body).toEqual({ level: 2, phoneTail: null, document: { kind: 'identityCard', at: TEST_NOW.toISOString(), unit: '梅社区工作站', by: 'plumStaff先生' } });
    await server.drain();
    expect((await mei.get('/inbox')).body.items).toMatchObject([{ kind: 'documentSeen', body: '梅社区工作站看过您的身份证，只记了看过，不留号码，不复印。', target: { kind: 'identity' } }]);
    const [row] = await DocumentChecks(server.deps).find().lean();
    expect(Object.keys(row ?? {}).sort()).toEqual(['_id', 'at', 'byId', 'key', 'kind', 'pending', 'pendingSince', 'personId', 'undone', 'unitId'].filter((name) => name in (row ?? {})).sort());
  });

  it('is taken back with a reason, by the same counter, and leaves the level the phone stands for', async () => {
    const { document } = (await see(await visit())).body;
    const undo = async (who: Caller, reason = '看错了人') => (await who.post(`/counter/documents/${document.id}/undo`, { reason })).status;
    expect([await undo(await server.as('pineStaff')), await undo(await server.as('plumGrid')), await undo(mei), await undo(staff, '')]).toEqual([404, 403, 403, 400]);
    expect([await undo(staff), await undo(staff)]).toEqual([200, 200]);
    expect(await level('mei')).toBe(0);
    await server.drain();
    expect((await mei.get('/inbox')).body.items.map((item: { body: string }) => item.body).join()).toContain('撤回了：看错了人。请带上证件再来一趟');
    expect(await DocumentChecks(server.deps).countDocuments({ personId: 'mei' })).toBe(1);
    // Seen again it counts again; whoever has a phone on record falls back to level 1.
    expect((await see(await visit())).body.level).toBe(2);
    const bob = await server.as('bob');
    const seen = (await see((await find({ code: await code(bob) })).body.visit)).body;
    await staff.post(`/counter/documents/${seen.document.id}/undo`, { reason: '看错了人' }).expect(200);
    expect(await level('bob')).toBe(1);
  });

  it('is recorded once, whether sent twice, by two at once, or again', async () => {
    const [sealed, key] = [await visit(), randomUUID()];
    expect([(await see(sealed, {}, staff, key)).status, (await see(sealed, {}, staff, key)).status]).toEqual([201, 201]);
    expect((await see(sealed)).body.error.data.rule).toBe('documentSeen');
    await createPerson(server.deps, { id: 'lan', name: '兰', level: 0 });
    const lan = await server.as('lan');
    const head = await server.as('plumHead');
    const first = (await find({ code: await code(lan) })).body.visit;
    const second = (await find({ code: await code(lan) }, head)).body.visit;
    const both = await Promise.all([see(first), see(second, {}, head)]);
    expect(both.map(({ status }) => status).sort()).toEqual([201, 422]);
    expect(await DocumentChecks(server.deps).countDocuments({ personId: 'lan' })).toBe(1);
  });
});

describe('finding somebody', () => {
  it('takes a code once, within five minutes, and only the last one', async () => {
    const [old, fresh] = [await code(), await code()];
    expect(fresh).toMatch(/^\d{6}$/);
    expect((await find({ code: old })).status).toBe(old === fresh ? 200 : 404);
    expect([(await find({ code: fresh })).status, (await find({ code: fresh })).status]).toEqual([200, 404]);
    const late = await code();
    clock.set(new Date(TEST_NOW.getTime() + 5 * 60_000));
    expect((await find({ code: late })).status).toBe(404);
  });

  it('takes the number of a case of its own station, and the name with the end of the number of its own people', async () => {
    const doc = await filed(server.deps);
    expect((await find({ number: doc.number.toLowerCase() })).body.name).toBe('ann先生');
    const pine = await server.as('pineStaff');
    expect((await find({ number: doc.number }, pine)).status).toBe(404);
    expect((await find({ phoneTail: '1234', name: 'bob先生' })).body).toMatchObject({ name: 'bob先生', phoneTail: '1234' });
    expect((await find({ phoneTail: '1234', name: 'bob' })).status).toBe(404);
    expect((await find({ phoneTail: '1234', name: 'bob先生' }, pine)).status).toBe(404);
    for (const id of ['twin1', 'twin2']) await createPerson(server.deps, { id, name: '双生', phone: '13900005678', home: { communityId: 'plum', placeText: '', placeId: null, point: null } });
    expect((await find({ phoneTail: '5678', name: '双生' })).body.error.data.rule).toBe('severalPeople');
  });

  it('stops who tries codes or names', async () => {
    for (let n = 0; n < 20; n += 1) await find({ code: String(n).padStart(6, '0') });
    const refused = await find({ code: await code() });
    expect(refused.body.error).toMatchObject({ code: 'too_many_requests', data: { retrySeconds: 900 } });
    clock.set(new Date(TEST_NOW.getTime() + 15 * 60_000));
    expect((await find({ code: await code() })).status).toBe(200);
  });

  it('is for the counter alone, and what it found is for who found it and for ten minutes', async () => {
    for (const who of ['mei', 'ann', 'plumGrid', 'plumWorker', 'northDispatcher', 'districtAuditor', 'admin']) {
      const other = await server.as(who);
      expect([who, (await find({ code: '000000' }, other)).status, (await see('x', {}, other)).status]).toEqual([who, 403, 403]);
    }
    const sealed = await visit();
    expect((await see(sealed, {}, await server.as('plumHead'))).status).toBe(404);
    expect((await see(`${sealed}x`)).status).toBe(404);
    clock.set(new Date(TEST_NOW.getTime() + 11 * 60_000));
    expect((await see(sealed)).status).toBe(404);
    expect(await level('mei')).toBe(0);
  });

  it('lets nobody record their own document', async () => {
    await grantRole(server.deps, { personId: 'mei', role: 'stationStaff', unitId: 'plum-station', since: new Date('2025-01-01') });
    const both = await server.as('mei');
    const { visit: sealed } = (await find({ code: await code(both) }, both)).body;
    expect((await see(sealed, {}, both)).body.error.data.rule).toBe('ownDocument');
  });
});
