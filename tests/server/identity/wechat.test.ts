import { createPerson } from '../../../server/features/identity';
import { settableClock } from '../../../server/platform/clock';
import { issueCode, MOCK_CODE, phoneOf, type Sandbox } from '../../../server/sandbox';
import { sandboxFor } from '../../support/sandbox';
import { startTestServer, TEST_NOW, type TestServer } from '../../support/server';
import { report, seedDistrict } from '../cases/support';

const clock = settableClock(TEST_NOW);
let sandbox: Sandbox;
let server: TestServer;
beforeAll(async () => {
  const started = await sandboxFor(() => clock.now().getTime());
  sandbox = started.sandbox;
  server = await startTestServer({ clock, config: started.config });
  await seedDistrict(server.deps);
});
afterAll(async () => {
  await server.close();
  await sandbox.close();
});

const logIn = (code: string) => server.stranger.post('/sessions/wechat', { code });
const by = (token: string) => ({
  me: () => server.request.get('/api/v1/me').set('Authorization', `Bearer ${token}`),
  choose: (communityId: string) => server.request.post('/api/v1/me/community').set('Authorization', `Bearer ${token}`).send({ communityId }),
  report: () => server.request.post('/api/v1/cases').set('Authorization', `Bearer ${token}`).set('Idempotency-Key', 'report-of-a-stranger').send(report()),
});

describe('logging in through WeChat', () => {
  it('makes a person of level 0 without a home at the first coming, and finds them again', async () => {
    const first = await logIn(issueCode(sandbox.state, 'first'));
    expect(first.status).toBe(201);
    const me = (await by(first.body.token).me()).body;
    expect(me).toMatchObject({ name: '微信来的邻居', level: 0, home: null, roles: [], staff: false });
    const again = await logIn(issueCode(sandbox.state, 'first'));
    expect((await by(again.body.token).me()).body.id).toBe(me.id);
    const other = await logIn(issueCode(sandbox.state, 'second'));
    expect((await by(other.body.token).me()).body.id).not.toBe(me.id);
  });

  it('makes one person however many logins race', async () => {
    const before = await server.deps.db.collection('people').countDocuments();
    const codes = Array.from({ length: 12 }, () => issueCode(sandbox.state, 'racer'));
    const answers = await Promise.all(codes.map((code) => logIn(code)));
    const ids = await Promise.all(answers.map(async ({ body }) => (await by(body.token).me()).body.id as string));
    expect(new Set(ids).size).toBe(1);
    expect(await server.deps.db.collection('people').countDocuments()).toBe(before + 1);
    expect(await server.deps.db.collection('wechatBindings').countDocuments({ personId: ids[0] })).toBe(1);
  });

  it('lets in a stranger whose developer tools have no AppID, again and again', async () => {
    expect((await logIn(MOCK_CODE)).status).toBe(201);
    expect((await logIn(MOCK_CODE)).status).toBe(201);
  });

  it('keeps the openid readable nowhere, and tells it nobody', async () => {
    const { body } = await logIn(issueCode(sandbox.state, 'secretive'));
    const { openId } = phoneOf(sandbox.state, 'secretive');
    const me = await by(body.token).me();
    const stored = JSON.stringify([await server.deps.db.collection('wechatBindings').find().toArray(), await server.deps.db.collection('people').find().toArray(), await server.deps.db.collection('sessions').find().toArray()]);
    for (const text of [stored, JSON.stringify(body), me.text]) expect(text).not.toContain(openId);
  });

  it.each([
    [40029, 400, 'wechat_code_invalid', '再点一次'],
    [40163, 400, 'wechat_code_used', '再点一次'],
    [40226, 403, 'wechat_user_blocked', '解除限制'],
    [45011, 429, 'wechat_too_often', '过一分钟'],
    [-1, 503, 'wechat_busy', '过一会儿'],
    [40125, 503, 'wechat_off', '告诉工作站'],
    ['gateway' as const, 503, 'wechat_busy', '过一会儿'],
  ])('tells %s as %i %s, with what to do now', async (fault, status, code, words) => {
    sandbox.fail('login', fault);
    const answer = await logIn(issueCode(sandbox.state, 'first'));
    expect([answer.status, answer.body.error.code]).toEqual([status, code]);
    expect(answer.body.error.message).toContain(words);
  });

  it('refuses a code that was used before', async () => {
    const code = issueCode(sandbox.state, 'replayed');
    expect((await logIn(code)).status).toBe(201);
    expect((await logIn(code)).body.error.code).toBe('wechat_code_used');
  });

  it.each([[{}], [{ code: '' }], [{ code: 'x'.repeat(129) }], [{ code: 7 }], [{ code: 'x', appid: 'y' }]])('refuses %j', async (body) => {
    expect((await server.stranger.post('/sessions/wechat', body)).status).toBe(400);
  });

  it('stops an address that guesses codes, before WeChat is asked', async () => {
    const strict = await startTestServer({ uri: server.uri, clock, config: { wechat: server.deps.config.wechat, rates: { ...server.deps.config.rates, logins: 3 } } });
    // Earlier refusals of these tests count for the same address.
    await strict.deps.db.collection('loginAddresses').deleteMany({});
    const post = (code: string) => strict.stranger.post('/sessions/wechat', { code });
    for (let n = 0; n < 3; n++) expect((await post(`made-up-${n}`)).body.error.code).toBe('wechat_code_invalid');
    const asked = sandbox.state.calls.get('login');
    expect((await post('made-up-4')).status).toBe(429);
    expect((await post(issueCode(sandbox.state, 'first'))).status).toBe(429);
    expect(sandbox.state.calls.get('login')).toBe(asked);
    await strict.deps.db.collection('loginAddresses').deleteMany({});
    await strict.close();
  });

  it('says so where there is no mini-program', async () => {
    const without = await startTestServer({ uri: server.uri, clock, config: { wechat: { ...server.deps.config.wechat, app: null } } });
    expect((await without.stranger.post('/sessions/wechat', { code: 'x' })).body.error.code).toBe('wechat_off');
    await without.close();
  });
});

describe('choosing a community', () => {
  it('gives a newcomer a station, so that they can report', async () => {
    const { token } = (await logIn(issueCode(sandbox.state, 'newcomer'))).body as { token: string };
    const me = by(token);
    expect((await me.me()).body.home).toBeNull();
    expect((await me.choose('plum')).body.home).toMatchObject({ community: { id: 'plum', name: '梅社区' }, station: { id: 'plum-station' }, placeText: '' });
    const filed = await me.report();
    expect(filed.status).toBe(201);
    expect(filed.body.community).toEqual({ id: 'plum', name: '梅社区' });
    expect((await me.choose('pine')).body.home.community.id).toBe('pine');
  });

  it('refuses what is no community, a stranger, and whoever has a home on record', async () => {
    const { token } = (await logIn(issueCode(sandbox.state, 'newcomer'))).body as { token: string };
    expect((await by(token).choose('plum-station')).status).toBe(404);
    expect((await by(token).choose('nowhere')).status).toBe(404);
    expect((await server.stranger.post('/me/community', { communityId: 'plum' })).status).toBe(401);
    await createPerson(server.deps, { id: 'settled', name: '赵工', home: { communityId: 'plum', placeText: '3 栋', placeId: null, point: null } });
    const settled = await (await server.as('settled')).post('/me/community', { communityId: 'pine' });
    expect([settled.status, settled.body.error.data]).toEqual([422, { rule: 'homeBound' }]);
    expect((await (await server.as('settled')).get('/me')).body.home.community.id).toBe('plum');
  });
});
