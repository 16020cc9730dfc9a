import { loadCase, type CaseDoc } from '../../../server/features/cases';
import { middleOf } from '../cases/support';
import { tablesStage } from './stage';
import { accept, choose, csv, gb18030, handIn, look, opened, sourceOf, workbook } from './support';

const stage = tablesStage();

const TITLES = ['工单编号', '诉求类别', '诉求内容', '事发地址', '经度', '纬度', '来电人', '联系电话', '办理时限', '办理进度', '答复内容'];
const { lng, lat } = middleOf(0);
let count = 0;
const line = (number: string, more: Partial<Record<string, string>> = {}): string[] =>
  TITLES.map((title) => more[title] ?? { 工单编号: number, 诉求类别: stage.category.name, 诉求内容: `市民来电：${number} 的灯不亮。`, 事发地址: '3 栋门口', 经度: String(lng), 纬度: String(lat), 来电人: '张女士', 联系电话: '139 1234 5678', 办理时限: '2026/3/2 15:00' }[title] ?? '');
const numbers = (many: number): string[] => Array.from({ length: many }, () => `H-${++count}`);
const caseOf = async (number: string): Promise<CaseDoc> => {
  const row = await stage.server.deps.db.collection<{ _id: string }>('cases').findOne({ 'order.number': number });
  return loadCase(stage.server.deps, row?._id ?? '');
};

jest.setTimeout(120_000);

