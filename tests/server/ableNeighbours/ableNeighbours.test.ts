import { randomUUID } from 'node:crypto';
import type { RequestOf, ResponseOf } from '../../../shared/contract';
import { feature } from '../../../server/features/ableNeighbours';
import { refusalIn } from '../../support/stepHands';
import { handsOn as taskHands } from '../volunteerTasks/support';
import { cardOf, handsOn, sceneFor } from '../volunteers/support';

type Found = ResponseOf<'GET /workbench/able-neighbours'>;
type View = ResponseOf<'GET /invitations/:id'>;
type Ask = RequestOf<'POST /workbench/invitations'>['body'];
const CROWD = ['v1', 'v2', 'v3', 'v4', 'v5', 'v6'] as const;
const { server, later, inboxOf } = sceneFor({ crowd: CROWD, phones: '1380000400', emptied: ['ableNeighbours', 'invitations', 'inviteSlots', 'volunteerTasks'], kinds: /nvite/ });
const { as, join, step } = handsOn(server);
const tasks = taskHands(server);
const rows = (name: string) => server().deps.db.collection<{ _id: string }>(name);

let cards = 800;
/** A volunteer of plum in force with these skills, at these times. */
async function volunteer(who: string, skills: readonly string[], times: readonly string[] = ['weekday'], head = 'plumHead'): Promise<string> {
  cards += 1;
  const { id } = (await join(who, { name: `${who}师傅`, document: { kind: 'identityCard', number: cardOf(cards) }, skills: skills.map((skill) => ({ skill, proof: '证书' })) as never, times: times as never })).body as { id: string };
  await step(head, id, 'approve');
  return id;
}
const say = async (who: string, entries: readonly object[]): Promise<string> => refusalIn(await (await as(who)).put('/able-neighbours/mine', { entries }));
const find = async (query: string, who = 'plumStaff'): Promise<Found> => (await (await as(who)).get(`/workbench/able-neighbours?${query}`).expect(200)).body as Found;
const names = ({ items }: Found): string[] => items.map(({ name }) => name);
const asking = (volunteerIds: readonly string[], changes: Partial<Ask> = {}): Ask => ({ stationId: 'plum-station', title: '换楼道的灯', text: '两个人，带上梯子', where: '3 栋楼下', from: '2026-03-03T01:00:00.000Z', to: '2026-03-03T03:00:00.000Z', volunteerIds: [...volunteerIds], ...changes });
const invite = async (volunteerIds: readonly string[], changes: Partial<Ask> = {}, key: string = randomUUID(), who = 'plumStaff') => (await as(who)).post('/workbench/invitations', asking(volunteerIds, changes), key);
const answer = async (who: string, id: string, said: string) => (await as(who)).post(`/invitations/${id}/answer`, { answer: said });
const seen = async (who: string, id: string): Promise<View> => (await (await as(who)).get(`/invitations/${id}`).expect(200)).body as View;

describe('being found', () => {
  it('is off until somebody says so, for one skill each, and gone at once when they take it back', async () => {
    await volunteer('v1', ['carpentry', 'law']);
    expect((await find('open=yes')).items).toEqual([]);
    expect(await say('v1', [{ skill: 'carpentry', text: '自己有梯子，会修柜门', paid: true }])).toBe('done');
    expect((await find('words=梯子')).items).toMatchObject([{ name: 'v1师傅', entries: [{ skill: 'carpentry', paid: true }] }]);
    expect(names(await find('words=柜台'))).toEqual([]);
    expect(await say('v1', [])).toBe('done');
    expect([names(await find('words=梯子')), await rows('ableNeighbours').countDocuments({})]).toEqual([[], 0]);
  });

  it.each([
    ['bob', [{ skill: 'hair' }], 'ableNotVolunteer'], ['v1', [{ skill: 'hair' }], 'ableSkill'], ['v1', [{ skill: 'carpentry' }, { skill: 'carpentry' }], 'ableTwice'], ['v1', [{ skill: 'carpentry', text: '打 13800138000' }], 'ablePersonal'], ['v1', [{ skill: 'carpentry', text: '扫码支付' }], 'ableMoney'],
  ])('refuses what %s says, %j: %s', async (who, entries, rule) => {
    await volunteer('v1', ['carpentry']);
    expect(await say(who, entries)).toBe(rule);
    expect(await rows('ableNeighbours').countDocuments({})).toBe(0);
  });

  it('ends with the record, and with a skill that is taken off it', async () => {
    const id = await volunteer('v1', ['carpentry', 'hair']);
    await say('v1', [{ skill: 'carpentry', text: '有梯子' }, { skill: 'hair', text: '会剪短发' }]);
    await step('v1', id, 'edit', { name: 'v1师傅', skills: [{ skill: 'hair' }], emergency: { name: '家里人', relation: 'child', phone: '13900007788' } });
    expect((await (await as('v1')).get('/able-neighbours/mine').expect(200)).body).toMatchObject({ volunteer: true, skills: ['hair'], entries: [{ skill: 'hair' }] });
    expect(names(await find('words=梯子'))).toEqual([]);
    await step('v1', id, 'withdraw');
    await server().drain();
    expect(await rows('ableNeighbours').countDocuments({})).toBe(0);
  });
});

