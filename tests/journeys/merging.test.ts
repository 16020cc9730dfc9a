import type { Page } from 'playwright-core';
import { castOf, handled, seen } from '../support/journeys/cases';
import { eventually } from '../support/journeys/district';
import { givePhoto, sees, tap } from '../support/journeys/hands';
import { PEOPLE } from '../support/journeys/people';
import { manholePhoto } from '../support/journeys/photo';
import { setStage } from '../support/journeys/stage';

const stage = setStage();
const FIRST = '3 栋门口那盏路灯底座裂了，电线露在外面，小孩天天从那里过。';
const SECOND = '三栋门口的路灯底座破了，电线露着，看着害怕。';
const THIRD = '路灯底座裂开，电线都露出来了，就在 3 栋门口。';
let leadId = '';
let ownId = '';
const idOf = (page: Page): string => /id=([^&]+)/.exec(page.url())?.[1] ?? '';

/** Writes what it is and where, as far as the button. */
async function write(page: Page, words: string): Promise<void> {
  await tap(page, /^随手拍/);
  await page.getByRole('textbox', { name: '说两句' }).fill(words);
  await tap(page, '改地方');
  await page.getByRole('textbox', { name: '按名字找' }).fill('3 栋');
  await tap(page, /(^|\s)3 栋$/);
  await tap(page, '就是这里');
  // The likely category with its reason, one tap.
  await sees(page, /因为写了.*灯/);
  await tap(page, /^楼道照明，因为写了/);
}

/** One matter, three residents: the second joins, the third files anyway, the station merges, undoes, and merges again. */
describe('the same matter reported three times, by taps from the start page', () => {
  it('is reported by the first', async () => {
    const { page } = await stage.phone(PEOPLE.chen.name);
    await write(page, FIRST);
    await tap(page, '交给工作站');
    await sees(page, /交上去了/);
    leadId = idOf(page);
  });

  it('is shown to the second, who joins with an own photo instead of filing', async () => {
    const { page } = await stage.phone(PEOPLE.li.name);
    await write(page, SECOND);
    await givePhoto(page, '拍一张', await manholePhoto());
    await sees(page, '1 张，最多 9 张');
    await sees(page, '可能已经有人报过');
    await tap(page, '我也遇到');
    await sees(page, /您说过也遇到，一共 1 位/);
    expect(idOf(page)).toBe(leadId);
    // Nothing of what the first one wrote.
    expect(await page.getByText('小孩天天从那里过').count()).toBe(0);
    await page.goto(`${stage.server.url}/`);
    await tap(page, /^我的$/);
    await tap(page, /我跟着的事/);
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

  it('is merged by the station, taken apart, and merged again', async () => {
    const { page } = await stage.desk(PEOPLE.lin.name);
    await page.getByRole('option', { name: /路灯底座裂开/ }).click();
    await sees(page, FIRST);
    await tap(page, '并到这一件');
    await sees(page, '并到一起办了，居民会收到消息');
    await tap(page, /^拆开单独办/);
    await page.getByRole('textbox', { name: /为什么拆开/ }).fill('先到现场看一看');
    await tap(page, '拆开，单独办');
    await sees(page, '拆出来了，接着交办');
    await sees(page, FIRST);
    await tap(page, '并到这一件');
    await sees(page, /并到 .* 一起办/);
  });

  it('tells all three when it is done', async () => {
    const cast = await castOf(stage.server.url);
    await handled(cast, await seen(cast.chen, { id: leadId }), '换了底座，电线包好了。');
    await eventually('zhou is told that it is done', async () => ((await cast.zhou.call('GET /inbox', { query: {} })).items.some(({ kind }) => kind === 'mergedHandled') ? true : undefined));
    const kinds = async (who: keyof typeof cast): Promise<string[]> => (await cast[who].call('GET /inbox', { query: {} })).items.map(({ kind }) => kind);
    expect(await kinds('zhou')).toEqual(expect.arrayContaining(['caseMerged', 'caseUnmerged', 'mergedDispatched', 'mergedHandled']));
    expect(await kinds('li')).toEqual(expect.arrayContaining(['followDispatched', 'followHandled']));
    expect(await kinds('chen')).toEqual(expect.arrayContaining(['caseAbsorbed']));
    const { page } = await stage.phone(PEOPLE.zhou.name);
    await tap(page, /^消息/);
    await tap(page, /一起办的说是办好了/);
    await sees(page, '和邻居报的一起办');
  });
});
