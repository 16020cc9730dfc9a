import { type ResponseOf } from '../../shared/contract';
import { loadApp, until, type Weapp } from '../support/weapp';
import { logInAs, openAt, serve, type Server } from './support/server';

const INBOX = 'features/inbox/pages/index';
type Item = ResponseOf<'GET /inbox'>['items'][number];

const message = (over: Partial<Item> = {}): Item => ({
  id: 'm1',
  kind: 'caseAcknowledged',
  title: '有人在办了',
  body: '「楼道灯不亮」，锦园物业签收了。',
  target: { kind: 'case', id: 'case-1' },
  at: '2030-03-05T01:12:00.000Z',
  read: false,
  ...over,
});

let app: Weapp;
let server: Server;

beforeAll(async () => {
  app = await loadApp();
});
beforeEach(() => {
  server = serve(app);
});

async function inboxOf(name: string, words: string) {
  await logInAs(app, name);
  app.wx.calls.length = 0;
  return openAt(app, INBOX, words);
}

describe.each([['the standard mode', '陈玉兰'], ['elder mode', '周德顺']])('inbox in %s', (_, person) => {
  it('marks what is new, and only that', async () => {
    server.on('GET /inbox', () => ({ items: [message(), message({ id: 'm2', title: '交到工作站了', read: true })], next: null, unread: 1 }));
    const page = await inboxOf(person, '有人在办了');
    expect(page.text()).toContain('1 条没看');
    expect(page.findAll('.u-row__fresh')).toHaveLength(1);
    await page.close();
  });

  it('tells that a message was read and opens its matter', async () => {
    server.on('GET /inbox', () => ({ items: [message()], next: null, unread: 1 }));
    server.on('POST /inbox/:id/read', () => ({ unread: 0 }));
    const page = await inboxOf(person, '有人在办了');
    await page.tap(page.byText('有人在办了'));
    await until('it is told', () => server.askedFor('POST /inbox/:id/read').length === 1);
    expect(server.askedFor('POST /inbox/:id/read')[0]?.path).toBe('/inbox/m1/read');
    expect(app.wx.callsOf('navigateTo')[0]?.url).toBe('/features/cases/pages/case/index?id=case-1');
    await page.close();
  });

  it('says what to expect when there is nothing', async () => {
    const page = await inboxOf(person, '还没有消息');
    expect(page.findAll('.u-row')).toHaveLength(0);
    await page.close();
  });
});

describe('inbox', () => {
  it('marks everything as read at once', async () => {
    let unread = 1;
    server.on('GET /inbox', () => ({ items: [message({ read: unread === 0 })], next: null, unread }));
    server.on('POST /inbox/read-all', () => {
      unread = 0;
      return { done: true };
    });
    const page = await inboxOf('陈玉兰', '全部记成看过');
    await page.tap(page.byText('全部记成看过'));
    await until('all read', () => page.text().includes('都看过了'));
    expect(page.findAll('.u-row__fresh')).toHaveLength(0);
    await page.close();
  });

  it('fetches what is older only when asked, behind what is there', async () => {
    server.on('GET /inbox', ({ query }) => (query.cursor === 'c2'
      ? { items: [message({ id: 'm9', title: '很早的一条', read: true })], next: null, unread: 0 }
      : { items: [message({ read: true })], next: 'c2', unread: 0 }));
    const page = await inboxOf('陈玉兰', '看更早的');
    expect(page.text()).not.toContain('很早的一条');
    await page.tap(page.byText('看更早的'));
    await until('the older one', () => page.text().includes('很早的一条'));
    expect(page.text().indexOf('有人在办了')).toBeLessThan(page.text().indexOf('很早的一条'));
    expect(page.text()).not.toContain('看更早的');
    await page.close();
  });

  it('says whose fault it is, with a number to quote, and tries again when asked', async () => {
    server.refuse('GET /inbox', 500, 'internal', '没办成，是我们这边出了问题');
    const page = await inboxOf('林晓梅', '这一页没打开');
    expect(page.text()).toContain('不怪您');
    expect(page.text()).toContain('7F2C0942');
    server.on('GET /inbox', () => ({ items: [message()], next: null, unread: 1 }));
    await page.tap(page.byText('再试一次'));
    await until('the messages', () => page.text().includes('有人在办了'));
    await page.close();
  });

  it('says that the latest could not be had when what was fetched last time is still shown', async () => {
    server.on('GET /inbox', () => ({ items: [message()], next: null, unread: 1 }));
    const page = await inboxOf('陈玉兰', '有人在办了');
    server.refuse('GET /inbox', 500, 'internal', '没办成，是我们这边出了问题');
    await page.show();
    await until('the word about it', () => page.text().includes('没取到最新的'));
    expect(page.text()).toContain('有人在办了');
    await page.close();
  });

  it('shows what was fetched last time when there is no network, and says how old it is', async () => {
    server.on('GET /inbox', () => ({ items: [message()], next: null, unread: 1 }));
    const first = await inboxOf('陈玉兰', '有人在办了');
    await first.close();
    server.cutOff();
    const page = await openAt(app, INBOX, '有人在办了');
    // The second and third try wait 0.5 s and 1.5 s; only then the page says so.
    await new Promise((resolve) => { setTimeout(resolve, 2_100); });
    await until('the word about the network', () => page.text().includes('现在没有网'));
    expect(page.text()).toContain('有人在办了');
    await page.close();
  });
});
