import { randomUUID } from 'node:crypto';
import { eraserOf } from './erasing';
import { AGREEMENT, asking, setScene, START, type Desk, type View } from './support';

const { server, raw, post, get, ask, invited, willing, appointed, held, drafted, inForce, until, as, seen, step, attempt, refusal, refused, inboxOf, tick, must } = setScene();
const kinds = async (who: string): Promise<string[]> => (await inboxOf(who)).map(({ kind }) => kind);
const EVERYBODY = ['ann', 'bob', 'upstairs', 'wang', 'plumStaff', 'plumHead', 'pineStaff', 'plumGrid', 'plumWorker', 'northDispatcher', 'southDispatcher', 'districtAuditor', 'admin'];
const sees = async (id: string): Promise<string[]> => {
  const answers = await Promise.all(EVERYBODY.map(async (who) => ((await (await as(who)).get(`/mediations/${id}`)).status === 200 ? who : null)));
  return answers.flatMap((who) => who ?? []);
};

it('is there for who asked and the station; then for the other side and the mediator; for the office that took it over; for nobody else', async () => {
  const { id } = await ask();
  expect(await sees(id)).toEqual(['ann', 'plumStaff', 'plumHead']);
  expect(await kinds('upstairs')).toEqual([]);
  const second = await invited();
  expect(await sees(second)).toEqual(['ann', 'upstairs', 'plumStaff', 'plumHead']);
  await step('upstairs', second, 'consent');
  await step('plumStaff', second, 'appoint', { mediatorId: 'wang' });
  expect(await sees(second)).toEqual(['ann', 'upstairs', 'wang', 'plumStaff', 'plumHead']);
  await step('ann', second, 'stop');
  expect(await refusal('plumStaff', second, 'escalate', { unitId: 'north-office' })).toBe('mediationOffice');
  await step('ann', second, 'ask-office');
  expect(await refusal('plumStaff', second, 'escalate', { unitId: 'south-office' })).toBe('mediationUnit');
  await step('plumStaff', second, 'escalate', { unitId: 'north-office' });
  expect(await sees(second)).toEqual(['ann', 'upstairs', 'wang', 'plumStaff', 'plumHead', 'northDispatcher']);
});

it('shares nothing before both have agreed, and then only what a side says may be read', async () => {
  const id = await invited();
  const before = await seen('upstairs', id);
  expect(before).toMatchObject({ kind: 'noise', first: 'ann先生', who: null, actions: ['consent', 'refuse'], sides: { first: { statement: null } }, sessions: [], waits: true });
  expect(JSON.stringify(before)).not.toContain('拖椅子');
  expect(await refusal('upstairs', id, 'tell', { text: '没有拖', shown: true })).toBe('mediationConsent');
  await step('upstairs', id, 'consent');
  expect((await seen('upstairs', id)).sides.first.statement).toBeNull();
  await step('ann', id, 'tell', { text: '十二点以后轻一点就好', shown: true });
  expect((await seen('upstairs', id)).sides.first.statement).toBe('十二点以后轻一点就好');
  await step('upstairs', id, 'tell', { text: '家里有病人', shown: false });
  expect((await seen('ann', id)).sides.second.statement).toBeNull();
  expect((await seen('plumStaff', id)).sides.second.statement).toBe('家里有病人');
  expect(await kinds('upstairs')).toContain('mediationTold');
  expect(await kinds('ann')).not.toContain('mediationTold');
});

it('is refused without a reason, called off before, and asked for by nobody more than three times', async () => {
  const id = await invited();
  await step('upstairs', id, 'refuse');
  expect(await seen('ann', id)).toMatchObject({ state: 'refused', actions: ['askOffice'] });
  expect(await refusal('upstairs', id, 'consent')).toBe('wrong_state');
  const [key, body] = [randomUUID(), asking()];
  const one = (await post('ann', '/mediations', body, key)).body as View;
  expect((await post('ann', '/mediations', body, key)).body.id).toBe(one.id);
  expect((await post('ann', '/mediations', { ...body, text: '别的' }, key)).status).toBe(409);
  await ask();
  await ask();
  expect(await refused('ann', '/mediations', body)).toBe('mediationTooMany');
  await step('ann', one.id, 'call-off');
  expect((await ask()).state).toBe('asked');
});

