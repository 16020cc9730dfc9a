import { tablesStage } from './stage';
import { accept, choose, handIn, look, opened, sourceOf, workbook, type Sheet } from './support';

const stage = tablesStage();
jest.setTimeout(120_000);

const TITLES = ['编号', '类别', '任务名称', '内容', '地址', '社区', '依据', '人数', '经费（元）', '时限', '联系电话', '答复内容'];
const WORD = '下派任务';
const FIRST = { word: WORD, admission: true };
let count = 0;
const fresh = (): string => `W-${++count}`;
const work = (number: string, more: Partial<Record<string, string>> = {}): string[] =>
  TITLES.map((title) => more[title] ?? { 编号: number, 类别: WORD, 任务名称: `${number} 入户登记`, 内容: '请社区挨户登记，有事打 13900001234。', 地址: '', 社区: '梅社区', 依据: '区办〔2026〕3 号', 人数: '2 人', '经费（元）': '1,500', 时限: '2026-04-01' }[title] ?? '');
const matter = (number: string): string[] => work(number, { 类别: stage.category.name, 任务名称: '', 内容: '楼道的灯不亮。', 地址: '3 栋门口', 依据: '', 人数: '', '经费（元）': '', 时限: '' });

async function checked(source: string, lines: string[][], categories: object[] = [FIRST], who = stage.dispatcher): Promise<Sheet> {
  const read = await handIn(stage.server, who, source, await workbook([TITLES, ...lines]));
  return choose(stage.server, who, read, { categories });
}
interface Admission {
  id: string;
  title: string;
  revision: number;
  state: string;
  until: string;
  order: { name: string; number: string };
  rounds: { purpose: string; basis: string; people: number; money: number; until: string }[];
}
async function asked(number: string): Promise<Admission> {
  const { items } = (await stage.staff.get('/admissions?view=waiting&limit=50').expect(200)).body as { items: { id: string }[] };
  for (const { id } of items) {
    const { body } = await stage.staff.get(`/admissions/${id}`).expect(200);
    if (body.order?.number === number) return body;
  }
  throw new Error(`nobody asked for ${number}`);
}

