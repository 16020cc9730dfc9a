import sharp from 'sharp';
import { createPerson } from '../../../server/features/identity';
import { countRound, loadProject, loadRound, projectClock } from '../../../server/features/projects';
import { settableClock } from '../../../server/platform/clock';
import { bindHome } from '../../support/homes';
import { startTestServer, type TestServer } from '../../support/server';
import { middleOf, seedDistrict } from '../cases/support';
import { wishBody } from '../wishes/support';
import { CHECKED, handsOn, proposal } from './support';

/** Moments at +08:00. */
const START = new Date('2026-03-02T10:00:00+08:00');
const clock = settableClock(START);
const days = (count: number): Date => new Date(START.getTime() + count * 86_400_000);
let server: TestServer;
const { as, seen, attempt, step, refusal, propose, candidate, open, round, choose, revisionOf } = handsOn(() => server);
const tick = async (): Promise<void> => {
  await projectClock.run(server.deps);
  await server.drain();
};
const inboxOf = async (personId: string): Promise<string[]> => (await server.deps.db.collection('messages').find({ personId }).toArray()).map(({ kind }) => String(kind));
const jpeg = (): Promise<Buffer> => sharp({ create: { width: 60, height: 40, channels: 3, background: '#1E6650' } }).jpeg().toBuffer();
const upload = async (who: string): Promise<string> => (await (await as(who)).post('/files').attach('file', await jpeg(), 'photo.jpg').expect(201)).body.id as string;
const crowd = ['n0', 'n1', 'n2', 'n3', 'n4', 'n5'];

beforeAll(async () => {
  server = await startTestServer({ clock });
  await seedDistrict(server.deps);
  await createPerson(server.deps, { id: 'guest', name: '刚来先生', level: 0 });
  await bindHome(server.deps, 'guest', 'plum', '5 栋');
  await createPerson(server.deps, { id: 'tenant', name: '没核实的', level: 1, phone: '13900001111' });
  for (const [at, id] of crowd.entries()) {
    await createPerson(server.deps, { id, name: `邻居${at}`, level: 1, phone: `1390000200${at}` });
    await bindHome(server.deps, id, 'plum', `${at} 栋`);
  }
});
afterAll(() => server.close());
beforeEach(async () => {
  clock.set(START);
  // What an earlier test left is over: one round runs at a time, three proposals may wait.
  await server.deps.db.collection('projects').updateMany({}, { $set: { state: 'stopped', desk: 'over' }, $unset: { nextCheckAt: 1, lane: 1 } });
  await server.deps.db.collection('projectRounds').updateMany({}, { $set: { state: 'cancelled' }, $unset: { nextCheckAt: 1 } });
  await server.drain();
  await server.deps.db.collection('messages').deleteMany({});
});

describe('proposing', () => {
  it('keeps a proposal for the station, tells both, and is one for one tap', async () => {
    const ann = await as('ann');
    const first = await ann.post('/projects', proposal(), 'project-key-0001').expect(201);
    const again = await ann.post('/projects', proposal(), 'project-key-0001').expect(201);
    expect(again.body.id).toBe(first.body.id);
    expect(first.body).toMatchObject({ state: 'proposed', viewer: 'proposer', number: expect.stringMatching(/^XM26-\d{6}$/), by: 'resident', dueAt: expect.any(String), actions: ['edit', 'withdraw'] });
    expect((await ann.post('/projects', proposal({ title: '别的' }), 'project-key-0001')).body.error.code).toBe('key_reused');
    await server.drain();
    expect([await inboxOf('ann'), await inboxOf('plumStaff')]).toEqual([['projectReceived'], ['stationProjectNew']]);
    await (await as('bob')).get(`/projects/${first.body.id}`).expect(404);
  });

  it.each([['guest', {}, 'projectLevel'], ['cy', {}, 'projectElsewhere'], ['ann', { need: '请大家捐款修一修' }, 'projectMoney'], ['ann', { need: '打给我 一三八零零一三八零零零' }, 'projectPersonal'], ['ann', { council: { day: '2026-03-01', present: 9, agreed: 9 } }, 'not_allowed']] as const)(
    'refuses %s %j: %s', async (who, changes, rule) => {
      const { error } = (await (await as(who)).post('/projects', proposal(changes as object))).body;
      expect(error.data?.rule ?? error.code).toBe(rule);
    });

  it('lets a resident have three waiting', async () => {
    for (const title of ['一', '二', '三']) await propose('bob', { title });
    expect((await (await as('bob')).post('/projects', proposal())).body.error.data.rule).toBe('projectTooMany');
  });
});

