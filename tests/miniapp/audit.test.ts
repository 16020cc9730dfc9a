import { type ResponseOf } from '../../shared/contract';
import { CONTACT_REASON_WORDS, CONTACT_WORDS } from '../../shared/copy/audit';
import { loadApp, until, type Weapp, type WeappPage } from '../support/weapp';
import { full, row } from './support/cases';
import { CHEN, LIN, type Me } from './support/people';
import { logInAs, openAt, serve, type Server } from './support/server';

const SEEN = 'features/audit/pages/seen';
const LOG = 'features/audit/pages/log';
const CASE = 'features/workbench/pages/case';
type Seen = ResponseOf<'GET /me/audit'>['items'][number];
type Line = ResponseOf<'GET /audit/rows'>['items'][number];
type State = ResponseOf<'GET /audit/state'>;

let app: Weapp;
let server: Server;
beforeAll(async () => {
  app = await loadApp();
});
beforeEach(() => {
  server = serve(app);
  app.wx.storage.clear();
  app.wx.calls.length = 0;
});

const AT = '2030-03-05T02:03:00.000Z';
const actor = { name: '林晓梅', unit: '梧桐里社区工作站', role: 'stationStaff' } as const;
const seen = (over: Partial<Seen> = {}): Seen => ({
  id: 's1', at: AT, actor, action: 'contactSeen', case: { id: 'case-1', number: 'LL-0305-0001' }, reason: { code: 'arrangeVisit', text: '明天上午来看漏水' }, ...over,
});

describe.each([['the standard mode', '陈玉兰'], ['elder mode', '周德顺']])('who looked at me, in %s', (mode, person) => {
  // First: what was fetched once stays to be seen.
  it('says whose fault it is when it cannot be had, with a number to quote, and tries again', async () => {
    server.refuse('GET /me/audit', 500, 'internal', '没办成，是我们这边出了问题');
    await logInAs(app, person);
    const page = await openAt(app, SEEN, '7F2C0942');
    server.on('GET /me/audit', () => ({ items: [seen()], next: null }));
    await page.tap(page.byText('再试一次'));
    await until('the rows', () => page.text().includes('林晓梅'));
    await page.close();
  });

  it('says who, where they work, what they saw, why and when, and opens the matter', async () => {
    server.on('GET /me/audit', () => ({ items: [seen(), seen({ id: 's2', action: 'reporterSeen', reason: null, case: null })], next: null }));
    await logInAs(app, person);
    const page = await openAt(app, SEEN, '林晓梅');
    for (const words of ['梧桐里社区工作站', '工作站工作人员', '看了您的称呼和手机号', '为了：约上门的时间，明天上午来看漏水', ...(mode === 'elder mode' ? [] : ['LL-0305-0001'])]) expect(page.text()).toContain(words);
    expect(page.text()).toContain(mode === 'elder mode' ? '十点零三分' : '10:03');
    expect(page.text()).not.toContain('其他');
    await page.tap(page.byText('看了您的称呼和手机号'));
    expect(app.wx.callsOf('navigateTo')[0]?.url).toBe('/features/cases/pages/case/index?id=case-1');
    await page.close();
  });

  it('says what to expect while nobody has looked', async () => {
    server.on('GET /me/audit', () => ({ items: [], next: null }));
    await logInAs(app, person);
    const page = await openAt(app, SEEN, '还没有人看过');
    expect(page.findAll('.u-row')).toHaveLength(0);
    await page.close();
  });
});

describe('who looked at me', () => {
  it('shows what was fetched last time without a network, and says that there is none', async () => {
    server.on('GET /me/audit', () => ({ items: [seen()], next: null }));
    await logInAs(app, '陈玉兰');
    const first = await openAt(app, SEEN, '林晓梅');
    await first.close();
    server.cutOff();
    const kept = await openAt(app, SEEN, '现在没有网');
    expect(kept.text()).toContain('林晓梅');
    await kept.close();
  });

  it('goes on with older ones when asked', async () => {
    server.on('GET /me/audit', ({ query }) => (query.cursor ? { items: [seen({ id: 's9', actor: { ...actor, name: '梁国平' } })], next: null } : { items: [seen()], next: 'older' }));
    await logInAs(app, '陈玉兰');
    const page = await openAt(app, SEEN, '看更早的');
    await page.tap(page.byText('看更早的'));
    await until('older ones', () => page.text().includes('梁国平'));
    expect(page.text()).not.toContain('看更早的');
    await page.close();
  });

  it('is reached from 我的; the log only by who reads it', async () => {
    await logInAs(app, '陈玉兰');
    const page = await openAt(app, 'pages/me/index', '谁看过我的信息');
    expect(page.text()).not.toContain('查记录');
    await page.tap(page.byText('谁看过我的信息'));
    expect(app.wx.callsOf('navigateTo')[0]?.url).toBe('/features/audit/pages/seen');
    await page.close();
  });
});

