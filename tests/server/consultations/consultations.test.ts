import { askClock, consultationClock, giveOpinion, loadConsultation, recordVote, recountClock } from '../../../server/features/consultations';
import { MIGRATIONS } from '../../../server/platform/database/migrations';
import type { ResponseOf } from '../../../shared/contract';
import { refusalIn } from '../../support/stepHands';
import { middleOf } from '../cases/support';
import { setScene, type Body } from '../topics/support';

type View = ResponseOf<'GET /consultations/:id'>;
type Asks = ResponseOf<'GET /consultations/:id/asks'>;
type Meeting = ResponseOf<'GET /meetings/:id'>;
const scene = setScene();
const { as, found, seat, raise, must, post, refused, later, step, inboxOf, server } = scene;
const LOOSE = ['bodies', 'bodyRules', 'bodySeats', 'topics', 'topicSeconds', 'consultations', 'opinions', 'consultationAsks', 'consultationFollows', 'consultationRatings', 'meetings', 'meetingSignIns', 'cases'];
beforeEach(async () => { for (const name of LOOSE) await server().deps.db.collection(name).deleteMany({}); });

/** As it is a few seconds later, when what was said has been counted. */
const seen = async (who: string, id: string): Promise<View> => { await recountClock.run(server().deps); return read(who, id); };
const read = async (who: string, id: string): Promise<View> => (await (await as(who)).get(`/consultations/${id}`).expect(200)).body as View;
const meetingOf = async (who: string, id: string): Promise<Meeting> => (await (await as(who)).get(`/meetings/${id}`).expect(200)).body as Meeting;
/** A step with the revision as it is. */
const take = async (who: string, id: string, action: string, body: object = {}) => post(who, `/consultations/${id}/${action}`, { revision: (await loadConsultation(server().deps, id)).revision, ...body });
const done = async (who: string, id: string, action: string, body: object = {}): Promise<View> => {
  const answer = await take(who, id, action, body);
  if (answer.status >= 300) throw new Error(`${who} ${action}: ${answer.status} ${JSON.stringify(answer.body)}`);
  return answer.body as View;
};
const told = async (who: string, id: string, action: string, body: object = {}): Promise<string> => refusalIn(await take(who, id, action, body));
const stepOf = (view: View): string | undefined => view.next?.id;
const iso = (days: number): string => new Date(Date.parse('2026-03-02T02:00:00Z') + days * 86_400_000).toISOString();

const ASK = { template: 'parking', title: '3 栋南边停车', text: '划不划、划几个，三个方案。', clauses: ['南边划停车位', '垃圾点挪到北墙'], options: [{ label: '划 12 个', cost: 6_000 }, { label: '划 8 个，留草地', cost: 4_000 }] };
async function council(): Promise<Body> {
  const body = await found();
  for (const [n, more] of [[0, { chair: true }], [1, {}], [2, {}], [3, {}]] as const) await seat(body.id, n, more);
  return body;
}
/** A topic that was seconded and adopted, and its consultation before the notice. */
async function begun(changes: object = {}): Promise<{ topicId: string; view: View; bodyId: string }> {
  const { id: bodyId } = await council();
  const { id: topicId } = await raise('ann', bodyId);
  for (const who of ['n1', 'n2', 'n4']) await must(who, `/topics/${topicId}/second`, { on: true });
  await step('n0', topicId, 'adopt', { text: '开个会商量' });
  return { topicId, bodyId, view: await must<View>('plumStaff', '/consultations', { bodyId, topicId, ...ASK, ...changes }) };
}
/** A meeting held now in the step that goes on, with who came, minutes and a second person. */
async function held(id: string, kind: string, days: number, came: readonly number[]): Promise<Meeting> {
  const { id: meetingId } = await must<Meeting>('plumStaff', `/consultations/${id}/meetings`, { kind, agenda: ['看图', '听大家说'], place: '活动室', startsAt: iso(days), hours: 1 });
  const { seats } = await meetingOf('plumStaff', meetingId);
  for (const n of came) await must('plumStaff', `/meetings/${meetingId}/mark`, { seatId: seats.find(({ name }) => name === `邻居${n}`)?.id, here: true });
  const written = await must<Meeting>('plumStaff', `/meetings/${meetingId}/minutes`, { revision: 0, text: '大家看了图，南边的邻居担心挡光。' });
  return must<Meeting>('n0', `/meetings/${meetingId}/sign-off`, { revision: written.revision });
}
const hands = (yes: number, no: number, abstain: number) => ['c1', 'c2', 'o1', 'o2'].map((id) => ({ id, ...(id === 'o1' ? { yes: no, no: yes, abstain } : { yes, no, abstain }) }));
/** Up to the end of the decision: n1 and the station counted the same. */
async function decided(): Promise<{ id: string; topicId: string; days: number }> {
  const { view: { id }, topicId } = await begun();
  await done('plumStaff', id, 'give');
  later(7);
  await done('plumStaff', id, 'end-step', { step: 'notice' });
  later(14);
  await held(id, 'hearing', 14, []);
  await done('plumStaff', id, 'end-step', { step: 'deliberation' });
  const { id: meetingId } = await held(id, 'council', 14, [0, 1, 2]);
  await done('plumStaff', id, 'count', { meetingId, text: '划 8 个，留草地', hands: hands(2, 0, 1) });
  await done('n1', id, 'count', { meetingId, text: '划 8 个，留草地', hands: hands(2, 0, 1) });
  await done('plumStaff', id, 'end-step', { step: 'decision' });
  return { id, topicId, days: 14 };
}