describe('who can come', () => {
  it('is asked by skill, day, part of it, language and level, of one\'s own volunteers, and shows no number', async () => {
    await volunteer('v1', ['electrics'], ['weekday']);
    const shown = await volunteer('v2', ['electrics', 'hair'], ['weekend', 'evening']);
    await step('plumHead', shown, 'see-proof', { skill: 'electrics' });
    await volunteer('v3', ['hair'], ['weekday']);
    await volunteer('cy', ['hair'], ['weekday'], 'pineStaff');
    expect(names(await find('skill=hair')).sort()).toEqual(['v2师傅', 'v3师傅']);
    // A proof that nobody has seen does not count.
    expect(names(await find('skill=electrics'))).toEqual(['v2师傅']);
    expect([names(await find('skill=hair&day=2026-03-03')), names(await find('skill=hair&day=2026-03-03&part=evening')), names(await find('skill=hair&day=2026-03-07'))]).toEqual([['v3师傅'], ['v2师傅'], ['v2师傅']]);
    expect([names(await find('language=sign')), names(await find('level=2')), names(await find('skill=hair', 'pineStaff'))]).toEqual([[], [], ['cy师傅']]);
    expect(JSON.stringify(await find(''))).not.toMatch(/1[3-9]\d{9}|9900001/);
    for (const who of ['ann', 'plumGrid']) await (await as(who)).get('/workbench/able-neighbours').expect(403);
  });

  it('puts who wants to be found first, and with a place the nearest', async () => {
    await volunteer('v1', ['hair']);
    await volunteer('v2', ['hair']);
    await say('v1', [{ skill: 'hair', text: '会剪短发' }]);
    const found = await find('skill=hair');
    expect([names(found)[0], found.grids.length > 0]).toEqual(['v1师傅', true]);
    const near = await find(`skill=hair&gridId=${found.grids[0]?.id ?? ''}`);
    expect(near.items.every(({ metres }) => metres === null || metres % 100 === 0)).toBe(true);
  });
});

it('says who has a shift then, behind those who have none, and forgets the places of weeks that are over', async () => {
  const [first, second] = [await volunteer('v1', ['hair']), await volunteer('v2', ['hair'])];
  await say('v1', [{ skill: 'hair', text: '会剪短发' }]);
  await rows('volunteers').updateOne({ _id: first }, { $set: { holds: [{ signUpId: 's', round: 1, startsAt: new Date('2026-03-03T17:00:00+08:00'), endsAt: new Date('2026-03-03T19:00:00+08:00') }] } } as never);
  const busy = async (query: string) => (await find(`skill=hair&${query}`)).items.map(({ volunteerId, busy: has }) => [volunteerId, has]);
  expect([await busy('day=2026-03-03'), await busy('day=2026-03-04'), await busy('')]).toEqual([[[second, false], [first, true]], [[first, false], [second, false]], [[first, false], [second, false]]]);
  expect((await invite([second])).status).toBe(201);
  const [task] = feature.tasks ?? [];
  await task?.run(server().deps);
  expect(await rows('inviteSlots').countDocuments({})).toBe(1);
  later(24 * 7 * 6);
  await task?.run(server().deps);
  expect(await rows('inviteSlots').countDocuments({})).toBe(0);
});

