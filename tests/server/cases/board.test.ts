import { acceptAndDispatch, acknowledge, askReporter, correct, designate, dispatch, evaluate, handle, loadCase, sendBack, supervise, withdraw, type CaseDoc } from '../../../server/features/cases';
import { board } from '../../../server/platform/database/migrations/008-board';
import { rawCases } from '../../../server/features/cases/model';
import { settableClock } from '../../../server/platform/clock';
import { startTestServer, TEST_NOW, type Caller, type TestServer } from '../../support/server';
import { as, ask, filed, middleOf, seedDistrict, type PersonKey } from './support';

const clock = settableClock(TEST_NOW);
const days = (n: number): void => clock.set(new Date(TEST_NOW.getTime() + n * 86_400_000));
let server: TestServer;
let who: Record<'ann' | 'plumStaff' | 'pineStaff' | 'plumWorker' | 'plumGrid' | 'northDispatcher' | 'southDispatcher' | 'districtAuditor', Caller>;
/** The day it is; a session lives half a day, so everybody comes in anew. */
async function on(day: number): Promise<void> {
  days(day);
  const names = ['ann', 'plumStaff', 'pineStaff', 'plumWorker', 'plumGrid', 'northDispatcher', 'southDispatcher', 'districtAuditor'] as const;
  who = Object.fromEntries(await Promise.all(names.map(async (name) => [name, await server.as(name)]))) as typeof who;
}
beforeAll(async () => {
  server = await startTestServer({ clock });
  await seedDistrict(server.deps);
});
afterAll(() => server.close());
beforeEach(() => on(0));

type Command<A> = (deps: TestServer['deps'], doc: CaseDoc, actor: Awaited<ReturnType<typeof as>>, asked: A & { revision: number; key: string }) => Promise<CaseDoc>;
async function step<A extends object>(doc: CaseDoc, by: PersonKey, command: Command<A>, body: A): Promise<CaseDoc> {
  return command(server.deps, doc, await as(server.deps, by, doc), { ...ask(doc), ...body });
}
const give = (doc: CaseDoc, unitId = 'plum-property'): Promise<CaseDoc> => step(doc, 'plumStaff', acceptAndDispatch, { unitId });
const back = (doc: CaseDoc, by: PersonKey = 'plumWorker'): Promise<CaseDoc> => step(doc, by, sendBack, { reason: '不归我们', photoIds: [] });
async function solved(doc: CaseDoc): Promise<CaseDoc> {
  const taken = await step(await give(doc), 'plumWorker', acknowledge, {});
  const done = await step(taken, 'plumWorker', handle, { text: '换好了', photoIds: [], why: '' });
  return step(done, 'ann', evaluate, { contacted: true, solved: true, satisfaction: 'satisfied' as const, text: '' });
}
interface Board { lanes: { view: string; count: number; oldest: { since: string; atLeast: boolean } | null; nearest: string | null }[]; places: { place: { id: string }; counts: Record<string, number> }[] }
const boardOf = async (caller: Caller): Promise<Board> => (await caller.get('/workbench/board').expect(200)).body;
const lane = (board_: Board, view: string) => board_.lanes.find((one) => one.view === view);
const idsOf = async (caller: Caller, query: string): Promise<string[]> => (await caller.get(`/workbench/cases?${query}`).expect(200)).body.items.map(({ id }: { id: string }) => id);

