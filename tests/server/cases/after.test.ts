import { features } from '../../../server/features';
import { acknowledge, evaluate, handle, loadCase, silence, takeOn, verify, type CaseDoc } from '../../../server/features/cases';
import { drain, workOf } from '../../../server/jobs';
import { settableClock } from '../../../server/platform/clock';
import { callbackFor } from '../../../shared/domain/cases/callbacks';
import { startTestServer, type Caller, type TestServer } from '../../support/server';
import { as, ask, filed, seedDistrict } from './support';

/** Moments at +08:00. */
const at = (text: string): Date => new Date(`${text}+08:00`);
const clock = settableClock(at('2026-03-02T10:00:00'));
let server: TestServer;
let who: Record<'ann' | 'plumStaff' | 'plumHead' | 'northDispatcher' | 'plumWorker', Caller>;
beforeAll(async () => {
  server = await startTestServer({ clock });
  await seedDistrict(server.deps);
});
afterAll(() => server.close());
beforeEach(async () => {
  clock.set(at('2026-03-02T10:00:00'));
  const names = ['ann', 'plumStaff', 'plumHead', 'northDispatcher', 'plumWorker'] as const;
  who = Object.fromEntries(await Promise.all(names.map(async (name) => [name, await server.as(name)]))) as typeof who;
});

/** Handled by the station itself. */
async function handledCase(wish: (doc: CaseDoc) => boolean = () => true): Promise<CaseDoc> {
  for (;;) {
    const fresh = await filed(server.deps);
    if (!wish(fresh)) continue;
    const taken = await takeOn(server.deps, fresh, await as(server.deps, 'plumStaff', fresh), ask(fresh));
    return handle(server.deps, taken, await as(server.deps, 'plumStaff', taken), { ...ask(taken), text: '换了灯', photoIds: [] });
  }
}
const drawn = (doc: CaseDoc): boolean => callbackFor({ id: doc._id, filedAt: doc.createdAt, grade: doc.grade, round: doc.round }) === 'sampled';
const unhappy = { contacted: true, solved: false, satisfaction: 'unsatisfied' } as const;
const happy = { contacted: true, solved: true, satisfaction: 'satisfied' } as const;

/** Closed because its reporter said nothing. */
async function silent(wish: (doc: CaseDoc) => boolean): Promise<CaseDoc> {
  clock.set(at('2026-03-02T10:00:00'));
  const doc = await handledCase(wish);
  for (const day of ['04T18:00', '06T18:00', '09T18:00', '10T18:00', '11T18:00', '12T18:00', '13T18:00', '16T18:00', '17T18:00', '18T18:00', '19T18:00']) {
    clock.set(at(`2026-03-${day}:00`));
    await silence.run(server.deps);
    const now = await loadCase(server.deps, doc._id);
    if (now.state === 'closed') return now;
    if (now.state === 'handled' && now.sampledSilent) await verify(server.deps, now, await as(server.deps, 'plumHead', now), { ...ask(now), text: '', photoIds: [] });
  }
  return loadCase(server.deps, doc._id);
}
const inList = async (caller: Caller, view: string, id: string): Promise<boolean> => (await caller.get(`/workbench/cases?view=${view}&limit=50`).expect(200)).body.items.some((row: { id: string }) => row.id === id);

it('lets the street close with an explanation that the resident reads, and the resident keep that it is not solved', async () => {
  let now = await handledCase();
  now = await evaluate(server.deps, now, await as(server.deps, 'ann', now), { ...ask(now), ...unhappy, text: '' });
  now = await acknowledge(server.deps, now, await as(server.deps, 'plumStaff', now), ask(now));
  now = await handle(server.deps, now, await as(server.deps, 'plumStaff', now), { ...ask(now), text: '又换了', photoIds: [] });
  now = await verify(server.deps, now, await as(server.deps, 'plumHead', now), { ...ask(now), text: '', photoIds: [] });
  now = await evaluate(server.deps, now, await as(server.deps, 'ann', now), { ...ask(now), ...unhappy, text: '' });
  await who.northDispatcher.post(`/cases/${now._id}/close-explained`, { revision: now.revision, reason: '线路归供电所，已列入改造' }).expect(200);
  await who.northDispatcher.post(`/cases/${now._id}/confirm-unsolved`, { revision: now.revision + 1, reason: '再说' }).expect(422);
  const seen = (await who.ann.post(`/cases/${now._id}/mark-unsolved`, { revision: now.revision + 1 }).expect(200)).body;
  expect(seen).toMatchObject({ state: 'closed', outcome: 'unsatisfied', review: { state: 'explained', reason: '线路归供电所，已列入改造' }, unsolved: { text: null } });
  await who.ann.post(`/cases/${now._id}/mark-unsolved`, { revision: now.revision + 2 }).expect(422);
  await drain(server.deps, workOf(features));
  expect(await server.deps.db.collection('messages').countDocuments({ personId: 'ann', kind: 'caseReviewed', caseId: now._id })).toBe(1);
});

