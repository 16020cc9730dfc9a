import { randomUUID } from 'node:crypto';
import { confirmHome, declineHome, loadHome, moveOut, type HomeDoc } from '../../../server/features/homes';
import { createPerson, grantRole, viewerOfPerson } from '../../../server/features/identity';
import { removeRoom } from '../../../server/features/organisation';
import { NEW_NEIGHBOUR } from '../../../shared/copy/wechat';
import { settableClock } from '../../../server/platform/clock';
import { startTestServer, TEST_NOW, type Caller, type TestServer } from '../../support/server';
import { filed } from '../cases/support';
import { BUILDING, OTHER_BUILDING, roomOf, seedHomes } from './support';

const clock = settableClock(TEST_NOW);
let server: TestServer;
const callers = new Map<string, Promise<Caller>>();
const as = (who: string): Promise<Caller> => callers.get(who) ?? callers.set(who, server.as(who)).get(who) ?? server.as(who);
beforeEach(async () => {
  clock.set(TEST_NOW);
  callers.clear();
  server = await startTestServer({ clock });
  await seedHomes(server.deps);
});
afterEach(() => server.close());

const DOOR = { buildingId: BUILDING, entrance: '2 单元', no: '501' };
/** Nothing happens at the same moment as the thing before. */
const later = (): void => clock.set(new Date(clock.now().getTime() + 60_000));
const ask = async (who: string, door: object = DOOR, key = randomUUID()) => {
  later();
  return (await as(who)).post('/homes', { communityId: 'plum', door, relation: 'family' }, key);
};
async function asked(who: string, door: object = DOOR): Promise<{ id: string; revision: number }> {
  return (await (await ask(who, door)).body).items[0];
}
const act = async (who: string, path: string, body: object) => {
  later();
  return (await as(who)).post(path, body);
};
async function confirmed(who: string, door: object = DOOR): Promise<{ id: string; revision: number }> {
  const { id, revision } = await asked(who, door);
  return (await (await act('plumStaff', `/station/homes/${id}/confirm`, { revision })).body) as { id: string; revision: number };
}
const mine = async (who: string) => (await (await as(who)).get('/homes').expect(200)).body;
const kinds = async (who: string): Promise<string[]> => {
  await server.drain();
  return (await (await as(who)).get('/inbox?limit=50').expect(200)).body.items.map((item: { kind: string }) => item.kind).filter((kind: string) => /home/i.test(kind)).reverse();
};
const viewer = (who: string) => viewerOfPerson(server.deps, who);

