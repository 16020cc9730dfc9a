import { integratorOf } from '../../../server/features/apiKeys';
import { settableClock } from '../../../server/platform/clock';
import { startTestServer, type Caller, type TestServer } from '../../support/server';
import { seedDistrict } from '../cases/support';

const START = new Date('2026-03-02T10:00:00+08:00');
const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const clock = settableClock(START);
let server: TestServer;
let admin: Caller;
beforeAll(async () => {
  server = await startTestServer({ clock });
  await seedDistrict(server.deps);
});
afterAll(() => server.close());
beforeEach(async () => {
  clock.set(START);
  admin = await server.as('admin');
});
afterEach(() => server.deps.db.collection('apiKeys').deleteMany({}));

const KEY = { unitId: 'water', name: '水务平台', scopes: ['requests.file', 'webhooks.replay'], days: 30, perMinute: 3 };
interface View { id: string; revision: number }
const make = async (more: object = {}, once?: string): Promise<{ key: View; secret: string }> => (await admin.post('/administration/keys', { ...KEY, ...more }, once).expect(201)).body;
const opens = async (text: string): Promise<boolean> => (await integratorOf(server.deps, text)) !== null;
const after = (ms: number): void => clock.set(new Date(START.getTime() + ms));

it('is shown once, and kept as a hash alone', async () => {
  const { key, secret } = await make();
  expect(secret).toMatch(/^lk1\.[\w-]+\.[\w-]{43}$/);
  const stored = JSON.stringify(await server.deps.db.collection('apiKeys').find().toArray());
  expect(stored).not.toContain(secret.split('.')[2]);
  const listed = (await admin.get('/administration/keys').expect(200)).body.items;
  expect(listed).toMatchObject([{ id: key.id, unit: { id: 'water' }, scopes: KEY.scopes, tail: secret.slice(-4), state: 'ending', lastUsedAt: null, formerUntil: null }]);
  expect(JSON.stringify(listed)).not.toContain(secret.split('.')[2]);
});

it('makes one key for one tap, and cannot show it a second time', async () => {
  const first = await make({}, 'one-tap-of-the-admin');
  const again = await make({}, 'one-tap-of-the-admin');
  expect([again.key.id, again.secret]).toEqual([first.key.id, null]);
  await admin.post('/administration/keys', { ...KEY, name: '别的' }, 'one-tap-of-the-admin').expect(409);
});

it('opens for its unit until its end, and for nobody who changed a letter of it', async () => {
  const { key, secret } = await make();
  expect(await integratorOf(server.deps, secret)).toEqual({ keyId: key.id, unitId: 'water', scopes: KEY.scopes });
  const wrong = [`${secret.slice(0, -1)}${secret.endsWith('A') ? 'B' : 'A'}`, secret.replace(key.id, 'x'.repeat(32)), secret.slice(4), `${secret} `, '', 'null'];
  for (const text of wrong) expect(await opens(text)).toBe(false);
  after(30 * DAY - 1);
  expect(await opens(secret)).toBe(true);
  after(30 * DAY);
  expect(await opens(secret)).toBe(false);
});

it('is exchanged with an overlap, after which the old one is over', async () => {
  const { key, secret } = await make();
  const next = (await admin.post(`/administration/keys/${key.id}/secret`, { revision: 0, overlapHours: 2 }).expect(200)).body;
  expect(next.key).toMatchObject({ id: key.id, revision: 1, formerUntil: new Date(START.getTime() + 2 * HOUR).toISOString() });
  expect([await opens(secret), await opens(next.secret)]).toEqual([true, true]);
  after(2 * HOUR);
  expect([await opens(secret), await opens(next.secret)]).toEqual([false, true]);
  await admin.post(`/administration/keys/${key.id}/secret`, { revision: 0 }).expect(409);
  const atOnce = (await admin.post(`/administration/keys/${key.id}/secret`, { revision: 1, overlapHours: 0 }).expect(200)).body;
  expect([await opens(next.secret), await opens(atOnce.secret)]).toEqual([false, true]);
});

it('opens nothing from the moment it is revoked, the one before included, and is not changed any more', async () => {
  const { key, secret } = await make();
  const next = (await admin.post(`/administration/keys/${key.id}/secret`, { revision: 0 }).expect(200)).body;
  await admin.post(`/administration/keys/${key.id}/end`, { revision: 1 }).expect(200);
  expect([await opens(secret), await opens(next.secret)]).toEqual([false, false]);
  expect((await admin.post(`/administration/keys/${key.id}/secret`, { revision: 2 }).expect(422)).body.error.data).toEqual({ rule: 'keyOver' });
  expect((await admin.get('/administration/keys')).body.items).toMatchObject([{ state: 'revoked' }]);
});

it('answers 429 with Retry-After beyond its limit, in every process alike, and is free in the next minute', async () => {
  const { secret } = await make();
  const call = () => server.request.get('/api/v1/integrator/channels').set('Authorization', `Bearer ${secret}`);
  clock.set(new Date('2026-03-02T10:00:20+08:00'));
  await integratorOf(server.deps, secret);
  await Promise.all([call().expect(200), call().expect(200)]);
  const refused = await call().expect(429);
  expect(refused.headers['retry-after']).toBe('40');
  clock.set(new Date('2026-03-02T10:01:00+08:00'));
  await call().expect(200);
  admin = await server.as('admin');
  expect((await admin.get('/administration/keys')).body.items[0].lastUsedAt).toBe('2026-03-02T02:01:00.000Z');
});

it('opens only what it is good for, and no session of a person opens it', async () => {
  const { secret } = await make({ scopes: ['requests.file'] });
  const channels = (token: string) => server.request.get('/api/v1/integrator/channels').set('Authorization', `Bearer ${token}`);
  await channels(secret).expect(403);
  await channels(admin.token ?? '').expect(401);
  await server.request.get('/api/v1/me').set('Authorization', `Bearer ${secret}`).expect(401);
});

it('leaves a line in the audit log when it is made, exchanged and revoked', async () => {
  const { key } = await make();
  await admin.post(`/administration/keys/${key.id}/secret`, { revision: 0 }).expect(200);
  await admin.post(`/administration/keys/${key.id}/end`, { revision: 1 }).expect(200);
  const rows = await server.deps.db.collection('auditRows').find({ objectId: `apiKey:${key.id}` }).toArray();
  expect(rows.map(({ action }) => action)).toEqual(['settingsChanged', 'settingsChanged', 'settingsChanged']);
});

it('names what is wrong with a key as it is entered', async () => {
  const bad = [{ unitId: 'nobody' }, { name: ' ' }, { scopes: [] }, { scopes: ['everything'] }, { scopes: ['requests.file', 'requests.file'] }, { days: 0 }, { days: 731 }, { perMinute: 0 }];
  const answers = await Promise.all(bad.map(async (part) => (await admin.post('/administration/keys', { ...KEY, ...part })).status));
  expect(answers).toEqual([404, 400, 400, 400, 400, 400, 400, 400]);
});