it('begins with the council, never with a side, and each side may have another mediator once', async () => {
  const id = await willing();
  const [first, ...others] = (await get<{ items: { id: string; council: boolean }[] }>('plumStaff', `/mediations/${id}/mediators`)).items;
  expect([first?.id, first?.council, others.map((one) => `${one.id} ${one.council}`).sort()]).toEqual(['wang', true, ['plumHead false', 'plumStaff false']]);
  for (const mediatorId of ['ann', 'upstairs', 'bob']) expect(await refusal('plumStaff', id, 'appoint', { mediatorId })).toBe('mediationMediator');
  await step('plumStaff', id, 'appoint', { mediatorId: 'wang' });
  await step('ann', id, 'other-mediator');
  expect((await (await as('wang')).get(`/mediations/${id}`)).status).toBe(404);
  expect(await refusal('plumStaff', id, 'appoint', { mediatorId: 'wang' })).toBe('mediationMediator');
  await step('plumStaff', id, 'appoint', { mediatorId: 'plumStaff' });
  expect(await refusal('ann', id, 'other-mediator')).toBe('mediationSecondMediator');
  expect((await kinds('wang')).sort()).toEqual(['mediatorAppointed', 'mediatorGone']);
});

it('is talked about, drafted, signed as it was read, confirmed by somebody else, and asked after', async () => {
  const id = await appointed();
  expect(await refusal('wang', id, 'arrange', { at: START.toISOString(), place: '调解室' })).toBe('mediationWhen');
  await step('wang', id, 'arrange', { at: '2026-08-21T02:00:00.000Z', place: '社区调解室' });
  expect(await refusal('wang', id, 'held', { outcome: 'failed', record: '没来' })).toBe('mediationNotYet');
  await step('upstairs', id, 'cannot-come', { text: '周末行' });
  await step('wang', id, 'arrange', { at: '2026-08-22T02:00:00.000Z', place: '社区调解室' });
  until('2026-08-22T04:00:00Z');
  expect(await refusal('wang', id, 'held', { outcome: 'agreed', record: '谈成了' })).toBe('mediationDraft');
  expect(await refusal('wang', id, 'held', { outcome: 'agreed', record: '谈成了', agreement: { ...AGREEMENT, followUpOn: '2026-08-23' } })).toBe('mediationDay');
  await step('wang', id, 'held', { outcome: 'agreed', record: '两边都来了', agreement: AGREEMENT });
  await step('ann', id, 'sign', { edition: 1 });
  await step('upstairs', id, 'object-draft', { text: '时间写成十一点' });
  expect((await seen('ann', id)).sides.first.signed).toBeNull();
  await step('wang', id, 'arrange', { at: '2026-08-23T02:00:00.000Z', place: '社区调解室' });
  until('2026-08-23T04:00:00Z');
  await step('wang', id, 'held', { outcome: 'agreed', record: '改好了', agreement: AGREEMENT });
  expect(await refusal('ann', id, 'sign', { edition: 1 })).toBe('mediationChanged');
  await step('ann', id, 'sign', { edition: 2 });
  expect(await refusal('ann', id, 'sign', { edition: 2 })).toBe('mediationSigned');
  await step('wang', id, 'sign-paper', { side: 'second', edition: 2 });
  expect(await seen('upstairs', id)).toMatchObject({ state: 'signed', sides: { first: { signed: 'phone' }, second: { signed: 'paper' } } });
  expect(await refusal('wang', id, 'confirm')).toBe('not_allowed');
  await step('plumHead', id, 'confirm');
  expect(await seen('ann', id)).toMatchObject({ state: 'inForce', agreement: { edition: 2, courtUntil: '2026-09-22' }, eraseAt: null });
  until('2026-09-01T02:00:00Z');
  await tick();
  expect(await kinds('ann')).toContain('mediationFollow');
  await step('ann', id, 'keep');
  expect(await refusal('wang', id, 'follow-up', { outcome: 'later' })).toBe('mediationDay');
  await step('wang', id, 'follow-up', { outcome: 'later', on: '2026-09-10' });
  until('2026-09-10T02:00:00Z');
  await tick();
  expect((await kinds('wang')).filter((kind) => kind === 'mediatorFollow')).toHaveLength(2);
  await step('plumStaff', id, 'follow-up', { outcome: 'kept' });
  expect(await seen('upstairs', id)).toMatchObject({ state: 'kept', actions: [] });
  expect(await get<Desk>('plumStaff', '/workbench/mediations?desk=over')).toMatchObject({ figures: { asked: 1, willing: 1, agreed: 1, kept: 1 }, begins: true });
});