describe('work in a table of a platform above', () => {
  it('asks its community for admission, beside the matters of residents in it; what the station says goes back in its columns', async () => {
    const source = await sourceOf(stage.dispatcher, 'orders', 'north-office', '市 12345 热线');
    const [first, second, third] = [fresh(), fresh(), fresh()];
    const sheet = await checked(source, [work(first), matter(second), work(third, { 任务名称: '', 内容: '请协助核对住户名册。按户核对。', 人数: '', '经费（元）': '' })]);
    expect(sheet).toMatchObject({ state: 'checked', problems: [], asks: true, counts: { fresh: 3, known: 0, work: 2 } });
    expect(sheet.columns).toMatchObject({ title: 2, basis: 6, people: 7, money: 8, deadline: 9 });
    expect(sheet.categories).toContainEqual({ word: WORD, rows: 2, categoryId: null, admission: true });
    expect(await accept(stage.server, stage.dispatcher, sheet.id)).toMatchObject({ state: 'committed', counts: { refused: 0 } });

    expect(await stage.server.deps.db.collection('cases').countDocuments({ 'order.number': { $in: [first, third] } })).toBe(0);
    expect(await stage.server.deps.db.collection('cases').countDocuments({ 'order.number': second })).toBe(1);
    const request = await asked(first);
    expect(request).toMatchObject({ title: `${first} 入户登记`, state: 'asked', order: { name: '市 12345 热线', number: first }, rounds: [{ basis: '区办〔2026〕3 号', people: 2, money: 1500, until: '2026-04-01' }] });
    // Everybody who looks at the list reads it: nobody's number stands in it.
    expect(request.rounds[0]?.purpose).toBe('请社区挨户登记，有事打 …1234。');
    const other = await asked(third);
    expect(other).toMatchObject({ title: '请协助核对住户名册', rounds: [{ people: 0, money: 0 }] });

    await stage.staff.post(`/admissions/${request.id}/refuse`, { revision: 0, ground: 'noMeans', reason: '两个人登记不完八百户。' }).expect(200);
    await stage.staff.post(`/admissions/${other.id}/admit`, { revision: 0, until: '2026-03-20', reason: '名册在社区，配合核对。' }).expect(200);
    const ready = (await stage.dispatcher.post(`/registers/sheets/${sheet.id}/replies`).expect(201)).body;
    expect(ready).toMatchObject({ rows: 3, answered: 2 });
    const [titles = [], ...rows] = await opened(stage.server, ready.url);
    const cell = (row: number, title: string): string => rows[row]?.[titles.indexOf(title)] ?? '';
    expect([cell(0, '办理进度'), cell(1, '办理进度'), cell(2, '办理进度')]).toEqual(['未准入', '已收到', '已准入']);
    expect(cell(0, '答复内容')).toMatch(/^两个人登记不完八百户。　.*准入制度/);
    expect(cell(2, '答复内容')).toContain('3 月 20 日');
    expect(cell(0, '承办工单号')).toBe('');
  });

  it('comes again without being asked twice; what was refused is asked again once its means are others', async () => {
    const source = await sourceOf(stage.dispatcher, 'orders', 'north-office', '区平台');
    const number = fresh();
    await accept(stage.server, stage.dispatcher, (await checked(source, [work(number)])).id);
    const request = await asked(number);
    const again = await checked(source, [work(number, { 时限: '2026-04-01', 社区: '梅社区居委会' })], []);
    expect(again).toMatchObject({ problems: [], counts: { fresh: 0, known: 1, work: 0 }, notes: [{ row: 2, text: expect.stringContaining('等社区准入') }] });
    await accept(stage.server, stage.dispatcher, again.id);
    expect(await stage.server.deps.db.collection('admissions').countDocuments({ 'order.number': number })).toBe(1);
    expect((await asked(number)).rounds).toHaveLength(1);

    await stage.staff.post(`/admissions/${request.id}/refuse`, { revision: 0, ground: 'noMeans', reason: '人手不够。' }).expect(200);
    await accept(stage.server, stage.dispatcher, (await checked(source, [work(number)], [])).id);
    expect((await stage.staff.get(`/admissions/${request.id}`).expect(200)).body).toMatchObject({ state: 'refused' });
    await accept(stage.server, stage.dispatcher, (await checked(source, [work(number, { 人数: '6' })], [])).id);
    expect(await asked(number)).toMatchObject({ id: request.id, state: 'asked', rounds: [{ people: 2 }, { people: 6 }] });

    // A table that comes again when the day is over is no worse for it.
    stage.clock.set(new Date('2026-05-01T10:00:00+08:00'));
    const later = await stage.server.as('northDispatcher');
    expect(await checked(source, [work(number, { 人数: '6' })], [], later)).toMatchObject({ problems: [], counts: { known: 1 } });
  });

  it('names by row what a request lacks, and takes nothing then', async () => {
    const source = await sourceOf(stage.dispatcher, 'orders', 'north-office', '部门任务');
    const rows: Partial<Record<string, string>>[] = [{ 依据: '' }, { 时限: '' }, { 时限: '2026-03-01' }, { 时限: '2028-03-01' }, { 人数: '若干' }, { '经费（元）': '-5' }, { 社区: '' }, { 社区: '没有的社区' }, { 任务名称: '长'.repeat(61) }, { 内容: '长'.repeat(501) }];
    const sheet = await checked(source, rows.map((more) => work(fresh(), more)));
    expect(sheet.problems.map(({ row, column, text }) => [row, column, text])).toEqual([
      [2, '依据', '「依据」没写'], [3, '时限', '「时限」没写'], [4, '时限', expect.stringContaining('已经过了')], [5, '时限', expect.stringContaining('最多 366 天')], [6, '人数', expect.stringContaining('整数')],
      [7, '经费（元）', expect.stringContaining('整数')], [8, '社区', expect.stringContaining('写上社区')], [9, '社区', expect.stringContaining('没有的社区')], [10, '任务名称', expect.stringContaining('60')], [11, '内容', expect.stringContaining('500')],
    ]);
    await stage.dispatcher.post(`/registers/sheets/${sheet.id}/accept`).expect(422);
  });

  it('needs no admission where the list of the community has it already', async () => {
    const editor = await stage.server.as('northDispatcher');
    const title = '发放住户通知';
    const draft = (await editor.get('/communities/plum/matter-draft').expect(200)).body;
    const kept = await editor.put('/communities/plum/matter-draft', { revision: draft.revision, items: [{ duty: 'primary', title, basis: '街道约定', lead: null }] }).expect(200);
    await editor.post('/communities/plum/matter-list', { revision: kept.body.revision, effectiveFrom: '2026-03-02', why: '第一版' }).expect(201);
    const source = await sourceOf(stage.dispatcher, 'orders', 'north-office', '清单里的');
    const sheet = await checked(source, [work(fresh(), { 任务名称: title })]);
    expect(sheet.problems).toEqual([{ row: 2, column: '任务名称', text: `「${title}」本来就在社区的事项清单里，不用准入，请给「${WORD}」选我们的一类` }]);
  });

  it('is asked for by bodies above a community alone: not in the name of a district, nor in a register', async () => {
    const admin = await stage.server.as('admin');
    for (const [use, unit] of [['orders', 'district'], ['register', 'north-office']] as const) {
      const source = await sourceOf(admin, use, unit, `${use} ${unit}`);
      const read = await handIn(stage.server, admin, source, await workbook([[...TITLES, '受理时间'], [...work(fresh()), '2026-03-01']]));
      expect(read.asks).toBe(false);
      const { body } = await admin.put(`/registers/sheets/${read.id}/mapping`, { columns: read.columns, categories: [FIRST] }).expect(400);
      expect(body.error.fields).toContainEqual(expect.objectContaining({ path: 'categories.0.admission', message: expect.stringContaining('街道、部门') }));
      expect((await look(admin, read.id)).state).toBe('mapping');
    }
    const read = await handIn(stage.server, stage.dispatcher, await sourceOf(stage.dispatcher, 'orders', 'north-office', '都写'), await workbook([TITLES, work(fresh())]));
    await stage.dispatcher.put(`/registers/sheets/${read.id}/mapping`, { columns: read.columns, categories: [{ ...FIRST, categoryId: stage.category.id }] }).expect(400);
  });
});
