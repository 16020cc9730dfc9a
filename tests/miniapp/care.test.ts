import { loadApp, until, type Weapp } from '../support/weapp';
import { CHEN } from './support/people';
import { logInAs, openAt, serve, type Server } from './support/server';

const CARE = { fontSizeSetting: 23.8 };
const HOME = 'pages/home/index';
const SENTENCE = '微信开着关怀模式，这里也换成了长辈版';

let app: Weapp;
let server: Server;

async function start(phone: Record<string, unknown>, stored: ReadonlyMap<string, unknown> = new Map()): Promise<void> {
  document.body.replaceChildren();
  jest.resetModules();
  app = await loadApp(phone, stored);
  server = serve(app);
}

describe('elder mode follows the care mode of WeChat', () => {
  it('is on at the first start in care mode, says so, and stays when the log in says standard', async () => {
    await start(CARE);
    await logInAs(app, '陈玉兰');
    const page = await openAt(app, HOME, '报个问题');
    expect(page.text()).toContain(SENTENCE);
    expect(page.findAll('.home__big')).toHaveLength(4);
    await page.tap(page.byText('就用长辈版'));
    expect(page.text()).not.toContain(SENTENCE);
    expect(page.text()).toContain('报个问题');
    expect(server.askedFor('PATCH /me/preferences')).toEqual([]);
    await page.close();
  });

  it('is told by the factor where WeChat gives it', async () => {
    await start({ fontSizeSetting: 17, fontSizeScaleFactor: 1.4 });
    await logInAs(app, '陈玉兰');
    await (await openAt(app, HOME, SENTENCE)).close();
  });

  it('goes back with one tap, tells the server, and never comes back by itself', async () => {
    await start(CARE);
    await logInAs(app, '陈玉兰');
    const page = await openAt(app, HOME, SENTENCE);
    await page.tap(page.byText('换回标准版'));
    await until('the standard page', () => page.text().includes('随手拍'));
    await until('the server', () => server.askedFor('PATCH /me/preferences').length === 1);
    expect(server.askedFor('PATCH /me/preferences')[0]?.body).toEqual({ elderMode: false });
    await app.show();
    expect(page.text()).not.toContain(SENTENCE);
    const { storage } = app.wx;
    await page.close();
    await start(CARE, storage);
    server.on('GET /me', () => CHEN);
    await app.show();
    const again = await openAt(app, HOME, '随手拍');
    expect(again.text()).not.toContain(SENTENCE);
    await again.close();
  });

  it('goes with care mode when that is switched off', async () => {
    await start(CARE);
    await logInAs(app, '陈玉兰');
    const page = await openAt(app, HOME, '报个问题');
    app.wx.phone.fontSizeSetting = 17;
    await app.show();
    await until('the standard page', () => page.text().includes('微信的关怀模式关了，这里也回到了标准版'));
    expect(page.text()).toContain('随手拍');
    await page.tap(page.byText('还用长辈版'));
    await until('elder mode', () => page.findAll('.home__big').length === 4);
    await page.close();
  });

  it('leaves large text below care mode to the standard pages', async () => {
    await start({ fontSizeSetting: 22 });
    await logInAs(app, '陈玉兰');
    const page = await openAt(app, HOME, '随手拍');
    expect(page.text()).not.toContain('关怀模式');
    await page.close();
  });
});
