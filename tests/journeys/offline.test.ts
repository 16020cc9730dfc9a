import type { Browser } from 'playwright-core';
import { launchBrowser, newPhonePage, type WatchedPage } from '../support/browser';
import { castOf, type Cast } from '../support/journeys/cases';
import { startDistrict, type District } from '../support/journeys/district';
import { become, givePhoto, press, sees, tap, textOf, typeInto } from '../support/journeys/hands';
import { PEOPLE } from '../support/journeys/people';
import { manholePhoto } from '../support/journeys/photo';

let server: District;
let browser: Browser;
let cast: Cast;
let watched: WatchedPage;

beforeAll(async () => {
  [server, browser] = await Promise.all([startDistrict(), launchBrowser()]);
  cast = await castOf(server.url);
});
afterAll(async () => {
  await browser.close();
  await server.dispose();
});
beforeEach(async () => {
  watched = await newPhonePage(browser);
  // Chromium writes every request that did not get through into its console; that is what this is about.
  watched.allow(/ERR_INTERNET_DISCONNECTED|ERR_FAILED/);
  await become(watched.page, server.url, PEOPLE.chen.name);
});
afterEach(async () => {
  watched.expectQuiet();
  await watched.close();
});

async function write(words: string): Promise<void> {
  const { page } = watched;
  await tap(page, /^随手拍/);
  await tap(page, '垃圾清理');
  await typeInto(page.getByRole('textbox', { name: '说两句' }), words);
  await sees(page, /前答复您/);
}

/** How many of the person's matters say this. */
async function filed(title: string): Promise<number> {
  const { items } = await cast.chen.call('GET /cases/mine', { query: { tab: 'open', limit: 50 } });
  return items.filter((item) => item.title === title).length;
}

describe('a report without a network', () => {
  it('keeps every word, and makes one case when it is sent again', async () => {
    const { page } = watched;
    await write('垃圾亭的灯不亮，晚上看不见。');
    await page.context().setOffline(true);
    await tap(page, '交给工作站');
    await sees(page, '还没交上去');
    const text = await textOf(page);
    expect(text).toContain('您写的都在，一个字没丢');
    expect(text).toContain('垃圾亭的灯不亮，晚上看不见。');
    expect(text).toContain('网络不通');
    await page.context().setOffline(false);
    await tap(page, '再交一次');
    await sees(page, /交上去了/);
    expect(await filed('垃圾亭的灯不亮，晚上看不见')).toBe(1);
  });

  it('makes one case when it had arrived and only the answer was lost', async () => {
    const { page } = watched;
    await write('绿地里的桶没有盖子。');
    let lost = 0;
    await page.route('**/api/v1/cases', async (route) => {
      lost += 1;
      await route.fetch();
      await route.abort();
    }, { times: 1 });
    await tap(page, '交给工作站');
    await sees(page, /交上去了/);
    expect(lost).toBe(1);
    expect(await filed('绿地里的桶没有盖子')).toBe(1);
  });

  it('makes one case however often the button is pressed', async () => {
    const { page } = watched;
    await write('车棚边的桶裂了。');
    const button = press(page, '交给工作站');
    await button.evaluate((element) => { for (let i = 0; i < 5; i += 1) (element as HTMLElement).click(); });
    await sees(page, /交上去了/);
    expect(await filed('车棚边的桶裂了')).toBe(1);
  });
});

describe('a draft', () => {
  it('survives closing the page: words, category, place and the photo that was already sent', async () => {
    const { page } = watched;
    await tap(page, /^随手拍/);
    await givePhoto(page, '拍一张', await manholePhoto(800, 600));
    await sees(page, '1 张，最多 9 张');
    await page.getByText('正在传').waitFor({ state: 'hidden' });
    await tap(page, '垃圾清理');
    await typeInto(page.getByRole('textbox', { name: '说两句' }), '写到一半的话');
    await sees(page, /前答复您/);
    await page.reload();
    await sees(page, '1 张，最多 9 张');
    expect(await page.getByRole('textbox', { name: '说两句' }).inputValue()).toBe('写到一半的话');
    expect(await page.getByRole('radio', { name: '垃圾清理' }).getAttribute('aria-checked')).toBe('true');
    await tap(page, '交给工作站');
    await sees(page, /交上去了/);
    const { items } = await cast.chen.call('GET /cases/mine', { query: { tab: 'open', limit: 50 } });
    expect(items.filter((item) => item.title === '写到一半的话').map((item) => item.thumbUrl !== null)).toEqual([true]);
  });

  it('is not shown to the next person at the same device', async () => {
    const { page } = watched;
    await tap(page, /^随手拍/);
    await typeInto(page.getByRole('textbox', { name: '说两句' }), '只有我知道的话');
    await page.goto(`${server.url}/#/pages/me/index`);
    await tap(page, '换个人看看');
    await tap(page, '换个人');
    await tap(page, new RegExp(`以${PEOPLE.li.name}的身份看看`));
    await tap(page, /^随手拍/);
    expect(await page.getByRole('textbox', { name: '说两句' }).inputValue()).toBe('');
  });
});
