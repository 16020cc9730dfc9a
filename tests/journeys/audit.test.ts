import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { readSheet } from 'read-excel-file/node';
import { castOf, file } from '../support/journeys/cases';
import { openMine, sees, tap, textOf, typeInto } from '../support/journeys/hands';
import { PEOPLE } from '../support/journeys/people';
import { setStage } from '../support/journeys/stage';

const LEAK = '三单元门口的水管漏了';
const LAMP = '二单元楼道的灯灭了';
const WHY = '约明天上午来看水管';
const NUMBER = /1\d{10}/;

const stage = setStage();
let leakNumber: string;

beforeAll(async () => {
  const { chen, wang } = await castOf(stage.server.url);
  leakNumber = (await file(chen, { text: `${LEAK}。` })).number;
  await file(wang, { text: `${LAMP}。`, categoryId: 'stairLight' });
});

/** 我的 → 谁看过我的信息. In elder mode 我的 is a button of home, for there is no tab bar. */
async function toSeen(page: Page): Promise<void> {
  await openMine(page);
  await tap(page, /^谁看过我的信息/);
  await sees(page, '最近的在最上面');
}

describe('the contact of a reporter', () => {
  it('is shown at the desk after a reason, and the sheet says that the look is on record', async () => {
    const { page } = await stage.desk(PEOPLE.lin.name);
    await page.getByRole('option', { name: new RegExp(LEAK) }).first().click();
    await tap(page, /^查看联系方式/);
    expect(await textOf(page)).not.toMatch(NUMBER);
    await tap(page, /^记下，看联系方式/);
    await sees(page, '选一个原因，点一下就行');
    await tap(page, '约上门的时间');
    await typeInto(page.getByRole('textbox', { name: /再写一句/ }), WHY);
    await tap(page, /^记下，看联系方式/);
    await sees(page, '这一次已经记下，居民看得到');
    await sees(page, NUMBER);
    await tap(page, '看好了，收起');
    await page.getByText(NUMBER).first().waitFor({ state: 'hidden' });
  });

  it('is reached on the phone of the station by taps alone, and by the key C at a desk', async () => {
    const { page } = await stage.phone(PEOPLE.lin.name);
    await tap(page, new RegExp(LAMP));
    await tap(page, /^查看联系方式/);
    await tap(page, '有危险，要马上联系');
    await tap(page, /^记下，看联系方式/);
    await sees(page, NUMBER);
    const desk = (await stage.desk(PEOPLE.liang.name)).page;
    await desk.getByRole('option', { name: new RegExp(LEAK) }).first().click();
    await sees(desk, '查看联系方式');
    await desk.keyboard.press('c');
    await sees(desk, '为什么要看联系方式');
    await desk.keyboard.press('Escape');
    await desk.getByText('为什么要看联系方式').waitFor({ state: 'hidden' });
  });
});

describe('the reporter', () => {
  it('reads in 我的 that the station looked, when and why, and comes from there to the matter', async () => {
    const { page } = await stage.phone(PEOPLE.chen.name);
    await toSeen(page);
    const text = await textOf(page);
    for (const words of [PEOPLE.lin.name, '工作站工作人员', '看了您的称呼和手机号', `为了：约上门的时间，${WHY}`, '今天', `工单 ${leakNumber}`]) expect(text).toContain(words);
    await tap(page, new RegExp(`${PEOPLE.lin.name}.*看了您的称呼和手机号`));
    await sees(page, LEAK);
  });

  it('reads the same in elder mode', async () => {
    const { page } = await stage.phone(PEOPLE.wang.name);
    await toSeen(page);
    const text = await textOf(page);
    for (const words of [PEOPLE.lin.name, '看了您的称呼和手机号', '为了：有危险，要马上联系', '今天']) expect(text).toContain(words);
  });
});

describe('the auditor', () => {
  it('finds the look by whose number it was and what was done, and takes it away as a table', async () => {
    const { page } = await stage.desk(PEOPLE.sun.name);
    await tap(page, '查记录');
    await sees(page, /一共 \d+ 行/);
    await typeInto(page.getByRole('textbox', { name: '谁的信息' }), PEOPLE.chen.name);
    await tap(page, /^做了什么：/);
    await tap(page, '查看联系方式');
    await tap(page, '今天');
    await tap(page, '查一查');
    const rows = page.getByRole('list', { name: '记录' }).getByRole('listitem');
    await sees(page, /^1 行$/);
    expect(await rows.count()).toBe(1);
    const row = await rows.first().innerText();
    for (const words of [PEOPLE.lin.name, PEOPLE.chen.name, `工单 ${leakNumber}`, WHY]) expect(row).toContain(words);
    const saved = page.waitForEvent('download');
    await tap(page, '导出表格');
    const download = await saved;
    expect(download.suggestedFilename()).toMatch(/^记录-\d{4}-\d\d-\d\d\.xlsx$/);
    const cells = await readSheet(await readFile(await download.path()));
    expect(cells).toHaveLength(2);
    expect(cells[1]).toEqual(expect.arrayContaining([PEOPLE.lin.name, PEOPLE.chen.name, `约上门的时间，${WHY}`]));
    await sees(page, '导出了 1 行');
    // What the auditor did is on record as well.
    await tap(page, '清空');
    await sees(page, '导出记录');
    await sees(page, '查阅记录');
  });

  it('finds the page on the phone, from 我的', async () => {
    const { page } = await stage.phone(PEOPLE.sun.name);
    await openMine(page);
    await tap(page, /^查记录/);
    await sees(page, '查一查');
    await sees(page, '最近的在最上面');
  });
});
