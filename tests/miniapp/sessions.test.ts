import { type ResponseOf } from '../../shared/contract';
import { loadApp, until, type Weapp } from '../support/weapp';
import { LIN } from './support/people';
import { logInAs, openAt, serve, type Server } from './support/server';

const LOGIN = 'features/identity/pages/login/index';
const SECURITY = 'features/identity/pages/security/index';
const DEVICES = 'features/identity/pages/devices/index';
const CODE = 'Zk3vQ8mN1xR5tYw7Lp2sUc4b';
const SESSION = { token: 'token-of-lin', expiresAt: '2099-01-01T00:00:00.000Z' };
type Line = ResponseOf<'GET /me/sessions'>['items'][number];

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
const lastStart = () => app.wx.callsOf('reLaunch').at(-1)?.url;

describe('logging in with an authenticator', () => {
  it('asks for the code once the password is right, and sends both', async () => {
    server.refuse('POST /sessions', 401, 'code_required', '还要您手机上的动态码，填上就能进去');
    const page = await openAt(app, LOGIN, '用账号登录');
    await page.tap(page.byText('用账号登录'));
    const [username, password] = page.findAll('.u-field__input');
    await page.input(username as HTMLElement, 'linxiaomei');
    await page.input(password as HTMLElement, 'right-one-2026');
    await page.tap(page.find('.u-button--primary') as HTMLElement);
    await until('the question', () => page.text().includes('动态码'));
    await page.tap(page.find('.u-button--primary') as HTMLElement);
    expect(page.text()).toContain('填上动态码');
    server.on('POST /sessions', () => SESSION);
    server.on('GET /me', () => LIN);
    await page.input(page.find('.u-field__input') as HTMLElement, '123456');
    await page.tap(page.find('.u-button--primary') as HTMLElement);
    await until('the workbench', () => lastStart() === '/features/workbench/pages/index');
    expect(server.askedFor('POST /sessions').at(-1)?.body).toEqual({ username: 'linxiaomei', password: 'right-one-2026', code: '123456' });
    await page.close();
  });
});

describe('a login that is not finished', () => {
  it('starts where it is finished, and goes on when that is done', async () => {
    server.on('POST /demo/sessions', () => SESSION);
    server.on('GET /me', () => ({ ...LIN, demands: ['password'] }));
    server.on('GET /me/security', () => ({ username: 'linxiaomei', secondFactor: { on: false, required: false, recoveryLeft: 0 } }));
    await logInAs(app, '林晓梅');
    expect(lastStart()).toBe(`/${SECURITY}`);
    const page = await openAt(app, SECURITY, '换成您自己的密码');
    const [current, next, again] = page.findAll('.u-field__input');
    await page.input(current as HTMLElement, 'given-one-2026');
    await page.input(next as HTMLElement, 'my-own-one-2026');
    await page.input(again as HTMLElement, 'my-own-two-2026');
    await page.tap(page.find('.u-button--primary') as HTMLElement);
    expect(page.text()).toContain('两次写的不一样');
    await page.input(again as HTMLElement, 'my-own-one-2026');
    server.on('PUT /me/password', () => ({ ...SESSION, token: 'token-after' }));
    server.on('GET /me', () => LIN);
    await page.tap(page.find('.u-button--primary') as HTMLElement);
    await until('the workbench', () => lastStart() === '/features/workbench/pages/index');
    expect(server.askedFor('PUT /me/password').map(({ body }) => body)).toEqual([{ current: 'given-one-2026', next: 'my-own-one-2026' }]);
    expect(server.askedFor('GET /me').at(-1)?.header.Authorization).toBe('Bearer token-after');
    await page.close();
  });

  it('is told by any call that is refused for it', async () => {
    await logInAs(app, '林晓梅');
    server.refuse('GET /inbox', 403, 'step_required', '还差一步登录安全，做完就能接着办');
    const page = await app.openPage('features/inbox/pages/index');
    await until('the step', () => lastStart() === `/${SECURITY}`);
    await page.close();
  });
});

