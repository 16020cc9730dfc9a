import type { Browser } from 'playwright-core';
import { launchBrowser, newDesktopPage, newPhonePage, type WatchedPage } from '../support/browser';
import { castOf, file } from '../support/journeys/cases';
import { startDistrict, type District } from '../support/journeys/district';
import { become, sees, tap, textOf } from '../support/journeys/hands';
import { PEOPLE } from '../support/journeys/people';

const FIRST = '七栋的垃圾桶满了三天没人清';
const SECOND = '旁边的路灯也不亮了';

let server: District;
let browser: Browser;
const opened: WatchedPage[] = [];

beforeAll(async () => {
  [server, browser] = await Promise.all([startDistrict(), launchBrowser()]);
  const { chen } = await castOf(server.url);
  await file(chen, { text: `${FIRST}。${SECOND}。` });
});
afterAll(async () => {
  await browser.close();
  await server.dispose();
});
afterEach(async () => {
  for (const watched of opened.splice(0)) {
    watched.expectQuiet();
    await watched.close();
  }
});

async function as(name: string, where: 'phone' | 'desk'): Promise<WatchedPage> {
  const watched = await (where === 'phone' ? newPhonePage(browser) : newDesktopPage(browser));
  opened.push(watched);
  await become(watched.page, server.url, name);
  return watched;
}

describe('two matters in one report', () => {
  it('are parted by the station at its desk, without typing them again', async () => {
    const { page } = await as(PEOPLE.lin.name, 'desk');
    await page.getByRole('option', { name: new RegExp(FIRST) }).first().click();
    await tap(page, /^分出一件/);
    const words = page.getByRole('textbox', { name: /只留要分出去的那部分/ });
    expect(await words.inputValue()).toContain(SECOND);
    await words.fill(`${SECOND}。`);
    await tap(page, /^道路路灯|^路灯|^公共照明|^楼道照明/);
    await tap(page, '分出来另外办');
    await sees(page, /分出来了，居民会收到消息/);
    await page.getByRole('option', { name: new RegExp(SECOND) }).first().waitFor();
    await tap(page, '前前后后');
    await sees(page, '从头到尾');
    const text = await textOf(page);
    expect([text.includes(FIRST), text.includes(SECOND)]).toEqual([true, true]);
  });

  it('are followed by the resident from the one to the other, as one story', async () => {
    const { page } = await as(PEOPLE.chen.name, 'phone');
    await tap(page, /^消息/);
    await tap(page, new RegExp(`从您说的事里分出一件.*${SECOND}`));
    await sees(page, '走到哪一步了');
    await tap(page, /这件事连着别的事/);
    await sees(page, '从头到尾');
    const text = await textOf(page);
    const steps = ['您交来这件事', '从里面分出一件另外办', '工作站交来这件事'];
    const found = steps.map((step) => text.indexOf(step));
    expect([...found].sort((a, b) => a - b)).toEqual(found);
    expect(found[0]).toBeGreaterThan(0);
    await tap(page, new RegExp(`^${FIRST}`));
    await sees(page, '走到哪一步了');
    await sees(page, FIRST);
  });
});
