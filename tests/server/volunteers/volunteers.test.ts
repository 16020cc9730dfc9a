import { volunteerEraser } from '../../../server/features/volunteers/erase';
import { createPerson } from '../../../server/features/identity';
import { settableClock } from '../../../server/platform/clock';
import { bindHome } from '../../support/homes';
import { startTestServer, type TestServer } from '../../support/server';
import { refusalIn } from '../../support/stepHands';
import { seedDistrict } from '../cases/support';
import { CARD, handsOn, signUp } from './support';

const START = new Date('2026-03-02T10:00:00+08:00');
const clock = settableClock(START);
let server: TestServer;
const { as, seen, attempt, step, refusal, join } = handsOn(() => server);
const inboxOf = async (personId: string): Promise<string[]> => {
  await server.drain();
  return (await server.deps.db.collection('messages').find({ personId }).sort({ at: 1, _id: 1 }).toArray()).map(({ kind }) => String(kind));
};
const rows = () => server.deps.db.collection<{ _id: string }>('volunteers');
const guardian = { name: '安妈妈', relation: 'parent', phone: '13900001122', agrees: true } as const;

beforeAll(async () => {
  server = await startTestServer({ clock });
  await seedDistrict(server.deps);
  await createPerson(server.deps, { id: 'guest', name: '刚来先生', level: 0 });
  await bindHome(server.deps, 'guest', 'plum', '5 栋');
  await createPerson(server.deps, { id: 'nowhere', name: '没有住处', level: 1, phone: '13900001111' });
});
afterAll(() => server.close());
beforeEach(async () => {
  clock.set(START);
  await server.drain();
  for (const name of ['volunteers', 'volunteerDocuments', 'volunteerStations', 'messages', 'outbox', 'auditRows']) await server.deps.db.collection(name).deleteMany({});
});

describe('signing up', () => {
  it('waits for the station, tells both, keeps the document sealed, and is one for one tap', async () => {
    const ann = await as('ann');
    const first = await ann.post('/volunteers', signUp(), 'volunteer-key-0001').expect(201);
    const again = await ann.post('/volunteers', signUp(), 'volunteer-key-0001').expect(201);
    expect(again.body.id).toBe(first.body.id);
    expect(first.body).toMatchObject({ state: 'submitted', viewer: 'self', number: null, document: { kind: 'identityCard', tail: '0017' }, age: 36, minor: false, dueAt: expect.any(String), actions: ['edit', 'withdraw'], emergency: { phoneTail: '7788' } });
    expect(JSON.stringify(first.body)).not.toContain(CARD.grown);
    const kept = JSON.stringify(await rows().findOne({ _id: first.body.id }));
    expect([kept.includes(CARD.grown), kept.includes('13900007788')]).toEqual([false, false]);
    expect((await ann.post('/volunteers', signUp({ name: '别人' }), 'volunteer-key-0001')).body.error.code).toBe('key_reused');
    expect(refusalIn(await join('ann'))).toBe('volunteerAlready');
    expect([await inboxOf('ann'), await inboxOf('plumStaff')]).toEqual([['volunteerReceived'], ['stationVolunteerNew']]);
  });

  it.each([
    ['guest', {}, 'volunteerLevel'],
    ['nowhere', {}, 'volunteerHome'],
    ['ann', { document: { kind: 'identityCard', number: '990000199001010018' } }, 'volunteerDocument'],
    ['ann', { document: undefined }, 'volunteerDocument'],
    ['ann', { document: { kind: 'passport', number: 'E12345678' } }, 'volunteerBirth'],
    ['ann', { document: { kind: 'identityCard', number: CARD.small } }, 'volunteerTooYoung'],
    ['ann', { document: { kind: 'identityCard', number: CARD.minor } }, 'volunteerGuardian'],
    ['ann', { skills: [{ skill: 'electrics' }] }, 'volunteerProof'],
    ['ann', { skills: [{ skill: 'electrics', proof: '低压电工证', until: '2026-03-01' }] }, 'proofOver'],
    ['ann', { skills: [{ skill: 'hair' }, { skill: 'hair' }] }, 'volunteerSkillTwice'],
    ['ann', { emergency: { name: '安先生', relation: 'partner', phone: '12345' } }, 'volunteerPhone'],
    ['ann', { emergency: { name: '安先生', relation: 'partner', phone: '13800001234' } }, 'volunteerOwnPhone'],
    ['ann', { promise: '2020-1' }, 'volunteerTerms'],
  ] as const)('refuses %s %j: %s', async (who, changes, rule) => {
    expect(refusalIn(await join(who, changes as object))).toBe(rule);
    expect(await rows().countDocuments({})).toBe(0);
  });

  it('is one record a document, also when two come together, and lets the document go with who leaves', async () => {
    const answers = (await Promise.all([join('ann'), join('bob')])).map(refusalIn).sort();
    expect(answers).toEqual(['done', 'volunteerDocumentTaken']);
    const [owner] = await rows().find({}).toArray();
    const personId = String((owner as unknown as { personId: string }).personId);
    const left = await step(personId, owner?._id ?? '', 'withdraw');
    expect(left).toMatchObject({ state: 'withdrawn', document: null, emergency: null, skills: [] });
    await server.drain();
    expect(refusalIn(await join(personId === 'ann' ? 'bob' : 'ann'))).toBe('done');
  });
});

