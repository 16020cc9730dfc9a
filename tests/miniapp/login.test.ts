import { loadApp, until, type Weapp } from '../support/weapp';
import { openAt, serve, type Server } from './support/server';

const LOGIN = 'features/identity/pages/login/index';
let app: Weapp;
let server: Server;

beforeAll(async () => {
  app = await loadApp();
});
beforeEach(() => {
  server = serve(app);
  app.wx.calls.length = 0;
  app.wx.storage.clear();
});

describe('log-in page', () => {
  it('shows only the account form in production', async () => {
    server.on('GET /config', () => ({ mode: 'production', districtName: '锦城区', tiles: null }));
    const page = await openAt(app, LOGIN, '工作人员登录');
    expect(page.text()).not.toContain('您想以谁的身份看看');
    expect(server.askedFor('GET /demo/people')).toHaveLength(0);
    await page.close();
  });

  it('offers the named people by what they do', async () => {
    const page = await openAt(app, LOGIN, '您想以谁的身份看看？');
    await until('the people', () => page.findAll('.u-row').length === 3);
    expect(page.text()).toMatch(/居民.*陈玉兰.*周德顺.*长辈版.*社区工作站.*林晓梅/);
    await page.close();
  });

  it('lets one become a resident by one tap, and starts at home', async () => {
    const page = await openAt(app, LOGIN, '陈玉兰');
    await page.tap(page.byText('陈玉兰'));
    await until('home', () => app.wx.callsOf('reLaunch').length === 1);
    expect(server.askedFor('POST /demo/sessions').map(({ body }) => body)).toEqual([{ personId: 'chen' }]);
    expect(app.wx.callsOf('reLaunch')[0]?.url).toBe('/pages/home/index');
    expect(app.wx.storage.get('linli.session')).toMatchObject({ token: 'token-of-chen' });
    expect(server.askedFor('GET /me')[0]?.header.Authorization).toBe('Bearer token-of-chen');
    await page.close();
  });

  it('starts staff at the workbench', async () => {
    const page = await openAt(app, LOGIN, '林晓梅');
    await page.tap(page.byText('林晓梅'));
    await until('the workbench', () => app.wx.callsOf('reLaunch').length === 1);
    expect(app.wx.callsOf('reLaunch')[0]?.url).toBe('/features/workbench/pages/index');
    await page.close();
  });

  it('says at each field what is missing and sends nothing', async () => {
    const page = await openAt(app, LOGIN, '用账号登录');
    await page.tap(page.byText('用账号登录'));
    await page.tap(page.find('.u-button--primary') as HTMLElement);
    expect(page.text()).toContain('填上您的账号');
    expect(page.text()).toContain('填上密码');
    expect(server.askedFor('POST /sessions')).toHaveLength(0);
    await page.close();
  });

  it('says that account or password is wrong, and stays', async () => {
    server.refuse('POST /sessions', 401, 'wrong_credentials', '账号或密码不对，请再看看');
    const page = await openAt(app, LOGIN, '用账号登录');
    await page.tap(page.byText('用账号登录'));
    const [username, password] = page.findAll('.u-field__input');
    await page.input(username as HTMLElement, 'linxiaomei');
    await page.input(password as HTMLElement, 'not-this-one');
    await page.tap(page.find('.u-button--primary') as HTMLElement);
    await until('the sentence', () => page.text().includes('账号或密码不对'));
    expect(server.askedFor('POST /sessions')[0]?.body).toEqual({ username: 'linxiaomei', password: 'not-this-one' });
    expect(app.wx.callsOf('reLaunch')).toHaveLength(0);
    expect(app.wx.storage.has('linli.session')).toBe(false);
    await page.close();
  });
});
