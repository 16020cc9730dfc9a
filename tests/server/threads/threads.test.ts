import { randomUUID } from 'node:crypto';
import sharp from 'sharp';
import { loadCase, submitCase, type CaseDoc } from '../../../server/features/cases';
import { carryOut } from '../../../server/features/threads/commands/carryOut';
import { targetIdOf } from '../../../server/features/threads/commands/convert';
import { startTestServer, type Caller, type TestServer } from '../../support/server';
import { PEOPLE, report, seedDistrict, type PersonKey } from '../cases/support';

let server: TestServer;
const callers = {} as Record<PersonKey, Caller>;
beforeAll(async () => {
  server = await startTestServer();
  await seedDistrict(server.deps);
  for (const person of Object.keys(PEOPLE) as PersonKey[]) callers[person] = await server.as(person);
});
afterAll(() => server.close());

const TWO = '楼道灯不亮。还有门口的井盖也裂了。';
interface Matter { kind: string; id: string; title: string; state: string; from: { id: string } | null; staff: boolean }
interface Thread { matters: Matter[]; story: { of: { id: string }; at: string; words: string; text: string | null }[] }

const reported = (): Promise<CaseDoc> => submitCase(server.deps, 'ann', report({ text: TWO }), randomUUID());
const split = (id: string, body: object = {}, { as = 'plumStaff' as PersonKey, key = randomUUID() } = {}) =>
  callers[as].post(`/threads/case/${id}/conversions`, { to: 'case', revision: 0, categoryId: 'roadCover', text: '门口的井盖也裂了。', ...body }, key);
const thread = async (person: PersonKey, id: string): Promise<Thread> => (await callers[person].get(`/threads/case/${id}`).expect(200)).body;
const newOne = ({ matters }: Thread, first: CaseDoc): Matter => matters.find(({ id }) => id !== first._id) as Matter;

