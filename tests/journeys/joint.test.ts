import type { Page } from 'playwright-core';
import { castOf, file, type CaseView } from '../support/journeys/cases';
import { eventually } from '../support/journeys/district';
import { givePhoto, press, sees, tap } from '../support/journeys/hands';
import { PEOPLE } from '../support/journeys/people';
import { manholePhoto } from '../support/journeys/photo';
import { setStage } from '../support/journeys/stage';

const TITLE = '5 栋化粪池的污水漫到三个门洞';
const TASK = '先关 5 栋外面的总阀';
const WHY = '市政管道要等明早换，先清掏恢复通行';
const MEET = '污水漫进楼道，到 5 栋 1 单元门口碰头';
const AGREED = '供水所今晚关阀，物业清掏';

const stage = setStage();
let matter: CaseView;
beforeAll(async () => {
  const { chen, lin } = await castOf(stage.server.url);
  matter = await file(chen, { text: `${TITLE}，味道很大，老人出不了门。`, categoryId: 'stairLight' });
  const { suggestion } = await lin.call('GET /cases/:id', { params: { id: matter.id } });
  await lin.call('POST /cases/:id/accept-and-dispatch', { params: { id: matter.id }, body: { revision: matter.revision, unitId: suggestion?.unit.id ?? '' } });
});
const title = new RegExp(TITLE);
/** From the workbench to the board of whistles; the workbench has a row of the same words. */
async function toBoard(page: Page): Promise<void> {
  await tap(page, '吹哨');
  await press(page, '散了的').waitFor();
}

/** Sewage that one unit cannot stop alone (story 2, its whistle): called to the spot, seen there, then worked on together, and the resident follows all of it. */
describe('a matter that one unit cannot solve alone', () => {
  it('is whistled by the station, which chooses whom to call', async () => {
    const { page } = await stage.desk(PEOPLE.lin.name);
    await page.getByRole('option', { name: title }).click();
    await tap(page, '吹哨叫单位到场');
    await press(page, /^应急哨/).first().waitFor();
    await tap(page, '吹哨');
    await sees(page, '选一种哨');
    await sees(page, '写一句为什么叫、在哪里集合');
    await press(page, /^应急哨/).first().click();
    await page.getByRole('checkbox', { name: /青禾供水西所/ }).first().click();
    await page.getByRole('textbox', { name: /为什么叫/ }).fill(MEET);
    await tap(page, '吹哨');
    await sees(page, '等签收');
  });

  it('is heard by the water company, which says who comes, and finds it on its board', async () => {
    const { page } = await stage.phone(PEOPLE.luo.name);
    await toBoard(page);
    await tap(page, title);
    await tap(page, '签收');
    await sees(page, '已签收');
    await tap(page, '联系好了');
    await page.getByRole('textbox', { name: /谁来/ }).fill('老罗带两个人，半小时到');
    await tap(page, '联系好了');
    await sees(page, '老罗带两个人，半小时到');
    expect(await press(page, /到场/).count()).toBe(0);
  });

  it('has the arrival seen by the grid worker, and ends with tasks and a rating', async () => {
    const walker = await stage.phone(PEOPLE.wu.name);
    await toBoard(walker.page);
    await tap(walker.page, title);
    await givePhoto(walker.page, /记青禾供水西所到场/, await manholePhoto(600, 400));
    await sees(walker.page, '已到场');
    const { page } = await stage.desk(PEOPLE.lin.name);
    await toBoard(page);
    await tap(page, title);
    await tap(page, '散哨');
    await page.getByRole('textbox', { name: '现场定了什么' }).fill(AGREED);
    await page.getByRole('textbox', { name: '青禾供水西所分到的事' }).fill(TASK);
    await tap(page, '散哨，记进工单');
    await sees(page, AGREED);
    await press(page, '5 分').first().click();
    await tap(page, '交评价');
    await sees(page, '评了 5 分');
  });

  it('is worked on by the lead and the supporting unit, and not reported done without saying why', async () => {
    const luo = await stage.phone(PEOPLE.luo.name);
    await tap(luo.page, title);
    await sees(luo.page, TASK);
    await tap(luo.page, '签收协办');
    await sees(luo.page, '签收了，协办的部分归我们');
    const he = await stage.phone(PEOPLE.he.name);
    he.allow(/status of 422/);
    await tap(he.page, title);
    await tap(he.page, '签收');
    await sees(he.page, /签收了，.*办好/);
    await he.page.getByRole('textbox', { name: /办了什么/ }).fill('清掏好了，三个门洞都冲洗过。');
    await tap(he.page, '办好了');
    await sees(he.page, '还有协办单位没办好，写一句为什么先报办好，居民看得到');
    await he.page.getByRole('textbox', { name: /先报办好的原因/ }).fill(WHY);
    await tap(he.page, '办好了');
    await sees(he.page, '记下了，居民会收到消息');
  });

  it('is followed by the resident: who was called and came, who supports, and why it is reported before all is done', async () => {
    const { page } = await stage.phone(PEOPLE.chen.name);
    await tap(page, /^消息/);
    await eventually('the message of the answer', async () => (await press(page, /说是办好了/).count()) > 0);
    await press(page, /说是办好了/).first().tap();
    await tap(page, /^看前面/);
    await sees(page, /应急哨：请青禾供水西所到现场/);
    await sees(page, '青禾供水西所 已到场');
    await sees(page, new RegExp(AGREED));
    await sees(page, /主办：.*物业/);
    await sees(page, '协办：青禾供水西所');
    await sees(page, new RegExp(WHY));
  });
});
