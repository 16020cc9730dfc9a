import { setScene } from '../volunteerTeams/support';
import { refusalIn, stepHands } from '../../support/stepHands';
import type { ResponseOf } from '../../../shared/contract';
import { attendanceOf } from '../../../server/features/activities';
import { written } from './support';

type View = ResponseOf<'GET /activities/:id'>;
type Held = ResponseOf<'GET /activities/held'>;
const { server, as, team, joined, step: teamStep, rows, volunteer, inboxOf } = setScene();
const { step, refusal, seen } = stepHands<View>(server, 'activities', ['sign-up']);
/** Plain work of people of age. */
const plain = (teamId: string | null, changes: object = {}): object => written({ teamId, minAge: 18, ...changes });
const make = async (who: string, body: object) => (await as(who)).post('/activities', body);
const made = async (who: string, body: object): Promise<View> => {
  const answer = await make(who, body);
  if (answer.status !== 201) throw new Error(JSON.stringify(answer.body));
  return answer.body as View;
};
const held = async (who: string, query: string): Promise<Held> => (await (await as(who)).get(`/activities/held?${query}`).expect(200)).body as Held;
const plan = async (who: string, owner: object): Promise<string> => ((await (await as(who)).post('/volunteer-projects', { planName: '周三陪伴', aim: '让独居老人有人说说话', forWhom: '8 位老人', field: 'elders', from: '2026-03-04', ...owner }).expect(201)).body as { id: string }).id;
const told = async (who: string): Promise<string[]> => {
  await server().drain();
  return (await rows<{ _id: string; personId: string; kind: string }>('messages').find({ personId: who }).sort({ at: 1, _id: 1 }).toArray()).map(({ kind }) => kind).filter((kind) => /[aA]ctivit/.test(kind));
};
beforeEach(async () => { for (const name of ['activities', 'signUps', 'volunteerSeats', 'volunteerProjects']) await rows(name).deleteMany({}); });

