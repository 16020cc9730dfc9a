import { features } from '../../../server/features';
import {
  acceptAndDispatch, acknowledge, acknowledgeSupport, actorIn, addSupport, dropSupport, handle, lateSupport, loadCase, sendBack, supportDone, supportProgress, transfer, type CaseDoc,
} from '../../../server/features/cases';
import { viewerOfPerson } from '../../../server/features/identity';
import { drain, workOf } from '../../../server/jobs';
import { settableClock } from '../../../server/platform/clock';
import { startTestServer, type TestServer } from '../../support/server';
import { ask, filed, seedDistrict, type PersonKey } from './support';

/** Moments at +08:00. */
const at = (text: string): Date => new Date(`${text}+08:00`);
const clock = settableClock(at('2026-03-02T10:00:00'));
let server: TestServer;
beforeAll(async () => {
  server = await startTestServer({ clock });
  await seedDistrict(server.deps);
});
afterAll(() => server.close());
beforeEach(() => clock.set(at('2026-03-02T10:00:00')));

const actor = async (person: PersonKey, doc: CaseDoc) => actorIn((await viewerOfPerson(server.deps, person))!, doc);
const noPhotos = { photoIds: [] };

async function step<A extends object>(command: (deps: TestServer['deps'], doc: CaseDoc, by: Awaited<ReturnType<typeof actor>>, sent: A & { revision: number; key: string }) => Promise<CaseDoc>, person: PersonKey, doc: CaseDoc, body: A): Promise<CaseDoc> {
  return command(server.deps, doc, await actor(person, doc), { ...ask(doc), ...body });
}
const partOf = (doc: CaseDoc, unitId = 'water'): string => doc.support?.filter((part) => part.unitId === unitId).at(-1)?.id ?? 'none';

/** Led by the property company, supported by the water company. */
async function joint(): Promise<CaseDoc> {
  const given = await step(acceptAndDispatch, 'plumStaff', await filed(server.deps), { unitId: 'plum-property' });
  const led = await step(acknowledge, 'plumWorker', given, {});
  return step(addSupport, 'plumStaff', led, { unitId: 'water', text: '关一下总阀' });
}
const refusedBy = (rule: string) => expect.objectContaining({ code: 'rule_refused', data: expect.objectContaining({ rule }) });

it('warns once for each deadline, tells unit, lead and station, and catches up after downtime', async () => {
  const doc = await joint();
  const run = async (moment: string): Promise<string[]> => {
    clock.set(at(moment));
    await lateSupport.run(server.deps);
    return (await loadCase(server.deps, doc._id)).timeline.filter(({ action }) => action === 'warnSupport').map(({ toUnitId }) => String(toUnitId));
  };
  expect(await run('2026-03-02T11:00:00')).toEqual([]);
  expect(await run('2026-03-03T10:00:00')).toEqual(['water']);
  expect(await run('2026-03-23T10:00:00')).toEqual(['water', 'water']);
  expect(await run('2026-04-23T10:00:00')).toEqual(['water', 'water']);
  await drain(server.deps, workOf(features));
  const kinds = async (person: PersonKey): Promise<string[]> => (await (await server.as(person)).get('/inbox?limit=50').expect(200)).body.items.filter(({ target }: { target: { id: string } }) => target.id === doc._id).map(({ kind }: { kind: string }) => kind);
  expect(await kinds('waterWorker')).toEqual(expect.arrayContaining(['unitSupportAsked', 'unitSupportLate']));
  expect(await kinds('plumWorker')).toContain('leadSupportLate');
  expect(await kinds('plumStaff')).toContain('leadSupportLate');
  expect(await kinds('ann')).toContain('caseSupported');
});

it('goes from the asking to the report of the whole, each step on the timeline', async () => {
  let doc = await joint();
  expect(doc.support).toMatchObject([{ unitId: 'water', task: '关一下总阀', state: 'asked' }]);
  doc = await step(acknowledgeSupport, 'waterWorker', doc, { partId: partOf(doc) });
  doc = await step(supportProgress, 'waterWorker', doc, { partId: partOf(doc), text: '阀门找到了', ...noPhotos });
  doc = await step(supportDone, 'waterWorker', doc, { partId: partOf(doc), text: '关好了', ...noPhotos });
  doc = await step(handle, 'plumWorker', doc, { text: '水管换好了', ...noPhotos });
  expect(doc.state).toBe('handled');
  expect(doc.timeline.slice(-5).map(({ action, unitId, toUnitId }) => [action, unitId, toUnitId])).toEqual([
    ['addSupport', 'plum-station', 'water'], ['acknowledgeSupport', 'water', null], ['supportProgress', 'water', null], ['supportDone', 'water', null], ['handle', 'plum-property', null],
  ]);
});

