import { features } from '../../../server/features';
import { acceptAndDispatch, acknowledge, callReached, confirmUnsolved, evaluate, handle, join, leave, loadCase, merge, silence, tellSolved, unmerge, verify, type CaseDoc } from '../../../server/features/cases';
import { Cases } from '../../../server/features/cases/model';
import { viewerOfPerson } from '../../../server/features/identity';
import { showCase } from '../../../server/features/cases/show';
import type { Viewer } from '../../../server/http/types';
import { drain, workOf } from '../../../server/jobs';
import { settableClock } from '../../../server/platform/clock';
import type { Deps } from '../../../server/platform/deps';
import { isSampled } from '../../../shared/domain/cases/sampling';
import { testDeps } from '../../support/server';
import { as, ask, filed, seedDistrict, type PersonKey } from './support';

/** Moments at +08:00. */
const at = (text: string): Date => new Date(`${text}:00+08:00`);
const clock = settableClock(at('2026-03-02T10:00'));
let deps: Deps;
let close: () => Promise<void>;
beforeAll(async () => {
  ({ deps, close } = await testDeps({ clock }));
  await seedDistrict(deps);
});
afterAll(() => close());
beforeEach(async () => {
  clock.set(at('2026-03-02T10:00'));
  await deps.db.collection('cases').deleteMany({});
});

type Command<B> = (deps: Deps, doc: CaseDoc, actor: Awaited<ReturnType<typeof as>>, body: B & { revision: number; key: string }) => Promise<CaseDoc>;
async function does<B>(who: PersonKey, command: Command<B>, doc: CaseDoc, body: B): Promise<CaseDoc> {
  const now = await loadCase(deps, doc._id);
  return command(deps, now, await as(deps, who, now), { ...body, ...ask(now) });
}
const now = (doc: CaseDoc): Promise<CaseDoc> => loadCase(deps, doc._id);
const none = { photoIds: [] };
const says = async (who: string, doc: CaseDoc, solved: boolean, text = ''): Promise<void> => tellSolved(deps, await now(doc), who, { solved, text });
const seen = async (who: string, doc: CaseDoc) => showCase(deps, await now(doc), (await viewerOfPerson(deps, who)) as Viewer);
async function run(moment: string): Promise<void> {
  clock.set(at(moment));
  await silence.run(deps);
  await drain(deps, workOf(features));
}
const told = async (who: string): Promise<string[]> => (await deps.db.collection('messages').find({ personId: who }).sort({ at: 1, _id: 1 }).toArray()).map((row) => String(row.kind));

/** Of ann's, which bob and cy have met too, and the property company has handled on Monday morning; not drawn for a check. */
async function handled(): Promise<CaseDoc> {
  for (;;) {
    const doc = await filed(deps);
    if (isSampled(doc._id, '2026-03', 0.1)) continue;
    await join(deps, doc, 'bob', { text: '', photoIds: [] });
    clock.set(at('2026-03-02T10:01'));
    await join(deps, doc, 'cy', { text: '', photoIds: [] });
    await does('plumStaff', acceptAndDispatch, doc, { unitId: 'plum-property', text: '' });
    await does('plumWorker', acknowledge, doc, {});
    return does('plumWorker', handle, doc, { text: '换了灯', ...none });
  }
}
/** Until everybody has been asked often enough. */
async function silent(): Promise<void> {
  for (const moment of ['2026-03-04T17:31', '2026-03-06T17:31', '2026-03-09T17:31']) await run(moment);
}

it('is asked of those who met it too, counted for everybody who reads reasons, and shown by name to staff alone', async () => {
  const doc = await handled();
  await drain(deps, workOf(features));
  expect(await told('bob')).toContain('joinedHandled');
  expect((await seen('bob', doc)).neighboursSay).toEqual({ solved: 0, not: 0, mine: null, mayTell: true });
  await says('bob', doc, false, '二楼还黑');
  await says('cy', doc, true);
  await says('bob', doc, true);
  await says('bob', doc, false, '二楼还黑着');
  expect((await seen('bob', doc)).neighboursSay).toEqual({ solved: 1, not: 1, mine: 'not', mayTell: true });
  expect((await seen('ann', doc)).neighboursSay).toEqual({ solved: 1, not: 1, mine: null, mayTell: false });
  const inside = await seen('plumStaff', doc);
  expect(inside.company?.supporters.map(({ name, word }) => [name, word?.solved, word?.text])).toEqual([['bob先生', false, '二楼还黑着'], ['cy先生', true, null]]);
  expect(JSON.stringify(await seen('ann', doc))).not.toContain('二楼还黑');
  await drain(deps, workOf(features));
  expect((await told('plumHead')).filter((kind) => kind === 'stationNeighbours')).toHaveLength(1);
});

