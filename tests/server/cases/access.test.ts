import { acceptAndDispatch, acknowledge, handle, type CaseDoc } from '../../../server/features/cases';
import { startTestServer, type Caller, type TestServer } from '../../support/server';
import { as, ask, filed, seedDistrict, type PersonKey } from './support';

/**
 * Who may do what, written by hand from the domain (who sees what; parts in a case): each person of the test
 * district against each route of a case of community plum, led by plum's property company. Nothing here is
 * read from the program.
 */
let server: TestServer;
const callers = new Map<string, Caller>();
beforeAll(async () => {
  server = await startTestServer();
  await seedDistrict(server.deps);
});
afterAll(() => server.close());

async function callerOf(person: PersonKey | 'nobody'): Promise<Caller> {
  if (person === 'nobody') return server.stranger;
  const known = callers.get(person) ?? (await server.as(person));
  callers.set(person, known);
  return known;
}

/** A case of ann's in the state in which the action may be taken. */
async function inState(state: 'submitted' | 'accepted' | 'dispatched' | 'acknowledged' | 'handled', changes = {}): Promise<CaseDoc> {
  const { deps } = server;
  let doc = await filed(deps, changes);
  if (state === 'submitted' || state === 'accepted') return doc;
  doc = await acceptAndDispatch(deps, doc, await as(deps, 'plumStaff', doc), { ...ask(doc), unitId: 'plum-property' });
  if (state === 'dispatched') return doc;
  doc = await acknowledge(deps, doc, await as(deps, 'plumWorker', doc), ask(doc));
  if (state === 'acknowledged') return doc;
  return handle(deps, doc, await as(deps, 'plumWorker', doc), { ...ask(doc), text: '办了', photoIds: [] });
}

const EVERYBODY: readonly (PersonKey | 'nobody')[] = [
  'ann', 'bob', 'cy', 'plumStaff', 'plumHead', 'pineStaff', 'plumGrid', 'plumWorker', 'waterWorker', 'northDispatcher', 'southDispatcher', 'districtAuditor', 'admin', 'nobody',
];

const station = ['plumStaff', 'plumHead'];
const ACTIONS: readonly { path: string; state: Parameters<typeof inState>[0]; body: object; may: readonly string[] }[] = [
  { path: 'accept', state: 'submitted', body: {}, may: station },
  { path: 'decline', state: 'submitted', body: { ruleId: 'sameMatter', reason: '已经在办' }, may: station },
  { path: 'accept-and-dispatch', state: 'submitted', body: { unitId: 'plum-property' }, may: station },
  { path: 'take-on', state: 'submitted', body: {}, may: station },
  { path: 'correct', state: 'submitted', body: { gridId: 'g1', reason: '在第二网格' }, may: station },
  { path: 'withdraw', state: 'submitted', body: {}, may: ['ann'] },
  { path: 'supplement', state: 'submitted', body: { text: '二楼也不亮' }, may: ['ann'] },
  { path: 'inspect', state: 'submitted', body: { text: '看过了' }, may: [...station, 'plumGrid'] },
  { path: 'acknowledge', state: 'dispatched', body: {}, may: ['plumWorker'] },
  { path: 'handle', state: 'acknowledged', body: { text: '换了' }, may: ['plumWorker'] },
  { path: 'verify', state: 'handled', body: {}, may: [...station, 'plumGrid'] },
  { path: 'reject', state: 'handled', body: { reason: '还是不亮' }, may: [...station, 'plumGrid'] },
  { path: 'evaluate', state: 'handled', body: { contacted: true, solved: true, satisfaction: 'satisfied' }, may: ['ann'] },
  { path: 'release', state: 'handled', body: { text: '楼道灯修好了' }, may: station },
  { path: 'note', state: 'dispatched', body: { text: '内部说明' }, may: [...station, 'plumGrid', 'plumWorker'] },
];

describe.each(ACTIONS)('POST /cases/:id/$path', ({ path, state, body, may }) => {
  it(`allows ${may.join(', ')} and refuses everybody else`, async () => {
    const answers: Record<string, number> = {};
    const refusals = EVERYBODY.filter((person) => !may.includes(person));
    const shared = await inState(state, { showToNeighbours: true });
    for (const person of refusals) {
      const caller = await callerOf(person);
      answers[person] = (await caller.post(`/cases/${shared._id}/${path}`, { revision: shared.revision, ...body })).status;
    }
    for (const person of may) {
      const own = await inState(state, { showToNeighbours: true });
      answers[person] = (await (await callerOf(person as PersonKey)).post(`/cases/${own._id}/${path}`, { revision: own.revision, ...body })).status;
    }
    const expected = Object.fromEntries(EVERYBODY.map((person) => [person, may.includes(person) ? 200 : person === 'nobody' ? 401 : 403]));
    expect(answers).toEqual(expected);
  });
});

it('POST /cases/:id/dispatch allows the station once accepted', async () => {
  const doc = await inState('submitted');
  const staff = await callerOf('plumStaff');
  await staff.post(`/cases/${doc._id}/accept`, { revision: 0 }).expect(200);
  await (await callerOf('pineStaff')).post(`/cases/${doc._id}/dispatch`, { revision: 1, unitId: 'water' }).expect(403);
  await staff.post(`/cases/${doc._id}/dispatch`, { revision: 1, unitId: 'water' }).expect(200);
  await (await callerOf('plumWorker')).post(`/cases/${doc._id}/acknowledge`, { revision: 2 }).expect(403);
  await (await callerOf('waterWorker')).post(`/cases/${doc._id}/acknowledge`, { revision: 2 }).expect(200);
});

