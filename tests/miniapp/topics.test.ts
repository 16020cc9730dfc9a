import type { ResponseOf } from '../../shared/contract';
import { USUAL_PROCEDURE } from '../../shared/domain/bodies/procedure';
import { until, type WeappPage } from '../support/weapp';
import { me } from './cases/fixtures';
import { freshPhone, openShowing, press, type Phone } from './cases/support';

type View = ResponseOf<'GET /topics/:id'>;
type Row = ResponseOf<'GET /topics'>['items'][number];
type Body = ResponseOf<'GET /bodies/:id'>;
const station: View['station'] = me.home?.station ?? { id: 'st', name: '', phone: '', hours: '' };
const community = { id: 'c01', name: '梧桐里社区' };
const row: Row = { id: 't-1', state: 'gathering', title: '楼下晾衣的地方不够', place: '3 栋南边草地', by: 'resident', body: { id: 'b-1', name: '梧桐里居民议事会' }, seconds: 2, threshold: 3, dueAt: '2026-12-28T16:00:00.000Z', late: false, mine: false, at: '2026-11-23T02:00:00.000Z' };
const view: View = {
  ...row, number: 'YT26-000001', revision: 2, text: '晴天抢不到。', viewer: 'guest', community, station, rulesVersion: 1, seconded: false, why: null, maySecond: true, answer: null, mergedInto: null, decision: null, result: null, linked: false, actions: [], units: [], others: [],
  timeline: [{ id: '0', at: row.at, action: 'raise', part: 'author', code: 'resident', text: null }],
};
const reached: View = { ...view, state: 'toAnswer', seconds: 3, seconded: true, maySecond: false, dueAt: '2026-12-08T09:30:00.000Z' };
const bodyRow: ResponseOf<'GET /bodies'>['items'][number] = { id: 'b-1', kind: 'council', name: '梧桐里居民议事会', estate: null, state: 'active', community, members: 1, mine: false, procedure: { ...USUAL_PROCEDURE, threshold: 3 } };
const body: Body = {
  ...bodyRow, revision: 0, station, until: null, conveners: [{ id: 'st', name: '工作站' }], version: 1, effectiveFrom: '2026-10-01', endedWhy: null, actions: [], units: [],
  versions: [{ version: 1, effectiveFrom: '2026-10-01', why: '设立时定的', at: row.at, procedure: bodyRow.procedure }],
  seats: [{ id: 's-1', revision: 0, name: '周玉兰', side: 'resident', chair: true, since: '2026-10-01', until: '2029-09-30', mine: false, now: true, proxy: null }],
};

let phone: Phone;
const opened = (path: string, words: string, params: Record<string, string> = {}): Promise<WeappPage> => openShowing(phone, path, words, params);
beforeEach(async () => {
  phone = await freshPhone(me);
  const counts = { toCheck: 0, gathering: 1, toAnswer: 0, going: 0, over: 0 };
  phone.server.answer('GET /topics', ({ query }) => ({ items: query.lane === 'gathering' ? [row] : [], next: null, counts: { gathering: counts.gathering, toAnswer: 0, going: 0, over: 0 }, community }));
  phone.server.answer('GET /topics/waiting', () => ({ items: [], next: null, counts, bodies: [] }));
  phone.server.answer('GET /bodies', () => ({ items: [bodyRow], community, mayFound: false, units: [] }));
  phone.server.answer('GET /bodies/:id', () => body);
  phone.server.answer('GET /rolls', () => ({ items: [] }));
  phone.server.answer('GET /votes', () => ({ items: [], next: null, community }));
  phone.server.answer('GET /topics/:id', () => (phone.server.calls('POST /topics/:id/second').length > 0 ? reached : view));
});

it('lists what gathers with how many are missing, and the bodies; says kindly where there is nothing', async () => {
  const page = await opened('features/consultations/pages/list', row.title);
  for (const words of ['2 位附议，还差 1 位', '3 栋南边草地', '梧桐里居民议事会']) expect(page.text()).toContain(words);
  await press(page, '有结果的');
  await until('nothing yet', () => page.text().includes('还没有结果'));
  await page.close();
});

it('is seconded by one press, and then says by when the body must answer', async () => {
  phone.server.answer('POST /topics/:id/second', () => reached);
  const page = await opened('features/consultations/pages/topic', '还差 1 位', { id: 't-1' });
  await press(page, '附议');
  await until('the answer', () => page.text().includes('前必须答复') && page.text().includes('够 3 位了'));
  expect(phone.server.calls('POST /topics/:id/second')[0]).toMatchObject({ params: { id: 't-1' }, body: { on: true }, key: expect.any(String) });
  await page.close();
});

it('asks for an answer in words before it is sent, and shows nothing of it to others', async () => {
  const page = await opened('features/consultations/pages/topic', row.title, { id: 't-1' });
  expect(page.text()).not.toContain('替组织答复');
  await page.close();
  phone.server.answer('GET /topics/:id', () => ({ ...reached, viewer: 'body', actions: ['adopt', 'handOver', 'decline'] }));
  const desk = await opened('features/consultations/pages/topic', '替组织答复', { id: 't-1' });
  await press(desk, '接下来，大家商量');
  expect(phone.server.calls('POST /topics/:id/adopt')).toHaveLength(0);
  await desk.close();
});

it('says why somebody may not second it', async () => {
  phone.server.answer('GET /topics/:id', () => ({ ...view, maySecond: false, why: 'topicLevel' }));
  const page = await opened('features/consultations/pages/topic', '先登记手机号', { id: 't-1' });
  await page.close();
});

it('says who sits on a body, and its rules in sentences', async () => {
  const page = await opened('features/consultations/pages/body', '周玉兰', { id: 'b-1' });
  for (const words of ['召集人', '3 位居民附议，就必须给答复', '过半数成员到场']) expect(page.text()).toContain(words);
  expect(page.text()).not.toContain('加一位');
  await page.close();
});

it('keeps a topic on the phone until it is handed in, and names what is missing', async () => {
  const page = await opened('features/consultations/pages/raise', '请谁来商量');
  await press(page, '提出来');
  await until('what is missing', () => page.text().includes('还差 4 处'));
  expect(phone.server.calls('POST /topics')).toHaveLength(0);
  await page.close();
});
