import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { createPerson } from '../../../server/features/identity';
import { feature as identity } from '../../../server/features/identity';
import type { Feature } from '../../../server/http/types';
import { createLogger } from '../../../server/platform/logger';
import { DomainError } from '../../../shared/domain/kernel/errors';
import { startTestServer } from '../../support/server';

const SECRET = 'db-password-77';
/** Handlers that misbehave on demand. */
const trouble: Feature = {
  name: 'trouble',
  handlers: {
    'GET /inbox': async ({ query }) => {
      if (query.cursor === 'boom') throw new Error(`cannot reach mongodb://linli:${SECRET}@db for 13800138000`);
      if (query.cursor === 'away') throw Object.assign(new Error('no server'), { name: 'MongoServerSelectionError' });
      if (query.cursor === 'teapot') throw 'a text in place of an error';
      return { items: [], next: null, unread: 0 };
    },
    'POST /inbox/:id/read': async ({ params }) => {
      if (params.id === 'rule') throw new DomainError('rule_refused', { rule: 'outsideDistrict' });
      throw new DomainError('conflict', { state: 'accepted', revision: 3 });
    },
    'POST /inbox/read-all': async () => ({ done: true }),
  },
  ensureIndexes: async () => undefined,
};
const features = [identity, trouble];

async function serverWith(options: Parameters<typeof startTestServer>[0] = {}) {
  const server = await startTestServer({ features, ...options });
  await createPerson(server.deps, { id: 'p1', name: '陈桂兰' });
  return { server, me: await server.as('p1') };
}

describe('errors', () => {
  it('that nobody expected are logged and shown as no more than internal', async () => {
    const lines: string[] = [];
    const { server, me } = await serverWith({ logger: createLogger('info', { write: (line: string) => void lines.push(line) }) });
    const answer = await me.get('/inbox?cursor=boom');
    expect([answer.status, answer.body.error.code]).toEqual([500, 'internal']);
    const { requestId: _chance, ...told } = answer.body.error;
    expect(JSON.stringify(told)).not.toMatch(/mongodb|138/);
    const log = lines.join('');
    expect(log).toContain(answer.body.error.requestId);
    expect(log).toContain('cannot reach');
    for (const secret of [SECRET, '13800138000', String(me.token)]) expect(log).not.toContain(secret);
    expect((await me.get('/inbox?cursor=teapot')).body.error.code).toBe('internal');
    await server.close();
  });

  it('of a database that is away are 503, to be tried again', async () => {
    const { server, me } = await serverWith();
    const answer = await me.get('/inbox?cursor=away');
    expect([answer.status, answer.body.error.code]).toEqual([503, 'unavailable']);
    await server.close();
  });

  it('of the domain carry their data and their sentence', async () => {
    const { server, me } = await serverWith();
    const lost = await me.post('/inbox/x/read');
    expect(server.deps).toBeDefined();
    expect(lost.status).toBe(409);
    expect(lost.body.error).toMatchObject({ code: 'conflict', data: { state: 'accepted', revision: 3 }, message: '刚刚有人先办了一步，看看最新的再定' });
    const rule = await me.post('/inbox/rule/read');
    expect([rule.status, rule.body.error.message]).toEqual([422, '这个地方不在本区，请在地图上另选一处']);
    await expect(server.close()).rejects.toThrow('the contract does not promise conflict');
  });
});

describe('one request', () => {
  it('is one line of log with id, route pattern, status and person, and without address or token', async () => {
    const lines: string[] = [];
    const { server, me } = await serverWith({ logger: createLogger('info', { write: (line: string) => void lines.push(line) }) });
    lines.length = 0;
    await me.get('/inbox?cursor=abc');
    expect(lines).toHaveLength(1);
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({ msg: 'request', method: 'GET', route: 'GET /inbox', status: 200, personId: 'p1', requestId: expect.any(String), ms: expect.any(Number) });
    await server.close();
  });
});