describe('orders of a platform above in its own table', () => {
  it('become cases by the command of signed orders, once a number, and the answers go back in its columns', async () => {
    const source = await sourceOf(stage.dispatcher, 'orders', 'north-office');
    const [first = '', second = ''] = numbers(2);
    const file = await workbook([TITLES, line(first), line(second, { 诉求内容: '=HYPERLINK("http://x","点这里")' })]);
    const read = await handIn(stage.server, stage.dispatcher, source, file);
    expect(read).toMatchObject({ state: 'mapping', rows: 2, titles: TITLES, columns: { number: 0, category: 1, text: 2, address: 3, lng: 4, lat: 5, name: 6, phone: 7, deadline: 8, replyStatus: 9, replyText: 10 } });
    expect(JSON.stringify(read.sample)).not.toContain('1234 5678');
    const checked = await choose(stage.server, stage.dispatcher, read);
    expect(checked).toMatchObject({ state: 'checked', problems: [], counts: { fresh: 2, known: 0 }, categories: [{ word: stage.category.name, rows: 2, categoryId: stage.category.id }] });
    expect(await accept(stage.server, stage.dispatcher, read.id)).toMatchObject({ state: 'committed', counts: { refused: 0 } });

    const doc = await caseOf(first);
    expect(doc).toMatchObject({ state: 'submitted', promisedAt: new Date('2026-03-02T15:00:00+08:00'), order: { number: first, category: stage.category.name }, proxy: { door: 'hotline', accountless: true, helperUnitId: 'north-office' }, scope: { community: 'plum' } });
    const found = (await stage.staff.get(`/workbench/cases?view=all&search=${first}`).expect(200)).body.items;
    expect(found.map(({ number }: { number: string }) => number)).toEqual([doc.number]);

    await stage.staff.post(`/cases/${doc._id}/take-on`, { revision: doc.revision }).expect(200);
    const { revision } = await caseOf(first);
    await stage.staff.post(`/cases/${doc._id}/handle`, { revision, text: '换了灯泡，亮了。' }).expect(200);
    const ready = (await stage.dispatcher.post(`/registers/sheets/${read.id}/replies`).expect(201)).body;
    expect(ready).toMatchObject({ rows: 2, answered: 1 });
    const [titles, one, other] = await opened(stage.server, ready.url);
    expect(titles).toEqual([...TITLES, '承办工单号', '答复时间']);
    expect(one?.slice(0, 2)).toEqual([first, stage.category.name]);
    expect(one?.slice(9)).toEqual(['已办结，等居民评价', '换了灯泡，亮了。', doc.number, expect.stringContaining('2026')]);
    expect(other?.[9]).toBe('已收到');

    const again = await handIn(stage.server, stage.dispatcher, source, await workbook([TITLES, line(first, { 诉求内容: '市民又来电催。' }), line(second)]));
    // The columns and categories that were chosen are kept for the source.
    expect(again.columns).toEqual(read.columns);
    const known = await choose(stage.server, stage.dispatcher, again);
    expect(known).toMatchObject({ counts: { fresh: 0, known: 2 } });
    expect(known.notes[0]).toEqual({ row: 2, text: expect.stringContaining(doc.number) });
    await accept(stage.server, stage.dispatcher, again.id);
    expect((await caseOf(first)).timeline.filter(({ action }) => action === 'outsideTold')).toMatchObject([{ internal: true, text: '市民又来电催。' }]);
    expect(await stage.server.deps.db.collection('cases').countDocuments({ 'order.number': first })).toBe(1);
  });

  it('are read from CSV in UTF-8 and in GB18030, and go back as CSV in which nothing is a formula', async () => {
    const source = await sourceOf(stage.dispatcher, 'orders', 'north-office', '区平台');
    const [first = '', second = ''] = numbers(2);
    const plain = csv([TITLES, line(first, { 来电人: '=1+1' })]);
    const read = await handIn(stage.server, stage.dispatcher, source, gb18030(plain), 'orders.csv');
    expect(read).toMatchObject({ state: 'mapping', titles: TITLES, rows: 1 });
    expect(await choose(stage.server, stage.dispatcher, read)).toMatchObject({ problems: [] });
    await accept(stage.server, stage.dispatcher, read.id);
    const ready = (await stage.dispatcher.post(`/registers/sheets/${read.id}/replies`).expect(201)).body;
    const [, row] = await opened(stage.server, ready.url);
    expect([row?.[0], row?.[6]]).toEqual([first, "'=1+1"]);
    expect(await handIn(stage.server, stage.dispatcher, source, Buffer.from(`\ufeff${csv([TITLES, line(second)])}`), 'orders.csv')).toMatchObject({ titles: TITLES, rows: 1 });
  });

  it('name every row that cannot be taken, and none is taken then', async () => {
    const source = await sourceOf(stage.dispatcher, 'orders', 'north-office', '市平台');
    const [first = '', second = '', third = '', fourth = '', fifth = ''] = numbers(5);
    const file = await workbook([
      TITLES, line(first), line(first), line(second, { 诉求类别: '星际事务' }), line(third, { 经度: String(middleOf(3).lng) }), line(fourth, { 办理时限: '尽快', 联系电话: '12' }),
      line(fifth, { 经度: '', 纬度: '', 事发地址: '不知道哪里' }),
    ]);
    const read = await handIn(stage.server, stage.dispatcher, source, file);
    const checked = await choose(stage.server, stage.dispatcher, read);
    expect(checked.problems.map(({ row, column, text }) => [row, column, text])).toEqual([
      [3, undefined, expect.stringContaining('第 2 行')], [4, '诉求类别', expect.stringContaining('星际事务')], [5, '经度', expect.stringContaining('苇社区')], [6, '联系电话', expect.any(String)], [6, '办理时限', expect.any(String)], [7, '事发地址', expect.stringContaining('社区')],
    ]);
    const refused = await stage.dispatcher.post(`/registers/sheets/${read.id}/accept`).expect(422);
    expect(refused.body.error).toMatchObject({ code: 'rule_refused', message: expect.stringContaining('还有要改的行') });
    expect(await stage.server.deps.db.collection('cases').countDocuments({ 'order.number': { $in: [first, second] } })).toBe(0);
    // Said once which of ours their word is, it holds for the next table too.
    const mended = await choose(stage.server, stage.dispatcher, checked, { categories: [{ word: '星际事务', categoryId: stage.category.id }] });
    expect(mended.problems.map(({ row }) => row)).not.toContain(4);
    expect(await stage.dispatcher.post(`/registers/sheets/${read.id}/refuse`).expect(200)).toMatchObject({ body: { state: 'refused', sample: [] } });
  });

  it('are refused as files that are no tables, hold formulas, or claim to be a workbook; and columns that are missing are named', async () => {
    const source = await sourceOf(stage.dispatcher, 'orders', 'north-office', '某平台');
    const bad = async (content: Buffer, name = 'x.xlsx') => (await handIn(stage.server, stage.dispatcher, source, content, name)).problems[0]?.text;
    expect(await bad(Buffer.from([0x50, 0x4b, 3, 4, 1, 2, 3]))).toContain('读不出来');
    expect(await bad(Buffer.from('\u0000\u0001\u0002binary'))).toContain('读不出来');
    expect(await bad(Buffer.from(''))).toContain('没有内容');
    const read = await handIn(stage.server, stage.dispatcher, source, await workbook([['甲', '乙'], ['1', '2']]));
    const { body } = await stage.dispatcher.put(`/registers/sheets/${read.id}/mapping`, { columns: { number: 0, text: 0 } }).expect(400);
    expect(body.error.fields).toEqual(expect.arrayContaining([expect.objectContaining({ path: 'columns.category', message: '「类别」还没选是哪一列' }), expect.objectContaining({ path: 'columns.text', message: '「内容」选的列，别的已经用了' })]));
  });

  it('are of the units one dispatches for; the same key is the same table, other content under it is refused', async () => {
    const source = await sourceOf(stage.dispatcher, 'orders', 'north-office', '我们的');
    const other = await stage.server.as('southDispatcher');
    await other.post(`/registers/sheets?source=${source}`).attach('file', Buffer.from('a'), 'a.csv').expect(404);
    await other.post('/registers/sources', { use: 'orders', unitId: 'north-office', name: '别人的' }).expect(403);
    const read = await handIn(stage.server, stage.dispatcher, source, Buffer.from(csv([TITLES, line(numbers(1)[0] ?? '')])), 'a.csv', 'key-12345678');
    expect((await handIn(stage.server, stage.dispatcher, source, Buffer.from(csv([TITLES, line(`H-${count}`)])), 'a.csv', 'key-12345678')).id).toBe(read.id);
    await stage.dispatcher.post(`/registers/sheets?source=${source}`, undefined, 'key-12345678').attach('file', Buffer.from('other'), 'a.csv').expect(409);
    await other.get(`/registers/sheets/${read.id}`).expect(404);
    expect((await look(await stage.server.as('admin'), read.id)).id).toBe(read.id);
    expect((await stage.dispatcher.get('/registers/sheets?limit=50').expect(200)).body.items).toContainEqual(expect.objectContaining({ id: read.id, source: { id: source, name: '我们的' } }));
  });
});
