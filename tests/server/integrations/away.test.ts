import { createServer, type Server } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import type { CaseDoc } from '../../../server/features/cases';
import { pullRequests } from '../../../server/features/integrations/open311/pull';
import { watchChannels } from '../../../server/features/integrations/tasks';
import { settableClock } from '../../../server/platform/clock';
import { startDepartment, type Department, type Treatment } from '../../../server/sandbox/department';
import { PROBLEM_WORDS } from '../../../shared/copy/channels';
import type { DeliveryProblem } from '../../../shared/domain/integrations/channels';
import { EXPIRED, SELF_SIGNED } from '../../support/selfSigned';
import { startTestServer, type Caller, type TestServer } from '../../support/server';
import { seedDistrict } from '../cases/support';
import { connect, deliver, dispatched } from './support';

/** Targets that are down for three days, of every kind, and what people are told of why. */
const START = new Date('2026-03-02T10:00:00+08:00');
const clock = settableClock(START);
const HOUR = 3_600_000;
const now = (): number => clock.now().getTime();
let server: TestServer;
let admin: Caller;
let department: Department;
beforeAll(async () => {
  department = await startDepartment({ port: 0, mailPort: 0, now });
  server = await startTestServer({ clock, config: { mail: { smtpUrl: `smtp://127.0.0.1:${department.state.mailbox.port ?? 0}`, from: 'linli@city.example', inSecret: 'secret-of-the-mail-gateway-01' } } });
  await seedDistrict(server.deps);
});
afterAll(async () => {
  await server.close();
  await department.close();
});
beforeEach(async () => {
  clock.set(START);
  admin = await server.as('admin');
});
afterEach(async () => {
  const { city, mailbox, received } = department.state;
  for (const held of [city.requests, mailbox.letters, received]) held.clear();
  for (const door of [department.state, city, mailbox]) Object.assign(door, { always: null, asked: 0 });
  for (const name of ['channels', 'lanes', 'outbox', 'forwardingNotices', 'messages', 'outsideRequests', 'outsideLetters', 'channelSent']) await server.deps.db.collection(name).deleteMany({});
});

async function pass(ms: number): Promise<void> {
  clock.set(new Date(now() + ms));
  await deliver(server);
  await pullRequests.run(server.deps);
  await watchChannels.run(server.deps);
}
const add = (body: object) => admin.post('/administration/units/plum-property/channels', body).expect(201);
const stuck = async () => (await admin.get('/administration/stuck').expect(200)).body.items;

/** A group with its robot. */
async function group(): Promise<{ url: string; heard: string[]; state: { down: boolean; asked: number }; server: Server }> {
  const [heard, state]: [string[], { down: boolean; asked: number }] = [[], { down: false, asked: 0 }];
  const there = createServer(async (request, response) => {
    let text = '';
    for await (const chunk of request) text += String(chunk);
    state.asked += 1;
    if (state.down) return void request.socket.destroy();
    heard.push(String((JSON.parse(text) as { text: { content: string } }).text.content).split('\n').slice(0, 2).join(' '));
    response.end('{"errcode":0}');
  });
  await new Promise<void>((resolve) => there.listen(0, '127.0.0.1', resolve));
  return { url: `http://127.0.0.1:${(there.address() as AddressInfo).port}/cgi-bin/webhook/send?key=k`, heard, state, server: there };
}

/** What one kind of target has to show: how it is connected and taken down, how often it was asked, and what it has of a case, in its order. */
interface Target {
  down(away: boolean): void;
  asked(): number;
  of(doc: CaseDoc): string[];
}
const KINDS: Readonly<Record<string, () => Promise<Target & { close?: () => void }>>> = {
  async email() {
    await add({ kind: 'email', name: '物业邮箱', address: 'paidan@plum.example' });
    const { mailbox } = department.state;
    return {
      down: (away) => { mailbox.always = away ? 'reset' : null; }, asked: () => mailbox.asked,
      of: ({ number }) => [...mailbox.letters.values()].filter((letter) => letter.number === number).flatMap(({ subject, times }) => Array<string>(times).fill(/ (\S+?)：/.exec(subject)?.[1] ?? '')),
    };
  },
  async open311() {
    const { city } = department.state;
    await add({ kind: 'open311', name: '市政平台', address: department.cityUrl, secret: city.key, options: { kind: 'open311', jurisdiction: '', format: 'json', services: [], otherwise: 'OTHER', updates: true } });
    // The first was taken, and the line cut before it said so: three days later it is still to be known again.
    city.next.push('lost');
    return {
      down: (away) => { city.always = away ? 'error' : null; }, asked: () => city.asked,
      of: ({ number }) => [...city.requests.values()].filter((held) => held.number === number).flatMap(({ updates }) => ['交办', ...updates.values()]),
    };
  },
  async wecom() {
    const there = await group();
    await add({ kind: 'wecom', name: '群', address: there.url });
    return {
      down: (away) => { there.state.down = away; }, asked: () => there.state.asked, close: () => { there.server.closeAllConnections(); there.server.close(); },
      of: ({ number }) => there.heard.filter((line) => line.includes(number)).map((line) => /· (\S+)/.exec(line)?.[1] ?? ''),
    };
  },
};