describe("the reporter's number at the workbench", () => {
  const view = (mayContact = true): ResponseOf<'GET /cases/:id'> => ({
    ...full(row({ state: 'submitted', title: '3 栋门口的井盖裂了' })), viewer: 'staff', reporter: { id: 'chen', name: '陈玉兰', phoneTail: '4417', mayContact }, actions: ['accept'],
  });
  async function openCase(mayContact = true): Promise<WeappPage> {
    server.on('GET /cases/:id', () => view(mayContact));
    await logInAs(app, '林晓梅');
    const page = await app.openPage(CASE, { id: 'case-1' });
    await until('the case', () => page.text().includes('3 栋门口的井盖裂了'));
    return page;
  }
  const asked = () => server.askedFor('POST /cases/:id/contact');

  it('is shown after a reason by one tap, can be dialled, and is gone with the sheet', async () => {
    server.on('POST /cases/:id/contact', () => ({ name: '陈玉兰', phone: '13800004417' }));
    const page = await openCase();
    await page.tap(page.byText(CONTACT_WORDS.open));
    await until('the reasons', () => page.text().includes(CONTACT_REASON_WORDS.callBack));
    await page.tap(page.byText(CONTACT_WORDS.send));
    await until('what is missing', () => page.text().includes(CONTACT_WORDS.pickReason));
    expect(asked()).toHaveLength(0);
    await page.tap(page.byText(CONTACT_REASON_WORDS.callBack));
    await page.tap(page.byText(CONTACT_WORDS.send));
    await until('the number', () => page.text().includes('13800004417'));
    expect(asked().map(({ body, path }) => [path, body])).toEqual([['/cases/case-1/contact', { reason: 'callBack', text: '' }]]);
    expect(asked()[0]?.header['Idempotency-Key']).toMatch(/^[A-Za-z0-9_-]{8,64}$/);
    expect(page.text()).toContain(CONTACT_WORDS.done);
    await page.tap(page.byText(CONTACT_WORDS.call));
    expect(app.wx.callsOf('makePhoneCall')[0]?.phoneNumber).toBe('13800004417');
    await page.tap(page.byText(CONTACT_WORDS.close));
    await until('it is gone', () => !page.text().includes('13800004417'));
    expect(JSON.stringify([...app.wx.storage])).not.toContain('13800004417');
    await page.close();
  });

  it('wants words where the reason is 「其他」, and sends them', async () => {
    server.on('POST /cases/:id/contact', () => ({ name: '陈玉兰', phone: null }));
    const page = await openCase();
    await page.tap(page.byText(CONTACT_WORDS.open));
    await until('the reasons', () => page.text().includes(CONTACT_REASON_WORDS.other));
    await page.tap(page.byText(CONTACT_REASON_WORDS.other));
    await page.tap(page.byText(CONTACT_WORDS.send));
    await until('what is missing', () => page.text().includes(CONTACT_WORDS.sayMore));
    await page.input(page.find('.wb-form .wb-field') as HTMLElement, '门口有人等');
    await page.tap(page.byText(CONTACT_WORDS.send));
    await until('that there is no number', () => page.text().includes(CONTACT_WORDS.noPhone));
    expect(asked()[0]?.body).toEqual({ reason: 'other', text: '门口有人等' });
    await page.close();
  });

  it('is the same look when it is pressed again after a failure: one key, and the sheet says what went wrong', async () => {
    server.refuse('POST /cases/:id/contact', 500, 'internal', '没办成，是我们这边出了问题');
    const page = await openCase();
    await page.tap(page.byText(CONTACT_WORDS.open));
    await until('the reasons', () => page.text().includes(CONTACT_REASON_WORDS.callBack));
    await page.tap(page.byText(CONTACT_REASON_WORDS.callBack));
    await page.tap(page.byText(CONTACT_WORDS.send));
    await until('what went wrong', () => page.text().includes('没办成，是我们这边出了问题'));
    server.on('POST /cases/:id/contact', () => ({ name: '陈玉兰', phone: '13800004417' }));
    await page.tap(page.byText(CONTACT_WORDS.send));
    await until('the number', () => page.text().includes('13800004417'));
    expect(new Set(asked().map(({ header }) => header['Idempotency-Key'])).size).toBe(1);
    await page.close();
  });

  it('is not offered to whoever may not have it', async () => {
    const page = await openCase(false);
    expect(page.text()).toContain('电话尾号 4417');
    expect(page.text()).not.toContain(CONTACT_WORDS.open);
    await page.close();
  });
});

