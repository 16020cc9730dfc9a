import { features } from '../../../server/features';
import { acceptAndDispatch, acknowledge, loadCase, reassign, vacancies, type CaseDoc } from '../../../server/features/cases';
import { endRole, grantRole, membersOf } from '../../../server/features/identity';
import { settableClock } from '../../../server/platform/clock';
import { drain, workOf } from '../../../server/jobs';
import { startTestServer, TEST_NOW, type TestServer } from '../../support/server';
import { as, ask, filed, seedDistrict, type PersonKey } from './support';

/** A handler who loses the role in mid-task, and cases whose unit nobody acts for. */
const clock = settableClock(TEST_NOW);
let server: TestServer;
beforeAll(async () => {
  server = await startTestServer({ clock });
  await seedDistrict(server.deps);
});
afterAll(() => server.close());
beforeEach(async () => {
  clock.set(TEST_NOW);
  await server.deps.db.collection('cases').deleteMany({});
});

const BY = { personId: 'admin', role: 'administrator', unitId: 'district', levels: ['district'] } as unknown as Parameters<typeof endRole>[2];
async function lose(who: PersonKey, unitId: string): Promise<void> {
  const held = (await membersOf(server.deps, unitId)).find(({ personId, until }) => personId === who && until === null);
  await endRole(server.deps, held?.id ?? '', BY);
}
const regain = (who: PersonKey, unitId: string): Promise<unknown> => grantRole(server.deps, { personId: who, role: 'departmentHandler', unitId, since: clock.now() });
async function inHand(): Promise<CaseDoc> {
  let doc = await filed(server.deps);
  doc = await acceptAndDispatch(server.deps, doc, await as(server.deps, 'plumStaff', doc), { ...ask(doc), unitId: 'plum-property' });
  return acknowledge(server.deps, doc, await as(server.deps, 'plumWorker', doc), ask(doc));
}
/** What the program does by itself, and what was told of a case. */
async function look(): Promise<void> {
  await vacancies.run(server.deps);
  await drain(server.deps, workOf(features));
}
const told = async (who: string, doc: CaseDoc): Promise<string[]> =>
  (await server.deps.db.collection('messages').find({ personId: who, caseId: doc._id }).sort({ at: 1, _id: 1 }).toArray()).map((row) => String(row.kind));
const actions = async (doc: CaseDoc): Promise<string[]> => (await loadCase(server.deps, doc._id)).timeline.slice(4).map((row) => row.action);

it('refuses who lost the role with the form open, writes nothing, and leaves the task in the unit’s list for the next', async () => {
  const doc = await inHand();
  const worker = await server.as('plumWorker');
  await worker.get(`/cases/${doc._id}`).expect(200);
  await lose('plumWorker', 'plum-property');
  const before = await loadCase(server.deps, doc._id);
  const answer = await worker.post(`/cases/${doc._id}/handle`, { revision: doc.revision, text: '换了灯' }).expect(403);
  expect(answer.body.error).toMatchObject({ code: 'not_allowed', message: expect.stringMatching(/\p{Script=Han}/u) });
  expect(await loadCase(server.deps, doc._id)).toEqual(before);
  await worker.get('/workbench/cases').expect(403);
  await regain('waterWorker', 'plum-property');
  const next = await server.as('waterWorker');
  expect((await next.get('/workbench/cases').expect(200)).body.items.map((row: { id: string }) => row.id)).toEqual([doc._id]);
  await look();
  expect(await actions(doc)).toEqual([]);
  await next.post(`/cases/${doc._id}/handle`, { revision: doc.revision, text: '换了灯' }).expect(200);
  await lose('waterWorker', 'plum-property');
  await regain('plumWorker', 'plum-property');
});

it('tells station and street once when nobody is left, everybody reads it, and the station gives it to another unit', async () => {
  const doc = await inHand();
  await look();
  expect(await actions(doc)).toEqual([]);
  await lose('plumWorker', 'plum-property');
  await look();
  await look();
  expect(await actions(doc)).toEqual(['vacant']);
  expect((await loadCase(server.deps, doc._id)).timeline.at(-1)).toMatchObject({ part: 'system', toUnitId: 'plum-property' });
  for (const who of ['plumStaff', 'plumHead', 'northDispatcher']) expect(await told(who, doc)).toContain('staffVacant');
  const seen = (await (await server.as('plumStaff')).get(`/cases/${doc._id}`).expect(200)).body;
  expect(seen.actions).toContain('reassign');
  const now = await loadCase(server.deps, doc._id);
  await reassign(server.deps, now, await as(server.deps, 'plumStaff', now), { ...ask(now), unitId: 'urban', reason: '物业没有人' });
  // Nobody acts for that department either: said anew, once.
  await look();
  await look();
  expect(await actions(doc)).toEqual(['vacant', 'reassign', 'vacant']);
  await regain('plumWorker', 'plum-property');
});

it('notices a term that ran out by itself, and a station that nobody acts for', async () => {
  const doc = await filed(server.deps, { place: { text: '松园', point: { lng: 113.9075, lat: 22.6015, system: 'wgs84' } } }, 'cy');
  await look();
  expect((await loadCase(server.deps, doc._id)).timeline).toHaveLength(1);
  await server.deps.db.collection('memberships').updateOne({ personId: 'pineStaff', role: 'stationStaff' }, { $set: { until: new Date(clock.now().getTime() + 60_000) } });
  clock.set(new Date(clock.now().getTime() + 120_000));
  await look();
  expect((await loadCase(server.deps, doc._id)).timeline.at(-1)).toMatchObject({ action: 'vacant', toUnitId: 'pine-station' });
  expect(await told('northDispatcher', doc)).toContain('staffVacant');
  await server.deps.db.collection('memberships').updateOne({ personId: 'pineStaff', role: 'stationStaff' }, { $set: { until: null } });
});
