import { randomUUID } from 'node:crypto';
import sharp from 'sharp';
import {
  acceptAndDispatch, acknowledge, companyCounts, decline, evaluate, handle, loadCase, merge, unmerge, withdraw, type CaseDoc,
} from '../../../server/features/cases';
import { settableClock } from '../../../server/platform/clock';

import { startTestServer, TEST_NOW, type Caller, type TestServer } from '../../support/server';
import { as, ask, filed, middleOf, seedDistrict, type PersonKey } from './support';

const clock = settableClock(TEST_NOW);
let server: TestServer;
beforeAll(async () => {
  server = await startTestServer({ clock });
  await seedDistrict(server.deps);
});
afterAll(() => server.close());

const actor = (person: PersonKey, doc: CaseDoc) => as(server.deps, person, doc);
const fresh = (doc: CaseDoc): Promise<CaseDoc> => loadCase(server.deps, doc._id);
const later = (): void => clock.set(new Date(clock.now().getTime() + 60_000));
async function into(doc: CaseDoc, lead: CaseDoc, by: PersonKey = 'plumStaff'): Promise<CaseDoc> {
  return merge(server.deps, doc, await actor(by, doc), { ...ask(doc), leadId: lead._id, leadRevision: lead.revision });
}
const apartBy = async (by: PersonKey, doc: CaseDoc): Promise<CaseDoc> => unmerge(server.deps, doc, await actor(by, doc), { ...ask(doc), reason: '不是同一件' });
const refused = (rule: string) => ({ code: 'rule_refused', data: { rule } });
async function messages(person: PersonKey, id: string): Promise<string[]> {
  await server.drain();
  const { body } = await (await server.as(person)).get('/inbox?limit=50').expect(200);
  return body.items.filter((item: { target: { id: string } | null }) => item.target?.id === id).map((item: { kind: string }) => item.kind).reverse();
}
const photoOf = async (who: Caller): Promise<string> =>
  (await who.post('/files').attach('file', await sharp({ create: { width: 40, height: 30, channels: 3, background: '#1E6650' } }).jpeg().toBuffer(), 'a.jpg').expect(201)).body.id;