it('is confirmed by nobody who mediated, and changed by nobody who looked at an older one', async () => {
  const id = await willing();
  await step('plumStaff', id, 'appoint', { mediatorId: 'plumStaff' });
  const { revision } = await seen('ann', id);
  await step('plumStaff', id, 'arrange', { at: '2026-08-21T02:00:00.000Z', place: '调解室' });
  expect((await attempt('plumStaff', id, 'arrange', { revision, at: '2026-08-22T02:00:00.000Z', place: '调解室' })).status).toBe(409);
  until('2026-08-21T03:00:00Z');
  await step('plumStaff', id, 'held', { outcome: 'agreed', record: '谈成了', agreement: AGREEMENT });
  await step('ann', id, 'sign', { edition: 1 });
  await step('upstairs', id, 'sign', { edition: 1 });
  expect(await refusal('plumStaff', id, 'confirm')).toBe('mediationOwn');
  await step('plumHead', id, 'confirm');
});

it('goes to the office with what the side that agreed said, and the office answers', async () => {
  const id = await held({ outcome: 'failed', record: '没有谈拢' });
  await step('ann', id, 'ask-office');
  expect((await get<{ items: { id: string }[] }>('plumStaff', `/mediations/${id}/offices`)).items.map((one) => one.id).sort()).toEqual(['north-office', 'urban']);
  await step('plumStaff', id, 'escalate', { unitId: 'north-office' });
  expect(await kinds('northDispatcher')).toContain('officeMediation');
  const theirs = await seen('northDispatcher', id);
  expect(theirs).toMatchObject({ parts: ['office'], sides: { first: { statement: '楼上半夜拖椅子，睡不着' }, second: { statement: null } }, sessions: [{ record: '没有谈拢' }], actions: ['answerOffice'] });
  expect((await get<Desk>('northDispatcher', '/workbench/mediations?desk=after')).items.map((row) => row.id)).toEqual([id]);
  await step('northDispatcher', id, 'answer-office', { text: '司法所约了两边下周来' });
  expect(await seen('ann', id)).toMatchObject({ state: 'closed', office: { name: '北街道城管办', answer: '司法所约了两边下周来' } });
});

it('asks a side without an account aloud, noted as such, and is theirs once they confirm the number', async () => {
  const begun = await must<View>('plumStaff', '/workbench/mediations', { kind: 'leak', first: { name: '甲', phone: '' }, second: { name: '乙', phone: '' } });
  expect(begun).toMatchObject({ state: 'inviting', actions: ['noteConsent'] });
  expect(await refused('plumStaff', '/workbench/mediations', { kind: 'leak', first: { name: '甲', phone: '13900009991' }, second: { name: '甲', phone: '13900009991' } })).toBe('mediationSame');
  expect(await refused('ann', '/workbench/mediations', { kind: 'leak', first: { name: '甲', phone: '' }, second: { name: '乙', phone: '' } })).toBe('not_allowed');
  await step('plumStaff', begun.id, 'note-consent', { side: 'first', how: 'spoken', yes: true });
  expect(await refusal('plumStaff', begun.id, 'note-consent', { side: 'first', how: 'spoken', yes: true })).toBe('mediationAnswered');
  await step('plumStaff', begun.id, 'note-consent', { side: 'second', how: 'paper', yes: true });
  expect(await seen('plumHead', begun.id)).toMatchObject({ state: 'willing', sides: { first: { consentHow: 'spoken' }, second: { consentHow: 'paper' } } });
});

