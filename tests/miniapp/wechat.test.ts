import { ERRORS } from '../../shared/copy/errors';
import { ERROR_STATUS, type ErrorCode } from '../../shared/domain/kernel/errors';
import { loadApp, until, type Weapp } from '../support/weapp';
import { CHEN, type Me } from './support/people';
import { logInAs, openAt, serve, type Server } from './support/server';

const LOGIN = 'features/identity/pages/login/index';
const COMMUNITY = 'features/identity/pages/community/index';
const NEWCOMER: Me = { ...CHEN, id: 'w1', name: '微信来的邻居', level: 0, home: null, roles: [] };
const LATER = '2099-01-01T00:00:00.000Z';
let app: Weapp;
let server: Server;
let codes: number;
let tokens: number;
/** Tokens that the server still takes. */
let good: Set<string>;

const asked = () => server.askedFor('POST /sessions/wechat').map(({ body }) => body.code);
const lastStart = () => app.wx.callsOf('reLaunch').at(-1)?.url;

/** Leaves on purpose: the entry of my page, then yes to its question. */
async function leave(): Promise<void> {
  const page = await openAt(app, 'pages/me/index', '换个人看看');
  await page.tap(page.byText('换个人看看'));
  await until('the question', () => page.findAll('.u-sheet').length === 1);
  await page.tap(page.findAll('.u-button--primary').at(-1) as HTMLElement);
  await until('the log-in page', () => lastStart() === `/${LOGIN}`);
  await page.close();
}

beforeAll(async () => {
  app = await loadApp();
});
beforeEach(async () => {
  server = serve(app);
  app.wx.storage.clear();
  // Whoever an earlier test left logged in is replaced, and leaves on purpose.
  await logInAs(app, '陈玉兰');
  await leave();
  app.wx.calls.length = 0;
  app.wx.storage.clear();
  server = serve(app);
  [codes, tokens, good] = [0, 0, new Set()];
  app.wx.answer('login', () => ({ code: `code-${(codes += 1)}` }));
  server.on('POST /sessions/wechat', () => {
    const token = `wechat-${(tokens += 1)}`;
    good.add(token);
    return { token, expiresAt: LATER };
  });
  server.on('GET /me', () => CHEN);
});

const production = () => server.on('GET /config', () => ({ mode: 'production', districtName: '锦城区', tiles: null }));
async function comeIn(): Promise<void> {
  const page = await openAt(app, LOGIN, '用微信进来');
  await page.tap(page.byText('用微信进来'));
  await until('the start page', () => app.wx.callsOf('reLaunch').length > 0);
  await page.close();
}

describe('coming in through WeChat', () => {
  it('needs no form and no tap in production', async () => {
    production();
    const page = await openAt(app, LOGIN, '工作人员登录');
    await until('home', () => lastStart() === '/pages/home/index');
    expect(asked()).toEqual(['code-1']);
    expect(app.wx.storage.get('linli.session')).toMatchObject({ token: 'wechat-1', byWechat: true });
    await page.close();
  });

  it('is offered beside the named people of a demonstration, and waits for a tap there', async () => {
    const page = await openAt(app, LOGIN, '陈玉兰');
    expect(page.text()).toContain('用微信进来');
    expect(app.wx.callsOf('login')).toHaveLength(0);
    await page.tap(page.byText('用微信进来'));
    await until('home', () => lastStart() === '/pages/home/index');
    await page.close();
  });

  it('is not done behind the back of somebody who has logged out', async () => {
    await comeIn();
    await leave();
    production();
    const page = await openAt(app, LOGIN, '用微信进来');
    expect(asked()).toEqual(['code-1']);
    await page.close();
  });

  it.each<[ErrorCode, RegExp]>([
    ['wechat_code_invalid', /再点一次/],
    ['wechat_code_used', /再点一次/],
    ['wechat_too_often', /过一分钟/],
    ['wechat_user_blocked', /解除限制/],
    ['wechat_busy', /过一会儿/],
    ['wechat_off', /告诉工作站/],
  ])('says what helps after %s, and lets one try again', async (code, words) => {
    production();
    server.refuse('POST /sessions/wechat', ERROR_STATUS[code], code, ERRORS[code]);
    const page = await openAt(app, LOGIN, '用微信进来');
    await until('the sentence', () => words.test(page.text()));
    expect(app.wx.callsOf('reLaunch')).toHaveLength(0);
    server.on('POST /sessions/wechat', () => ({ token: 'wechat-9', expiresAt: LATER }));
    await page.tap(page.byText('用微信进来'));
    await until('home', () => lastStart() === '/pages/home/index');
    await page.close();
  });

  it('takes a fresh code once when WeChat does not know the first', async () => {
    let refusals = 0;
    server.refuse('POST /sessions/wechat', 400, 'wechat_code_used', ERRORS.wechat_code_used);
    app.wx.answer('login', () => {
      if ((refusals += 1) === 2) server.on('POST /sessions/wechat', () => ({ token: 'wechat-2', expiresAt: LATER }));
      return { code: `code-${refusals}` };
    });
    await comeIn();
    expect(asked()).toEqual(['code-1', 'code-2']);
  });

  it('says so when WeChat itself does not answer', async () => {
    app.wx.answer('login', () => { throw { errMsg: 'login:fail' }; });
    const page = await openAt(app, LOGIN, '用微信进来');
    await page.tap(page.byText('用微信进来'));
    await until('the sentence', () => page.text().includes('微信没有回应'));
    expect(asked()).toHaveLength(0);
    await page.close();
  });
});

