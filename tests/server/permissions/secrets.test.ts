import { Writable } from 'node:stream';
import { createLogger } from '../../../server/platform/logger';
import { isSuccess, spread } from './kit';
import { table } from './rows';
import { ALLOWED, NAMES_OF_STAFF } from './secrets/allowed';
import { foundIn, secretsOf, type Secret } from './secrets/planted';
import { startWorld, type World } from './world';
import type { Who } from './world/people';

/**
 * Every route of the table, as everybody, success or refusal, body and headers: what was planted may be in the
 * answers that `secrets/allowed.ts` names, and nowhere else. Routes are those of the table, which has them all.
 */
const logged: string[] = [];
const logger = createLogger('trace', new Writable({ write: (chunk, _encoding, done) => { logged.push(String(chunk)); done(); } }));
let world: World;
let secrets: readonly Secret[];
beforeAll(async () => {
  world = await startWorld({ logger });
  secrets = await secretsOf(world);
}, 120_000);
afterAll(() => world.close());

const has = (names: string | undefined, name: string): boolean => names?.split(' ').includes(name) === true;

/** Whether somebody may read a secret in the answers of a route. */
function allowed(route: string, who: Who, { kind, owner }: Secret): boolean {
  const allowance = ALLOWED[route] ?? {};
  if (owner === who && has(allowance.own, kind)) return true;
  if (kind === 'name' && (has(allowance.anyName, who) || (owner !== null && has(NAMES_OF_STAFF, owner) && has(allowance.staffNames, who)))) return true;
  // The list of a unit's people shows their tails; everywhere else it is the reporter's that is meant.
  if (kind === 'name' && owner !== 'reporter') return false;
  return has(allowance[kind], who);
}

describe.each(Object.keys(table))('%s', (route) => {
  it('tells nobody what is not theirs to know', async () => {
    const told = new Set<string>();
    for (const row of table[route] ?? []) {
      for (const { who, response, expected } of await world.run(route, row)) {
        for (const secret of foundIn(response, secrets)) {
          // A refusal tells nothing, to nobody.
          if (!isSuccess(expected) || !allowed(route, who, secret)) told.add(`${secret.kind}${secret.owner ? ` of ${secret.owner}` : ''} → ${who} (${response.status})`);
        }
      }
    }
    expect([...told].sort()).toEqual([]);
  }, 120_000);
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