it('puts a drawn silent case on the list of station and street, and nobody else on it', async () => {
  const doc = await silent(drawn);
  expect(doc).toMatchObject({ state: 'closed', outcome: 'unrated', callback: { state: 'due', why: 'sampled' }, awaits: 'callback' });
  const [staff, street] = [await server.as('plumHead'), await server.as('northDispatcher')];
  expect([await inList(staff, 'toCallBack', doc._id), await inList(street, 'toCallBack', doc._id)]).toEqual([true, true]);
  const other = await silent((one) => !drawn(one));
  expect(other).toMatchObject({ state: 'closed', outcome: 'unrated' });
  expect(other.callback).toBeUndefined();
  const later = await server.as('plumHead');
  expect(await inList(later, 'toCallBack', other._id)).toBe(false);
  const refused = await later.post(`/cases/${other._id}/call-missed`, { revision: other.revision }).expect(422);
  expect(refused.body.error.data.rule).toBe('noCallback');
});

it('keeps the word that was said on the phone; not content is redone once, and then reviewed by the street', async () => {
  const doc = await silent(drawn);
  const head = await server.as('plumHead');
  const refused = await (await server.as('plumStaff')).post(`/cases/${doc._id}/call-reached`, { revision: doc.revision, ...happy }).expect(422);
  expect(refused.body.error.data.rule).toBe('callerHandled');
  const redone = (await head.post(`/cases/${doc._id}/call-reached`, { revision: doc.revision, ...unhappy, text: '还是不亮' }).expect(200)).body;
  expect(redone).toMatchObject({ state: 'dispatched', round: 2, evaluation: { solved: false, text: '还是不亮' } });
  let now = await loadCase(server.deps, doc._id);
  expect(now.awaits).toBeNull();
  now = await acknowledge(server.deps, now, await as(server.deps, 'plumStaff', now), ask(now));
  now = await handle(server.deps, now, await as(server.deps, 'plumStaff', now), { ...ask(now), text: '又换了', photoIds: [] });
  now = await verify(server.deps, now, await as(server.deps, 'plumHead', now), { ...ask(now), text: '', photoIds: [] });
  now = await evaluate(server.deps, now, await as(server.deps, 'ann', now), { ...ask(now), ...unhappy, text: '' });
  expect(now).toMatchObject({ state: 'closed', outcome: 'unsatisfied', review: { state: 'asked' }, awaits: 'review' });
  const street = await server.as('northDispatcher');
  expect(await inList(street, 'toReview', doc._id)).toBe(true);
  await (await server.as('plumStaff')).post(`/cases/${doc._id}/order-redo`, { revision: now.revision, unitId: 'plum-property', reason: '再修' }).expect(403);
  const again = (await street.post(`/cases/${doc._id}/order-redo`, { revision: now.revision, unitId: 'plum-property', reason: '线路要重拉' }).expect(200)).body;
  expect(again).toMatchObject({ state: 'dispatched', round: 3, review: { state: 'redone', reason: '线路要重拉' }, leadUnit: { name: '梅园物业' } });
  await (await server.as('plumWorker')).post(`/cases/${doc._id}/return`, { revision: again.revision, reason: '不归物业' }).expect(422);
});

it('counts a try a day, and the unreachable apart after three', async () => {
  const doc = await silent(drawn);
  for (const [n, day] of ['23', '24', '25'].entries()) {
    clock.set(at(`2026-03-${day}T10:00:00`));
    const head = await server.as('plumHead');
    const missed = (await head.post(`/cases/${doc._id}/call-missed`, { revision: doc.revision + n }).expect(200)).body;
    expect(missed.callback).toMatchObject({ state: n === 2 ? 'unreachable' : 'due', tries: n + 1 });
    if (n < 2) await head.post(`/cases/${doc._id}/call-missed`, { revision: doc.revision + n + 1 }).expect(422);
  }
  expect((await loadCase(server.deps, doc._id)).outcome).toBe('unrated');
});
