import { type ResponseOf } from '../../shared/contract';
import { loadApp, until, type Weapp, type WeappPage } from '../support/weapp';
import { CHEN, STATION } from './support/people';
import { logInAs, openAt, serve, type Server } from './support/server';

type Mine = ResponseOf<'GET /homes'>;
type Card = Mine['items'][number];

const HOMES = 'features/homes/pages/homes';
const BIND = 'features/homes/pages/bind';
const IDENTITY = 'features/homes/pages/identity';
let app: Weapp;
let server: Server;

beforeAll(async () => {
  app = await loadApp();
});

const card = (over: Partial<Card> = {}): Card => ({
  id: 'h-1', revision: 3, state: 'confirmed', community: { id: 'c1', name: '梧桐里社区' }, station: STATION, placeText: '3 栋 2 单元', no: '501', relation: 'owner', main: true,
  reason: null, coResidents: [], askedAt: '2030-03-04T01:00:00.000Z', updatedAt: '2030-03-04T01:00:00.000Z', actions: ['moveOut'], ...over,
});
let mine: Mine;
beforeEach(async () => {
  server = serve(app);
  mine = { items: [], waiting: [], named: true };
  server.on('GET /homes', () => mine);
  server.on('GET /communities', () => ({ items: [{ id: 'c1', name: '梧桐里社区', street: { id: 's1', name: '梧桐街道' } }, { id: 'c2', name: '桂园社区', street: { id: 's1', name: '梧桐街道' } }] }));
  server.on('GET /communities/:id/buildings', () => ({ items: [{ id: 'b-3', estate: '', name: '3 栋' }, { id: 'b-9', estate: '锦园', name: '9 栋' }] }));
  server.on('GET /buildings/:id', () => ({ id: 'b-3', estate: '', name: '3 栋', community: { id: 'c1', name: '梧桐里社区' }, entrances: ['1 单元', '2 单元'] }));
  server.on('POST /homes', () => (mine = { ...mine, items: [card({ state: 'asked', actions: ['withdraw'] })] }));
  await logInAs(app, '陈玉兰');
  app.wx.calls.length = 0;
});

const press = async (page: WeappPage, words: string): Promise<void> => page.tap(page.byText(words));
/** The same words stand in the question above it. */
const handIn = async (page: WeappPage): Promise<void> => {
  await ask(page, '这样交给工作站');
  await page.tap(page.find('.u-foot .u-button--primary') as HTMLElement);
};
const question = (page: WeappPage): string => page.find('.homes__question')?.textContent ?? '';
const ask = async (page: WeappPage, words: string): Promise<void> => until(words, () => question(page).includes(words));

async function toNumber(): Promise<WeappPage> {
  const page = await openAt(app, BIND, '您住在哪个社区');
  await until('the communities', () => page.text().includes('桂园社区'));
  await press(page, '梧桐里社区');
  await ask(page, '哪一栋楼');
  await until('the buildings', () => page.text().includes('3 栋'));
  await press(page, '3 栋');
  await ask(page, '哪个单元');
  await press(page, '2 单元');
  await ask(page, '房号是多少');
  return page;
}

describe('binding a home', () => {
  it('asks one question on each screen, says what is missing, and hands the whole to the station', async () => {
    const page = await toNumber();
    await press(page, '下一步');
    await until('what is missing', () => page.text().includes('写上房号，比如 501'));
    await page.input(page.findAll('.u-field__input')[0] as HTMLElement, '501');
    await press(page, '下一步');
    await ask(page, '您怎么住在这里');
    await press(page, '租的');
    await press(page, '下一步');
    await ask(page, '这样交给工作站');
    expect(page.text()).toMatch(/梧桐里社区.*3 栋 2 单元 501.*租的/);
    await handIn(page);
    await until('the request', () => server.askedFor('POST /homes').length === 1);
    const [sent] = server.askedFor('POST /homes');
    expect(sent?.body).toEqual({ communityId: 'c1', door: { buildingId: 'b-3', entrance: '2 单元', no: '501' }, relation: 'tenant' });
    expect(sent?.header['Idempotency-Key']).toMatch(/^[A-Za-z0-9_-]{8,64}$/);
    await page.close();
  });

  it('loses nothing by going back, and takes words where the building is in no list', async () => {
    const page = await toNumber();
    await press(page, '上一步');
    await ask(page, '哪个单元');
    await press(page, '上一步');
    await ask(page, '哪一栋楼');
    await press(page, '名单里没有');
    await ask(page, '您家的地址怎么写');
    await page.input(page.findAll('.u-field__input')[0] as HTMLElement, '老村 3 号 2 楼');
    await press(page, '下一步');
    await ask(page, '您怎么住在这里');
    await press(page, '和家里人一起住');
    await press(page, '下一步');
    await handIn(page);
    await until('the request', () => server.askedFor('POST /homes').length === 1);
    expect(server.askedFor('POST /homes')[0]?.body).toEqual({ communityId: 'c1', door: { words: '老村 3 号 2 楼' }, relation: 'family' });
    await page.close();
  });

  it('asks for a name only who has told none', async () => {
    mine = { ...mine, named: false };
    const page = await toNumber();
    await page.input(page.findAll('.u-field__input')[0] as HTMLElement, '501');
    await press(page, '下一步');
    await ask(page, '您怎么住在这里');
    await press(page, '租的');
    await press(page, '下一步');
    await until('what is missing', () => page.text().includes('写上您的姓名'));
    await page.input(page.findAll('.u-field__input')[0] as HTMLElement, '陈玉兰');
    await press(page, '下一步');
    await handIn(page);
    await until('the request', () => server.askedFor('POST /homes').length === 1);
    expect(server.askedFor('POST /homes')[0]?.body.name).toBe('陈玉兰');
    await page.close();
  });

  it('says why a request was refused, and stays', async () => {
    server.refuse('POST /homes', 422, 'rule_refused', '这个住处您已经报过了，在“我的家”里看得到');
    const page = await toNumber();
    await page.input(page.findAll('.u-field__input')[0] as HTMLElement, '501');
    await press(page, '下一步');
    await press(page, '租的');
    await press(page, '下一步');
    await handIn(page);
    await until('the sentence', () => page.text().includes('您已经报过了'));
    expect(app.wx.callsOf('navigateBack')).toEqual([]);
    await page.close();
  });
});

