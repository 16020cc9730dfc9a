import jwt from 'jsonwebtoken';
import { settableClock } from '../../../server/platform/clock';
import { startTestServer, TEST_NOW, type TestServer } from '../../support/server';
import { browserAt, PASSWORD, settle, type Browser } from './support';

const clock = settableClock(TEST_NOW);
let server: TestServer;
let browser: Browser;
beforeAll(async () => {
  server = await startTestServer({ clock });
  await settle(server);
});
afterAll(() => server.close());
beforeEach(async () => {
  clock.set(TEST_NOW);
  await server.deps.db.collection('loginAttempts').deleteMany({});
  browser = browserAt(server);
});

const later = (seconds: number): void => clock.set(new Date(clock.now().getTime() + seconds * 1000));
const logIn = (who = browser, name = 'li') => who.send('post', '/sessions', { username: `${name}-account`, password: PASSWORD });
const refresh = (cookie = browser.cookies.get('linli_session'), headers = {}) => browser.send('post', '/sessions/refresh', undefined, { Cookie: `linli_session=${cookie}`, ...headers });
const works = async (token = browser.token) => (await server.request.get('/api/v1/me').set('Authorization', `Bearer ${token}`)).status === 200;

describe('a session in a browser', () => {
  it('gives a token of minutes, and keeps the rest in a cookie that no script and no other site sees', async () => {
    const answer = await logIn();
    expect(answer.body).toMatchObject({ expiresAt: new Date(TEST_NOW.getTime() + 600_000).toISOString(), renewIn: 540 });
    expect(Object.keys(jwt.decode(answer.body.token) as object).sort()).toEqual(['exp', 'sid', 'sub']);
    const lines = [answer.headers['set-cookie']].flat() as string[];
    for (const line of lines) expect(line.toLowerCase()).toMatch(/path=\/api\/v1\/sessions;.*samesite=strict; httponly$/);
    expect(lines.map((line) => line.split('=')[0])).toEqual(['linli_device', 'linli_session']);
    expect(JSON.stringify(answer.body)).not.toContain(browser.cookies.get('linli_session')?.split('.')[1]);
    expect(await works()).toBe(true);
    later(601);
    expect(await works()).toBe(false);
  });

  it('marks its cookies secure where people come by https, also behind a proxy', async () => {
    const secure = await startTestServer({ uri: server.uri, clock, config: { publicUrl: 'https://linli.example' } });
    const other = browserAt(secure);
    const lines = [(await logIn(other)).headers['set-cookie']].flat() as string[];
    for (const line of lines) expect(line).toMatch(/^__Secure-linli_(device|session)=.*; secure;/i);
    expect((await other.send('post', '/sessions/refresh')).status).toBe(200);
    await secure.close();
  });

  it('stores neither the refresh token nor what would make one', async () => {
    await logIn();
    const [, secret = ''] = (browser.cookies.get('linli_session') ?? '').split('.');
    const stored = JSON.stringify(await server.deps.db.collection('sessions').find().toArray());
    expect(secret.length).toBeGreaterThanOrEqual(43);
    expect(stored).not.toContain(secret);
  });

  it('goes on by its cookie, which changes with each use', async () => {
    await logIn();
    const first = browser.cookies.get('linli_session');
    later(700);
    expect((await refresh()).status).toBe(200);
    expect(browser.cookies.get('linli_session')).not.toBe(first);
    expect(await works()).toBe(true);
    later(700);
    expect((await refresh()).status).toBe(200);
  });

  it('gives the same successor to a predecessor whose answer got lost, for a minute', async () => {
    await logIn();
    const first = browser.cookies.get('linli_session');
    await refresh(first);
    const successor = browser.cookies.get('linli_session');
    later(59);
    expect((await refresh(first)).status).toBe(200);
    expect(browser.cookies.get('linli_session')).toBe(successor);
    expect((await refresh(successor)).status).toBe(200);
  });

  it('gives everybody who asks at once the same successor', async () => {
    await logIn();
    const first = browser.cookies.get('linli_session');
    const answers = await Promise.all(Array.from({ length: 8 }, () => refresh(first)));
    expect(answers.map(({ status }) => status)).toEqual(Array(8).fill(200));
    expect(new Set(answers.map((answer) => ([answer.headers['set-cookie']].flat() as string[])[0]?.split(';')[0])).size).toBe(1);
    expect((await refresh()).status).toBe(200);
  });

  it('ends as a whole when a used token comes again later', async () => {
    await logIn();
    const first = browser.cookies.get('linli_session');
    await refresh(first);
    const successor = browser.cookies.get('linli_session');
    later(61);
    expect((await refresh(first)).body.error.code).toBe('not_authenticated');
    expect((await refresh(successor)).status).toBe(401);
    expect(await works()).toBe(false);
  });

  it('ends as a whole when an older one than the predecessor comes, however soon', async () => {
    await logIn();
    const first = browser.cookies.get('linli_session');
    await refresh();
    await refresh();
    expect((await refresh(first)).status).toBe(401);
    expect((await refresh()).status).toBe(401);
  });

  it('is not disturbed by made-up tokens', async () => {
    await logIn();
    const real = browser.cookies.get('linli_session') ?? '';
    const [id] = real.split('.');
    for (const bad of ['', 'x', `${id}.x.y`, `${real}x`, `${id}.${'A'.repeat(43)}.${'B'.repeat(22)}`, `${real}.more`]) expect([bad, (await refresh(bad)).status]).toEqual([bad, 401]);
    expect((await refresh(real)).status).toBe(200);
  });

  it('does not go on beyond its own end, nor after logging out', async () => {
    await logIn();
    const cookie = browser.cookies.get('linli_session');
    await browser.send('delete', '/sessions/current');
    expect(browser.cookies.has('linli_session')).toBe(false);
    expect((await refresh(cookie)).status).toBe(401);
    await logIn();
    later(12 * 3600 + 1);
    expect((await refresh()).status).toBe(401);
  });

  it('always has a new id: an id that somebody planted before the login is worth nothing', async () => {
    await logIn();
    const planted = browser.cookies.get('linli_session') ?? '';
    await browser.send('post', '/sessions', { username: 'chen-account', password: PASSWORD });
    expect(browser.cookies.get('linli_session')?.split('.')[0]).not.toBe(planted.split('.')[0]);
    await refresh();
    expect((await browser.send('get', '/me')).body.id).toBe('chen');
  });
});