describe('joining (我也遇到)', () => {
  it('counts each person once, whoever says it twice; the reporter is not counted', async () => {
    const doc = await filed(server.deps);
    const [bob, cy, ann] = await Promise.all([server.as('bob'), server.as('cy'), server.as('ann')]);
    const key = randomUUID();
    await Promise.all([bob.post(`/cases/${doc._id}/join`, { text: '我家门口也是' }, key), bob.post(`/cases/${doc._id}/join`, { text: '我家门口也是' }, key)]);
    const view = (await cy.post(`/cases/${doc._id}/join`, {}).expect(200)).body;
    expect(view.neighbours).toEqual({ count: 2, mine: 'joined', mayJoin: false });
    expect((await ann.post(`/cases/${doc._id}/join`, {}).expect(422)).body.error.data.rule).toBe('ownCase');
    expect(await companyCounts(server.deps, [doc])).toEqual(new Map([[doc._id, 2]]));
  });

  it("shows supporters to staff with photo and words, and to others as a number; a supporter reads what a neighbour does", async () => {
    const doc = await filed(server.deps);
    const [cy, bob, staff] = await Promise.all([server.as('cy'), server.as('bob'), server.as('plumStaff')]);
    const photo = await photoOf(cy);
    expect((await cy.get(`/cases/${doc._id}`).expect(200)).body).toMatchObject({ viewer: 'public', why: [], text: null });
    const seen = (await cy.post(`/cases/${doc._id}/join`, { text: '二楼也黑', photoIds: [photo] }).expect(200)).body;
    expect(seen).toMatchObject({ viewer: 'neighbour', text: null, photos: [], title: '第一网格，楼道照明' });
    expect(seen.why.length).toBeGreaterThan(0);
    expect(JSON.stringify(seen)).not.toContain('黑得看不见台阶');
    expect((await bob.get(`/cases/${doc._id}`).expect(200)).body).toMatchObject({ neighbours: { count: 1, mine: null, mayJoin: true } });
    const inside = (await staff.get(`/cases/${doc._id}`).expect(200)).body.company;
    expect(inside.supporters).toMatchObject([{ name: 'cy先生', text: '二楼也黑', photos: [{ id: photo }] }]);
    expect((await bob.get(`/cases/${doc._id}`).expect(200)).body.company).toBeUndefined();
    expect((await staff.get('/workbench/cases').expect(200)).body.items.find((row: { id: string }) => row.id === doc._id).supporters).toBe(1);
  });

  it("takes nobody else's photo, and nothing of what is over", async () => {
    const doc = await filed(server.deps);
    const [bob, cy] = await Promise.all([server.as('bob'), server.as('cy')]);
    expect((await bob.post(`/cases/${doc._id}/join`, { photoIds: [await photoOf(cy)] }).expect(422)).body.error.data.rule).toBe('photoNotYours');
    await decline(server.deps, doc, await actor('plumStaff', doc), { ...ask(doc), ruleId: 'courts', reason: '已经起诉' });
    expect((await bob.post(`/cases/${doc._id}/join`, {}).expect(422)).body.error.data.rule).toBe('matterEnded');
  });

  it('tells followers of the steps that matter, each once, in words without the title of the reporter', async () => {
    later();
    let doc = await filed(server.deps, { text: '秘密的话，楼道灯坏了' });
    const bob = await server.as('bob');
    await bob.post(`/cases/${doc._id}/follow`).expect(200);
    expect((await bob.get('/cases/followed').expect(200)).body.items[0]).toMatchObject({ id: doc._id, mine: 'following', number: doc.number });
    later();
    doc = await acceptAndDispatch(server.deps, doc, await actor('plumStaff', doc), { ...ask(doc), unitId: 'plum-property' });
    later();
    doc = await acknowledge(server.deps, doc, await actor('plumWorker', doc), ask(doc));
    later();
    doc = await handle(server.deps, doc, await actor('plumWorker', doc), { ...ask(doc), text: '换了', photoIds: [] });
    later();
    doc = await evaluate(server.deps, doc, await actor('ann', doc), { ...ask(doc), contacted: true, solved: true, satisfaction: 'satisfied', text: '' });
    expect(await messages('bob', doc._id)).toEqual(['followDispatched', 'followHandled', 'followClosed']);
    expect(JSON.stringify((await bob.get('/inbox?limit=50')).body)).not.toContain('秘密');
    await bob.post(`/cases/${doc._id}/leave`).expect(200);
    expect((await bob.get('/cases/followed').expect(200)).body.items.some((row: { id: string }) => row.id === doc._id)).toBe(false);
  });

  it('keeps the reporter from taking away what others wait for', async () => {
    const doc = await filed(server.deps);
    await (await server.as('bob')).post(`/cases/${doc._id}/join`, {}).expect(200);
    await expect(withdraw(server.deps, doc, await actor('ann', doc), { ...ask(doc), reason: '' })).rejects.toMatchObject(refused('othersWait'));
    expect((await messages('plumHead', doc._id)).filter((kind) => kind === 'stationJoined')).toEqual(['stationJoined']);
  });
});