it('begins once on an adopted topic, is read by the body alone until the notice, and then stays as it was', async () => {
  const { view, topicId, bodyId } = await begun();
  expect(view).toMatchObject({ state: 'draft', viewer: 'body', number: expect.stringMatching(/^XS26-\d{6}$/), clauses: [{ id: 'c1' }, { id: 'c2' }], options: [{ id: 'o1', cost: 6_000 }, { id: 'o2' }], actions: ['edit', 'give', 'stop'], next: null });
  expect([await refused('n0', '/consultations', { bodyId, topicId, ...ASK, title: '另一个' }), await refused('ann', '/consultations', { bodyId, ...ASK }), await refused('plumStaff', '/consultations', { bodyId, ...ASK })]).toEqual(['consultationTopicTaken', 'not_allowed', 'consultationPlace']);
  expect((await (await as('n1')).get(`/consultations/${view.id}`)).status).toBe(404);
  const { template: _kept, ...about } = ASK;
  await done('plumStaff', view.id, 'edit', { ...about, title: '3 栋南边怎么停车' });
  expect(await told('n1', view.id, 'give')).toBe('not_found');
  const given = await done('plumStaff', view.id, 'give');
  expect(given).toMatchObject({ state: 'going', next: { id: 'notice', until: iso(7), needs: ['days'] } });
  expect([await told('plumStaff', view.id, 'edit', about), await told('plumStaff', view.id, 'end-step', { step: 'notice' }), await told('plumStaff', view.id, 'end-step', { step: 'decision' }), await told('n1', view.id, 'end-step', { step: 'notice' })]).toEqual(['wrong_state', 'consultationDays', 'consultationStepOther', 'not_allowed']);
  await server().drain();
  expect((await scene.seen('ann', topicId)).consultationId).toBe(view.id);
});
it('gives no notice of nothing, and begins by the body itself at a place of its community', async () => {
  const { id: bodyId } = await council();
  const asked = { bodyId, ...ASK, clauses: [], options: [] };
  expect(await refused('plumStaff', '/consultations', { ...asked, place: { text: '对面', point: middleOf(2) } })).toBe('consultationPlace');
  const { id } = await must<View>('plumStaff', '/consultations', { ...asked, place: { text: '草地', point: middleOf(0) } });
  expect(await told('plumStaff', id, 'give')).toBe('consultationClauses');
});

