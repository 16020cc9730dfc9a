import type { ResponseOf } from '../../shared/contract';
import { until, type WeappPage } from '../support/weapp';
import { NoNetwork, Refusal } from '../support/weapp/api';
import { me } from './cases/fixtures';
import { followed, freshPhone, held, openShowing, press, type Phone } from './cases/support';

type View = ResponseOf<'GET /invitations/:id'>;
type Invitations = ResponseOf<'GET /workbench/invitations'>;
type Asked = Invitations['items'][number];
type Found = ResponseOf<'GET /workbench/able-neighbours'>;
const station: View['station'] = me.home?.station ?? { id: 'st', name: '', phone: '', hours: '' };
const staff = { ...me, roles: [{ role: 'stationStaff' as const, unit: { id: 'station-1', name: '梧桐里社区工作站', kind: 'station' as const }, since: '2025-01-01T00:00:00.000Z', until: null }] };
const asked: View = { id: 'i-1', kind: 'time', title: '换楼道的灯', where: '3 栋楼下', from: '2026-12-03T01:00:00.000Z', to: '2026-12-03T03:00:00.000Z', state: 'open', asked: 0, yes: 0, no: 0, at: '2026-12-01T02:00:00.000Z', revision: 0, text: '带上梯子', station, taskId: null, viewer: 'asked', mine: null, people: [], why: null, open: true };
const found: Found = { items: [{ volunteerId: 'v-1', name: '周玉兰', skills: ['electrics'], times: ['weekday'], languages: ['mandarin'], level: 2, minor: false, entries: [{ skill: 'electrics', text: '自己有梯子', paid: true }], metres: null, asked: 1, busy: true }], more: false, grids: [{ id: 'g-1', name: '第 1 网格' }], stations: [{ id: 'station-1', name: '梧桐里社区工作站' }] };

let phone: Phone;
const opened = (path: string, words: string, params: Record<string, string> = {}): Promise<WeappPage> => openShowing(phone, `features/teams/pages/${path}`, words, params);
beforeEach(async () => {
  phone = await freshPhone(me);
  phone.server.answer('GET /able-neighbours/mine', () => ({ volunteer: true, skills: ['hair', 'carpentry'], entries: [{ skill: 'hair', text: '会剪短发', paid: false }] }));
  phone.server.answer('GET /invitations/:id', () => asked);
  phone.server.answer('GET /workbench/volunteer-tasks', () => ({ items: [], next: null, counts: { check: 0, open: 0, going: 0, over: 0 } }));
});

it('says what one is found by, and takes all of it back with one press', async () => {
  phone.server.answer('PUT /able-neighbours/mine', ({ body }) => ({ volunteer: true, skills: ['hair', 'carpentry'], entries: (body as { entries: [] }).entries }));
  const page = await opened('able', '可以为木工来问我');
  expect(page.text()).toContain('理发：会到什么程度');
  expect(page.text()).not.toContain('木工：会到什么程度');
  await press(page, '全部关上');
  await until('it was taken back', () => phone.server.calls('PUT /able-neighbours/mine').length === 1);
  expect(phone.server.calls('PUT /able-neighbours/mine')[0]?.body).toEqual({ entries: [] });
  await page.close();
});

it('is answered by one of two words, which may be changed', async () => {
  phone.server.answer('POST /invitations/:id/answer', () => ({ ...asked, mine: 'no' }));
  phone.server.answer('GET /invitations/:id', () => (phone.server.calls('POST /invitations/:id/answer').length > 0 ? { ...asked, mine: 'no' } : asked));
  const page = await opened('invitation', '能来吗？', { id: 'i-1' });
  await press(page, '这次不行');
  await until('the answer', () => page.text().includes('您说：这次不行'));
  expect(phone.server.calls('POST /invitations/:id/answer')[0]).toMatchObject({ params: { id: 'i-1' }, body: { answer: 'no' }, key: expect.any(String) });
  await page.close();
});

it('finds by skill with no number, and sends only when all is said', async () => {
  phone = await freshPhone(staff);
  phone.server.answer('GET /workbench/able-neighbours', () => found);
  phone.server.answer('GET /workbench/volunteer-tasks', () => ({ items: [], next: null, counts: { check: 0, open: 0, going: 0, over: 0 } }));
  const page = await opened('search', '周玉兰');
  for (const words of ['自己有梯子', '收工钱', '这周请过 1 次', '那会儿有班']) expect(page.text()).toContain(words);
  await press(page, '电工');
  await until('it was looked for', () => phone.server.calls('GET /workbench/able-neighbours').some(({ query }) => query.skill === 'electrics'));
  await until('who was found', () => page.text().includes('周玉兰'));
  await press(page, '选上周玉兰');
  await press(page, '请这 1 位');
  await press(page, '发出去');
  await until('what is missing', () => page.text().includes('还差 4 处'));
  expect(phone.server.calls('POST /workbench/invitations')).toHaveLength(0);
  await page.close();
});

