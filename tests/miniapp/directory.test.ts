import type { ResponseOf } from '../../shared/contract';
import { until, type WeappPage } from '../support/weapp';
import { NoNetwork } from '../support/weapp/api';
import { me } from './cases/fixtures';
import { freshPhone, openShowing, press, startAgain, type Phone } from './cases/support';

type View = ResponseOf<'GET /services/:id'>;
type Row = ResponseOf<'GET /services'>['items'][number];
type List = ResponseOf<'GET /services'>;
const OFFICE: [number, number][] = [[540, 720], [840, 1_050]];
/** The fixtures play on Tuesday, the 24th of November 2026, at half past twelve. */
const row: Row = {
  id: 's-1', title: '补办社保卡', words: ['医保卡'], situations: ['papers', 'ill'], office: '综合窗口', address: '1 楼 5 号窗', phone: '0755-8866 2105', hours: { kind: 'weekly', week: [[], OFFICE, OFFICE, OFFICE, OFFICE, OFFICE, []], holidays: 'closed', makeUp: 'worked', closures: [] },
  state: 'out', level: { id: 'c01', kind: 'community', name: '梧桐里社区' }, initials: ['bbsbk', 'ybk'], confirmedAt: '2026-11-01T02:00:00.000Z',
};
const canteen: Row = { ...row, id: 's-2', title: '长者饭堂', words: [], situations: ['elder'], office: '饭堂', initials: ['zzft'], hours: { ...row.hours, kind: 'always', week: [[], [], [], [], [], [], []], holidays: 'asUsual' } };
const days = { holidays: {}, workdays: [], until: '2026-12-31' };
const NONE = { child: 0, school: 0, movingIn: 0, home: 0, marriage: 0, work: 0, jobless: 0, ill: 1, disability: 0, retiring: 0, elder: 1, hardship: 0, death: 0, papers: 1, dispute: 0, daily: 0 };
const list = (items: Row[], keeps = false): List => ({ items, next: null, community: { id: 'c01', name: '梧桐里社区' }, days, counts: NONE, keeps });
const view: View = {
  ...row, whom: '丢了卡的', bring: ['身份证'], steps: ['挂失', '拿新卡'], fee: '不收钱', takes: '当场办好', note: '', revision: 1, keeper: { id: 'st', name: '梧桐里工作站', phone: '0755-1234567', hours: '' }, reason: null,
  history: [{ at: '2026-11-02T02:00:00.000Z', why: '换了号码', was: [{ field: 'phone', text: '0755-1111111' }] }], doubts: ['hours'], reports: [], actions: [], days,
};

let phone: Phone;
const opened = (path: string, words: string, params: Record<string, string> = {}): Promise<WeappPage> => openShowing(phone, `features/directory/pages/${path}`, words, params);
beforeEach(async () => {
  phone = await freshPhone(me);
  phone.server.answer('GET /services', () => list([row, canteen]));
  phone.server.answer('GET /services/:id', () => view);
});

it('lists who does what and whether it is open now, under situations that have something', async () => {
  const page = await opened('list', row.title);
  for (const words of ['综合窗口，现在不开，今天 14:00 开', '饭堂，现在开着，全天都开', '生病看病', '找到 2 条']) expect(page.text()).toContain(words);
  await until('only situations that have something stand there', () => !page.text().includes('结婚'));
  expect(page.text()).not.toContain('办事指南的活');
  await press(page, '办证件');
  await until('it asks for the situation', () => phone.server.calls('GET /services').some((call) => JSON.stringify(call).includes('papers')));
  await page.close();
});

it('shows an entry with what to bring, steps, what is doubted and what stood before', async () => {
  const page = await opened('service', '身份证', { id: 's-1' });
  for (const words of ['现在不开，今天 14:00 开', '周一到周五 9:00–12:00、14:00–17:30', '挂失', '不收钱', '有居民说：时间不对', '改过什么', '0755-1111111', '打电话 0755-8866 2105', '哪里不对，告诉我们']) expect(page.text()).toContain(words);
  expect(page.text()).not.toContain('核对过，没有变');
  await press(page, '电话不通');
  await until('it offers to send', () => page.text().includes('告诉他们'));
  phone.server.answer('POST /services/:id/reports', () => ({ ...view, reports: [{ id: 'r', revision: 0, kind: 'phone', text: '', state: 'open', mine: true, by: null, at: '2026-11-24T04:30:00.000Z', outcome: null, answer: null, answeredAt: null }] }));
  await press(page, '告诉他们');
  await until('it is sent', () => phone.server.calls('POST /services/:id/reports').length === 1);
  await page.close();
});

it('is there without a network once it was read, and says from when', async () => {
  const page = await opened('list', row.title);
  await page.close();
  const read = await opened('service', '身份证', { id: 's-1' });
  await read.close();
  const again = await startAgain(phone);
  const off = (): never => { throw new NoNetwork(); };
  again.server.answer('GET /services', off);
  again.server.answer('GET /services/:id', off);
  phone = again;
  const kept = await opened('service', '现在没有网', { id: 's-1' });
  for (const words of ['身份证', '现在不开，今天 14:00 开', '的样子']) expect(kept.text()).toContain(words);
  await kept.close();
  const search = await opened('list', '现在没有网');
  await search.input(search.findAll('.u-field__input')[0] as HTMLElement, 'zzft');
  await until('it looks among what was read', () => search.text().includes('看过的') && search.text().includes('找到 1 条') && search.text().includes(canteen.title));
  expect(search.text()).not.toContain(row.title);
  await search.close();
});

it('lets those who keep it confirm, answer and withdraw', async () => {
  phone.server.answer('GET /services/:id', () => ({ ...view, actions: ['correct', 'confirm', 'withdraw'], reports: [{ id: 'r', revision: 0, kind: 'hours', text: '周六不开', state: 'open', mine: false, by: '陈雅文', at: '2026-11-20T04:30:00.000Z', outcome: null, answer: null, answeredAt: null }] }));
  const page = await opened('service', '核对过，没有变', { id: 's-1' });
  for (const words of ['时间不对：周六不开', '陈雅文说的', '改好了', '没有变', '不办了，撤下', '更正']) expect(page.text()).toContain(words);
  expect(page.text()).not.toContain('哪里不对，告诉我们');
  await page.close();
  phone.server.answer('GET /workbench/services', () => ({ offices: [{ id: 'st', name: '梧桐里工作站', level: { id: 'c01', name: '梧桐里社区' } }], reports: [{ id: 'r', kind: 'hours', text: '周六不开', at: '2026-11-20T04:30:00.000Z', service: { id: 's-1', name: row.title } }], stale: 1, items: [{ ...row, confirmedAt: '2026-01-01T02:00:00.000Z' }], days }));
  const desk = await opened('desk', '居民说不对的');
  for (const words of ['周六不开', '半年多没核对的 1 条', '该核对了']) expect(desk.text()).toContain(words);
  await desk.close();
});

it('reads hours as they are written, and refuses an entry without its words', async () => {
  phone.server.answer('GET /workbench/services', () => ({ offices: [{ id: 'st', name: '梧桐里工作站', level: { id: 'c01', name: '梧桐里社区' } }], reports: [], stale: 0, items: [], days }));
  const page = await opened('write', '居民看到的样子');
  expect(page.text()).toContain('周一到周五 9:00–12:00、14:00–17:30');
  await press(page, '写好了，给居民看');
  await until('it says what is missing', () => page.text().includes('写上办什么') && page.text().includes('写上谁来办'));
  expect(phone.server.calls('POST /services')).toEqual([]);
  await page.close();
});