describe('the triage board', () => {
  it('shows what waits in which lane, since when, and what falls due first; a tap leads to the same cases', async () => {
    const asked = await step(await filed(server.deps), 'plumStaff', askReporter, { text: '是几楼？' });
    const returned = await back(await give(await filed(server.deps)));
    let twice = await step(await back(await give(await filed(server.deps))), 'plumStaff', dispatch, { unitId: 'water' });
    twice = await back(twice, 'waterWorker');
    const watched = await step(await give(await filed(server.deps)), 'northDispatcher', supervise, { trigger: 'unsolved' as const, reason: '拖太久了' });
    const seen = await boardOf(who.plumStaff);
    expect(lane(seen, 'answering')).toMatchObject({ count: 1, oldest: { since: TEST_NOW.toISOString(), atLeast: false } });
    expect(lane(seen, 'returned')).toMatchObject({ count: 2, nearest: returned.dueAt.toISOString() });
    expect([lane(seen, 'toDecide')?.count, lane(seen, 'supervised')?.count, lane(seen, 'deferred')]).toEqual([1, 1, { view: 'deferred', count: 0, oldest: null, nearest: null }]);
    expect(await idsOf(who.plumStaff, 'view=returned')).toEqual(expect.arrayContaining([returned._id, twice._id]));
    expect(await idsOf(who.northDispatcher, 'view=toDecide')).toEqual([twice._id]);
    expect(await idsOf(who.plumWorker, 'view=supervised')).toEqual([watched._id]);
    expect(await idsOf(who.plumWorker, 'view=returned')).toEqual([]);
    expect(await idsOf(who.plumGrid, 'view=answering')).toEqual([asked._id]);
    // What has moved on is in none of them, and holds no mark that an index would keep.
    await step(twice, 'northDispatcher', designate, { unitId: 'water', reason: '清单 3-12' });
    expect(lane(await boardOf(who.plumStaff), 'toDecide')?.count).toBe(0);
    expect((await loadCase(server.deps, twice._id)).lanes).toBeUndefined();
  });

  it('says where it piles up to whoever looks after several places, and the list can be cut down to one', async () => {
    const pine = await filed(server.deps, { place: { text: '松社区门口', point: middleOf(2) } });
    const { places } = await boardOf(who.northDispatcher);
    expect(places.map(({ place }) => place.id)).toEqual(['pine', 'plum']);
    expect(places[0]?.counts).toMatchObject({ toAccept: 1, overdue: 0 });
    expect((await boardOf(who.districtAuditor)).places.map(({ place }) => place.id)).toEqual(['north', 'south']);
    expect((await boardOf(who.plumStaff)).places).toEqual([]);
    expect(await idsOf(who.northDispatcher, 'view=toAccept&place=pine')).toEqual([pine._id]);
    expect((await who.northDispatcher.get('/workbench/cases?place=pine').expect(200)).body.counts).toMatchObject({ all: 1 });
    await who.southDispatcher.get('/workbench/cases?place=pine').expect(403);
    await who.plumStaff.get('/workbench/cases?place=pine').expect(403);
    await who.northDispatcher.post('/workbench/registers', { place: 'reed' }).expect(403);
    await who.ann.get('/workbench/board').expect(403);
    await step(pine, 'ann', withdraw, { reason: '' });
  });

  it('stands for cases from before it too, once the migration has run', async () => {
    const doc = await back(await give(await filed(server.deps)));
    const cases = rawCases(server.deps);
    await cases.updateOne({ _id: doc._id }, { $unset: { lanes: 1, spot: 1 } });
    await board.run(server.deps.db);
    const again = await cases.findOne({ _id: doc._id });
    expect([again?.lanes, again?.spot]).toEqual([['returned'], doc.spot]);
  });
});

