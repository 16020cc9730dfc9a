import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import sharp from 'sharp';
import { givePhoto, openMessage, openMine, press, sees, tap, textOf, typeInto } from '../support/journeys/hands';
import { PEOPLE } from '../support/journeys/people';
import { manholePhoto } from '../support/journeys/photo';
import { setStage } from '../support/journeys/stage';
import type { Page } from 'playwright-core';

const stage = setStage();
const field = (page: Page, name: string) => page.getByRole('textbox', { name }).filter({ visible: true }).first();

const STOOL = '想要一张旧木凳，放在楼下歇脚';
const LAMP = '七栋门口太黑，想要一盏灯';
const BENCH = '一位爷爷想在小广场树荫下有条长椅';
const RADIO = '想要一台收音机听戏';
const FLOWERS = '楼道口想摆三盆花';

/** Writes a wish on the page that is open; its kinds say more than the filters of the wall, which may still be seen as it opens. */
async function write(page: Page, text: string, kind: RegExp = /^要件东西，/): Promise<void> {
  await tap(page, kind);
  await typeInto(field(page, '写下您的心愿'), text);
}

/** Whoever claimed it shows with a picture that it is done. */
async function showDone(page: Page): Promise<void> {
  await tap(page, '做好了');
  await givePhoto(page, '拍一张', await manholePhoto(600, 400));
  await tap(page, '交上去');
  await sees(page, '等那边看');
}

/** Where pictures to be looked at are left, if anywhere. */
const shot = (name: string): string => path.join(process.env.LINLI_SHOTS ?? tmpdir(), `${name}.png`);

/** Opens the card of the thanks on the page, saves it, and reads what the file is: not empty, three dots a pixel, in the colours of the house. */
async function keptCard(page: Page): Promise<{ height: number }> {
  await tap(page, '做成卡片留着');
  const shown = page.getByRole('img', { name: /^谢意卡片。坐着真舒服，谢谢您/ });
  await shown.waitFor();
  const [file] = await Promise.all([page.waitForEvent('download'), tap(page, '存成图片')]);
  expect(file.suggestedFilename()).toMatch(/^谢意卡片-\d{4}-\d{2}-\d{2}\.png$/);
  const png = await readFile(await file.path());
  const { width, height, format } = await sharp(png).metadata();
  expect({ width, format }).toEqual({ width: 1125, format: 'png' });
  const { channels } = await sharp(png).stats();
  for (const { min, max } of channels.slice(0, 3)) expect(max - min).toBeGreaterThan(150);
  const wall = await sharp(png).extract({ left: 6, top: 6, width: 1, height: 1 }).removeAlpha().raw().toBuffer();
  expect([...wall]).toEqual([0xf4, 0xf3, 0xec]);
  await sees(page, /图片存好了/);
  // All of it is on the page, not a window onto its top.
  const box = await shown.boundingBox();
  expect(((box?.height ?? 0) / (box?.width ?? 1)) / (height / width)).toBeCloseTo(1, 1);
  return { height: height ?? 0 };
}

/** The station checks a wish at its desk and releases it. */
async function release(text: string, more: (page: Page) => Promise<void> = async () => undefined, who: string = PEOPLE.lin.name): Promise<void> {
  const { page } = await stage.desk(who);
  await tap(page, '心愿');
  await tap(page, new RegExp(text));
  await sees(page, '站里怎么办');
  await more(page);
  await tap(page, '核实了，发布');
  await sees(page, /发布了/);
}

