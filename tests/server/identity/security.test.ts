import { createAccount, createPerson, endRole } from '../../../server/features/identity';
import { settableClock } from '../../../server/platform/clock';
import { startTestServer, TEST_NOW, type TestServer } from '../../support/server';
import { browserAt, codeAt, PASSWORD, settle, type Browser } from './support';

const clock = settableClock(TEST_NOW);
let server: TestServer;
beforeAll(async () => {
  server = await startTestServer({ clock });
  await settle(server);
});
afterAll(() => server.close());
beforeEach(async () => {
  clock.set(TEST_NOW);
  for (const name of ['loginAttempts', 'secondFactors', 'securitySettings']) await server.deps.db.collection(name).deleteMany({});
});

const later = (seconds: number): void => clock.set(new Date(clock.now().getTime() + seconds * 1000));
const logIn = (who: Browser, part: { username?: string; password?: string; code?: string } = {}) => who.send('post', '/sessions', { username: 'li-account', password: PASSWORD, ...part });
const codeOf = (answer: { body: { error?: { code: string } } }): string | undefined => answer.body.error?.code;

async function loggedIn(username = 'li-account', code?: string): Promise<Browser> {
  const browser = browserAt(server);
  expect((await logIn(browser, { username, ...(code && { code }) })).status).toBe(201);
  return browser;
}

/** Sets an authenticator up; returns its key, its recovery codes and the browser that goes on. */
async function withAuthenticator(username = 'li-account'): Promise<{ key: string; recoveryCodes: string[]; browser: Browser }> {
  const browser = await loggedIn(username);
  const { key } = (await browser.send('post', '/me/second-factor', { password: PASSWORD })).body as { key: string };
  const done = await browser.send('post', '/me/second-factor/confirm', { code: codeAt(key, clock.now()) });
  expect(done.status).toBe(200);
  return { key, recoveryCodes: done.body.recoveryCodes, browser };
}

