import type { ResponseOf } from '../../shared/contract';
import { loadApp, settle, until, type Weapp, type WeappPage } from '../support/weapp';
import { NoNetwork, Refusal, serveContract, type ContractServer } from '../support/weapp/api';
import { clock, inHand, me as resident, photo, session } from './cases/fixtures';

type Field = ResponseOf<'GET /workbench/field'>;
type Row = Field['items'][number];

const LIST = 'features/field/pages/index';
const since = '2026-01-05T01:00:00.000Z';
const worker = { ...resident, id: 'he', name: '何建国', staff: true, roles: [{ role: 'departmentHandler' as const, unit: { id: 'u1', name: '锦园物业', kind: 'property' as const }, since, until: null }] };

const row = (part: Partial<Row> = {}): Row => ({
  ...{ id: 'case-1', number: 'WT2026-0001', state: 'dispatched', grade: 'ordinary', round: 1, category: { id: 'roadCover', name: '井盖路面', icon: 'warn' } },
  ...{ title: '3 栋门口的井盖裂了', placeText: '3 栋门口', leadUnit: '锦园物业', revision: 4, text: '井盖裂成两半，差点绊倒人。', community: 'c1', grid: { id: 'g1', name: '第一网格' } },
  point: { lng: 116.84, lat: 40.37, system: 'gcj02' },
  actions: ['acknowledge', 'return', 'note'],
  part: null,
  open: 0,
  ...part,
  clock: part.clock ?? (({ days: _, ...rest }) => rest)(clock),
});
const near = row();
const far = row({ id: 'case-2', number: 'WT2026-0002', title: '北门的灯不亮', placeText: '北门', point: { lng: 116.84, lat: 40.39, system: 'gcj02' }, grid: { id: 'g2', name: '第二网格' }, actions: ['handle', 'note'], state: 'acknowledged' });

let items: Row[];
let online: boolean;
let app: Weapp;
let server: ContractServer;

/** Switches the phone on; what lay on it is there again. */
async function switchOn(stored: ReadonlyMap<string, unknown> = new Map(), files: Iterable<string> = []): Promise<void> {
  jest.resetModules();
  document.body.replaceChildren();
  app = await loadApp({}, new Map<string, unknown>([...stored, ['linli.session', session]]));
  for (const file of files) app.wx.files.add(file);
  const here = <T>(answer: T): T => {
    if (!online) throw new NoNetwork();
    return answer;
  };
  server = serveContract(app.wx, {
    'GET /me': () => here(worker),
    'GET /workbench/field': () => here({ items, more: false, now: '2026-11-24T04:30:00.000Z' }),
    'POST /files': ({ key }) => here(photo(`photo-${key ?? ''}`)),
    'POST /cases/:id/acknowledge': () => here({ ...inHand, revision: 5 }),
    'POST /cases/:id/handle': () => here({ ...inHand, revision: 6 }),
    'GET /cases/:id': () => here(inHand),
  });
  let taken = 0;
  app.wx.answer('chooseMedia', () => ({ tempFiles: [{ tempFilePath: `wxfile://photo-${(taken += 1)}.jpg` }] }));
}

async function openList(): Promise<WeappPage> {
  const page = await app.openPage(LIST);
  await until('the list', () => page.text().includes(near.title));
  return page;
}
const titles = (page: WeappPage): string[] => page.findAll('.field__title').map((part) => part.textContent ?? '');
const waiting = (): string[] => [...app.wx.storage.keys()].filter((name) => name.startsWith('linli.waiting.he.'));
/** Presses what says just this: the same words may stand in a sentence. */
async function press(page: WeappPage, words: string): Promise<void> {
  const part = page.findAll('.u-press').find((one) => one.textContent?.trim() === words) ?? page.byText(words);
  await page.tap(part);
}

beforeEach(async () => {
  items = [near, far];
  online = true;
  await switchOn();
});

describe('the matters near me in WeChat', () => {
  it('tells how far each is from where I stand, and sends it to nobody', async () => {
    app.wx.answer('getLocation', () => ({ longitude: 116.84, latitude: 40.388 }));
    const page = await openList();
    expect(page.text()).toContain('位置只在这台手机上算距离，不发给任何人，也不存');
    expect(app.wx.callsOf('getLocation')).toEqual([]);
    await press(page, '用我的位置');
    await until('distances', () => page.text().includes('220 米'));
    expect(titles(page)).toEqual([far.title, near.title]);
    expect(page.text()).toContain('2.0 公里');
    expect(JSON.stringify([...app.wx.storage])).not.toContain('40.388');
    await page.close();
  });

  it('has another way where the position is refused: a place that is chosen, or by grid', async () => {
    const page = await openList();
    await press(page, '用我的位置');
    await until('the other way', () => page.text().includes('没有位置也不要紧'));
    app.wx.answer('chooseLocation', () => ({ name: '北门岗亭', address: '', longitude: 116.84, latitude: 40.39 }));
    await press(page, '选个地方');
    await until('distances', () => page.text().includes('从北门岗亭算'));
    expect(titles(page)).toEqual([far.title, near.title]);
    await press(page, '按网格');
    expect(page.text()).toMatch(/第一网格.*3 栋门口的井盖裂了.*第二网格.*北门的灯不亮/);
    await page.close();
  });

  it('shows the way to a place on the phone’s own map', async () => {
    const page = await openList();
    await press(page, '去这里');
    expect(app.wx.callsOf('openLocation')[0]).toMatchObject({ longitude: 116.84, latitude: 40.37, name: '3 栋门口' });
    await page.close();
  });
});

