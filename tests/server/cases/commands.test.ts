import {
  accept, acceptAndDispatch, acknowledge, addNote, correct, decline, designate, dispatch, evaluate, handle, inspect, loadCase, reject, release,
  sendBack, supplement, takeOn, verify, withdraw, type Actor, type CaseDoc,
} from '../../../server/features/cases';
import { features } from '../../../server/features';
import { drain, workOf } from '../../../server/jobs';
import type { Subscriber } from '../../../server/jobs/types';
import type { Deps } from '../../../server/platform/deps';
import { testDeps } from '../../support/server';
import { as, ask, filed, seedDistrict, type PersonKey } from './support';

let deps: Deps;
let close: () => Promise<void>;
beforeAll(async () => {
  ({ deps, close } = await testDeps());
  await seedDistrict(deps);
});
afterAll(() => close());

type Step = (doc: CaseDoc, actor: Actor, tap: { revision: number; key: string }) => Promise<CaseDoc>;
const noPhotos = { photoIds: [] };
const steps = {
  accept: (doc, actor, tap) => accept(deps, doc, actor, tap),
  decline: (doc, actor, tap) => decline(deps, doc, actor, { ...tap, ruleId: 'courts', reason: '已经起诉' }),
  acceptAndDispatch: (doc, actor, tap) => acceptAndDispatch(deps, doc, actor, { ...tap, unitId: 'plum-property' }),
  takeOn: (doc, actor, tap) => takeOn(deps, doc, actor, tap),
  dispatch: (doc, actor, tap) => dispatch(deps, doc, actor, { ...tap, unitId: 'plum-property' }),
  acknowledge: (doc, actor, tap) => acknowledge(deps, doc, actor, tap),
  handle: (doc, actor, tap) => handle(deps, doc, actor, { ...tap, text: '修好了', ...noPhotos }),
  verify: (doc, actor, tap) => verify(deps, doc, actor, { ...tap, text: '', ...noPhotos }),
  return: (doc, actor, tap) => sendBack(deps, doc, actor, { ...tap, reason: '这盏灯归路灯所', ...noPhotos }),
  designate: (doc, actor, tap) => designate(deps, doc, actor, { ...tap, unitId: 'plum-property', reason: '合同写明归物业' }),
  reject: (doc, actor, tap) => reject(deps, doc, actor, { ...tap, reason: '没修好' }),
  evaluate: (doc, actor, tap) => evaluate(deps, doc, actor, { ...tap, contacted: true, solved: true, satisfaction: 'basically', text: '' }),
  withdraw: (doc, actor, tap) => withdraw(deps, doc, actor, { ...tap, reason: '' }),
  supplement: (doc, actor, tap) => supplement(deps, doc, actor, { ...tap, text: '三楼也是', ...noPhotos }),
  inspect: (doc, actor, tap) => inspect(deps, doc, actor, { ...tap, text: '属实', ...noPhotos }),
  correct: (doc, actor, tap) => correct(deps, doc, actor, { ...tap, categoryId: 'litter', reason: '是垃圾' }),
  release: (doc, actor, tap) => release(deps, doc, actor, { ...tap, text: '楼道灯在修', ...noPhotos }),
  note: (doc, actor, tap) => addNote(deps, doc, actor, { ...tap, text: '打过电话' }),
} satisfies Record<string, Step>;
type Name = keyof typeof steps;

/** Steps that bring a fresh case to where the tested one starts, with who takes them. */
const toDispatched: [Name, PersonKey][] = [['acceptAndDispatch', 'plumStaff']];
const toAcknowledged: [Name, PersonKey][] = [...toDispatched, ['acknowledge', 'plumWorker']];
const toReturned: [Name, PersonKey][] = [...toDispatched, ['return', 'plumWorker']];
const toHandled: [Name, PersonKey][] = [...toAcknowledged, ['handle', 'plumWorker']];

/** name, who, what came before, state afterwards, events of the step */
const TABLE: readonly [Name, PersonKey, [Name, PersonKey][], CaseDoc['state'], string[]][] = [
  ['accept', 'plumStaff', [], 'accepted', ['case.accepted']],
  ['decline', 'plumHead', [], 'declined', ['case.declined']],
  ['acceptAndDispatch', 'plumStaff', [], 'dispatched', ['case.accepted', 'case.dispatched']],
  ['takeOn', 'plumStaff', [], 'acknowledged', ['case.accepted', 'case.dispatched', 'case.acknowledged']],
  ['takeOn', 'plumStaff', [['accept', 'plumStaff']], 'acknowledged', ['case.dispatched', 'case.acknowledged']],
  ['dispatch', 'plumStaff', [['accept', 'plumStaff']], 'dispatched', ['case.dispatched']],
  ['acknowledge', 'plumWorker', toDispatched, 'acknowledged', ['case.acknowledged']],
  ['return', 'plumWorker', toDispatched, 'accepted', ['case.returned']],
  ['return', 'plumWorker', toAcknowledged, 'accepted', ['case.returned']],
  ['designate', 'northDispatcher', toReturned, 'dispatched', ['case.designated']],
  ['handle', 'plumWorker', toAcknowledged, 'handled', ['case.handled']],
  ['verify', 'plumGrid', toHandled, 'verified', ['case.verified']],
  ['reject', 'plumStaff', toHandled, 'acknowledged', ['case.rejected']],
  ['evaluate', 'ann', toHandled, 'closed', ['case.evaluated']],
  ['withdraw', 'ann', toDispatched, 'withdrawn', ['case.withdrawn']],
  ['supplement', 'ann', toAcknowledged, 'acknowledged', ['case.supplemented']],
  ['inspect', 'plumGrid', toDispatched, 'dispatched', ['case.inspected']],
  ['correct', 'plumStaff', [], 'submitted', ['case.corrected']],
  ['release', 'plumStaff', toHandled, 'handled', ['case.released']],
  ['note', 'plumWorker', toHandled, 'handled', ['case.noted']],
];

