import { type TOTP, URI } from 'otpauth';
import type { Page } from 'playwright-core';
import { DEMONSTRATION_PASSWORD } from '../../server/demonstration';
import type { WatchedPage } from '../support/browser';
import { eventually } from '../support/journeys/district';
import { become, openMine, press, routeOf, sees, tap, typeInto } from '../support/journeys/hands';
import { PEOPLE } from '../support/journeys/people';
import { readQr } from '../support/journeys/qr';
import { setStage } from '../support/journeys/stage';

const stage = setStage();

async function desk(): Promise<WatchedPage> {
  const watched = await stage.open('desk');
  watched.page.setDefaultTimeout(30_000);
  return watched;
}
const phone = (): Promise<WatchedPage> => stage.open('phone');

/** A refusal that belongs to the story; Chromium writes each into its console. */
const REFUSED = /status of 40[19]/;
const stored = (page: Page): Promise<string> => page.evaluate('JSON.stringify({ ...localStorage, ...sessionStorage })');

async function fillIn(page: Page, label: string, words: string): Promise<void> {
  await typeInto(page.getByRole('textbox', { name: label }).filter({ visible: true }), words);
}
/** From the start page to the two fields, and in as far as they lead. */
async function logIn(page: Page, username: string, password: string = DEMONSTRATION_PASSWORD): Promise<void> {
  await page.goto(`${stage.server.url}/`);
  await tap(page, '用账号登录');
  await fillIn(page, '账号', username);
  await fillIn(page, '密码', password);
  await tap(page, '登录');
}
/** Until the workbench is drawn, and not only named in the address. */
async function atWork(page: Page): Promise<void> {
  await page.waitForURL(/workbench/);
  await press(page, /^登录$|^扫码登录$/).first().waitFor({ state: 'hidden' });
}
/** From wherever somebody is to a row of their own page. */
async function toMine(page: Page, row: RegExp): Promise<void> {
  await page.goto(`${stage.server.url}/#/pages/me/index`);
  await tap(page, row);
}
async function leave(page: Page): Promise<void> {
  await toMine(page, /^换个人看看/);
  await tap(page, '换个人');
  await page.waitForURL(/login/);
}

describe('staff with an authenticator', () => {
  it('set it up from a picture, and log in with its code from then on', async () => {
    const watched = await desk();
    watched.allow(REFUSED);
    const { page } = watched;
    await logIn(page, 'linxiaomei');
    await atWork(page);
    await toMine(page, /^登录安全/);
    await tap(page, '设动态码');
    await fillIn(page, '您的密码', DEMONSTRATION_PASSWORD);
    await tap(page, '下一步');
    const totp = URI.parse(await readQr(page.getByRole('img', { name: '动态码的密钥' }))) as TOTP;
    expect((await page.locator('.security__key').innerText()).replace(/\s/g, '')).toBe(totp.secret.base32);
    await fillIn(page, '手机上的 6 位数', totp.generate());
    await tap(page, '设好动态码');
    await sees(page, '恢复码，请抄下来');
    const codes = await page.locator('.security__code').allInnerTexts();
    expect(codes).toHaveLength(10);
    await tap(page, '抄好了');
    await sees(page, '已经设好');
    await leave(page);
    await logIn(page, 'linxiaomei');
    await fillIn(page, '动态码', '000000');
    await tap(page, '登录');
    await sees(page, /动态码不对/);
    // The step of the set-up is used up: the next one is taken already.
    await fillIn(page, '动态码', totp.generate({ timestamp: Date.now() + 30_000 }));
    await tap(page, '登录');
    await atWork(page);
    await leave(page);
    await logIn(page, 'linxiaomei');
    await fillIn(page, '动态码', codes[0] ?? '');
    await tap(page, '登录');
    await atWork(page);
  }, 120_000);
});

describe('a desk', () => {
  it('is let in by a phone that scans its picture and sees which desk asks', async () => {
    const [{ page }, hand] = [await desk(), await phone()];
    await become(hand.page, stage.server.url, PEOPLE.liang.name);
    await page.goto(`${stage.server.url}/`);
    await tap(page, '扫码登录');
    const address = await readQr(page.getByRole('img', { name: '登录码' }));
    await hand.page.goto(address);
    await sees(hand.page, /电脑，Chrome/);
    await sees(hand.page, '127.0.0.*');
    await tap(hand.page, '让这台电脑登录');
    await sees(hand.page, '电脑那边进去了');
    await atWork(page);
    expect(await stored(page)).not.toMatch(/eyJ/);
    await hand.page.goto(`${stage.server.url}/`);
    await hand.page.goto(address);
    await sees(hand.page, '这个码不能用了');
  }, 90_000);

  it('is not let in by a resident, and is told when somebody refuses', async () => {
    const [{ page }, resident, hand] = [await desk(), await phone(), await phone()];
    resident.allow(/status of 403/);
    await page.goto(`${stage.server.url}/`);
    await tap(page, '扫码登录');
    const address = await readQr(page.getByRole('img', { name: '登录码' }));
    await become(resident.page, stage.server.url, PEOPLE.chen.name);
    await resident.page.goto(address);
    await sees(resident.page, '这里给工作人员用');
    await become(hand.page, stage.server.url, PEOPLE.he.name);
    await hand.page.goto(address);
    await tap(hand.page, '不是我');
    await sees(hand.page, '没有让它进去');
    await sees(page, /手机上说不是本人/);
    await tap(page, '换一个码');
    expect(await readQr(page.getByRole('img', { name: '登录码' }))).not.toBe(address);
  }, 90_000);
});

