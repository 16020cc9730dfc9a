import type { ResponseOf } from '../../shared/contract';
import { until, type WeappPage } from '../support/weapp';
import { NoNetwork, Refusal } from '../support/weapp/api';
import { me } from './cases/fixtures';
import { followed, freshPhone, held, openShowing, press, type Phone } from './cases/support';

/** Lists around a volunteer's hours: certificates at the station's desk, and hours in publication. Each fetching, empty, failing, filled, and on to what is done there. */

type Certificates = ResponseOf<'GET /workbench/certificates'>;
type Published = ResponseOf<'GET /hours/published'>;
const staff = { ...me, roles: [{ role: 'stationStaff' as const, unit: { id: 'station-1', name: '梧桐里社区工作站', kind: 'station' as const }, since: '2025-01-01T00:00:00.000Z', until: null }] };
const station = me.home?.station ?? { id: 'st', name: '', phone: '', hours: '' };

let phone: Phone;
const opened = (path: string, words: string, params: Record<string, string> = {}): Promise<WeappPage> => openShowing(phone, `features/hours/pages/${path}`, words, params);
beforeEach(async () => { phone = await freshPhone(staff); });

describe('certificates at the desk of the station', () => {
  const row: Certificates['items'][number] = { id: 'c-1', state: 'asked', name: '陈雅文', at: '2026-11-23T02:00:00.000Z', number: null, minutes: null };
  const counts = { asked: 2, issued: 1, over: 0 };
  const list = (items: Certificates['items'], next: string | null = null): Certificates => ({ items, next, counts });
  const view: ResponseOf<'GET /certificates/:id'> = { ...row, revision: 1, viewer: 'station', station, timeline: [{ id: '0', at: row.at, action: 'ask', part: 'self', code: null, text: null }], actions: ['issue', 'decline'], signers: [{ id: 'p-1', name: '梁站长' }, { id: 'p-2', name: '林晓梅' }], undrawn: '' };

  it('are fetched with a word about it, and stand in three lists with how many there are', async () => {
    const first = held(list([row]));
    phone.server.answer('GET /workbench/certificates', ({ query }) => (query.desk === 'issued' ? list([{ ...row, id: 'c-9', state: 'issued', name: '赵志强', number: 'ABCD-2345', minutes: 750 }]) : query.desk === 'over' ? list([]) : first.answer()));
    const page = await opened('certificateDesk', '正在取服务证明');
    first.letGo();
    await until('who asks', () => page.text().includes('陈雅文'));
    for (const words of ['等着开 2', '开出的 1', '以前的', '等站里开']) expect(page.text()).toContain(words);
    await press(page, '开出的 1');
    await until('what was issued', () => page.text().includes('赵志强'));
    for (const words of ['12.5 小时', '有效']) expect(page.text()).toContain(words);
    expect(page.text()).not.toContain('陈雅文');
    await press(page, '以前的');
    await until('nothing there', () => page.text().includes('有人申请，就排在这里'));
    expect(phone.server.calls('GET /workbench/certificates').map(({ query }) => query.desk)).toEqual(expect.arrayContaining(['asked', 'issued', 'over']));
    await page.close();
  });

  it('go on where the list ends, and are had again when they could not be fetched', async () => {
    phone.server.answer('GET /workbench/certificates', () => { throw new NoNetwork(); });
    const page = await opened('certificateDesk', '网络不通，这一页没取到');
    phone.server.answer('GET /workbench/certificates', ({ query }) => (query.cursor ? list([{ ...row, id: 'c-2', name: '钱大爷' }]) : list([row], 'more')));
    await press(page, '再试一次');
    await until('who asks', () => page.text().includes('陈雅文'));
    await press(page, '再看一些');
    await until('the rest', () => page.text().includes('钱大爷'));
    expect(page.text()).not.toContain('再看一些');
    await page.close();
  });

  it('lead to one that is issued with who is in charge, and say why it cannot be', async () => {
    phone.server.answer('GET /workbench/certificates', () => list([row]));
    phone.server.answer('GET /certificates/:id', () => view);
    phone.server.answer('POST /certificates/:id/issue', () => { throw new Refusal('rule_refused', '还没有记进去的时长，开不了'); });
    const desk = await opened('certificateDesk', '陈雅文');
    await press(desk, '陈雅文');
    const page = await followed(phone, '开证明');
    await press(page, '林晓梅');
    await press(page, '开证明');
    await until('the refusal', () => page.text().includes('还没有记进去的时长，开不了'));
    expect(phone.server.calls('POST /certificates/:id/issue')[0]).toMatchObject({ params: { id: 'c-1' }, body: { revision: 1, inChargeId: 'p-2' }, key: expect.any(String) });
    phone.server.answer('POST /certificates/:id/issue', () => ({ ...view, state: 'issued', number: 'ABCD-2345', minutes: 750, actions: ['withdraw'], signers: [] }));
    phone.server.answer('GET /certificates/:id', () => ({ ...view, state: 'issued', number: 'ABCD-2345', minutes: 750, actions: ['withdraw'], signers: [] }));
    await press(page, '开证明');
    await until('it is issued', () => page.text().includes('ABCD-2345'));
    await page.close();
    await desk.close();
  });

  it('are the station\'s alone', async () => {
    phone = await freshPhone(me);
    await (await opened('certificateDesk', '这里归工作站')).close();
    expect(phone.server.calls('GET /workbench/certificates')).toHaveLength(0);
  });
});

