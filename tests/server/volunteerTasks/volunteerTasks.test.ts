import { randomUUID } from 'node:crypto';
import { loadCase } from '../../../server/features/cases';
import { raiseLevel } from '../../../server/features/identity';
import { filed } from '../cases/support';
import { CROWD, offer, setScene } from './support';

const { server, as, seen, step, refusal, helper, offered, open, volunteers, later, inboxOf } = setScene();

describe('offering a case', () => {
  it('asks those who fit, says so on the case, and is one task for one tap', async () => {
    await helper('bob');
    const doc = await filed(server().deps);
    const staff = await as('plumStaff');
    const send = () => staff.post(`/threads/case/${doc._id}/conversions`, { revision: doc.revision, ...offer() }, 'offer-key-0000001');
    const first = await send();
    expect([first.status, (await send()).status]).toEqual([201, 201]);
    expect(await server().deps.db.collection('volunteerTasks').countDocuments({})).toBe(1);
    expect(first.body.matters.map(({ kind }: { kind: string }) => kind)).toEqual(['case', 'task']);
    expect((await loadCase(server().deps, doc._id)).timeline.at(-1)).toMatchObject({ action: 'volunteerTask', text: '请志愿者到现场看一看' });
    expect(await inboxOf('bob')).toEqual(['taskOffered']);
  });

  it.each([
    [{ text: '打 13800138000 找他' }, 'taskPersonal'], [{ meet: '扫码支付' }, 'taskMoney'], [{ dueOn: '2026-03-01' }, 'taskDay'], [{ dueOn: '2026-06-01' }, 'taskDay'],
  ])('refuses %j: %s, and writes nothing down', async (changes, rule) => {
    await expect(offered(changes)).rejects.toThrow(rule);
    expect(await server().deps.db.collection('volunteerTasks').countDocuments({})).toBe(0);
  });

  it('is the station\'s alone, and read by nobody who is no volunteer of it', async () => {
    const doc = await filed(server().deps);
    for (const [who, status] of [['ann', 403], ['bob', 403], ['cy', 403]] as const) expect((await (await as(who)).post(`/threads/case/${doc._id}/conversions`, { revision: 0, ...offer() })).status).toBe(status);
    const { id } = await offered();
    for (const who of ['bob', 'cy', 'pineStaff']) await (await as(who)).get(`/volunteer-tasks/${id}`).expect(404);
    expect(await seen('ann', id)).toMatchObject({ viewer: 'owner', meet: null, from: null, actions: [] });
    expect(await seen('plumStaff', id)).toMatchObject({ viewer: 'station', from: { kind: 'case' }, actions: ['change', 'stop'] });
    await (await as('bob')).get('/workbench/volunteer-tasks').expect(403);
    expect((await (await as('plumStaff')).get('/workbench/volunteer-tasks?desk=open').expect(200)).body).toMatchObject({ items: [{ id }], counts: { open: 1, check: 0 } });
  });
});