describe('a session in a browser', () => {
  it('goes on after the page is loaded anew, without a token in the storage', async () => {
    const { page } = await phone();
    await become(page, stage.server.url, PEOPLE.chen.name);
    expect(await stored(page)).not.toMatch(/eyJ|"token"/);
    expect(await page.evaluate('document.cookie')).toBe('');
    await page.reload();
    await openMine(page);
    await sees(page, '我的设备');
    expect(routeOf(page)).toBe('pages/me/index');
  });

  it('is renewed once for two tabs that need it at the same time', async () => {
    const { page } = await phone();
    await become(page, stage.server.url, PEOPLE.chen.name);
    const other = await page.context().newPage();
    // A new tab has no token yet and gets its own first; what comes of that, in both tabs, is over before the ten minutes pass.
    const first = other.waitForResponse((response) => response.url().endsWith('/sessions/refresh'));
    await other.goto(`${stage.server.url}/`);
    await first;
    await sees(other, '随手拍');
    await Promise.all([page, other].map((tab) => tab.waitForLoadState('networkidle')));
    const answers: number[] = [];
    const asked: string[] = [];
    for (const tab of [page, other]) {
      tab.on('request', (request) => { if (request.url().endsWith('/sessions/refresh')) asked.push(request.url()); });
      tab.on('response', (response) => { answers.push(response.status()); });
      // Ten minutes pass at once.
      await tab.evaluate('{ const real = Date.now; Date.now = () => real() + 600000 }');
    }
    await Promise.all([tap(page, '我的事'), tap(other, '我的事')]);
    for (const tab of [page, other]) await tab.waitForURL(/matters/);
    await eventually('the renewal', async () => asked.length > 0, 30_000);
    await Promise.all([page, other].map((tab) => tab.locator('.u-loading, [aria-busy=true]').filter({ visible: true }).first().waitFor({ state: 'hidden' })));
    expect(asked).toHaveLength(1);
    expect(answers.filter((status) => status >= 400)).toEqual([]);
    for (const tab of [page, other]) {
      await tab.reload();
      await openMine(tab);
      await sees(tab, '我的设备');
    }
  }, 60_000);

  it('follows what another tab does: out with it, and in as somebody else', async () => {
    const { page } = await phone();
    await become(page, stage.server.url, PEOPLE.chen.name);
    const other = await page.context().newPage();
    await other.goto(`${stage.server.url}/#/pages/me/index`);
    await tap(other, '换个人看看');
    await tap(other, '换个人');
    await page.waitForURL(/login/);
    await tap(other, new RegExp(`以${PEOPLE.wang.name}的身份看看`));
    await page.waitForURL(/home/);
    await page.goto(`${stage.server.url}/#/pages/me/index`);
    await sees(page, PEOPLE.wang.name);
  }, 60_000);

  it('is ended from the list of devices of another', async () => {
    const [lost, mine] = [await phone(), await desk()];
    lost.allow(REFUSED);
    await become(lost.page, stage.server.url, PEOPLE.tang.name);
    await become(mine.page, stage.server.url, PEOPLE.tang.name);
    await toMine(mine.page, /^我的设备/);
    await sees(mine.page, '2 台设备登录着');
    await sees(mine.page, '这一台');
    await tap(mine.page, /^让.*退出$/);
    await tap(mine.page, '让它退出');
    await sees(mine.page, '1 台设备登录着');
    // Other processes may remember it for five seconds; this one does not.
    await lost.page.reload();
    await lost.page.waitForURL(/login/);
    await tap(mine.page, '都退出');
    await press(mine.page, '都退出').last().click();
    await mine.page.waitForURL(/login/);
  }, 90_000);
});

describe('a role of which the administrator asks for the code', () => {
  it('sets it up at the next login before anything else, and works on', async () => {
    const boss = await desk();
    await become(boss.page, stage.server.url, PEOPLE.gao.name);
    await tap(boss.page, '设置');
    await tap(boss.page, /^谁登录要动态码/);
    await tap(boss.page, '调度员');
    await tap(boss.page, '存好');
    await sees(boss.page, '存好了，下次登录起就这样');
    const { page } = await desk();
    await logIn(page, 'zhengmin');
    await sees(page, '再加一道动态码');
    await fillIn(page, '您的密码', DEMONSTRATION_PASSWORD);
    await tap(page, '下一步');
    const totp = URI.parse(await readQr(page.getByRole('img', { name: '动态码的密钥' }))) as TOTP;
    await fillIn(page, '手机上的 6 位数', totp.generate());
    await tap(page, '设好动态码');
    await sees(page, '恢复码，请抄下来');
    if (process.env.LINLI_SHOTS) await page.screenshot({ path: `${process.env.LINLI_SHOTS}/totp.png` });
    await tap(page, '抄好了');
    await atWork(page);
  }, 120_000);
});
