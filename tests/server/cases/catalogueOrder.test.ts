import { startTestServer, type TestServer } from '../../support/server';
import { Cases } from '../../../server/features/cases/model';

describe('the order of the catalogue', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startTestServer();
  });
  afterAll(() => server.close());

  it('puts what is reported most first, and 其他 last however often it is chosen', async () => {
    const used = (categoryId: string, n: number) => Array.from({ length: n }, (_, i) => ({ _id: `${categoryId}-${i}`, number: `X-${categoryId}-${i}`, categoryId, createdAt: new Date() }));
    await Cases(server.deps).collection.insertMany([...used('other', 9), ...used('noise', 5), ...used('stairLight', 2)] as never[]);
    const reply = await server.stranger.get('/catalogue').expect(200);
    const ids = (reply.body.categories as { id: string }[]).map((category) => category.id);
    expect(ids.slice(0, 2)).toEqual(['noise', 'stairLight']);
    expect(ids.at(-1)).toBe('other');
    expect(new Set(ids).size).toBe(16);
  });
});
