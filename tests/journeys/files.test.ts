import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { castOf, givenTo, type Cast } from '../support/journeys/cases';
import { openMessage, openMine, press, sees, seesAnew, tap, typeInto } from '../support/journeys/hands';
import { setStage } from '../support/journeys/stage';
import { csvRows } from '../../server/platform/sheets/csv';

const COMPANY = '锦园物业';
const stage = setStage();
let cast: Cast;
beforeAll(async () => {
  cast = await castOf(stage.server.url);
});

const write = (page: Page, label: string, text: string): Promise<void> => typeInto(page.getByRole('textbox', { name: label, exact: true }).filter({ visible: true }), text);

/** Fetches the file by the button of these words. */
async function fetched(page: Page, words: RegExp): Promise<{ name: string; bytes: Buffer; lines: string[][] }> {
  const [download] = await Promise.all([page.waitForEvent('download'), tap(page, words)]);
  const bytes = await readFile(await download.path());
  return { name: download.suggestedFilename(), bytes, lines: [...csvRows(bytes.toString('utf8').replace('\ufeff', ''))] };
}

it('hands matters over in a file to a platform that only takes imports: set up, made, fetched, confirmed, and only then delivered', async () => {
  const administrator = await stage.desk('高翔');
  const { page } = administrator;
  await write(page, '找单位', COMPANY);
  await page.getByRole('link', { name: new RegExp(`^${COMPANY}`) }).filter({ visible: true }).first().click();
  await tap(page, `${COMPANY}的对外通道`);
  await tap(page, '加一个');
  await tap(page, /^文件交接/);
  await write(page, '名字', '市里的派单平台');
  await write(page, '对方的列放什么', '诉求内容=内容\n地点=在哪里');
  await tap(page, '加上');
  await sees(page, '第 2 行的“在哪里”不是这里的字段，照上面写');
  await write(page, '对方的列放什么', '诉求内容=内容\n地点=地址');
  await sees(page, '要有一列放工单号，对方回话才对得上');
  await write(page, '对方的列放什么', '诉求编号=工单号\n事项=事项\n诉求内容=内容\n地点=地址');
  await tap(page, 'CSV');
  await tap(page, '加上');
  await sees(page, /^市里的派单平台/);
  await tap(page, '发一条试试');
  await sees(page, '测试文件做好了，取下来导一遍，看列对不对得上');
  await tap(page, '交接文件');
  const test = await fetched(page, /^取文件：市里的派单平台测试文件/);
  expect(test.lines.map(([number]) => number)).toEqual(['诉求编号', 'LL-000000-00000']);

  const view = await givenTo(COMPANY, cast, '六栋门口的垃圾桶翻了，没人扶。');
  await seesAnew(page, `${COMPANY}　市里的派单平台　有 1 条要转，还没做成文件`);
  await tap(page, '现在就做一份：市里的派单平台');
  await sees(page, '做好了，可以取');

  // Its people are told and find it from the message.
  const { page: desk } = await stage.desk('何建国');
  await openMine(desk);
  await tap(desk, /^消息/);
  await openMessage(desk, /交接文件做好了/);
  await sees(desk, '还没人取');
  expect(await press(desk, /^导好了：市里的派单平台第 1 份/).count()).toBe(0);
  const taken = await fetched(desk, /^取文件：市里的派单平台第 1 份/);
  expect(taken.lines).toEqual([['诉求编号', '事项', '诉求内容', '地点'], [view.number, '交办', '六栋门口的垃圾桶翻了，没人扶。', expect.any(String)]]);
  await sees(desk, new RegExp(`校验码 ${createHash('sha256').update(taken.bytes).digest('hex').slice(0, 8)}`));
  await sees(desk, /何建国.*取过/);
  expect((await fetched(desk, /^取文件：市里的派单平台第 1 份/)).bytes.equals(taken.bytes)).toBe(true);
  expect((await channelOf()).waiting).toBe(1);
  await tap(desk, /^导好了：市里的派单平台第 1 份/);
  await sees(desk, '确认以后这 1 行算交到了，不再催。没导全就先别确认，文件可以再取。');
  await tap(desk, '都导好了');
  await sees(desk, '记下了，这一份交到了');
  expect(await channelOf()).toMatchObject({ waiting: 0, givenUp: 0 });
  await tap(desk, '全部');
  await sees(desk, /何建国.*确认交到/);
}, 180_000);

async function channelOf(): Promise<{ waiting: number; givenUp: number }> {
  const { items: units } = await cast.gao.call('GET /administration/units');
  const { items } = await cast.gao.call('GET /administration/units/:id/channels', { params: { id: units.find(({ name }) => name === COMPANY)?.id ?? '' } });
  const found = items.find(({ name }) => name === '市里的派单平台');
  if (!found) throw new Error('no channel');
  return found;
}

it('is reached from the workbench, and says where there is nothing of it', async () => {
  const { page } = await stage.desk('林晓梅');
  await tap(page, '回话');
  await tap(page, '交接文件');
  await sees(page, '没有用文件交接的单位');
});