describe('GET /cases/:id', () => {
  const OPEN: Readonly<Record<string, string>> = {
    ann: 'reporter', bob: 'neighbour', cy: 'public', plumStaff: 'staff', plumHead: 'staff', pineStaff: 'public', plumGrid: 'staff',
    plumWorker: 'staff', waterWorker: 'public', northDispatcher: 'staff', southDispatcher: 'public', districtAuditor: 'staff', admin: 'public',
  };
  it('shows each person what the table of the domain says', async () => {
    const doc = await inState('dispatched');
    const seen: Record<string, string> = {};
    for (const person of Object.keys(OPEN)) seen[person] = (await (await callerOf(person as PersonKey)).get(`/cases/${doc._id}`).expect(200)).body.viewer;
    expect(seen).toEqual(OPEN);
    await server.stranger.get(`/cases/${doc._id}`).expect(401);
  });

  it('hides a sensitive case from everybody but its reporter and the staff concerned', async () => {
    const doc = await inState('dispatched', { categoryId: 'neighbourDispute', text: '楼上夜里吵架' });
    const status: Record<string, number> = {};
    for (const person of Object.keys(OPEN)) status[person] = (await (await callerOf(person as PersonKey)).get(`/cases/${doc._id}`)).status;
    const visible = ['ann', 'plumStaff', 'plumHead', 'plumGrid', 'plumWorker', 'northDispatcher', 'districtAuditor'];
    expect(status).toEqual(Object.fromEntries(Object.keys(OPEN).map((person) => [person, visible.includes(person) ? 200 : 404])));
    const board = await (await callerOf('bob')).get('/cases/around?communityId=plum&solved=no&limit=50').expect(200);
    expect(board.body.items.map((row: { id: string }) => row.id)).not.toContain(doc._id);
    await (await callerOf('bob')).post(`/cases/${doc._id}/note`, { revision: 2, text: 'x' }).expect(404);
  });
});

describe('the workbench and other pages', () => {
  const WORKBENCH: Readonly<Record<string, number>> = {
    ann: 403, plumStaff: 200, plumHead: 200, pineStaff: 200, plumGrid: 200, plumWorker: 200, northDispatcher: 200, districtAuditor: 200, admin: 403, nobody: 401,
  };
  it('opens the workbench to those who have cases there', async () => {
    for (const [person, status] of Object.entries(WORKBENCH)) {
      expect([person, (await (await callerOf(person as PersonKey)).get('/workbench/cases')).status]).toEqual([person, status]);
    }
  });

  it('lists on each workbench only the cases of its community, unit, street or district', async () => {
    const dispatched = await inState('dispatched');
    const pine = await filed(server.deps, { place: { text: '松园', point: { lng: 113.9075, lat: 22.6015, system: 'wgs84' } } }, 'cy');
    const ids = async (person: PersonKey): Promise<string[]> =>
      (await (await callerOf(person)).get('/workbench/cases?limit=50').expect(200)).body.items.map((row: { id: string }) => row.id);
    expect(await ids('plumStaff')).toContain(dispatched._id);
    expect(await ids('plumStaff')).not.toContain(pine._id);
    expect(await ids('pineStaff')).toEqual([pine._id]);
    expect(await ids('plumWorker')).toContain(dispatched._id);
    expect(await ids('waterWorker')).not.toContain(dispatched._id);
    expect(await ids('northDispatcher')).toEqual(expect.arrayContaining([dispatched._id, pine._id]));
    expect(await ids('southDispatcher')).toEqual([]);
    expect(await ids('districtAuditor')).toEqual(expect.arrayContaining([dispatched._id, pine._id]));
  });

  it('shows the units to dispatch to only to the station and to those above it', async () => {
    const status: Record<string, number> = {};
    for (const person of EVERYBODY) status[person] = (await (await callerOf(person)).get('/communities/plum/units')).status;
    const may = ['plumStaff', 'plumHead', 'northDispatcher', 'districtAuditor', 'admin'];
    expect(status).toEqual(Object.fromEntries(EVERYBODY.map((person) => [person, may.includes(person) ? 200 : person === 'nobody' ? 401 : 403])));
  });

  it.each(['/cases/mine', '/inbox', '/communities/plum/account', '/communities/plum/map', '/units/plum', '/cases/around?communityId=plum', '/routing?categoryId=litter&lng=113.9&lat=22.6'])(
    '%s asks a stranger to log in',
    async (path) => {
      await server.stranger.get(path).expect(401);
    },
  );
  it.each(['/catalogue', '/communities'])('%s is open to strangers', async (path) => {
    await server.stranger.get(path).expect(200);
  });
  it("keeps a person's own cases and messages from others", async () => {
    await filed(server.deps, {}, 'bob');
    await server.drain();
    const bob = await callerOf('bob');
    const message = (await bob.get('/inbox')).body.items[0];
    await (await callerOf('cy')).post(`/inbox/${message.id}/read`).expect(404);
    await bob.post(`/inbox/${message.id}/read`).expect(200, { unread: 0 });
    const mine = (await (await callerOf('cy')).get('/cases/mine')).body.items;
    expect(mine.every((row: { title: string }) => row.title !== '')).toBe(true);
    // Everything that the tests before have caused is delivered here.
  }, 120_000);
});