describe('binding a home', () => {
  it('goes from asking by way of a co-resident to the station, and each step is told', async () => {
    await confirmed('mei');
    const { id } = await asked('lan');
    const before = await mine('lan');
    expect(before.items[0]).toMatchObject({ state: 'asked', placeText: '3 栋 2 单元', no: '501', coResidents: [], actions: ['withdraw'], main: false });
    expect((await viewer('lan'))?.neighbourOf).toEqual([]);
    const waiting = (await mine('mei')).waiting[0];
    expect(waiting).toMatchObject({ id, name: '兰**', said: null });
    expect((await act('mei', `/homes/${id}/word`, { revision: waiting.revision, yes: true })).body.waiting[0].said).toBe(true);
    const [row] = (await (await as('plumStaff')).get('/station/homes').expect(200)).body.items;
    expect(row).toMatchObject({ id, located: true, household: ['梅小mei'], opinions: [{ part: 'coResident', name: '梅小mei', yes: true }], actions: ['confirm', 'decline'] });
    expect((await act('plumStaff', `/station/homes/${id}/confirm`, { revision: row.revision })).status).toBe(200);
    expect((await mine('lan')).items[0]).toMatchObject({ state: 'confirmed', main: true, coResidents: [{ name: '梅**', relation: 'family' }], actions: ['moveOut'] });
    expect((await mine('mei')).items[0].coResidents).toEqual([{ name: '兰**', relation: 'family' }]);
    expect((await viewer('lan'))?.neighbourOf).toEqual(['plum']);
    expect((await (await as('lan')).get('/me')).body.home).toMatchObject({ community: { id: 'plum' }, placeText: '3 栋 2 单元', placeId: 'p0', point: { system: 'gcj02' } });
    expect(await kinds('lan')).toEqual(['homeAsked', 'homeConfirmed']);
    expect(await kinds('mei')).toEqual(['homeAsked', 'homeConfirmed', 'homeCoResidentAsks', 'homeCoResidentNew']);
    expect(await kinds('plumHead')).toEqual(['stationHomeAsked', 'stationHomeAsked']);
    expect(await kinds('pineStaff')).toEqual([]);
    const said = (await (await as('mei')).get('/inbox')).body.items.map((item: { body: string }) => item.body).join();
    expect(said).toContain('兰**说也住在 3 栋 2 单元 501');
    expect(said).not.toContain('小lan');
  });

  it('makes a verified neighbour only of whose home is confirmed there', async () => {
    const doc = await filed(server.deps);
    const seen = async (who: string): Promise<[string, number]> => {
      const { body } = await (await server.as(who)).get(`/cases/${doc._id}`).expect(200);
      return [body.viewer, body.why.length > 0 ? 1 : 0];
    };
    await act('mei', '/me/community', { communityId: 'plum' });
    expect(await seen('mei')).toEqual(['public', 0]);
    const { id, revision } = await asked('mei');
    expect(await seen('mei')).toEqual(['public', 0]);
    const done = (await act('plumStaff', `/station/homes/${id}/confirm`, { revision })).body;
    expect(await seen('mei')).toEqual(['neighbour', 1]);
    await act('mei', `/homes/${id}/move-out`, { revision: done.revision });
    expect(await seen('mei')).toEqual(['public', 0]);
    // The community that was chosen still stands: a report finds its station.
    expect((await (await as('mei')).get('/me')).body.home).toMatchObject({ community: { id: 'plum' }, placeText: '' });
  });

  it('lets one person have several homes, of which one is the main one', async () => {
    const first = await confirmed('mei');
    const other = (await (await as('mei')).post('/homes', { communityId: 'pine', door: { buildingId: OTHER_BUILDING, entrance: '2', no: '101室' }, relation: 'owner' })).body.items.find((one: { state: string }) => one.state === 'asked');
    expect(other.placeText).toBe('松园 1 栋 2 单元');
    await act('pineStaff', `/station/homes/${other.id}/confirm`, { revision: other.revision });
    expect((await viewer('mei'))?.neighbourOf).toEqual(['plum', 'pine']);
    const after = (await act('mei', `/homes/${other.id}/main`, {})).body;
    expect(after.items.map(({ id, main }: { id: string; main: boolean }) => [id, main]).sort()).toEqual([[first.id, false], [other.id, true]].sort());
    expect((await (await as('mei')).get('/me')).body.home.community.id).toBe('pine');
    await act('mei', `/homes/${other.id}/move-out`, { revision: 1 });
    expect((await (await as('mei')).get('/me')).body.home.community.id).toBe('plum');
    expect((await act('mei', `/homes/${other.id}/main`, {})).body.error.code).toBe('wrong_state');
  });

  it('takes words where the building is in no list, and the station says which door it is', async () => {
    const { id, revision } = await asked('mei', { words: '村口第二家' });
    const confirm = (body: object) => act('plumStaff', `/station/homes/${id}/confirm`, { revision, ...body });
    expect((await confirm({})).body.error.data.rule).toBe('homeNeedsPlace');
    expect((await confirm({ roomId: roomOf('101', OTHER_BUILDING) })).body.error.data.rule).toBe('roomGone');
    expect((await confirm({ roomId: roomOf('502') })).body).toMatchObject({ state: 'confirmed', placeText: '3 栋 2 单元', no: '502', located: true });
    const plain = await asked('lan', { words: '村口第三家' });
    expect((await act('plumStaff', `/station/homes/${plain.id}/confirm`, { revision: plain.revision, placeText: '老村 3 号' })).body).toMatchObject({ state: 'confirmed', placeText: '老村 3 号', located: false });
  });

  it('tells neither which rooms exist nor who lives in them', async () => {
    await confirmed('mei', DOOR);
    const [there, nowhere] = [(await ask('lan')).body, (await ask('zhu', { ...DOOR, no: '9901' })).body];
    const shape = ({ items: [card], waiting }: { items: Record<string, unknown>[]; waiting: unknown[] }): unknown => ({ ...card, id: '', no: '', askedAt: '', updatedAt: '', waiting });
    expect(shape(nowhere)).toEqual(shape(there));
    expect((await (await as('lan')).get(`/buildings/${BUILDING}`).expect(200)).body).toEqual({ id: BUILDING, estate: '', name: '3 栋', community: { id: 'plum', name: '梅社区' }, entrances: ['2 单元'] });
    await (await as('lan')).get(`/buildings/${BUILDING}/rooms`).expect(403);
    await (await as('pineStaff')).get(`/buildings/${BUILDING}/rooms`).expect(403);
    expect((await (await as('plumGrid')).get(`/buildings/${BUILDING}/rooms`).expect(200)).body.items).toHaveLength(3);
    // Not of a home that is merely asked for, nor of one that was.
    const { id } = nowhere.items[0];
    for (const who of ['lan', 'mei', 'ann', 'pineStaff']) await (await act(who, `/homes/${id}/word`, { revision: 0, yes: true })).ok;
    expect((await loadHome(server.deps, id)).opinions).toEqual([]);
  });
});

