import { type ResponseOf } from '../../shared/contract';
import { loadApp, until, type Weapp, type WeappPage } from '../support/weapp';
import { full, LATE, row } from './support/cases';
import { LIN, STATION } from './support/people';
import { logInAs, openAt, serve, type Server } from './support/server';

const LIST = 'features/workbench/pages/index';
const CASE = 'features/workbench/pages/case';
type Case = ResponseOf<'GET /cases/:id'>;
type Row = Parameters<typeof full>[0];
type Entry = Case['timeline'][number];

let app: Weapp;
let server: Server;

beforeAll(async () => {
  app = await loadApp();
});
beforeEach(async () => {
  server = serve(app);
  await logInAs(app, '林晓梅');
  app.wx.calls.length = 0;
});

const SUBMITTED = row({ id: 'case-7', number: 'LL-0305-0007', state: 'submitted', leadUnit: null, title: '3 栋门口的井盖裂了', placeText: '3 栋门口' });

const entry = (over: Partial<Entry>): Entry => ({
  id: 'e1',
  at: '2030-03-05T01:12:00.000Z',
  action: 'submit',
  actor: { name: '陈玉兰', unit: null, isReporter: true },
  unit: null,
  text: null,
  reason: null,
  photos: [],
  dueAt: null,
  round: 1,
  internal: false,
  ...over,
});

const submitted = (over: Partial<Case> = {}): Case => ({
  ...full(SUBMITTED),
  viewer: 'staff',
  text: '井盖裂成两半，早上推车的人绊了一下。',
  revision: 4,
  reporter: { id: 'chen', name: '陈玉兰', phoneTail: '4417', mayContact: true },
  suggestion: { unit: { id: 'unit-1', name: '锦园物业' }, ruleId: 'r7', reason: '事项清单 2-11 井盖路面' },
  timeline: [entry({})],
  actions: ['accept', 'acceptAndDispatch', 'takeOn', 'decline', 'note'],
  ...over,
});

const inbox = (items: Row[], over: Partial<ResponseOf<'GET /workbench/cases'>> = {}): ResponseOf<'GET /workbench/cases'> => ({
  items,
  next: null,
  counts: { all: items.length, overdue: 1, today: 0, toAccept: 1, toDispatch: 0, toAcknowledge: 0, handling: 1, toVerify: 0, toEvaluate: 0, toCallBack: 0, toReview: 0, closed: 0, answering: 0, returned: 0, toDecide: 0, toGrant: 0, supervised: 0, deferred: 0, repeated: 0 },
  now: '2030-03-05T01:41:00.000Z',
  ...over,
});

async function openCase(view: Case): Promise<WeappPage> {
  server.on('GET /cases/:id', () => view);
  const page = await app.openPage(CASE, { id: view.id });
  await until('the case', () => page.text().includes(view.title));
  return page;
}

/** The field inside a part of the page. */
const field = (page: WeappPage, part: string): HTMLElement => {
  const found = page.find(`${part} .wb-field`);
  if (!found) throw new Error(`no field in ${part}`);
  return found;
};

