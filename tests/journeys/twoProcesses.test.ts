/** Two server processes on one database: the second is given the first one's engine. */
import { randomUUID } from 'node:crypto';
import { handled, reportOf, seen, type Cast } from '../support/journeys/cases';
import { clientOf, outcomeOf, type Client } from '../support/journeys/client';
import { eventually, startDistrict, type District } from '../support/journeys/district';
import { PEOPLE } from '../support/journeys/people';
import { startServer, type RunningServer } from '../support/running';

/** What a process may remember of a session or a role. Milliseconds. */
const FRESH = 5_000;

let first: District;
let second: RunningServer;
beforeAll(async () => {
  first = await startDistrict();
  const database = /mongodb:\/\/\S+?(?=（)/.exec(first.output())?.[0];
  const sandbox = /http:\/\/127\.0\.0\.1:\d+(?=（谁的手机)/.exec(first.output())?.[0];
  if (!database || !sandbox) throw new Error(`the first process does not say where its database and sandbox are:\n${first.output()}`);
  // The same secret and pictures: processes of one machine share the data directory.
  second = await startServer({ env: { DATA_DIR: first.dataDir, MONGODB_URI: database, LOG_LEVEL: 'warn', RATE_LOGINS: '1000' } });
});
afterAll(async () => {
  await second?.dispose();
  await first?.dispose();
});

const at = (server: RunningServer, who: keyof typeof PEOPLE): Promise<Client> => clientOf(server.url, PEOPLE[who].id);
/** The same session, spoken to through the other process. */
const through = (server: RunningServer, client: Client): ((route: string, init?: RequestInit) => Promise<Response>) =>
  (route, init = {}) => fetch(`${server.url}/api/v1${route}`, { ...init, headers: { Authorization: `Bearer ${client.token}`, ...init.headers } });

describe('two processes', () => {
  it('do one job: reported here, handled there, told once', async () => {
    const chen = await at(first, 'chen');
    const cast = { lin: await at(second, 'lin'), he: await at(first, 'he') } as Cast;
    const made = await chen.call('POST /cases', { body: await reportOf(chen, { text: '两个进程一起办的一件事。' }), key: randomUUID() });
    await handled(cast, made);
    const again = await at(second, 'chen');
    expect((await seen(again, made)).state).toBe('handled');
    const told = await eventually('the messages of the case', async () => {
      const { items } = await again.call('GET /inbox', { query: { limit: 50 } });
      const own = items.filter((item) => item.target?.id === made.id);
      return own.length >= 3 && own;
    });
    expect(new Set(told.map((item) => item.kind)).size).toBe(told.length);
  });

  it('give numbers that differ, whoever gives them, and make one case of one key sent to both', async () => {
    const [here, there] = [await at(first, 'li'), await at(second, 'li')];
    const body = await reportOf(here, { text: '同一件事，两边都收到了。' });
    const key = randomUUID();
    const [one, other] = await Promise.all([here, there].map((client) => client.call('POST /cases', { body, key })));
    expect(one?.id).toBe(other?.id);
    const made = await Promise.all(Array.from({ length: 20 }, (_, n) => (n % 2 ? here : there).call('POST /cases', { body: { ...body, text: `第 ${n + 1} 件。` }, key: randomUUID() })));
    expect(new Set(made.map((view) => view.number)).size).toBe(20);
  });

  it('let only one of two at once act, and tell the other', async () => {
    const zhou = await at(first, 'zhou');
    const made = await zhou.call('POST /cases', { body: await reportOf(zhou, { text: '两边同时受理。' }), key: randomUUID() });
    const acts = await Promise.all([first, second].map(async (server) => {
      const lin = await at(server, 'lin');
      return outcomeOf(lin.call('POST /cases/:id/accept', { params: { id: made.id }, body: { revision: made.revision } }));
    }));
    expect(acts.sort()).toEqual(['conflict', 'done']);
  });

  it('end a session for both within five seconds', async () => {
    const wang = await at(first, 'wang');
    expect((await through(second, wang)('/me')).status).toBe(200);
    await through(first, wang)('/sessions/current', { method: 'DELETE' });
    const ended = Date.now();
    await eventually('the end of the session in the other process', async () => (await through(second, wang)('/me')).status === 401);
    expect(Date.now() - ended).toBeLessThan(FRESH + 1_500);
  });

  it('go on when one is killed', async () => {
    await second.kill();
    const chen = await at(first, 'chen');
    const made = await chen.call('POST /cases', { body: await reportOf(chen, { text: '只剩一个进程了。' }), key: randomUUID() });
    await second.restart();
    expect((await seen(await at(second, 'chen'), made)).number).toBe(made.number);
  });
});