describe('an authenticator', () => {
  it('is set up with a key and its first code, under a new session, and is asked for from then on', async () => {
    const browser = await loggedIn();
    const other = await loggedIn();
    const before = browser.token;
    const begun = await browser.send('post', '/me/second-factor', { password: PASSWORD });
    expect(begun.body).toEqual({ key: expect.stringMatching(/^[A-Z2-7]{32}$/), uri: expect.stringContaining('otpauth://totp/') });
    expect((await logIn(browserAt(server))).status).toBe(201);
    expect(codeOf(await browser.send('post', '/me/second-factor/confirm', { code: '000000' }))).toBe('wrong_code');
    const done = await browser.send('post', '/me/second-factor/confirm', { code: codeAt(begun.body.key, clock.now()) });
    expect(new Set(done.body.recoveryCodes).size).toBe(10);
    expect(browser.token).not.toBe(before);
    expect((await browser.send('get', '/me/security')).body).toEqual({ username: 'li-account', secondFactor: { on: true, required: false, recoveryLeft: 10 } });
    for (const gone of [before, other.token]) expect((await server.request.get('/api/v1/me').set('Authorization', `Bearer ${gone}`)).status).toBe(401);
    expect(codeOf(await logIn(browserAt(server)))).toBe('code_required');
  });

  it('keeps neither key nor recovery codes readable', async () => {
    const { key, recoveryCodes } = await withAuthenticator();
    const stored = JSON.stringify(await server.deps.db.collection('secondFactors').find().toArray());
    for (const secret of [key, ...recoveryCodes, ...recoveryCodes.map((code) => code.replace('-', ''))]) expect(stored).not.toContain(secret);
  });

  it('lets one in with a code of now, of half a minute ago and ahead, and with each time step once', async () => {
    const { key } = await withAuthenticator();
    const used = codeAt(key, clock.now());
    expect(codeOf(await logIn(browserAt(server), { code: used }))).toBe('wrong_code');
    later(60);
    const code = codeAt(key, clock.now());
    const answers = await Promise.all([1, 2, 3].map(() => logIn(browserAt(server), { code })));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 401, 401]);
    later(30);
    expect((await logIn(browserAt(server), { code: codeAt(key, new Date(clock.now().getTime() + 30_000)) })).status).toBe(201);
    later(120);
    expect(codeOf(await logIn(browserAt(server), { code: codeAt(key, new Date(clock.now().getTime() - 90_000)) }))).toBe('wrong_code');
  });

  it('is stood in for by each recovery code once, however it is written', async () => {
    const { recoveryCodes } = await withAuthenticator();
    const [first = '', second = ''] = recoveryCodes;
    expect((await logIn(browserAt(server), { code: first.toLowerCase().replace('-', ' ') })).status).toBe(201);
    expect(codeOf(await logIn(browserAt(server), { code: first }))).toBe('wrong_code');
    const again = await Promise.all([1, 2].map(() => logIn(browserAt(server), { code: second })));
    expect(again.map(({ status }) => status).sort()).toEqual([201, 401]);
  });

  it('says nothing of itself before the password is right', async () => {
    await withAuthenticator();
    for (const part of [{ password: 'wrong' }, { password: 'wrong', code: '123456' }, { username: 'nobody', code: '123456' }]) {
      const answer = await logIn(browserAt(server), part);
      expect([answer.status, answer.body.error.code, answer.body.error.message]).toEqual([401, 'wrong_credentials', '账号或密码不对，请再看看']);
    }
  });

  it('cannot be guessed: wrong codes count as failures, and asking without one forgets none', async () => {
    const { key } = await withAuthenticator();
    later(60);
    for (let n = 0; n < 5; n++) {
      expect(codeOf(await logIn(browserAt(server), { code: '000000' }))).toBe('wrong_code');
      if (n < 4) expect(codeOf(await logIn(browserAt(server)))).toBe('code_required');
    }
    expect(codeOf(await logIn(browserAt(server), { code: codeAt(key, clock.now()) }))).toBe('account_locked');
  });

  it('is replaced only by who has the password and the one before', async () => {
    const { browser, key } = await withAuthenticator();
    later(60);
    expect(codeOf(await browser.send('post', '/me/second-factor', { password: 'not it' }))).toBe('wrong_credentials');
    expect(codeOf(await browser.send('post', '/me/second-factor', { password: PASSWORD }))).toBe('code_required');
    expect(codeOf(await browser.send('post', '/me/second-factor', { password: PASSWORD, code: '000000' }))).toBe('wrong_code');
    const next = (await browser.send('post', '/me/second-factor', { password: PASSWORD, code: codeAt(key, clock.now()) })).body.key;
    later(60);
    expect(codeOf(await logIn(browserAt(server), { code: codeAt(next, clock.now()) }))).toBe('wrong_code');
    expect((await browser.send('post', '/me/second-factor/confirm', { code: codeAt(next, clock.now()) })).status).toBe(200);
    later(60);
    expect(codeOf(await logIn(browserAt(server), { code: codeAt(key, clock.now()) }))).toBe('wrong_code');
    expect((await logIn(browserAt(server), { code: codeAt(next, clock.now()) })).status).toBe(201);
  });

  it('is nothing for who has no account, and is confirmed by nobody who did not begin', async () => {
    await createPerson(server.deps, { id: 'none', name: '吴宁' });
    const none = await server.as('none');
    expect((await none.post('/me/second-factor', { password: 'x' })).body.error.data.rule).toBe('noAccount');
    expect((await (await loggedIn()).send('post', '/me/second-factor/confirm', { code: '123456' })).body.error.data.rule).toBe('notSetUp');
  });

  it('is taken away by the administrator alone, who ends the sessions with it', async () => {
    const { browser } = await withAuthenticator();
    expect((await browser.send('delete', '/administration/people/li/second-factor')).status).toBe(403);
    const ann = await server.as('ann');
    expect((await ann.delete('/administration/people/li/second-factor')).body).toEqual({ done: true });
    expect((await browser.send('get', '/me')).status).toBe(401);
    expect((await logIn(browserAt(server))).status).toBe(201);
    expect((await ann.delete('/administration/people/nobody/second-factor')).status).toBe(404);
  });
});

