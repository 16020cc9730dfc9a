import { loadApp, until, type Weapp } from '../support/weapp';
import { logInAs, openAt, serve, type Server } from './support/server';

const ME = 'pages/me/index';
let app: Weapp;
let server: Server;

beforeAll(async () => {
  app = await loadApp();
});
beforeEach(() => {
  server = serve(app);
});

async function meOf(name: string) {
  await logInAs(app, name);
  app.wx.calls.length = 0;
  return openAt(app, ME, name);
}

describe('my page', () => {
  it('says who I am and how to reach my station', async () => {
    const page = await meOf('陈玉兰');
    expect(page.text()).toMatch(/陈玉兰.*梧桐里社区.*居民/);
    await page.tap(page.byText('0755-5555 0123'));
    expect(app.wx.callsOf('makePhoneCall')).toEqual([{ phoneNumber: '075555550123' }]);
    expect(page.text()).not.toContain('工作台');
    await page.close();
  });

  it('shows the workbench to staff', async () => {
    const page = await meOf('林晓梅');
    await page.tap(page.byText('工作台'));
    expect(app.wx.callsOf('navigateTo')[0]?.url).toBe('/features/workbench/pages/index');
    await page.close();
  });

  it('switches elder mode on, here and on the server', async () => {
    const page = await meOf('陈玉兰');
    await page.tap(page.find('.u-switch') as HTMLElement);
    await until('elder mode', () => page.findAll('.u-root--elder').length === 1);
    await until('the server is told', () => server.askedFor('PATCH /me/preferences').length === 1);
    expect(server.askedFor('PATCH /me/preferences')[0]?.body).toEqual({ elderMode: true });
    expect(app.wx.storage.get('linli.elder')).toBe(true);
    await page.close();
  });

  it('keeps the way home and the phone of the station in elder mode, where there is no tab bar', async () => {
    const page = await meOf('周德顺');
    expect(page.text()).toContain('打给工作站');
    await page.tap(page.byText('回首页'));
    expect(app.wx.callsOf('switchTab')[0]?.url).toBe('/pages/home/index');
    await page.close();
  });

  it('asks before it logs out, and stays when the answer is no', async () => {
    const page = await meOf('陈玉兰');
    await until('the way out', () => page.text().includes('换个人看看'));
    await page.tap(page.byText('换个人看看'));
    await until('the question', () => page.findAll('.u-sheet').length === 1);
    await page.tap(page.byText('再想想'));
    expect(page.findAll('.u-sheet')).toHaveLength(0);
    expect(server.askedFor('DELETE /sessions/current')).toHaveLength(0);
    await page.close();
  });

  it('ends the session on the server and forgets the person on this phone', async () => {
    const page = await meOf('陈玉兰');
    await until('the way out', () => page.text().includes('换个人看看'));
    await page.tap(page.byText('换个人看看'));
    await until('the question', () => page.findAll('.u-sheet').length === 1);
    const yes = page.findAll('.u-button--primary').at(-1) as HTMLElement;
    await page.tap(yes);
    await until('the log-in page', () => app.wx.callsOf('reLaunch').length === 1);
    expect(server.askedFor('DELETE /sessions/current')).toHaveLength(1);
    expect([...app.wx.storage.keys()].filter((key) => /session|me$|kept/.test(key))).toEqual([]);
    await page.close();
  });
});