describe('a team as organiser', () => {
  it('publishes plain work of people of age by itself, and its members hear of it', async () => {
    const teamId = await team();
    await joined('bob', teamId);
    const draft = await made('ann', plain(teamId));
    expect(draft).toMatchObject({ viewer: 'team', team: { id: teamId }, project: null, actions: ['edit', 'publish', 'cancel'] });
    await (await as('plumStaff')).get(`/activities/${draft.id}`).expect(404);
    await (await as('bob')).get(`/activities/${draft.id}`).expect(404);
    await step('ann', draft.id, 'publish');
    expect(await seen('bob', draft.id)).toMatchObject({ viewer: 'guest', state: 'published' });
    expect(await seen('plumStaff', draft.id)).toMatchObject({ viewer: 'station' });
    expect([await told('bob'), await told('ann')]).toEqual([['activityOfTeam'], []]);
  });

  it.each([[{ risk: 'outdoor' }], [{ minAge: 8 }], [{ visit: true }]])('needs the station\'s yes with %j, and nobody agrees to their own', async (changes) => {
    const teamId = await team();
    const draft = await made('ann', plain(teamId, changes));
    expect(draft.actions).toEqual(['edit', 'submit', 'cancel']);
    expect(await refusal('ann', draft.id, 'publish')).toBe('activityNeedsYes');
    await step('ann', draft.id, 'submit');
    expect((await (await as('plumStaff')).get('/workbench/activities?desk=check').expect(200)).body).toMatchObject({ items: [{ id: draft.id, team: '夕阳红巡防队' }], counts: { check: 1, draft: 0 } });
    expect([await refusal('ann', draft.id, 'approve'), await refusal('pineStaff', draft.id, 'approve'), await refusal('bob', draft.id, 'approve')]).toEqual(['not_allowed', 'not_found', 'not_found']);
    expect(await told('plumStaff')).toEqual(['stationActivityAsked']);
    expect(await refusal('plumStaff', draft.id, 'send-back', { text: '打 13800138000' })).toBe('activityPersonal');
    await step('plumStaff', draft.id, 'send-back', { text: '写上谁带队' });
    expect(await seen('plumStaff', draft.id)).toMatchObject({ viewer: 'guest', state: 'draft', actions: [] });
    expect(await refusal('plumStaff', draft.id, 'publish')).toBe('not_allowed');
    await step('ann', draft.id, 'submit');
    expect(await step('plumStaff', draft.id, 'approve')).toMatchObject({ state: 'published' });
    expect((await told('ann')).sort()).toEqual(['activityApproved', 'activitySentBack']);
  });

  it('is taken back from the station by writing it anew, and only one of two hands decides', async () => {
    const teamId = await team();
    const draft = await made('ann', plain(teamId, { risk: 'outdoor' }));
    const { revision } = await step('ann', draft.id, 'submit');
    const { teamId: _team, ...again } = plain(teamId, { risk: 'outdoor', title: '换个名字' }) as { teamId: string };
    const [edited, approved] = await Promise.all([(await as('ann')).post(`/activities/${draft.id}/edit`, { revision, ...again }), (await as('plumStaff')).post(`/activities/${draft.id}/approve`, { revision })]);
    expect([edited, approved].map(refusalIn).filter((one) => one === 'done')).toHaveLength(1);
    expect(['draft', 'published']).toContain((await seen('ann', draft.id)).state);
  });

  it('takes attendance and moves its shifts; another team, members and others do not', async () => {
    const teamId = await team();
    await joined('bob', teamId);
    const view = await made('ann', plain(teamId));
    await step('ann', view.id, 'publish');
    const shiftId = view.shifts[0]?.id ?? '';
    const people = `/activities/${view.id}/shifts/${shiftId}/people`;
    expect(refusalIn(await (await as('bob')).post(`/activities/${view.id}/sign-up`, { shiftId, roleId: 'r0' }))).toBe('done');
    const { items } = (await (await as('ann')).get(people).expect(200)).body as { items: { id: string; name: string }[] };
    expect(items).toMatchObject([{ name: 'bob先生' }]);
    await (await as('bob')).get(people).expect(403);
    expect(await refusal('bob', view.id, 'cancel', { reason: 'weather' })).toBe('not_allowed');
    await step('ann', view.id, 'lead', { shiftId, signUpId: items[0]?.id });
    await rows<{ _id: string }>('signUps').updateMany({}, { $set: { startsAt: new Date('2026-03-02T09:30:00+08:00'), endsAt: new Date('2026-03-02T11:00:00+08:00') } } as never);
    expect(refusalIn(await (await as('ann')).post(`/sign-ups/${items[0]?.id}/mark`, { mark: 'present' }))).toBe('done');
    expect(refusalIn(await (await as('cy')).post(`/sign-ups/${items[0]?.id}/mark`, { mark: 'present' }))).toBe('not_found');
  });

  it.each([['bob', 'not_allowed'], ['plumStaff', 'not_allowed'], ['pineStaff', 'not_allowed']])('is not made in a team\'s name by %s: %s', async (who, rule) => {
    expect(refusalIn(await make(who, plain(await team())))).toBe(rule);
    expect(await rows('activities').countDocuments({})).toBe(0);
  });

  it('ends with the team where it is not out; what is out the station sees to, and is told', async () => {
    const teamId = await team();
    const [draft, out] = [await made('ann', plain(teamId)), await made('ann', plain(teamId, { title: '走一圈' }))];
    await step('ann', out.id, 'publish');
    await teamStep('ann', teamId, 'dissolve', { text: '人都搬走了' });
    await server().drain();
    expect((await rows<{ _id: string; state: string }>('activities').find({}).toArray()).map(({ _id, state }) => [_id === draft.id, state]).sort()).toEqual([[false, 'published'], [true, 'cancelled']]);
    expect(await refusal('ann', out.id, 'cancel', { reason: 'few' })).toBe('not_allowed');
    expect((await inboxOf('plumStaff')).filter((kind) => kind === 'stationTeamActivities')).toHaveLength(1);
    expect(await step('plumStaff', out.id, 'cancel', { reason: 'few' })).toMatchObject({ state: 'cancelled' });
  });
});

