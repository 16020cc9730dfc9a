import { features } from '../../../server/features';
import {
  acceptAndDispatch, acknowledge, answerQuestion, askDeferral, askExtension, askReporter, escalate, grantDeferral, grantExtension, handle, loadCase, reassign, refuseExtension, respond, runOn,
  silence, supervise, urge, type CaseDoc,
} from '../../../server/features/cases';
import { grantRole } from '../../../server/features/identity';
import { drain, workOf } from '../../../server/jobs';
import { settableClock } from '../../../server/platform/clock';
import type { Deps } from '../../../server/platform/deps';
import { read } from '../../shared/support';
import { testDeps } from '../../support/server';
import { as, ask, filed, seedDistrict, type PersonKey } from './support';

/** Moments at +08:00. */
const at = (text: string): Date => new Date(`${text}:00+08:00`);
const MORNING = '2026-03-02T10:00';
const clock = settableClock(at(MORNING));
let deps: Deps;
let close: () => Promise<void>;
beforeAll(async () => {
  ({ deps, close } = await testDeps({ clock }));
  await seedDistrict(deps);
  await grantRole(deps, { personId: 'bob', role: 'streetDispatcher', unitId: 'district', since: new Date('2025-01-01T00:00:00Z') });
});
afterAll(() => close());
/** Each has the district to itself: what is late in one is nothing to the next. */
beforeEach(async () => {
  clock.set(at(MORNING));
  await deps.db.collection('cases').deleteMany({});
});

type Command<B> = (deps: Deps, doc: CaseDoc, actor: Awaited<ReturnType<typeof as>>, body: B & { revision: number; key: string }) => Promise<CaseDoc>;
async function does<B>(who: PersonKey, command: Command<B>, doc: CaseDoc, body: B): Promise<CaseDoc> {
  return command(deps, doc, await as(deps, who, doc), { ...body, ...ask(doc) });
}
const rule = (name: string) => ({ code: 'rule_refused', data: { rule: name } });
const none = { photoIds: [] };
const now = (doc: CaseDoc): Promise<CaseDoc> => loadCase(deps, doc._id);

/** Given to the property company of plum, which has acknowledged. */
async function inHand(): Promise<CaseDoc> {
  const given = await does('plumStaff', acceptAndDispatch, await filed(deps), { unitId: 'plum-property', text: '' });
  return does('plumWorker', acknowledge, given, {});
}
/** What the program does at a moment, as its jobs do it; what was told of the case. */
async function run(moment: string): Promise<void> {
  clock.set(at(moment));
  await silence.run(deps);
  await drain(deps, workOf(features));
}
const since = async (doc: CaseDoc): Promise<string[]> => (await now(doc)).timeline.slice(doc.timeline.length).map((row) => row.action);
async function told(who: string, doc: CaseDoc): Promise<string[]> {
  await drain(deps, workOf(features));
  const rows = await deps.db.collection('messages').find({ personId: who, caseId: doc._id }).sort({ at: 1, _id: 1 }).toArray();
  return rows.map((row) => String(row.kind));
}