async function start(before: [Name, PersonKey][]): Promise<CaseDoc> {
  let doc = await filed(deps, { showToNeighbours: true });
  for (const [name, person] of before) doc = await steps[name](doc, await as(deps, person, doc), ask(doc));
  return doc;
}

/** Types of the events that the relay and a worker deliver for one case, in order. */
async function delivered(id: string): Promise<string[]> {
  const heard: string[] = [];
  const types = ['accepted', 'declined', 'dispatched', 'acknowledged', 'handled', 'verified', 'rejected', 'evaluated', 'withdrawn', 'supplemented', 'inspected', 'corrected', 'released', 'noted', 'submitted', 'returned', 'designated'];
  const ear: Subscriber = {
    name: `ear-${id}`,
    types: types.map((type) => `case.${type}`),
    handle: async (event) => void (event.source.id === id && heard.push(event.type)),
  };
  const work = workOf(features);
  await drain(deps, { ...work, subscribers: [ear] });
  return heard;
}

describe.each(TABLE)('%s by %s', (name, person, before, state, events) => {
  it(`ends in ${state}, with entry and event in the same write`, async () => {
    const doc = await start(before);
    await delivered(doc._id);
    const after = await steps[name](doc, await as(deps, person, doc), ask(doc));
    expect(after).toMatchObject({ state, revision: doc.revision + 1 });
    expect(after.timeline.slice(doc.timeline.length).map((row) => `case.${row.action}`)).toHaveLength(events.length);
    expect(after.pending.map((event) => event.type)).toEqual(events);
    expect(await delivered(doc._id)).toEqual(events);
    expect((await loadCase(deps, doc._id)).pendingSince).toBeUndefined();
  });

  it('is done once when it is sent twice with the same key', async () => {
    const doc = await start(before);
    const actor = await as(deps, person, doc);
    const tap = ask(doc);
    const [one, two] = await Promise.all([steps[name](doc, actor, tap), steps[name](doc, actor, tap)]);
    expect(two.revision).toBe(one.revision);
    const late = await steps[name](await loadCase(deps, doc._id), actor, tap);
    expect(late.timeline).toHaveLength(one.timeline.length);
  });

  it('has exactly one winner when two act at once', async () => {
    const doc = await start(before);
    const actor = await as(deps, person, doc);
    const results = await Promise.allSettled([1, 2, 3].map(() => steps[name](doc, actor, ask(doc))));
    const lost = results.filter((result) => result.status === 'rejected').map((result) => result.reason);
    expect(lost).toHaveLength(2);
    for (const error of lost) expect(error).toMatchObject({ code: 'conflict', data: { state, revision: doc.revision + 1 } });
  });

  it('refuses somebody who plays no part', async () => {
    const doc = await start(before);
    const actor = await as(deps, 'cy', doc);
    await expect(steps[name](doc, actor, ask(doc))).rejects.toMatchObject({ code: 'not_allowed' });
    expect((await loadCase(deps, doc._id)).revision).toBe(doc.revision);
  });
});

describe('a step the table does not know', () => {
  it.each<[Name, PersonKey, [Name, PersonKey][]]>([
    ['accept', 'plumStaff', toDispatched],
    ['acknowledge', 'plumWorker', toHandled],
    ['handle', 'plumWorker', toDispatched],
    ['evaluate', 'ann', toAcknowledged],
    ['withdraw', 'ann', toAcknowledged],
    ['correct', 'plumStaff', toDispatched],
  ])('refuses %s by %s and says where the case is', async (name, person, before) => {
    const doc = await start(before);
    await expect(steps[name](doc, await as(deps, person, doc), ask(doc))).rejects.toMatchObject({ code: 'wrong_state', data: { state: doc.state } });
  });
});

