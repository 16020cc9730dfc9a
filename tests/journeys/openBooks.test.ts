import type { Page } from 'playwright-core';
import { workbook } from '../server/registers/support';
import { openMessage, openMine, press, sees, seesAnew, tap, typeInto } from '../support/journeys/hands';
import { PEOPLE } from '../support/journeys/people';
import { setStage } from '../support/journeys/stage';

const stage = setStage();
const field = (page: Page, name: string) => page.getByRole('textbox', { name }).filter({ visible: true }).first();
const HEADS = ['收支', '项目', '金额（元）', '说明'];
async function handIn(page: Page, words: string, rows: string[][]): Promise<void> {
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), tap(page, words)]);
  await chooser.setFiles({ name: '账.xlsx', mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', buffer: await workbook([HEADS, ...rows]) });
}

it('is published with a table that was wrong first, questioned, answered by name, corrected, and hangs on the wall', async () => {
  const { page: lin } = await stage.phone(PEOPLE.lin.name);
  await openMine(lin);
  await tap(lin, /^公开栏/);
  await tap(lin, '公开栏的活');
  await tap(lin, '公开一份');
  await tap(lin, '按季度');
  await typeInto(field(lin, '标题'), '居委会这个季度的账');
  await handIn(lin, '选一张表（xlsx）', [['收入', '场地借用', '1200.5', ''], ['收入', '合计', '1000', '']]);
  await sees(lin, 'C3 格');
  await sees(lin, /收入合计不对/);
  await handIn(lin, '选一张表（xlsx）', [['收入', '场地借用', '1200.5', ''], ['支出', '修灯', '800', '三盏'], ['结余', '', '400.5', '']]);
  await sees(lin, '核对过了，没有问题');
  await press(lin, '公开').last().click();
  await sees(lin, '钱从哪来，花到哪去');
  const { page: chen } = await stage.phone(PEOPLE.chen.name);
  await tap(chen, /^公示/);
  await tap(chen, /^公开栏/);
  await tap(chen, /居委会这个季度的账/);
  for (const words of ['1,200.50 元', '三盏']) await sees(chen, words);
  await typeInto(field(chen, '您想问什么'), '修了哪三盏灯？');
  await tap(chen, '问一问');
  await sees(chen, '修了哪三盏灯？');
  const { page: desk } = await stage.phone(PEOPLE.lin.name);
  await openMine(desk);
  await tap(desk, /^消息/);
  await openMessage(desk, /公开栏有人问/);
  await sees(desk, `${PEOPLE.chen.name}问的`);
  await typeInto(field(desk, '怎么答'), '1 栋、3 栋和东门各一盏。');
  await tap(desk, '答复');
  await sees(desk, `答复人：${PEOPLE.lin.name}`);
  await seesAnew(chen, '1 栋、3 栋和东门各一盏。');
  await tap(desk, '更正');
  await typeInto(field(desk, '说明'), '单据在活动室。');
  await typeInto(field(desk, '为什么更正'), '补一句说明');
  await press(desk, '更正').last().click();
  await sees(desk, '更正过什么');
  const page = await (await fetch(`${stage.server.url}/p/books/${new URL(chen.url()).hash.split('id=')[1] ?? ''}/paper`)).text();
  for (const words of ['居委会这个季度的账', '1,200.50 元', '扫一扫']) expect(page).toContain(words);
});