describe('merging (并案)', () => {
  it('keeps number and reporter, follows the lead to its end, and tells everybody', async () => {
    let lead = await filed(server.deps);
    const own = await filed(server.deps, { text: '二楼楼道灯不亮' }, 'bob');
    await (await server.as('cy')).post(`/cases/${own._id}/join`, {}).expect(200);
    later();
    const doc = await into(own, lead);
    expect(doc).toMatchObject({ state: 'merged', open: false, number: own.number, reporterId: 'bob', merged: { into: lead._id, was: 'submitted' } });
    await server.drain();
    lead = await fresh(lead);
    expect(lead.timeline.map(({ action }) => action)).toEqual(['submit', 'absorb']);
    // Two others have met it: bob, whose own was merged, and cy, who had joined bob's.
    expect(await companyCounts(server.deps, [lead])).toEqual(new Map([[lead._id, 2]]));
    const tabs = async (): Promise<string[]> => {
      const bob = await server.as('bob');
      const has = async (tab: string) => (await bob.get(`/cases/mine?tab=${tab}&limit=50`).expect(200)).body.items.some(({ id }: { id: string }) => id === own._id);
      return [(await has('open')) ? 'open' : '', (await has('done')) ? 'done' : ''].filter(Boolean);
    };
    expect(await tabs()).toEqual(['open']);
    const page = (await (await server.as('bob')).get(`/cases/${doc._id}`).expect(200)).body;
    expect(page).toMatchObject({ viewer: 'reporter', number: own.number, merged: { id: lead._id, number: lead.number, state: 'submitted' } });
    later();
    lead = await acceptAndDispatch(server.deps, lead, await actor('plumStaff', lead), { ...ask(lead), unitId: 'plum-property' });
    later();
    lead = await acknowledge(server.deps, lead, await actor('plumWorker', lead), ask(lead));
    later();
    lead = await handle(server.deps, lead, await actor('plumWorker', lead), { ...ask(lead), text: '换了', photoIds: [] });
    later();
    await evaluate(server.deps, lead, await actor('ann', lead), { ...ask(lead), contacted: true, solved: true, satisfaction: 'satisfied', text: '' });
    expect(await messages('bob', doc._id)).toEqual(['caseReceived', 'caseMerged', 'mergedDispatched', 'mergedHandled', 'mergedClosed']);
    expect(await messages('cy', doc._id)).toEqual(['followMerged', 'followDispatched', 'joinedHandled', 'followClosed']);
    expect(await messages('ann', lead._id)).toContain('caseAbsorbed');
    expect((await fresh(doc)).closedAt).not.toBeNull();
    expect(await tabs()).toEqual(['done']);
    // The resident says whether it is over: still dark here, so it goes on by itself.
    const again = await apartBy('bob', await fresh(doc));
    expect(again).toMatchObject({ state: 'accepted', open: true, merged: null, apart: [lead._id], closedAt: null });
  });

  it('is undone in one write, and merged again', async () => {
    const [lead, own] = [await filed(server.deps), await filed(server.deps, {}, 'bob')];
    later();
    const merged = await into(own, lead);
    later();
    const out = await apartBy('plumStaff', merged);
    await server.drain();
    expect((await fresh(lead)).timeline.map(({ action }) => action)).toEqual(['submit', 'absorb', 'letGo']);
    expect(await companyCounts(server.deps, [lead])).toEqual(new Map());
    later();
    // By the page that was read before: what the program noted of the merge since is no change of the matter.
    const once = await into(out, lead);
    expect(once.state).toBe('merged');
    expect((await messages('bob', own._id))).toEqual(['caseReceived', 'caseMerged', 'caseUnmerged', 'caseMerged']);
  });

  it('refuses itself, a ring, another community, what is over, and what its reporter has taken out', async () => {
    const [a, b] = [await filed(server.deps), await filed(server.deps, {}, 'bob')];
    await expect(into(a, a)).rejects.toMatchObject(refused('mergeSelf'));
    const elsewhere = await filed(server.deps, { place: { text: '松园', point: middleOf(2) } }, 'cy');
    await expect(into(a, elsewhere)).rejects.toMatchObject(refused('mergeElsewhere'));
    const merged = await into(a, b);
    await expect(into(await fresh(b), merged)).rejects.toMatchObject(refused('mergeRing'));
    const back = await apartBy('ann', merged);
    await expect(into(back, await fresh(b))).rejects.toMatchObject(refused('saidApart'));
    const over = await withdraw(server.deps, await fresh(b), await actor('bob', b), { ...ask(await fresh(b)), reason: '' });
    const c = await filed(server.deps);
    await expect(into(c, over)).rejects.toMatchObject(refused('leadEnded'));
  });

  it('follows a chain: what is merged into a merged one goes on at the end of it', async () => {
    const [a, b, c] = [await filed(server.deps), await filed(server.deps, {}, 'bob'), await filed(server.deps, {}, 'cy')];
    const mergedB = await into(b, a);
    const mergedC = await into(c, mergedB);
    expect(mergedC.merged?.into).toBe(a._id);
    expect((await companyCounts(server.deps, [a])).get(a._id)).toBe(2);
  });

  it('lets one of two dispatchers win, and closes no ring when each merges the other one’s', async () => {
    const [a, b] = [await filed(server.deps), await filed(server.deps, {}, 'bob')];
    const both = await Promise.allSettled([into(a, b, 'plumStaff'), into(b, a, 'plumHead')]);
    const now = [await fresh(a), await fresh(b)];
    expect(now.filter(({ state }) => state === 'merged').length).toBeLessThanOrEqual(1);
    expect(both.filter(({ status }) => status === 'rejected').length).toBeGreaterThanOrEqual(1);
    const [c, d, e] = [await filed(server.deps), await filed(server.deps, {}, 'bob'), await filed(server.deps, {}, 'cy')];
    await Promise.allSettled([into(c, d), into(d, e, 'plumHead'), into(e, c)]);
    expect((await Promise.all([c, d, e].map(fresh))).filter(({ open }) => open).length).toBeGreaterThanOrEqual(1);
    const [f, g] = [await filed(server.deps), await filed(server.deps, {}, 'bob')];
    const twice = await Promise.allSettled([into(f, g, 'plumStaff'), acceptAndDispatch(server.deps, f, await actor('plumHead', f), { ...ask(f), unitId: 'plum-property' })]);
    expect(twice.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(twice.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { code: 'conflict' } });
  });

  it('tells whoever merges when the lead has changed since it was looked at', async () => {
    const [lead, own] = [await filed(server.deps), await filed(server.deps, {}, 'bob')];
    await acceptAndDispatch(server.deps, lead, await actor('plumHead', lead), { ...ask(lead), unitId: 'plum-property' });
    await expect(into(own, lead)).rejects.toMatchObject({ code: 'conflict' });
    expect((await fresh(own)).state).toBe('submitted');
  });

  it('gives the others back to their own feet when the lead is not taken on', async () => {
    const [lead, own] = [await filed(server.deps), await filed(server.deps, {}, 'bob')];
    await into(own, lead);
    const now = await fresh(lead);
    await decline(server.deps, now, await actor('plumStaff', now), { ...ask(now), ruleId: 'courts', reason: '已经起诉' });
    await server.drain();
    expect(await fresh(own)).toMatchObject({ state: 'accepted', open: true, merged: null });
    expect(await messages('bob', own._id)).toContain('caseUnmerged');
  });

  it('takes it up again when the lead is done once more', async () => {
    let [lead, own] = [await filed(server.deps), await filed(server.deps, {}, 'bob')];
    own = await into(own, lead);
    lead = await fresh(lead);
    lead = await acceptAndDispatch(server.deps, lead, await actor('plumStaff', lead), { ...ask(lead), unitId: 'plum-property' });
    lead = await acknowledge(server.deps, lead, await actor('plumWorker', lead), ask(lead));
    lead = await handle(server.deps, lead, await actor('plumWorker', lead), { ...ask(lead), text: '换了', photoIds: [] });
    await evaluate(server.deps, lead, await actor('ann', lead), { ...ask(lead), contacted: true, solved: false, satisfaction: 'unsatisfied', text: '' });
    expect(await messages('bob', own._id)).toContain('mergedRedone');
    expect((await fresh(own)).closedAt).toBeNull();
  });

  it('says how far a sensitive lead is, and not which it is', async () => {
    const lead = await filed(server.deps, { categoryId: 'neighbourDispute', text: '楼上漏水吵架' });
    const own = await into(await filed(server.deps, { categoryId: 'neighbourDispute', text: '楼上漏水' }, 'bob'), lead);
    const bob = await server.as('bob');
    const page = (await bob.get(`/cases/${own._id}`).expect(200)).body;
    expect(page.merged).toMatchObject({ id: null, number: '', state: 'submitted' });
    expect(JSON.stringify(page)).not.toContain(lead.number);
    await bob.get(`/cases/${lead._id}`).expect(404);
  });
});