describe('a wish', () => {
  it('is posted: what cannot stay is said while writing, and masked before it is sent', async () => {
    const { page } = await stage.phone(PEOPLE.chen.name);
    await tap(page, /^微心愿/);
    await sees(page, /这里只收东西、手艺和时间，不收钱/);
    await tap(page, '写一个心愿');
    await write(page, '缺三千元，请大家捐款');
    await sees(page, /换成要什么、要谁帮什么忙，就能交/);
    await typeInto(field(page, '写下您的心愿'), `${STOOL}，打一三八零零一三八零零零找我`);
    await sees(page, /里面有电话号码/);
    await tap(page, '替我隐去');
    await tap(page, '交给工作站');
    await sees(page, '等核实');
    expect(await textOf(page)).not.toMatch(/一三八/);
  });

  it('is checked by the station, which words what goes out', async () => {
    await release('旧木凳', async (page) => {
      expect(await field(page, '发布出去的话').inputValue()).not.toMatch(/一三八/);
      await typeInto(field(page, '发布出去的话'), STOOL);
    });
  });

  it('is claimed by a neighbour, arranged and shown with a picture', async () => {
    const { page } = await stage.phone('赵志强');
    await tap(page, /^微心愿/);
    await tap(page, new RegExp(`^我来认领：${STOOL}`));
    await sees(page, '名字、门牌、电话先不显示');
    await tap(page, '我来认领');
    await sees(page, '您认领的');
    await tap(page, '约好日子');
    await page.getByRole('radiogroup', { name: '约在哪一天' }).getByRole('radio').nth(1).tap();
    await sees(page, '约好了');
    await showDone(page);
  });

  it('is confirmed and thanked for by who wished it, and the thanks arrive', async () => {
    const { page } = await stage.phone(PEOPLE.chen.name);
    await tap(page, /^消息/);
    await tap(page, /说是做好了，您看看/);
    await tap(page, '实现了');
    await sees(page, /能把|可以把这件事讲给大家听吗/);
    await typeInto(field(page, '说声谢谢'), '坐着真舒服，谢谢您');
    await tap(page, '送出谢意');
    await sees(page, '谢谢您');
    const volunteer = await stage.phone('赵志强');
    await tap(volunteer.page, /^消息/);
    await tap(volunteer.page, /有人谢谢您/);
    await sees(volunteer.page, '坐着真舒服，谢谢您');
  });

  it('leaves a card to keep: with whoever was thanked, and in large type with who thanked', async () => {
    const { page } = await stage.phone('赵志强');
    await tap(page, /^消息/);
    await tap(page, /有人谢谢您/);
    const thanked = await keptCard(page);
    await page.screenshot({ path: shot('card-page') });
    const author = await stage.phone(PEOPLE.chen.name);
    await tap(author.page, /长辈版/);
    await sees(author.page, '报个问题');
    await openMine(author.page);
    await tap(author.page, /消息/);
    await tap(author.page, /心愿实现了|有人认领了您的心愿/);
    const large = await keptCard(author.page);
    await author.page.screenshot({ path: shot('card-page-elder') });
    expect(large.height).toBeGreaterThan(thanked.height);
    // The journeys after this one find her with the standard pages, as she was.
    const { page: again } = await stage.phone(PEOPLE.chen.name);
    await openMine(again);
    const told = again.waitForResponse((answer) => answer.url().endsWith('/me/preferences'));
    await tap(again, /^长辈版/);
    expect((await told).status()).toBe(200);
  });
});

it('becomes a case at the station, without being typed again', async () => {
  const resident = await stage.phone(PEOPLE.li.name);
  await tap(resident.page, /^微心愿/);
  await tap(resident.page, '写一个心愿');
  await write(resident.page, LAMP);
  await tap(resident.page, '交给工作站');
  await sees(resident.page, '等核实');
  const { page } = await stage.desk(PEOPLE.lin.name);
  await tap(page, '心愿');
  await tap(page, new RegExp(LAMP));
  await tap(page, '转成工单');
  await tap(page, '选一类');
  await tap(page, /楼道照明|道路路灯|路灯/);
  await tap(page, '转过去');
  await sees(page, '从头到尾');
  await sees(page, '2 件');
  await sees(page, /转去办了/);
});

it('of story 4 is filed by the grid worker for a grandfather, met by who knows wood, and thanked for', async () => {
  const grid = await stage.phone(PEOPLE.wu.name);
  await tap(grid.page, '心愿');
  await tap(grid.page, '替居民写一个');
  await write(grid.page, BENCH, /^要门手艺，/);
  await tap(grid.page, '上门');
  await typeInto(field(grid.page, '姓名'), '周爷爷');
  await tap(grid.page, '当面答应');
  await tap(grid.page, '给有困难的老人');
  await tap(grid.page, '点这里选一下');
  await grid.page.getByRole('radiogroup', { name: '有名字的地方' }).getByRole('radio').first().tap();
  await tap(grid.page, '就是这里');
  await tap(grid.page, '交给工作站');
  await sees(grid.page, '写好了，把号念给这位听，或者打印出来交给他');
  await grid.page.screenshot({ path: shot('receipt-phone') });
  await release('树荫下有条长椅');
  const hand = await stage.phone('赵志强');
  await tap(hand.page, /^微心愿/);
  await tap(hand.page, new RegExp(`^我来认领：${BENCH}`));
  await tap(hand.page, '我来认领');
  await sees(hand.page, '您认领的');
  await showDone(hand.page);
  // He has no account: the station asks him, confirms and writes down his thanks.
  const { page } = await stage.desk(PEOPLE.lin.name);
  await tap(page, '心愿');
  await tap(page, /^等确认/);
  await tap(page, new RegExp(BENCH));
  await tap(page, '实现了');
  await typeInto(field(page, '替他说声谢谢'), '天天坐，谢谢小赵');
  await tap(page, '送出谢意');
  await sees(page, '天天坐，谢谢小赵');
  await tap(hand.page, '返回');
  await tap(hand.page, '返回');
  await tap(hand.page, /^消息/);
  await openMessage(hand.page, /有人谢谢您.*长椅/);
  await sees(hand.page, '天天坐，谢谢小赵');
});