describe('a matter that a unit returns', () => {
  const give = async (doc: CaseDoc, unitId: string): Promise<CaseDoc> => dispatch(deps, doc, await as(deps, 'plumStaff', doc), { ...ask(doc), unitId });

  it('waits at the station anew, keeps its promise to the resident, and counts', async () => {
    const given = await start(toDispatched);
    const back = await steps.return(given, await as(deps, 'plumWorker', given), ask(given));
    expect(back).toMatchObject({ state: 'accepted', leadUnitId: null, returned: 1, step: 'dispatch', promisedAt: given.promisedAt });
    expect(back.stepFrom).toEqual(back.returnedAt);
    expect(back.timeline.at(-1)).toMatchObject({ action: 'return', unitId: 'plum-property', reason: '这盏灯归路灯所', internal: false });
  });

  it('goes to another unit, not to the same, unless category or grid are corrected', async () => {
    const back = await start(toReturned);
    await expect(give(back, 'plum-property')).rejects.toMatchObject({ data: { rule: 'returnedBefore' } });
    await expect(give(back, 'water')).resolves.toMatchObject({ state: 'dispatched', leadUnitId: 'water' });
    const again = await start(toReturned);
    const corrected = await steps.correct(again, await as(deps, 'plumStaff', again), ask(again));
    await expect(give(corrected, 'plum-property')).resolves.toMatchObject({ leadUnitId: 'plum-property' });
  });

  it('is decided by the street of the community and by no other, and then stays', async () => {
    const back = await start(toReturned);
    await expect(steps.designate(back, await as(deps, 'southDispatcher', back), ask(back))).rejects.toMatchObject({ code: 'not_allowed' });
    const fixed = await steps.designate(back, await as(deps, 'northDispatcher', back), ask(back));
    expect(fixed.timeline.at(-1)).toMatchObject({ action: 'designate', unitId: 'north-office', toUnitId: 'plum-property', reason: '合同写明归物业' });
    await expect(steps.return(fixed, await as(deps, 'plumWorker', fixed), ask(fixed))).rejects.toMatchObject({ data: { rule: 'designatedStays' } });
  });

  it('is no matter for the street before anybody has returned it', async () => {
    const fresh = await start([['accept', 'plumStaff']]);
    await expect(steps.designate(fresh, await as(deps, 'northDispatcher', fresh), ask(fresh))).rejects.toMatchObject({ data: { rule: 'notReturned' } });
  });
});

describe('rules beyond the table', () => {
  it('refuses the handler as checker', async () => {
    let doc = await filed(deps);
    doc = await steps.takeOn(doc, await as(deps, 'plumStaff', doc), ask(doc));
    doc = await steps.handle(doc, await as(deps, 'plumStaff', doc), ask(doc));
    await expect(steps.verify(doc, await as(deps, 'plumStaff', doc), ask(doc))).rejects.toMatchObject({ data: { rule: 'checkerIsHandler' } });
    await expect(steps.verify(doc, await as(deps, 'plumHead', doc), ask(doc))).resolves.toMatchObject({ state: 'verified' });
  });

  it('refuses to dispatch to a unit of another community', async () => {
    const doc = await filed(deps);
    const actor = await as(deps, 'plumStaff', doc);
    for (const unitId of ['pine-property', 'south-office', 'north', 'unknown']) {
      await expect(acceptAndDispatch(deps, doc, actor, { ...ask(doc), unitId })).rejects.toMatchObject({ data: { rule: 'unitCannotHandle' } });
    }
  });

  it('refuses an answer without words and photos', async () => {
    const doc = await start(toAcknowledged);
    await expect(handle(deps, doc, await as(deps, 'plumWorker', doc), { ...ask(doc), text: ' ', photoIds: [] })).rejects.toMatchObject({ data: { rule: 'nothingSaid' } });
  });

  it("refuses somebody else's photo", async () => {
    const doc = await start(toAcknowledged);
    await expect(handle(deps, doc, await as(deps, 'plumWorker', doc), { ...ask(doc), text: '', photoIds: ['guessed'] })).rejects.toMatchObject({ data: { rule: 'photoNotYours' } });
  });

  it('refuses to release what the reporter did not agree to show, and what is sensitive', async () => {
    for (const [changes, rule] of [[{}, 'releaseNotAgreed'], [{ categoryId: 'neighbourDispute', showToNeighbours: true }, 'sensitiveNotReleased']] as const) {
      let doc = await filed(deps, changes);
      doc = await steps.takeOn(doc, await as(deps, 'plumStaff', doc), ask(doc));
      await expect(steps.release(doc, await as(deps, 'plumStaff', doc), ask(doc))).rejects.toMatchObject({ data: { rule } });
    }
  });

  it('refuses a grid of another community and an unknown one, and routes anew in a grid of its own', async () => {
    const doc = await filed(deps);
    const actor = await as(deps, 'plumStaff', doc);
    const toGrid = (gridId: string): Promise<CaseDoc> => correct(deps, doc, actor, { ...ask(doc), gridId, reason: '看过地图' });
    await expect(toGrid('g3')).rejects.toMatchObject({ data: { rule: 'gridElsewhere' } });
    await expect(toGrid('g9')).rejects.toMatchObject({ code: 'not_found' });
    expect(await toGrid('g1')).toMatchObject({ scope: { grid: 'g1', community: 'plum' }, suggestion: null });
  });
});
