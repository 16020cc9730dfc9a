import jwt from 'jsonwebtoken';
import { createAccount, createPerson, grantRole, hasDemoAccounts, viewerOf } from '../../../server/features/identity';
import { createUnit } from '../../../server/features/organisation';
import { createTokens } from '../../../server/platform/crypto/tokens';
import { deriveKeys } from '../../../server/platform/crypto/keys';
import { settableClock } from '../../../server/platform/clock';
import { startTestServer, TEST_NOW, type TestServer } from '../../support/server';

const PASSWORD = '桂花香满园 2026';
const clock = settableClock(TEST_NOW);
let server: TestServer;
beforeAll(async () => {
  server = await startTestServer({ clock });
  const { deps } = server;
  await createUnit(deps, { id: 'd', name: '云溪区', kind: 'district', parentId: null });
  await createUnit(deps, { id: 's', name: '河西街道', kind: 'street', parentId: 'd' });
  await createUnit(deps, { id: 'c', name: '桂花社区', kind: 'community', parentId: 's' });
  await createUnit(deps, { id: 'st', name: '桂花工作站', kind: 'station', parentId: 'c', phone: '0755-1', hours: '9:00–17:30' });
  await createPerson(deps, { id: 'li', name: '李文', phone: '13800138000', home: { communityId: 'c', placeText: '3 栋', placeId: null, point: null } });
  await createAccount(deps, { username: 'LiWen', password: PASSWORD, personId: 'li' });
  await grantRole(deps, { personId: 'li', role: 'stationStaff', unitId: 'st', since: new Date('2026-01-01T00:00:00Z') });
  await grantRole(deps, { personId: 'li', role: 'councilMember', unitId: 'c', since: new Date('2025-01-01T00:00:00Z'), until: new Date('2026-01-01T00:00:00Z') });
  await grantRole(deps, { personId: 'li', role: 'auditor', unitId: 'd', since: new Date('2027-01-01T00:00:00Z') });
  await createPerson(deps, { id: 'demo1', name: '陈桂兰', elderMode: true, demo: { blurb: '住在 3 栋，楼下的井盖坏了', order: 2 } });
  await grantRole(deps, { personId: 'demo1', role: 'resident', unitId: 'c', since: new Date('2026-01-01T00:00:00Z') });
  await createPerson(deps, { id: 'demo2', name: '周敏', demo: { blurb: '工作站的', order: 1 } });
  await grantRole(deps, { personId: 'demo2', role: 'resident', unitId: 'c', since: new Date('2026-01-01T00:00:00Z') });
  await grantRole(deps, { personId: 'demo2', role: 'stationHead', unitId: 'st', since: new Date('2026-01-01T00:00:00Z') });
});
afterAll(() => server.close());
beforeEach(() => clock.set(TEST_NOW));

const logIn = (username: string, password: string) => server.stranger.post('/sessions', { username, password });
const meBy = (token: string) => server.request.get('/api/v1/me').set('Authorization', `Bearer ${token}`);