describe('a question', () => {
  it('stops the clock until the reporter answers, who is told', async () => {
    const doc = await inHand();
    expect(read(doc.promisedAt)).toBe('2026-03-09 17:30');
    const asked = await does('plumWorker', askReporter, doc, { text: '是三楼还是四楼？' });
    expect(asked).toMatchObject({ state: 'acknowledged', questions: 1, question: { text: '是三楼还是四楼？', unitId: 'plum-property', answeredAt: null } });
    expect(await told('ann', doc)).toContain('caseAsked');
    await expect(does('plumStaff', askReporter, asked, { text: '几楼？' })).rejects.toMatchObject(rule('questionOpen'));
    await expect(does('ann', urge, asked, {})).rejects.toMatchObject(rule('answerFirst'));
    clock.set(at('2026-03-03T11:00'));
    const answered = await does('ann', answerQuestion, asked, { text: '是四楼', ...none });
    expect(answered).toMatchObject({ pausedUntil: null, question: { answeredAt: at('2026-03-03T11:00') } });
    expect([read(answered.promisedAt), read(answered.firstPromisedAt)]).toEqual(['2026-03-11 10:00', '2026-03-11 10:00']);
    expect(await told('plumWorker', doc)).toContain('staffAnswered');
    await expect(does('ann', answerQuestion, answered, { text: '再说一次', ...none })).rejects.toMatchObject(rule('noQuestion'));
  });

  it('lets the clock run on by itself when nobody answers, and still takes the answer', async () => {
    const doc = await inHand();
    const asked = await does('plumWorker', askReporter, doc, { text: '是三楼还是四楼？' });
    await run('2026-03-05T17:29');
    expect(await since(asked)).toEqual([]);
    await run('2026-03-05T17:31');
    expect(await since(asked)).toEqual(['runOn']);
    expect(await told('ann', doc)).toContain('caseRunsOn');
    const late = await does('ann', answerQuestion, await now(doc), { text: '是四楼', ...none });
    expect(late.pauses).toHaveLength(1);
    expect(read(late.promisedAt)).toBe('2026-03-13 16:30');
  });

  it('is over when the unit answers the matter meanwhile', async () => {
    const asked = await does('plumWorker', askReporter, await inHand(), { text: '是三楼还是四楼？' });
    const done = await does('plumWorker', handle, asked, { text: '都修好了', ...none });
    expect(done).toMatchObject({ state: 'handled', step: 'evaluate', pausedUntil: null });
  });
});

it('lets the reporter urge once per working day, counted, and tells all who handle it', async () => {
  const doc = await inHand();
  const urged = await does('ann', urge, doc, {});
  expect(urged.urged).toBe(1);
  expect([await told('plumWorker', doc), await told('plumStaff', doc)].every((kinds) => kinds.includes('staffUrged'))).toBe(true);
  await expect(does('ann', urge, urged, {})).rejects.toMatchObject(rule('urgedToday'));
  clock.set(at('2026-03-03T09:00'));
  expect((await does('ann', urge, urged, {})).urged).toBe(2);
});

describe('a deadline that is watched', () => {
  it('is warned of, supervised, escalated to street and district, each told to the resident', async () => {
    const doc = await inHand();
    await run('2026-03-06T17:31');
    expect(await since(doc)).toEqual(['warn']);
    await run('2026-03-09T17:31');
    await run('2026-03-13T17:31');
    expect(await now(doc)).toMatchObject({ level: 'street', state: 'acknowledged', leadUnitId: 'plum-property' });
    await run('2026-03-19T17:31');
    expect(await since(doc)).toEqual(['warn', 'supervise', 'escalate', 'escalate']);
    expect((await now(doc)).level).toBe('district');
    expect(await told('ann', doc)).toEqual(expect.arrayContaining(['caseWarned', 'caseSupervised', 'caseEscalated']));
    expect(await told('plumWorker', doc)).toEqual(expect.arrayContaining(['staffWarned', 'unitSupervised']));
    expect(await told('northDispatcher', doc)).toContain('aboveEscalated');
    expect(await told('bob', doc)).toContain('aboveEscalated');
    await run('2026-03-27T17:31');
    expect((await since(doc)).slice(4)).toEqual(['warn']);
  });

  it('is caught up after fourteen days of downtime: once, in order, with everybody’s time', async () => {
    const late = await does('plumStaff', acceptAndDispatch, await filed(deps), { unitId: 'plum-property', text: '' });
    const asked = await does('plumWorker', askReporter, await inHand(), { text: '几楼？' });
    await run('2026-03-16T10:00');
    await run('2026-03-16T10:01');
    await run('2026-03-16T10:02');
    expect(await since(late)).toEqual(['supervise']);
    expect((await now(late)).timeline.at(-1)).toMatchObject({ reason: '到时间还没有签收', toUnitId: 'plum-property' });
    expect(await since(asked)).toEqual(['runOn', 'supervise']);
    await run('2026-03-19T17:00');
    expect(await since(late)).toEqual(['supervise']);
    await run('2026-03-19T17:31');
    await run('2026-03-19T17:32');
    expect(await since(late)).toEqual(['supervise', 'escalate']);
  });

  it('wakes every open case that waits for somebody', async () => {
    for (const doc of [await filed(deps), await inHand()]) await does('plumStaff', escalate, doc, { reason: '要几家一起' });
    const open = await deps.db.collection('cases').countDocuments({ open: true, nextCheckAt: { $exists: false } });
    expect(open).toBe(0);
  });
});

