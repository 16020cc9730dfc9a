import { settableClock } from '../../../server/platform/clock';
import type { RequestOf, ResponseOf } from '../../../shared/contract';
import { DAY_MS } from '../../../shared/domain/kernel/days';
import { startTestServer, type TestServer } from '../../support/server';
import { refusalIn, stepHands } from '../../support/stepHands';
import { seedDistrict } from '../cases/support';

type View = ResponseOf<'GET /services/:id'>;
type List = ResponseOf<'GET /services'>;
type Desk = ResponseOf<'GET /workbench/services'>;
type Body = RequestOf<'POST /services'>['body'];
/** A Thursday. */
const START = new Date('2026-08-20T10:00:00+08:00');
const clock = settableClock(START);
let server: TestServer;
const { as, step, refusal, seen, attempt } = stepHands<View>(() => server, 'services', []);
const OFFICE: [number, number][] = [[540, 720], [840, 1_050]];
const hours: Body['hours'] = { kind: 'weekly', week: [[], OFFICE, OFFICE, OFFICE, OFFICE, OFFICE, []], holidays: 'closed', makeUp: 'worked', closures: [] };
const card = (changes: Partial<Body> = {}): Body => ({ unitId: 'plum-station', title: '补办社保卡', words: ['医保卡'], situations: ['papers'], office: '党群服务中心 2 号窗', address: '梅社区 1 号', phone: '0755-1234', hours, whom: '', bring: ['身份证'], steps: ['取号', '办理'], fee: '免费', takes: '当场', note: '', ...changes });
const contentOf = (changes: Partial<Body>): Omit<Body, 'unitId'> => { const { unitId: _unit, ...content } = card(changes); return content; };
const post = async (who: string, path: string, body: object, key?: string) => (await as(who)).post(path, body, key);
const written = async (who: string, changes: Partial<Body> = {}): Promise<View> => (await post(who, '/services', card(changes))).body as View;
const get = async <T>(who: string, path: string): Promise<T> => (await (await as(who)).get(path).expect(200)).body as T;
const titles = async (who: string, query = ''): Promise<string[]> => (await get<List>(who, `/services${query}`)).items.map(({ title }) => title);
const inboxOf = async (who: string): Promise<string[]> => (await get<{ items: { title: string; body: string }[] }>(who, '/inbox')).items.map(({ title, body }) => `${title}：${body}`);

beforeAll(async () => {
  server = await startTestServer({ clock });
  await seedDistrict(server.deps);
});
afterAll(() => server.close());
beforeEach(async () => {
  clock.set(START);
  await server.drain();
  for (const name of ['services', 'serviceReports', 'messages', 'outbox']) await server.deps.db.collection(name).deleteMany({});
  const { forgetLevel } = await import('../../../server/features/directory/queries');
  for (const level of ['plum', 'pine', 'north', 'district']) forgetLevel(server.deps, level);
});

it('is written by a station for its community, by a dispatcher for the street, and by nobody else', async () => {
  const first = await post('plumStaff', '/services', card(), 'service-key-01');
  expect([first.status, first.body]).toMatchObject([201, { title: '补办社保卡', level: { id: 'plum', kind: 'community', name: '梅社区' }, keeper: { name: '梅社区工作站' }, actions: ['correct', 'confirm', 'withdraw'], confirmedAt: START.toISOString() }]);
  expect((await post('plumHead', '/services', card({ title: '另一条' }), 'service-key-01')).status).toBe(201);
  expect((await post('plumStaff', '/services', card(), 'service-key-01')).body.id).toBe(first.body.id);
  expect(refusalIn(await post('plumStaff', '/services', card({ title: '别的' }), 'service-key-01'))).toBe('key_reused');
  expect(await written('northDispatcher', { unitId: 'north-office' })).toMatchObject({ level: { id: 'north', kind: 'street' } });
  const refused = async (who: string, changes: Partial<Body>): Promise<string> => refusalIn(await post(who, '/services', card(changes)));
  expect([await refused('pineStaff', {}), await refused('ann', {}), await refused('plumWorker', {}), await refused('plumGrid', {}), await refused('plumStaff', { unitId: 'north-office' })]).toEqual(['not_allowed', 'not_allowed', 'not_allowed', 'not_allowed', 'not_allowed']);
  expect([await refused('plumStaff', { phone: '没有' }), await refused('plumStaff', { hours: { ...hours, week: [[], [], [], [], [], [], []] } }), await refused('plumStaff', { bring: ['一', '一'] })]).toEqual(['directoryPhone', 'directoryWeek', 'directoryTwice']);
  expect((await post('plumStaff', '/services', card({ title: '', situations: [] }))).body.error.fields.map(({ message }: { message: string }) => message)).toEqual(expect.arrayContaining(['什么时候用得上至少要 1 个']));
});