describe('what a resident changes', () => {
  it('edits before it is taken on, as a whole; not after', async () => {
    const doc = await filed(server.deps);
    const ann = await server.as('ann');
    const body = { revision: 0, categoryId: 'litter', text: '改成垃圾没清', placeText: '5 栋', showToNeighbours: true };
    const view = (await ann.post(`/cases/${doc._id}/edit`, body).expect(200)).body;
    expect(view).toMatchObject({ title: '改成垃圾没清', category: { id: 'litter' }, place: { text: '5 栋' }, showToNeighbours: true });
    expect(JSON.stringify(view)).not.toContain('黑得看不见台阶');
    expect((await server.deps.db.collection<{ _id: string; terms: string[] }>('cases').findOne({ _id: doc._id }))?.terms).toEqual(expect.arrayContaining(['b:5']));
    await (await server.as('plumStaff')).post(`/cases/${doc._id}/accept`, { revision: 1 }).expect(200);
    expect((await ann.post(`/cases/${doc._id}/edit`, { ...body, revision: 2 }).expect(409)).body.error.code).toBe('wrong_state');
  });

  it('takes own photos back everywhere, and leaves something that says what it is about', async () => {
    const ann = await server.as('ann');
    const [one, two] = [await photoOf(ann), await photoOf(ann)];
    const { body: made } = await ann.post('/cases', { categoryId: 'stairLight', text: '', photoIds: [one, two], place: { text: '3 栋', point: middleOf(0) }, showToNeighbours: true }).expect(201);
    const left = (await ann.post(`/cases/${made.id}/take-back-photos`, { revision: 0, photoIds: [one] }).expect(200)).body;
    expect(left.photos.map(({ id }: { id: string }) => id)).toEqual([two]);
    expect((await ann.post(`/cases/${made.id}/take-back-photos`, { revision: 1, photoIds: [two] }).expect(422)).body.error.data.rule).toBe('lastEvidence');
    expect((await ann.post(`/cases/${made.id}/take-back-photos`, { revision: 1, photoIds: [one] }).expect(422)).body.error.data.rule).toBe('notOwnPhoto');
    await server.drain();
    expect((await loadCase(server.deps, made.id)).fileIds).toEqual([two]);
    expect(await server.deps.db.collection<{ _id: string; usedAt: Date | null }>('files').findOne({ _id: one })).toMatchObject({ usedAt: null });
  });

  it('lets the station change the grade with a reason, which moves the promise', async () => {
    const doc = await filed(server.deps);
    const staff = await server.as('plumStaff');
    const view = (await staff.post(`/cases/${doc._id}/regrade`, { revision: 0, grade: 'emergency', reason: '灯座漏电' }).expect(200)).body;
    expect(view.grade).toBe('emergency');
    expect(new Date(view.clock.promisedAt).getTime()).toBeLessThan(doc.promisedAt.getTime());
    expect((await staff.post(`/cases/${doc._id}/regrade`, { revision: 1, grade: 'emergency', reason: '灯座漏电' }).expect(422)).body.error.data.rule).toBe('nothingChanged');
  });
});

