import type { Page } from 'playwright-core';
import { castOf } from '../support/journeys/cases';
import { eventually } from '../support/journeys/district';
import { givePhoto, press, sees, tap, textOf, typeInto } from '../support/journeys/hands';
import { PEOPLE } from '../support/journeys/people';
import { manholePhoto } from '../support/journeys/photo';
import { setStage } from '../support/journeys/stage';

const stage = setStage();
const TITLE = /5 栋化粪池的污水漫进楼道/;
const FIRST = '5 栋化粪池的污水漫进楼道，三个门洞都走不了，有人滑倒受伤了。';
const SECOND = '五栋楼道里污水漫进来了，臭得不行，三个门洞都走不了人。';
const THIRD = '化粪池堵了，污水漫进 5 栋的楼道，老人出不了门。';
const TASK = '先关 5 栋外面的总阀';
const WHY = '市政管道要等明早换，先清掏恢复通行';
const MEET = '污水漫进楼道，到 5 栋 1 单元门口碰头';
const AGREED = '供水所今晚关阀，物业清掏';
const DONE = '清掏好了，三个门洞都冲洗过。';
let leadId = '';
let ownId = '';
const idOf = (page: Page): string => /id=([^&]+)/.exec(page.url())?.[1] ?? '';

/** From the workbench to the board of whistles; the workbench has a row of the same words. */
async function toBoard(page: Page): Promise<void> {
  await tap(page, '吹哨');
  await press(page, '散了的').waitFor();
}

/** Writes what it is and where, as far as the button; the likely category is one tap, with its reason. */
async function write(page: Page, words: string): Promise<void> {
  await tap(page, /^随手拍/);
  await typeInto(page.getByRole('textbox', { name: '说两句' }), words);
  await tap(page, '改地方');
  await typeInto(page.getByRole('textbox', { name: '按名字找' }), '5 栋');
  await tap(page, /(^|\s)5 栋$/);
  await tap(page, '就是这里');
  await tap(page, /^水电气维修，因为写了/);
}