describe('the list of the workbench on a phone', () => {
  it('shows deadline, title, what, where and at whose desk each case lies, the overdue ones counted', async () => {
    server.on('GET /workbench/cases', () => inbox([row({ clock: { ...SUBMITTED.clock, ...LATE } }), SUBMITTED]));
    const page = await openAt(app, LIST, '3 栋门口的井盖裂了');
    expect(page.findAll('.wb-row')).toHaveLength(2);
    expect(page.find('.wb-cell--overdue')?.textContent).toBe('超时1 天');
    expect(page.text()).toContain('锦园物业在办');
    expect(page.text()).toContain('已超时1');
    expect(page.text()).toContain('梧桐里社区工作站');
    await page.close();
  });

  it('asks for another view, and for the days of filing only among closed cases', async () => {
    server.on('GET /workbench/cases', ({ query }) => inbox(query.view === 'closed' ? [] : [SUBMITTED]));
    const page = await openAt(app, LIST, '3 栋门口的井盖裂了');
    expect(page.text()).not.toContain('交来的日子');
    await page.tap(page.byText('已办结'));
    await until('nothing closed', () => page.text().includes('没有已办结的'));
    expect(page.text()).toContain('交来的日子');
    expect(server.askedFor('GET /workbench/cases').at(-1)?.query.view).toBe('closed');
    await page.close();
  });

  it('searches once for what was typed', async () => {
    server.on('GET /workbench/cases', () => inbox([SUBMITTED]));
    const page = await openAt(app, LIST, '3 栋门口的井盖裂了');
    const search = page.find('.wb-search__field') as HTMLElement;
    await page.input(search, '井');
    await page.input(search, '井盖');
    await until('the search', () => server.askedFor('GET /workbench/cases').some(({ query }) => query.search === '井盖'));
    expect(server.askedFor('GET /workbench/cases').some(({ query }) => query.search === '井')).toBe(false);
    await page.close();
  });

  it('turns the page once when its end comes near', async () => {
    server.on('GET /workbench/cases', ({ query }) => (query.cursor ? inbox([row({ id: 'late', title: '最后一件' })]) : inbox([SUBMITTED], { next: 'more' })));
    const page = await openAt(app, LIST, '3 栋门口的井盖裂了');
    const list = page.find('.wb-list') as HTMLElement;
    await page.fire(list, 'scrolltolower');
    await until('the second page', () => page.text().includes('最后一件'));
    await page.fire(list, 'scrolltolower');
    expect(server.askedFor('GET /workbench/cases').filter(({ query }) => query.cursor === 'more')).toHaveLength(1);
    expect(page.text()).toContain('就这些了');
    await page.close();
  });

  it('opens the case on a page of its own', async () => {
    server.on('GET /workbench/cases', () => inbox([SUBMITTED]));
    const page = await openAt(app, LIST, '3 栋门口的井盖裂了');
    await page.tap(page.byText('3 栋门口的井盖裂了'));
    expect(app.wx.callsOf('navigateTo')[0]?.url).toBe('/features/workbench/pages/case?id=case-7');
    await page.close();
  });

  it('says whose fault it is when the list cannot be had, and tries again when asked', async () => {
    server.refuse('GET /workbench/cases', 500, 'internal', '没办成，是我们这边出了问题');
    const page = await openAt(app, LIST, '没办成，是我们这边出了问题');
    expect(page.text()).toContain('7F2C0942');
    server.on('GET /workbench/cases', () => inbox([SUBMITTED]));
    await page.tap(page.byText('再试一次'));
    await until('the list', () => page.text().includes('3 栋门口的井盖裂了'));
    await page.close();
  });
});