describe('limits', () => {
  it('takes ten requests in thirty days, and the eleventh after them', async () => {
    for (let n = 0; n < 10; n += 1) {
      const { id, revision } = await asked('mei', { words: `第 ${n} 家` });
      await act('mei', `/homes/${id}/withdraw`, { revision });
    }
    expect((await ask('mei', { words: '又一家' })).body.error.data.rule).toBe('manyAsks');
    clock.set(new Date(TEST_NOW.getTime() + 31 * 86_400_000));
    expect((await (await server.as('mei')).post('/homes', { communityId: 'plum', door: { words: '又一家' }, relation: 'tenant' })).status).toBe(201);
  });

  it('has five homes at once and each door once', async () => {
    await ask('mei');
    expect((await ask('mei')).body.error.data.rule).toBe('homeThere');
    expect((await ask('mei', { ...DOOR, entrance: '２', no: '501 室' })).body.error.data.rule).toBe('homeThere');
    for (let n = 0; n < 4; n += 1) expect((await ask('mei', { words: `第 ${n} 家` })).status).toBe(201);
    expect((await ask('mei', { words: '第六家' })).body.error.data).toMatchObject({ rule: 'manyHomes', max: 5 });
  });

  it('is one request however often it is sent, and two at once are one', async () => {
    const key = randomUUID();
    expect([(await ask('mei', DOOR, key)).status, (await ask('mei', DOOR, key)).status]).toEqual([201, 201]);
    expect((await ask('mei', { ...DOOR, no: '502' }, key)).body.error.code).toBe('key_reused');
    const both = await Promise.all([ask('lan'), ask('lan')]);
    expect(both.map(({ status }) => status).sort()).toEqual([201, 422]);
    expect([(await mine('mei')).items.length, (await mine('lan')).items.length]).toEqual([1, 1]);
  });

  it('gives a name to who has none, and to nobody else', async () => {
    await createPerson(server.deps, { id: 'new', name: NEW_NEIGHBOUR });
    await (await as('new')).post('/homes', { communityId: 'plum', door: DOOR, relation: 'owner', name: '郑成' }).expect(201);
    expect((await (await as('new')).get('/me')).body.name).toBe('郑成');
    await (await as('new')).post('/homes', { communityId: 'plum', door: { words: '别处一家' }, relation: 'owner', name: '别人' }).expect(201);
    expect((await mine('new')).named).toBe(true);
    expect((await (await as('new')).get('/me')).body.name).toBe('郑成');
  });
});