describe('what comes back', () => {
  it('is told when the same is filed anew after it was closed, and leads to all of its cases', async () => {
    const place = { text: '5 栋门口', point: middleOf(1) };
    const first = await solved(await filed(server.deps, { place }));
    expect(first.again).toBeUndefined();
    await on(20);
    const second = await filed(server.deps, { place: { ...place, point: { ...middleOf(1), lng: middleOf(1).lng + 0.0003 } } }, 'bob');
    expect(second.again).toEqual({ group: first._id, nth: 2, by: 'place' });
    // While it is open, another one is a duplicate and no repeat of its own.
    const third = await filed(server.deps, { place }, 'cy');
    expect(third.again).toEqual({ group: first._id, nth: 2, by: 'place' });
    const other = await filed(server.deps, { place, categoryId: 'litter' });
    expect(other.again).toBeUndefined();
    const { items, days: span } = (await who.plumStaff.get('/workbench/repeats').expect(200)).body;
    expect(span).toBe(90);
    expect(items).toMatchObject([{ id: first._id, times: 3, open: 2, by: 'place', placeText: '5 栋门口', community: { id: 'plum' } }]);
    expect(items[0].cases.map(({ id }: { id: string }) => id).sort()).toEqual([first._id, second._id, third._id].sort());
    expect((await who.northDispatcher.get('/workbench/repeats').expect(200)).body.items).toHaveLength(1);
    for (const caller of [who.pineStaff, who.southDispatcher, who.plumWorker]) expect((await caller.get('/workbench/repeats').expect(200)).body.items).toEqual([]);
    expect(await idsOf(who.plumStaff, 'view=repeated')).toEqual(expect.arrayContaining([second._id, third._id]));
    // The monthly meeting is told of it by the same rule.
    const proposals = (await who.plumStaff.get('/dockets/proposals').expect(200)).body.items;
    expect(proposals.filter(({ case: { id } }: { case: { id: string } }) => id === second._id)).toMatchObject([{ why: expect.stringMatching(/repeated|overdue/) }]);
    // Withdrawn, it was none; put into another category, it is told anew.
    await step(third, 'cy', withdraw, { reason: '' });
    const moved = await step(second, 'plumStaff', correct, { categoryId: 'noise', reason: '是噪声' });
    expect(moved.again).toBeNull();
    expect((await who.plumStaff.get('/workbench/repeats').expect(200)).body.items).toEqual([]);
  });
});

describe('many reports of one place', () => {
  it('do not hide the closed one that they repeat, and are found by an index that a new case is not written into', async () => {
    const about = { place: { text: '9 栋楼道', point: middleOf(1) }, categoryId: 'litter' };
    const first = await solved(await filed(server.deps, about));
    await on(1);
    const open = await filed(server.deps, about, 'bob');
    const { _id: _, ...copied } = open;
    await rawCases(server.deps).insertMany(Array.from({ length: 70 }, (_one, n) => ({ ...copied, _id: `open-${n}`, number: `open-${n}`, pending: [] })));
    await on(1);
    expect((await filed(server.deps, about, 'cy')).again).toMatchObject({ group: first._id, nth: 2 });
    const indexes = await rawCases(server.deps).listIndexes().toArray();
    expect(indexes.find(({ name }) => name === 'spot_closed')).toMatchObject({ partialFilterExpression: { state: 'closed' } });
    expect(indexes.some(({ name }) => name === 'spot')).toBe(false);
  });
});

describe('how often units return what they were given', () => {
  it('is told of units, with what the street made of it, and not for ever', async () => {
    await on(100);
    const twice = await back(await step(await back(await give(await filed(server.deps))), 'plumStaff', dispatch, { unitId: 'water' }), 'waterWorker');
    await step(twice, 'northDispatcher', designate, { unitId: 'water', reason: '清单 3-12' });
    const { items } = (await who.plumStaff.get('/figures/returns').expect(200)).body;
    expect(items).toEqual([
      { unit: { id: 'plum-property', name: '梅园物业' }, returned: 1, upheld: 1, refused: 0 },
      { unit: { id: 'water', name: '供水公司' }, returned: 1, upheld: 0, refused: 1 },
    ]);
    expect((await who.plumStaff.get('/figures/returns?levelId=pine').expect(200)).body.items).toEqual([]);
    await who.plumStaff.get('/figures/returns?levelId=plum-property').expect(404);
    await on(200);
    expect((await who.plumStaff.get('/figures/returns').expect(200)).body.items).toEqual([]);
  });
});

