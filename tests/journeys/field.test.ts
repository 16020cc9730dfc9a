import type { Page } from 'playwright-core';
import { castOf, file, seen, type Cast, type CaseView } from '../support/journeys/cases';
import { givePhoto, press, sees, tap, typeInto } from '../support/journeys/hands';
import { PEOPLE } from '../support/journeys/people';
import { manholePhoto } from '../support/journeys/photo';
import { setStage } from '../support/journeys/stage';

const stage = setStage();
const TITLES = ['3 栋后面的垃圾袋堆到路上了', '小广场的桶倒了没人扶', '车棚边的废纸箱挡着门'] as const;
let cast: Cast;
const cases: CaseView[] = [];

/** Given to the property company by the station. */
async function give(text: string): Promise<CaseView> {
  const filed = await file(cast.chen, { text });
  const view = await seen(cast.lin, filed);
  return cast.lin.call('POST /cases/:id/accept-and-dispatch', { params: { id: view.id }, body: { revision: view.revision, unitId: view.suggestion?.unit.id ?? '' } });
}

beforeAll(async () => {
  cast = await castOf(stage.server.url);
  for (const title of TITLES) cases.push(await give(`${title}，请来看看。`));
});

const API = '**/api/v1/**';
const times = (view: CaseView, action: string): number => view.timeline.filter((line) => line.action === action).length;

/** Signs for a matter and reports it handled with a photo, on the page of that matter. */
async function handle(page: Page, title: string, words: string, photo: Buffer): Promise<void> {
  await tap(page, new RegExp(`^${title}`));
  await tap(page, '签收');
  await tap(page, '报告办好了');
  await givePhoto(page, '拍一张', photo);
  await sees(page, '1 张，最多 9 张');
  await typeInto(page.getByRole('textbox', { name: '办了什么' }).filter({ visible: true }), words);
  await tap(page, '写好，发出');
  await sees(page, '等着发 2 件');
  await tap(page, '返回');
}