describe('an invitation', () => {
  it('reaches who was picked, is answered without a reason, and tells who asked; nobody reads who else was', async () => {
    const ids = [await volunteer('v1', ['hair']), await volunteer('v2', ['hair'])];
    const first = await invite(ids, {}, 'invite-key-00001');
    expect(first.body).toMatchObject({ viewer: 'station', asked: 2, yes: 0, skipped: [] });
    expect((await invite(ids, {}, 'invite-key-00001')).body.id).toBe(first.body.id);
    expect((await invite(ids, { title: '别的' }, 'invite-key-00001')).body.error.code).toBe('key_reused');
    expect(await inboxOf('v1')).toEqual(['inviteAsked']);
    const { id } = first.body;
    expect(await seen('v1', id)).toMatchObject({ viewer: 'asked', mine: null, people: [], asked: 0, open: true });
    for (const who of ['v3', 'ann', 'pineStaff']) await (await as(who)).get(`/invitations/${id}`).expect(404);
    expect((await Promise.all([answer('v1', id, 'yes'), answer('v2', id, 'no')])).map(refusalIn)).toEqual(['done', 'done']);
    expect((await seen('plumStaff', id)).people).toMatchObject([{ name: 'v1师傅', answer: 'yes' }, { name: 'v2师傅', answer: 'no' }]);
    expect(refusalIn(await answer('v2', id, 'yes'))).toBe('done');
    expect([await inboxOf('plumStaff'), await inboxOf('plumHead')]).toEqual([['stationInviteAnswered', 'stationInviteAnswered', 'stationInviteAnswered'], []]);
    expect((await (await as('plumHead')).get('/workbench/invitations').expect(200)).body.items).toMatchObject([{ id, asked: 2, yes: 2 }]);
    expect(refusalIn(await answer('plumStaff', id, 'yes'))).toBe('not_allowed');
    later(24);
    expect(refusalIn(await answer('v1', id, 'no'))).toBe('inviteOver');
  });

  it.each([
    [{ from: '2026-03-01T01:00:00.000Z' }, 'inviteWhen'], [{ to: '2026-03-03T01:00:00.000Z' }, 'inviteWhen'], [{ text: '打 13800138000' }, 'inviteWords'], [{ taskId: 'none' }, 'inviteTask'], [{ volunteerIds: ['nobody'] }, 'inviteNobody'],
  ])('refuses %j: %s', async (changes, rule) => {
    expect(refusalIn(await invite([await volunteer('v1', ['hair'])], changes))).toBe(rule);
    expect(await rows('invitations').countDocuments({})).toBe(0);
  });

  it('reaches nobody more than three times a week, also when many are sent together, and says who was left out', async () => {
    const [one, two] = [await volunteer('v1', ['hair']), await volunteer('v2', ['hair'])];
    const answers = await Promise.all(Array.from({ length: 6 }, () => invite([one])));
    expect(answers.map(refusalIn).sort()).toEqual(['done', 'done', 'done', 'inviteNobody', 'inviteNobody', 'inviteNobody']);
    expect((await invite([one, two])).body).toMatchObject({ asked: 1, skipped: ['v1师傅'] });
    expect((await find('skill=hair')).items.map(({ name, asked }) => [name, asked]).sort()).toEqual([['v1师傅', 3], ['v2师傅', 1]]);
    later(7 * 24);
    expect(refusalIn(await invite([one], { from: '2026-03-10T01:00:00.000Z', to: '2026-03-10T03:00:00.000Z' }))).toBe('done');
  });

  it('is called off with a reason that who did not say no reads; and asks for a task where there is one', async () => {
    const ids = [await volunteer('v1', ['hair']), await volunteer('v2', ['hair'])];
    const task = await tasks.offered();
    const { id } = (await invite(ids, { taskId: task.id })).body;
    expect(await seen('v1', id)).toMatchObject({ kind: 'task', taskId: task.id });
    await answer('v2', id, 'no');
    const off = await (await as('plumStaff')).post(`/invitations/${id}/call-off`, { revision: 1, text: '物业已经换好了' });
    expect(off.body).toMatchObject({ state: 'calledOff', why: '物业已经换好了', open: false });
    expect([(await inboxOf('v1')).sort(), await inboxOf('v2')]).toEqual([['inviteAsked', 'inviteCalledOff'], ['inviteAsked']]);
    expect(refusalIn(await answer('v1', id, 'yes'))).toBe('inviteOver');
    expect((await (await as('plumStaff')).post('/workbench/invitations', asking(ids, { stationId: 'pine-station' }))).status).toBe(403);
  });
});