describe('my homes', () => {
  it('shows who lives with me by surname only, and whom I am asked about', async () => {
    mine = {
      items: [card({ coResidents: [{ name: '王**', relation: 'family' }] }), card({ id: 'h-0', state: 'declined', main: false, reason: { id: 'papersNeeded', text: '周三下午有人' }, actions: [] })],
      waiting: [{ id: 'h-2', revision: 0, name: '李**', relation: 'tenant', placeText: '3 栋 2 单元', no: '501', askedAt: '2030-03-04T01:00:00.000Z', said: null }],
      named: true,
    };
    server.on('POST /homes/:id/word', () => (mine = { ...mine, waiting: mine.waiting.map((one) => ({ ...one, said: true })) }));
    const page = await openAt(app, HOMES, '请您认一认');
    expect(page.text()).toMatch(/李\*\*说也住在 3 栋 2 单元 501.*一起住的：王\*\*.*请带房产证或租房合同到工作站来一趟。周三下午有人/);
    await press(page, '认得，一起住');
    await until('what I said', () => page.text().includes('您说认得，一起住'));
    expect(server.askedFor('POST /homes/:id/word')[0]).toMatchObject({ key: 'POST /homes/h-2/word', body: { revision: 0, yes: true } });
    await page.close();
  });

  it('asks before I move out', async () => {
    mine = { ...mine, items: [card()] };
    server.on('POST /homes/:id/move-out', () => (mine = { ...mine, items: [card({ state: 'ended', main: false, actions: [] })] }));
    const page = await openAt(app, HOMES, '501');
    await press(page, '搬走了');
    await until('the question', () => page.findAll('.u-sheet').length === 1);
    expect(server.askedFor('POST /homes/:id/move-out')).toHaveLength(0);
    await page.tap(page.findAll('.u-button--primary').at(-1) as HTMLElement);
    await until('the former homes', () => page.text().includes('以前的'));
    expect(server.askedFor('POST /homes/:id/move-out')[0]?.body).toEqual({ revision: 3 });
    await page.close();
  });
});

describe('my identity', () => {
  it('says what my level opens, what is missing, and shows a code for the counter', async () => {
    server.on('GET /me/identity', () => ({ level: CHEN.level, phoneTail: '0123', document: null }));
    server.on('POST /me/counter-code', () => ({ code: '042137', expiresAt: new Date(Date.now() + 300_000).toISOString() }));
    const page = await openAt(app, IDENTITY, '手机号核实过');
    expect(page.text()).toMatch(/您在这里.*说一个微心愿，在议事里说意见.*带证件到工作站/);
    await press(page, '出示柜台码');
    await until('the code', () => page.text().includes('042 137'));
    await page.close();
  });

  it('keeps the code once the document was seen: the counter knows by it for whom it reports', async () => {
    server.on('GET /me/identity', () => ({ level: 2, phoneTail: null, document: { kind: 'identityCard', at: '2030-03-04T01:00:00.000Z', unit: '梧桐里社区工作站', by: '林晓梅' } }));
    const page = await openAt(app, IDENTITY, '林晓梅');
    expect(page.text()).toContain('没有留号码');
    expect(page.text()).toContain('出示柜台码');
    expect(page.text()).not.toContain('带证件到工作站');
    await page.close();
  });
});