describe('the check of the station', () => {
  const joined = async (changes: object = {}): Promise<string> => (await join('ann', changes)).body.id as string;

  it('asks back, is answered, and takes it on with a number that stays', async () => {
    const id = await joined();
    await step('plumStaff', id, 'ask', { text: '周末哪一天？' });
    expect(await seen('ann', id)).toMatchObject({ state: 'asked', actions: ['edit', 'withdraw'] });
    const { promise: _promise, risk: _risk, document: _document, ...words } = signUp();
    const { phone: _phone, ...kept } = words.emergency;
    await step('ann', id, 'edit', { ...words, emergency: kept, note: '周日' });
    const active = await step('plumStaff', id, 'approve');
    expect(active).toMatchObject({ state: 'active', viewer: 'station', number: expect.stringMatching(/^ZY\d{7}$/), document: { tail: '0017' }, emergency: { phoneTail: '7788' } });
    expect(await inboxOf('ann')).toEqual(expect.arrayContaining(['volunteerAsked', 'volunteerActive']));
    expect(await inboxOf('plumStaff')).toContain('stationVolunteerAnswered');
    await step('ann', id, 'withdraw');
    expect((await join('ann')).body).toMatchObject({ id, number: active.number, state: 'submitted' });
  });

  it('counts a skill that needs proof once the proof was seen, and others as said', async () => {
    const id = await joined();
    const counted = async (): Promise<string[]> => (await seen('ann', id)).skills.filter(({ counts }) => counts).map(({ skill }) => skill);
    await step('plumStaff', id, 'approve');
    expect(await counted()).toEqual(['company']);
    expect([await refusal('plumStaff', id, 'see-proof', { skill: 'law' }), await refusal('plumStaff', id, 'see-proof', { skill: 'company' })]).toEqual(['skillUnknown', 'volunteerProof']);
    await step('plumStaff', id, 'see-proof', { skill: 'electrics' });
    expect(await counted()).toEqual(['company', 'electrics']);
  });

  it('writes training and honours into the record, tells whose it is, and takes a wrong line back with its reason', async () => {
    const merit = { kind: 'honour', title: '社区好邻居', giver: '梧桐里居委会', day: '2026-02-28' };
    const id = await joined();
    expect(await refusal('plumStaff', id, 'add-merit', { merit })).toBe('wrong_state');
    await step('plumStaff', id, 'approve');
    expect(await refusal('ann', id, 'add-merit', { merit })).toBe('not_allowed');
    await step('plumStaff', id, 'add-merit', { merit });
    const both = await step('plumHead', id, 'add-merit', { merit: { ...merit, kind: 'training', title: '急救员培训', day: '2026-03-01' } });
    expect(both).toMatchObject({ merits: [{ kind: 'training', title: '急救员培训' }, merit], timeline: [{ action: 'addMerit', code: 'training', text: null }, { action: 'addMerit' }, { action: 'approve' }, { action: 'join' }] });
    const refusals = [{ merit }, { merit: { ...merit, day: '2026-03-03' } }, { merit: { ...merit, title: '谢 13900001122' } }].map((body) => refusal('plumStaff', id, 'add-merit', body));
    expect(await Promise.all(refusals)).toEqual(['meritTwice', 'meritDay', 'meritPersonal']);
    const { body } = await (await as('plumStaff')).post(`/volunteers/${id}/add-merit`, { revision: both.revision, merit: { ...merit, day: '昨天' } }).expect(400);
    expect(JSON.stringify(body.error)).toContain('哪一天');
    expect(await refusal('plumStaff', id, 'drop-merit', { meritId: 'none', text: '写错了' })).toBe('meritUnknown');
    expect((await step('plumStaff', id, 'drop-merit', { meritId: both.merits[0]?.id, text: '不是他' })).merits).toEqual([expect.objectContaining(merit)]);
    await server.drain();
    const inbox = (await (await as('ann')).get('/inbox').expect(200)).body.items as { kind: string; body: string }[];
    expect(inbox.find(({ kind, body: words }) => kind === 'volunteerMeritAdded' && words.includes('社区好邻居'))).toBeDefined();
    expect(inbox.find(({ kind }) => kind === 'volunteerMeritDropped')?.body).toContain('不是他');
    // As hours are: they stay when somebody leaves, and go with the account.
    expect((await step('ann', id, 'withdraw')).merits).toHaveLength(1);
    await volunteerEraser.erase(server.deps, { personId: 'ann' } as Parameters<typeof volunteerEraser.erase>[1]);
    expect(await rows().findOne({ _id: id })).not.toHaveProperty('merits');
  });

  it('of a minor is done after the guardian was seen, whatever the station set', async () => {
    await (await as('plumHead')).post('/workbench/volunteer-approval', { stationId: 'plum-station', on: false }).expect(200);
    const id = await joined({ document: { kind: 'identityCard', number: CARD.minor }, guardian });
    expect(await seen('ann', id)).toMatchObject({ state: 'submitted', minor: true });
    expect(await refusal('plumStaff', id, 'approve')).toBe('guardianFirst');
    expect(await step('plumStaff', id, 'approve', { guardianSeen: true })).toMatchObject({ state: 'active', guardianSeen: true });
  });

  it('of a minor who names another guardian waits for the station again, which is told; sign-ups go on once it has seen them', async () => {
    const id = await joined({ document: { kind: 'identityCard', number: CARD.minor }, guardian });
    await step('plumStaff', id, 'approve', { guardianSeen: true });
    const { promise: _promise, risk: _risk, document: _document, ...words } = signUp({ guardian: { ...guardian, name: '林阿姨', phone: '13900008811' } });
    const edited = await step('ann', id, 'edit', { ...words, note: '' });
    expect(edited).toMatchObject({ state: 'active', guardianSeen: false });
    expect((await inboxOf('plumStaff')).filter((kind) => kind === 'stationVolunteerToSee')).toHaveLength(1);
    const desk = (await (await as('plumStaff')).get('/workbench/volunteers?desk=active').expect(200)).body.items as { id: string; guardianWaits: boolean }[];
    expect(desk.find((one) => one.id === id)?.guardianWaits).toBe(true);
    expect(await refusal('ann', id, 'see-guardian')).toBe('not_allowed');
    expect(await step('plumStaff', id, 'see-guardian')).toMatchObject({ state: 'active', guardianSeen: true });
    expect(await refusal('plumStaff', id, 'see-guardian')).toBe('guardianSeenBefore');
    expect(await inboxOf('ann')).toContain('volunteerGuardianSeen');
    // Nothing new to be seen: nobody is told.
    await step('ann', id, 'edit', { ...words, times: ['holiday'], guardian: { ...words.guardian, phone: undefined }, note: '' });
    expect((await inboxOf('plumStaff')).filter((kind) => kind === 'stationVolunteerToSee')).toHaveLength(1);
  });

  it('is not waited for where the head says so', async () => {
    await (await as('plumHead')).post('/workbench/volunteer-approval', { stationId: 'plum-station', on: false }).expect(200);
    expect((await join('ann')).body).toMatchObject({ state: 'active', number: expect.any(String) });
    expect(await inboxOf('ann')).toEqual(['volunteerActive']);
  });

  it('takes a step once: the other of two is told of a conflict, and a step out of turn is refused', async () => {
    const id = await joined();
    const two = await Promise.all([attempt('plumStaff', id, 'approve', { revision: 0 }), attempt('plumHead', id, 'decline', { revision: 0, reason: 'twice' })]);
    expect(two.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(two.find(({ status }) => status !== 200)?.status).toBe(409);
    expect(await refusal('plumStaff', id, 'decline', { reason: 'other' })).not.toBe('done');
  });

  it('declines with a reason, and deletes what was handed in', async () => {
    const id = await joined();
    expect(await refusal('plumStaff', id, 'decline', { reason: 'other' })).toBe('volunteerReason');
    expect(await step('plumStaff', id, 'decline', { reason: 'notLivingHere' })).toMatchObject({ state: 'declined', document: null, emergency: null });
    expect(await inboxOf('ann')).toContain('volunteerDeclined');
    const { body } = await (await as('ann')).get('/inbox').expect(200);
    expect(body.items.find((item: { kind: string }) => item.kind === 'volunteerDeclined')).toMatchObject({ body: expect.stringContaining('不住在这个社区'), target: { kind: 'volunteers' } });
  });

  it('is read by nobody else, never done on one\'s own record, and each look leaves a row', async () => {
    const id = await joined();
    for (const who of ['bob', 'pineStaff']) await (await as(who)).get(`/volunteers/${id}`).expect(404);
    expect(await refusal('ann', id, 'approve')).toBe('not_allowed');
    // A look is noted once an hour, and other tests looked in this one.
    clock.set(new Date(START.getTime() + 7_200_000));
    await seen('plumStaff', id);
    await seen('plumStaff', id);
    const contact = await (await as('plumStaff')).post(`/volunteers/${id}/contact`, { reason: 'arrangeVisit', of: 'emergency' });
    expect([contact.status, contact.body]).toEqual([200, { name: '安先生', phone: '13900007788' }]);
    await server.drain();
    const audit = await server.deps.db.collection('auditRows').find({ objectId: id }).toArray();
    expect(audit.map(({ action }) => String(action)).sort()).toEqual(['contactSeen', 'reporterSeen']);
  });

  it('has its list: what waits first, by when it is due', async () => {
    const id = await joined();
    const { body } = await (await as('plumStaff')).get('/workbench/volunteers').expect(200);
    expect(body).toMatchObject({ items: [{ id, name: '安小姐', unseen: 1, overdue: false }], counts: { check: 1, active: 0 }, stations: [{ id: 'plum-station', approval: true, mayChange: false }] });
    await (await as('bob')).get('/workbench/volunteers').expect(403);
  });
});