/** Without a network: sign for it, then report it handled with a photo. */
async function handleOffline(): Promise<WeappPage> {
  const list = await openList();
  await list.close();
  online = false;
  const page = await app.openPage(LIST, { id: 'case-1' });
  await until('the kept list', () => page.text().includes(near.text));
  await until('the word that there is no network', () => page.text().includes('现在没有网'));
  await press(page, '签收');
  await until('the next step', () => page.text().includes('报告办好了'));
  await press(page, '报告办好了');
  await until('the form', () => page.text().includes('办成什么样'));
  await press(page, '写好，发出');
  expect(page.text()).toContain('写一句或拍一张，居民才看得到办成什么样');
  await press(page, '拍一张');
  await until('the photo', () => app.wx.files.size === 1);
  await page.input(page.findAll('.u-field__input')[0] as HTMLElement, '换了新井盖。');
  await press(page, '写好，发出');
  await until('both wait', () => page.text().includes('等着发 2 件'));
  return page;
}

describe('what is written without a network', () => {
  it('waits on the phone, and is sent once and in order when the app is started again with one', async () => {
    const page = await handleOffline();
    expect(page.text()).toContain('换了新井盖。');
    expect(page.text()).toContain('照片 1 张');
    expect(waiting()).toHaveLength(2);
    const [stored, files] = [new Map(app.wx.storage), [...app.wx.files]];
    online = true;
    await switchOn(stored, files);
    await app.show();
    await until('both are sent', () => waiting().length === 0);
    const [signed] = server.calls('POST /cases/:id/acknowledge');
    const [done] = server.calls('POST /cases/:id/handle');
    const [sent] = server.calls('POST /files');
    expect(signed).toMatchObject({ params: { id: 'case-1' }, body: { revision: 4 } });
    expect(done).toMatchObject({ body: { revision: 5, text: '换了新井盖。', photoIds: [`photo-${sent?.key ?? ''}`] } });
    expect([signed?.key, done?.key].every((key) => /^[A-Za-z0-9_-]{8,64}$/.test(key ?? ''))).toBe(true);
    await until('the photo is forgotten', () => app.wx.files.size === 0);
    await settle();
    expect(server.calls('POST /cases/:id/handle')).toHaveLength(1);
  });

  it('keeps a step that is half written when the camera ends the program', async () => {
    const list = await openList();
    await list.close();
    const page = await app.openPage(LIST, { id: 'case-2' });
    await until('the case', () => page.text().includes('报告办好了'));
    await press(page, '报告办好了');
    await page.input(page.findAll('.u-field__input')[0] as HTMLElement, '换了灯泡，');
    await switchOn(new Map(app.wx.storage));
    const again = await app.openPage(LIST, { id: 'case-2' });
    await until('the case', () => again.text().includes('报告办好了'));
    await press(again, '报告办好了');
    await until('the words', () => JSON.stringify([...app.wx.storage]).includes('换了灯泡，') && (again.findAll('.u-field__input')[0]?.textContent ?? again.findAll('.u-field__input')[0]?.getAttribute('value')) !== null);
    await press(again, '写好，发出');
    await until('it is sent', () => server.calls('POST /cases/:id/handle').length === 1);
    expect(server.calls('POST /cases/:id/handle')[0]?.body).toMatchObject({ text: '换了灯泡，' });
  });

  it('is kept and told of when somebody else was first; the person may throw it away', async () => {
    const page = await handleOffline();
    online = true;
    server.answer('POST /cases/:id/acknowledge', () => { throw new Refusal('conflict', '别人先办了一步，看看现在的样子'); });
    await press(page, '现在试试');
    await until('the conflict', () => page.text().includes('没发成，要您看一下'));
    expect(page.text()).toContain('别人先办了一步，看看现在的样子');
    expect(page.text()).toContain('等前一步发出去再发');
    expect(server.calls('POST /cases/:id/handle')).toHaveLength(0);
    expect(waiting()).toHaveLength(2);
    await press(page, '照现在的情况再发');
    await until('the word that it cannot', () => page.text().includes('这一步现在做不了'));
    const drop = page.findAll('.u-button--text').filter((one) => one.textContent === '不要了')[0];
    await page.tap(drop as HTMLElement);
    await until('the question', () => page.text().includes('这一步不发了吗'));
    await page.tap(page.findAll('.u-button--danger').at(-1) as HTMLElement);
    // What stood behind it is sent as it was written; the server has the last word on it.
    await until('it is gone, and the next one sent', () => waiting().length === 0);
    expect(new Set(server.calls('POST /cases/:id/acknowledge').map(({ key }) => key)).size).toBe(1);
    expect(server.calls('POST /cases/:id/handle')[0]?.body).toMatchObject({ revision: 5, text: '换了新井盖。' });
    await page.close();
  });

  it('is not seen by the next person at this phone', async () => {
    const page = await handleOffline();
    await page.close();
    const stored = new Map(app.wx.storage);
    stored.set('linli.me', { ...worker, id: 'other', name: '别人' });
    online = true;
    await switchOn(stored, app.wx.files);
    server.answer('GET /me', () => ({ ...worker, id: 'other', name: '别人' }));
    const list = await openList();
    await app.show();
    expect(list.text()).not.toContain('等着发');
    expect(server.calls('POST /cases/:id/acknowledge')).toHaveLength(0);
    expect(waiting()).toHaveLength(2);
    await list.close();
  });
});