it('is not reported solved while a task is open without saying why, and says why to the resident', async () => {
  const doc = await joint();
  await expect(step(handle, 'plumWorker', doc, { text: '换好了', ...noPhotos })).rejects.toEqual(refusedBy('supportOpen'));
  const told = await step(handle, 'plumWorker', doc, { text: '换好了', ...noPhotos, why: '总阀下周再换' });
  expect(told.timeline.at(-1)).toMatchObject({ action: 'handle', reason: '总阀下周再换' });
  const ann = await server.as('ann');
  const view = (await ann.get(`/cases/${doc._id}`).expect(200)).body;
  expect(view.timeline.at(-1).reason).toBe('总阀下周再换');
  expect(view.support).toMatchObject([{ unit: { name: '供水公司' }, state: 'asked', task: '关一下总阀', late: false, own: false }]);
});

it.each<[string, PersonKey, Parameters<typeof addSupport>[3] extends infer A ? Partial<A> : never, string]>([
  ['the lead itself', 'plumStaff', { unitId: 'plum-property', text: '也来' }, 'leadSupports'],
  ['a unit that has a task', 'northDispatcher', { unitId: 'water', text: '也来' }, 'supportsAlready'],
  ['a unit of another community', 'plumStaff', { unitId: 'pine-property', text: '也来' }, 'unitCannotHandle'],
])('refuses asking %s', async (_, person, body, rule) => {
  const doc = await joint();
  await expect(step(addSupport, person, doc, body as { unitId: string; text: string })).rejects.toEqual(refusedBy(rule));
});

it('refuses the task of another unit, and telling before confirming', async () => {
  const doc = await step(addSupport, 'plumStaff', await joint(), { unitId: 'urban', text: '看看井盖' });
  await expect(step(acknowledgeSupport, 'waterWorker', doc, { partId: partOf(doc, 'urban') })).rejects.toEqual(refusedBy('notYourPart'));
  await expect(step(supportDone, 'waterWorker', doc, { partId: partOf(doc), text: '好了', ...noPhotos })).rejects.toMatchObject({ code: 'rule_refused' });
  await expect(step(acknowledgeSupport, 'plumWorker', doc, { partId: partOf(doc) })).rejects.toMatchObject({ code: 'not_allowed' });
});

it('tells the second of two who act at once, and does a repeated request once', async () => {
  const doc = await joint();
  const by = await actor('waterWorker', doc);
  const tap = { ...ask(doc), partId: partOf(doc) };
  const once = await acknowledgeSupport(server.deps, doc, by, tap);
  await expect(acknowledgeSupport(server.deps, doc, by, tap)).resolves.toMatchObject({ revision: once.revision });
  await expect(step(dropSupport, 'plumStaff', doc, { partId: partOf(doc), reason: '不用了' })).rejects.toMatchObject({ code: 'conflict' });
});

it('lets a unit return its task, and then it plays no part any more', async () => {
  const doc = await joint();
  const water = await server.as('waterWorker');
  const answer = await water.post(`/cases/${doc._id}/return-support`, { revision: doc.revision, partId: partOf(doc), reason: '总阀归物业' }).expect(200);
  expect(answer.body).toMatchObject({ actions: [], support: [{ state: 'returned', reason: '总阀归物业' }] });
  await water.post(`/cases/${doc._id}/note`, { revision: doc.revision + 1, text: '再说一句' }).expect(403);
  const again = await step(addSupport, 'plumStaff', await loadCase(server.deps, doc._id), { unitId: 'water', text: '那就看看水表' });
  expect(again.support?.map(({ state }) => state)).toEqual(['returned', 'asked']);
});

it('stands in the list of the supporting unit by what it has to do, until the end', async () => {
  const doc = await joint();
  const water = await server.as('waterWorker');
  const holds = async (view: string): Promise<boolean> => (await water.get(`/workbench/cases?view=${view}&limit=50`).expect(200)).body.items.some(({ id }: { id: string }) => id === doc._id);
  expect([await holds('all'), await holds('toAcknowledge'), await holds('handling')]).toEqual([true, true, false]);
  const taken = await step(acknowledgeSupport, 'waterWorker', doc, { partId: partOf(doc) });
  expect([await holds('toAcknowledge'), await holds('handling')]).toEqual([false, true]);
  await step(supportDone, 'waterWorker', taken, { partId: partOf(taken), text: '关好了', ...noPhotos });
  expect([await holds('all'), await holds('handling'), await holds('toDispatch')]).toEqual([true, false, false]);
});

it('goes on while the lead has returned it, and to the unit that takes over from a closed one', async () => {
  const back = await step(sendBack, 'plumWorker', await joint(), { reason: '不归物业', ...noPhotos });
  const taken = await step(acknowledgeSupport, 'waterWorker', back, { partId: partOf(back) });
  await transfer(server.deps, taken, { fromId: 'water', unitId: 'urban', key: 'closing-water' });
  const moved = await loadCase(server.deps, taken._id);
  expect(moved).toMatchObject({ leadUnitId: null, support: [{ unitId: 'urban', state: 'acknowledged' }], supportMarks: ['urban', 'urban:handling'] });
});
