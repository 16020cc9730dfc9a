import { acceptAndDispatch, acknowledge, decline, evaluate, handle, markUnsolved, rateUnit, takeOn, withdraw, type CaseDoc } from '../../../server/features/cases';
import { recount, recountAll } from '../../../server/features/statistics';
import { Figures, Months } from '../../../server/features/statistics/model';
import { figuresByUnit } from '../../../server/platform/database/migrations/004-figures-by-unit';
import { figuresByBoth } from '../../../server/platform/database/migrations/009-figures-by-both';
import { rawCollection } from '../../../server/platform/database/model';
import { settableClock } from '../../../server/platform/clock';
import { startTestServer, type TestServer } from '../../support/server';
import { as, ask, filed, seedDistrict, type PersonKey } from '../cases/support';

const at = (text: string): Date => new Date(`${text}+08:00`);
const clock = settableClock(at('2026-03-02T10:00:00'));
let server: TestServer;
beforeAll(async () => {
  server = await startTestServer({ clock });
  await seedDistrict(server.deps);
});
afterAll(() => server.close());
const actor = (person: PersonKey, doc: CaseDoc) => as(server.deps, person, doc);

async function count(): Promise<void> {
  await server.drain();
  await recount.run(server.deps);
}
async function figures(person: PersonKey, query: string) {
  return (await (await server.as(person)).get(`/figures?${query}`).expect(200)).body;
}
async function answered(): Promise<CaseDoc> {
  const { deps } = server;
  clock.set(at('2026-03-02T10:00:00'));
  let doc = await filed(deps);
  clock.set(at('2026-03-02T10:30:00'));
  doc = await takeOn(deps, doc, await actor('plumStaff', doc), ask(doc));
  clock.set(at('2026-03-02T15:00:00'));
  doc = await handle(deps, doc, await actor('plumStaff', doc), { ...ask(doc), text: '好了', photoIds: [] });
  return doc;
}

it('counts a month by category and by unit, with rates, stages and where it ended', async () => {
  const { deps } = server;
  const good = await answered();
  clock.set(at('2026-03-02T16:00:00'));
  await evaluate(deps, good, await actor('ann', good), { ...ask(good), contacted: true, solved: true, satisfaction: 'basically', text: '' });
  const bad = await answered();
  clock.set(at('2026-03-02T16:00:00'));
  await evaluate(deps, bad, await actor('ann', bad), { ...ask(bad), contacted: true, solved: false, satisfaction: 'unsatisfied', text: '' });
  const back = await filed(deps);
  await withdraw(deps, back, await actor('ann', back), { ...ask(back), reason: '' });
  const no = await filed(deps);
  await decline(deps, no, await actor('plumStaff', no), { ...ask(no), ruleId: 'courts', reason: '起诉了' });
  await count();
  const page = await figures('plumStaff', 'from=2026-03&to=2026-03');
  expect(page).toMatchObject({ level: { id: 'plum', kind: 'community' }, unit: null, weights: { response: 10, resolution: 50, satisfaction: 40, basically: 90 }, asOf: clock.now().toISOString() });
  expect(page.total.counts).toMatchObject({ received: 4, withdrawn: 1, declined: 1, onTime: 3, closed: 1, solvedCases: 1, valid: 2, contacted: 2, solved: 1, basically: 1, redone: 1, endedGrid: 1 });
  expect(page.total.rates).toEqual({ response: 100, resolution: 50, satisfaction: 45, composite: 53 });
  // Half an hour until it was accepted; 10:30 to 15:00 with two hours of noon.
  const stage = (name: string) => page.total.stages.find((one: { stage: string }) => one.stage === name);
  expect(stage('accept')).toMatchObject({ cases: 3, median: expect.any(Number) });
  expect(Math.abs(stage('handle').median - 150)).toBeLessThanOrEqual(11);
  expect(page.categories.map(({ id, counts }: { id: string; counts: { received: number } }) => [id, counts.received])).toEqual([['stairLight', 4]]);
  expect(page.units.map(({ id }: { id: string }) => id)).toContain('plum-station');
});

it('adds up streets and the district, whose tables name no unit of a community', async () => {
  const own = await figures('plumStaff', 'from=2026-03&to=2026-03');
  for (const person of ['northDispatcher', 'districtAuditor'] as const) {
    const page = await figures(person, 'from=2026-01&to=2026-12');
    expect(page.total).toEqual(own.total);
    expect(page.months.map(({ month }: { month: string }) => month)).toEqual(['2026-03']);
    expect(page.units.map(({ id }: { id: string | null }) => id)).toEqual([null]);
  }
  const page = await figures('districtAuditor', 'from=2026-01&to=2026-12');
  expect(page.around).toMatchObject({ above: null, below: [{ id: 'north' }, { id: 'south' }] });
});