it('hears each person once of each clause, anybody who lives there, and shows words once they were looked at', async () => {
  const { view: { id } } = await begun();
  await done('plumStaff', id, 'give');
  const say = (who: string, body: object) => post(who, `/consultations/${id}/opinions`, body);
  await say('n4', { clauseId: 'c1', stance: 'against', text: '挡光' });
  // Counted at once where nobody counted just now; the next one a few seconds later.
  expect((await read('n4', id)).clauses[0]?.opinions).toEqual({ for: 0, against: 1, changes: 0 });
  await say('n4', { clauseId: 'c1', stance: 'changes', text: '少划几个' });
  expect((await seen('n4', id)).clauses[0]).toMatchObject({ opinions: { for: 0, against: 0, changes: 1 }, mine: { stance: 'changes', text: '少划几个', shown: false } });
  expect(await Promise.all([say('guest', { clauseId: 'c1', stance: 'for' }), say('cy', { clauseId: 'c1', stance: 'for' }), say('n4', { clauseId: 'c9', stance: 'for' }), say('n4', { clauseId: 'c1', stance: 'for', text: '打给我 13800138000' })].map(async (answer) => refusalIn(await answer)))).toEqual(['consultationLevel', 'consultationElsewhere', 'consultationNotInNotice', 'topicPersonal']);
  const list = async (who: string) => (await (await as(who)).get(`/consultations/${id}/opinions`).expect(200)).body.items as { id: string; text: string; paper: string | null; shown: boolean }[];
  // Words wait for the station; who wrote them, and those who answer, read them.
  expect([(await list('ann')).length, (await list('n4')).length, (await list('plumStaff')).length]).toEqual([0, 1, 1]);
  expect((await seen('plumStaff', id)).waiting.opinions).toBe(1);
  const [row] = await list('plumStaff');
  expect(await refused('n1', `/consultations/${id}/opinions/${row?.id}/look`, { show: true })).toBe('not_allowed');
  await must('plumStaff', `/consultations/${id}/opinions/${row?.id}/look`, { show: true });
  expect(await list('ann')).toMatchObject([{ text: '少划几个', shown: true }]);
  expect(JSON.stringify(await list('ann'))).not.toMatch(/邻居4|"n4"/);
  await must('plumStaff', `/consultations/${id}/papers`, { clauseId: 'c1', stance: 'for', text: '同意，楼下太乱', from: '5 栋一位老人' });
  expect(await refused('n1', `/consultations/${id}/papers`, { clauseId: 'c1', stance: 'for', text: '好', from: '谁' })).toBe('not_allowed');
  expect((await list('ann')).map(({ paper }) => paper)).toEqual(expect.arrayContaining(['5 栋一位老人', null]));
  await must('n4', `/consultations/${id}/opinions/withdraw`, { clauseId: 'c1' });
  expect((await seen('ann', id)).clauses[0]?.opinions).toEqual({ for: 1, against: 0, changes: 0 });
});
it('of two hundred who say something at once each is there once', async () => {
  const { view: { id } } = await begun();
  await done('plumStaff', id, 'give');
  const doc = await loadConsultation(server().deps, id);
  const many = Array.from({ length: 200 }, (_, n) => ({ personId: `many${n}`, roles: [], level: 1 as const, lives: ['plum'] }));
  await Promise.all([...many, ...many.slice(0, 50)].map((who) => giveOpinion(server().deps, doc, who, { clauseId: 'c2', stance: 'for', text: '' })));
  expect((await seen('ann', id)).clauses[1]?.opinions.for).toBe(200);
});

it('answers questions by name before it goes on, and is told when it does not', async () => {
  const { view: { id } } = await begun({ template: 'plain' });
  await done('plumStaff', id, 'give');
  await must('n4', `/consultations/${id}/asks`, { kind: 'question', text: '车位给谁用？' });
  expect(await refused('n4', `/consultations/${id}/asks`, { kind: 'objection', text: '不对' })).toBe('consultationClosed');
  later(3);
  await done('plumStaff', id, 'end-step', { step: 'notice' });
  later(15);
  expect(await told('plumStaff', id, 'end-step', { step: 'deliberation' })).toBe('consultationAnswers');
  await askClock.run(server().deps);
  const { items: [row] } = (await (await as('n0')).get(`/consultations/${id}/asks?kind=question`).expect(200)).body as Asks;
  expect(row).toMatchObject({ text: '车位给谁用？', late: true, answer: null });
  expect(await refused('n1', `/consultations/${id}/asks/${row?.id}/answer`, { text: '给住户' })).toBe('not_allowed');
  await must('n0', `/consultations/${id}/asks/${row?.id}/answer`, { text: '先到先停，不固定' });
  expect(await refused('plumStaff', `/consultations/${id}/asks/${row?.id}/answer`, { text: '又一个' })).toBe('consultationAnswered');
  expect((await (await as('ann')).get(`/consultations/${id}/asks?kind=question`)).body.items).toMatchObject([{ answer: { text: '先到先停，不固定', by: '邻居0' } }]);
  await done('plumStaff', id, 'end-step', { step: 'deliberation' });
});

