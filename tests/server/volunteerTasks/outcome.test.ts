import { loadCase } from '../../../server/features/cases';
import { volunteerTaskClock } from '../../../server/features/volunteerTasks';
import { handsOn as wishHands } from '../wishes/support';
import { offer, setScene, type View } from './support';

const { server, as, seen, attempt, step, refusal, helper, offered, later, inboxOf } = setScene();
const wishes = wishHands(server);

describe('what came of it', () => {
  const taken = async (): Promise<{ id: string; caseId: string }> => {
    await helper('bob');
    const made = await offered();
    await step('bob', made.id, 'claim');
    return made;
  };

  it('is reported, sent back, reported again, looked at, and stands on the case once', async () => {
    const { id, caseId } = await taken();
    expect(await refusal('plumStaff', id, 'finish', { text: '看过了' })).toBe('taskReportFirst');
    expect([await refusal('bob', id, 'report', { text: ' ' }), await refusal('bob', id, 'report', { text: '看了', photoIds: ['not-mine'] })]).toEqual(['taskNothingSaid', 'photoNotYours']);
    expect(await step('bob', id, 'report', { text: '二楼的灯坏了' })).toMatchObject({ state: 'reported', actions: ['report'] });
    expect(await refusal('bob', id, 'give-back', { reason: 'noTime' })).toBe('wrong_state');
    const [claim] = (await seen('plumStaff', id)).claims;
    await step('plumStaff', id, 'send-back', { claimId: claim?.id, text: '三楼也看一看' });
    expect(await inboxOf('bob')).toContain('taskSentBack');
    await step('bob', id, 'report', { text: '二楼坏了，三楼是好的' });
    expect((await (await as('plumStaff')).get('/workbench/volunteer-tasks').expect(200)).body).toMatchObject({ items: [{ id, state: 'reported' }], counts: { check: 1 } });
    expect(await step('plumStaff', id, 'finish', { text: '二楼的灯坏了，换灯泡' })).toMatchObject({ state: 'done', result: '二楼的灯坏了，换灯泡', actions: [] });
    expect([await inboxOf('bob'), await inboxOf('ann')]).toEqual([expect.arrayContaining(['taskDone']), ['caseVolunteers', 'caseVolunteers']]);
    const lines = (await loadCase(server().deps, caseId)).timeline.filter(({ action }) => action === 'volunteerTask');
    expect(lines.map(({ text }) => text)).toEqual(['请志愿者到现场看一看', '志愿者到现场看过了：二楼的灯坏了，换灯泡']);
    expect((await (await as('ann')).get(`/threads/case/${caseId}`).expect(200)).body.matters).toMatchObject([{ kind: 'case' }, { kind: 'task', state: '办好了', staff: false }]);
    expect((await (await as('bob')).get('/volunteer-tasks?lane=past').expect(200)).body.items).toMatchObject([{ id }]);
  });

  it('is decided by the station, never by whoever did it', async () => {
    const { id } = await taken();
    await step('bob', id, 'report', { text: '看了' });
    for (const who of ['bob', 'ann']) expect(await refusal(who, id, 'finish', { text: '好' })).toBe('not_allowed');
    await helper('plumStaff');
    const own = await offered();
    // Where they work they are the station, so they do not take what they offer.
    expect(await refusal('plumStaff', own.id, 'claim')).toBe('not_allowed');
  });

  it('is stopped with a reason that those who took it and the case read', async () => {
    const { id, caseId } = await taken();
    await step('plumStaff', id, 'stop', { reason: 'settled' });
    expect(await inboxOf('bob')).toContain('taskStopped');
    expect((await loadCase(server().deps, caseId)).timeline.at(-1)).toMatchObject({ action: 'volunteerTask', text: '请志愿者帮忙的事停了，已经办好了' });
  });

  it('takes a step once: the other of two is told of a conflict', async () => {
    const { id } = await taken();
    const two = await Promise.all([attempt('plumStaff', id, 'stop', { revision: 1, reason: 'settled' }), attempt('plumHead', id, 'stop', { revision: 1, reason: 'noNeed' })]);
    expect(two.map(({ status }) => status).sort()).toEqual([200, 409]);
  });

  it('reminds before the day, tells when it is over, and asks the station to look, each once', async () => {
    const { id } = await taken();
    await inboxOf('bob');
    const run = async (): Promise<void> => { for (let n = 0; n < 3; n += 1) await volunteerTaskClock.run(server().deps); };
    later(24 * 3 + 15);
    await run();
    expect((await inboxOf('bob')).filter((kind) => kind === 'taskSoon')).toHaveLength(1);
    expect(await inboxOf('plumStaff')).not.toContain('stationTaskFew');
    later(24 * 4 + 15);
    await run();
    expect([await inboxOf('bob'), await inboxOf('plumStaff')]).toEqual([expect.arrayContaining(['taskLate']), expect.arrayContaining(['stationTaskLate'])]);
    await step('bob', id, 'report', { text: '看了' });
    later(24 * 7);
    await run();
    expect((await inboxOf('plumStaff')).filter((kind) => kind === 'stationTaskCheck')).toHaveLength(1);
  });

  it('is given another day and free places by the station, and those who hold it hear of it', async () => {
    const { id } = await taken();
    const words = { text: '早上去看', where: '3 栋楼道', meet: '', dueOn: '2026-03-10' };
    expect(await step('plumStaff', id, 'change', words)).toMatchObject({ text: '早上去看', dueAt: '2026-03-10T16:00:00.000Z' });
    const [claim] = (await seen('plumStaff', id)).claims;
    expect(await step('plumStaff', id, 'release', { claimId: claim?.id, text: '联系不上' })).toMatchObject({ state: 'open', taken: 0 });
    expect(await refusal('plumStaff', id, 'release', { claimId: claim?.id })).toBe('taskNotYours');
    expect(await inboxOf('bob')).toEqual(expect.arrayContaining(['taskChanged', 'taskReleased']));
  });
});