it('leaves a row for whoever looks, and shows a number only with a reason', async () => {
  const id = await appointed();
  await seen('plumStaff', id);
  await seen('wang', id);
  await must('wang', `/mediations/${id}/contact`, { side: 'second', reason: 'askDetails' });
  expect(await refused('wang', `/mediations/${id}/contact`, { side: 'second', reason: 'other' })).toBe('reasonMissing');
  for (const who of ['ann', 'upstairs']) expect(await refused(who, `/mediations/${id}/contact`, { side: 'second', reason: 'askDetails' })).toBe('not_allowed');
  await server().drain();
  const rows = await server().deps.db.collection('auditRows').find({}).toArray();
  expect(rows.filter((row) => JSON.stringify(row).includes(id)).map((row) => `${row.actor?.personId ?? row.actorId} ${row.action}`).sort()).toEqual(expect.arrayContaining(['plumStaff reporterSeen', 'wang contactSeen', 'wang reporterSeen']));
});

it('tells no word and no name in what may be read over a shoulder', async () => {
  const id = await inForce();
  const all = (await Promise.all(['ann', 'upstairs', 'wang', 'plumStaff', 'plumHead'].map((who) => inboxOf(who)))).flat().filter(({ target }) => target?.kind === 'mediation');
  expect(all.length).toBeGreaterThan(8);
  for (const { title, body } of all) expect(`${title}${body}`).not.toMatch(/椅|噪|吵|ann先生|楼上先生/);
  expect(JSON.stringify(await server().deps.db.collection('outbox').find({}).toArray())).not.toMatch(/椅|楼上/);
  expect(await seen('ann', id)).toMatchObject({ state: 'inForce' });
});

it('reminds whoever it waits for, once, and forgets every word when its time has come', async () => {
  const id = await invited();
  until('2026-08-24T03:00:00Z');
  await tick();
  await tick();
  expect((await kinds('upstairs')).filter((kind) => kind === 'mediationInvited')).toHaveLength(1);
  await step('upstairs', id, 'refuse');
  expect((await seen('ann', id)).eraseAt).toBe('2026-11-22T03:00:00.000Z');
  until('2026-11-22T03:00:00Z');
  await tick();
  expect((await (await as('ann')).get(`/mediations/${id}`)).status).toBe(404);
  const left = JSON.stringify(await raw().findOne({ _id: id }));
  expect(left).not.toMatch(/椅|"ann"|"upstairs"|601/);
  expect(await get<Desk>('plumStaff', '/workbench/mediations')).toMatchObject({ figures: { asked: 1, willing: 0, agreed: 0, kept: 0 } });
});

it('ends for the other side when one closes the account; what both signed stays as paper', async () => {
  const id = await drafted();
  await eraserOf(server().deps, 'upstairs');
  expect(await seen('ann', id)).toMatchObject({ state: 'failed', second: '', agreement: null, sessions: [] });
  until('2026-08-20T02:00:00Z');
  const signed = await inForce();
  await eraserOf(server().deps, 'upstairs');
  expect(await seen('ann', signed)).toMatchObject({ state: 'inForce', agreement: { text: AGREEMENT.text }, sides: { second: { name: '', signed: 'phone' } } });
  expect(JSON.stringify(await raw().findOne({ _id: signed }))).not.toContain('"upstairs"');
});