describe('a newcomer', () => {
  it('chooses a community before anything else, and then starts at home', async () => {
    server.on('GET /me', () => NEWCOMER);
    server.on('GET /communities', () => ({ items: [{ id: 'c1', name: '梧桐里社区', street: { id: 's1', name: '锦河街道' } }, { id: 'c2', name: '桂花社区', street: { id: 's1', name: '锦河街道' } }] }));
    server.on('POST /me/community', () => ({ ...NEWCOMER, home: CHEN.home }));
    await comeIn();
    expect(lastStart()).toBe(`/${COMMUNITY}`);
    const page = await openAt(app, COMMUNITY, '桂花社区');
    await page.input(page.find('.u-field__input') as HTMLElement, '梧桐');
    expect(page.text()).not.toContain('桂花社区');
    await page.tap(page.byText('梧桐里社区'));
    await until('home', () => lastStart() === '/pages/home/index');
    expect(server.askedFor('POST /me/community').map(({ body }) => body)).toEqual([{ communityId: 'c1' }]);
    await page.close();
  });
});

describe('an ended session', () => {
  /** From now on only tokens in `good` are taken where a session is needed. */
  beforeEach(() => server.takeOnly((token) => good.has(token)));
  const noLogin = () => expect(app.wx.callsOf('reLaunch').map(({ url }) => url)).not.toContain(`/${LOGIN}`);

  it('is renewed silently, once for all calls that met it, and the page shows what it was opened for', async () => {
    server.on('GET /inbox', () => ({ items: [{ id: 'm1', kind: 'caseAccepted', title: '工作站受理了', body: '「灯」', target: null, at: '2030-03-05T01:12:00.000Z', read: true }], next: null, unread: 0 }));
    await comeIn();
    good.clear();
    const page = await openAt(app, 'features/inbox/pages/index', '工作站受理了');
    expect(asked()).toEqual(['code-1', 'code-2']);
    noLogin();
    expect(app.wx.storage.get('linli.session')).toMatchObject({ token: 'wechat-2', byWechat: true });
    await page.close();
  });

  it('does not lose a write: it is done once, with the fresh session', async () => {
    let writes = 0;
    server.on('PATCH /me/preferences', () => {
      writes += 1;
      return { ...CHEN, preferences: { elderMode: true } };
    });
    await comeIn();
    const page = await openAt(app, 'pages/me/index', '长辈版');
    good.clear();
    await page.tap(page.find('.u-switch') as HTMLElement);
    await until('the write', () => writes === 1);
    expect(server.askedFor('PATCH /me/preferences').map(({ header }) => header.Authorization)).toEqual(['Bearer wechat-1', 'Bearer wechat-2']);
    noLogin();
    await page.close();
  });

  it('is tried once only: a server that refuses the fresh one too leads to the log-in page', async () => {
    await comeIn();
    server.on('POST /sessions/wechat', () => ({ token: `never-good-${(tokens += 1)}`, expiresAt: LATER }));
    good.clear();
    const page = await app.openPage('features/inbox/pages/index');
    await until('the log-in page', () => lastStart() === `/${LOGIN}`);
    expect(asked()).toHaveLength(2);
    await page.close();
  });

  it('of a named person or of staff is never replaced by that of the WeChat user', async () => {
    server.takeOnly(() => true);
    await logInAs(app, '陈玉兰');
    server.takeOnly(() => false);
    const page = await app.openPage('features/inbox/pages/index');
    await until('the log-in page', () => lastStart() === `/${LOGIN}`);
    expect(asked()).toHaveLength(0);
    await page.close();
  });

  it('stays while WeChat is busy: nothing that was written is thrown away', async () => {
    await comeIn();
    const page = await openAt(app, 'pages/me/index', '长辈版');
    good.clear();
    server.refuse('POST /sessions/wechat', 503, 'wechat_busy', ERRORS.wechat_busy);
    await page.tap(page.find('.u-switch') as HTMLElement);
    await until('the sentence', () => page.text().includes('微信那边忙'));
    noLogin();
    expect(app.wx.storage.get('linli.session')).toMatchObject({ token: 'wechat-1' });
    await page.close();
  });
});