/** 何建国 on his feet: what he writes where there is no network arrives once, when there is one. */
describe('in the field without a network', () => {
  it('handles two matters with photos, opens the page again, and both arrive once', async () => {
    const watched = await stage.phone(PEOPLE.he.name);
    watched.allow(/ERR_INTERNET_DISCONNECTED|ERR_FAILED|ERR_BLOCKED/);
    const { page } = watched;
    const context = page.context();
    await context.grantPermissions(['geolocation']);
    await context.setGeolocation({ longitude: 114.05, latitude: 22.55 });
    await tap(page, /^外勤/);
    await sees(page, '位置只在这台手机上算距离，不发给任何人，也不存。');
    await tap(page, '用我的位置');
    await sees(page, /^[\d.]+ (米|公里)$/);
    for (const title of TITLES) await press(page, new RegExp(`^${title}`)).first().waitFor();
    await page.waitForLoadState('networkidle');

    await context.setOffline(true);
    const photo = await manholePhoto(800, 600);
    await handle(page, TITLES[0], '清走了，路面冲过。', photo);
    await handle(page, TITLES[1], '扶正了，配了盖子。', photo);
    await sees(page, '等着发 4 件');

    // Opened again while the server cannot be reached: the pages are there, what was written too.
    await page.route(API, (route) => route.abort());
    await context.setOffline(false);
    await page.reload();
    await sees(page, '等着发 4 件');
    await sees(page, '清走了，路面冲过。');
    expect(await page.locator('.u-photo__image').filter({ visible: true }).count()).toBe(2);
    expect(times(await seen(cast.he, cases[0] as CaseView), 'handle')).toBe(0);

    await page.unroute(API);
    await tap(page, '现在试试');
    await page.getByText(/^等着发/).filter({ visible: true }).first().waitFor({ state: 'hidden' });
    for (const [at, words] of ['清走了，路面冲过。', '扶正了，配了盖子。'].entries()) {
      const view = await seen(cast.lin, cases[at] as CaseView);
      expect([view.state, times(view, 'acknowledge'), times(view, 'handle')]).toEqual(['handled', 1, 1]);
      expect(view.result).toMatchObject({ text: words });
      expect(view.result?.photos).toHaveLength(1);
    }
    expect(await page.evaluate(`Object.keys(localStorage).filter((name) => name.includes('waiting.')).length`)).toBe(0);
  });

  it('tells of a conflict, keeps the words, and throws them away only when told to', async () => {
    const watched = await stage.phone(PEOPLE.he.name);
    watched.allow(/ERR_INTERNET_DISCONNECTED|ERR_FAILED|status of (409|404|403)/);
    const { page } = watched;
    await tap(page, /^外勤/);
    await tap(page, '按期限');
    await press(page, new RegExp(`^${TITLES[2]}`)).first().waitFor();
    await page.waitForLoadState('networkidle');
    await page.context().setOffline(true);
    await tap(page, new RegExp(`^${TITLES[2]}`));
    await tap(page, '不归我们');
    await tap(page, '写好，发出');
    await sees(page, '写一句为什么不归您单位，工作站和居民都看得到');
    await typeInto(page.getByRole('textbox', { name: '为什么' }).filter({ visible: true }), '纸箱是楼上商铺的。');
    await tap(page, '写好，发出');
    await sees(page, '等着发 1 件');
    const now = await seen(cast.chen, cases[2] as CaseView);
    await cast.chen.call('POST /cases/:id/withdraw', { params: { id: now.id }, body: { revision: now.revision } });
    await page.context().setOffline(false);
    await sees(page, '没发成，要您看一下');
    await sees(page, '您写的都在，一个字没丢');
    await sees(page, '纸箱是楼上商铺的。');
    expect(times(await seen(cast.lin, now), 'return')).toBe(0);
    await tap(page, /^不要了/);
    await sees(page, '这一步不发了吗');
    await tap(page, '不要了');
    await page.getByText('等着发 1 件').filter({ visible: true }).first().waitFor({ state: 'hidden' });
  });
});

/** The map of cases over the grids, for the station at its desk and a grid worker's phone. */
describe('the map of cases', () => {
  it('counts over the grids at the desk, narrows, and leads to a grid’s list and a case', async () => {
    const { page } = await stage.desk(PEOPLE.lin.name);
    await tap(page, '地图');
    await sees(page, '各网格');
    const whole = page.getByRole('link', { name: /^.+，\d+ 件/ }).filter({ visible: true });
    const all = await whole.count();
    expect(all).toBeGreaterThan(0);
    const name = (await whole.first().getAttribute('aria-label'))?.split('，')[0] ?? '';
    await whole.first().click();
    await sees(page, name);
    const { items } = await cast.lin.call('GET /workbench/cases', { query: { view: 'all', limit: 50 } });
    await sees(page, new RegExp(items.map(({ title }) => title.slice(0, 6)).join('|')));
    await tap(page, '看全部');
    await sees(page, '各网格');
    await tap(page, '按等级和分类筛');
    await tap(page, '垃圾清理');
    await tap(page, '收起');
    await sees(page, '垃圾清理');
    await tap(page, '等签收');
    await sees(page, /各网格|这一片没有符合的事/);
  });

  it('shows single cases near on the phone, each of which opens', async () => {
    const { page } = await stage.phone(PEOPLE.lin.name);
    await tap(page, '地图');
    await sees(page, '各网格');
    const marker = page.locator('.map__marker').filter({ visible: true });
    for (let tries = 0; tries < 5 && (await marker.count()) === 0; tries += 1) {
      await page.locator('.map__area').filter({ visible: true }).first().tap();
      await page.waitForLoadState('networkidle');
    }
    await marker.first().tap();
    const row = page.getByRole('link', { name: /./ }).filter({ visible: true }).first();
    if (await page.getByText('这一处的事').filter({ visible: true }).count()) await row.tap();
    await page.waitForURL(/workbench\/pages\/case/);
  });
});