describe('who the administrator says needs one', () => {
  const decide = async (secondFactorRoles: string[], revision = 0) => server.request.put('/api/v1/administration/security').set('Authorization', `Bearer ${(await server.as('ann')).token}`).send({ revision, secondFactorRoles });

  it('is led to set it up before anything else is served', async () => {
    expect((await decide(['stationStaff'])).body).toEqual({ revision: 1, secondFactorRoles: ['stationStaff'], changedBy: '安宁', changedAt: TEST_NOW.toISOString() });
    const browser = await loggedIn();
    expect((await browser.send('get', '/me')).body.demands).toEqual(['secondFactor']);
    for (const path of ['/me/sessions', '/inbox', '/cases/mine']) {
      const answer = await browser.send('get', path);
      expect([path, answer.status, codeOf(answer), answer.body.error.data]).toEqual([path, 403, 'step_required', { step: 'secondFactor' }]);
    }
    const { key } = (await browser.send('post', '/me/second-factor', { password: PASSWORD })).body;
    await browser.send('post', '/me/second-factor/confirm', { code: codeAt(key, clock.now()) });
    expect((await browser.send('get', '/me')).body.demands).toEqual([]);
    expect((await browser.send('get', '/inbox')).status).toBe(200);
  });

  it('is everybody in that role and nobody else, from the next token on', async () => {
    const [li, chen] = [await loggedIn(), await loggedIn('chen-account')];
    await decide(['stationStaff']);
    for (const one of [li, chen]) await one.send('post', '/sessions/refresh');
    expect((await li.send('get', '/inbox')).status).toBe(403);
    expect((await chen.send('get', '/inbox')).status).toBe(200);
  });

  it('is not asked of who came by WeChat or the demonstration: they have no password to be stolen', async () => {
    await decide(['stationStaff']);
    expect((await (await server.as('li')).get('/inbox')).status).toBe(200);
  });

  it('is decided on top of what was read; every decision is kept', async () => {
    await decide(['stationStaff']);
    expect(codeOf(await decide(['auditor']))).toBe('conflict');
    const both = await Promise.all([decide(['auditor'], 1), decide([], 1)]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(await server.deps.db.collection('securitySettings').countDocuments()).toBe(2);
    expect((await (await server.as('li')).get('/administration/security')).status).toBe(403);
  });
});

describe('a first password', () => {
  it('opens only its own change, and the session goes on under a new id', async () => {
    await createPerson(server.deps, { id: 'new', name: '新来' });
    await createAccount(server.deps, { username: 'newcomer', password: PASSWORD, personId: 'new', firstPassword: true });
    const browser = await loggedIn('newcomer');
    const before = browser.token;
    expect((await browser.send('get', '/me')).body.demands).toEqual(['password']);
    expect((await browser.send('get', '/inbox')).body.error.data).toEqual({ step: 'password' });
    const change = (current: string, next: string) => browser.send('put', '/me/password', { current, next });
    expect(codeOf(await change('not it', 'another-one-77'))).toBe('wrong_credentials');
    for (const [next, rule] of [[PASSWORD, 'samePassword'], ['short', 'passwordTooShort'], ['newcomer-2026', 'passwordTooSimple']]) expect((await change(PASSWORD, String(next))).body.error.data.rule).toBe(rule);
    expect((await change(PASSWORD, 'another-one-77')).status).toBe(200);
    expect(browser.token).not.toBe(before);
    expect((await browser.send('get', '/me')).body.demands).toEqual([]);
    expect((await browser.send('get', '/inbox')).status).toBe(200);
    expect(codeOf(await logIn(browserAt(server), { username: 'newcomer' }))).toBe('wrong_credentials');
  });

  it('cannot be guessed from a session that was left open', async () => {
    const browser = await loggedIn();
    for (let n = 0; n < 5; n++) await browser.send('put', '/me/password', { current: `guess ${n}`, next: 'another-one-77' });
    expect(codeOf(await browser.send('put', '/me/password', { current: PASSWORD, next: 'another-one-77' }))).toBe('account_locked');
  });
});

describe('guessing passwords', () => {
  const proxied = async () => startTestServer({ uri: server.uri, clock, config: { trustedProxies: 1 } });
  const from = (ip: string) => ({ 'X-Forwarded-For': ip });

  it('locks the network it comes from, and lets the owner in from another', async () => {
    const front = await proxied();
    const attacker = browserAt(front);
    for (let n = 0; n < 5; n++) await attacker.send('post', '/sessions', { username: 'li-account', password: 'x' }, from(`203.0.113.${n}`));
    expect(codeOf(await attacker.send('post', '/sessions', { username: 'li-account', password: PASSWORD }, from('203.0.113.99')))).toBe('account_locked');
    expect((await browserAt(front).send('post', '/sessions', { username: 'li-account', password: PASSWORD }, from('198.51.100.7'))).status).toBe(201);
    await front.close();
  });

  it('from everywhere is slowed to thirty in a day, while the browser the owner knows has its own allowance', async () => {
    const front = await proxied();
    const own = browserAt(front);
    expect((await own.send('post', '/sessions', { username: 'li-account', password: PASSWORD }, from('198.51.100.7'))).status).toBe(201);
    const codes: (string | undefined)[] = [];
    for (let n = 0; n < 33; n++) codes.push(codeOf(await browserAt(front).send('post', '/sessions', { username: 'li-account', password: 'x' }, from(`10.${n}.1.1`))));
    expect(codes.filter((code) => code === 'wrong_credentials')).toHaveLength(30);
    const stranger = () => browserAt(front).send('post', '/sessions', { username: 'li-account', password: PASSWORD }, from('192.0.2.1'));
    expect(codeOf(await stranger())).toBe('account_locked');
    expect((await own.send('post', '/sessions', { username: 'li-account', password: PASSWORD }, from('10.0.1.1'))).status).toBe(201);
    for (let n = 0; n < 5; n++) await own.send('post', '/sessions', { username: 'li-account', password: 'x' });
    expect(codeOf(await own.send('post', '/sessions', { username: 'li-account', password: PASSWORD }))).toBe('account_locked');
    later(24 * 3600);
    expect((await stranger()).status).toBe(201);
    await front.close();
  }, 120_000);

  it('is not helped by a cookie that was made up or belongs to another account', async () => {
    const chen = await loggedIn('chen-account');
    for (let n = 0; n < 5; n++) await logIn(chen, { password: 'x' });
    expect(codeOf(await logIn(browserAt(server)))).toBe('account_locked');
    const forged = browserAt(server);
    forged.cookies.set('linli_device', `AAAAAAAAAAAAAAAA.${'B'.repeat(22)}`);
    expect(codeOf(await logIn(forged))).toBe('account_locked');
  });
});

describe('a role that was taken away', () => {
  it('opens nothing more, in any session of the person, at once here and within five seconds elsewhere', async () => {
    const other = await startTestServer({ uri: server.uri, clock });
    const [one, two] = [await server.as('ann'), await server.as('ann')];
    const elsewhere = () => other.request.get('/api/v1/administration/units').set('Authorization', `Bearer ${two.token}`);
    expect([(await one.get('/administration/units')).status, (await elsewhere()).status]).toEqual([200, 200]);
    await createPerson(server.deps, { id: 'bea', name: '白雅' });
    await server.deps.db.collection('memberships').insertOne({ _id: 'bea.administrator.d.0' as never, personId: 'bea', role: 'administrator', unitId: 'd', since: new Date(0), until: null });
    const row = await server.deps.db.collection('memberships').findOne({ personId: 'ann' });
    await endRole(server.deps, String(row?._id), { personId: 'admin', unitId: null, role: null });
    expect([(await one.get('/administration/units')).status, (await two.get('/administration/units')).status]).toEqual([403, 403]);
    const began = Date.now();
    while ((await elsewhere()).status === 200) await new Promise((resolve) => { setTimeout(resolve, 100); });
    expect(Date.now() - began).toBeLessThan(5_500);
    await server.deps.db.collection('memberships').updateOne({ _id: row?._id }, { $set: { until: null } });
    await other.close();
  });
});
