import { loadApp, until, type Weapp } from '../support/weapp';
import { logInAs, openAt, serve, type Server } from './support/server';

let app: Weapp;
let server: Server;

beforeAll(async () => {
  app = await loadApp();
});
beforeEach(() => {
  server = serve(app);
});

const tokens = (key: Parameters<Server['askedFor']>[0]) => server.askedFor(key).map(({ header }) => header.Authorization);

describe('talking to the server', () => {
  it('opens home without a network, from what the phone kept', async () => {
    await logInAs(app, '陈玉兰');
    const first = await openAt(app, 'pages/home/index', '126');
    await first.close();
    server.cutOff();
    const page = await openAt(app, 'pages/home/index', '126');
    expect(page.text()).toContain('2 单元 3 楼楼道灯不亮');
    await page.close();
  });

  it('shows the next person nothing of the one before', async () => {
    server.on('GET /inbox', ({ header }) => ({
      items: header.Authorization === 'Bearer token-of-chen'
        ? [{ id: 'm1', kind: 'caseAccepted', title: '给陈玉兰的消息', body: '受理了', target: null, at: '2030-03-05T01:12:00.000Z', read: true }]
        : [],
      next: null,
      unread: 0,
    }));
    await logInAs(app, '陈玉兰');
    const first = await openAt(app, 'features/inbox/pages/index', '给陈玉兰的消息');
    await first.close();
    await logInAs(app, '周德顺');
    const page = await app.openPage('features/inbox/pages/index');
    expect(page.text()).not.toContain('给陈玉兰的消息');
    await until('an answer', () => page.text().includes('还没有消息'));
    await page.close();
  });

  it('sends the session with every call and no part of it into what it keeps', async () => {
    await logInAs(app, '陈玉兰');
    const page = await openAt(app, 'pages/home/index', '126');
    expect(new Set(tokens('GET /home'))).toEqual(new Set(['Bearer token-of-chen']));
    const kept = [...app.wx.storage.keys()].filter((key) => key.startsWith('linli.kept.'));
    expect(kept.length).toBeGreaterThan(3);
    expect(kept.join()).not.toContain('chen');
    await page.close();
  });

  it('does not send a write without a key twice, even when the network fails', async () => {
    await logInAs(app, '陈玉兰');
    const page = await openAt(app, 'pages/me/index', '长辈版');
    let tries = 0;
    server.on('PATCH /me/preferences', () => {
      tries += 1;
      throw { errMsg: 'request:fail timeout' };
    });
    await page.tap(page.find('.u-switch') as HTMLElement);
    await until('the sentence', () => page.text().includes('网络不通'));
    // Longer than the wait before a second try would be.
    await new Promise((resolve) => { setTimeout(resolve, 700); });
    expect(tries).toBe(1);
    expect(page.findAll('.u-root--elder')).toHaveLength(1);
    await page.close();
  });
});