it('is signed in to by the code that is shown, once for a seat, by whoever stands in too; quorum and minutes decide', async () => {
  const { view: { id }, bodyId } = await begun({ template: 'greening' });
  const { seats: before } = (await (await as('ann')).get(`/bodies/${bodyId}`)).body as Body;
  await must('plumHead', `/bodies/${bodyId}/seats/${before.find(({ name }) => name === '邻居3')?.id}/proxy`, { revision: 0, name: '邻居4', phoneTail: '2004', from: '2026-03-02', to: '2026-03-31', limits: '只在停车这件事上' });
  await done('plumStaff', id, 'give');
  later(7);
  await done('plumStaff', id, 'end-step', { step: 'notice' });
  const called = { kind: 'council', agenda: ['看图'], place: '活动室', startsAt: iso(8), hours: 2 };
  expect([await refused('n1', `/consultations/${id}/meetings`, called), await refused('plumStaff', `/consultations/${id}/meetings`, { ...called, startsAt: iso(2) }), await refused('plumStaff', `/consultations/${id}/meetings`, { ...called, startsAt: iso(120) })]).toEqual(['not_allowed', 'meetingWhen', 'meetingWhen']);
  const { id: meetingId } = await must<Meeting>('plumStaff', `/consultations/${id}/meetings`, called);
  expect([await refused('n1', `/meetings/${meetingId}/sign-in`, { code: '000000' }), await refused('plumStaff', `/meetings/${meetingId}/minutes`, { revision: 0, text: '还没开' })]).toEqual(['meetingTime', 'meetingEarly']);
  expect((await (await as('n1')).get('/meetings')).body.items).toMatchObject([{ id: meetingId, signedIn: false }]);
  later(8);
  const { items } = (await (await as('plumStaff')).get(`/meetings/${meetingId}/codes`).expect(200)).body as ResponseOf<'GET /meetings/:id/codes'>;
  const [code] = items;
  expect((await (await as('n1')).get(`/meetings/${meetingId}/codes`)).status).toBe(403);
  for (const [who, shown] of [['n1', code?.text], ['n1', code?.digits], ['n4', code?.digits]] as const) await must(who, `/meetings/${meetingId}/sign-in`, { code: shown });
  expect([await refused('ann', `/meetings/${meetingId}/sign-in`, { code: code?.digits }), await refused('n2', `/meetings/${meetingId}/sign-in`, { code: items[20]?.text })]).toEqual(['meetingSeat', 'attendanceCode']);
  expect(await meetingOf('ann', meetingId)).toMatchObject({ members: 4, present: 2, quorate: false, seats: expect.arrayContaining([expect.objectContaining({ name: '邻居3', here: 'code', proxy: '邻居4' })]) });
  const written = await must<Meeting>('plumStaff', `/meetings/${meetingId}/minutes`, { revision: 0, text: '看了图。' });
  later(14);
  expect([await refused('plumStaff', `/meetings/${meetingId}/sign-off`, { revision: written.revision }), await told('plumStaff', id, 'end-step', { step: 'deliberation' })]).toEqual(['meetingSelf', 'consultationQuorum']);
  const { seats } = await meetingOf('plumStaff', meetingId);
  const two = seats.find(({ name }) => name === '邻居2')?.id;
  await must('plumStaff', `/meetings/${meetingId}/mark`, { seatId: two, here: true });
  expect(await told('plumStaff', id, 'end-step', { step: 'deliberation' })).toBe('consultationMinutes');
  await must('n2', `/meetings/${meetingId}/sign-off`, { revision: written.revision });
  expect([await refused('plumStaff', `/meetings/${meetingId}/mark`, { seatId: two, here: false }), await refused('plumStaff', `/meetings/${meetingId}/minutes`, { revision: written.revision + 1, text: '改' })]).toEqual(['wrong_state', 'meetingSigned']);
  expect(stepOf(await done('plumStaff', id, 'end-step', { step: 'deliberation' }))).toBe('decision');
});

