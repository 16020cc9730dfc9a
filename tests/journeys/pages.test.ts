import { mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser, newDesktopPage, newPhonePage, type WatchedPage } from '../support/browser';
import { castOf, type Cast } from '../support/journeys/cases';
import { eventually, startDistrict, type District } from '../support/journeys/district';
import { become } from '../support/journeys/hands';
import { addressesOf, roleOf } from '../support/journeys/pages';
import { PEOPLE, type PersonKey } from '../support/journeys/people';

interface AppJson {
  pages: string[];
  subPackages: { root: string; pages: string[] }[];
}

/** Every page that the mini-program has, as its build says it. */
function allPages(): string[] {
  const app = JSON.parse(readFileSync(path.resolve(__dirname, '../../dist/weapp/app.json'), 'utf8')) as AppJson;
  return [...app.pages, ...app.subPackages.flatMap((part) => part.pages.map((page) => `${part.root}/${page}`))];
}

/** Sizes in CSS pixels: 工信部 2021, 60 in elder mode, 44 elsewhere; 40 with a mouse at the desk (looks.md). */
const MODES = { phone: { target: 44, resident: 'chen' }, elder: { target: 60, resident: 'wang' }, desk: { target: 40, resident: 'chen' } } as const satisfies Record<string, { target: number; resident: PersonKey }>;
type Mode = keyof typeof MODES;

const personFor = (page: string, mode: Mode): PersonKey => ({ resident: MODES[mode].resident, volunteer: 'zhao', station: 'lin', administrator: 'gao', auditor: 'sun' } as const)[roleOf(page)];

const shots = process.env.LINLI_SHOTS;
let server: District;
let browser: Browser;
let cast: Cast;
let addressOf: Awaited<ReturnType<typeof addressesOf>>;

beforeAll(async () => {
  [server, browser] = await Promise.all([startDistrict(), launchBrowser()]);
  cast = await castOf(server.url);
  addressOf = await addressesOf(cast);
  if (shots) mkdirSync(shots, { recursive: true });
});
afterAll(async () => {
  await browser.close();
  await server.dispose();
});

/** Ready: this page alone is shown, nothing is being fetched any more and every picture is there. */
async function ready(page: Page, route: string): Promise<void> {
  await eventually(`${route} to be drawn`, () => page.evaluate<boolean>(`(() => {
    const shown = [...document.querySelectorAll('.taro_page')].filter((one) => one.checkVisibility());
    const [only] = shown;
    return shown.length === 1 && only.id.startsWith('/${route}') && !/^\\w/.test(only.id.slice(${route.length + 1})) && only.querySelector('.u-root') !== null
      && !only.querySelector('.u-loading, [aria-busy=true]') && [...only.querySelectorAll('img')].every((one) => one.complete || one.loading === 'lazy');
  })()`));
  await page.waitForLoadState('networkidle');
}

/** A picture of all of it, as long as it is. */
async function shoot(page: Page, name: string, whole: boolean): Promise<void> {
  if (!shots) return;
  const before = page.viewportSize();
  const height = await page.evaluate<number>(`Math.max(...[...document.querySelectorAll('.taro_page')].map((one) => one.scrollHeight))`);
  if (whole && before) await page.setViewportSize({ ...before, height: Math.min(Math.max(height, before.height), 6000) });
  await page.screenshot({ path: path.join(shots, `${name}.png`) });
  if (before) await page.setViewportSize(before);
}

/** Parts that can be pressed and are smaller than they may be, with their words. What lies in running text is a part too. */
const smallTargets = (page: Page, least: number): Promise<string[]> => page.evaluate<string[]>(`
  [...document.querySelectorAll('button, a[href], [role=button], [role=link], [role=radio], [role=checkbox], [role=tab], [role=switch], [role=option], .weui-tabbar__item')]
    .filter((one) => one.checkVisibility({ visibilityProperty: true, opacityProperty: true }) && one.getAttribute('tabindex') !== '-1')
    .map((one) => ({ box: one.getBoundingClientRect(), words: (one.getAttribute('aria-label') || one.textContent || one.className).trim().slice(0, 24) }))
    .filter(({ box }) => box.width > 1 && box.height > 1 && (box.width < ${least - 0.5} || box.height < ${least - 0.5}))
    .map(({ box, words }) => words + ' ' + Math.round(box.width) + '×' + Math.round(box.height))`);

/** Parts that stick out at the right of the screen, though nothing around them scrolls sideways. */
const stickingOut = (page: Page): Promise<string[]> => page.evaluate<string[]>(`(() => {
  const width = document.documentElement.clientWidth;
  const cut = (one) => { for (let up = one.parentElement; up; up = up.parentElement) if (getComputedStyle(up).overflowX !== 'visible' && up.getBoundingClientRect().right <= width + 1) return true; return false; };
  const found = [...document.querySelectorAll('body *')]
    .filter((one) => one.checkVisibility() && one.getBoundingClientRect().right > width + 1 && !(one instanceof SVGElement) && !cut(one))
    .map((one) => one.className + ' ' + Math.round(one.getBoundingClientRect().right));
  return document.documentElement.scrollWidth > width ? ['page ' + document.documentElement.scrollWidth, ...found] : found;
})()`);

async function look(watched: WatchedPage, page: string, mode: Mode): Promise<void> {
  const before = watched.problems().length;
  await watched.page.goto(`${server.url}/${addressOf(page, mode === 'elder')}`);
  await ready(watched.page, page);
  await shoot(watched.page, `${mode}-${page.replace(/\//g, '_')}`, !page.startsWith('features/workbench/'));
  expect({ page, mode, out: await stickingOut(watched.page) }).toEqual({ page, mode, out: [] });
  expect({ page, mode, small: await smallTargets(watched.page, MODES[mode].target) }).toEqual({ page, mode, small: [] });
  expect({ page, mode, problems: watched.problems().slice(before) }).toEqual({ page, mode, problems: [] });
}

const login = 'features/identity/pages/login/index';

describe.each(Object.keys(MODES) as Mode[])('every page, %s', (mode) => {
  const opened = new Map<PersonKey, WatchedPage>();
  const pageOf = async (who: PersonKey): Promise<WatchedPage> => {
    const known = opened.get(who);
    if (known) return known;
    const watched = await (mode === 'desk' ? newDesktopPage(browser) : newPhonePage(browser));
    // The same volunteer is looked at in every mode.
    if (who === 'zhao') await cast.zhao.call('PATCH /me/preferences', { body: { elderMode: mode === 'elder' } });
    await become(watched.page, server.url, PEOPLE[who].name);
    opened.set(who, watched);
    return watched;
  };
  afterAll(() => Promise.all([...opened.values()].map((one) => one.close())));

  it.each(allPages().filter((page) => page !== login && (mode !== 'elder' || ['resident', 'volunteer'].includes(roleOf(page)))))('%s fits, is quiet, and can be hit', async (page) => {
    await look(await pageOf(personFor(page, mode)), page, mode);
  });

  it(`${login} fits, is quiet, and can be hit`, async () => {
    const watched = await (mode === 'desk' ? newDesktopPage(browser) : newPhonePage(browser));
    try {
      await look(watched, login, mode === 'elder' ? 'phone' : mode);
    } finally {
      await watched.close();
    }
  });
});
