import { castOf } from '../support/journeys/cases';
import { eventually } from '../support/journeys/district';
import { press, sees, tap, textOf, typeInto } from '../support/journeys/hands';
import { PEOPLE } from '../support/journeys/people';
import { setStage } from '../support/journeys/stage';

const stage = setStage();
/** Scenes of the district: one that closed in silence, and one that was done twice and still does not please. */
const SILENT = /9 栋停水两天了/;
const TWICE = /12 栋 2 单元的感应灯白天亮/;
const REASON = '旧水管要等老旧小区改造，已排进明年三月，先装一台备用泵。';

/** 回访、再办、复核、关了但没解决 (point 7): everything after the end, by taps from the start page. */
describe('a matter that closed without a word', () => {
  it('is called back by somebody who did not handle it; a missed call counts, one a day', async () => {
    const { page } = await stage.desk(PEOPLE.lin.name);
    await tap(page, /^等回访/);
    await page.getByRole('option', { name: SILENT }).click();
    await sees(page, /要回访：急事都要回访/);
    await tap(page, '没打通');
    await sees(page, /打过 1 次没打通/);
    expect(await press(page, '没打通').count()).toBe(0);
    await tap(page, '记回访结果');
    await tap(page, '记下居民的话');
    await sees(page, '问一问办好了没有');
    await tap(page, '联系过');
    await tap(page, '还没好');
    await tap(page, '不满意');
    await typeInto(page.getByRole('textbox', { name: /居民还说了什么/ }), '早上六点到八点还是没水。');
    await tap(page, '记下居民的话');
    await sees(page, '回访记下了');
    await sees(page, /电话回访时居民说没办好/);
  });

  it('is not offered for a call to whoever handled it', async () => {
    const { page } = await stage.phone(PEOPLE.he.name);
    await tap(page, SILENT);
    await sees(page, /第 2 (次|轮)|再办|电话回访时居民说没办好/);
    expect(await press(page, '记回访结果').count()).toBe(0);
    await tap(page, '签收');
    await sees(page, /签收了，.*办好/);
    await typeInto(page.getByRole('textbox', { name: /办了什么/ }), '早高峰的压力调高了一档。');
    await tap(page, '办好了');
    await sees(page, '记下了，居民会收到消息');
    const walker = await stage.phone(PEOPLE.wu.name);
    await tap(walker.page, SILENT);
    await tap(walker.page, '核查通过');
    await sees(walker.page, '核查通过，等居民评价');
  });

  it('goes to the street when its reporter is still not content', async () => {
    const { page } = await stage.phone(PEOPLE.li.name);
    await tap(page, /^消息/);
    await eventually('the message that asks for a word', async () => (await press(page, /您说了算.*9 栋停水|9 栋停水.*您说了算/).count()) > 0);
    await press(page, /您说了算.*9 栋停水|9 栋停水.*您说了算/).first().tap();
    await tap(page, '联系过');
    await tap(page, '没解决');
    await tap(page, '不满意');
    await tap(page, '交评价');
    await sees(page, '您的话记下来了');
    await sees(page, '街道在复核');
  });

  it('is reviewed by the street, which explains what cannot be done', async () => {
    const { page } = await stage.desk(PEOPLE.zheng.name);
    await tap(page, /^等复核/);
    await page.getByRole('option', { name: SILENT }).click();
    await sees(page, /街道在复核/);
    await tap(page, '说明后办结');
    await tap(page, '说明后办结');
    await sees(page, '写一句为什么办不了，居民看得到');
    await typeInto(page.getByRole('textbox', { name: '为什么办不了' }), REASON);
    await tap(page, '说明后办结');
    await sees(page, '记下了，居民会收到消息');
    await tap(page, /^等复核/);
    await page.getByRole('option', { name: TWICE }).click();
    await tap(page, '再办一次');
    await page.getByRole('radio', { name: /锦园物业/ }).first().click();
    await typeInto(page.getByRole('textbox', { name: /为什么再办/ }), '三楼以上换新线，街道到场看。');
    await tap(page, '再办一次');
    await sees(page, /再办一次，交给锦园物业了/);
  });

  it('has the last word of its reporter: closed, but not solved', async () => {
    const { page } = await stage.phone(PEOPLE.li.name);
    await tap(page, /^消息/);
    await tap(page, /9 栋停水.*复核|复核.*9 栋停水/);
    await sees(page, new RegExp(REASON));
    await tap(page, '办结了，但没解决');
    await tap(page, '记下来');
    await sees(page, /已经记在账上，算在没解决里/);
    expect(await press(page, '办结了，但没解决').count()).toBe(0);
  });

  it('is seen so by the station, which says how the unit did, and stays in the figures', async () => {
    const { page } = await stage.desk(PEOPLE.lin.name);
    await tap(page, /^已办结/);
    await page.getByRole('option', { name: SILENT }).click();
    await sees(page, /居民说：办结了，但没解决/);
    await tap(page, '给锦园物业打分');
    const send = page.getByRole('form').getByRole('button', { name: '记下' });
    await send.click();
    await sees(page, '点一个分数');
    await tap(page, /^2 分/);
    await send.click();
    await sees(page, /工作站给锦园物业打了 2 分/);
    const { lin } = await castOf(stage.server.url);
    const month = (before: number): string => new Date(Date.now() + 8 * 3_600_000 - before * 27 * 86_400_000).toISOString().slice(0, 7);
    await eventually('the month to be counted anew', async () => {
      const { counts } = (await lin.call('GET /figures', { query: { from: month(1), to: month(0) } })).total;
      return counts.saidUnsolved > 0 && counts.unitRatings > 0 && counts.callsReached > 0 && counts.reviewed > 1;
    });
    await tap(page, '数据');
    await tap(page, '近 12 个月');
    await sees(page, '办结以后');
    const words = await textOf(page);
    expect(words).toMatch(/居民说关了但没解决 1 件/);
    expect(words).toMatch(/请街道复核过 [2-9]\d* 件/);
    expect(words).toContain('工作站打分');
    expect(words).toContain('不满五次');
  });
});