describe('a supervision', () => {
  it('is answered by the unit in its limit, and by nobody for it', async () => {
    const doc = await does('northDispatcher', supervise, await inHand(), { trigger: 'badEffect' as const, reason: '老人摔了' });
    expect(doc.timeline.at(-1)).toMatchObject({ action: 'supervise', part: 'street', toUnitId: 'plum-property', reason: '影响不好：老人摔了' });
    await expect(does('northDispatcher', supervise, doc, { trigger: 'overdue' as const, reason: '又' })).rejects.toMatchObject(rule('supervisedAlready'));
    await expect(does('plumStaff', respond, doc, { text: '会催', ...none })).rejects.toMatchObject(rule('noSupervision'));
    const answered = await does('plumWorker', respond, doc, { text: '下午就换', ...none });
    expect(answered.supervisions?.[0]?.answeredAt).toEqual(at(MORNING));
    expect(await told('northDispatcher', doc)).toContain('aboveResponded');
    await expect(does('plumWorker', respond, answered, { text: '再', ...none })).rejects.toMatchObject(rule('noSupervision'));
  });

  it('goes a level up when nobody answers, before the deadline of the matter', async () => {
    const extended = await does('plumStaff', grantExtension, await does('plumWorker', askExtension, await inHand(), { days: 15, reason: '等配件', ...none }), {});
    const doc = await does('northDispatcher', supervise, extended, { trigger: 'unsolved' as const, reason: '配件有现货' });
    await run('2026-03-05T17:31');
    await run('2026-03-05T17:32');
    expect(await since(doc)).toEqual(['escalate']);
    expect((await now(doc)).timeline.at(-1)?.reason).toBe('督办了，到时间没有答复');
  });
});

describe('the levels', () => {
  it('are climbed by hand, each by who has it; the street then names the unit and the district after it', async () => {
    const doc = await does('plumStaff', escalate, await inHand(), { reason: '要几家一起' });
    expect(doc.level).toBe('street');
    await expect(does('plumStaff', escalate, doc, { reason: '再上' })).rejects.toMatchObject(rule('alreadyUp'));
    await expect(does('bob', supervise, doc, { trigger: 'unsolved' as const, reason: '快' })).rejects.toMatchObject({ code: 'not_allowed' });
    const moved = await does('northDispatcher', reassign, doc, { unitId: 'north-office', reason: '归城管办' });
    expect(moved).toMatchObject({ state: 'dispatched', leadUnitId: 'north-office' });
    await expect(does('plumStaff', reassign, moved, { unitId: 'water', reason: '不' })).rejects.toMatchObject(rule('designatedByStreet'));
    const up = await does('northDispatcher', escalate, moved, { reason: '要区里定' });
    expect(await does('bob', reassign, up, { unitId: 'urban', reason: '归区城管局' })).toMatchObject({ level: 'district', leadUnitId: 'urban' });
  });

  it('leave what is the community’s to its station, and tell both units of the change', async () => {
    const doc = await inHand();
    await expect(does('northDispatcher', reassign, doc, { unitId: 'water', reason: '归供水' })).rejects.toMatchObject(rule('notTheirLevel'));
    await expect(does('plumStaff', reassign, doc, { unitId: 'plum-property', reason: '还是您' })).rejects.toMatchObject(rule('sameUnit'));
    const moved = await does('plumStaff', reassign, doc, { unitId: 'water', reason: '归供水公司' });
    expect(moved).toMatchObject({ state: 'dispatched', step: 'acknowledge', promisedAt: doc.promisedAt });
    const [worker, water, ann] = [await told('plumWorker', doc), await told('waterWorker', doc), await told('ann', doc)];
    expect([worker.includes('unitTakenFrom'), water, ann.includes('caseReassigned')]).toEqual([true, ['unitReassigned'], true]);
  });
});