/** Story 2: the sewage pit of an old estate floods. Emergency, neighbours, one matter, the water company whistled in, solved. */
describe('the sewage pit of an old estate floods, by taps from the start page', () => {
  it('is reported by the first, who is told whom to call before anything else', async () => {
    const { page } = await stage.phone(PEOPLE.chen.name);
    await write(page, FIRST);
    await sees(page, '有人受伤、发病，先打 120');
    await press(page, '打 120').waitFor();
    await tap(page, '交给工作站');
    await sees(page, /交上去了/);
    leadId = idOf(page);
  });

  it('is shown to the second, who joins with an own photo instead of filing', async () => {
    const { page } = await stage.phone(PEOPLE.li.name);
    await write(page, SECOND);
    await givePhoto(page, '拍一张', await manholePhoto());
    await sees(page, '1 张，最多 9 张');
    await page.getByText('正在传').waitFor({ state: 'hidden' });
    await sees(page, '可能已经有人报过');
    await tap(page, '我也遇到');
    await sees(page, '您说过也遇到，每一步都会告诉您');
    expect(idOf(page)).toBe(leadId);
    // Nothing of what the first one wrote.
    expect(await textOf(page)).not.toContain('滑倒');
    await page.goto(`${stage.server.url}/`);
    await tap(page, /^我的$/);
    await tap(page, /^我跟着的事/);
    await sees(page, /您也遇到/);
  });

  it('is filed anyway by the third', async () => {
    const { page } = await stage.phone(PEOPLE.zhou.name);
    await write(page, THIRD);
    await tap(page, '不是同一件');
    await tap(page, '交给工作站');
    await sees(page, /交上去了/);
    ownId = idOf(page);
    expect(ownId).not.toBe(leadId);
  });

  it('stands first at the station, which merges the second report, takes it apart, and merges it again', async () => {
    const { page } = await stage.desk(PEOPLE.lin.name);
    await page.getByRole('option', { name: TITLE }).waitFor();
    expect(await page.getByRole('option').first().innerText()).toMatch(/5 栋/);
    await page.getByRole('option', { name: /化粪池堵了/ }).click();
    await sees(page, FIRST);
    await tap(page, '并到这一件');
    await sees(page, '并到一起办了，居民会收到消息');
    await tap(page, /^拆开单独办/);
    await typeInto(page.getByRole('textbox', { name: /为什么拆开/ }), '先到现场看一看');
    await tap(page, '拆开，单独办');
    await sees(page, '拆出来了，接着交办');
    await sees(page, FIRST);
    await tap(page, '并到这一件');
    await sees(page, /并到 .* 一起办/);
  });

  it('is accepted by the station, which reads who else has met it, and whistled', async () => {
    const { page } = await stage.desk(PEOPLE.lin.name);
    await page.getByRole('option', { name: TITLE }).click();
    await sees(page, /先问居民打过 120 没有/);
    await sees(page, SECOND);
    await tap(page, /^受理并交给.*物业/);
    await sees(page, /受理了，交给.*物业/);
    await tap(page, '吹哨叫单位到场');
    await press(page, /^应急哨/).first().waitFor();
    await tap(page, '吹哨');
    await sees(page, '选一种哨');
    await sees(page, '写一句为什么叫、在哪里集合');
    await press(page, /^应急哨/).first().click();
    await page.getByRole('checkbox', { name: /青禾供水西所/ }).first().click();
    await typeInto(page.getByRole('textbox', { name: /为什么叫/ }), MEET);
    await tap(page, '吹哨');
    await sees(page, '等签收');
  });

  it('is heard by the water company, which says who comes, and finds it on its board', async () => {
    const { page } = await stage.phone(PEOPLE.luo.name);
    await toBoard(page);
    await tap(page, TITLE);
    await tap(page, '签收');
    await sees(page, '已签收');
    await tap(page, '联系好了');
    await typeInto(page.getByRole('textbox', { name: /谁来/ }), '老罗带两个人，半小时到');
    await tap(page, '联系好了');
    await sees(page, '老罗带两个人，半小时到');
    expect(await press(page, /到场/).count()).toBe(0);
  });

  it('has the arrival seen by the grid worker, and ends with tasks and a rating', async () => {
    const walker = await stage.phone(PEOPLE.wu.name);
    await toBoard(walker.page);
    await tap(walker.page, TITLE);
    await givePhoto(walker.page, /记青禾供水西所到场/, await manholePhoto(600, 400));
    await sees(walker.page, '已到场');
    const { page } = await stage.desk(PEOPLE.lin.name);
    await toBoard(page);
    await tap(page, TITLE);
    await tap(page, '散哨');
    await typeInto(page.getByRole('textbox', { name: '现场定了什么' }), AGREED);
    await typeInto(page.getByRole('textbox', { name: '青禾供水西所分到的事' }), TASK);
    await tap(page, '散哨，记进工单');
    await sees(page, AGREED);
    await press(page, '5 分').first().click();
    await tap(page, '交评价');
    await sees(page, '评了 5 分');
  });

  it('is worked on by the lead and the supporting unit, and not reported done without saying why', async () => {
    const luo = await stage.phone(PEOPLE.luo.name);
    await tap(luo.page, TITLE);
    await sees(luo.page, TASK);
    await tap(luo.page, '签收协办');
    await sees(luo.page, '签收了，协办的部分归我们');
    const he = await stage.phone(PEOPLE.he.name);
    he.allow(/status of 422/);
    await tap(he.page, TITLE);
    await tap(he.page, '签收');
    await sees(he.page, /签收了，.*办好/);
    await typeInto(he.page.getByRole('textbox', { name: /办了什么/ }), DONE);
    await tap(he.page, '办好了');
    await sees(he.page, '还有协办单位没办好，写一句为什么先报办好，居民看得到');
    await typeInto(he.page.getByRole('textbox', { name: /先报办好的原因/ }), WHY);
    await tap(he.page, '办好了');
    await sees(he.page, '记下了，居民会收到消息');
  });

  it('is checked by somebody else, for it was an emergency', async () => {
    const { page } = await stage.phone(PEOPLE.wu.name);
    await tap(page, TITLE);
    await tap(page, '核查通过');
    await sees(page, '核查通过，等居民评价');
  });

  it('is asked about of the neighbours too: one says solved, one says not', async () => {
    const li = await stage.phone(PEOPLE.li.name);
    await tap(li.page, /^消息/);
    await eventually('the message that asks the neighbour', async () => (await press(li.page, /您那边也好了吗/).count()) > 0);
    await press(li.page, /您那边也好了吗/).first().tap();
    await tap(li.page, '我这边好了');
    await sees(li.page, '您说过：我这边好了');
    const zhou = await stage.phone(PEOPLE.zhou.name);
    await zhou.page.getByText('我的事', { exact: true }).filter({ visible: true }).last().tap();
    await tap(zhou.page, /化粪池堵了/);
    await tap(zhou.page, '我这边还没好');
    await sees(zhou.page, '1 位邻居说解决了，1 位说没有');
    const { page } = await stage.desk(PEOPLE.lin.name);
    await page.getByRole('option', { name: TITLE }).click();
    await sees(page, '1 位邻居说解决了，1 位说没有');
  });

  it('is followed by its reporter, who sees all of it and says that it is solved', async () => {
    const { page } = await stage.phone(PEOPLE.chen.name);
    await tap(page, /^消息/);
    await eventually('the message that asks for a word', async () => (await press(page, /您说了算/).count()) > 0);
    await press(page, /您说了算/).first().tap();
    await sees(page, '2 位邻居也遇到');
    await sees(page, '1 位邻居说解决了，1 位说没有');
    await tap(page, /^看前面/);
    await sees(page, /应急哨：请青禾供水西所到现场/);
    await sees(page, '青禾供水西所 已到场');
    await sees(page, new RegExp(AGREED));
    await sees(page, /主办：.*物业/);
    await sees(page, '协办：青禾供水西所');
    await sees(page, new RegExp(WHY));
    await tap(page, '联系过');
    await tap(page, '解决了');
    await tap(page, '满意');
    await tap(page, '交评价');
    await sees(page, '谢谢您，这件事办结了');
  });

  it('is told to the neighbours at each step that matters, and they see that it is over', async () => {
    const { li, zhou } = await castOf(stage.server.url);
    const kinds = async (who: typeof li): Promise<string[]> => (await who.call('GET /inbox', { query: {} })).items.map(({ kind }) => kind);
    await eventually('both are told of the end', async () => (await kinds(zhou)).includes('mergedClosed') && (await kinds(li)).includes('followClosed'));
    expect(await kinds(zhou)).toEqual(expect.arrayContaining(['caseMerged', 'caseUnmerged', 'mergedDispatched', 'mergedHandled']));
    expect(await kinds(li)).toEqual(expect.arrayContaining(['followDispatched', 'joinedHandled']));
    const third = await stage.phone(PEOPLE.zhou.name);
    await third.page.getByText('我的事', { exact: true }).filter({ visible: true }).last().tap();
    await tap(third.page, /^办完/);
    await tap(third.page, /化粪池堵了/);
    await sees(third.page, '和邻居报的一起办');
    await sees(third.page, /现在：已解决/);
    const second = await stage.phone(PEOPLE.li.name);
    await tap(second.page, /^我的$/);
    await tap(second.page, /^我跟着的事/);
    await tap(second.page, /水电气维修/);
    await sees(second.page, '已解决');
  });
});