it.each(Object.keys(KINDS))('%s: a target that is down for three days has everything afterwards, each case in its order, once', async (kind) => {
  const target = await KINDS[kind]?.();
  if (!target) throw new Error(kind);
  target.down(true);
  const docs = [await dispatched(server.deps, `${kind} 一`), await dispatched(server.deps, `${kind} 二`)];
  await deliver(server);
  for (let hour = 3; hour <= 72; hour += 3) {
    if (hour === 30) await (await server.as('ann')).post(`/cases/${docs[0]?._id ?? ''}/supplement`, { revision: docs[0]?.revision, text: '还是不亮' }).expect(200);
    await pass(3 * HOUR);
  }
  admin = await server.as('admin');
  expect(await stuck()).toMatchObject([{ unit: { name: '梅园物业' }, channel: { dead: true, waiting: 3, givenUp: 0, oldestAt: START.toISOString() } }]);
  // It was asked now and then, and not by each case.
  expect(target.asked()).toBeLessThan(60);
  target.down(false);
  for (let n = 0; n < 6; n += 1) await pass(10 * 60_000);
  expect(docs.map((doc) => target.of(doc))).toEqual([['交办', '居民补充了'], ['交办']]);
  expect(await stuck()).toEqual([]);
  target.close?.();
}, 120_000);

describe('the summary of what is stuck', () => {
  /** What people read of a channel that does not get through, in the list and in the message of the morning. */
  async function named(problem: DeliveryProblem): Promise<void> {
    await dispatched(server.deps, `${problem} 的一件`);
    await deliver(server);
    for (let n = 0; n < 8; n += 1) await pass(HOUR);
    admin = await server.as('admin');
    expect(await stuck()).toMatchObject([{ channel: { dead: true, waiting: 1, lastProblem: { problem, text: PROBLEM_WORDS[problem] } } }]);
    const { items } = (await admin.get('/inbox?limit=50').expect(200)).body;
    const morning = items.find(({ kind }: { kind: string }) => kind === 'adminStuck');
    expect(morning?.body).toContain(PROBLEM_WORDS[problem]);
    // A sentence of what is wrong and what to do: whoever reads it need not ask anybody what it means.
    expect(PROBLEM_WORDS[problem]).toMatch(/^[^a-z]*(请|会)/);
  }
  const HTTP: readonly (readonly [Treatment, DeliveryProblem])[] = [['full', 'full'], ['half', 'cutOff']];

  it.each(HTTP)('names what a webhook meets: %s', async (treatment, problem) => {
    await connect(admin, department);
    department.state.always = treatment;
    await named(problem);
  });

  it.each(HTTP)('names what an Open311 server does: %s', async (treatment, problem) => {
    await add({ kind: 'open311', name: '市政平台', address: department.cityUrl, secret: department.state.city.key, options: { kind: 'open311', jurisdiction: '', format: 'xml', services: [], otherwise: 'OTHER', updates: false } });
    department.state.city.always = treatment;
    await named(problem);
  });

  it('names a mailbox that is full', async () => {
    await add({ kind: 'email', name: '物业邮箱', address: 'paidan@plum.example' });
    department.state.mailbox.always = 'full';
    await named('full');
  });

  it('names a clock that goes wrong', async () => {
    const late = await startDepartment({ port: 0, now: () => now() - HOUR });
    await connect(admin, late);
    await named('clockSkew');
    await late.close();
  });

  it.each([[SELF_SIGNED, 'certUnknown'], [EXPIRED, 'certExpired']] as const)('names a certificate: %#', async (own, problem) => {
    const there = createTlsServer(own, (_request, response) => response.end('{}'));
    await new Promise<void>((resolve) => there.listen(0, '127.0.0.1', resolve));
    await add({ kind: 'webhook', name: '物业系统', address: `https://127.0.0.1:${(there.address() as AddressInfo).port}/cases` });
    await named(problem);
    there.close();
  });

  it('says what to do of a certificate of another name too', () => expect(PROBLEM_WORDS.certHost).toContain('请'));
});
