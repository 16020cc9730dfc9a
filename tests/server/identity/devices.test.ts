import { settableClock } from '../../../server/platform/clock';
import { startTestServer, TEST_NOW, type TestServer } from '../../support/server';
import { browserAt, PASSWORD, settle, type Browser } from './support';

const FIREFOX = 'Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0';
const clock = settableClock(TEST_NOW);
let server: TestServer;
beforeAll(async () => {
  server = await startTestServer({ clock });
  await settle(server);
});
afterAll(() => server.close());
beforeEach(async () => {
  clock.set(TEST_NOW);
  await server.deps.db.collection('sessions').deleteMany({});
});

const later = (seconds: number): void => clock.set(new Date(clock.now().getTime() + seconds * 1000));
async function loggedIn(name = 'li', userAgent?: string): Promise<Browser> {
  const browser = browserAt(server, userAgent);
  expect((await browser.send('post', '/sessions', { username: `${name}-account`, password: PASSWORD })).status).toBe(201);
  return browser;
}

describe('my devices', () => {
  it('are those that are logged in, with what, since when, last used to the hour, and which this one is', async () => {
    const desk = await loggedIn();
    later(1800);
    const other = await loggedIn('li', FIREFOX);
    await loggedIn('chen');
    const { items } = (await other.send('get', '/me/sessions')).body;
    expect(items).toEqual([
      { id: expect.any(String), method: 'password', device: { browser: 'firefox', system: 'linux' }, since: clock.now().toISOString(), lastUsedAt: TEST_NOW.toISOString(), current: true },
      { id: expect.any(String), method: 'password', device: { browser: 'chrome', system: 'windows' }, since: TEST_NOW.toISOString(), lastUsedAt: TEST_NOW.toISOString(), current: false },
    ]);
    await desk.send('post', '/sessions/refresh');
    await desk.send('delete', '/sessions/current');
    expect((await other.send('get', '/me/sessions')).body.items).toHaveLength(1);
  });

  it('are written at most once in an hour', async () => {
    const chen = await server.as('chen');
    const writes = async () => (await server.deps.db.collection('sessions').find({ personId: 'chen' }).toArray()).map(({ lastUsedAt }) => (lastUsedAt as Date).toISOString());
    await chen.get('/me');
    expect(await writes()).toEqual([TEST_NOW.toISOString()]);
    later(3600 + 1200);
    const again = await startTestServer({ uri: server.uri, clock });
    for (let n = 0; n < 3; n++) await again.request.get('/api/v1/me').set('Authorization', `Bearer ${chen.token}`);
    expect(await writes()).toEqual([new Date(TEST_NOW.getTime() + 3_600_000).toISOString()]);
    await again.close();
  });

  it('are ended one by one, and nobody else’s', async () => {
    const [mine, lost] = [await loggedIn(), await loggedIn('li', FIREFOX)];
    const { items } = (await mine.send('get', '/me/sessions')).body as { items: { id: string; current: boolean }[] };
    const id = items.find(({ current }) => !current)?.id;
    const chen = await loggedIn('chen');
    expect((await chen.send('delete', `/me/sessions/${id}`)).status).toBe(404);
    expect((await lost.send('get', '/me')).status).toBe(200);
    expect((await mine.send('delete', `/me/sessions/${id}`)).body).toEqual({ done: true });
    expect((await lost.send('get', '/me')).status).toBe(401);
    expect((await lost.send('post', '/sessions/refresh')).status).toBe(401);
    expect((await mine.send('delete', `/me/sessions/${id}`)).status).toBe(404);
    expect((await mine.send('get', '/me')).status).toBe(200);
  });

  it('are all logged out at once, this one too', async () => {
    const all = [await loggedIn(), await loggedIn(), await loggedIn('li', FIREFOX)];
    const chen = await loggedIn('chen');
    expect((await all[0]?.send('delete', '/me/sessions'))?.body).toEqual({ done: true });
    for (const one of all) expect([(await one.send('get', '/me')).status, (await one.send('post', '/sessions/refresh')).status]).toEqual([401, 401]);
    expect((await chen.send('get', '/me')).status).toBe(200);
  });

  it('that were ended are out of force within five seconds in every process', async () => {
    const elsewhere = await startTestServer({ uri: server.uri, clock });
    const li = await loggedIn();
    const there = () => elsewhere.request.get('/api/v1/me').set('Authorization', `Bearer ${li.token}`);
    expect((await there()).status).toBe(200);
    await li.send('delete', '/me/sessions');
    const began = Date.now();
    while ((await there()).status === 200) await new Promise((resolve) => { setTimeout(resolve, 100); });
    expect(Date.now() - began).toBeLessThan(5_500);
    await elsewhere.close();
  });
});