it('is decided by hands that two people counted alike, of everything in the notice and nothing else', async () => {
  const { view: { id } } = await begun();
  await done('plumStaff', id, 'give');
  later(7);
  await done('plumStaff', id, 'end-step', { step: 'notice' });
  later(14);
  const hearing = await held(id, 'hearing', 14, []);
  await done('plumStaff', id, 'end-step', { step: 'deliberation' });
  const few = await held(id, 'council', 14, [0, 1]);
  const { id: meetingId } = await held(id, 'council', 14, [0, 1, 2]);
  const counted = { meetingId, text: '留草地', hands: hands(2, 0, 1) };
  expect([await told('plumStaff', id, 'count', { ...counted, meetingId: hearing.id }), await told('plumStaff', id, 'count', { ...counted, meetingId: few.id }), await told('plumStaff', id, 'count', { ...counted, hands: hands(2, 0, 0) }), await told('plumStaff', id, 'count', { ...counted, hands: [...hands(2, 0, 1), { id: 'c3', yes: 3, no: 0, abstain: 0 }] }), await told('ann', id, 'count', counted), await told('plumStaff', id, 'end-step', { step: 'decision' })]).toEqual(['consultationHeld', 'bodyQuorum', 'consultationSum', 'consultationNotInNotice', 'not_allowed', 'consultationDecision']);
  const first = await done('plumStaff', id, 'count', counted);
  expect([first.decision, first.counted, (await seen('ann', id)).counted]).toMatchObject([null, { mine: true }, null]);
  // The same person again counts anew; another one who counts otherwise decides nothing.
  await done('plumStaff', id, 'count', counted);
  expect(await told('n1', id, 'count', { ...counted, hands: hands(1, 1, 1) })).toBe('consultationDiffers');
  const after = await done('n1', id, 'count', counted);
  expect(after.decision).toMatchObject({ way: 'hands', heldOn: '2026-03-16', members: 4, present: 3, results: [{ id: 'c1', passed: true }, { id: 'c2', passed: true }, { id: 'o1', passed: false }, { id: 'o2', passed: true }] });
  expect(await told('plumStaff', id, 'count', counted)).toBe('consultationHeld');
  const page = await server().request.get(`/p/decisions/${id}`);
  expect([page.status, page.text.includes('南边划停车位'), page.text.includes('邻居')]).toEqual([200, true, false]);
});

