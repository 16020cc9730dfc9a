import { closingsDue } from '../../../server/features/administration/tasks';
import { createPerson } from '../../../server/features/identity';
import { createUnit } from '../../../server/features/organisation';
import { handProjects } from '../../../server/features/projects';
import { settableClock } from '../../../server/platform/clock';
import { bindHome } from '../../support/homes';
import { startTestServer, type TestServer } from '../../support/server';
import { seedDistrict } from '../cases/support';
import { handsOn } from './support';

/** A unit that owns steps of a micro-project, or keeps what was built, is closed. */

const START = new Date('2026-03-02T10:00:00+08:00');
const clock = settableClock(START);
let server: TestServer;
const { as, seen, step, candidate } = handsOn(() => server);
const inboxOf = async (personId: string): Promise<string[]> => (await server.deps.db.collection('messages').find({ personId }).toArray()).map(({ kind }) => String(kind));

beforeAll(async () => {
  server = await startTestServer({ clock });
  await seedDistrict(server.deps);
  await createPerson(server.deps, { id: 'n0', name: '邻居', level: 1, phone: '13900002000' });
  await bindHome(server.deps, 'n0', 'plum', '1 栋');
  for (const id of ['new-property', 'first-shop', 'second-shop']) await createUnit(server.deps, { id, kind: 'property', name: `${id}物业`, parentId: 'plum', phone: '0755-1' });
});
afterAll(() => server.close());
beforeEach(() => clock.set(START));

/** Chosen by the council, with a step of a unit that is done, one that is not, and one of the station. */
async function running(owner: string): Promise<string> {
  const id = await candidate();
  await step('plumStaff', id, 'council', { day: '2026-03-01', present: 9, agreed: 8, text: '' });
  await step('plumStaff', id, 'plan', { steps: [{ title: '量尺寸', unitId: owner, plannedOn: '2026-03-04' }, { title: '装扶手', unitId: owner, plannedOn: '2026-03-05' }, { title: '贴说明', unitId: 'plum-station', plannedOn: '2026-03-06' }] });
  await step('n0', id, 'follow', { on: true });
  await step(owner === 'plum-property' ? 'plumWorker' : 'plumStaff', id, 'report', { stepId: 's1', text: '量好了', done: true });
  return id;
}
const admin = () => server.as('admin');
const at = (unit: string): string => `/administration/units/${unit}`;

it('hands its steps to the successor by their days, and tells whoever follows, the station and who does them now', async () => {
  const id = await running('plum-property');
  expect((await (await admin()).get(`${at('plum-property')}/closing`).expect(200)).body).toMatchObject({ projects: 1, refusal: 'successorNeeded' });
  expect((await (await admin()).post(`${at('plum-property')}/close`, { revision: 0, successorId: null, ends: [] })).body.error.data.rule).toBe('successorNeeded');
  expect((await (await as('plumStaff')).post(`${at('plum-property')}/close`, { revision: 0, successorId: 'new-property', ends: [] })).status).toBe(403);
  await server.drain();
  await server.deps.db.collection('messages').deleteMany({});
  expect((await (await admin()).post(`${at('plum-property')}/close`, { revision: 0, successorId: 'new-property', ends: [] }).expect(200)).body.held).toMatchObject({ projects: 1 });
  await server.drain();
  const after = await seen('n0', id);
  expect(after.plan.map(({ unit, plannedOn }) => [unit.name, plannedOn])).toEqual([['new-property物业', '2026-03-04'], ['new-property物业', '2026-03-05'], [expect.any(String), '2026-03-06']]);
  expect(after.timeline.slice(0, 2).map(({ action, unit }) => [action, unit])).toEqual([['passOn', 'new-property物业'], ['report', '梅园物业']]);
  expect(await inboxOf('n0')).toEqual(['projectProgress']);
  expect(await inboxOf('plumWorker')).toContain('unitProjectStep');
  expect((await seen('plumWorker', id)).plan.map(({ mayReport }) => mayReport)).toEqual([false, true, false]);
  await step('plumWorker', id, 'report', { stepId: 's2', text: '装好了', done: true });
  expect(await handProjects(server.deps, 'plum-property', 'new-property')).toBe(0);
});

it('hands over also a step that another process still gave it, before the closing is done', async () => {
  const id = await running('first-shop');
  await (await admin()).post(`${at('first-shop')}/close`, { revision: 0, successorId: 'new-property', ends: [] }).expect(200);
  await server.drain();
  await server.deps.db.collection<{ _id: string }>('projects').updateOne({ _id: id }, { $set: { 'steps.1.unitId': 'first-shop', owners: ['new-property', 'first-shop', 'plum-station'] } });
  clock.set(new Date(START.getTime() + 9_000));
  await closingsDue.run(server.deps);
  await server.drain();
  expect((await seen('n0', id)).plan[1]?.unit.id).toBe('new-property');
});

it('hands over the upkeep of what was built; without a successor the station keeps it', async () => {
  const id = await running('second-shop');
  await step('plumStaff', id, 'report', { stepId: 's2', text: '装好了', done: true });
  await step('plumStaff', id, 'report', { stepId: 's3', text: '贴好了', done: true });
  await step('plumStaff', id, 'finish', { text: '装好了' });
  await server.deps.db.collection<{ _id: string }>('projects').updateOne({ _id: id }, { $set: { state: 'evaluating' } });
  await step('plumStaff', id, 'evaluate', { text: '好用', spentFen: 100, upkeepUnitId: 'second-shop' });
  expect((await (await admin()).get(`${at('second-shop')}/closing`).expect(200)).body.projects).toBe(1);
  await (await admin()).post(`${at('second-shop')}/close`, { revision: 0, successorId: 'new-property', ends: [] }).expect(200);
  await server.drain();
  const after = await seen('n0', id);
  expect([after.state, after.evaluation?.upkeep.name, after.plan[1]?.unit.name]).toEqual(['closed', 'new-property物业', 'second-shop物业']);
  expect(await handProjects(server.deps, 'new-property', null)).toBeGreaterThan(0);
  expect((await seen('n0', id)).evaluation?.upkeep.id).toBe('plum-station');
});

it('of a station waits until its projects are over', async () => {
  await running('new-property');
  const { body } = await (await admin()).get('/administration/units/plum-station/closing').expect(200);
  expect([body.projects > 0, body.refusal]).toEqual([true, 'levelHolds']);
});
