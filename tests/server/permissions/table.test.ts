import { Writable } from 'node:stream';
import { features } from '../../../server/features';
import { createLogger } from '../../../server/platform/logger';
import { routes } from '../../../shared/contract';
import { EVERYBODY, isSuccess, spread } from './kit';
import { table } from './rows';
import { ALLOWED } from './secrets/allowed';
import { allowed } from './secrets/judge';
import { foundIn, secretsOf, type Secret } from './secrets/planted';
import { startWorld, type World } from './world';

/**
 * Every route of the table, as everybody, success or refusal. Two things are looked at in each answer: that it is the one
 * the table gives, and that what was planted is in the answers that `secrets/allowed.ts` names, body and headers, and
 * nowhere else.
 */

/** Everything that is served under /api/v1: the contract, and what is opened by an address. */
const SERVED = [...Object.keys(routes), ...features.flatMap((feature) => (feature.downloads ?? []).map((download) => `GET ${download.path}`))];

const logged: string[] = [];
const logger = createLogger('trace', new Writable({ write: (chunk, _encoding, done) => { logged.push(String(chunk)); done(); } }));
let world: World;
let secrets: readonly Secret[];
beforeAll(async () => {
  world = await startWorld({ logger });
  secrets = await secretsOf(world);
}, 120_000);
afterAll(() => world.close());

it('has rows for every route, and none for a route that is gone', () => {
  expect(Object.keys(table).sort()).toEqual(SERVED.sort());
});

describe.each(Object.keys(table))('%s', (route) => {
  const told = new Set<string>();

  it.each(table[route]?.map((row) => [row.situation, row] as const) ?? [])(
    'answers everybody as the table says: %s',
    async (_situation, row) => {
      const called = await world.run(route, row);
      for (const { who, response, expected } of called) {
        for (const secret of foundIn(response, secrets)) {
          // A refusal tells nothing, to nobody.
          if (!isSuccess(expected) || !allowed(route, who, secret)) told.add(`${secret.kind}${secret.owner ? ` of ${secret.owner}` : ''} → ${who} (${response.status})`);
        }
      }
      expect(Object.fromEntries(called.map(({ who, answer }) => [who, answer]))).toEqual(spread(row.expected));
    },
    120_000,
  );

  it('tells nobody what is not theirs to know', () => {
    expect([...told].sort()).toEqual([]);
  });
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

it('would find what it looks for', async () => {
  const row = table['GET /cases/:id']?.[0];
  if (!row) throw new Error('no row');
  const answer = (await world.run('GET /cases/:id', row)).find(({ who }) => who === 'staff');
  const kinds = foundIn(answer?.response ?? { headers: '', text: '' }, secrets).map(({ kind, owner }) => [kind, owner]);
  expect(kinds).toEqual(expect.arrayContaining([['name', 'reporter'], ['tail', 'reporter'], ['text', null], ['place', null], ['note', null]]));
  expect(Object.values(spread(row.expected)).length).toBeGreaterThan(20);
});

it('names no route that is gone, and allows nothing that nobody could read', () => {
  expect(Object.keys(ALLOWED).filter((route) => !table[route])).toEqual([]);
});

/** What is written down elsewhere, as text. */
const stored = async (collection: string): Promise<string> => JSON.stringify(await world.server.deps.db.collection(collection).find().toArray());
const inText = (text: string, kinds: readonly string[] | null): string[] =>
  secrets.filter((secret) => (kinds === null || kinds.includes(secret.kind)) && secret.kind !== 'tail' && text.includes(secret.value)).map(({ kind, owner }) => `${kind} of ${owner ?? 'nobody'}`);

describe('when all that has been done', () => {
  beforeAll(() => world.server.drain(), 300_000);

  it('no log line holds any of it', () => {
    expect(logged.length).toBeGreaterThan(1_000);
    expect(inText(logged.join('\n'), null)).toEqual([]);
  });

  it('no event, delivery or audit row holds any of it', async () => {
    expect(inText(await stored('outbox'), null)).toEqual([]);
    expect(inText(await stored('auditRows'), null)).toEqual([]);
  });

  it('no collection holds a phone number, password, token or openid that can be read', async () => {
    const names = (await world.server.deps.db.listCollections()).map(({ name }) => name);
    const readable: string[] = [];
    for (const name of names) readable.push(...inText(await stored(name), ['phone', 'password', 'token', 'openId']).map((what) => `${name}: ${what}`));
    expect(names).toEqual(expect.arrayContaining(['people', 'sessions', 'cases', 'imports', 'wechatBindings']));
    expect(readable).toEqual([]);
  });
});
