import type { ResponseOf } from '../../shared/contract';
import { until, type WeappPage } from '../support/weapp';
import { me } from './cases/fixtures';
import { freshPhone, openShowing, press, type Phone } from './cases/support';

type View = ResponseOf<'GET /open-books/:id'>;
type Row = ResponseOf<'GET /open-books'>['items'][number];
const row: Row = { id: 'b-1', kind: 'finance', period: '2030-02', title: '二月的账', unit: { id: 'u', name: '梧桐里居委会', kind: 'residentsCommittee' }, at: '2030-03-05T02:00:00.000Z', corrections: 1, sums: { in: 120_050, out: 80_000, rest: 40_050 } };
const content = { title: row.title, text: '', lines: [{ side: 'in' as const, item: '场地借用', fen: 120_050, note: '' }, { side: 'out' as const, item: '修灯', fen: 80_000, note: '三盏' }], contract: null, decidedOn: null };
const view: View = {
  ...row, ...content, revision: 1, station: me.home?.station ?? { id: 'st', name: '', phone: '', hours: '', open: [] }, community: { id: 'c01', name: '梧桐里社区' }, person: '林晓梅', history: [{ ...content, lines: content.lines.slice(0, 1), until: '2030-03-06T02:00:00.000Z', why: '漏了一笔', by: '林晓梅' }],
  questions: [{ id: 'q-1', revision: 0, text: '', state: 'open', mine: false, by: null, at: '2030-03-05T03:00:00.000Z', answerBy: '2030-03-14T03:00:00.000Z', late: true, answer: null, answeredBy: null, answeredAt: null }], asks: true, publishes: false,
};

let phone: Phone;
const opened = (path: string, words: string, params: Record<string, string> = {}): Promise<WeappPage> => openShowing(phone, `features/openBooks/pages/${path}`, words, params);
beforeEach(async () => {
  phone = await freshPhone(me);
  phone.server.answer('GET /open-books', () => ({ items: [row], next: null, community: { id: 'c01', name: '梧桐里社区' }, publishes: false }));
  phone.server.answer('GET /open-books/:id', () => view);
});

it('lists whose book it is, for when and what is left; nothing yet is said kindly', async () => {
  const page = await opened('board', row.title);
  for (const words of ['梧桐里居委会', '2030 年 2 月', '400.50 元', '更正过 1 次']) expect(page.text()).toContain(words);
  expect(page.text()).not.toContain('公开栏的活');
  await page.close();
  phone.server.answer('GET /open-books', () => ({ items: [], next: null, community: null, publishes: true }));
  const empty = await opened('board', '还没有公开的');
  expect(empty.text()).toContain('公开栏的活');
  await empty.close();
});

it('shows chart, table, what is late and what stood before, and is answered where one publishes', async () => {
  const page = await opened('book', row.title, { id: 'b-1' });
  for (const words of ['钱从哪来，花到哪去', '1,200.50 元', '三盏', '答晚了', '更正过什么', '漏了一笔', '问一问']) expect(page.text()).toContain(words);
  await page.close();
  phone.server.answer('GET /open-books/:id', () => ({ ...view, publishes: true, questions: view.questions.map((one) => ({ ...one, text: '修了几盏？', by: '陈雅文' })) }));
  const desk = await opened('book', '修了几盏？', { id: 'b-1' });
  for (const words of ['陈雅文问的', '怎么答', '更正']) expect(desk.text()).toContain(words);
  expect(desk.text()).not.toContain('您想问什么');
  await desk.close();
});

it('shows at the desk what is due and late, and refuses to publish without a table', async () => {
  phone.server.answer('GET /workbench/open-books', () => ({ units: [{ ...row.unit, due: [{ period: '2030-01', by: '2030-02-15', late: true }] }], questions: [], items: [] }));
  const page = await opened('desk', '2030 年 1 月的财务');
  for (const words of ['晚了', '没有等着答的']) expect(page.text()).toContain(words);
  await page.close();
  const write = await opened('write', '多久一期');
  await press(write, '公开');
  await until('it says what is missing', () => write.text().includes('写上标题') && write.text().includes('传一张财务表'));
  expect(phone.server.calls('POST /open-books')).toEqual([]);
  await write.close();
});