describe('rate limits', () => {
  const rates = { reads: 3, writes: 2, address: 100, logins: 100 };

  it('count reads and writes of a person apart, and people apart', async () => {
    const { server, me } = await serverWith({ config: { rates } });
    await createPerson(server.deps, { id: 'p2', name: '周敏' });
    const other = await server.as('p2');
    const reads = [];
    for (let n = 0; n < 4; n++) reads.push((await me.get('/inbox')).status);
    expect(reads).toEqual([200, 200, 200, 429]);
    const writes = [];
    for (let n = 0; n < 3; n++) writes.push(await me.post('/inbox/read-all'));
    expect(writes.map((answer) => answer.status)).toEqual([200, 200, 429]);
    expect(writes[2]?.body.error.code).toBe('too_many_requests');
    expect(Number(writes[2]?.headers['retry-after'])).toBeGreaterThan(0);
    expect((await other.get('/inbox')).status).toBe(200);
    await server.close();
  });

  it('count requests of one address, with and without a session', async () => {
    const { server } = await serverWith({ config: { rates: { ...rates, address: 2 } } });
    const statuses = [];
    for (let n = 0; n < 3; n++) statuses.push((await server.stranger.get('/me')).status);
    expect(statuses).toEqual([401, 401, 429]);
    await server.close();
  });

  it('believe X-Forwarded-For only from the proxies that are configured', async () => {
    const config = { rates: { ...rates, address: 1 } };
    const ask = async (trustedProxies: number): Promise<number[]> => {
      const { server } = await serverWith({ config: { ...config, trustedProxies } });
      const statuses = [];
      for (const ip of ['9.9.9.1', '9.9.9.2']) statuses.push((await server.stranger.get('/me').set('X-Forwarded-For', ip)).status);
      await server.close();
      return statuses;
    };
    expect(await ask(0)).toEqual([401, 429]);
    expect(await ask(1)).toEqual([401, 401]);
  });
});

describe('the browser build', () => {
  let h5: string;
  beforeAll(async () => {
    h5 = await mkdtemp(path.join(os.tmpdir(), 'linli-h5-'));
    await mkdir(path.join(h5, 'js'));
    await writeFile(path.join(h5, 'index.html'), '<!doctype html><title>邻里</title>');
    await writeFile(path.join(h5, 'js/app.0a1b2c3d.js'), 'void 0');
    await writeFile(path.join(h5, '.env'), 'SECRET=1');
    await writeFile(`${h5}-beside.txt`, 'beside');
  });
  afterAll(async () => {
    await rm(h5, { recursive: true });
    await rm(`${h5}-beside.txt`);
  });

  it('is served with a page that is asked for anew and files that are kept', async () => {
    const { server } = await serverWith({ h5 });
    const page = await server.request.get('/');
    expect([page.status, page.text, page.headers['cache-control']]).toEqual([200, '<!doctype html><title>邻里</title>', 'no-cache']);
    const script = await server.request.get('/js/app.0a1b2c3d.js');
    expect([script.status, script.headers['cache-control']]).toEqual([200, 'public, max-age=31536000, immutable']);
    expect((await server.request.head('/')).status).toBe(200);
    await server.close();
  });

  it('gives nothing hidden, nothing outside, and answers reads only', async () => {
    const { server } = await serverWith({ h5 });
    for (const at of ['/.env', '/js/../.env', `/..%2f${path.basename(h5)}-beside.txt`, `/%2e%2e/${path.basename(h5)}-beside.txt`, '/js/', '/%00', '/%E0%A4%A']) {
      const answer = await server.request.get(at);
      expect([at, answer.status >= 400 && answer.status < 500]).toEqual([at, true]);
      expect(answer.text).not.toMatch(/SECRET|beside/);
    }
    expect((await server.request.post('/index.html')).status).toBe(405);
    await server.close();
  });
});

describe('security headers', () => {
  it('demand https where the public address is https, and allow the tile server', async () => {
    const { server } = await serverWith({ config: { publicUrl: 'https://linli.example.org', tiles: 'https://tiles.example.org/{z}/{x}/{y}.png' } });
    const { headers } = await server.request.get('/health/live');
    expect(headers['strict-transport-security']).toContain('max-age=15552000');
    expect(headers['content-security-policy']).toContain('https://tiles.example.org');
    expect(headers['content-security-policy']).toContain("frame-ancestors 'none'");
    await server.close();
  });
});

describe('readiness', () => {
  it('ends when the database does, liveness does not', async () => {
    const { server } = await serverWith();
    await server.deps.db.close();
    expect((await server.request.get('/health/live')).status).toBe(200);
    const ready = await server.request.get('/health/ready');
    expect([ready.status, ready.body]).toEqual([503, { status: 'unavailable', checks: { database: false } }]);
    await server.close();
  });
});
