import { randomUUID } from 'node:crypto';
import { castOf, reportOf, seen, type CaseView } from '../support/journeys/cases';
import { clientOf, Refused, type Client } from '../support/journeys/client';
import { startDistrict, type District } from '../support/journeys/district';
import { PEOPLE } from '../support/journeys/people';

/** Submissions under way at once, and how many answers there are when the program is killed. */
const AT_ONCE = 50;
const ANSWERED = 15;
/** Generous: what is measured is printed. Milliseconds. */
const START_BOUND = 15_000;
const STOP_BOUND = 5_000;

interface Try {
  key: string;
  who: keyof typeof PEOPLE;
  text: string;
  acknowledged: CaseView | null;
}

let server: District;
beforeAll(async () => {
  server = await startDistrict({ RATE_WRITES: '100000' });
});
afterAll(() => server.dispose());

const spent = async (work: Promise<unknown>): Promise<number> => {
  const began = Date.now();
  await work;
  return Date.now() - began;
};

async function submit(client: Client, one: Try): Promise<CaseView> {
  return client.call('POST /cases', { body: await bodyOf(one), key: one.key });
}
const bodies = new Map<Try['who'], Awaited<ReturnType<typeof reportOf>>>();
async function bodyOf(one: Try): Promise<Awaited<ReturnType<typeof reportOf>>> {
  const body = bodies.get(one.who);
  if (!body) throw new Error('nobody has written yet');
  return { ...body, text: one.text };
}

describe('kill -9', () => {
  it(`amid ${AT_ONCE} concurrent submissions loses none that was acknowledged`, async () => {
    const people = ['chen', 'li', 'zhou', 'wang'] as const;
    const clients = Object.fromEntries(await Promise.all(people.map(async (who) => [who, await clientOf(server.url, PEOPLE[who].id)] as const)));
    for (const who of people) bodies.set(who, await reportOf(clients[who] as Client));
    const tries = Array.from({ length: AT_ONCE }, (_, index): Try => ({
      key: randomUUID(), who: people[index % people.length] ?? 'chen', text: `第 ${index + 1} 只桶满了没人清。`, acknowledged: null,
    }));

    let answers = 0;
    let killed: Promise<void> | undefined;
    await Promise.all(tries.map(async (one) => {
      try {
        one.acknowledged = await submit(clients[one.who] as Client, one);
        answers += 1;
        if (answers >= ANSWERED) killed ??= server.kill();
      } catch (error) {
        // Only a connection that broke is expected here: a refusal would be a defect.
        if (error instanceof Refused) throw error;
      }
    }));
    await killed;
    const acknowledged = tries.filter((one) => one.acknowledged);
    expect(acknowledged.length).toBeGreaterThanOrEqual(ANSWERED);
    expect(acknowledged.length).toBeLessThan(AT_ONCE);

    const restart = await spent(server.restart());
    process.stdout.write(`  ready again after kill -9: ${restart} ms, ${acknowledged.length} of ${AT_ONCE} had been acknowledged\n`);
    expect(restart).toBeLessThan(START_BOUND);

    const again = await castOf(server.url);
    for (const { who, acknowledged: before } of acknowledged) {
      if (!before) continue;
      const after = await seen(again[who], before);
      expect([after.number, after.text]).toEqual([before.number, before.text]);
    }

    // Sent again under the same keys: what was there stays, what was not is made, nothing twice.
    const made = await Promise.all(tries.map((one) => submit(again[one.who], one)));
    for (const [index, one] of tries.entries()) if (one.acknowledged) expect(made[index]?.id).toBe(one.acknowledged.id);
    expect(new Set(made.map((view) => view.id)).size).toBe(AT_ONCE);
    expect(new Set(made.map((view) => view.number)).size).toBe(AT_ONCE);

    // Lists, searched by their indexes, know exactly the same cases as the ids do.
    const listed = new Set<string>();
    for (const who of people) {
      let cursor: string | undefined;
      do {
        const part = await again[who].call('GET /cases/mine', { query: { tab: 'open', limit: 50, ...(cursor ? { cursor } : {}) } });
        for (const item of part.items) if (/^第 \d+ 只桶满了没人清$/.test(item.title)) listed.add(item.id);
        cursor = part.next ?? undefined;
      } while (cursor);
    }
    expect([...listed].sort()).toEqual(made.map((view) => view.id).sort());
    for (const view of made.slice(0, 10)) {
      const { items } = await again.lin.call('GET /workbench/cases', { query: { view: 'all', search: view.number } });
      expect(items.map((item) => item.id)).toEqual([view.id]);
    }
  });
});

describe('SIGTERM', () => {
  it('ends the program cleanly, and a second start is ready soon', async () => {
    const before = await (await clientOf(server.url, PEOPLE.chen.id)).call('GET /cases/mine', { query: { tab: 'open' } });
    let code: number | null = -1;
    const stopping = await spent(server.stop().then((given) => { code = given; }));
    expect(code).toBe(0);
    expect(stopping).toBeLessThan(STOP_BOUND);
    const starting = await spent(server.restart());
    process.stdout.write(`  SIGTERM to the end: ${stopping} ms; second start ready: ${starting} ms\n`);
    expect(starting).toBeLessThan(START_BOUND);
    const after = await (await clientOf(server.url, PEOPLE.chen.id)).call('GET /cases/mine', { query: { tab: 'open' } });
    expect(after.counts).toEqual(before.counts);
  });

  it('keeps people logged in over a restart', async () => {
    const chen = await clientOf(server.url, PEOPLE.chen.id);
    await server.stop();
    await server.restart();
    expect((await chen.call('GET /me')).name).toBe(PEOPLE.chen.name);
  });
});
