import { acceptAndDispatch, loadCase, withdraw, type CaseDoc } from '../../../server/features/cases';
import { COUNT_CAP } from '../../../server/features/cases/inboxCounts';
import { workbench } from '../../../server/features/cases/workbench';
import { rawCases } from '../../../server/features/cases/model';
import { settableClock } from '../../../server/platform/clock';
import { startTestServer, TEST_NOW, type Caller, type TestServer } from '../../support/server';
import { as, ask, filed, middleOf, seedDistrict } from './support';

const clock = settableClock(TEST_NOW);
const minutes = (n: number): void => clock.set(new Date(TEST_NOW.getTime() + n * 60_000));
let server: TestServer;
let staff: Caller;
const docs: CaseDoc[] = [];
beforeAll(async () => {
  server = await startTestServer({ clock });
  const { deps } = server;
  await seedDistrict(deps);
  staff = await server.as('plumStaff');
  for (let i = 0; i < 7; i += 1) {
    minutes(i);
    docs.push(await filed(deps, { text: `第 ${i} 件：栏杆松动`, categoryId: i % 2 ? 'litter' : 'stairLight', place: { text: i === 3 ? '5 栋 2 单元 301' : '南门', point: middleOf(i % 2) } }));
  }
  minutes(10);
  const [first, second] = docs as [CaseDoc, CaseDoc];
  docs[0] = await acceptAndDispatch(deps, first, await as(deps, 'plumStaff', first), { ...ask(first), unitId: 'plum-property' });
  docs[1] = await withdraw(deps, second, await as(deps, 'ann', second), { ...ask(second), reason: '' });
});
afterAll(() => server.close());

interface List { items: { id: string; clock: { dueAt: string; state: string } }[]; next: string | null; counts: Record<string, number> }
const list = async (query: string): Promise<List> => (await staff.get(`/workbench/cases?${query}`).expect(200)).body;
const idsOf = (found: List): string[] => found.items.map((row) => row.id);

it('pages through every open case once, most urgent deadline first', async () => {
  const seen: List['items'] = [];
  let cursor = '';
  for (let page = 0; page < 10; page += 1) {
    const part = await list(`limit=2${cursor && `&cursor=${cursor}`}`);
    seen.push(...part.items);
    if (!part.next) break;
    cursor = part.next;
  }
  expect(seen.map((row) => row.id).sort()).toEqual(docs.filter((doc) => doc.open).map((doc) => doc._id).sort());
  const due = seen.map((row) => row.clock.dueAt);
  expect(due).toEqual([...due].sort());
});

it('counts each view, and moves what is late to overdue', async () => {
  expect((await list('')).counts).toEqual({ all: 6, overdue: 0, today: 6, toAccept: 5, toDispatch: 0, toAcknowledge: 1, handling: 0, toVerify: 0, toEvaluate: 0, toCallBack: 0, toReview: 0, closed: 1, answering: 0, returned: 0, toDecide: 0, toGrant: 0, supervised: 0, deferred: 0, repeated: 0 });
  minutes(8 * 60);
  try {
    const late = await list('view=overdue');
    expect(late.counts).toMatchObject({ overdue: 6, today: 0 });
    expect(late.items.every((row) => row.clock.state === 'overdue')).toBe(true);
  } finally {
    minutes(10);
  }
  expect(idsOf(await list('view=toAcknowledge'))).toEqual([docs[0]?._id]);
  expect(idsOf(await list('view=closed'))).toEqual([docs[1]?._id]);
  expect(idsOf(await list('state=dispatched'))).toEqual([docs[0]?._id]);
  expect(idsOf(await list('view=toAccept&state=dispatched'))).toEqual([]);
});

it('finds by number in any state, by words, place, room and phone tail', async () => {
  const number = docs[1]?.number ?? '';
  expect(idsOf(await list(`search=${number}`))).toEqual([docs[1]?._id]);
  expect(idsOf(await list(`search=${encodeURIComponent(number.toLowerCase().replace('-', ' '))}`))).toEqual([docs[1]?._id]);
  expect(idsOf(await list(`search=${encodeURIComponent('5栋301')}`))).toEqual([docs[3]?._id]);
  expect(idsOf(await list(`search=${encodeURIComponent('垃圾')}`)).sort()).toEqual([docs[3]?._id, docs[5]?._id].sort());
  expect(idsOf(await list(`search=${encodeURIComponent('栏杆松动')}`))).toHaveLength(6);
  expect(idsOf(await list(`search=${encodeURIComponent('没有的词')}`))).toEqual([]);
  expect(idsOf(await list('search=1234'))).toHaveLength(6);
  expect(idsOf(await list(`search=1234&view=closed`))).toEqual([docs[1]?._id]);
  expect(idsOf(await list(`search=${encodeURIComponent('，')}`))).toEqual([]);
});

it('searches for a unit and a street within their own cases', async () => {
  const worker = (await (await server.as('plumWorker')).get(`/workbench/cases?search=${encodeURIComponent('栏杆')}`).expect(200)).body;
  expect(idsOf(worker)).toEqual([docs[0]?._id]);
  const street = (await (await server.as('northDispatcher')).get(`/workbench/cases?search=${encodeURIComponent('栏杆')}&limit=50`).expect(200)).body;
  expect(idsOf(street)).toHaveLength(6);
  const other = (await (await server.as('pineStaff')).get(`/workbench/cases?search=${docs[0]?.number}`).expect(200)).body;
  expect(idsOf(other)).toEqual([]);
});

it('limits closed cases to the days of filing', async () => {
  expect(idsOf(await list('view=closed&from=2026-03-02&to=2026-03-02'))).toEqual([docs[1]?._id]);
  expect(idsOf(await list('view=closed&from=2026-03-01&to=2026-03-01'))).toEqual([]);
});

it('stops counting at the cap, so that a count never reads a whole history', async () => {
  const sample = await loadCase(server.deps, docs[1]?._id ?? '');
  const many = Array.from({ length: COUNT_CAP + 200 }, (_, i): CaseDoc => ({ ...sample, _id: `old-${i}`, scope: { ...sample.scope, community: 'reed' }, pending: [], terms: [] }));
  await rawCases(server.deps).insertMany(many);
  const { counts } = await workbench(server.deps, { communities: ['reed'], grids: [], levels: [], units: [] }, { view: 'closed', limit: 20 }, clock.now());
  expect(counts.closed).toBe(COUNT_CAP + 1);
});
