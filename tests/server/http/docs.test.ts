import { feature as system } from '../../../server/features/system';
import { startTestServer, type TestServer } from '../../support/server';

let server: TestServer;
afterEach(() => server.close());

describe('the API page', () => {
  it('is served with its description and its reader, all from here', async () => {
    server = await startTestServer({ features: [system] });
    const page = await server.request.get('/docs');
    expect([page.status, page.type]).toEqual([200, 'text/html']);
    const addresses = [...page.text.matchAll(/(?:src|href)="([^"]+)"/g)].map((found) => found[1] ?? '');
    expect(addresses.length).toBeGreaterThan(3);
    for (const address of addresses) {
      expect(address).toMatch(/^\/docs\//);
      expect((await server.request.get(address)).status).toBe(200);
    }
    const description = await server.request.get('/docs/openapi.json');
    expect(Object.keys(description.body.paths)).toContain('/cases/{id}');
    expect(page.headers['content-security-policy']).toContain("script-src 'self'");
  });

  it('serves nothing else of the package, and nothing outside it', async () => {
    server = await startTestServer({ features: [system] });
    for (const path of ['/docs/package.json', '/docs/index.html', '/docs/swagger-ui.js.map', '/docs/..%2fpackage.json', '/docs/x/y']) {
      expect((await server.request.get(path)).status).toBe(404);
    }
    expect((await server.request.post('/docs')).status).toBe(405);
  });
});

describe('pages of other origins', () => {
  const OTHER = 'https://street.example';
  const ask = () => server.request.get('/api/v1/catalogue').set('Origin', OTHER);
  const preflight = () =>
    server.request.options('/api/v1/catalogue').set('Origin', OTHER).set('Access-Control-Request-Method', 'POST').set('Access-Control-Request-Headers', 'authorization,idempotency-key');

  it('get no permission where none is configured', async () => {
    server = await startTestServer({ features: [system] });
    for (const answer of [await ask(), await preflight()]) expect(Object.keys(answer.headers).filter((name) => name.startsWith('access-control-'))).toEqual([]);
  });

  it('may call the API where they are named, without cookies', async () => {
    server = await startTestServer({ features: [system], config: { corsOrigins: [OTHER] } });
    expect((await ask()).headers['access-control-allow-origin']).toBe(OTHER);
    const answer = await preflight();
    expect(answer.status).toBe(204);
    expect(answer.headers['access-control-allow-headers']).toContain('Idempotency-Key');
    expect(answer.headers['access-control-allow-credentials']).toBeUndefined();
    const stranger = await server.request.get('/api/v1/catalogue').set('Origin', 'https://evil.example');
    expect(stranger.headers['access-control-allow-origin']).toBeFalsy();
    const outside = await server.request.get('/docs').set('Origin', OTHER);
    expect(outside.headers['access-control-allow-origin']).toBeUndefined();
  });
});