describe('logging in', () => {
  it('gives a token with subject and session only, and the person behind it', async () => {
    const answer = await logIn(' liwen ', PASSWORD);
    expect(answer.status).toBe(201);
    expect(Object.keys(jwt.decode(answer.body.token) as object).sort()).toEqual(['sid', 'sub']);
    const me = await meBy(answer.body.token);
    expect(me.body).toEqual({
      id: 'li',
      name: '李文',
      level: 0,
      phoneTail: '8000',
      home: { community: { id: 'c', name: '桂花社区' }, station: { id: 'st', name: '桂花工作站', phone: '0755-1', hours: '9:00–17:30', open: expect.any(Array) }, placeText: '3 栋', placeId: null, point: null },
      roles: [{ role: 'stationStaff', unit: { id: 'st', name: '桂花工作站', kind: 'station' }, community: { id: 'c', name: '桂花社区' }, since: '2026-01-01T00:00:00.000Z', until: null }],
      staff: true,
      preferences: { elderMode: false },
      demands: [],
      texts: { afterSubmit: expect.any(String), homeGreeting: '', phoneNote: expect.any(String) },
      unread: 0,
    });
  });

  it('tells a wrong password and an unknown account in the same words', async () => {
    const wrong = await logIn('liwen', 'not the password');
    const unknown = await logIn('nobody', PASSWORD);
    expect([wrong.status, wrong.body.error.code, wrong.body.error.message]).toEqual([unknown.status, unknown.body.error.code, unknown.body.error.message]);
    expect([wrong.status, wrong.body.error.code]).toEqual([401, 'wrong_credentials']);
  });

  it.each(['liwen', 'nobody-at-all'])('locks %s after five failures for a quarter of an hour, right password or not', async (username) => {
    clock.set(new Date(TEST_NOW.getTime() + 3_600_000));
    for (let n = 0; n < 5; n++) expect((await logIn(username, `wrong ${n}`)).body.error.code).toBe('wrong_credentials');
    const locked = await logIn(username, PASSWORD);
    expect([locked.status, locked.body.error.code, locked.body.error.data]).toEqual([429, 'account_locked', { retrySeconds: 900 }]);
    expect(locked.headers['retry-after']).toBe('900');
    clock.set(new Date(TEST_NOW.getTime() + 3_600_000 + 15 * 60_000));
    expect((await logIn(username, PASSWORD)).status).toBe(username === 'liwen' ? 201 : 401);
  });

  it('counts guesses that are sent at once', async () => {
    clock.set(new Date(TEST_NOW.getTime() + 7_200_000));
    const answers = await Promise.all(Array.from({ length: 12 }, (_, n) => logIn('guessed', `guess ${n}`)));
    const codes = answers.map((answer) => answer.body.error.code);
    expect(codes.filter((code) => code === 'wrong_credentials')).toHaveLength(5);
    expect(codes.filter((code) => code === 'account_locked')).toHaveLength(7);
  });

  it('forgets failures after a right password', async () => {
    clock.set(new Date(TEST_NOW.getTime() + 10_800_000));
    for (let round = 0; round < 2; round++) {
      for (let n = 0; n < 4; n++) await logIn('liwen', 'wrong');
      expect((await logIn('liwen', PASSWORD)).status).toBe(201);
    }
  });

  it('limits logins from one address over all accounts', async () => {
    const limited = await startTestServer({ uri: server.uri, config: { rates: { reads: 1000, writes: 1000, address: 1000, logins: 3 } } });
    await limited.deps.db.collection('loginAddresses').deleteMany({});
    const codes: string[] = [];
    for (let n = 0; n < 4; n++) codes.push((await limited.stranger.post('/sessions', { username: `u${n}`, password: 'x' })).body.error.code);
    expect(codes).toEqual(['wrong_credentials', 'wrong_credentials', 'wrong_credentials', 'too_many_requests']);
    await limited.close();
  });
});

describe('sessions', () => {
  it('refuses no token, forged, altered, unsigned and foreign ones', async () => {
    const { token } = await server.as('li');
    const [head, , signature] = String(token).split('.');
    const body = Buffer.from(JSON.stringify({ sub: 'demo2', sid: 'x' })).toString('base64url');
    const foreign = createTokens(deriveKeys('another secret, as long as it should be').token).issue({ personId: 'li', sessionId: 'x' });
    const unknown = server.deps.tokens.issue({ personId: 'li', sessionId: 'never-opened' });
    for (const bad of ['', 'x', 'a.b.c', `${head}.${body}.${signature}`, `${head}.${body}.`, foreign, unknown, `${token}x`]) {
      const answer = await meBy(bad);
      expect([bad, answer.status, answer.body.error.code]).toEqual([bad, 401, 'not_authenticated']);
    }
    expect((await server.stranger.get('/me')).headers['www-authenticate']).toBe('Bearer');
  });

  it("refuses a token whose session is another person's", async () => {
    const { token } = await server.as('li');
    const sessionId = server.deps.tokens.read(String(token), TEST_NOW)?.sessionId ?? '';
    expect((await meBy(server.deps.tokens.issue({ personId: 'demo2', sessionId }))).status).toBe(401);
  });

  it('end when they expire', async () => {
    const { token } = await server.as('li');
    expect((await meBy(String(token))).status).toBe(200);
    clock.set(new Date(TEST_NOW.getTime() + 25 * 3_600_000));
    expect((await meBy(String(token))).status).toBe(401);
  });

  it('end at logout, at once here', async () => {
    const li = await server.as('li');
    expect((await li.get('/me')).status).toBe(200);
    expect((await li.delete('/sessions/current')).body).toEqual({ done: true });
    expect((await li.get('/me')).status).toBe(401);
    const other = await server.as('li');
    expect((await other.get('/me')).status).toBe(200);
  });
});