it('is written at the counter for somebody without an account, who takes the paper along', async () => {
  const { page } = await stage.desk(PEOPLE.lin.name);
  await tap(page, /^代办/);
  await tap(page, /^这位想要的是一个心愿/);
  await write(page, RADIO);
  await tap(page, '交给工作站');
  await sees(page, '写上这位的姓名');
  await sees(page, '念给这位听，答应了再点一样');
  await sees(page, /核实以后邻居看得到心愿，看不到您是谁、住哪里/);
  await tap(page, '电话');
  await typeInto(field(page, '姓名'), '何桂香');
  await tap(page, '电话里答应');
  await tap(page, '点这里选一下');
  await page.getByRole('radiogroup', { name: '有名字的地方' }).getByRole('radio').first().click();
  await tap(page, '就是这里');
  await tap(page, '交给工作站');
  await sees(page, '写好了，把号念给这位听，或者打印出来交给他');
  await page.screenshot({ path: shot('receipt-page') });
  const [paper] = await Promise.all([page.context().waitForEvent('page'), tap(page, '打印回执')]);
  await paper.getByRole('heading', { name: '代写心愿回执' }).waitFor();
  await paper.screenshot({ path: shot('receipt-paper'), fullPage: true });
  const printed = await textOf(paper);
  expect(printed).toContain('何桂香');
  expect(printed).toContain('电话里答应');
  const [number, code] = [/XY\d{2}-\d{6}/.exec(printed)?.[0] ?? '', /查询码 ([A-Z0-9]{10})/.exec(printed)?.[1] ?? ''];
  // Nobody checks what they wrote for somebody themselves.
  await release(RADIO, undefined, PEOPLE.liang.name);
  await paper.goto(`${stage.server.url}/p/w/${number}/${code}`);
  await sees(paper, '等认领');
  expect(await textOf(paper)).not.toMatch(/收音机|何桂香/);
  await paper.close();
});

it('of another community is found by whoever looks there', async () => {
  const { page } = await stage.phone(PEOPLE.chen.name);
  await tap(page, /^微心愿/);
  await sees(page, '梧桐里社区');
  await tap(page, '看看别的社区');
  await press(page, /社区/).nth(1).waitFor();
  const others = page.getByRole('link').or(page.getByRole('button')).filter({ hasText: /社区/, hasNotText: /梧桐里|别的/, visible: true });
  await others.first().tap();
  await sees(page, '现在没有等认领的心愿');
  await tap(page, '看看别的社区');
  await tap(page, /^梧桐里社区/);
  await sees(page, /我来认领/);
});

it('near by is found by whoever looks at one grid of the community', async () => {
  const { page } = await stage.phone(PEOPLE.chen.name);
  await tap(page, /^微心愿/);
  await sees(page, /我来认领/);
  const areas = page.locator('.wish-card').filter({ visible: true }).getByText(/^梧桐里社区/);
  const grid = (await areas.first().innerText()).replace(/^梧桐里社区\s*/, '');
  await tap(page, '看哪一片：整个社区');
  await tap(page, grid);
  await sees(page, `看哪一片：${grid}`);
  await sees(page, /我来认领/);
  for (const words of await areas.allInnerTexts()) expect(words).toContain(grid);
  await tap(page, `看哪一片：${grid}`);
  await tap(page, '整个社区');
  await sees(page, '看哪一片：整个社区');
});

it('that is shared is claimed in part by a company, and the rest is left for neighbours', async () => {
  const elder = await stage.phone(PEOPLE.wang.name);
  await tap(elder.page, /^我有个心愿/);
  await sees(elder.page, '您想要什么？');
  await tap(elder.page, /^要件东西，/);
  await tap(elder.page, '下一步');
  await typeInto(field(elder.page, '写下您的心愿'), FLOWERS);
  await tap(elder.page, '下一步');
  await sees(elder.page, '这样交上去，行吗？');
  await tap(elder.page, '交给工作站');
  await sees(elder.page, '等核实');

  const shared = await stage.phone(PEOPLE.chen.name);
  await tap(shared.page, /^微心愿/);
  await tap(shared.page, '写一个心愿');
  await write(shared.page, `${FLOWERS}，大家一起凑`);
  await typeInto(field(shared.page, '要几份'), '3');
  await tap(shared.page, '交给工作站');
  await release(`${FLOWERS}，大家一起凑`);

  const company = await stage.phone(PEOPLE.he.name);
  await tap(company.page, '居民页面');
  await tap(company.page, /^微心愿/);
  await tap(company.page, new RegExp(`^我来认领：${FLOWERS}`));
  await tap(company.page, /锦园物业/);
  await typeInto(field(company.page, '认领几份'), '2');
  await tap(company.page, '我来认领');
  await sees(company.page, /一共要 3 份，还差 1 份/);
  await sees(company.page, '您认领的');
});

it('is counted: the station reads the figures and takes the register, everybody reads the year', async () => {
  const { page } = await stage.desk(PEOPLE.lin.name);
  await tap(page, '心愿');
  await tap(page, '看数据');
  await sees(page, '按类别');
  await sees(page, '谁认领、谁实现');
  await sees(page, '邻居们');
  const [table] = await Promise.all([page.waitForEvent('download'), tap(page, '导出台账')]);
  expect(table.suggestedFilename()).toMatch(/^心愿台账.*\.xlsx$/);
  const resident = await stage.phone(PEOPLE.li.name);
  await tap(resident.page, /^微心愿/);
  await tap(resident.page, /^已实现/);
  await tap(resident.page, '看这一年');
  await sees(resident.page, /年，\d+ 个心愿实现了/);
  await sees(resident.page, '都是些什么心愿');
});
