import http from 'node:http';
import { createPerson } from '../../../server/features/identity';
import { feature as files } from '../../../server/features/files';
import { feature as identity } from '../../../server/features/identity';
import { feature as organisation } from '../../../server/features/organisation';
import { feature as system } from '../../../server/features/system';
import type { Feature } from '../../../server/http/types';
import { startTestServer, type Caller, type TestServer } from '../../support/server';

/** Routes with a query and without a body, served by nothing but this test. */
const probe: Feature = {
  name: 'probe',
  handlers: { 'GET /inbox': async () => ({ items: [], next: null, unread: 0 }), 'POST /inbox/read-all': async () => ({ done: true }) },
  ensureIndexes: async () => undefined,
};

let server: TestServer;
let me: Caller;
beforeAll(async () => {
  server = await startTestServer({ features: [system, identity, organisation, files, probe] });
  await createPerson(server.deps, { id: 'p1', name: '陈桂兰' });
  me = await server.as('p1');
});
afterAll(() => server.close());

const fieldsOf = (body: { error: { fields?: { path: string; code: string }[] } }) => (body.error.fields ?? []).map(({ path, code }) => `${path}:${code}`);
const login = (body: unknown) => server.request.post('/api/v1/sessions').set('Content-Type', 'application/json').send(typeof body === 'string' ? body : JSON.stringify(body));

describe('bad input', () => {
  it.each<[string, string, string[]]>([
    ['missing fields, all at once', '{}', ['username:required', 'password:required']],
    ['wrong types', '{"username":1,"password":null}', ['username:wrongType', 'password:wrongType']],
    ['operators in place of texts', '{"username":{"$gt":""},"password":{"$ne":null}}', ['username:wrongType', 'password:wrongType']],
    ['unknown fields by name', '{"username":"a","password":"b","role":"administrator","$where":"1"}', ['role:unknownField', '$where:unknownField']],
    ['the same field twice', '{"username":"a","password":"b","username":"admin"}', ['username:unknownField']],
    ['the prototype', '{"username":"a","password":"b","__proto__":{"isAdmin":true}}', ['__proto__:unknownField']],
    ['the constructor, deep down', '{"username":{"constructor":{"prototype":{}}},"password":"b"}', ['username.constructor:unknownField', 'username.constructor.prototype:unknownField']],
    ['100,000 characters', `{"username":"${'长'.repeat(80_000)}","password":"b"}`, ['username:tooLong']],
    ['half a surrogate pair and control characters', '{"username":"a\\ud800","password":"b\\u0000"}', ['username:unreadable', 'password:unreadable']],
    ['an array for an object', '[]', [':wrongType']],
  ])('names %s', async (_what, body, fields) => {
    const answer = await login(body);
    expect(answer.status).toBe(400);
    expect(answer.body.error).toMatchObject({ code: 'invalid_input', message: '还差几处，补上就能交' });
    expect(fieldsOf(answer.body).sort()).toEqual([...fields].sort());
    for (const field of answer.body.error.fields) expect(field.message).toMatch(/[\u4e00-\u9fff]/);
  });

  it.each<[string, string]>([
    ['cut off', '{"username":"a"'],
    ['no JSON', 'username=a'],
    ['a bare text', '"username"'],
    ['a number', '12'],
    ['nested a thousand deep', `{"username":${'['.repeat(1000)}${']'.repeat(1000)}}`],
  ])('refuses %s as malformed', async (_what, body) => {
    const answer = await login(body);
    expect([answer.status, answer.body.error.code]).toEqual([400, 'malformed_json']);
  });

  it('refuses other kinds of body', async () => {
    const answer = await server.request.post('/api/v1/sessions').type('form').send('username=a&password=b');
    expect([answer.status, answer.body.error.code]).toEqual([415, 'unsupported_media_type']);
    const charset = await server.request.post('/api/v1/sessions').set('Content-Type', 'application/json; charset=klingon').send(Buffer.from('{}'));
    expect(charset.status).toBeGreaterThanOrEqual(400);
    expect(charset.status).toBeLessThan(500);
  });

  it('treats no body as an empty one', async () => {
    const answer = await server.request.post('/api/v1/sessions');
    expect([answer.status, fieldsOf(answer.body)]).toEqual([400, [':required']]);
  });

  it('takes emoji and rare characters for what they are', async () => {
    const answer = await login({ username: '𠮷野家👨‍👩‍👧', password: '🀄️' });
    expect([answer.status, answer.body.error.code]).toEqual([401, 'wrong_credentials']);
  });

  it('names bad query fields, unknown ones and ones given twice', async () => {
    const answer = await me.get('/inbox?limit=0&cursor=a&cursor=b&$where=1');
    expect(answer.status).toBe(400);
    expect(fieldsOf(answer.body).sort()).toEqual(['$where:unknownField', 'cursor:wrongType', 'limit:tooSmall']);
    expect(fieldsOf((await me.get('/me?x=1')).body)).toEqual(['x:unknownField']);
  });

  it('refuses a body where none belongs', async () => {
    const answer = await me.post('/inbox/read-all', { all: true });
    expect([answer.status, fieldsOf(answer.body)]).toEqual([400, ['all:unknownField']]);
  });

  it('refuses ids and paths of impossible form without a server error', async () => {
    for (const path of ['/units/%00', '/units/..%2f..%2fetc', `/units/${'x'.repeat(500)}`, '/units/%E0%A4%A', '/units/a%20b', '/units/%7B%22$gt%22:%22%22%7D']) {
      const answer = await me.get(path);
      expect(answer.status).toBeGreaterThanOrEqual(400);
      expect(answer.status).toBeLessThan(500);
      expect(answer.body.error.requestId).toEqual(expect.any(String));
    }
  });

  it('demands an idempotency key of the right form where the contract does', async () => {
    const without = await server.request.post('/api/v1/files').set('Authorization', `Bearer ${me.token}`).attach('file', Buffer.from('x'), 'x.jpg');
    expect([without.status, fieldsOf(without.body)]).toEqual([400, ['Idempotency-Key:required']]);
    const wrong = await me.post('/files', undefined, 'a b$').attach('file', Buffer.from('x'), 'x.jpg');
    expect([wrong.status, fieldsOf(wrong.body)]).toEqual([400, ['Idempotency-Key:wrongFormat']]);
  });
});

