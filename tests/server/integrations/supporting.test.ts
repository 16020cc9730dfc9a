import { loadCase, type CaseDoc } from '../../../server/features/cases';
import { settableClock } from '../../../server/platform/clock';
import { SAMPLE_PICTURE, startDepartment, type Department, type OwnAnswer } from '../../../server/sandbox/department';
import { ForwardedCase } from '../../../shared/contract/channels';
import { startTestServer, type TestServer } from '../../support/server';
import { seedDistrict } from '../cases/support';
import { connect, deliver, dispatched } from './support';

/** The system of a unit that supports the one in charge (协办). */
const START = new Date('2026-03-02T10:00:00+08:00');
const clock = settableClock(START);
let server: TestServer;
let department: Department;
let answerTo: string;
beforeAll(async () => {
  department = await startDepartment({ port: 0, mailPort: 0, now: () => clock.now().getTime() });
  server = await startTestServer({ clock, config: { mail: { smtpUrl: `smtp://127.0.0.1:${department.state.mailbox.port ?? 0}`, from: 'linli@city.example', inSecret: 'secret-of-the-mail-gateway-01' } } });
  await seedDistrict(server.deps);
  const admin = await server.as('admin');
  answerTo = `${server.url}/api/v1/integrations/channels/${(await connect(admin, department, 'water')).id}/answers`;
  await admin.post('/administration/units/water/channels', { kind: 'email', name: '供水邮箱', address: 'water@city.example' }).expect(201);
  department.state.answerTo = answerTo;
});
afterAll(async () => {
  await server.close();
  await department.close();
});
beforeEach(() => clock.set(START));

const now = (doc: CaseDoc): Promise<CaseDoc> => loadCase(server.deps, doc._id);
/** A case of the property company that the water company is asked to support. */
async function supported(text: string): Promise<CaseDoc> {
  const doc = await dispatched(server.deps, text);
  await (await server.as('plumStaff')).post(`/cases/${doc._id}/add-support`, { revision: doc.revision, unitId: 'water', text: '请看一下总阀' }).expect(200);
  await deliver(server);
  return now(doc);
}
const say = async (doc: CaseDoc, own: OwnAnswer): Promise<string> => {
  clock.set(new Date(clock.now().getTime() + 60_000));
  const [came] = await department.answer(doc.number, own);
  return (JSON.parse(came?.text ?? '{}') as { result: string }).result;
};

it('is told its task and by when, by the webhook and by mail, and when it is needed no more', async () => {
  const doc = await supported('楼道漏水');
  const about = [...department.state.received.values()].filter(({ number }) => number === doc.number);
  const part = doc.support?.[0];
  expect(about.map(({ type }) => type)).toEqual(['case.supportAsked']);
  expect(ForwardedCase.parse(about[0]?.body)).toMatchObject({ to: { id: 'water' }, support: { task: '请看一下总阀', state: 'asked', dueAt: part?.dueAt.toISOString() }, case: { lead: { id: 'plum-property' } } });
  const letter = [...department.state.mailbox.letters.values()].find(({ number }) => number === doc.number);
  expect(letter?.subject).toContain('请协办');
  expect(letter?.text).toMatch(/请协办：请看一下总阀，.* 前回话；整件事由梅园物业主办/);
  await (await server.as('plumStaff')).post(`/cases/${doc._id}/drop-support`, { revision: doc.revision, partId: part?.id, reason: '物业自己能办' }).expect(200);
  await deliver(server);
  expect([...department.state.received.values()].filter(({ number }) => number === doc.number).map(({ type }) => type)).toEqual(['case.supportAsked', 'case.supportDropped']);
  expect(await say(doc, { status: 'done', note: '总阀关了。' })).toBe('late');
});

it('brings its own task to an end, with words and picture, and never the matter of the unit in charge', async () => {
  const doc = await supported('水管响');
  expect(await say(doc, { status: '处理中', note: '师傅出门了。' })).toBe('applied');
  expect(await say(doc, { status: '办结', note: '总阀换了垫片。', photos: [SAMPLE_PICTURE] })).toBe('applied');
  const done = await now(doc);
  expect(done).toMatchObject({ state: 'dispatched', leadUnitId: 'plum-property', result: null, support: [{ unitId: 'water', state: 'reported', report: { text: '总阀换了垫片。', photoIds: [expect.any(String)] } }] });
  expect(done.timeline.filter(({ via }) => via).map(({ action, text, unitId }) => [action, text, unitId])).toEqual([['acknowledgeSupport', null, 'water'], ['supportProgress', '师傅出门了。', 'water'], ['supportDone', '总阀换了垫片。', 'water']]);
  expect(done.outside).toMatchObject([{ name: '物业系统' }]);
  // The resident reads it as the words of a supporting unit.
  const seen = (await (await server.as('ann')).get(`/cases/${doc._id}`).expect(200)).body;
  expect(seen).toMatchObject({ state: 'dispatched', support: [{ state: 'reported', report: { text: '总阀换了垫片。' } }] });
  // Said again it is nothing; a word more is a line; a return comes too late.
  expect(await say(doc, { status: 'done', note: '' })).toBe('known');
  expect(await say(doc, { status: 'note', note: '顺手查了二楼。' })).toBe('applied');
  expect(await say(doc, { status: 'returned', note: '想想不归我们。' })).toBe('late');
  expect((await now(doc)).state).toBe('dispatched');
});

it('gives its task back with the reason, and what says too little is refused', async () => {
  const doc = await supported('水表转');
  expect(await say(doc, { status: 'done' })).toBe('refused');
  expect(await say(doc, { status: '退单', note: '表后管道是物业的。' })).toBe('applied');
  expect(await now(doc)).toMatchObject({ state: 'dispatched', leadUnitId: 'plum-property', support: [{ state: 'returned', reason: '表后管道是物业的。' }] });
});
