import type { Page } from 'playwright-core';
import { castOf, type Cast } from '../support/journeys/cases';
import { eventually } from '../support/journeys/district';
import { openMessage, press, sees, tap, typeInto } from '../support/journeys/hands';
import { setStage } from '../support/journeys/stage';
import { workbook } from '../server/registers/support';

const stage = setStage();
let cast: Cast;
beforeAll(async () => {
  cast = await castOf(stage.server.url);
});

/** A day so many days ahead, as tables have it. */
const dayIn = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
const write = (page: Page, label: string, text: string): Promise<void> => typeInto(page.getByRole('textbox', { name: label, exact: true }).filter({ visible: true }), text);

/** From the administrator's start page to the tables of others. */
async function tables(page: Page): Promise<void> {
  await tap(page, '设置');
  await tap(page, /^外来的表/);
  await sees(page, '从哪里来');
}

async function source(page: Page, kind: RegExp, name: string, unit?: RegExp): Promise<void> {
  await tap(page, '加一个来源');
  await tap(page, kind);
  await write(page, '从哪里来', name);
  if (unit) await tap(page, unit);
  await tap(page, '加上');
  await sees(page, name);
}

async function handIn(page: Page, name: string, rows: (string | null)[][]): Promise<void> {
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), tap(page, `${name}，交一份表`)]);
  await chooser.setFiles({ name: `${name}.xlsx`, mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', buffer: await workbook(rows) });
  await sees(page, '哪一列是什么');
}

it('takes the orders of a hotline in from its table, and hands the answers out in its columns', async () => {
  const { page } = await stage.desk('高翔');
  const { home } = await cast.chen.call('GET /me');
  const community = home?.community.name ?? '';
  await tables(page);
  await source(page, /^上级交办/, '市 12345 热线');
  await handIn(page, '市 12345 热线', [['工单编号', '诉求类别', '诉求内容', '事发地址', '社区', '答复内容'], ['H-2026-1', '黑灯瞎火', '市民来电：楼道的灯不亮。', '3 栋门口', community, ''], ['H-2026-2', '黑灯瞎火', '市民来电：路灯一闪一闪。', '6 栋门口', community, '']]);
  await tap(page, '核对每一行');
  await sees(page, '2 处要改');
  await sees(page, /还没选「黑灯瞎火」算我们的哪一类/);
  await tap(page, /^黑灯瞎火，还没选/);
  await tap(page, /^楼道照明|^楼道灯/);
  await tap(page, '改好了，再核对');
  await sees(page, '2 行是新的。');
  await tap(page, '都收进来');
  await page.getByRole('dialog').getByRole('button', { name: '都收进来' }).click();
  await sees(page, /收好了，2 行是新的/);
  const [download] = await Promise.all([page.waitForEvent('download'), tap(page, '取答复表')]);
  expect(download.suggestedFilename()).toContain('答复');
  await sees(page, '2 行里，0 行有答复了');
  const { items } = await cast.lin.call('GET /workbench/cases', { query: { view: 'all', search: 'H-2026-1' } });
  expect(items).toHaveLength(1);
}, 180_000);

it('asks the community first for work that is no matter of a resident, and hands out what the station said to it', async () => {
  const { page } = await stage.desk('高翔');
  const { home } = await cast.chen.call('GET /me');
  const community = home?.community.name ?? '';
  await tables(page);
  await source(page, /^上级交办/, '街道任务单', /街道$/);
  await handIn(page, '街道任务单', [
    ['编号', '类别', '任务名称', '内容', '地址', '社区', '依据', '人数', '时限', '办理进度', '答复内容'],
    ['R-7', '下派任务', '挨户登记租住人员', '请社区挨户登记租住人员，月底前交表。', '', community, '街道会议纪要', '1', dayIn(20), '', ''],
  ]);
  await tap(page, '核对每一行');
  await sees(page, /还没选「下派任务」算我们的哪一类/);
  await tap(page, /^下派任务，还没选/);
  await tap(page, /^要先准入/);
  await tap(page, '改好了，再核对');
  await sees(page, '1 行是新的，其中 1 行要先准入。');
  await tap(page, '都收进来');
  await sees(page, '1 件请社区准入，工作站定了才做。');
  await page.getByRole('dialog').getByRole('button', { name: '都收进来' }).click();
  await sees(page, /收好了，1 行是新的，其中 1 行请了准入/);

  const desk = (await stage.desk('林晓梅')).page;
  await tap(desk, '居民页面');
  await tap(desk, /^消息/);
  await openMessage(desk, /挨户登记租住人员/);
  await sees(desk, '从「街道任务单」来，那边的编号 R-7');
  await tap(desk, '不予准入');
  await press(desk, /^没带人/).first().click();
  await write(desk, '理由', '三百户，一个人登记不完。');
  await tap(desk, '不予准入');
  await sees(desk, '没准入');
  const [download] = await Promise.all([page.waitForEvent('download'), tap(page, '取答复表')]);
  expect(download.suggestedFilename()).toContain('答复');
  await sees(page, '1 行里，1 行有答复了');
}, 180_000);

it('takes the register of another system over, shows it to the station, and takes it back', async () => {
  const { page } = await stage.desk('高翔');
  const { home } = await cast.chen.call('GET /me');
  const community = home?.community.name ?? '';
  const [category] = (await cast.chen.call('GET /catalogue')).categories;
  await tables(page);
  await source(page, /^别处的台账/, '老系统');
  await handIn(page, '老系统', [
    ['编号', '类别', '内容', '地址', '社区', '受理时间', '状态', '办结时间', '办理结果'],
    ['L-1', '随便什么', '花坛边堆着旧木板', '2 栋旁边', community, '2024-03-01 09:30', '已办结', '2024-03-03', '清走了'], ['L-2', category?.name ?? '', '还没修的护栏', '5 栋旁边', community, '2024-05-01', '办理中', '', ''],
  ]);
  await tap(page, '核对每一行');
  await sees(page, /2 行是新的，1 行没办完/);
  await tap(page, '都收进来');
  await page.getByRole('dialog').getByRole('button', { name: '都收进来' }).click();
  await sees(page, /收好了，2 行是新的/);

  const desk = (await stage.desk('林晓梅')).page;
  await tap(desk, '旧台账');
  await sees(desk, /花坛边堆着旧木板/);
  await write(desk, '找编号、地点或说的事', 'L-2');
  await tap(desk, '找');
  await eventually('the other to be gone', async () => (await press(desk, /L-1/).count()) === 0);
  await sees(desk, /还没修的护栏/);

  await tap(page, '整批撤回');
  await page.getByRole('dialog').getByRole('button', { name: '整批撤回' }).click();
  await sees(page, '这一批撤回了。');
  expect((await cast.lin.call('GET /registers/entries', { query: {} })).items).toEqual([]);
}, 180_000);