describe('naming a colleague in a note', () => {
  it('tells somebody who works on the case once, however often, and never a resident or whoever may not read it', async () => {
    const doc = await give(await filed(server.deps));
    const { items } = (await who.plumStaff.get(`/cases/${doc._id}/colleagues`).expect(200)).body;
    expect(items.map(({ id }: { id: string }) => id)).toEqual(['plumHead', 'plumWorker', 'plumGrid', 'northDispatcher', 'districtAuditor']);
    let revision = doc.revision;
    let keys = 0;
    const note = async (mentions: string[], text = '请一起去看', code = 200): Promise<void> => {
      await who.plumStaff.post(`/cases/${doc._id}/note`, { revision, text, mentions }, `mention-key-${++keys}`).expect(code);
      if (code === 200) revision += 1;
    };
    for (const stranger of ['pineStaff', 'ann', 'bob', 'plumStaff', 'nobody']) await note([stranger], '看看', 422);
    await note(['plumWorker']);
    await server.drain();
    clock.set(new Date(TEST_NOW.getTime() + 60_000));
    await note(['plumWorker', 'plumWorker', 'northDispatcher'], '周五一起去');
    await server.drain();
    const mine = (await who.plumWorker.get('/workbench/mentions').expect(200)).body;
    expect(mine).toMatchObject({ unread: 1, items: [{ case: { id: doc._id, number: doc.number }, by: 'plumStaff先生', text: '周五一起去', read: false }] });
    const messages = (await who.plumWorker.get('/inbox').expect(200)).body.items.filter(({ kind }: { kind: string }) => kind === 'staffMentioned');
    expect(messages).toMatchObject([{ id: mine.items[0].id, title: '同事提到了您' }]);
    expect(JSON.stringify(messages)).not.toContain('周五一起去');
    await who.plumWorker.post(`/inbox/${mine.items[0].id}/read`, {}).expect(200);
    expect((await who.plumWorker.get('/workbench/mentions').expect(200)).body).toMatchObject({ unread: 0, items: [{ read: true }] });
    expect((await who.plumStaff.get(`/cases/${doc._id}`).expect(200)).body.timeline.at(-1)).toMatchObject({ action: 'note', mentions: ['plumWorker先生', 'northDispatcher先生'] });
    expect(JSON.stringify((await who.ann.get(`/cases/${doc._id}`).expect(200)).body)).not.toMatch(/周五一起去|mentions/);
    expect(JSON.stringify((await who.ann.get('/inbox').expect(200)).body)).not.toContain('staffMentioned');
    // The unit gives it back: it reads nothing of it any more.
    await back(await loadCase(server.deps, doc._id));
    expect((await who.plumWorker.get('/workbench/mentions').expect(200)).body.items).toEqual([]);
    await who.ann.get('/workbench/mentions').expect(403);
  });
});

describe('ways to look at the list', () => {
  it('are kept for the person, and the second of two devices is told', async () => {
    expect((await who.plumStaff.get('/workbench/filters').expect(200)).body).toEqual({ revision: 0, items: [] });
    const late = { name: '已超时', view: 'overdue', search: '', from: '', to: '', place: null };
    expect((await who.plumStaff.put('/workbench/filters', { revision: 0, items: [late] }).expect(200)).body).toEqual({ revision: 1, items: [late] });
    expect((await who.plumStaff.put('/workbench/filters', { revision: 0, items: [] }).expect(409)).body.error.data).toEqual({ revision: 1 });
    const both = await Promise.all(['甲', '乙'].map((name) => who.plumStaff.put('/workbench/filters', { revision: 1, items: [{ ...late, name }] })));
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect((await who.pineStaff.get('/workbench/filters').expect(200)).body.items).toEqual([]);
    await who.plumStaff.put('/workbench/filters', { revision: 2, items: Array.from({ length: 9 }, (_, n) => ({ ...late, name: `第 ${n}` })) }).expect(400);
    await who.ann.get('/workbench/filters').expect(403);
  });
});
