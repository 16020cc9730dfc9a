import { features } from '../../../server/features';
import { routes } from '../../../shared/contract';
import { EVERYBODY, spread } from './kit';
import { table } from './rows';
import { startWorld, type World } from './world';

/** Everything that is served under /api/v1: the contract, and what is opened by an address. */
const SERVED = [...Object.keys(routes), ...features.flatMap((feature) => (feature.downloads ?? []).map((download) => `GET ${download.path}`))];

let world: World;
beforeAll(async () => {
  world = await startWorld();
}, 120_000);
afterAll(() => world.close());

it('has rows for every route, and none for a route that is gone', () => {
  expect(Object.keys(table).sort()).toEqual(SERVED.sort());
});

describe.each(Object.keys(table))('%s', (route) => {
  it.each(table[route]?.map((row) => [row.situation, row] as const) ?? [])(
    'answers everybody as the table says: %s',
    async (_situation, row) => {
      const called = await world.run(route, row);
      expect(Object.fromEntries(called.map(({ who, answer }) => [who, answer]))).toEqual(spread(row.expected));
    },
    120_000,
  );
});

/** Tokens that are none, of a person who may do everything. */
const bad = async (): Promise<Record<string, string>> => {
  const { server } = world;
  const good = (await server.as('administrator')).token ?? '';
  const [head, body, seal] = good.split('.') as [string, string, string];
  const ended = (await server.as('administrator')).token ?? '';
  await server.request.delete('/api/v1/sessions/current').set('Authorization', `Bearer ${ended}`).expect(200);
  const unsigned = Buffer.from(JSON.stringify({ alg: 'none', typ: 'JWT' })).toString('base64url');
  return { ended, unsigned: `${unsigned}.${body}.`, forged: `${head}.${body}.${[...seal].reverse().join('')}`, cut: `${head}.${body}`, other: server.deps.tokens.issue({ personId: 'administrator', sessionId: 'nobodys' }) };
};

it('treats an ended, forged or unknown session as a stranger, on every route', async () => {
  const tokens = await bad();
  const wrong: string[] = [];
  for (const [route, rows] of Object.entries(table)) {
    const row = rows[0];
    if (!row || !spread(row.expected).stranger.startsWith('401')) continue;
    const request = await world.requestOf(row, 'stranger', false);
    for (const [kind, token] of Object.entries(tokens)) {
      const { status } = await world.send(route, { ...request, token });
      if (status !== 401) wrong.push(`${kind} ${route} ${status}`);
    }
  }
  expect(wrong).toEqual([]);
}, 120_000);

it('knows everybody by one name', () => {
  expect(new Set(EVERYBODY).size).toBe(EVERYBODY.length);
});