it('shows the station who said what, and others that it is not theirs', async () => {
  const other = await opened('search', '这里归工作站');
  await other.close();
  phone = await freshPhone(staff);
  phone.server.answer('GET /invitations/:id', () => ({ ...asked, viewer: 'station', asked: 2, yes: 1, people: [{ volunteerId: 'v-1', name: '周玉兰', answer: 'yes', at: asked.at }, { volunteerId: 'v-2', name: '王秀英', answer: null, at: null }] }));
  const page = await opened('invitation', '请了 2 位，1 位可以', { id: 'i-1' });
  for (const words of ['周玉兰可以', '王秀英还没回话']) expect(page.text()).toContain(words);
  expect(page.text()).not.toContain('能来吗');
  await page.close();
});

describe('whom the station asked to come', () => {
  beforeEach(async () => { phone = await freshPhone(staff); });
  const row: Asked = { id: 'i-1', kind: 'time', title: '换楼道的灯', where: '3 栋楼下', from: '2026-12-03T01:00:00.000Z', to: '2026-12-03T03:00:00.000Z', state: 'open', asked: 3, yes: 1, no: 1, at: '2026-12-01T02:00:00.000Z' };
  const list = (items: Asked[], next: string | null = null): Invitations => ({ items, next });
  const view: View = { ...row, revision: 4, text: '带上梯子', station, taskId: null, viewer: 'station', mine: null, people: [{ volunteerId: 'v-1', name: '周玉兰', answer: 'yes', at: '2026-12-01T03:00:00.000Z' }, { volunteerId: 'v-2', name: '吴海燕', answer: null, at: null }], why: null, open: true };

  it('is fetched with a word about it, and tells how many can come and what was called off', async () => {
    const first = held(list([row], 'more'));
    phone.server.answer('GET /workbench/invitations', ({ query }) => (query.cursor ? list([{ ...row, id: 'i-2', title: '搬社区的桌椅', state: 'calledOff', yes: 0 }]) : first.answer()));
    const page = await opened('invitations', '正在取请过的人');
    first.letGo();
    await until('who was asked', () => page.text().includes('换楼道的灯'));
    expect(page.text()).toContain('请了 3 位，1 位可以');
    expect(page.text()).not.toContain('不用来了');
    await press(page, '再看一些');
    await until('the rest', () => page.text().includes('搬社区的桌椅'));
    expect(page.text()).toContain('不用来了');
    await page.close();
  });

  it('is empty at first, and had again when it could not be fetched', async () => {
    phone.server.answer('GET /workbench/invitations', () => { throw new NoNetwork(); });
    const page = await opened('invitations', '网络不通，这一页没取到');
    phone.server.answer('GET /workbench/invitations', () => list([]));
    await press(page, '再试一次');
    await until('nobody yet', () => page.text().includes('还没有请过人'));
    await page.close();
  });

  it('leads to one that is called off with a reason, and says so when somebody was faster', async () => {
    phone.server.answer('GET /workbench/invitations', () => list([row]));
    phone.server.answer('GET /invitations/:id', () => view);
    phone.server.answer('POST /invitations/:id/call-off', () => { throw new Refusal('wrong_state', '刚刚有人改过了，看一看新的样子'); });
    const listed = await opened('invitations', '换楼道的灯');
    await press(listed, '换楼道的灯');
    const page = await followed(phone, '周玉兰');
    expect(page.text()).toContain('还没回话');
    await press(page, '不用来了');
    await press(page, '不用来了');
    await until('what is missing', () => page.text().includes('告诉他们为什么'));
    expect(phone.server.calls('POST /invitations/:id/call-off')).toHaveLength(0);
    const [field] = page.findAll('.u-field__input') as HTMLElement[];
    if (!field) throw new Error('no field');
    await page.input(field, '灯已经换好了');
    await press(page, '不用来了');
    await until('the refusal', () => page.text().includes('刚刚有人改过了'));
    expect(phone.server.calls('POST /invitations/:id/call-off')[0]).toMatchObject({ params: { id: 'i-1' }, body: { revision: 4, text: '灯已经换好了' }, key: expect.any(String) });
    await page.close();
    await listed.close();
  });

  it('is the station\'s alone', async () => {
    phone = await freshPhone(me);
    await (await opened('invitations', '这里归工作站')).close();
    expect(phone.server.calls('GET /workbench/invitations')).toHaveLength(0);
  });
});