it('of a wish goes on beside it, and is told to whom it is for', async () => {
  await helper('bob');
  const wish = await wishes.published({ category: 'company', text: '想有人陪着下棋' }, 'ann', '想有人陪着下棋。');
  const answer = await (await as('plumStaff')).post(`/threads/wish/${wish.id}/conversions`, { revision: wish.revision, ...offer({ kind: 'accompany', title: '陪老人下棋' }) });
  expect(answer.status).toBe(201);
  const task = (answer.body as { matters: { kind: string; id: string }[] }).matters.find(({ kind }) => kind === 'task')?.id ?? '';
  expect(await wishes.seen('ann', wish.id)).toMatchObject({ state: 'open' });
  await step('bob', task, 'claim');
  await step('bob', task, 'report', { text: '下了两盘' });
  const done: View = await step('plumStaff', task, 'finish', { text: '周三下午陪着下了两盘' });
  expect(done.state).toBe('done');
  // What they hear is that volunteers helped, and is told as that.
  expect(await inboxOf('ann')).toEqual([]);
  expect((await wishes.seen('ann', wish.id)).timeline[0]).toMatchObject({ action: 'volunteerTask', text: '志愿者陪过了：周三下午陪着下了两盘' });
  // It is realised when whoever it is for says so, and by nobody who only helped.
  expect(await wishes.seen('ann', wish.id)).toMatchObject({ state: 'open', actions: expect.arrayContaining(['confirmHelp']) });
  expect((await server().deps.db.collection('messages').find({ personId: 'ann', kind: 'wishHelped' }).toArray())).toHaveLength(1);
  expect(await wishes.refusal('bob', wish.id, 'confirm-help')).toBe('not_allowed');
  expect(await wishes.step('ann', wish.id, 'confirm-help')).toMatchObject({ state: 'realised', claims: [], actions: expect.arrayContaining(['thank', 'consent']) });
  // Whoever helped is thanked as whoever claims is, and reads it; nobody else does.
  await wishes.step('ann', wish.id, 'thank', { text: '谢谢您陪我下棋', voiceIds: [] });
  await server().drain();
  const toBob = (await server().deps.db.collection('messages').find({ personId: 'bob', wishId: wish.id }).sort({ at: 1, _id: 1 }).toArray()).map(({ kind }) => String(kind));
  expect(toBob.sort()).toEqual(['wishConfirmed', 'wishThanked']);
  expect([(await wishes.seen('bob', wish.id)).thanks?.text, (await wishes.seen('cy', wish.id)).thanks]).toEqual(['谢谢您陪我下棋', null]);
});