describe('large bodies', () => {
  it('are refused by their declared length', async () => {
    const answer = await login(`{"username":"${'x'.repeat(300_000)}"}`);
    expect([answer.status, answer.body.error.code, answer.body.error.data]).toEqual([413, 'body_too_large', { limitBytes: 262144 }]);
  });

  /** Sends `bytes` in chunks without a declared length, and tells the status and how much was taken. */
  function pour(path: string, headers: http.OutgoingHttpHeaders, bytes: number): Promise<{ status: number; sent: number }> {
    return new Promise((resolve, reject) => {
      const request = http.request(`${server.url}${path}`, { method: 'POST', headers });
      let sent = 0;
      let status = 0;
      const chunk = Buffer.alloc(64 * 1024, 0x20);
      const more = (): void => {
        if (status > 0) return;
        if (sent >= bytes) return void request.end();
        sent += chunk.length;
        request.write(chunk, () => setImmediate(more));
      };
      request.on('response', (response) => {
        status = response.statusCode ?? 0;
        response.resume();
        request.destroy();
        resolve({ status, sent });
      });
      request.on('error', (error) => (status > 0 ? undefined : reject(error)));
      more();
    });
  }

  it('of 100 MB without a declared length are refused after the first bytes', async () => {
    const before = process.memoryUsage().rss;
    const { status, sent } = await pour('/api/v1/sessions', { 'content-type': 'application/json' }, 100 * 1024 * 1024);
    expect(status).toBe(413);
    expect(sent).toBeLessThan(50 * 1024 * 1024);
    expect(process.memoryUsage().rss - before).toBeLessThan(80 * 1024 * 1024);
  });

  it('of 100 MB with a declared length are refused before the first byte', async () => {
    const { status } = await pour('/api/v1/sessions', { 'content-type': 'application/json', 'content-length': String(100 * 1024 * 1024) }, 100 * 1024 * 1024);
    expect(status).toBe(413);
  });
});

describe('paths and methods', () => {
  it('answers unknown paths in the form of the contract', async () => {
    const answer = await me.get('/nothing/here');
    expect([answer.status, answer.body.error.code]).toEqual([404, 'not_found']);
    expect((await server.request.get('/api/v1')).status).toBe(404);
    expect((await server.request.get('/nowhere.html')).body.error.code).toBe('not_found');
  });

  it('answers other methods with 405 and what is allowed', async () => {
    const answer = await server.request.put('/api/v1/me').send({});
    expect([answer.status, answer.body.error.code]).toEqual([405, 'method_not_allowed']);
    expect(answer.headers.allow).toContain('GET');
    expect((await server.request.options('/api/v1/sessions')).status).toBe(405);
    expect((await server.request.post('/')).status).toBe(405);
  });
});

describe('every answer', () => {
  it('carries its request id, security headers and no hint of what made it', async () => {
    const answer = await me.get('/me');
    expect(answer.status).toBe(200);
    expect(answer.headers['x-request-id']).toMatch(/^[0-9a-f-]{36}$/);
    expect(answer.headers['x-powered-by']).toBeUndefined();
    expect(answer.headers.etag).toBeUndefined();
    expect(answer.headers['cache-control']).toBe('no-store');
    expect(answer.headers['x-content-type-options']).toBe('nosniff');
    expect(answer.headers['content-security-policy']).toContain("script-src 'self'");
    expect(answer.headers['strict-transport-security']).toBeUndefined();
    const error = await server.stranger.get('/me');
    expect(error.body.error.requestId).toBe(error.headers['x-request-id']);
    expect(error.headers['x-content-type-options']).toBe('nosniff');
  });
});

describe('health', () => {
  it('lives without asking, and is ready when the database answers', async () => {
    expect((await server.request.get('/health/live')).body).toEqual({ status: 'ok' });
    const ready = await server.request.get('/health/ready');
    expect([ready.status, ready.body]).toEqual([200, { status: 'ok', checks: { database: true } }]);
  });
});