describe('writing a proposal anew', () => {
  it('is its proposer\'s alone: what is kept stays, what is taken off goes, and the check begins afresh', async () => {
    const [old, kept] = [await upload('ann'), await upload('ann')];
    const { id } = await propose('ann', { photoIds: [old, kept] });
    const words = { title: '3 栋门口装两根扶手', need: '左右各一根。', photoIds: [kept] };
    expect([await refusal('bob', id, 'edit', words), await refusal('plumStaff', id, 'edit', words), await refusal('ann', id, 'edit', { ...words, need: '请大家捐款' })]).toEqual(['not_found', 'not_allowed', 'projectMoney']);
    await step('plumStaff', id, 'ask', { text: '要几根？' });
    const fresh = await upload('ann');
    const after = await step('ann', id, 'edit', { ...words, photoIds: [kept, fresh] });
    expect([after.state, after.title, after.photos.map((photo) => photo.id)]).toEqual(['proposed', words.title, [kept, fresh]]);
    expect(await refusal('ann', id, 'edit', { ...words, photoIds: [await upload('bob')] })).toBe('photoNotYours');
    await step('plumStaff', id, 'admit', CHECKED);
    expect(await refusal('ann', id, 'edit', words)).toBe('wrong_state');
  });
});

describe('the check of the station', () => {
  it('asks back, is answered, and lets out what it worded and nothing else', async () => {
    const photo = await upload('ann');
    const { id } = await propose('ann', { photoIds: [photo] });
    await step('plumStaff', id, 'ask', { text: '要几根？' });
    await step('ann', id, 'answer', { text: '两根，我家门口一根' });
    const after = await step('plumStaff', id, 'admit', { ...CHECKED, photoIds: [photo] });
    expect(after).toMatchObject({ state: 'candidate', viewer: 'station', budgetFen: 300_000, given: '3 栋 2 单元 502 门口', proposer: { name: 'ann先生' }, actions: ['council', 'stop'] });
    const outside = await seen('bob', id);
    expect(outside).toMatchObject({ viewer: 'guest', title: CHECKED.title, place: '3 栋门口', duty: CHECKED.duty, mayFollow: true, proposer: null, given: null });
    expect(outside.photos).toHaveLength(1);
    expect(JSON.stringify(outside)).not.toMatch(/502[^0-9]|"ann"|两根|要几根/);
    await server.drain();
    expect(await inboxOf('ann')).toEqual(expect.arrayContaining(['projectAsked', 'projectAdmitted']));
    expect(await server.deps.db.collection('auditRows').countDocuments({ objectKind: 'project', objectId: id })).toBe(1);
  });

  it('looks up the duties of others, and where the money comes from, first', async () => {
    const { id } = await propose('ann');
    expect(await refusal('plumStaff', id, 'admit', { ...CHECKED, notProperty: false })).toBe('dutyFirst');
    expect(await refusal('plumStaff', id, 'admit', { ...CHECKED, notGovernment: false })).toBe('dutyFirst');
    expect(await refusal('plumStaff', id, 'admit', { ...CHECKED, source: 'none' })).toBe('budgetSource');
    expect(await refusal('plumStaff', id, 'admit', { ...CHECKED, budgetFen: 5_000_001 })).toBe('budgetTooBig');
    expect(await refusal('plumStaff', id, 'admit', { ...CHECKED, budgetFen: 0.5 })).toBe('invalid_input');
    expect(await refusal('plumStaff', id, 'admit', { ...CHECKED, source: 'residents' })).toBe('invalid_input');
    expect(await refusal('plumStaff', id, 'decline', { reason: 'propertyDuty' })).toBe('dutyWords');
    expect(await refusal('pineStaff', id, 'decline', { reason: 'other' })).toBe('not_found');
    await step('plumStaff', id, 'decline', { reason: 'propertyDuty', text: '物业合同 3.1：门口照明和扶手由物业管' });
    expect((await seen('ann', id)).timeline[0]).toMatchObject({ action: 'decline', code: 'propertyDuty', text: expect.stringContaining('3.1') });
  });

  it('hands a duty over as a case without retyping', async () => {
    const { id } = await propose('ann');
    const thread = (await (await as('plumStaff')).post(`/threads/project/${id}/conversions`, { to: 'case', revision: await revisionOf(id), categoryId: 'stairLight', text: '门口没灯' }).expect(201)).body;
    expect(thread.matters.map(({ kind }: { kind: string }) => kind).sort()).toEqual(['case', 'project']);
    expect((await seen('ann', id)).state).toBe('handedOver');
    await server.drain();
    expect(await inboxOf('ann')).toContain('projectHandedOver');
  });

  it('is reminded once when it is late, and nobody checks their own', async () => {
    const own = await propose('plumStaff');
    expect(await refusal('plumStaff', own.id, 'admit', CHECKED)).toBe('not_allowed');
    expect(await refusal('plumHead', own.id, 'admit', CHECKED)).toBe('done');
    const { id } = await propose('ann');
    clock.set(days(8));
    await tick();
    await tick();
    expect((await inboxOf('plumHead')).filter((kind) => kind === 'stationProjectLate')).toHaveLength(1);
    expect((await loadProject(server.deps, id)).checkLate).toBe(true);
  });

  it('answers whoever comes second with a conflict, and a repeat with what was done', async () => {
    const { id } = await propose('ann');
    const revision = await revisionOf(id);
    const both = await Promise.all([attempt('plumStaff', id, 'admit', { ...CHECKED, revision }, 'same-key-01'), attempt('plumHead', id, 'decline', { reason: 'other', revision }, 'same-key-02')]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
    const { id: other } = await propose('ann');
    const first = await attempt('plumStaff', other, 'admit', { ...CHECKED, revision: 0 }, 'same-key-03');
    const repeat = await attempt('plumStaff', other, 'admit', { ...CHECKED, revision: 0 }, 'same-key-03');
    expect([first.status, repeat.status, repeat.body.revision]).toEqual([200, 200, 1]);
  });
});

describe('from a wish and a case', () => {
  it('a wish becomes a micro-project at the check, without retyping, and its author is told', async () => {
    const wish = (await (await as('ann')).post('/wishes', wishBody({ text: '楼下想要一排长椅，我家3栋2单元502' })).expect(201)).body;
    await (await as('plumStaff')).post(`/threads/wish/${wish.id}/conversions`, { to: 'project', revision: 0, title: '楼下长椅', need: wish.text }).expect(201);
    const thread = (await (await as('ann')).get(`/threads/wish/${wish.id}`).expect(200)).body;
    const made = thread.matters.find(({ kind }: { kind: string }) => kind === 'project');
    expect(await seen('ann', made.id)).toMatchObject({ by: 'wish', viewer: 'proposer', state: 'proposed', need: wish.text, linked: true });
    expect((await (await as('ann')).get(`/wishes/${wish.id}`)).body).toMatchObject({ state: 'handedOver', timeline: [{ action: 'handOver', code: 'project' }, {}] });
    await (await as('bob')).get(`/projects/${made.id}`).expect(404);
    await server.drain();
    expect(await inboxOf('ann')).toContain('wishBecameProject');
    expect(await inboxOf('ann')).not.toContain('projectReceived');
    // The door came along for the station; what goes out is what it words.
    await step('plumStaff', made.id, 'admit', { ...CHECKED, title: '楼下长椅' });
    expect(JSON.stringify(await seen('bob', made.id))).not.toContain('502');
  });

  it('a case gives birth to one at the desk and goes on itself', async () => {
    const one = (await (await as('bob')).post('/cases', { categoryId: 'stairLight', text: '楼道黑，想在每层装感应灯', place: { text: '3 栋', point: middleOf(0) }, photoIds: [], answers: [] }).expect(201)).body;
    const answer = (await (await as('plumStaff')).post(`/threads/case/${one.id}/conversions`, { to: 'project', revision: one.revision, title: '每层感应灯', need: '楼道黑，想在每层装感应灯' }).expect(201)).body;
    const made = answer.matters.find(({ kind }: { kind: string }) => kind === 'project');
    expect(await seen('bob', made.id)).toMatchObject({ by: 'case', viewer: 'proposer' });
    expect((await (await as('bob')).get(`/cases/${one.id}`)).body.state).toBe('submitted');
    await (await as('ann')).post(`/threads/case/${one.id}/conversions`, { to: 'project', revision: one.revision, title: '别的', need: '别的' }).expect(403);
  });
});

describe('a round', () => {
  it('is chosen in by those who live there, is told to nobody before its end, and is counted once', async () => {
    const ids = [await candidate('扶手'), await candidate('长椅'), await candidate('课堂')] as const;
    const opened = await open(ids);
    expect(opened).toMatchObject({ state: 'open', over: false, people: null, picks: 1, mayCancel: true });
    expect((await seen('bob', ids[0])).state).toBe('choosing');
    expect([await choose('guest', opened.id, [ids[0]]), await choose('tenant', opened.id, [ids[0]]), await choose('cy', opened.id, [ids[0]]), await choose('n0', opened.id, [ids[0], ids[1]]), await choose('n0', opened.id, ['nothing'])])
      .toEqual(['chooseLevel', 'chooseHome', 'chooseHome', 'chooseMore', 'notInRound']);
    for (const who of crowd.slice(0, 4)) expect(await choose(who, opened.id, [ids[1]])).toBe('done');
    expect(await choose('n4', opened.id, [ids[0]])).toBe('done');
    // Thought again: one person, one choice.
    expect(await choose('n0', opened.id, [ids[0]])).toBe('done');
    expect(await server.deps.db.collection('projectChoices').countDocuments({ roundId: opened.id })).toBe(5);
    const before = await round('n0', opened.id);
    expect(before).toMatchObject({ mine: [ids[0]], people: null });
    expect(before.candidates.every(({ count, won }) => count === null && won === null)).toBe(true);
    expect(JSON.stringify(await round('plumHead', opened.id))).not.toMatch(/"n[014]"/);
    clock.set(days(8));
    expect(await choose('n5', opened.id, [ids[0]])).toBe('roundOver');
    await tick();
    await tick();
    await countRound(server.deps, await loadRound(server.deps, opened.id));
    const after = await round('n0', opened.id);
    expect(after).toMatchObject({ state: 'counted', people: 5 });
    expect(after.candidates.map(({ count, won }) => [count, won])).toEqual([[2, false], [3, true], [0, false]]);
    expect(await seen('bob', ids[1])).toMatchObject({ state: 'chosen', chosen: { by: 'round', count: 3, people: 5 } });
    expect((await seen('bob', ids[0])).state).toBe('candidate');
    expect(await inboxOf('n1')).toEqual(['projectChosen']);
    expect(await inboxOf('n0')).toEqual(['projectNotChosen']);
    expect((await inboxOf('plumHead')).filter((kind) => kind === 'stationRoundCounted')).toHaveLength(1);
  });

  it('stands on the first page of those who may choose, until they did, it ends, or it is called off; nobody is written to for living there', async () => {
    const home = async (who: string): Promise<string | null> => (await (await as(who)).get('/home').expect(200)).body.round?.title ?? null;
    const ids = [await candidate('扶手'), await candidate('长椅'), await candidate('工具柜')];
    expect(await home('n0')).toBeNull();
    const opened = await open(ids, { picks: 2 });
    expect([await home('n0'), await home('n1'), await home('guest'), await home('tenant'), await home('cy')]).toEqual([opened.title, opened.title, null, null, null]);
    expect([await choose('n0', opened.id, ids), await choose('n0', opened.id, ids.slice(0, 2))]).toEqual(['chooseMore', 'done']);
    expect([await home('n0'), await home('n1')]).toEqual([null, opened.title]);
    await server.drain();
    expect(await server.deps.db.collection('messages').countDocuments({ kind: 'projectRoundOpen' })).toBe(0);
    clock.set(days(8));
    expect(await home('n1')).toBeNull();
    clock.set(START);
    await (await as('plumStaff')).post(`/project-rounds/${opened.id}/cancel`, { revision: opened.revision, reason: '再等等' }).expect(200);
    expect(await home('n1')).toBeNull();
  });

  it('gives one person one choice, however many taps come at once', async () => {
    const ids = [await candidate('扶手'), await candidate('长椅')];
    const { id } = await open(ids);
    expect(await Promise.all(Array.from({ length: 12 }, (_, at) => choose('n0', id, [ids[at % 2] ?? ''])))).toEqual(Array(12).fill('done'));
    expect(await server.deps.db.collection('projectChoices').countDocuments({ roundId: id })).toBe(1);
  });

  it('does not count without its quorum, and its candidates wait for another', async () => {
    const ids = [await candidate('扶手'), await candidate('长椅')];
    const { id } = await open(ids);
    await choose('n0', id, [ids[0] ?? '']);
    clock.set(days(8));
    await tick();
    expect(await round('n0', id)).toMatchObject({ state: 'counted', people: 1, candidates: [{ won: false }, { won: false }] });
    expect((await seen('bob', ids[0] ?? '')).state).toBe('candidate');
  });

  it('runs one at a time: of many stations\' taps one opens it, and its candidates are in no other', async () => {
    const ids = [await candidate('扶手'), await candidate('长椅')];
    const body = { title: '先办哪一个', projectIds: ids, closesOn: '2026-03-09' };
    const [staff, head] = [await as('plumStaff'), await as('plumHead')];
    const answers = await Promise.all([staff.post('/project-rounds', body, 'round-key-01'), head.post('/project-rounds', body, 'round-key-02'), staff.post('/project-rounds', body, 'round-key-01')]);
    expect(answers.filter(({ status }) => status === 201).length).toBeGreaterThanOrEqual(1);
    expect(await server.deps.db.collection('projectRounds').countDocuments({ state: 'open' })).toBe(1);
    expect(answers.filter(({ status }) => status >= 500)).toEqual([]);
    expect((await staff.post('/project-rounds', { ...body, title: '再来' }, 'round-key-03')).body.error.data.rule).toMatch(/roundRunning|notCandidate/);
    expect((await (await as('pineStaff')).post('/project-rounds', body)).status).toBe(403);
    expect((await (await as('bob')).post('/project-rounds', body)).status).toBe(403);
  });

  it('wants a choice, a day ahead, and checked candidates; called off, it says why', async () => {
    const ids = [await candidate('扶手'), await candidate('长椅')];
    const refused = async (more: object): Promise<string> => {
      const { error } = (await (await as('plumStaff')).post('/project-rounds', { title: '先办哪一个', projectIds: ids, closesOn: '2026-03-09', ...more })).body;
      return error?.data?.rule ?? error?.code ?? 'done';
    };
    const raw = await propose('ann');
    expect([await refused({ picks: 2 }), await refused({ closesOn: '2026-03-02' }), await refused({ closesOn: '2026-09-01' }), await refused({ projectIds: [ids[0], raw.id] }), await refused({ projectIds: [ids[0], ids[0]] }), await refused({ projectIds: [ids[0], 'nothing'] })])
      .toEqual(['roundFew', 'roundDay', 'roundDay', 'notCandidate', 'roundFew', 'not_found']);
    const opened = await open(ids);
    await choose('n0', opened.id, [ids[0] ?? '']);
    await (await as('plumStaff')).post(`/project-rounds/${opened.id}/cancel`, { revision: opened.revision, reason: '有一个要改地方' }).expect(200);
    expect(await round('n0', opened.id)).toMatchObject({ state: 'cancelled', reason: '有一个要改地方' });
    expect((await seen('bob', ids[0] ?? '')).state).toBe('candidate');
    await server.drain();
    expect(await inboxOf('n0')).toContain('projectRoundCancelled');
    await open(ids);
  });
});

it('keeps in a sentence what the council said, for everybody to read', async () => {
  const id = await candidate();
  await step('plumStaff', id, 'council', { day: '2026-03-01', present: 9, agreed: 8, text: '先装 3 栋，6 栋明年再议' });
  const view = await seen('bob', id);
  expect([view.council?.text, view.timeline[0]?.text]).toEqual(['先装 3 栋，6 栋明年再议', '先装 3 栋，6 栋明年再议']);
});

/** A project that the council chose, with one step of the property company and one of the station. */
async function running(): Promise<string> {
  const id = await candidate();
  await step('plumStaff', id, 'council', { day: '2026-03-01', present: 9, agreed: 8, text: '' });
  await step('plumStaff', id, 'plan', { steps: [{ title: '装扶手', unitId: 'plum-property', plannedOn: '2026-03-05' }, { title: '贴说明', unitId: 'plum-station', plannedOn: '2026-03-06' }] });
  return id;
}
/** The same, done, with three who follow it. */
async function finished(): Promise<string> {
  const id = await running();
  for (const who of ['n0', 'n1', 'n2']) await step(who, id, 'follow', { on: true });
  clock.set(days(1));
  await step('plumWorker', id, 'report', { stepId: 's1', text: '装好了', done: true });
  await step('plumStaff', id, 'report', { stepId: 's2', text: '贴好了', done: true });
  await step('plumStaff', id, 'finish', { text: '扶手装好了，请去看看。' });
  return id;
}

describe('steps', () => {
  it('are reported by who owns them, with pictures that everybody sees, and followers are told once a day', async () => {
    const id = await running();
    await step('bob', id, 'follow', { on: true });
    expect((await seen('plumWorker', id)).plan.map(({ mayReport }) => mayReport)).toEqual([true, false]);
    expect([await refusal('plumWorker', id, 'report', { stepId: 's2', text: '好' }), await refusal('waterWorker', id, 'report', { stepId: 's1', text: '好' }), await refusal('plumWorker', id, 'report', { stepId: 's1' }), await refusal('bob', id, 'report', { stepId: 's1', text: '好' })])
      .toEqual(['stepNotYours', 'not_allowed', 'stepNothingSaid', 'not_allowed']);
    const photo = await upload('plumWorker');
    await step('plumWorker', id, 'report', { stepId: 's1', text: '料到了', photoIds: [photo] });
    await step('plumWorker', id, 'report', { stepId: 's1', text: '打好孔了' });
    await server.drain();
    expect((await seen('bob', id)).plan[0]).toMatchObject({ text: '打好孔了', photos: [{ id: photo }], doneOn: null, late: false, unit: { name: '梅园物业' } });
    expect((await inboxOf('bob')).filter((kind) => kind === 'projectProgress')).toHaveLength(1);
    expect(await inboxOf('plumWorker')).toContain('unitProjectStep');
    expect(await refusal('plumStaff', id, 'finish', { text: '好了' })).toBe('stepOpen');
  });

  it('that are late say so, are told once, and are moved with a reason that everybody reads', async () => {
    const id = await running();
    await step('bob', id, 'follow', { on: true });
    clock.set(days(4));
    await tick();
    await tick();
    expect((await seen('bob', id))).toMatchObject({ late: true, plan: [{ late: true }, { late: false }] });
    expect((await inboxOf('plumWorker')).filter((kind) => kind === 'unitProjectLate')).toHaveLength(1);
    expect(await inboxOf('bob')).toContain('projectLate');
    expect(await refusal('plumStaff', id, 'move-step', { stepId: 's1', plannedOn: '2026-03-01', reason: '料没到' })).toBe('stepDayBehind');
    await step('plumStaff', id, 'move-step', { stepId: 's1', plannedOn: '2026-03-20', reason: '料没到' });
    expect((await seen('bob', id)).plan[0]).toMatchObject({ plannedOn: '2026-03-20', firstOn: '2026-03-05', moved: '料没到', late: false });
  });

  it('go to units that can do them here, at most twelve', async () => {
    const id = await running();
    const one = { title: '再来', unitId: 'plum-property', plannedOn: '2026-03-09' };
    expect(await refusal('plumStaff', id, 'plan', { steps: [{ ...one, unitId: 'pine-property' }] })).toBe('stepOwner');
    expect(await refusal('plumStaff', id, 'plan', { steps: Array(11).fill(one) })).toBe('stepsMany');
    expect(await refusal('plumStaff', id, 'stop', { reason: 'noMoney', text: '经费没批' })).toBe('done');
    expect((await seen('bob', id)).state).toBe('stopped');
  });
});

describe('acceptance', () => {
  it('is by who followed it before and lives there; more than half make it good, and it is evaluated and closed', async () => {
    const id = await finished();
    await step('n3', id, 'follow', { on: true });
    expect([await refusal('n3', id, 'opinion', { good: true }), await refusal('n4', id, 'opinion', { good: true }), await refusal('n0', id, 'opinion', { good: false })]).toEqual(['acceptWho', 'acceptWho', 'acceptWhy']);
    await step('n0', id, 'opinion', { good: false, text: '有点晃' });
    await step('n0', id, 'opinion', { good: true });
    await step('n1', id, 'opinion', { good: true });
    await step('n2', id, 'opinion', { good: false, text: '矮了一点' });
    expect((await seen('n0', id)).acceptance).toMatchObject({ mine: true, good: null, said: [] });
    expect((await seen('plumStaff', id)).acceptance?.said).toEqual(expect.arrayContaining([{ good: false, text: '矮了一点' }]));
    expect(JSON.stringify((await seen('plumStaff', id)).acceptance)).not.toMatch(/"n[02]"|邻居/);
    clock.set(days(9));
    expect(await refusal('n0', id, 'opinion', { good: false, text: '晃' })).toBe('acceptOver');
    await tick();
    expect(await seen('bob', id)).toMatchObject({ state: 'evaluating', acceptance: { good: 2, bad: 1, verdict: 'accepted' } });
    expect(await inboxOf('n1')).toEqual(expect.arrayContaining(['projectAcceptance', 'projectAccepted']));
    expect(await refusal('plumStaff', id, 'evaluate', { text: '好用', spentFen: 298_000, upkeepUnitId: 'pine-property' })).toBe('stepOwner');
    await step('plumStaff', id, 'evaluate', { text: '老人说好用，下次先量高度。', spentFen: 298_000, upkeepUnitId: 'plum-property' });
    expect(await seen('bob', id)).toMatchObject({ state: 'closed', evaluation: { spentFen: 298_000, upkeep: { name: '梅园物业' } }, mayFollow: false });
    await server.drain();
    expect(await inboxOf('n2')).toContain('projectClosed');
  });

  it('that fails leads back to the last step, and what was said counts no more', async () => {
    const id = await finished();
    for (const who of ['n0', 'n1', 'n2']) await step(who, id, 'opinion', { good: false, text: '晃' });
    clock.set(days(9));
    await tick();
    expect(await seen('bob', id)).toMatchObject({ state: 'running', acceptance: { verdict: 'back', good: 0, bad: 3 }, plan: [{ again: false }, { again: true, doneOn: null, plannedOn: '2026-03-18' }] });
    await step('plumStaff', id, 'report', { stepId: 's2', text: '加固了', done: true });
    await step('plumStaff', id, 'finish', { text: '加固好了。' });
    expect((await seen('n0', id)).acceptance).toMatchObject({ mine: null, may: true, verdict: null });
  });

  it('never takes silence for consent: more time first, then the council', async () => {
    const id = await finished();
    await step('n0', id, 'opinion', { good: true });
    expect(await refusal('plumStaff', id, 'accept-by-council', { day: '2026-03-03', present: 9, agreed: 9 })).toBe('waitFirst');
    clock.set(days(9));
    await tick();
    expect(await seen('bob', id)).toMatchObject({ state: 'acceptance', acceptance: { extended: 1, over: false } });
    await step('plumStaff', id, 'accept-by-council', { day: '2026-03-10', present: 9, agreed: 8, text: '' });
    expect(await seen('bob', id)).toMatchObject({ state: 'evaluating', acceptance: { verdict: 'council', good: 8, bad: 1 } });
    await step('plumStaff', id, 'send-back', { stepId: 's1', plannedOn: '2026-03-20', reason: '螺丝松了' });
    expect((await seen('bob', id)).plan[0]).toMatchObject({ again: true, plannedOn: '2026-03-20' });
  });
});

it('lists what is to choose, under way and done; what I proposed and follow; and the desk of those who look after it', async () => {
  const [id, other] = [await running(), await candidate('长椅')];
  await step('n5', other, 'follow', { on: true });
  const list = (await (await as('bob')).get('/projects?communityId=plum&lane=running').expect(200)).body;
  expect(list.items).toEqual([expect.objectContaining({ id, done: 0, steps: 2, late: false })]);
  expect((await (await as('n5')).get('/projects/mine').expect(200)).body.items.map((row: { id: string }) => row.id)).toEqual([other]);
  expect((await (await as('plumWorker')).get('/projects/mine').expect(200)).body.items.map((row: { id: string }) => row.id)).toContain(id);
  const desk = (await (await as('plumStaff')).get('/workbench/projects?desk=steps').expect(200)).body;
  expect(desk).toMatchObject({ counts: { steps: 1, candidates: 1 }, items: [{ id, dueAt: expect.any(String), overdue: false }] });
  expect((await (await as('pineStaff')).get('/workbench/projects?desk=steps').expect(200)).body.items).toEqual([]);
  await (await as('bob')).get('/workbench/projects').expect(403);
  await step('n5', other, 'follow', { on: false });
  expect((await (await as('n5')).get('/projects/mine').expect(200)).body.items).toEqual([]);
});