it('answers objections, carries out by cases and projects with owner and day, is reported and rated by who took part', async () => {
  const { id, topicId } = await decided();
  expect((await seen('ann', id)).publicUrl).toBe(`/p/decisions/${id}`);
  await must('n4', `/consultations/${id}/asks`, { kind: 'objection', text: '没有算老人下车的地方' });
  later(21);
  expect(await told('plumStaff', id, 'end-step', { step: 'publication' })).toBe('consultationObjections');
  const { items: [row] } = (await (await as('n0')).get(`/consultations/${id}/asks?kind=objection`)).body as Asks;
  await must('plumStaff', `/consultations/${id}/asks/${row?.id}/answer`, { text: '楼门口留 3 米不划' });
  expect(stepOf(await done('plumStaff', id, 'end-step', { step: 'publication' }))).toBe('carrying');
  expect(await told('plumStaff', id, 'end-step', { step: 'carrying' })).toBe('consultationTasks');
  const convert = async (who: string, body: object) => post(who, `/threads/consultation/${id}/conversions`, { revision: (await loadConsultation(server().deps, id)).revision, ...body });
  const asCase = { to: 'case', categoryId: 'roadCover', text: '把垃圾点挪到北墙', owner: { unitId: 'plum-property', dueOn: '2026-04-10' } };
  expect(await Promise.all([convert('plumStaff', { ...asCase, owner: undefined }), convert('plumStaff', { ...asCase, owner: { unitId: 'pine-property', dueOn: '2026-04-10' } }), convert('plumStaff', { ...asCase, owner: { unitId: 'plum-property', dueOn: '2026-03-01' } }), convert('n1', asCase)].map(async (answer) => refusalIn(await answer)))).toEqual(['consultationOwner', 'topicUnit', 'topicDay', 'not_allowed']);
  expect((await convert('plumStaff', asCase)).status).toBe(201);
  expect((await convert('plumStaff', { to: 'project', title: '划停车位', need: '南边划 8 个车位，留草地', owner: { unitId: 'plum-station', dueOn: '2026-05-01' } })).status).toBe(201);
  const carrying = await seen('plumWorker', id);
  expect(carrying).toMatchObject({ viewer: 'owner', actions: ['progress'], tasks: [{ id: 't1', of: 'case', unit: { id: 'plum-property' }, dueOn: '2026-04-10', mine: true, done: false }, { id: 't2', of: 'project', mine: false }] });
  expect(await told('plumWorker', id, 'progress', { taskId: 't2', text: '好了', done: true })).toBe('not_allowed');
  await done('plumWorker', id, 'progress', { taskId: 't1', text: '地基打好了' });
  await done('plumStaff', id, 'move-day', { taskId: 't1', dueOn: '2026-04-20', reason: '下雨' });
  await done('plumWorker', id, 'progress', { taskId: 't1', text: '挪好了', done: true });
  expect(await told('plumStaff', id, 'end-step', { step: 'carrying' })).toBe('consultationOpenTasks');
  await done('plumStaff', id, 'progress', { taskId: 't2', text: '划好了', done: true });
  expect(stepOf(await done('plumStaff', id, 'end-step', { step: 'carrying' }))).toBe('report');
  expect([await refused('bob', `/consultations/${id}/rate`, { score: 'good' }), await told('plumStaff', id, 'end-step', { step: 'report' })]).toEqual(['consultationTookPart', 'consultationDays']);
  await done('plumStaff', id, 'report', { text: '车位划了 8 个，垃圾点挪了。' });
  for (const [who, score] of [['n4', 'fair'], ['n4', 'good'], ['n1', 'poor']] as const) await must(who, `/consultations/${id}/rate`, { score, text: '' });
  later(28);
  const over = await done('plumStaff', id, 'end-step', { step: 'report' });
  expect(over).toMatchObject({ state: 'done', ratings: { good: 1, fair: 0, poor: 1 }, report: '车位划了 8 个，垃圾点挪了。', next: null, actions: [] });
  await server().drain();
  expect(await scene.seen('ann', topicId)).toMatchObject({ state: 'done', decision: { text: '划 8 个，留草地', present: 3 }, result: '车位划了 8 个，垃圾点挪了。' });
});

it('is decided by votes too, part by part, of what was in the notice alone, each vote once', async () => {
  const { view: { id } } = await begun({ template: 'plain' });
  await done('plumStaff', id, 'give');
  for (const [days, one] of [[3, 'notice'], [6, 'deliberation']] as const) { later(days); await done('plumStaff', id, 'end-step', { step: one }); }
  const found = (ids: readonly string[], passed: boolean) => ids.map((one) => ({ id: one, yes: 3, no: 1, abstain: 0, passed }));
  expect((await seen('plumStaff', id)).actions).toContain('vote');
  for (let twice = 0; twice < 2; twice += 1) await recordVote(server().deps, id, { voteId: 'v-1', title: '划不划', results: [...found(['c1', 'c2'], true), ...found(['c9'], true)] });
  expect((await seen('ann', id)).decision).toMatchObject({ way: 'vote', results: [{ id: 'c1', passed: true }, { id: 'c2' }] });
  expect(await told('plumStaff', id, 'end-step', { step: 'decision' })).toBe('consultationDecision');
  await recordVote(server().deps, id, { voteId: 'v-2', title: '选哪个', results: [...found(['o1'], false), ...found(['o2'], true)] });
  expect(stepOf(await done('plumStaff', id, 'end-step', { step: 'decision' }))).toBe('publication');
});

