import { endRole, grantRole } from '../../../server/features/identity';
import { settableClock } from '../../../server/platform/clock';
import { startTestServer, TEST_NOW, type TestServer } from '../../support/server';
import { browserAt, PASSWORD, settle, type Browser } from './support';

const clock = settableClock(TEST_NOW);
let server: TestServer;
let desk: Browser;
beforeAll(async () => {
  server = await startTestServer({ clock });
  await settle(server);
});
afterAll(() => server.close());
beforeEach(() => {
  clock.set(TEST_NOW);
  desk = browserAt(server);
});

const later = (seconds: number): void => clock.set(new Date(clock.now().getTime() + seconds * 1000));
const ask = async (who = desk): Promise<{ code: string; secret: string }> => (await who.send('post', '/sessions/scan')).body;
const take = (code: string, secret: string, who = desk) => who.send('post', `/sessions/scan/${code}/session`, { secret });

describe('logging a desk in by scanning', () => {
  it('shows staff which desk asks, and gives it a session of theirs once they confirm', async () => {
    const { code, secret } = await ask();
    expect((await take(code, secret)).body).toEqual({ state: 'open', session: null });
    const li = await server.as('li');
    expect((await li.get(`/sessions/scan/${code}`)).body).toEqual({
      state: 'open', device: { browser: 'chrome', system: 'windows' }, network: '127.0.0.*', askedAt: TEST_NOW.toISOString(), expiresAt: new Date(TEST_NOW.getTime() + 120_000).toISOString(),
    });
    expect((await li.post(`/sessions/scan/${code}/confirm`)).body).toEqual({ done: true });
    expect((await take(code, secret)).body).toMatchObject({ state: 'used', session: { renewIn: 540 } });
    expect((await desk.send('get', '/me')).body.id).toBe('li');
    expect((await desk.send('post', '/sessions/refresh')).status).toBe(200);
  });

  it('works once: a replay gives nothing, nor do two who ask at once', async () => {
    const { code, secret } = await ask();
    const li = await server.as('li');
    await li.post(`/sessions/scan/${code}/confirm`);
    const answers = await Promise.all(Array.from({ length: 5 }, () => take(code, secret, browserAt(server))));
    expect(answers.filter(({ body }) => body.session !== null)).toHaveLength(1);
    expect((await take(code, secret)).body).toEqual({ state: 'used', session: null });
    expect((await li.post(`/sessions/scan/${code}/confirm`)).body.error.code).toBe('wrong_state');
  });

  it('gives nothing to who saw the picture only', async () => {
    const { code } = await ask();
    await (await server.as('li')).post(`/sessions/scan/${code}/confirm`);
    const thief = browserAt(server);
    const { secret } = await ask(thief);
    for (const guess of ['x', code, secret]) expect((await take(code, guess, thief)).status).toBe(404);
  });

  it('is not confirmed by residents, strangers and sessions that were let in by scanning', async () => {
    const { code, secret } = await ask();
    const chen = await server.as('chen');
    expect([(await chen.get(`/sessions/scan/${code}`)).status, (await chen.post(`/sessions/scan/${code}/confirm`)).status]).toEqual([403, 403]);
    expect((await server.stranger.post(`/sessions/scan/${code}/confirm`)).status).toBe(401);
    await (await server.as('li')).post(`/sessions/scan/${code}/confirm`);
    await take(code, secret);
    const next = await ask(browserAt(server));
    expect((await desk.send('post', `/sessions/scan/${next.code}/confirm`)).status).toBe(403);
  });

  it('gives nothing when the role was taken away between confirming and asking', async () => {
    const { code, secret } = await ask();
    await (await server.as('li')).post(`/sessions/scan/${code}/confirm`);
    const row = await server.deps.db.collection('memberships').findOne({ personId: 'li' });
    await endRole(server.deps, String(row?._id), { personId: 'admin', unitId: null, role: null });
    expect((await take(code, secret)).body).toEqual({ state: 'used', session: null });
    await grantRole(server.deps, { personId: 'li', role: 'stationStaff', unitId: 'st', since: new Date('2026-02-01T00:00:00Z') });
  });

  it('is over after two minutes, confirmed or not', async () => {
    const [one, two] = [await ask(), await ask()];
    const li = await server.as('li');
    await li.post(`/sessions/scan/${two.code}/confirm`);
    later(121);
    expect((await take(one.code, one.secret)).body).toEqual({ state: 'over', session: null });
    expect((await take(two.code, two.secret)).body).toEqual({ state: 'over', session: null });
    expect((await li.post(`/sessions/scan/${one.code}/confirm`)).status).toBe(409);
  });

  it('is refused by who did not mean it', async () => {
    const { code, secret } = await ask();
    await (await server.as('li')).post(`/sessions/scan/${code}/refuse`);
    expect((await take(code, secret)).body).toEqual({ state: 'refused', session: null });
    expect((await (await server.as('li')).post(`/sessions/scan/${code}/confirm`)).status).toBe(409);
  });

  it('still works while the account is locked for guesses', async () => {
    for (let n = 0; n < 6; n++) await desk.send('post', '/sessions', { username: 'li-account', password: 'x' });
    expect((await desk.send('post', '/sessions', { username: 'li-account', password: PASSWORD })).body.error.code).toBe('account_locked');
    const { code, secret } = await ask();
    await (await server.as('li')).post(`/sessions/scan/${code}/confirm`);
    expect((await take(code, secret)).body.session).not.toBeNull();
  });

  it('stores neither code nor secret, and is asked for only by our own pages', async () => {
    const { code, secret } = await ask();
    const stored = JSON.stringify(await server.deps.db.collection('scanLogins').find().toArray());
    for (const one of [code, secret]) expect(stored).not.toContain(one);
    expect((await desk.send('post', '/sessions/scan', undefined, { 'Sec-Fetch-Site': 'cross-site' })).status).toBe(403);
    expect((await take(code, secret, desk)).status).toBe(200);
    expect((await desk.send('post', `/sessions/scan/${code}/session`, { secret }, { 'X-Linli': '' })).status).toBe(403);
  });
});
