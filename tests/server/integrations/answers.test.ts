import { createHmac, randomUUID } from 'node:crypto';
import { loadCase, type CaseDoc } from '../../../server/features/cases';
import { Answers } from '../../../server/features/integrations/answerModel';
import { settle } from '../../../server/features/integrations/subscribers';
import { settableClock } from '../../../server/platform/clock';
import { SAMPLE_PICTURE, startDepartment, type AnswerWay, type Department, type OwnAnswer } from '../../../server/sandbox/department';
import { startTestServer, type Caller, type TestServer } from '../../support/server';
import { seedDistrict } from '../cases/support';
import { connect, deliver, dispatched } from './support';

const START = new Date('2026-03-02T10:00:00+08:00');
const MINUTE = 60_000;
const clock = settableClock(START);
let server: TestServer;
let admin: Caller;
let department: Department;
let connected: { id: string; secret: string };
beforeAll(async () => {
  server = await startTestServer({ clock });
  await seedDistrict(server.deps);
});
afterAll(() => server.close());
beforeEach(async () => {
  clock.set(START);
  admin = await server.as('admin');
  department = await startDepartment({ port: 0, now: () => clock.now().getTime() });
  connected = await connect(admin, department);
  // The address in the message names the port of the configuration; this server listens on another.
  department.state.answerTo = null;
});
afterEach(async () => {
  await department.close();
  for (const name of ['channels', 'lanes', 'outbox', 'outsideAnswers', 'auditRows']) await server.deps.db.collection(name).deleteMany({});
});

/** A case that arrived at the department, which knows where to answer. */
async function arrived(text: string): Promise<CaseDoc> {
  const doc = await dispatched(server.deps, text);
  await deliver(server);
  for (const received of department.state.received.values()) (received.body as { answerTo: string }).answerTo = `${server.url}/api/v1/integrations/channels/${connected.id}/answers`;
  return doc;
}
const say = async (doc: CaseDoc, own: OwnAnswer, way?: AnswerWay): Promise<{ status: number; body: { result: string; text: string; number: string | null; repeated: boolean; error?: { code: string; data?: object } } }[]> =>
  (await department.answer(doc.number, own, way)).map(({ status, text }) => ({ status, body: text === '' ? {} : JSON.parse(text) }));
const now = (doc: CaseDoc): Promise<CaseDoc> => loadCase(server.deps, doc._id);
const minutes = (n: number): void => clock.set(new Date(clock.now().getTime() + n * MINUTE));
const waiting = async (who: string): Promise<{ id: string; result: string; why: string; times: number; said: string; theirNumber: string | null; caseId: string | null }[]> => (await (await server.as(who)).get('/integrations/answers').expect(200)).body.items;

