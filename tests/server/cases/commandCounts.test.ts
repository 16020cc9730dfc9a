import { randomUUID } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import sharp from 'sharp';
import { acceptAndDispatch, acknowledge, handle, type CaseDoc } from '../../../server/features/cases';
import { rawCases } from '../../../server/features/cases/model';
import { forgetPerson } from '../../../server/features/identity';
import { storePhoto } from '../../../server/features/files';
import { commandsOf } from '../../support/commands';
import { startTestServer, type Caller, type TestServer } from '../../support/server';
import { as, ask, filed, report, seedDistrict } from './support';

/**
 * How often each route that people wait for asks the database: with what a process remembers (session, roles, names)
 * warm, and for a session that this process has not seen.
 */
let server: TestServer;
let doc: CaseDoc;
beforeAll(async () => {
  server = await startTestServer();
  const { deps } = server;
  await seedDistrict(deps);
  const picture = path.join(deps.config.dataDir, 'lamp.jpg');
  await writeFile(picture, await sharp({ create: { width: 60, height: 40, channels: 3, background: '#A23A20' } }).jpeg().toBuffer());
  const photo = await storePhoto(deps, { personId: 'ann', key: 'photo-of-ann', path: picture });
  doc = await filed(deps, { photoIds: [photo._id] });
  doc = await acceptAndDispatch(deps, doc, await as(deps, 'plumStaff', doc), { ...ask(doc), unitId: 'plum-property' });
  doc = await acknowledge(deps, doc, await as(deps, 'plumWorker', doc), ask(doc));
  doc = await handle(deps, doc, await as(deps, 'plumWorker', doc), { ...ask(doc), text: '换了灯泡。', photoIds: [] });
  for (let i = 0; i < 22; i += 1) await filed(deps, { text: `第 ${i} 件，栏杆松动` });
});
// What a process remembers does not grow old here, however slow the machine is.
beforeEach(() => void jest.spyOn(performance, 'now').mockReturnValue(performance.now()));
afterEach(() => jest.restoreAllMocks());
afterAll(() => server.close());

/** Commands of the second of two calls by the same person, and of the first by a new session of theirs. */
async function counted(person: string, call: (caller: Caller) => PromiseLike<{ status: number }>): Promise<{ warm: string[]; cold: string[] }> {
  const run = async (caller: Caller): Promise<string[]> => {
    const { answer, commands } = await commandsOf(server.deps.db, async () => call(caller));
    expect([200, 201]).toContain(answer.status);
    return commands;
  };
  const caller = await server.as(person);
  await run(caller);
  const warm = await run(caller);
  const cold = await run(await server.as(person));
  return { warm, cold };
}

/** A session and the roles of its holder are read, and nothing else is read more. */
const COLD = ['find memberships', 'find sessions'];
const beyond = (cold: readonly string[], warm: readonly string[]): string[] => {
  const left = [...cold];
  for (const command of warm) left.splice(left.indexOf(command), 1);
  return left.sort();
};

it.each([
  ['my cases', 'ann', '/cases/mine?tab=open', ['find cases']],
  ["a case's page as its reporter", 'ann', '/cases/:id', ['find cases']],
  ["a case's page as the station", 'plumStaff', '/cases/:id', ['find cases']],
  ["a case's page as the unit in charge", 'plumWorker', '/cases/:id', ['find cases']],
  ['the first page', 'ann', '/home', ['find figures', 'find figureMonths', 'find cases', 'find cases']],
  ['the board', 'bob', '/cases/around?communityId=plum&solved=no', ['find cases']],
  ["the station's inbox, when it is longer than a page", 'plumStaff', '/workbench/cases', ['find cases', 'find cases', 'aggregate cases']],
  ["the station's inbox, when a page holds it", 'plumStaff', '/workbench/cases?view=toVerify', ['find cases', 'find cases']],
])('%s', async (_name, person, path, commands) => {
  const { warm, cold } = await counted(person, (caller) => caller.get(path.replace(':id', doc._id)));
  expect(warm.sort()).toEqual([...commands].sort());
  expect(beyond(cold, warm)).toEqual(COLD);
});

it('a new case looks for what it repeats and is one insert, and one in fifty reserves numbers', async () => {
  const body = report({ place: { ...report().place, placeId: 'p0' } });
  const { warm, cold } = await counted('cy', (caller) => caller.post('/cases', body, randomUUID()));
  // What it repeats is looked for at the place and among the reporter's own, both at once.
  expect(warm).toEqual(['find cases', 'find cases', 'insert cases']);
  expect(beyond(cold, warm)).toEqual(COLD);
  const caller = await server.as('cy');
  await caller.post('/cases', body);
  const { commands } = await commandsOf(server.deps.db, async () => {
    for (let i = 0; i < 50; i += 1) await caller.post('/cases', body).expect(201);
  });
  expect(commands.filter((command) => command === 'insert cases')).toHaveLength(50);
  expect(commands.filter((command) => command === 'findAndModify numberSeries')).toHaveLength(1);
});

it('somebody with more cases than are read at once is answered by their index', async () => {
  const sample = await rawCases(server.deps).findOne({ _id: doc._id });
  if (!sample) throw new Error('no sample');
  await rawCases(server.deps).insertMany(Array.from({ length: 60 }, (_, i) => ({ ...sample, _id: `many-${String(i).padStart(2, '0')}`, reporterId: 'bob', state: 'closed', open: false, closedAt: sample.createdAt, pending: [] }) as CaseDoc));
  const { warm } = await counted('bob', (caller) => caller.get('/cases/mine?tab=done'));
  expect(warm.sort()).toEqual(['aggregate cases', 'aggregate cases', 'aggregate cases', 'find cases']);
  const bob = await server.as('bob');
  const { body } = await bob.get('/cases/mine?tab=done&limit=50').expect(200);
  expect(body.counts).toEqual({ open: 0, toEvaluate: 0, done: 60 });
  const rest = (await bob.get(`/cases/mine?tab=done&limit=50&cursor=${body.next}`).expect(200)).body;
  expect(new Set([...body.items, ...rest.items].map((row: { id: string }) => row.id)).size).toBe(60);
});

it('a name that changed is right once the process forgets it', async () => {
  const staff = await server.as('plumStaff');
  const nameOf = async (): Promise<string> => (await staff.get(`/cases/${doc._id}`).expect(200)).body.reporter.name;
  expect(await nameOf()).toBe('ann先生');
  await server.deps.db.collection<{ _id: string }>('people').updateOne({ _id: 'ann' }, { $set: { name: '安女士' } });
  forgetPerson(server.deps, 'ann');
  expect(await nameOf()).toBe('安女士');
});
