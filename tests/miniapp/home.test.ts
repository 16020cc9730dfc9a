import { loadApp, until, type Weapp } from '../support/weapp';
import { clock, home, LATE, row } from './support/cases';
import { logInAs, openAt, serve, type Server } from './support/server';

const HOME = 'pages/home/index';
let app: Weapp;
let server: Server;

beforeAll(async () => {
  app = await loadApp();
});
beforeEach(() => {
  server = serve(app);
});

async function homeOf(name: string, words: string) {
  await logInAs(app, name);
  app.wx.calls.length = 0;
  return openAt(app, HOME, words);
}

describe('home', () => {
  it('says where I am, what I can do, and by when I am answered', async () => {
    const page = await homeOf('陈玉兰', '梧桐里社区');
    await until('my matter', () => page.text().includes('2 单元 3 楼楼道灯不亮'));
    await until('the account', () => page.text().includes('126'));
    expect(page.text()).toContain('3 栋 2 单元');
    expect(page.text()).toMatch(/3 月 7 日（周四）17:30 前答复您/);
    expect(page.text()).toContain('2 条没看');
    expect(page.text()).toMatch(/收到126件按时答复121件超时5件/);
    await page.close();
  });

  it('opens the report by the one door', async () => {
    const page = await homeOf('陈玉兰', '随手拍');
    expect(page.findAll('.home__door')).toHaveLength(1);
    await page.tap(page.find('.home__door') as HTMLElement);
    expect(app.wx.callsOf('navigateTo').map(({ url }) => url)).toEqual(['/features/cases/pages/report/index']);
    await page.close();
  });

  it('opens my latest matter', async () => {
    const page = await homeOf('陈玉兰', '2 单元 3 楼楼道灯不亮');
    await page.tap(page.find('.home__mine-title') as HTMLElement);
    expect(app.wx.callsOf('navigateTo')[0]?.url).toBe('/features/cases/pages/case/index?id=case-1');
    await page.close();
  });

  it('tells me that something waits for my word', async () => {
    server.on('GET /home', () => home(row({ id: 'case-2', title: '东门减速带松动', state: 'handled', toEvaluate: true }), { counts: { open: 1, toEvaluate: 1, done: 0 } }));
    const page = await homeOf('陈玉兰', '东门减速带松动');
    expect(page.text()).toContain('办好了，请您评一评');
    expect(page.text()).toContain('2 件没办完');
    await page.close();
  });

  it('asks those who may choose in a round of micro-projects, and leads there', async () => {
    server.on('GET /home', () => home(null, { round: { id: 'r-1', title: '今年先办哪一个', closesAt: '2030-03-20T16:00:00.000Z' } }));
    const page = await homeOf('陈玉兰', '今年先办哪一个');
    expect(page.text()).toContain('3 月 20 日');
    await page.tap(page.findAll('.u-press').find((part) => part.textContent?.includes('今年先办哪一个')) as HTMLElement);
    expect(app.wx.callsOf('navigateTo')[0]?.url).toBe('/features/projects/pages/round?id=r-1');
    await page.close();
  });

  it('says late in a word and a sign, not by colour alone', async () => {
    server.on('GET /home', () => home(row({ clock: clock(LATE) })));
    const page = await homeOf('陈玉兰', '已超时 1 个工作日');
    expect(page.find('.u-late-square')?.textContent).toBe('超');
    await page.close();
  });

  it('leads staff to the workbench', async () => {
    const page = await homeOf('林晓梅', '工作台');
    await page.tap(page.byText('工作台'));
    expect(app.wx.callsOf('navigateTo')[0]?.url).toBe('/features/workbench/pages/index');
    await page.close();
  });

  it('tries a read again when the network fails for a moment', async () => {
    await logInAs(app, '陈玉兰');
    let tries = 0;
    server.on('GET /home', () => {
      tries += 1;
      if (tries === 1) throw { errMsg: 'request:fail timeout' };
      return home(null, { account: { month: '2030-03', received: 77, onTime: 77, overdue: 0, solved: 70, asOf: '2030-03-05T01:00:00.000Z' } });
    });
    const page = await openAt(app, HOME, '77');
    expect(tries).toBe(2);
    expect(page.text()).toContain('这个月没有超时的');
    await page.close();
  });

  it('leads to the log-in page and forgets everything when the session has ended', async () => {
    await logInAs(app, '陈玉兰');
    server.refuse('GET /me', 401, 'not_authenticated', '请先登录，写好的都还在');
    app.wx.calls.length = 0;
    const page = await app.openPage(HOME);
    await until('the log-in page', () => app.wx.callsOf('reLaunch').length > 0);
    expect(app.wx.callsOf('reLaunch').map(({ url }) => url)).toEqual(['/features/identity/pages/login/index']);
    expect([...app.wx.storage.keys()].filter((key) => /session|me$|kept/.test(key))).toEqual([]);
    await page.close();
  });
});

describe('home in elder mode', () => {
  it('has four large choices, one row of two small ones, and no tab bar', async () => {
    const page = await homeOf('周德顺', '报个问题');
    expect(page.findAll('.home__big')).toHaveLength(4);
    expect(page.find('.home__small')?.querySelectorAll('.main--u-button')).toHaveLength(2);
    expect(page.findAll('.home__door')).toHaveLength(0);
    expect(page.findAll('.u-days')).toHaveLength(0);
    expect(app.wx.callsOf('hideTabBar').length).toBeGreaterThan(0);
    await page.close();
  });

  it('says the promise in words', async () => {
    const page = await homeOf('周德顺', '答复您');
    expect(page.text()).toContain('3 月 7 日下午答复您');
    expect(page.text()).toContain('五点半前');
    await page.close();
  });

  it('calls the station by one tap', async () => {
    const page = await homeOf('周德顺', '打给工作站');
    await page.tap(page.byText('打给工作站'));
    expect(app.wx.callsOf('makePhoneCall')).toEqual([{ phoneNumber: '075555550123' }]);
    await page.close();
  });

  it('goes to the standard pages and back, and the server remembers', async () => {
    const page = await homeOf('周德顺', '这事谁管');
    const mine = await openAt(app, 'pages/me/index', '字大，按钮大');
    await mine.tap(mine.byText('字大，按钮大，一次只问一件事'));
    await until('the standard page', () => page.findAll('.home__door').length === 1);
    await mine.close();
    expect(app.wx.callsOf('showTabBar').length).toBeGreaterThan(0);
    await page.tap(page.find('.home__elder') as HTMLElement);
    await until('elder mode', () => page.findAll('.home__big').length === 4);
    await until('both told', () => server.askedFor('PATCH /me/preferences').length === 2);
    expect(server.askedFor('PATCH /me/preferences').map(({ body }) => body)).toEqual([{ elderMode: false }, { elderMode: true }]);
    await page.close();
  });
});