it('stands for where one lives with what street and district do, nearest first; by situation, by words, by first letters', async () => {
  await written('plumStaff');
  await written('plumStaff', { title: '长者饭堂', words: [], situations: ['elder', 'daily'] });
  await written('pineStaff', { unitId: 'pine-station', title: '松社区的窗口' });
  await written('northDispatcher', { unitId: 'north-office', title: '失业登记', words: [], situations: ['jobless'] });
  expect([await titles('ann'), await titles('cy'), await titles('cy', '?communityId=plum')]).toEqual([['补办社保卡', '长者饭堂', '失业登记'], ['松社区的窗口', '失业登记'], ['补办社保卡', '长者饭堂', '失业登记']]);
  const search = (text: string): Promise<string[]> => titles('ann', `?search=${encodeURIComponent(text)}`);
  expect([await search('社保'), await search('zzft'), await search('czft'), await search('医保卡'), await search('没了工作'), await search('低保')]).toEqual([['补办社保卡'], ['长者饭堂'], ['长者饭堂'], ['补办社保卡'], ['失业登记'], []]);
  expect(await get<List>('ann', '/services?situation=elder')).toMatchObject({ items: [{ title: '长者饭堂' }], counts: { elder: 1, papers: 1, jobless: 1, child: 0 }, community: { id: 'plum' }, keeps: false });
  const page = await get<List>('ann', '/services?limit=2');
  expect((await get<List>('ann', `/services?limit=2&cursor=${page.next ?? ''}`)).items.map(({ title }) => title)).toEqual(['失业登记']);
  expect((await (await as('ann')).get('/services?communityId=plum-station')).status).toBe(404);
  expect((await get<List>('plumStaff', '/services')).keeps).toBe(true);
});

it('tells a phone which days are special, by the calendar in force and no further', async () => {
  const { days } = await get<List>('ann', '/services');
  expect([days.holidays['2026-10-01'], days.workdays, days.until]).toEqual(['国庆节', ['2026-09-20', '2026-10-10'], '2026-12-18']);
  clock.set(new Date('2026-12-20T10:00:00+08:00'));
  expect((await get<List>('ann', '/services')).days.until).toBe('2026-12-31');
});

it('is corrected with what stood before for everybody, one correction at a time, and confirmed', async () => {
  const { id, revision } = await written('plumStaff');
  const fixed = contentOf({ phone: '0755-9999', bring: ['身份证', '照片'] });
  expect([await refusal('ann', id, 'correct', { ...fixed, why: '改' }), await refusal('pineStaff', id, 'correct', { ...fixed, why: '改' }), await refusal('northDispatcher', id, 'confirm')]).toEqual(['not_allowed', 'not_allowed', 'not_allowed']);
  clock.set(new Date(START.getTime() + DAY_MS));
  const both = await Promise.all(['plumStaff', 'plumHead'].map((who) => attempt(who, id, 'correct', { ...fixed, why: '换了电话' })));
  expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
  expect(await seen('ann', id)).toMatchObject({ phone: '0755-9999', history: [{ why: '换了电话', was: [{ field: 'phone', text: '0755-1234' }, { field: 'bring', text: '身份证' }] }], actions: [], confirmedAt: clock.now().toISOString() });
  expect(await refusal('plumStaff', id, 'correct', { ...fixed, why: '改' })).toBe('directorySame');
  expect(refusalIn(await post('plumStaff', `/services/${id}/confirm`, { revision }))).toBe('conflict');
  clock.set(new Date(START.getTime() + 200 * DAY_MS));
  expect((await get<Desk>('plumStaff', '/workbench/services')).stale).toBe(1);
  expect(await step('plumHead', id, 'confirm')).toMatchObject({ confirmedAt: clock.now().toISOString(), history: [{}] });
  expect((await get<Desk>('plumStaff', '/workbench/services')).stale).toBe(0);
});

it('keeps the last twenty corrections, however often it is corrected', async () => {
  const { id } = await written('plumStaff');
  for (let at = 0; at < 22; at += 1) await step('plumStaff', id, 'correct', { ...contentOf({ note: `第 ${at} 次` }), why: '改' });
  const { history } = await seen('ann', id);
  expect([history.length, history[0]?.was[0]?.text, history[19]?.was[0]?.text]).toEqual([20, '第 20 次', '第 1 次']);
});

