import type { Page } from 'playwright-core';
import type { WatchedPage } from '../support/browser';
import { castOf, file, seen, type Cast } from '../support/journeys/cases';
import { sees } from '../support/journeys/hands';
import { PEOPLE } from '../support/journeys/people';
import { setStage } from '../support/journeys/stage';

const stage = setStage();
let cast: Cast;
let watched: WatchedPage;

beforeAll(async () => {
  cast = await castOf(stage.server.url);
});

const selected = (page: Page): Promise<string> => page.locator('[role=option][aria-selected=true]').innerText();

async function openDesk(): Promise<Page> {
  watched = await stage.desk(PEOPLE.lin.name);
  await watched.page.locator('[role=option][aria-selected=true]').waitFor();
  await watched.page.evaluate(`window.linliPointers = 0; addEventListener('pointerdown', () => { window.linliPointers += 1 }, true)`);
  return watched.page;
}

/** How often a mouse was used since the desk was opened. */
const pointed = (page: Page): Promise<number> => page.evaluate<number>('window.linliPointers');

/** Presses J until the case is the chosen one. */
async function goTo(page: Page, title: string): Promise<void> {
  for (let steps = 0; steps < 80; steps += 1) {
    if ((await selected(page)).includes(title)) return page.locator('#wb-title').getByText(title).waitFor();
    await page.keyboard.press('j');
  }
  throw new Error(`${title} is not in the list`);
}

describe('the workbench by keyboard alone', () => {
  it('moves down and up the list, goes into the case, and finds by number', async () => {
    const view = await file(cast.li, { text: '西门的桶被车撞歪了。' });
    const page = await openDesk();
    const first = await selected(page);
    await page.keyboard.press('j');
    await page.waitForFunction((before) => document.querySelector<HTMLElement>('[role=option][aria-selected=true]')?.innerText !== before, first);
    await page.keyboard.press('k');
    await page.waitForFunction((before) => document.querySelector<HTMLElement>('[role=option][aria-selected=true]')?.innerText === before, first);
    await page.locator('#wb-title').waitFor();
    await page.keyboard.press('Enter');
    await page.locator('#wb-title:focus').waitFor();
    await page.keyboard.press('/');
    await page.keyboard.type(view.number);
    await page.keyboard.press('Enter');
    await page.locator('#wb-title').getByText('西门的桶被车撞歪了').waitFor();
    expect(await pointed(page)).toBe(0);
  });

  it('accepts and gives a case to the unit of the rules with one key', async () => {
    const view = await file(cast.li, { text: '西门的桶盖没了。' });
    const page = await openDesk();
    await goTo(page, '西门的桶盖没了');
    await page.keyboard.press('p');
    await sees(page, /受理了，交给.*签收/);
    expect((await seen(cast.lin, view)).state).toBe('dispatched');
    expect(await pointed(page)).toBe(0);
  });

  it('declines with a rule and a reason, is told what is missing, and sends with Ctrl+Enter', async () => {
    const view = await file(cast.li, { categoryId: 'other', text: '有人在楼下打架。' });
    const page = await openDesk();
    await goTo(page, '有人在楼下打架');
    await page.keyboard.press('b');
    await page.getByRole('form', { name: '不予受理' }).getByRole('radio').first().waitFor();
    await page.keyboard.press('Control+Enter');
    await sees(page, '选一条规定，居民会看到');
    await page.locator('[role=radio]:focus').waitFor();
    await page.keyboard.press('Space');
    for (let steps = 0; steps < 20 && await page.evaluate(() => document.activeElement?.tagName) !== 'TEXTAREA'; steps += 1) await page.keyboard.press('Tab');
    await page.keyboard.type('这件事归派出所管，请打 110');
    await page.keyboard.press('Control+Enter');
    await sees(page, '答复居民了：不予受理');
    expect((await seen(cast.lin, view)).state).toBe('declined');
    expect(await pointed(page)).toBe(0);
  });

  it('closes a form with Esc, keeps what was typed, and types no letter as an action', async () => {
    const view = await file(cast.li, { categoryId: 'other', text: '公告栏上贴满了广告。' });
    const page = await openDesk();
    await goTo(page, '公告栏上贴满了广告');
    await page.keyboard.press('n');
    await page.keyboard.type('pbs 先记一下');
    await page.keyboard.press('Control+Enter');
    await sees(page, '记下了，居民看不到');
    const now = await seen(cast.lin, view);
    expect(now.state).toBe('submitted');
    expect(now.timeline.at(-1)).toMatchObject({ action: 'note', text: 'pbs 先记一下', internal: true });
    expect((await seen(cast.li, view)).timeline.some((entry) => entry.internal || entry.text?.includes('先记'))).toBe(false);
    // The field keeps the focus for another note; Tab leaves it.
    await page.keyboard.press('Tab');
    await page.keyboard.press('b');
    await page.getByRole('form', { name: '不予受理' }).waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('form', { name: '不予受理' }).waitFor({ state: 'detached' });
  });
});