describe('an answer of a system outside', () => {
  it('brings a case from dispatched to handled, with words and picture, one line a step, under both numbers', async () => {
    const doc = await arrived('路灯一直闪');
    minutes(1);
    expect(await say(doc, { status: '处理中', note: '师傅在路上。' })).toMatchObject([{ status: 200, body: { result: 'applied', number: doc.number, repeated: false } }]);
    minutes(1);
    expect(await say(doc, { status: 'done', note: '换了灯头。', photos: [SAMPLE_PICTURE] })).toMatchObject([{ body: { result: 'applied' } }]);
    const done = await now(doc);
    expect(done).toMatchObject({ state: 'handled', result: { text: '换了灯头。', unitId: 'plum-property' } });
    expect(done.result?.photoIds).toHaveLength(1);
    const ours = (await (await server.as('ann')).get(`/cases/${doc._id}`).expect(200)).body;
    const lines = ours.timeline.filter(({ via }: { via?: string }) => via).map(({ action, text, via, actor }: Record<string, unknown>) => ({ action, text, via, actor }));
    const actor = { name: null, unit: '梅园物业', isReporter: false };
    expect(lines).toEqual([
      { action: 'acknowledge', text: null, via: '经物业系统　BM00001', actor },
      { action: 'outsideTold', text: '师傅在路上。', via: '经物业系统　BM00001', actor },
      { action: 'handle', text: '换了灯头。', via: '经物业系统　BM00001', actor },
    ]);
    expect(ours.outside).toEqual([{ name: '物业系统', number: 'BM00001' }]);
    // Neighbours see that it goes on, and neither the words nor the number.
    const theirs = (await (await server.as('bob')).get(`/cases/${doc._id}`)).body;
    expect(JSON.stringify(theirs)).not.toContain('BM00001');
    expect(JSON.stringify(theirs)).not.toContain('师傅在路上');
    // The station finds it by their number, also by how others write it.
    const found = (await (await server.as('plumStaff')).get('/workbench/cases?view=all&search=bm-00001').expect(200)).body.items;
    expect(found.map(({ number }: { number: string }) => number)).toEqual([doc.number]);
    expect(await waiting('plumStaff')).toEqual([]);
  });

  it('is taken once, however often and by how many it comes; the same id for something else is refused', async () => {
    const doc = await arrived('垃圾桶翻了');
    const id = randomUUID();
    expect(await say(doc, { status: 'received', id }, 'twice')).toMatchObject([{ body: { result: 'applied', repeated: false } }, { body: { result: 'applied', repeated: true } }]);
    expect(await say(doc, { status: 'done', note: '办好了。', id })).toMatchObject([{ status: 409, body: { error: { code: 'key_reused' } } }]);
    const both = await Promise.all([1, 2, 3].map(() => say(doc, { status: 'done', note: '扶起来了。', id: 'same-at-once' })));
    expect(both.flat().map(({ body }) => body.result)).toEqual(['applied', 'applied', 'applied']);
    expect((await now(doc)).timeline.filter(({ via }) => via).map(({ action }) => action)).toEqual(['acknowledge', 'handle']);
    expect(await Answers(server.deps).countDocuments({})).toBe(2);
  });

  it('that was cut off before it was settled is settled in the background, to the same end', async () => {
    const doc = await arrived('井盖响');
    await say(doc, { status: 'done', note: '垫平了。' });
    const [answer] = await Answers(server.deps).find().lean();
    await Answers(server.deps).updateOne({ _id: answer?._id ?? '' }, { $set: { result: null } });
    await settle.handle({ _id: 'e', type: 'outside.answered', at: START, data: {}, source: { kind: 'outsideAnswer', id: answer?._id ?? '' } }, server.deps);
    expect((await Answers(server.deps).findById(answer?._id ?? '').lean())?.result).toBe('applied');
    expect((await now(doc)).timeline.filter(({ via }) => via)).toHaveLength(2);
  });

  it("does not overrule the resident's last word, nor speak for an earlier round; it is kept for people", async () => {
    const doc = await arrived('楼道灯不亮');
    await say(doc, { status: 'done', note: '换了灯泡。' });
    const said = clock.now();
    minutes(30);
    const ann = await server.as('ann');
    const { revision } = await now(doc);
    await ann.post(`/cases/${doc._id}/evaluate`, { revision, contacted: true, solved: false, satisfaction: 'unsatisfied', text: '还是不亮' }).expect(200);
    minutes(1);
    const again = await now(doc);
    expect(again).toMatchObject({ state: 'dispatched', round: 2 });
    expect(await say(doc, { status: '办结', note: '早就好了。', round: 1 })).toMatchObject([{ status: 200, body: { result: 'late' } }]);
    expect(await say(doc, { status: '办结', note: '早就好了。', at: said })).toMatchObject([{ body: { result: 'late' } }]);
    expect(await now(doc)).toMatchObject({ state: 'dispatched', round: 2 });
    // Both stand in the case for staff alone, and at the desk of unit and station until somebody has looked.
    const lines = (await now(doc)).timeline.filter(({ action }) => action === 'outsideTold');
    expect(lines.map(({ internal, text }) => [internal, text])).toEqual(Array.from({ length: 2 }, () => [true, expect.stringContaining('单位的系统说“办好了”，没有照着改')]));
    expect(JSON.stringify((await ann.get(`/cases/${doc._id}`).expect(200)).body)).not.toContain('早就好了');
    const items = await waiting('plumStaff');
    expect(items).toMatchObject([{ result: 'late', caseId: doc._id }, { result: 'late' }]);
    await (await server.as('plumStaff')).post(`/integrations/answers/${items[0]?.id ?? ''}/seen`).expect(200);
    expect(await waiting('plumStaff')).toHaveLength(1);
    await say(doc, { status: 'done', note: '这回换了线路。', round: 2 });
    expect(await now(doc)).toMatchObject({ state: 'handled', round: 2 });
  });

  it('that lies, is not understood, or says too little changes nothing it may not', async () => {
    const doc = await arrived('下水道堵了');
    expect(await say(doc, { status: 'done' })).toMatchObject([{ body: { result: 'refused', text: expect.stringContaining('要写一句怎么办的') } }]);
    expect((await say(doc, { status: '' }, 'lie')).map(({ body }) => body.result)).toEqual(['applied', 'late', 'refused']);
    expect(await now(doc)).toMatchObject({ state: 'handled', leadUnitId: 'plum-property' });
    expect((await waiting('plumStaff')).map(({ said, why }) => [said, why])).toEqual(expect.arrayContaining([['已飞升', '看不懂这个状态'], ['退回', expect.stringContaining('走到别的一步')]]));
    expect(await say(doc, { status: 'note', photos: [Buffer.from('<svg/>').toString('base64')] })).toMatchObject([{ body: { result: 'refused', text: expect.stringContaining('图片打不开') } }]);
  });

  it('gives a case back with its reason, and is of no weight once another unit has it', async () => {
    const doc = await arrived('墙皮掉了');
    await say(doc, { status: '退单', note: '这面墙是市政的。' });
    expect(await now(doc)).toMatchObject({ state: 'accepted', leadUnitId: null, returned: 1 });
    minutes(1);
    expect(await say(doc, { status: 'done', note: '办好了。' })).toMatchObject([{ body: { result: 'late' } }]);
    expect(await now(doc)).toMatchObject({ state: 'accepted' });
  });

  it('about a number that is none, or none of theirs, is kept as unknown and tells nothing of what there is', async () => {
    const doc = await arrived('树枝断了');
    const other = await connect(admin, department, 'water');
    const [answer] = [...department.state.received.values()];
    (answer?.body as { answerTo: string }).answerTo = `${server.url}/api/v1/integrations/channels/${other.id}/answers`;
    department.state.secrets = [other.secret];
    expect(await say(doc, { status: 'done', note: '办好了。' })).toMatchObject([{ body: { result: 'unknown', number: null } }]);
    expect(await say(doc, { status: 'done', note: '办好了。' }, 'stranger')).toMatchObject([{ body: { result: 'unknown' } }]);
    expect(await now(doc)).toMatchObject({ state: 'dispatched' });
    expect(await waiting('plumStaff')).toEqual([]);
    expect(await waiting('admin')).toHaveLength(2);
    await (await server.as('ann')).get('/integrations/answers').expect(403);
  });

  it('that is forged, stale, unsigned or half said is refused before it is read, with a row in the audit log', async () => {
    const doc = await arrived('栏杆松了');
    expect(await say(doc, { status: 'done', note: '办好了。' }, 'forged')).toMatchObject([{ status: 401, body: { error: { code: 'signature_refused', data: { problem: 'forged' } } } }]);
    expect(await say(doc, { status: 'done', note: '办好了。' }, 'stale')).toMatchObject([{ status: 401, body: { error: { data: { problem: 'stale' } } } }]);
    expect(await say(doc, { status: 'done', note: '办好了。' }, 'cut')).toMatchObject([{ status: 0 }]);
    await server.stranger.post(`/integrations/channels/${connected.id}/answers`, { anything: 1 }).expect(401);
    await server.stranger.post('/integrations/channels/nothing/answers', { anything: 1 }).expect(401);
    const rows = await server.deps.db.collection('auditRows').find({ action: 'outsideRefused' }).toArray();
    expect(rows.map(({ reasonText, objectId }) => `${String(reasonText)} ${String(objectId)}`).sort()).toEqual(['forged', 'stale', 'unsigned'].map((problem) => `${problem} channel:${connected.id}`));
    expect(await now(doc)).toMatchObject({ state: 'dispatched' });
    expect(await Answers(server.deps).countDocuments({})).toBe(0);
  });

  it('that does not fit the description says which field and how', async () => {
    const body = JSON.stringify({ version: 1, id: 'a-good-id', number: 'LL-260302-000001', status: 'done', note: '长'.repeat(1_001) });
    const seconds = String(Math.floor(clock.now().getTime() / 1_000));
    const signature = `v1=${createHmac('sha256', connected.secret).update(`${seconds}.${body}`).digest('hex')}`;
    const sent = await server.request.post(`/api/v1/integrations/channels/${connected.id}/answers`).set({ 'content-type': 'application/json', 'linli-timestamp': seconds, 'linli-signature': signature }).send(body);
    expect([sent.status, sent.body.error.fields.map(({ path }: { path: string }) => path)]).toEqual([400, ['note']]);
  });
});