it('is reported by who reads it, told to who keeps it, answered, and told to who reported it', async () => {
  const { id } = await written('plumStaff');
  const reported = await post('ann', `/services/${id}/reports`, { kind: 'phone', text: '打了三次没人接' }, 'report-key-01');
  expect([reported.status, reported.body.doubts, reported.body.reports]).toMatchObject([201, ['phone'], [{ mine: true, by: null, state: 'open', text: '打了三次没人接' }]]);
  expect((await post('ann', `/services/${id}/reports`, { kind: 'phone', text: '打了三次没人接' }, 'report-key-01')).body.reports).toHaveLength(1);
  expect(refusalIn(await post('ann', `/services/${id}/reports`, { kind: 'hours', text: '' }, 'report-key-01'))).toBe('key_reused');
  expect(refusalIn(await post('ann', `/services/${id}/reports`, { kind: 'other', text: '' }))).toBe('directoryReportWords');
  expect(await seen('bob', id)).toMatchObject({ doubts: ['phone'], reports: [] });
  expect((await seen('plumStaff', id)).reports).toMatchObject([{ by: 'ann先生', text: '打了三次没人接' }]);
  await server.drain();
  expect([await inboxOf('plumStaff'), await inboxOf('pineStaff'), await inboxOf('northDispatcher')]).toEqual([['办事指南有人说不对：有居民说「补办社保卡」电话不通，请核对一下，答复他。'], [], []]);
  expect((await get<Desk>('plumHead', '/workbench/services')).reports).toMatchObject([{ kind: 'phone', service: { id, name: '补办社保卡' } }]);
  const [waiting] = (await seen('plumStaff', id)).reports;
  const answering = (who: string, outcome: string, revision = 0) => post(who, `/services/${id}/reports/${waiting?.id ?? ''}/answer`, { revision, outcome, text: '换了新号码' });
  expect([refusalIn(await answering('bob', 'right')), refusalIn(await answering('plumStaff', 'mended')), refusalIn(await answering('plumStaff', 'right', 3))]).toEqual(['not_allowed', 'directoryNotMended', 'conflict']);
  clock.set(new Date(START.getTime() + DAY_MS));
  await step('plumStaff', id, 'correct', { ...contentOf({ phone: '0755-9999' }), why: '换了电话' });
  expect((await answering('plumHead', 'mended')).body).toMatchObject({ doubts: [], reports: [{ state: 'answered', outcome: 'mended' }] });
  expect(refusalIn(await answering('plumStaff', 'right', 1))).toBe('wrong_state');
  await server.drain();
  expect(await inboxOf('ann')).toEqual(['您说的改好了：您说「补办社保卡」电话不通，梅社区工作站核对后改好了，谢谢您。']);
  expect((await seen('ann', id)).reports).toMatchObject([{ answer: '换了新号码', outcome: 'mended' }]);
});

it('tells a street’s dispatchers of what residents report of their entries, and lets nobody have more than ten waiting', async () => {
  const { id } = await written('northDispatcher', { unitId: 'north-office' });
  for (let at = 0; at < 10; at += 1) expect((await post('ann', `/services/${id}/reports`, { kind: 'hours', text: `第 ${at} 次` })).status).toBe(201);
  expect(refusalIn(await post('ann', `/services/${id}/reports`, { kind: 'hours', text: '再说一次' }))).toBe('directoryReports');
  await server.drain();
  expect([(await inboxOf('northDispatcher')).length, (await inboxOf('plumStaff')).length, (await inboxOf('southDispatcher')).length]).toEqual([10, 0, 0]);
});

it('is withdrawn with its reason, stands in no list then, and comes back', async () => {
  const { id } = await written('plumStaff');
  expect(await step('plumStaff', id, 'withdraw', { reason: '搬到街道办了' })).toMatchObject({ state: 'withdrawn', reason: '搬到街道办了', actions: ['restore'] });
  expect([await titles('ann'), (await seen('ann', id)).reason, await refusal('plumStaff', id, 'confirm'), refusalIn(await post('ann', `/services/${id}/reports`, { kind: 'gone', text: '' }))]).toEqual([[], '搬到街道办了', 'wrong_state', 'wrong_state']);
  expect((await server.request.get(`/p/services/${id}`).expect(200)).text).toContain('搬到街道办了');
  expect((await get<Desk>('plumStaff', '/workbench/services')).items).toMatchObject([{ state: 'withdrawn' }]);
  expect(await step('plumHead', id, 'restore')).toMatchObject({ state: 'out', reason: null });
  expect(await titles('ann')).toEqual(['补办社保卡']);
});

it('has a plain page with whether it is open now, and a sheet for the wall', async () => {
  const { id } = await written('plumStaff', { hours: { ...hours, closures: [{ from: '2026-08-21', to: '2026-08-21', why: '培训', spans: [] }] } });
  await post('ann', `/services/${id}/reports`, { kind: 'fee', text: '现在收十块' });
  const page = await server.request.get(`/p/services/${id}`).expect(200);
  for (const words of ['现在开着，到 12:00', '8 月 20 日（周四）10:00的样子', '周一到周五 9:00–12:00、14:00–17:30', '法定节假日不开', '8 月 21 日不开（培训）', '身份证', '收费变了', '梅社区工作站']) expect(page.text).toContain(words);
  expect([page.text.includes('现在收十块'), page.text.includes('ann先生')]).toEqual([false, false]);
  const sheet = await server.request.get(`/p/services/${id}/paper`).expect(200);
  expect([sheet.text.includes('周一到周五'), sheet.text.includes('现在开着')]).toEqual([true, false]);
  clock.set(new Date('2026-08-21T10:00:00+08:00'));
  expect((await server.request.get(`/p/services/${id}`)).text).toContain('现在不开（培训），24 日 9:00 开');
  expect((await server.request.get('/p/services/none')).status).toBe(404);
});