it('goes down to one unit, one category and both, and up again', async () => {
  const month = 'from=2026-03&to=2026-03';
  const ids = (rows: { id: string | null }[]) => rows.map(({ id }) => id);
  const all = await figures('plumStaff', month);
  const unit = await figures('plumStaff', `levelId=plum&unitId=plum-station&${month}`);
  expect([unit.unit, unit.category, ids(unit.categories), unit.units]).toEqual([{ id: 'plum-station', name: expect.any(String) }, null, ['stairLight'], []]);
  const category = await figures('plumStaff', `levelId=plum&categoryId=stairLight&${month}`);
  expect([category.category, category.categories, ids(category.units)]).toEqual([{ id: 'stairLight', name: '楼道照明' }, [], ['plum-station']]);
  const both = await figures('plumStaff', `levelId=plum&unitId=plum-station&categoryId=stairLight&${month}`);
  // All of plum's matters are of this category and this unit.
  for (const page of [unit, category, both]) expect(page.total).toEqual(all.total);
  expect((await figures('plumStaff', `levelId=plum&categoryId=roadCover&${month}`)).total.counts.received).toBe(0);
  // In the district the communities' own units are one line in a category too.
  expect(ids((await figures('districtAuditor', `levelId=district&categoryId=stairLight&${month}`)).units)).toEqual([null]);
  await (await server.as('plumStaff')).get(`/figures?levelId=plum&categoryId=nothing&${month}`).expect(404);
});

it('is equal to a full recount, which puts right what is not', async () => {
  const { deps } = server;
  expect(await recountAll(deps)).toEqual({ months: 1, different: 0 });
  await Figures(deps).updateOne({ levelId: 'plum', dimension: 'category' }, { $set: { 'tally.received': 99 } });
  await Figures(deps).deleteOne({ levelId: 'district', dimension: 'category' });
  const before = await recountAll(deps);
  expect(before).toEqual({ months: 1, different: 2 });
  expect(await recountAll(deps)).toEqual({ months: 1, different: 0 });
});

it('refuses a period that is upside down or too long, and a level that does not exist', async () => {
  const caller = await server.as('districtAuditor');
  const refused = await caller.get('/figures?from=2026-03&to=2026-02').expect(400);
  expect(refused.body.error.fields).toEqual([{ path: 'to', code: 'endBeforeStart', message: '结束的月份要和开始的一样或更晚' }]);
  await caller.get('/figures?from=2020-01&to=2026-02').expect(400);
  await caller.get('/figures?levelId=nowhere&from=2026-01&to=2026-02').expect(404);
  await caller.get('/figures?levelId=plum-station&from=2026-01&to=2026-02').expect(404);
});

it('marks every month that an earlier program had counted to be counted anew, once', async () => {
  const { deps } = server;
  await Months(deps).deleteMany({});
  await rawCollection<{ _id: string; communityId: string; month: string }>(deps.db, 'statisticsMonths').insertMany([{ _id: 'plum:2026-03', communityId: 'plum', month: '2026-03' }]);
  await figuresByUnit.run(deps.db);
  await figuresByUnit.run(deps.db);
  expect(await Months(deps).find().lean()).toMatchObject([{ _id: 'plum:2026-03', level: 'community', above: ['north', 'district'], changes: 1 }]);
  await recount.run(deps);
  expect((await figures('districtAuditor', 'from=2026-03&to=2026-03')).total.counts.received).toBe(4);
});

it('counts by unit and category what an earlier program had counted by either', async () => {
  const { deps } = server;
  await Figures(deps).deleteMany({ dimension: /^in:/ });
  await figuresByBoth.run(deps.db);
  await recount.run(deps);
  expect((await figures('districtAuditor', 'levelId=district&categoryId=stairLight&from=2026-03&to=2026-03')).units).toHaveLength(1);
  expect((await recountAll(deps)).different).toBe(0);
});

it('counts what stations say of a unit and what residents say is closed and not solved, and forgets neither in a recount', async () => {
  const { deps } = server;
  for (const [n, points] of [5, 4].entries()) {
    clock.set(at('2026-04-01T10:00:00'));
    let doc = await filed(deps);
    doc = await acceptAndDispatch(deps, doc, await actor('plumStaff', doc), { ...ask(doc), unitId: 'plum-property' });
    doc = await acknowledge(deps, doc, await actor('plumWorker', doc), ask(doc));
    doc = await handle(deps, doc, await actor('plumWorker', doc), { ...ask(doc), text: '好了', photoIds: [] });
    doc = await evaluate(deps, doc, await actor('ann', doc), { ...ask(doc), contacted: true, solved: true, satisfaction: 'satisfied', text: '' });
    if (n === 0) doc = await markUnsolved(deps, doc, await actor('ann', doc), { ...ask(doc), text: '又坏了' });
    doc = await rateUnit(deps, doc, await actor('plumHead', doc), { ...ask(doc), points, text: '' });
    await expect(rateUnit(deps, doc, await actor('plumStaff', doc), { ...ask(doc), points: 1, text: '' })).rejects.toMatchObject({ data: { rule: 'ratedBefore' } });
  }
  await count();
  const page = await figures('plumStaff', 'from=2026-04&to=2026-04');
  const property = page.units.find(({ id }: { id: string | null }) => id === 'plum-property');
  // Both come back: the first one after what was closed there in March.
  expect(property.counts).toMatchObject({ unitRatings: 2, unitPoints: 9, saidUnsolved: 1, repeated: 2, redone: 0 });
  expect((await recountAll(deps)).different).toBe(0);
});