describe('other sites', () => {
  it.each<[string, Record<string, string>]>([
    ['without our header', { 'X-Linli': '' }],
    ['from another site', { 'Sec-Fetch-Site': 'cross-site' }],
    ['from a sibling domain', { 'Sec-Fetch-Site': 'same-site' }],
    ['from another origin, in an older browser', { 'Sec-Fetch-Site': '', Origin: 'https://evil.example' }],
    ['from nowhere', { 'Sec-Fetch-Site': '', Origin: '' }],
    ['from a sandboxed frame', { 'Sec-Fetch-Site': '', Origin: 'null' }],
  ])('get nothing by the cookie: %s', async (_, headers) => {
    await logIn();
    const answer = await refresh(undefined, headers);
    expect([answer.status, answer.body.error.code]).toEqual([403, 'not_allowed']);
    expect(answer.headers['set-cookie']).toBeUndefined();
    expect((await refresh()).status).toBe(200);
  });

  it('are told from our own page in an older browser by its origin', async () => {
    await logIn();
    expect((await refresh(undefined, { 'Sec-Fetch-Site': '', Origin: server.url })).status).toBe(200);
  });

  it('log nobody out: that takes the token, which they do not have', async () => {
    await logIn();
    const answer = await browser.send('delete', '/sessions/current', undefined, { Authorization: '', 'Sec-Fetch-Site': 'cross-site' });
    expect(answer.status).toBe(401);
    expect(await works()).toBe(true);
  });
});

it('a client that is no browser of ours gets a token for the whole session, and no cookie', async () => {
  const answer = await server.stranger.post('/sessions', { username: 'li-account', password: PASSWORD });
  expect(answer.headers['set-cookie']).toBeUndefined();
  expect(answer.body).toEqual({ token: expect.any(String), expiresAt: new Date(TEST_NOW.getTime() + 12 * 3_600_000).toISOString() });
});