describe('scanning a desk', () => {
  const scan = async (result: string) => {
    await logInAs(app, '林晓梅');
    app.wx.answer('scanCode', () => ({ result }));
    const page = await openAt(app, 'pages/me/index', '扫码登录电脑');
    await page.tap(page.byText('扫码登录电脑'));
    return page;
  };

  it('opens the question for the code in the picture', async () => {
    const page = await scan(`https://linli.example/#/features/identity/pages/scan/index?code=${CODE}`);
    await until('the question', () => app.wx.callsOf('navigateTo').length === 1);
    expect(app.wx.callsOf('navigateTo')[0]?.url).toBe(`/features/identity/pages/scan/index?code=${CODE}`);
    await page.close();
  });

  it('says so when it is some other picture', async () => {
    const page = await scan('https://evil.example/pay?code=1');
    await until('the sentence', () => page.text().includes('这不是邻里的登录码'));
    expect(app.wx.callsOf('navigateTo')).toHaveLength(0);
    await page.close();
  });

  it('is offered to staff only', async () => {
    await logInAs(app, '陈玉兰');
    const page = await openAt(app, 'pages/me/index', '我的设备');
    expect(page.text()).not.toContain('扫码登录电脑');
    await page.close();
  });
});

describe('my devices', () => {
  const line = (over: Partial<Line>): Line => ({ id: 'here', method: 'wechat', device: { browser: 'wechat', system: 'android' }, since: '2030-03-01T01:00:00.000Z', lastUsedAt: '2030-03-01T01:00:00.000Z', current: true, ...over });

  it('are listed with what they are, and one is ended after a question', async () => {
    server.on('GET /me/sessions', () => ({ items: [line({}), line({ id: 'desk', method: 'password', device: { browser: 'edge', system: 'windows' }, current: false })] }));
    server.on('DELETE /me/sessions/:id', () => ({ done: true }));
    await logInAs(app, '林晓梅');
    const page = await openAt(app, DEVICES, '2 台设备登录着');
    expect(page.text()).toMatch(/安卓手机，微信.*这一台.*Windows 电脑，Edge/);
    await page.tap(page.byText('让它退出'));
    await until('the question', () => page.findAll('.u-sheet').length === 1);
    await page.tap(page.findAll('.u-button--primary').at(-1) as HTMLElement);
    await until('the end', () => server.askedFor('DELETE /me/sessions/:id').length === 1);
    expect(server.askedFor('DELETE /me/sessions/:id')[0]?.path).toBe('/me/sessions/desk');
    await page.close();
  });
});

describe('closing the account', () => {
  const CLOSING = 'features/identity/pages/closing/index';

  it('says what goes and what stays, asks twice, and forgets on this phone what was theirs', async () => {
    const me = { ...LIN, roles: [] };
    server.on('POST /demo/sessions', () => SESSION);
    server.on('GET /me', () => me);
    server.on('POST /me/close', () => ({ done: true }));
    await logInAs(app, '林晓梅');
    app.wx.storage.set(`linli.draft.wish.${me.id}`, { text: '写了一半' });
    app.wx.storage.set('linli.draft.wish.somebody-else', { text: '别人写的' });
    const page = await openAt(app, CLOSING, '会抹掉的');
    for (const told of ['会留下的', '查不到您', '注销了不能恢复', '不会看到原因']) expect(page.text()).toContain(told);
    await page.tap(page.find('.u-button--danger') as HTMLElement);
    expect(server.askedFor('POST /me/close')).toHaveLength(0);
    await page.tap(page.byText('我知道不能恢复'));
    await page.tap(page.find('.u-button--danger') as HTMLElement);
    await until('the question', () => page.findAll('.u-sheet').length === 1);
    expect(page.text()).toContain('真的要注销吗？');
    await page.tap(page.findAll('.u-button--primary').at(-1) as HTMLElement);
    await until('the way out', () => lastStart() === `/${LOGIN}`);
    expect(server.askedFor('POST /me/close').at(-1)?.body).toEqual({ sure: true });
    expect([...app.wx.storage.keys()].filter((name) => name.includes('draft'))).toEqual(['linli.draft.wish.somebody-else']);
    await page.close();
  });

  it('tells whoever holds an office to hand it over, and offers no button', async () => {
    server.on('POST /demo/sessions', () => SESSION);
    server.on('GET /me', () => LIN);
    await logInAs(app, '林晓梅');
    const page = await openAt(app, CLOSING, '您还有职务');
    expect(page.findAll('.u-button--danger')).toHaveLength(0);
    await page.close();
  });
});