describe('an extension', () => {
  it('is asked by the unit, granted by the station, and explained with the old promise and the new', async () => {
    const asked = await does('plumWorker', askExtension, await inHand(), { days: 5, reason: '配件要等', ...none });
    expect(read(asked.promisedAt)).toBe('2026-03-09 17:30');
    expect(await told('plumStaff', asked)).toContain('extensionAsked');
    const granted = await does('plumStaff', grantExtension, asked, {});
    expect(granted.timeline.at(-1)).toMatchObject({ reason: '配件要等', wasDueAt: asked.promisedAt, dueAt: at('2026-03-16T17:30') });
    expect([read(granted.dueAt), read(granted.firstPromisedAt)]).toEqual(['2026-03-16 17:30', '2026-03-09 17:30']);
    await expect(does('plumWorker', askExtension, granted, { days: 5, reason: '还要等', ...none })).rejects.toMatchObject(rule('extensionSpent'));
  });

  it('may be refused, and the promise stays', async () => {
    const asked = await does('plumWorker', askExtension, await inHand(), { days: 5, reason: '配件要等', ...none });
    const refused = await does('northDispatcher', refuseExtension, asked, { reason: '有现货' });
    expect(read(refused.promisedAt)).toBe('2026-03-09 17:30');
    await expect(does('plumStaff', grantExtension, refused, {})).rejects.toMatchObject(rule('noExtension'));
  });
});

describe('a deferral', () => {
  const shelved = async (): Promise<CaseDoc> =>
    does('northDispatcher', grantDeferral, await does('plumWorker', askDeferral, await inHand(), { reason: '等老旧小区改造', unitId: 'plum-property', reviewOn: '2026-04-07' }), {});

  it('is approved by the street, visible, and comes back by itself on the day of review', async () => {
    const doc = await shelved();
    expect(doc).toMatchObject({ state: 'acknowledged', deferral: { state: 'granted' }, pausedUntil: at('2026-04-07T09:00') });
    expect(await told('ann', doc)).toContain('caseDeferred');
    await run('2026-04-06T20:00');
    expect(await since(doc)).toEqual([]);
    await run('2026-04-07T09:01');
    expect(await since(doc)).toEqual(['runOn']);
    const back = await now(doc);
    expect(back).toMatchObject({ deferral: { state: 'ended' }, pausedUntil: null });
    expect(read(back.promisedAt)).toBe('2026-04-14 16:30');
  });

  it('is ended early by the street, and refused for a day that is past or too far', async () => {
    const doc = await shelved();
    clock.set(at('2026-03-04T10:00'));
    const back = await does('northDispatcher', runOn, doc, { reason: '改造提前了' });
    expect(read(back.promisedAt)).toBe('2026-03-11 17:30');
    for (const reviewOn of ['2026-03-04', '2026-12-01']) {
      await expect(does('plumWorker', askDeferral, back, { reason: '等', unitId: 'plum-property', reviewOn })).rejects.toMatchObject({ code: 'invalid_input', fields: [{ path: 'reviewOn' }] });
    }
    await expect(does('plumWorker', askDeferral, back, { reason: '等', unitId: 'pine-property', reviewOn: '2026-04-07' })).rejects.toMatchObject(rule('unitCannotHandle'));
  });
});

it('lets one of two decide, and tells the other', async () => {
  const asked = await does('plumWorker', askExtension, await inHand(), { days: 5, reason: '配件要等', ...none });
  const [granted] = await Promise.all([does('plumStaff', grantExtension, asked, {}), expect(does('northDispatcher', refuseExtension, asked, { reason: '不行' })).rejects.toMatchObject({ code: 'conflict' }).catch(() => undefined)]);
  expect(granted.extensions).toHaveLength(1);
});