describe('a case on a phone', () => {
  it('shows the words, the reason for the unit, and only the actions the reply offers', async () => {
    const page = await openCase(submitted({ actions: ['accept', 'note'] }));
    expect(page.text()).toContain('井盖裂成两半，早上推车的人绊了一下。');
    expect(page.text()).toContain('电话尾号 4417');
    expect(page.text()).toContain('只受理');
    expect(page.text()).toContain('居民看不到这里');
    for (const word of ['受理并交', '我们来办', '不予受理', '办好了']) expect(page.text()).not.toContain(word);
    await page.close();
  });

  it('accepts and dispatches in one tap, with the revision that was seen and a key', async () => {
    const after = submitted({ state: 'dispatched', revision: 5, leadUnit: { id: 'unit-1', name: '锦园物业' }, suggestion: null, actions: ['note'] });
    server.on('POST /cases/:id/accept-and-dispatch', () => after);
    const page = await openCase(submitted());
    await page.tap(page.byText('受理并交给锦园物业'));
    await until('the new state', () => page.text().includes('等锦园物业签收'));
    const [sent, ...others] = server.askedFor('POST /cases/:id/accept-and-dispatch');
    expect(others).toHaveLength(0);
    expect(sent?.path).toBe('/cases/case-7/accept-and-dispatch');
    expect(sent?.body).toEqual({ revision: 4, unitId: 'unit-1', text: '' });
    expect(sent?.header['Idempotency-Key']).toMatch(/^[A-Za-z0-9_-]{8,64}$/);
    expect(page.text()).not.toContain('受理并交给锦园物业');
    await page.close();
  });

  it('gives it to the unit that was chosen instead of the suggested one', async () => {
    const unit = { id: 'unit-2', name: '街道综合执法队', kind: 'department' as const, phone: '', address: '', hours: '', path: [{ id: 'd', name: '锦城区' }] };
    server.on('GET /communities/:id/units', () => ({ items: [{ ...unit, id: 'unit-1', name: '锦园物业', kind: 'property' }, unit] }));
    server.on('POST /cases/:id/accept-and-dispatch', () => submitted({ state: 'dispatched', revision: 5, actions: [] }));
    const page = await openCase(submitted());
    await page.tap(page.byText('换单位'));
    await until('the units', () => page.text().includes('街道综合执法队'));
    await page.tap(page.byText('街道综合执法队'));
    await page.tap(page.byText('受理并交给街道综合执法队'));
    await until('it is sent', () => server.askedFor('POST /cases/:id/accept-and-dispatch').length === 1);
    expect(server.askedFor('POST /cases/:id/accept-and-dispatch')[0]?.body.unitId).toBe('unit-2');
    await page.close();
  });

  it('says what is missing before 办好了 and sends nothing until there are words or a photo', async () => {
    server.on('POST /cases/:id/handle', () => submitted({ state: 'handled', revision: 5, actions: [] }));
    const page = await openCase(submitted({ state: 'acknowledged', leadUnit: STATION, suggestion: null, actions: ['handle', 'note'] }));
    await page.tap(page.byText('办好了'));
    await until('what is missing', () => page.text().includes('写一句或拍一张'));
    expect(server.askedFor('POST /cases/:id/handle')).toHaveLength(0);
    await page.input(field(page, '.wb-composer'), '换了新井盖，四周填平了');
    await page.tap(page.byText('办好了'));
    await until('it is sent', () => server.askedFor('POST /cases/:id/handle').length === 1);
    expect(server.askedFor('POST /cases/:id/handle')[0]?.body).toEqual({ revision: 4, text: '换了新井盖，四周填平了', photoIds: [], why: '' });
    await page.close();
  });

  it('sends the photo that was taken with 办好了', async () => {
    app.wx.answer('chooseMedia', () => ({ tempFiles: [{ tempFilePath: 'http://tmp/cover.jpg' }] }));
    app.wx.answer('uploadFile', () => ({ statusCode: 201, data: JSON.stringify({ id: 'photo-9', url: 'u', thumbUrl: 't', width: 8, height: 6 }) }));
    server.on('POST /cases/:id/handle', () => submitted({ state: 'handled', revision: 5, actions: [] }));
    const page = await openCase(submitted({ id: 'case-8', state: 'acknowledged', leadUnit: STATION, suggestion: null, actions: ['handle', 'note'] }));
    await page.tap(page.byText('拍办好的样子'));
    await until('the photo', () => page.findAll('.wb-shot').length === 1);
    await page.tap(page.byText('办好了'));
    await until('it is sent', () => server.askedFor('POST /cases/:id/handle').length === 1);
    expect(server.askedFor('POST /cases/:id/handle')[0]?.body.photoIds).toEqual(['photo-9']);
    await page.close();
  });

  it('tells who was first, shows the case as it is now, and keeps the words that were typed', async () => {
    server.on('GET /catalogue', () => ({ categories: [], declineRules: [{ id: 'd1', name: '别的渠道管的事', article: '第十一条（五）' }] }));
    const page = await openCase(submitted({ id: 'case-9' }));
    await page.tap(page.byText('不予受理'));
    await until('the form', () => page.text().includes('别的渠道管的事'));
    await page.tap(page.byText('别的渠道管的事'));
    await page.input(field(page, '.wb-form'), '这件事归供水公司管');
    const moved = entry({ id: 'e2', action: 'accept', at: '2030-03-05T01:30:00.000Z', actor: { name: '周建平', unit: STATION.name, isReporter: false } });
    server.refuse('POST /cases/:id/decline', 409, 'conflict', '刚刚有人先办了一步');
    server.on('GET /cases/:id', () => submitted({ id: 'case-9', state: 'accepted', revision: 5, timeline: [entry({}), moved], actions: ['dispatch', 'note'] }));
    await page.tap(page.byText('答复：不予受理'));
    await until('who was first', () => page.text().includes('刚才有人先办了：梧桐里社区工作站受理，是周建平办的'));
    expect(page.text()).toContain('现在是“等交办”');
    expect(page.text()).toContain('您写的还在：“这件事归供水公司管”');
    expect(page.text()).toContain('交给锦园物业');
    await page.close();
  });

  it('puts the sentence of a refused field at the field and keeps the form open', async () => {
    server.on('GET /catalogue', () => ({ categories: [], declineRules: [{ id: 'd1', name: '别的渠道管的事', article: '第十一条（五）' }] }));
    const page = await openCase(submitted({ id: 'case-10' }));
    await page.tap(page.byText('不予受理'));
    await until('the form', () => page.text().includes('别的渠道管的事'));
    await page.tap(page.byText('答复：不予受理'));
    await until('what is missing', () => page.text().includes('选一条规定，居民会看到') && page.text().includes('写一句为什么，居民会看到'));
    expect(server.askedFor('POST /cases/:id/decline')).toHaveLength(0);
    await page.close();
  });

  it('sends the same key again after the server fell over, and another one for another intent', async () => {
    server.refuse('POST /cases/:id/accept', 500, 'internal', '没办成，是我们这边出了问题');
    const page = await openCase(submitted({ id: 'case-11' }));
    await page.tap(page.byText('只受理'));
    await until('whose fault it is', () => page.text().includes('是我们这边出了问题'));
    expect(page.text()).toContain('7F2C0942');
    await page.tap(page.byText('只受理'));
    await until('the second try', () => server.askedFor('POST /cases/:id/accept').length === 2);
    server.on('POST /cases/:id/take-on', () => submitted({ id: 'case-11', state: 'acknowledged', revision: 5, actions: ['handle'] }));
    await page.tap(page.byText('我们来办'));
    await until('the other intent', () => server.askedFor('POST /cases/:id/take-on').length === 1);
    const keys = [...server.askedFor('POST /cases/:id/accept'), ...server.askedFor('POST /cases/:id/take-on')].map(({ header }) => header['Idempotency-Key']);
    expect(keys[0]).toBe(keys[1]);
    expect(keys[2]).not.toBe(keys[0]);
    await page.close();
  });

  it('lets a grid worker verify on the spot without opening a form', async () => {
    const [role] = LIN.roles;
    server.on('GET /me', () => ({ ...LIN, roles: role ? [{ ...role, role: 'gridWorker' }] : [] }));
    server.on('GET /workbench/cases', () => inbox([]));
    await (await openAt(app, LIST, '手上没有要办的事')).close();
    server.on('POST /cases/:id/inspect', () => submitted({ id: 'case-12', revision: 5, actions: ['inspect', 'note'] }));
    const page = await openCase(submitted({ id: 'case-12', suggestion: null, actions: ['inspect', 'note'] }));
    await page.input(field(page, '.wb-composer'), '裂成两半，放了路锥');
    await page.tap(page.byText('现场核实'));
    await until('it is sent', () => server.askedFor('POST /cases/:id/inspect').length === 1);
    expect(server.askedFor('POST /cases/:id/inspect')[0]?.body).toEqual({ revision: 4, text: '裂成两半，放了路锥', photoIds: [] });
    await page.close();
  });
});
