import {
  acceptAndDispatch, acknowledge, addNote, evaluate, handle, inspect, loadCase, release, supplement, withdraw, type CaseDoc,
} from '../../../server/features/cases';
import { startTestServer, type Caller, type TestServer } from '../../support/server';
import { as, ask, filed, middleOf, seedDistrict, type PersonKey } from './support';

/** Planted words that only the reporter and the staff concerned may ever read. */
const SECRETS = ['密语正文', '密语补充', '密语地点', '密语现场', '密语备注', '密语评价', '密语撤回', 'ann先生', '1234', '22.60151', '113.90151'];
const RELEASED = '公开的说法';

let server: TestServer;
let open: CaseDoc;
let shown: CaseDoc;
let quiet: CaseDoc;

async function lived(showToNeighbours: boolean): Promise<CaseDoc> {
  const { deps } = server;
  const actor = (person: PersonKey, doc: CaseDoc) => as(deps, person, doc);
  const point = { ...middleOf(0), lng: 113.90151, lat: 22.60151 };
  let doc = await filed(deps, { text: '密语正文，灯不亮', place: { text: '密语地点 3 栋', point }, answers: [{ questionId: 'where', value: 'stairs' }], showToNeighbours });
  doc = await inspect(deps, doc, await actor('plumGrid', doc), { ...ask(doc), text: '密语现场', photoIds: [] });
  doc = await supplement(deps, doc, await actor('ann', doc), { ...ask(doc), text: '密语补充', photoIds: [] });
  doc = await acceptAndDispatch(deps, doc, await actor('plumStaff', doc), { ...ask(doc), unitId: 'plum-property' });
  doc = await addNote(deps, doc, await actor('plumStaff', doc), { ...ask(doc), text: '密语备注' });
  doc = await acknowledge(deps, doc, await actor('plumWorker', doc), ask(doc));
  return handle(deps, doc, await actor('plumWorker', doc), { ...ask(doc), text: '换了灯', photoIds: [] });
}

beforeAll(async () => {
  server = await startTestServer();
  const { deps } = server;
  await seedDistrict(deps);
  open = await lived(false);
  shown = await lived(true);
  shown = await release(deps, shown, await as(deps, 'plumStaff', shown), { ...ask(shown), text: RELEASED, photoIds: [] });
  const said = { contacted: true, solved: true, satisfaction: 'satisfied', text: '密语评价' } as const;
  const closed = await lived(false);
  await evaluate(deps, closed, await as(deps, 'ann', closed), { ...ask(closed), ...said });
  const back = await filed(deps, { text: '密语正文', place: { text: '密语地点', point: middleOf(0) } });
  await withdraw(deps, back, await as(deps, 'ann', back), { ...ask(back), reason: '密语撤回' });
  quiet = await filed(deps, { categoryId: 'neighbourDispute', text: '密语正文，吵架', place: { text: '密语地点', point: middleOf(0) } });
  await server.drain();
});
afterAll(() => server.close());

/** Everything a caller can read, as text. */
async function readAll(caller: Caller): Promise<string> {
  const { deps } = server;
  const ids = [open, shown, quiet].map((doc) => doc._id);
  const paths = [
    ...ids.map((id) => `/cases/${id}`),
    '/cases/around?communityId=plum&solved=no&limit=50', '/cases/around?communityId=plum&limit=50', '/cases/mine', '/workbench/cases?limit=50',
    '/workbench/cases?view=closed', `/workbench/cases?search=${encodeURIComponent('密语')}`, `/workbench/cases?search=${open.number}`, '/workbench/cases?search=1234',
    '/inbox', '/catalogue', '/communities', '/communities/plum/account', '/communities/plum/map', '/communities/plum/units', '/units/plum', '/me',
    '/routing?categoryId=litter&lng=113.9015&lat=22.6015&system=wgs84',
  ];
  const texts: string[] = [];
  // The end of one's own number is one's own: everybody here has the same.
  for (const path of paths) texts.push(JSON.stringify({ ...(await caller.get(path)).body, ...(path === '/me' && { phoneTail: null }) }));
  // Actions answer with the case too, also when they refuse.
  for (const doc of [open, shown, quiet]) {
    const { revision } = await loadCase(deps, doc._id);
    for (const action of ['evaluate', 'accept', 'note', 'verify', 'withdraw']) {
      const body = { evaluate: { contacted: true, solved: true, satisfaction: 'satisfied' }, note: { text: 'x' } }[action] ?? {};
      texts.push(JSON.stringify((await caller.post(`/cases/${doc._id}/${action}`, { revision, ...body })).body));
    }
  }
  return texts.join('\n');
}

/** bob's home is in the community, cy's is not; the others work for other units, or look after no cases. */
it.each<PersonKey>(['bob', 'cy', 'pineStaff', 'waterWorker', 'southDispatcher', 'admin'])(
  'never sends the words, the place or the name of the reporter to %s',
  async (person) => {
    const text = await readAll(await server.as(person));
    expect(SECRETS.filter((secret) => text.includes(secret))).toEqual([]);
    expect(text).toContain(RELEASED);
  },
);

it('would find the planted words where they may be read', async () => {
  const text = JSON.stringify((await (await server.as('plumStaff')).get(`/cases/${open._id}`)).body);
  expect(SECRETS.filter((secret) => text.includes(secret))).toEqual(['密语正文', '密语补充', '密语地点', '密语现场', '密语备注', 'ann先生', '1234', '22.60151', '113.90151']);
});

it('keeps internal notes and other staff from the reporter, who reads everything else', async () => {
  const { body } = await (await server.as('ann')).get(`/cases/${open._id}`).expect(200);
  const text = JSON.stringify(body);
  expect(text).not.toContain('密语备注');
  expect(body.timeline.every((entry: { internal: boolean }) => !entry.internal)).toBe(true);
  expect(text).toContain('密语现场');
  expect(body.reporter).toBeNull();
});

it('tells the public no unit and no reasons, only what happened when', async () => {
  const { body } = await (await server.as('cy')).get(`/cases/${open._id}`).expect(200);
  expect(body).toMatchObject({ viewer: 'public', leadUnit: null, why: [], result: null, place: null, text: null });
  expect(body.timeline.map((entry: { action: string }) => entry.action)).toEqual(['submit', 'accept', 'dispatch', 'acknowledge', 'handle']);
});
