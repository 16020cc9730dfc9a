import { loadCase } from '../../../server/features/cases';
import { feature } from '../../../server/features/registers';
import type { Caller } from '../../support/server';
import { START, tablesStage } from './stage';
import { accept, choose, handIn, look, sourceOf, workbook } from './support';

const stage = tablesStage();

const TITLES = ['编号', '类别', '内容', '地址', '社区', '受理时间', '状态', '办结时间', '办理结果', '姓名', '手机'];
let count = 0;
const line = (number: string, more: Partial<Record<string, string>> = {}): string[] =>
  TITLES.map((title) => more[title] ?? { 编号: number, 类别: stage.category.name, 内容: `第 ${number} 件，请打 13900001234`, 地址: '3 栋后面', 社区: '梅社区', 受理时间: '2024-03-01 09:30', 状态: '已办结', 办结时间: '2024-03-05', 办理结果: '清走了', 姓名: '李四', 手机: '13900001234' }[title] ?? '');
const open = { 状态: '办理中', 办结时间: '', 办理结果: '' };
const fresh = (): string => `OLD-${++count}`;
const entries = async (who: Caller, search = ''): Promise<{ number: string; case: { id: string } | null; text: string; result: string }[]> => (await who.get(`/registers/entries?search=${encodeURIComponent(search)}`).expect(200)).body.items;

async function taken(lines: string[][], name = '旧系统'): Promise<{ id: string; source: string }> {
  const source = await sourceOf(stage.dispatcher, 'register', 'north', name);
  const read = await handIn(stage.server, stage.dispatcher, source, await workbook([TITLES, ...lines]));
  expect(await choose(stage.server, stage.dispatcher, read)).toMatchObject({ state: 'checked', problems: [] });
  await accept(stage.server, stage.dispatcher, read.id);
  return { id: read.id, source };
}

jest.setTimeout(120_000);

describe('a register of another system', () => {
  it('is read where the place is looked after, its open matters go on as cases, and nobody is named in it', async () => {
    const [over, underWay] = [fresh(), fresh()];
    const { id } = await taken([line(over), line(underWay, open)]);
    expect(await look(stage.dispatcher, id)).toMatchObject({ state: 'committed', progress: null, counts: { fresh: 2, open: 1, known: 0 } });
    const found = await entries(stage.staff);
    expect(found.map(({ number }) => number).sort()).toEqual([over, underWay].sort());
    expect(JSON.stringify(found)).not.toMatch(/李四|13900001234/);
    expect(await entries(stage.staff, over)).toMatchObject([{ number: over, result: '清走了', case: null }]);
    expect(await entries(await stage.server.as('pineStaff'))).toEqual([]);

    const [goesOn] = await entries(stage.staff, underWay);
    const doc = await loadCase(stage.server.deps, goesOn?.case?.id ?? '');
    expect(doc).toMatchObject({ state: 'submitted', categoryId: stage.category.id, proxy: { door: 'register', accountless: true }, outside: [{ number: underWay }], scope: { community: 'plum' } });
    expect(doc.text).toContain('2024 年 3 月 1 日 受理');
    expect((await stage.staff.get(`/workbench/cases?view=all&search=${underWay}`).expect(200)).body.items).toHaveLength(1);
  });

  it('leaves out what came before under its number, tells what says the same, and refuses a number twice', async () => {
    const [first, second] = [fresh(), fresh()];
    const { source } = await taken([line(first)], '有重复的');
    const read = await handIn(stage.server, stage.dispatcher, source, await workbook([TITLES, line(first), line(second, { 内容: `第 ${first} 件，请打 13900001234` })]));
    const checked = await choose(stage.server, stage.dispatcher, read);
    expect(checked).toMatchObject({ problems: [], counts: { fresh: 1, known: 1 } });
    expect(checked.notes.filter(({ text }) => text.includes('都一样')).map(({ row }) => row)).toEqual([3]);
    const twice = await handIn(stage.server, stage.dispatcher, source, await workbook([TITLES, line(second), line(second), line(fresh(), { 状态: '火星', 办结时间: '' }), line(fresh(), { 办结时间: '2023-01-01' })]));
    expect((await choose(stage.server, stage.dispatcher, twice)).problems.map(({ row }) => row)).toEqual([3, 4, 5]);
  });

  it('is taken back whole as long as nobody has acted: out of sight at once, its cases withdrawn with the reason', async () => {
    const underWay = fresh();
    const { id } = await taken([line(fresh()), line(underWay, open)], '撤回的');
    const [entry] = await entries(stage.staff, underWay);
    const caseId = entry?.case?.id ?? '';
    await stage.dispatcher.post(`/registers/sheets/${id}/undo`).expect(200);
    expect(await entries(stage.staff, underWay)).toEqual([]);
    await stage.server.drain();
    expect(await look(stage.dispatcher, id)).toMatchObject({ state: 'undone', sample: [] });
    const doc = await loadCase(stage.server.deps, caseId);
    expect([doc.state, doc.timeline.at(-1)?.reason]).toEqual(['withdrawn', expect.stringContaining('撤回')]);
    expect(await stage.server.deps.db.collection('registerEntries').countDocuments({ sheetId: id })).toBe(0);
  });

  it('is not taken back once somebody has acted on one of its cases', async () => {
    const underWay = fresh();
    const { id } = await taken([line(underWay, open)], '办起来的');
    const [entry] = await entries(stage.staff, underWay);
    await stage.staff.post(`/cases/${entry?.case?.id ?? ''}/accept`, { revision: 0 }).expect(200);
    const { body } = await stage.dispatcher.post(`/registers/sheets/${id}/undo`).expect(422);
    expect(body.error.message).toContain('已经有人在办');
    expect(await entries(stage.staff, underWay)).toHaveLength(1);
  });

  it('shows none of its rows while it is written, and goes on where a process was cut off', async () => {
    const numbers = Array.from({ length: 2_300 }, fresh);
    const source = await sourceOf(stage.dispatcher, 'register', 'north', '大的');
    const read = await handIn(stage.server, stage.dispatcher, source, await workbook([TITLES, ...numbers.map((number) => line(number))]));
    await choose(stage.server, stage.dispatcher, read);
    // The third part cannot be read: the process is as good as gone there.
    const storage = stage.server.deps.storage;
    const own = storage.get.bind(storage);
    let calls = 0;
    storage.get = (key) => (++calls === 3 ? Promise.reject(new Error('cut off')) : own(key));
    await stage.dispatcher.post(`/registers/sheets/${read.id}/accept`).expect(200);
    await stage.server.drain();
    storage.get = own;
    expect(await look(stage.dispatcher, read.id)).toMatchObject({ state: 'writing' });
    expect(await stage.server.deps.db.collection('registerEntries').countDocuments({ sheetId: read.id })).toBe(2_000);
    expect(await entries(stage.staff, numbers[0])).toEqual([]);

    stage.clock.set(new Date(START.getTime() + 5 * 60_000));
    for (const task of feature.tasks ?? []) if (task.name === 'registers.workDue') await task.run(stage.server.deps);
    expect(await look(stage.dispatcher, read.id)).toMatchObject({ state: 'committed' });
    expect(await stage.server.deps.db.collection('registerEntries').countDocuments({ sheetId: read.id })).toBe(2_300);
    expect(await entries(stage.staff, numbers[0])).toHaveLength(1);
  });
});