describe('splitting a second matter off', () => {
  it('gives it the reporter, the place, a number, a unit and a promise of its own, without retyping', async () => {
    const first = await reported();
    const { status, body } = await split(first._id);
    expect(status).toBe(201);
    const made = await loadCase(server.deps, newOne(body, first).id);
    expect(made).toMatchObject({
      reporterId: 'ann', text: '门口的井盖也裂了。', title: '门口的井盖也裂了', categoryId: 'roadCover', state: 'submitted', revision: 0,
      origin: { kind: 'case', id: first._id }, splitFrom: { kind: 'case', id: first._id }, suggestion: { unitId: 'plum-property' },
    });
    expect([made.place, made.scope, made.number === first.number]).toEqual([first.place, first.scope, false]);
    expect(made.timeline[0]).toMatchObject({ action: 'submit', actorId: 'plumStaff', part: 'station', unitId: 'plum-station', reason: '居民一次说了几件事，这是分出来的一件' });
    const source = await loadCase(server.deps, first._id);
    expect(source.conversions).toMatchObject([{ targetId: made._id, state: 'done' }]);
    expect(source.timeline.at(-1)).toMatchObject({ action: 'split', actorId: 'plumStaff' });
  });

  it('tells the reporter in one message, and the colleagues of who did it', async () => {
    const first = await reported();
    const made = newOne((await split(first._id)).body, first);
    await server.drain();
    const about = async (person: PersonKey) => ((await callers[person].get('/inbox?limit=50')).body.items as { kind: string; target: { id: string }; body: string }[]).filter(({ target }) => target.id === made.id);
    expect(await about('ann')).toMatchObject([{ kind: 'caseSplit', body: expect.stringContaining('「门口的井盖也裂了」分出来另外办，也归梅社区工作站') }]);
    expect((await about('plumHead')).map(({ kind }) => kind)).toEqual(['stationNewCase']);
    expect(await about('plumStaff')).toEqual([]);
  });

  it('makes one of the same key, and another of another', async () => {
    const first = await reported();
    const key = randomUUID();
    const [once, twice] = [await split(first._id, {}, { key }), await split(first._id, {}, { key })];
    expect([once.status, twice.status, twice.body.matters.length]).toEqual([201, 201, 2]);
    const third = await split(first._id, { revision: 1, text: '灯罩也掉了' });
    expect(third.body.matters).toHaveLength(3);
  });

  it('carries the photos that were chosen, of the reporter only', async () => {
    const picture = await sharp({ create: { width: 30, height: 20, channels: 3, background: '#345' } }).jpeg().toBuffer();
    const upload = async (person: PersonKey): Promise<string> => {
      const sent = server.request.post('/api/v1/files').set('Authorization', `Bearer ${callers[person].token}`).set('Idempotency-Key', randomUUID());
      return (await sent.attach('file', picture, 'a.jpg').expect(201)).body.id;
    };
    const [own, theirs] = [await upload('ann'), await upload('plumStaff')];
    const first = await submitCase(server.deps, 'ann', report({ text: TWO, photoIds: [own] }), randomUUID());
    const refused = await split(first._id, { photoIds: [theirs] });
    expect(refused.body.error.data.rule).toBe('photoNotYours');
    const made = newOne((await split(first._id, { photoIds: [own] })).body, first);
    expect((await loadCase(server.deps, made.id)).photoIds).toEqual([own]);
  });

  it('refuses before anything is written: an unknown category, no words, a revision gone by', async () => {
    const first = await reported();
    expect((await split(first._id, { categoryId: 'nothing' })).body.error.data.rule).toBe('offCatalogue');
    expect((await split(first._id, { text: ' ' })).body.error.fields[0].path).toBe('text');
    expect((await split(first._id, { revision: 3 })).body.error.code).toBe('conflict');
    expect(await loadCase(server.deps, first._id)).toMatchObject({ revision: 0 });
    expect((await thread('ann', first._id)).matters).toHaveLength(1);
  });

  it.each<[PersonKey, number, string]>([
    ['ann', 403, 'not_allowed'], ['bob', 403, 'not_allowed'], ['plumGrid', 403, 'not_allowed'], ['plumWorker', 403, 'not_allowed'], ['pineStaff', 403, 'not_allowed'],
    ['districtAuditor', 403, 'not_allowed'], ['northDispatcher', 403, 'not_allowed'], ['admin', 403, 'not_allowed'],
  ])('is not for %s', async (person, status, code) => {
    const first = await reported();
    const answer = await split(first._id, {}, { as: person });
    expect([answer.status, answer.body.error.code]).toEqual([status, code]);
  });

  it('is completed by the job where the process ended after the intent was written', async () => {
    const first = await reported();
    const key = randomUUID();
    const made = newOne((await split(first._id, {}, { key })).body, first);
    expect(made.id).toBe(targetIdOf({ kind: 'case', id: first._id }, 'case', key));
    // As if the process had ended between the intent and what it says.
    await server.deps.db.collection<{ _id: string }>('cases').deleteOne({ _id: made.id });
    await server.deps.db.collection<{ _id: string }>('cases').updateOne({ _id: first._id }, { $set: { 'conversions.0.state': 'open' } });
    expect((await thread('ann', first._id)).matters).toHaveLength(1);
    await server.drain();
    expect((await thread('ann', first._id)).matters.map(({ id }) => id)).toContain(made.id);
    await carryOut(server.deps, { kind: 'case', id: first._id });
    expect((await thread('ann', first._id)).matters).toHaveLength(2);
  });
});

describe('taking it back', () => {
  it('ends it while nobody has touched it, and tells the reporter why', async () => {
    const first = await reported();
    const made = newOne((await split(first._id)).body, first);
    expect((await callers.plumStaff.get(`/cases/${made.id}`)).body.actions).toContain('unsplit');
    const { body } = await callers.plumHead.post(`/cases/${made.id}/unsplit`, { revision: 0, reason: '看过现场，是同一件事' }).expect(200);
    expect(body.state).toBe('withdrawn');
    await server.drain();
    const told = (await callers.ann.get('/inbox?limit=50')).body.items as { kind: string; body: string; target: { id: string } }[];
    expect(told.filter(({ kind, target }) => kind === 'caseUnsplit' && target.id === made.id)).toMatchObject([{ body: expect.stringContaining('看过现场，是同一件事') }]);
  });

  it('is refused once somebody has touched it, for a report of its own, and to its reporter', async () => {
    const first = await reported();
    const made = newOne((await split(first._id)).body, first);
    expect((await callers.ann.post(`/cases/${made.id}/unsplit`, { revision: 0, reason: '不要' })).body.error.code).toBe('not_allowed');
    await callers.plumStaff.post(`/cases/${made.id}/note`, { revision: 0, text: '问过物业' }).expect(200);
    expect((await callers.plumStaff.post(`/cases/${made.id}/unsplit`, { revision: 1, reason: '同一件' })).body.error.data.rule).toBe('touchedSince');
    const own = await reported();
    expect((await callers.plumStaff.post(`/cases/${own._id}/unsplit`, { revision: 0, reason: '同一件' })).body.error.data.rule).toBe('notSplitOff');
  });
});