describe('advice while writing, and triage', () => {
  it('suggests categories with their reason, shows cards, and hints at what is known without telling of it', async () => {
    const doc = await filed(server.deps, { text: '三楼声控灯不亮了，晚上黑咕隆咚', place: { text: '3 栋 2 单元', point: middleOf(1) } });
    const bob = await server.as('bob');
    const advice = (await bob.post('/cases/advice', { text: '3楼楼道灯坏了，黑得很', placeText: '3 栋 2 单元', point: middleOf(1) }).expect(200)).body;
    expect(advice.categories[0]).toMatchObject({ id: 'stairLight', words: expect.arrayContaining([expect.stringContaining('灯')]) });
    expect(advice.likely[0]).toMatchObject({ id: doc._id, state: 'submitted', mine: false, supporters: 0 });
    expect(JSON.stringify(advice.likely)).not.toContain('声控');
    expect(advice.nightNote).toBeNull();
    const fire = (await bob.post('/cases/advice', { text: '楼下着火了冒黑烟' }).expect(200)).body;
    expect(fire.diversions[0]).toMatchObject({ id: 'fire', call: '119', danger: true, ruleId: 'emergencyNumbers' });
    expect((await bob.post('/cases/advice', { text: '怕着火，楼道堆满纸箱' }).expect(200)).body.diversions).toEqual([]);
  });

  it('never hints at a dispute, nor to one who writes of a dispute', async () => {
    const text = '楼上漏水跟邻居吵架';
    await filed(server.deps, { categoryId: 'neighbourDispute', text, place: { text: '9 栋', point: middleOf(1) } });
    const bob = await server.as('bob');
    for (const categoryId of ['neighbourDispute', 'noise', undefined]) {
      const { likely } = (await bob.post('/cases/advice', { text, placeText: '9 栋', point: middleOf(1), ...(categoryId ? { categoryId } : {}) }).expect(200)).body;
      expect(likely).toEqual([]);
    }
  });

  it('says at night that nobody watches, or who does by the roster', async () => {
    const now = clock.now();
    clock.set(new Date('2026-03-02T15:00:00.000Z'));
    const { nightNote } = (await (await server.as('bob')).post('/cases/advice', { text: '灯坏了' }).expect(200)).body;
    expect(nightNote).toContain('没有人守着');
    clock.set(now);
  });

  it('lays likely duplicates beside a new case for its station, also sensitive ones', async () => {
    const point = { ...middleOf(0), lng: middleOf(0).lng + 0.001 };
    const first = await filed(server.deps, { categoryId: 'roadCover', text: '东门口井盖裂了，车一压哐当响', place: { text: '东门外', point } });
    const second = await filed(server.deps, { categoryId: 'roadCover', text: '东门口的窨井盖破了个口子，赶紧换', place: { text: '小区东门', point } }, 'bob');
    const seen = (await (await server.as('plumStaff')).get(`/cases/${second._id}/triage`).expect(200)).body;
    expect(seen.likely[0]).toMatchObject({ id: first._id, number: first.number, text: '东门口井盖裂了，车一压哐当响', words: expect.arrayContaining(['井盖']) });
    expect(seen.categories[0].id).toBe('roadCover');
    await (await server.as('bob')).get(`/cases/${second._id}/triage`).expect(403);
  });

  it('makes a report an emergency by its words', async () => {
    expect((await filed(server.deps, { text: '化粪池的粪水倒灌进一楼了' })).grade).toBe('emergency');
    expect((await filed(server.deps, { text: '担心哪天着火' })).grade).toBe('ordinary');
  });
});