describe('projects', () => {
  it('hold activities of their own team or station, and list them', async () => {
    const teamId = await team();
    await volunteer('bob');
    const [ours, theirs] = [await plan('ann', { teamId }), await plan('plumStaff', { stationId: 'plum-station' })];
    const view = await made('ann', plain(teamId, { projectId: ours }));
    expect(view.project).toEqual({ id: ours, name: '周三陪伴' });
    expect([refusalIn(await make('ann', plain(teamId, { projectId: theirs }))), refusalIn(await make('plumStaff', plain(null, { projectId: ours }))), refusalIn(await make('plumStaff', plain(null, { projectId: 'x' })))]).toEqual(['activityProject', 'activityProject', 'activityProject']);
    const own = await made('plumStaff', plain(null, { projectId: theirs }));
    await step('plumStaff', own.id, 'publish');
    expect([await held('ann', `projectId=${ours}`), await held('bob', `projectId=${ours}`), await held('bob', `projectId=${theirs}`), await held('ann', `teamId=${teamId}`)]).toMatchObject([
      { items: [{ id: view.id, state: 'draft' }], may: true }, { items: [], may: false }, { items: [{ id: own.id }], may: false }, { items: [{ id: view.id }], may: true },
    ]);
    for (const query of ['', 'projectId=x', 'teamId=x']) await (await as('ann')).get(`/activities/held?${query}`).expect(404);
    await (await as('ann')).post(`/volunteer-projects/${ours}/close`, { revision: 0, text: '陪了 40 次' }).expect(200);
    expect(refusalIn(await make('ann', plain(teamId, { projectId: ours })))).toBe('activityProject');
  });

  it('tell members that they begin and what came of them', async () => {
    const teamId = await team();
    await joined('bob', teamId);
    const id = await plan('ann', { teamId });
    await (await as('ann')).post(`/volunteer-projects/${id}/close`, { revision: 0, text: '陪了 40 次' }).expect(200);
    const kinds = await inboxOf('bob');
    expect(kinds.filter((kind) => kind.startsWith('teamPlan')).sort()).toEqual(['teamPlanClosed', 'teamPlanStarted']);
    expect((await (await as('bob')).get('/inbox').expect(200)).body.items).toEqual(expect.arrayContaining([expect.objectContaining({ kind: 'teamPlanClosed', body: expect.stringContaining('「周三陪伴」做完了：陪了 40 次'), target: { kind: 'volunteerPlan', id } })]));
    expect((await inboxOf('ann')).filter((kind) => kind.startsWith('teamPlan'))).toEqual([]);
  });
});

it('gives no attendance of paid help to those who count hours, and stays paid or not once it is out', async () => {
  await volunteer('bob');
  const view = await made('plumStaff', plain(null, { roles: [{ name: '木工', places: 1, paid: true }, { name: '打下手', places: 1 }] }));
  await step('plumStaff', view.id, 'publish');
  expect(view.roles.map(({ paid }) => paid)).toEqual([true, false]);
  const words = { title: view.title, text: view.text, where: view.where };
  expect(await refusal('plumStaff', view.id, 'change', { ...words, roles: [{ name: '木工', places: 2, paid: false }, { name: '打下手', places: 1 }] })).toBe('activityPaid');
  const shiftId = view.shifts[0]?.id;
  await (await as('bob')).post(`/activities/${view.id}/sign-up`, { shiftId, roleId: 'r0' }).then((answer) => expect(refusalIn(answer)).toBe('done'));
  const signUp = await rows<{ _id: string; roleId: string }>('signUps').findOne({});
  const gone = { state: 'gone', late: false, cameAt: new Date('2026-03-07T09:00:00+08:00'), leftAt: new Date('2026-03-07T11:00:00+08:00'), evidence: 'code', leftBy: 'code', markedBy: null, slot: 1, queued: false };
  await rows('signUps').updateMany({}, { $set: { attendance: gone } } as never);
  expect(await attendanceOf(server().deps, signUp?._id ?? '')).toBeNull();
  await rows('signUps').updateMany({}, { $set: { roleId: 'r1' } } as never);
  expect(await attendanceOf(server().deps, signUp?._id ?? '')).toMatchObject({ evidence: 'code' });
});
