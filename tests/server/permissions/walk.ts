import { Writable } from 'node:stream';
import { Outbox } from '../../../server/jobs/outbox';
import { relay } from '../../../server/jobs/relay';
import type { Deps } from '../../../server/platform/deps';
import { createLogger } from '../../../server/platform/logger';
import { isSuccess, spread, type Rows } from './kit';
import { table } from './rows';
import { allowed } from './secrets/judge';
import { foundIn, secretsOf, type Secret } from './secrets/planted';
import { startWorld, type World } from './world';

/** How often each kind of event goes to each who hears it. */
const OFTEN = 20;

/** The same was done dozens of times, as everybody; a few deliveries of each kind leave everything that many would. */
async function thinOut(deps: Deps): Promise<void> {
  const count = new Map<string, number>();
  const rows = await Outbox(deps).find({ state: 'waiting' }, { subscriber: 1, 'event.type': 1 }).sort({ at: 1, _id: 1 }).lean<{ _id: string; subscriber: string; event: { type: string } }[]>();
  const surplus = rows.filter(({ subscriber, event }) => {
    const key = `${subscriber} ${event.type}`;
    count.set(key, (count.get(key) ?? 0) + 1);
    return (count.get(key) ?? 0) > OFTEN;
  });
  await Outbox(deps).deleteMany({ _id: { $in: surplus.map(({ _id }) => _id) } });
}

/**
 * Walks a part of the table: every route of it, as everybody, success or refusal. Two things are looked at in each answer:
 * that it is the one the table gives, and that what was planted is in the answers that `secrets/allowed.ts` names, body and
 * headers, and nowhere else.
 */
export function walk(rows: Rows): void {
  const logged: string[] = [];
  const logger = createLogger('trace', new Writable({ write: (chunk, _encoding, done) => { logged.push(String(chunk)); done(); } }));
  let world: World;
  let secrets: readonly Secret[];
  beforeAll(async () => {
    world = await startWorld({ logger });
    secrets = await secretsOf(world);
  }, 120_000);
  afterAll(() => world.close());

  describe.each(Object.keys(rows))('%s', (route) => {
    const told = new Set<string>();

    it.each(rows[route]?.map((row) => [row.situation, row] as const) ?? [])(
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
    for (const [route, [row]] of Object.entries(rows)) {
      if (!row || !spread(row.expected).stranger.startsWith('401')) continue;
      const request = await world.requestOf(row, 'stranger', false);
      for (const [kind, token] of Object.entries(tokens)) {
        const { status } = await world.send(route, { ...request, token });
        if (status !== 401) wrong.push(`${kind} ${route} ${status}`);
      }
    }
    expect(wrong).toEqual([]);
  }, 120_000);

  it('would find what it looks for', async () => {
    const row = table['GET /cases/:id']?.[0];
    if (!row) throw new Error('no row');
    const answer = (await world.run('GET /cases/:id', row)).find(({ who }) => who === 'staff');
    const kinds = foundIn(answer?.response ?? { headers: '', text: '' }, secrets).map(({ kind, owner }) => [kind, owner]);
    expect(kinds).toEqual(expect.arrayContaining([['name', 'reporter'], ['tail', 'reporter'], ['text', null], ['place', null], ['note', null]]));
    expect(Object.values(spread(row.expected)).length).toBeGreaterThan(20);
  });

  /** What is written down elsewhere, as text. */
  const stored = async (collection: string): Promise<string> => JSON.stringify(await world.server.deps.db.collection(collection).find().toArray());
  const inText = (text: string, kinds: readonly string[] | null): string[] =>
    secrets.filter((secret) => (kinds === null || kinds.includes(secret.kind)) && secret.kind !== 'tail' && text.includes(secret.value)).map(({ kind, owner }) => `${kind} of ${owner ?? 'nobody'}`);

  describe('when all that has been done', () => {
    let told = '';
    beforeAll(async () => {
      const { deps, work } = world.server;
      await relay(deps, work.sources, work.subscribers);
      told = await stored('outbox');
      await thinOut(deps);
      await world.server.drain();
    }, 300_000);

    it('no log line holds any of it', () => {
      expect(logged.length).toBeGreaterThan(1_000);
      expect(inText(logged.join('\n'), null)).toEqual([]);
    });

    it('no event, delivery or audit row holds any of it', async () => {
      expect(inText(told, null)).toEqual([]);
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
}