describe('roles', () => {
  it('are those whose term runs, with where their unit stands', async () => {
    const { token } = await server.as('li');
    const content = server.deps.tokens.read(String(token), TEST_NOW) ?? { sessionId: '', personId: '' };
    const viewer = await viewerOf(server.deps, content);
    expect(await viewerOf(server.deps, { ...content, personId: 'wang' })).toBeNull();
    expect(viewer?.roles).toEqual([{ role: 'stationStaff', unitId: 'st', unitKind: 'station', unitName: '桂花工作站', path: ['d', 's', 'c', 'st'], communityId: 'c', gridIds: [] }]);
    expect(viewer).toMatchObject({ personId: 'li', name: '李文', homeCommunityId: 'c' });
  });

  it('granted twice are one, and are refused for unknown people and units', async () => {
    await createPerson(server.deps, { id: 'helper', name: '何帆' });
    const grant = { personId: 'helper', role: 'volunteer', unitId: 'c', since: new Date('2026-02-01T00:00:00Z') } as const;
    await grantRole(server.deps, grant);
    await grantRole(server.deps, grant);
    expect(await server.deps.db.collection('memberships').countDocuments({ personId: 'helper', role: 'volunteer' })).toBe(1);
    await expect(grantRole(server.deps, { ...grant, personId: 'nobody' })).rejects.toMatchObject({ code: 'not_found' });
    await expect(grantRole(server.deps, { ...grant, unitId: 'nowhere' })).rejects.toMatchObject({ code: 'not_found' });
  });
});

describe('accounts', () => {
  it('are refused for taken names, short passwords and unknown people', async () => {
    await expect(createAccount(server.deps, { username: 'LIWEN', password: PASSWORD, personId: 'demo1' })).rejects.toMatchObject({ data: { rule: 'usernameTaken' } });
    await expect(createAccount(server.deps, { username: 'x', password: 'short', personId: 'demo1' })).rejects.toMatchObject({ data: { rule: 'passwordTooShort' } });
    await expect(createAccount(server.deps, { username: 'x', password: PASSWORD, personId: 'nobody' })).rejects.toMatchObject({ code: 'not_found' });
  });

  it('keep neither password nor phone number readable', async () => {
    const stored = JSON.stringify([await server.deps.db.collection('accounts').find().toArray(), await server.deps.db.collection('people').find().toArray()]);
    expect(stored).not.toContain(PASSWORD);
    expect(stored).not.toContain('13800138000');
    expect(stored).toContain('"phoneTail":"8000"');
  });

  it('of a demonstration are found, so that production can refuse them', async () => {
    expect(await hasDemoAccounts(server.deps)).toBe(false);
    await createAccount(server.deps, { username: 'demo', password: PASSWORD, personId: 'demo2', demo: true });
    expect(await hasDemoAccounts(server.deps)).toBe(true);
  });
});

describe('demonstration', () => {
  it('lists the named people in their order with their telling role', async () => {
    expect((await server.stranger.get('/demo/people')).body.items).toEqual([
      { id: 'demo2', name: '周敏', role: 'stationHead', unitName: '桂花工作站', blurb: '工作站的', elderMode: false },
      { id: 'demo1', name: '陈桂兰', role: 'resident', unitName: '桂花社区', blurb: '住在 3 栋，楼下的井盖坏了', elderMode: true },
    ]);
  });

  it('lets one become them and nobody else', async () => {
    const opened = await server.stranger.post('/demo/sessions', { personId: 'demo1' });
    expect(opened.status).toBe(201);
    expect((await meBy(opened.body.token)).body.name).toBe('陈桂兰');
    expect((await server.stranger.post('/demo/sessions', { personId: 'li' })).status).toBe(404);
    expect((await server.stranger.post('/demo/sessions', { personId: 'nobody' })).status).toBe(404);
  });

  it('does not exist in production', async () => {
    const production = await startTestServer({ uri: server.uri, config: { mode: 'production' } });
    expect((await production.stranger.get('/demo/people')).status).toBe(404);
    expect((await production.stranger.post('/demo/sessions', { personId: 'demo1' })).status).toBe(404);
    expect((await production.stranger.get('/config')).body).toEqual({ mode: 'production', districtName: '云溪区', tiles: null });
    await production.close();
  });
});

describe('preferences', () => {
  it('are kept for the person', async () => {
    const li = await server.as('li');
    expect((await li.patch('/me/preferences', { elderMode: true })).body.preferences).toEqual({ elderMode: true });
    expect((await (await server.as('li')).get('/me')).body.preferences).toEqual({ elderMode: true });
    expect((await li.patch('/me/preferences', { elderMode: 'yes' })).status).toBe(400);
  });
});