describe('hours in publication', () => {
  const row: Published['items'][number] = { id: 'r-1', kind: 'service', title: '清理楼道', from: '2026-11-20T01:00:00.000Z', to: '2026-11-20T04:00:00.000Z', state: 'published', manual: true, minutes: 180, name: '陈**', publishUntil: '2026-11-29T16:00:00.000Z', objected: false, dueAt: null, overdue: false };
  const list = (items: Published['items'], over: Partial<Published> = {}): Published => ({ items, next: null, community: { id: 'c01', name: '梧桐里社区' }, days: 7, ...over });
  const view: ResponseOf<'GET /service-records/:id'> = {
    ...row, revision: 2, viewer: 'neighbour', breakMinutes: 0, volunteer: null, evidence: 'list', text: '', list: '', photos: [], enteredBy: null, confirmedBy: null, community: { id: 'c01', name: '梧桐里社区' }, station, counts: null, corrects: null, objections: [], timeline: [], actions: ['object'], mayCorrect: false, shiftId: null, shown: false, unleft: false, queued: false,
  };
  beforeEach(async () => { phone = await freshPhone(me); });

  it('are fetched with a word about it, named by surname alone, and tell for how long', async () => {
    const first = held(list([row], { next: 'more' }));
    phone.server.answer('GET /hours/published', ({ query }) => (query.cursor ? list([{ ...row, id: 'r-2', title: '陪老人看病', name: '赵**', objected: true }]) : first.answer()));
    const page = await opened('published', '正在取公示中的时长');
    first.letGo();
    await until('what is published', () => page.text().includes('清理楼道'));
    for (const words of ['公示 7 天，觉得不对可以提出异议', '陈**', '3 小时', '公示到 11 月 29 日']) expect(page.text()).toContain(words);
    await press(page, '再看一些');
    await until('the rest', () => page.text().includes('陪老人看病'));
    await page.close();
  });

  it('say kindly that there are none, and where a community is chosen', async () => {
    phone.server.answer('GET /hours/published', () => list([]));
    await (await opened('published', '现在没有公示的时长')).close();
    phone.server.answer('GET /hours/published', () => list([], { community: null }));
    const page = await opened('published', '先选好住的社区');
    await press(page, '去“我的”');
    await until('my page', () => phone.app.wx.callsOf('switchTab').some(({ url }) => String(url).includes('me')));
    await page.close();
  });

  it('say so when they could not be had, with the number to give on the telephone', async () => {
    phone.server.answer('GET /hours/published', () => { throw new Refusal('internal', '没办成，是我们这边出了问题'); });
    const page = await opened('published', '这一页没打开');
    expect(page.text()).toContain('不怪您');
    phone.server.answer('GET /hours/published', () => list([row]));
    await press(page, '再试一次');
    await until('what is published', () => page.text().includes('清理楼道'));
    await page.close();
  });

  it('are objected to with a sentence, and keep it when it is refused', async () => {
    phone.server.answer('GET /hours/published', () => list([row]));
    phone.server.answer('GET /service-records/:id', () => view);
    phone.server.answer('POST /service-records/:id/object', () => { throw new Refusal('rule_refused', '您已经提过异议了'); });
    const listed = await opened('published', '清理楼道');
    await press(listed, '清理楼道');
    const page = await followed(phone, '提出异议');
    await press(page, '提出异议');
    await until('the form', () => page.text().includes('哪里不对'));
    await press(page, '提出异议');
    await until('what is missing', () => page.text().includes('写一句哪里不对'));
    expect(phone.server.calls('POST /service-records/:id/object')).toHaveLength(0);
    const [field] = page.findAll('.u-ruled__input') as HTMLElement[];
    if (!field) throw new Error('no field');
    await page.input(field, '那天下午活动取消了');
    await press(page, '提出异议');
    await until('the refusal', () => page.text().includes('您已经提过异议了'));
    expect(phone.server.calls('POST /service-records/:id/object')[0]).toMatchObject({ params: { id: 'r-1' }, body: { revision: 2, text: '那天下午活动取消了' } });
    await page.close();
    await listed.close();
  });
});