describe('conflicts', () => {
  const actor = { personId: 'plumStaff', parts: ['station'] as const };
  const load = async (who: string): Promise<HomeDoc> => loadHome(server.deps, (await asked(who)).id);

  it('lets one of two decide, and tells the other', async () => {
    const doc = await load('mei');
    const [first, second] = await Promise.allSettled([
      confirmHome(server.deps, doc, actor, { revision: 0, key: 'a' }),
      declineHome(server.deps, doc, { personId: 'plumHead', parts: ['station'] }, { revision: 0, key: 'b', reason: 'notLivingHere', text: '' }),
    ]);
    expect([first.status, second.status].sort()).toEqual(['fulfilled', 'rejected']);
    const lost = [first, second].find((one) => one.status === 'rejected') as PromiseRejectedResult;
    expect(lost.reason).toMatchObject({ code: 'conflict', data: { revision: 1 } });
    // The winner's request sent again is answered as before.
    if (first.status === 'fulfilled') expect((await confirmHome(server.deps, doc, actor, { revision: 0, key: 'a' })).revision).toBe(1);
  });

  it('does not confirm a room that was taken out meanwhile', async () => {
    const doc = await load('mei');
    await removeRoom(server.deps, roomOf('501'));
    await expect(confirmHome(server.deps, doc, actor, { revision: 0, key: 'a' })).rejects.toMatchObject({ data: { rule: 'roomGone' } });
    expect((await loadHome(server.deps, doc._id)).state).toBe('asked');
    // Who lives there keeps their home when the room goes afterwards.
    const other = await confirmed('lan', { ...DOOR, no: '502' });
    await removeRoom(server.deps, roomOf('502'));
    expect((await loadHome(server.deps, other.id)).state).toBe('confirmed');
  });

  it('knows what is over, and keeps its history', async () => {
    const { id, revision } = await confirmed('mei');
    await moveOut(server.deps, await loadHome(server.deps, id), { personId: 'mei', parts: ['resident'] }, { revision, key: 'x' });
    await expect(confirmHome(server.deps, await loadHome(server.deps, id), actor, { revision: revision + 1, key: 'y' })).rejects.toMatchObject({ code: 'wrong_state' });
    expect((await loadHome(server.deps, id)).lines.map(({ action }) => action)).toEqual(['ask', 'confirm', 'moveOut']);
    expect((await ask('mei')).status).toBe(201);
    expect((await mine('mei')).items.map(({ state }: { state: string }) => state).sort()).toEqual(['asked', 'ended']);
  });

  it('needs a reason that helps, and tells it', async () => {
    const { id, revision } = await asked('mei');
    expect((await act('plumStaff', `/station/homes/${id}/decline`, { revision, reason: 'other' })).body.error.data.rule).toBe('reasonNeeded');
    await act('plumStaff', `/station/homes/${id}/decline`, { revision, reason: 'papersNeeded', text: '周三下午有人' });
    await server.drain();
    const [message] = (await (await as('mei')).get('/inbox')).body.items;
    expect(message.body).toBe('3 栋 2 单元 501，梅社区工作站没能核实：请带房产证或租房合同到工作站来一趟。周三下午有人。');
    const ended = await confirmed('mei', { ...DOOR, no: '503' });
    expect((await act('plumHead', `/station/homes/${ended.id}/end`, { revision: ended.revision, reason: 'movedAway' })).body.state).toBe('ended');
    expect((await viewer('mei'))?.neighbourOf).toEqual([]);
  });
});

describe('who may', () => {
  it('is the station for deciding, a grid worker for recommending, and nobody for their own home', async () => {
    const { id, revision } = await asked('mei');
    const confirm = async (who: string) => (await act(who, `/station/homes/${id}/confirm`, { revision })).body.error?.code ?? 'done';
    for (const who of ['mei', 'lan', 'ann', 'pineStaff', 'plumWorker', 'northDispatcher', 'districtAuditor', 'admin']) expect([who, await confirm(who)]).toEqual([who, 'not_found']);
    expect(await confirm('plumGrid')).toBe('not_allowed');
    expect((await act('plumStaff', `/station/homes/${id}/word`, { revision, yes: true })).body.error.code).toBe('not_allowed');
    const spoken = (await act('plumGrid', `/station/homes/${id}/word`, { revision, yes: false })).body;
    expect(spoken).toMatchObject({ state: 'asked', opinions: [{ part: 'gridWorker', yes: false }], actions: ['speak'] });
    for (const who of ['ann', 'plumWorker', 'northDispatcher', 'admin']) await (await as(who)).get('/station/homes').expect(403);
    expect((await (await as('pineStaff')).get('/station/homes').expect(200)).body).toMatchObject({ items: [], counts: { asked: 0 } });
    expect((await (await as('plumGrid')).get('/station/homes').expect(200)).body.counts.asked).toBe(1);
    await grantRole(server.deps, { personId: 'mei', role: 'stationStaff', unitId: 'plum-station', since: new Date('2025-01-01') });
    const own = await (await server.as('mei')).post(`/station/homes/${id}/confirm`, { revision: spoken.revision });
    expect(own.body.error.data.rule).toBe('ownHome');
  });
});
