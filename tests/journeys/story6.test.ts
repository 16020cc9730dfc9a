import type { Page } from 'playwright-core';
import { press, sees, tap, typeInto } from '../support/journeys/hands';
import { PEOPLE } from '../support/journeys/people';
import { setStage } from '../support/journeys/stage';

const TITLE = '西门路口的烧烤摊半夜还在放喇叭';
const FIRST_WHY = '摊位停在小区红线里，街面执法管不到，请改交物业。';
const SECOND_WHY = '摊主不是业主，物业没有执法权，劝不走。';
const BASIS = '街道事项清单 3-07：流动摊贩扰民由综合执法队牵头，小区出入口也算。';
const DONE = '摊主搬进了夜市，喇叭收了，连着看了三个晚上。';

const stage = setStage();
const title = new RegExp(TITLE);
/** From the workbench to one lane of the triage board, and the list behind it. */
async function lane(page: Page, name: RegExp): Promise<void> {
  await tap(page, '分诊台');
  await page.getByRole('region', { name: '分诊台' }).getByRole('button', { name }).click();
}
async function returns(page: Page, why: string): Promise<void> {
  await tap(page, title);
  await tap(page, '不归我们');
  await tap(page, '退回工作站');
  await sees(page, '写一句为什么不归您单位，工作站和居民都看得到');
  await typeInto(page.getByRole('textbox', { name: /为什么不归您单位/ }), why);
  await tap(page, '退回工作站');
  await sees(page, '退回工作站了，居民和工作站看得到您写的原因');
}

/** Story 6: a noisy stall that no department owns is returned twice; the street decides, the unit cannot return it, the resident sees every step. */
describe('a noisy stall that nobody owns, by taps from the start page', () => {
  it('is reported by a resident', async () => {
    const { page } = await stage.phone(PEOPLE.chen.name);
    await tap(page, /^随手拍/);
    await tap(page, '噪声');
    await tap(page, '店铺、广场');
    await typeInto(page.getByRole('textbox', { name: '说两句' }), `${TITLE}，孩子睡不着。`);
    await sees(page, /前答复您/);
    await tap(page, '交给工作站');
    await sees(page, /交上去了，.*工作站会看到/);
  });

  it('is returned by the unit that the rules name, with its reason', async () => {
    const desk = await stage.desk(PEOPLE.lin.name);
    await desk.page.getByRole('option', { name: title }).click();
    await tap(desk.page, /^受理并交给.*执法/);
    await sees(desk.page, /受理了，交给.*执法/);
    const { page } = await stage.phone(PEOPLE.tang.name);
    await returns(page, FIRST_WHY);
  });

  it('cannot be pushed back to it by the station, and is returned by the second unit too', async () => {
    const watched = await stage.desk(PEOPLE.lin.name);
    watched.allow(/status of 422/);
    const desk = watched.page;
    await lane(desk, /^退回来的，\d+ 件，/);
    await desk.getByRole('option', { name: new RegExp(`${TITLE}.*退回过`) }).click();
    await sees(desk, FIRST_WHY);
    await tap(desk, /^交办…/);
    // Beside each unit stands how often it returned what it was given.
    await desk.getByRole('form').getByRole('button', { name: /执法.*近 90 天退过 \d+ 次/ }).first().click();
    await tap(desk, /^交给.*执法/);
    await sees(desk, '这个单位退回过，请另选一个，或者请街道来定');
    await tap(desk, /^换单位/);
    await desk.getByRole('form').getByRole('button', { name: /锦园物业/ }).first().click();
    await tap(desk, /^交给锦园物业/);
    await sees(desk, /交给锦园物业了/);
    const { page } = await stage.phone(PEOPLE.he.name);
    await returns(page, SECOND_WHY);
  });

  it('waits for the street, which decides on the objection and designates', async () => {
    const { page } = await stage.desk(PEOPLE.zheng.name);
    await lane(page, /^等街道定，\d+ 件，/);
    await page.getByRole('option', { name: new RegExp(`${TITLE}.*退回过 2 次`) }).click();
    await sees(page, SECOND_WHY);
    await tap(page, '指定单位去办');
    await page.getByRole('radio', { name: /执法.*退过/ }).first().click();
    await typeInto(page.getByRole('textbox', { name: /依据/ }), BASIS);
    await tap(page, '定下来');
    await sees(page, /定了，交给.*执法.*签收/);
  });

  it('cannot be returned by the designated unit, which does it', async () => {
    const { page } = await stage.phone(PEOPLE.tang.name);
    await tap(page, title);
    await sees(page, BASIS);
    await press(page, '签收').first().waitFor();
    expect(await press(page, '不归我们').count()).toBe(0);
    await tap(page, '签收');
    await sees(page, /签收了，.*办好/);
    expect(await press(page, '不归我们').count()).toBe(0);
    await typeInto(page.getByRole('textbox', { name: /办了什么/ }), DONE);
    await tap(page, '办好了');
    await sees(page, '记下了，居民会收到消息');
  });

  it('is followed by the resident, who sees every step, who passed it on and why, and says that it is solved', async () => {
    const { page } = await stage.phone(PEOPLE.chen.name);
    await tap(page, /^消息/);
    await sees(page, new RegExp(`「${TITLE}.*说不归他们办.*答应您的时间不变`));
    await press(page, /说是办好了/).first().tap();
    for (const words of [FIRST_WHY, SECOND_WHY, BASIS, DONE]) await sees(page, words);
    await sees(page, /执法.*说不归他们办，退回工作站/);
    await sees(page, /锦园物业说不归他们办，退回工作站/);
    await sees(page, /街道.*定了，由.*执法.*去办/);
  });

  it('stays on record: how often each unit returned, and what the street made of it', async () => {
    const { page } = await stage.desk(PEOPLE.lin.name);
    await tap(page, '数据');
    await sees(page, /退过 \d+ 次，街道.*没认可 \d+ 次/);
  });
});
