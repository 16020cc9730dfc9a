import type { ResponseOf } from '../../shared/contract';
import { until, type WeappPage } from '../support/weapp';
import { me } from './cases/fixtures';
import { freshPhone, openShowing, press, type Phone } from './cases/support';

type View = ResponseOf<'GET /notices/:id'>;
type Row = ResponseOf<'GET /notices'>['items'][number];
const row: Row = { id: 'n-1', state: 'out', kind: 'water', emergency: false, title: '后天上午停水', areas: [{ kind: 'community', id: 'c01', name: '梧桐里社区' }], unit: { id: 'st', name: '梧桐里社区工作站' }, from: '2030-03-06T00:00:00.000Z', to: '2030-03-06T03:00:00.000Z', pinned: true, edition: 2, fresh: true, at: '2030-03-04T02:00:00.000Z' };
const view: View = {
  ...row, revision: 2, text: '修水管，请接些水备用。\n十一点来水。', person: '林晓梅', station: me.home?.station ?? { id: 'st', name: '', phone: '', hours: '', open: [] }, pinnedUntil: '2030-03-06', reason: null, desk: null,
  corrections: [{ at: '2030-03-04T02:00:00.000Z', title: '后天停水', text: '修水管。', from: null, to: null, why: '改了时间' }],
};
const desk: NonNullable<View['desk']> = { part: 'second', actions: ['release', 'sendBack', 'drop'], reads: 0, readsAt: null, phones: [], proposal: null, timeline: [{ id: '0', at: row.at, action: 'write', text: null, person: '林晓梅' }] };

let phone: Phone;
const opened = (path: string, words: string, params: Record<string, string> = {}): Promise<WeappPage> => openShowing(phone, `features/notices/pages/${path}`, words, params);
beforeEach(async () => {
  phone = await freshPhone(me);
  phone.server.answer('GET /notices', () => ({ pinned: [row], items: [], next: null, community: null, writes: false }));
  phone.server.answer('GET /notices/:id', () => view);
  phone.server.answer('POST /notices/:id/read', () => ({ done: true as const }));
});

it('lists what is pinned with when, where and by whom, and what is new', async () => {
  const page = await opened('list', row.title);
  for (const words of ['置顶', '新', '梧桐里社区，梧桐里社区工作站']) expect(page.text()).toContain(words);
  await page.close();
  phone.server.answer('GET /notices', () => ({ pinned: [], items: [], next: null, community: null, writes: false }));
  const empty = await opened('list', '现在没有通知');
  await empty.close();
});

it('is a letter that is opened once, with what it said before for everybody', async () => {
  const page = await opened('notice', row.title, { id: 'n-1' });
  for (const words of ['各位居民', '十一点来水', '梧桐里社区工作站 林晓梅', '更正过什么', '改了时间', '后天停水']) expect(page.text()).toContain(words);
  await until('it was told that it was opened', () => phone.server.calls('POST /notices/:id/read').length === 1);
  for (const words of ['看过', '撤下', '打印']) expect(page.text()).not.toContain(words);
  await page.close();
});

it('is let out by one press of the second person, and says kindly that the writer waits', async () => {
  const waiting: View = { ...view, state: 'waiting', emergency: true, edition: 0, fresh: false, corrections: [], desk };
  phone.server.answer('GET /notices/:id', () => waiting);
  phone.server.answer('POST /notices/:id/release', () => ({ ...waiting, state: 'out', edition: 1, desk: { ...desk, actions: ['withdraw', 'recall'] } }));
  const page = await opened('notice', '不是您写的', { id: 'n-1' });
  await press(page, '发出去');
  await until('it is out', () => phone.server.calls('POST /notices/:id/release').length === 1);
  expect(phone.server.calls('POST /notices/:id/release')[0]).toMatchObject({ params: { id: 'n-1' }, body: { revision: 2 }, key: expect.any(String) });
  await page.close();
  phone.server.answer('GET /notices/:id', () => ({ ...waiting, desk: { ...desk, part: 'writer', actions: ['takeBack', 'drop'] } }));
  const own = await opened('notice', '请另一位同事来发', { id: 'n-1' });
  await own.close();
});

it('keeps what is typed when somebody else changes it meanwhile, and says so before it is written over theirs', async () => {
  const own = { ...desk, part: 'second' as const, actions: ['correct' as const, 'withdraw' as const] };
  let now: View = { ...view, from: null, to: null, desk: own };
  phone.server.answer('GET /notices/:id', () => now);
  phone.server.answer('POST /notices/:id/correct', () => now);
  const sent = () => phone.server.calls('POST /notices/:id/correct').map(({ body: { revision, title, why } }) => ({ revision, title, why }));
  const page = await opened('notice', row.title, { id: 'n-1' });
  await press(page, '更正');
  const [title] = page.findAll('.u-field__input') as HTMLElement[];
  if (!title) throw new Error('no field');
  await page.input(title, '大后天上午停水');
  now = { ...now, revision: 3, title: '后天下午停水' };
  await page.show();
  await until('what the other wrote is there', () => page.text().includes('后天下午停水'));
  const why = (page.findAll('.u-field__input') as HTMLElement[]).at(-1);
  if (!why) throw new Error('no field for the reason');
  await page.input(why, '水务改了日子');
  // The button above opened the form; the one in it sends it.
  const send = async (): Promise<void> => page.tap(page.findAll('.u-button').filter((one) => one.textContent === '更正').at(-1) as HTMLElement);
  await send();
  await until('it is said', () => page.text().includes('有人刚改过，看看最新的，再点一次'));
  expect(sent()).toEqual([]);
  await send();
  await until('it is sent', () => sent().length === 1);
  expect(sent()).toEqual([{ revision: 3, title: '大后天上午停水', why: '水务改了日子' }]);
  await page.close();
});