it('a joint conference ends a step by both conveners, two people, whichever comes first', async () => {
  const body = await found({ kind: 'jointConference', convenerIds: ['plum-station', 'plum-property'] });
  const { id } = await must<View>('plumStaff', '/consultations', { bodyId: body.id, ...ASK, template: 'plain', place: { text: '草地', point: middleOf(0) } });
  await done('plumStaff', id, 'give');
  later(3);
  const first = await done('plumWorker', id, 'end-step', { step: 'notice' });
  expect(first.next).toMatchObject({ id: 'notice', agreed: [{ id: 'plum-property' }], wanted: 2 });
  expect(await told('plumWorker', id, 'end-step', { step: 'notice' })).toBe('consultationConvener');
  expect(stepOf(await done('plumHead', id, 'end-step', { step: 'notice' }))).toBe('deliberation');
});
it('of two who end a step at once one does, and stopping says why', async () => {
  const { view: { id, revision }, topicId } = await begun({ template: 'plain' });
  await done('plumStaff', id, 'give');
  later(3);
  const both = await Promise.all(['plumStaff', 'n0'].map((who) => post(who, `/consultations/${id}/end-step`, { revision: revision + 1, step: 'notice' })));
  expect(both.map((answer) => refusalIn(answer)).sort()).toEqual(['conflict', 'done']);
  expect((await done('plumStaff', id, 'stop', { reason: 'law', text: '草地不能划' })).state).toBe('stopped');
  await server().drain();
  expect(await scene.seen('ann', topicId)).toMatchObject({ state: 'stopped' });
});
it('tells members, who took part and who seconded of each step, the body when its days are over, and owners of their task', async () => {
  const { id } = await decided();
  later(21);
  await consultationClock.run(server().deps);
  expect([...new Set(await inboxOf('n2'))]).toEqual(expect.arrayContaining(['bodyConsultationCount', 'consultationNotice', 'consultationStep', 'consultationMeeting', 'consultationMinutes', 'consultationDecided']));
  // Nobody hears of what they did themselves.
  expect(await inboxOf('n1')).not.toContain('consultationDecided');
  expect([...new Set(await inboxOf('n4'))]).toEqual(expect.arrayContaining(['consultationNotice', 'consultationDecided']));
  expect(await inboxOf('n0')).toContain('bodyConsultationDue');
  await done('plumStaff', id, 'end-step', { step: 'publication' });
  await post('plumStaff', `/threads/consultation/${id}/conversions`, { revision: (await loadConsultation(server().deps, id)).revision, to: 'case', categoryId: 'roadCover', text: '挪', owner: { unitId: 'plum-property', dueOn: '2026-04-10' } });
  expect(await inboxOf('plumWorker')).toContain('unitConsultationTask');
});

it('what was decided by hand before goes on by a consultation, once however often it is brought over', async () => {
  const { id: bodyId } = await council();
  const { id: topicId } = await raise('ann', bodyId);
  for (const who of ['n1', 'n2', 'n4']) await must(who, `/topics/${topicId}/second`, { on: true });
  await step('n0', topicId, 'adopt', { text: '商量' });
  const decision = { text: '加两排', heldOn: '2026-03-02', present: 3, agreed: 2, unitId: 'plum-property', dueOn: '2026-03-20', firstOn: null, moved: null };
  await server().deps.db.collection<{ _id: string }>('topics').updateOne({ _id: topicId }, { $set: { state: 'decided', decision } } as object);
  for (let twice = 0; twice < 2; twice += 1) await MIGRATIONS.find(({ number }) => number === 12)?.run(server().deps.db);
  const { consultationId: id } = await scene.seen('ann', topicId);
  expect(await seen('plumWorker', id ?? '')).toMatchObject({ next: { id: 'carrying', needs: ['openTasks'] }, tasks: [{ title: '加两排', dueOn: '2026-03-20', unit: { id: 'plum-property' } }], actions: ['progress'], decision: { present: 3, results: [{ yes: 2, abstain: 1 }] } });
  later(20);
  await consultationClock.run(server().deps);
  expect(await inboxOf('plumWorker')).toContain('unitConsultationLate');
  await done('plumWorker', id ?? '', 'progress', { taskId: 't1', text: '装好了', done: true });
  await done('plumStaff', id ?? '', 'end-step', { step: 'carrying' });
  await done('plumStaff', id ?? '', 'report', { text: '两排都装好了' });
  later(27);
  await done('plumStaff', id ?? '', 'end-step', { step: 'report' });
  await server().drain();
  expect(await scene.seen('ann', topicId)).toMatchObject({ state: 'done', decision: { agreed: 2 }, result: '两排都装好了' });
});