describe('the thread', () => {
  it('is the same story from whichever matter one comes, oldest first, each step of its matter', async () => {
    const first = await reported();
    const made = newOne((await split(first._id)).body, first);
    const [from, to] = [await thread('ann', first._id), await thread('ann', made.id)];
    expect(to).toEqual(from);
    expect(from.matters.map(({ id, title, state }) => [id, title, state])).toEqual([[first._id, '楼道灯不亮', '等受理'], [made.id, '门口的井盖也裂了', '等受理']]);
    expect(newOne(from, first).from).toEqual({ kind: 'case', id: first._id });
    expect(from.story.map(({ of, words }) => [of.id, words])).toEqual([
      [first._id, '您交来这件事'], [first._id, '梅社区工作站从里面分出一件另外办'], [made.id, '梅社区工作站交来这件事'],
    ]);
    expect([...from.story].sort((a, b) => a.at.localeCompare(b.at))).toEqual(from.story);
    expect((await callers.ann.get(`/cases/${first._id}`)).body.linked).toBe(true);
    expect((await callers.ann.get(`/cases/${(await reported())._id}`)).body.linked).toBeUndefined();
  });

  it('holds what exists for its viewer, and does not name the rest', async () => {
    const first = await reported();
    const made = newOne((await split(first._id, { categoryId: 'neighbourDispute', text: '楼上的人总吵' })).body, first);
    await callers.plumStaff.post(`/cases/${first._id}/accept-and-dispatch`, { revision: 1, unitId: 'plum-property' }).expect(200);
    const seen = async (person: PersonKey) => (await thread(person, first._id)).matters.map(({ id, staff }) => [id, staff]);
    expect(await seen('ann')).toEqual([[first._id, false], [made.id, false]]);
    expect(await seen('plumStaff')).toEqual([[first._id, true], [made.id, true]]);
    expect(await seen('districtAuditor')).toEqual([[first._id, true], [made.id, true]]);
    // The property company works on the first, and nothing tells it of the second.
    expect(await seen('plumWorker')).toEqual([[first._id, true]]);
    const all = JSON.stringify([await thread('plumWorker', first._id), (await callers.plumWorker.get(`/cases/${first._id}`)).body]);
    expect([all.includes(made.id), all.includes('楼上的人总吵')]).toEqual([false, false]);
    // A thread joins what one person said: neighbours see matters, never that they came from one person.
    expect(await seen('bob')).toEqual([]);
    expect((await callers.bob.get(`/cases/${first._id}`)).body).not.toHaveProperty('linked');
    expect((await callers.plumWorker.get(`/threads/case/${made.id}`)).status).toBe(404);
    expect((await callers.ann.get('/threads/case/not-there')).status).toBe(404);
    expect((await server.stranger.get(`/threads/case/${first._id}`)).status).toBe(401);
  });

  it('names no origin that does not exist for the viewer', async () => {
    const first = await submitCase(server.deps, 'ann', report({ categoryId: 'neighbourDispute', text: '楼上的人总吵。井盖也裂了。' }), randomUUID());
    const made = newOne((await split(first._id, { text: '井盖也裂了' })).body, first);
    await callers.plumStaff.post(`/cases/${made.id}/accept-and-dispatch`, { revision: 0, unitId: 'plum-property' }).expect(200);
    const seen = await thread('plumWorker', made.id);
    expect(seen.matters).toMatchObject([{ id: made.id, from: null }]);
    const all = JSON.stringify([seen, (await callers.plumWorker.get(`/cases/${made.id}`)).body]);
    expect([all.includes(first._id), all.includes('楼上的人')]).toEqual([false, false]);
  });
});