describe("the auditor's page", () => {
  const AUDITOR: Me = { ...LIN, roles: [{ role: 'auditor', unit: { id: 'd', name: '锦城区', kind: 'district' }, since: AT, until: null }] };
  const line = (over: Partial<Line> = {}): Line => ({
    id: 'r1', number: 12, at: AT, actor, subject: { id: 'chen', name: '陈玉兰' }, action: 'contactSeen', object: { kind: 'case', id: 'case-1', label: 'LL-0305-0001' }, reason: { code: 'other', text: '门口有人等' }, ...over,
  });
  const WHOLE: State = { rows: 12, chained: 12, head: { number: 12, hash: 'ab'.repeat(32) }, checked: { at: AT, upTo: 11, brokenAt: null } };

  async function openLog(words: string, me: Me = AUDITOR): Promise<WeappPage> {
    await logInAs(app, '林晓梅');
    server.on('GET /me', () => me);
    return openAt(app, LOG, words);
  }
  beforeEach(() => {
    server.on('GET /audit/rows', () => ({ items: [line()], next: null }));
    server.on('GET /audit/state', () => WHOLE);
  });
  const field = (page: WeappPage, index: number) => page.findAll('.u-field__input')[index] as HTMLElement;

  it('shows rows with person, office, object and reason, and says in words that the chain is whole', async () => {
    const page = await openLog('查看联系方式');
    for (const words of ['2030 年 3 月 5 日 10:03', '第 12 行', '林晓梅', '工作站工作人员', '工单 LL-0305-0001', '陈玉兰', '门口有人等', '一共 12 行', '没有被改过', `12:${'ab'.repeat(32)}`]) expect(page.text()).toContain(words);
    expect(page.text()).not.toContain('其他，');
    await page.close();
  });

  it('asks once for what was typed, when it is asked to: person, staff, number, kind and days', async () => {
    const page = await openLog('查看联系方式');
    const before = server.askedFor('GET /audit/rows').length;
    await page.input(field(page, 0), '陈玉兰');
    await page.input(field(page, 1), '林晓梅');
    await page.input(field(page, 2), 'LL-0305-0001');
    await page.tap(page.byText('都要'));
    await page.tap(page.byText('给了身份'));
    await page.tap(page.byText('自己填'));
    await page.input(field(page, 3), '2030-3-5');
    await page.tap(page.byText('查一查'));
    await until('what is wrong', () => page.text().includes('日子写成 2026-12-31 这样'));
    expect(server.askedFor('GET /audit/rows')).toHaveLength(before);
    await page.input(field(page, 3), '2030-03-01');
    await page.input(field(page, 4), '2030-03-05');
    server.on('GET /audit/rows', () => ({ items: [], next: null }));
    await page.tap(page.byText('查一查'));
    await until('that nothing was found', () => page.text().includes('没有找到'));
    expect(server.askedFor('GET /audit/rows').at(-1)?.query).toEqual({ subject: '陈玉兰', actor: '林晓梅', object: 'LL-0305-0001', action: 'roleGiven', from: '2030-03-01', to: '2030-03-05', limit: '30' });
    await page.close();
  });

  it('goes on with older rows under the same search', async () => {
    server.on('GET /audit/rows', ({ query }) => (query.cursor ? { items: [line({ id: 'r2', number: 3, reason: null })], next: null } : { items: [line()], next: 'older' }));
    const page = await openLog('看更早的');
    await page.tap(page.byText('看更早的'));
    await until('older rows', () => page.text().includes('第 3 行'));
    expect(page.findAll('.aud__row')).toHaveLength(3);
    await page.close();
  });

  it('says where the chain does not hold, and what to do', async () => {
    server.on('GET /audit/state', () => ({ ...WHOLE, checked: { at: AT, upTo: 6, brokenAt: 7 } }));
    const page = await openLog('查到第 7 行对不上');
    expect(page.text()).toContain('请马上报告');
    await page.close();
  });

  it('exports what is being looked at, and says when it was too much', async () => {
    server.on('POST /audit/exports', () => ({ url: '/api/v1/audit/exports/e1?e=1&s=x', rows: 20_000, cut: true }));
    app.wx.answer('downloadFile', () => ({ statusCode: 200, tempFilePath: 'wxfile://tmp/e1.xlsx' }));
    app.wx.answer('openDocument', () => ({ errMsg: 'openDocument:ok' }));
    const page = await openLog('查看联系方式');
    await page.input(field(page, 0), '陈玉兰');
    await page.tap(page.byText('查一查'));
    await page.tap(page.byText('导出表格'));
    await until('what came of it', () => page.text().includes('把时间缩短'));
    expect(server.askedFor('POST /audit/exports')[0]?.body).toEqual({ subject: '陈玉兰' });
    expect(app.wx.callsOf('downloadFile')[0]?.url).toMatch(/^https?:\/\/[^/]+\/api\/v1\/audit\/exports\/e1/);
    expect(app.wx.callsOf('openDocument')[0]).toMatchObject({ filePath: 'wxfile://tmp/e1.xlsx', fileType: 'xlsx' });
    await page.close();
  });

  it('keeps nothing of it on the phone', async () => {
    const page = await openLog('查看联系方式');
    await page.close();
    expect(JSON.stringify([...app.wx.storage])).not.toContain('LL-0305-0001');
  });

  it('says whose it is to everybody else, and asks for nothing', async () => {
    const page = await openLog('这里归监督员', CHEN);
    expect(server.askedFor('GET /audit/rows')).toHaveLength(0);
    await page.close();
  });
});