describe('taking a task', () => {
  it('shows whom to meet to those who took it, never to others, and names nobody to volunteers', async () => {
    await helper('bob');
    await helper('plumGrid');
    const { id } = await offered({ places: 2 });
    expect(await seen('bob', id)).toMatchObject({ viewer: 'guest', meet: null, actions: ['claim'] });
    expect(await step('bob', id, 'claim')).toMatchObject({ viewer: 'claimant', meet: '到社区工作站找小林拿手电', actions: ['giveBack', 'report'] });
    const other = await seen('plumGrid', id);
    expect(other).toMatchObject({ viewer: 'guest', taken: 1, claims: [{ name: null, volunteerId: null, mine: false, report: null }] });
    expect(JSON.stringify(other)).not.toContain('安小姐');
    expect((await seen('plumStaff', id)).claims).toMatchObject([{ name: '安小姐', state: 'claimed' }]);
    expect(await inboxOf('plumStaff')).toContain('stationTaskClaimed');
  });

  it('is had by as many as there are places when all come together', async () => {
    for (const who of CROWD) await helper(who);
    const { id } = await offered({ places: 3 });
    const answers = await Promise.all(CROWD.map((who) => refusal(who, id, 'claim')));
    expect(answers.sort()).toEqual(['done', 'done', 'done', 'taskFull', 'taskFull', 'taskFull']);
    expect(await seen('plumStaff', id)).toMatchObject({ state: 'taken', taken: 3 });
  });

  it('of one place has one, and tells the other', async () => {
    for (const who of ['bob', 'plumGrid']) await helper(who);
    const { id } = await offered();
    const two = await Promise.all(['bob', 'plumGrid'].map((who) => refusal(who, id, 'claim')));
    expect(two.sort()).toEqual(['done', 'taskFull']);
  });

  it('is the same for the same tap', async () => {
    await helper('bob');
    const { id } = await offered();
    const [key, bob] = [randomUUID(), await as('bob')];
    for (let n = 0; n < 2; n += 1) expect((await bob.post(`/volunteer-tasks/${id}/claim`, {}, key)).body).toMatchObject({ taken: 1 });
    expect(await refusal('bob', id, 'claim')).toBe('taskTwice');
  });

  it('waits a day for those who can, then is for everybody; what needs a proof stays with those who have it', async () => {
    await helper('bob', ['carpentry']);
    await helper('plumGrid');
    const { id } = await offered({ kind: 'help', skills: ['carpentry'], dueOn: '2026-03-09' });
    expect(await inboxOf('plumGrid')).toEqual([]);
    expect(await refusal('plumGrid', id, 'claim')).toBe('taskFitFirst');
    expect((await seen('plumGrid', id)).why).toBe('taskFitFirst');
    expect((await open('bob'))[0]).toMatchObject({ id, fits: true });
    later(25);
    expect(await refusal('plumGrid', id, 'claim')).toBe('done');
    const second = await offered({ kind: 'help', skills: ['electrics'], dueOn: '2026-03-09' });
    expect(await refusal('bob', second.id, 'claim')).toBe('taskSkill');
  });

  it('into a home is for those whose document was seen, and the list has what fits first', async () => {
    await helper('bob', ['hair']);
    const visit = await offered({ kind: 'accompany', visit: true, dueOn: '2026-03-03' });
    expect(await refusal('bob', visit.id, 'claim')).toBe('taskVisitLevel');
    await raiseLevel(server().deps, 'bob', 2);
    const fitting = await offered({ kind: 'help', skills: ['hair'] });
    expect((await open('bob')).map(({ id }) => id)).toEqual([visit.id, fitting.id]);
    expect(await refusal('bob', visit.id, 'claim')).toBe('done');
  });

  it('is refused to whoever said it, rests, or holds five', async () => {
    await helper('ann');
    await helper('bob');
    const { id } = await offered();
    expect(await seen('ann', id)).toMatchObject({ viewer: 'owner' });
    expect(await refusal('ann', id, 'claim')).toBe('not_allowed');
    const mine = (await (await as('bob')).get('/volunteers/mine')).body.volunteer as { id: string };
    await volunteers.step('bob', mine.id, 'pause');
    expect(await refusal('bob', id, 'claim')).toBe('taskNotVolunteer');
    await volunteers.step('bob', mine.id, 'resume');
    for (let n = 0; n < 5; n += 1) await step('bob', (await offered()).id, 'claim');
    expect(await refusal('bob', id, 'claim')).toBe('taskMany');
  });

  it('is given back with a reason, and free at once; whoever leaves holds nothing', async () => {
    const volunteer = await helper('bob');
    const { id } = await offered();
    await step('bob', id, 'claim');
    expect(await refusal('bob', id, 'give-back', { reason: 'other' })).toBe('taskReason');
    expect(await step('bob', id, 'give-back', { reason: 'noTime' })).toMatchObject({ viewer: 'guest', state: 'open', taken: 0 });
    expect(await inboxOf('plumStaff')).toContain('stationTaskGivenBack');
    await step('bob', id, 'claim');
    await volunteers.step('bob', volunteer, 'withdraw');
    await server().drain();
    expect(await seen('plumStaff', id)).toMatchObject({ state: 'open', taken: 0 });
  });
});