it('is nobody else’s to say, and not before or after', async () => {
  const doc = await handled();
  const refused = (rule: string) => ({ code: 'rule_refused', data: { rule } });
  await expect(says('ann', doc, true)).rejects.toMatchObject(refused('notMetToo'));
  await expect(says('plumWorker', doc, true)).rejects.toMatchObject(refused('notMetToo'));
  await leave(deps, doc, 'cy');
  await expect(says('cy', doc, true)).rejects.toMatchObject(refused('notMetToo'));
  await says('bob', doc, false);
  await does('ann', evaluate, doc, { contacted: true, solved: true, satisfaction: 'satisfied' as const, text: '' });
  await expect(says('bob', doc, false)).rejects.toMatchObject(refused('notAskedNow'));
  // The word of the reporter has decided.
  expect(await now(doc)).toMatchObject({ state: 'closed', outcome: 'satisfied' });
});

it('leaves the word to the reporter, and forgets who took 我也遇到 back', async () => {
  const doc = await handled();
  await says('bob', doc, false);
  await says('cy', doc, false);
  await leave(deps, doc, 'cy');
  expect((await seen('ann', doc)).neighboursSay).toMatchObject({ solved: 0, not: 1 });
});

it('has it done again once when the reporter is silent and most say no, which everybody can read; then the street looks at it', async () => {
  const doc = await handled();
  await says('bob', doc, false);
  await says('cy', doc, false);
  await silent();
  expect(await now(doc)).toMatchObject({ state: 'dispatched', round: 2 });
  expect((await now(doc)).timeline.at(-1)).toMatchObject({ action: 'redo', part: 'system', toUnitId: 'plum-property', reason: '报事的人没有答复，2 位邻居说没有解决，再办一次' });
  // A new round is asked about anew.
  expect((await seen('bob', doc)).neighboursSay).toBeUndefined();
  await does('plumWorker', acknowledge, doc, {});
  await does('plumWorker', handle, doc, { text: '又换了', ...none });
  await does('plumStaff', verify, doc, { text: '', ...none });
  await says('bob', doc, false);
  await says('cy', doc, false);
  for (const moment of ['2026-03-12T17:31', '2026-03-16T17:31', '2026-03-18T17:31']) await run(moment);
  expect(await now(doc)).toMatchObject({ state: 'closed', outcome: 'unrated', review: { state: 'asked' }, callback: { state: 'due', why: 'redone' }, awaits: 'review' });
  const reviewed = await does('northDispatcher', confirmUnsolved, doc, { reason: '线路要改' });
  // Its reporter is still called, and the word heard then stands.
  expect(reviewed.awaits).toBe('callback');
  const called = await does('plumStaff', callReached, doc, { contacted: true, solved: true, satisfaction: 'satisfied' as const, text: '' });
  expect(called).toMatchObject({ outcome: 'satisfied', awaits: null, review: null });
});

it('has a second person look when one says no, and closes with what was said', async () => {
  const doc = await handled();
  await says('bob', doc, false);
  await says('cy', doc, true);
  await silent();
  expect(await now(doc)).toMatchObject({ state: 'handled', sampledSilent: true, step: 'verify' });
  await does('plumGrid', verify, doc, { text: '', ...none });
  for (const moment of ['2026-03-12T17:31', '2026-03-16T17:31', '2026-03-18T17:31']) await run(moment);
  expect(await now(doc)).toMatchObject({ state: 'closed', outcome: 'unrated' });
  expect((await now(doc)).timeline.at(-1)).toMatchObject({ action: 'close', text: '报事的人没有答复，1 位邻居说解决了，1 位说没有' });
});

it('is also asked of whose own case was merged into it; taken out again they have their own say instead', async () => {
  const lead = await handled();
  const own = await filed(deps, {}, 'cy');
  await leave(deps, lead, 'cy');
  await Cases(deps).updateOne({ _id: lead._id }, { $set: { state: 'acknowledged' } });
  await does('plumStaff', merge, own, { leadId: lead._id, leadRevision: (await now(lead)).revision });
  await Cases(deps).updateOne({ _id: lead._id }, { $set: { state: 'handled' } });
  expect((await seen('cy', own)).neighboursSay).toMatchObject({ mine: null, mayTell: true });
  await says('cy', own, false);
  expect((await seen('ann', lead)).neighboursSay).toMatchObject({ solved: 0, not: 1 });
  await does('cy', unmerge, own, { reason: '我这边还没好' });
  expect((await seen('ann', lead)).neighboursSay).toBeUndefined();
  expect((await seen('cy', own)).actions).toContain('urge');
});
