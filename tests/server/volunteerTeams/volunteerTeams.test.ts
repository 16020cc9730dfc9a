import readXlsxFile from 'read-excel-file/node';
import { refusalIn } from '../../support/stepHands';
import { written } from '../activities/support';
import { CROWD, setScene } from './support';

const { server, as, seen, step, refusal, attempt, member, volunteer, volunteers, found, team, byCode, members, joined, rows, inboxOf, later } = setScene();

describe('founding', () => {
  it('waits for the station, is one for one tap, and is there for nobody else until it agrees', async () => {
    await volunteer('ann');
    const first = await found('ann', {}, 'team-key-0000001');
    expect(first.body).toMatchObject({ state: 'submitted', viewer: ['leader'], leader: 'a**', members: 0, actions: ['edit', 'dissolve'] });
    expect((await found('ann', {}, 'team-key-0000001')).body.id).toBe(first.body.id);
    expect((await found('ann', { aim: '别的' }, 'team-key-0000001')).body.error.code).toBe('key_reused');
    await (await as('bob')).get(`/volunteer-teams/${first.body.id}`).expect(404);
    expect((await (await as('bob')).get('/volunteer-teams').expect(200)).body.items).toEqual([]);
    expect((await (await as('plumStaff')).get('/workbench/volunteer-teams').expect(200)).body).toMatchObject({ items: [{ id: first.body.id }], counts: { check: 1 } });
    expect(await inboxOf('plumStaff')).toEqual(['stationTeamNew']);
    expect(await refusal('plumStaff', first.body.id, 'approve')).toBe('done');
    expect(await inboxOf('ann')).toEqual(['teamApproved']);
    expect(await seen('ann', first.body.id)).toMatchObject({ state: 'active', members: 1, viewer: ['leader', 'member'], mine: { state: 'in' } });
    expect((await (await as('bob')).get('/volunteer-teams').expect(200)).body.items).toMatchObject([{ id: first.body.id, leader: 'a**', members: 1 }]);
  });

  it.each([
    ['bob', {}, 'teamNotVolunteer'], ['ann', { aim: '扫码支付' }, 'teamMoney'], ['ann', { does: '打 13800138000' }, 'teamPersonal'], ['ann', { unitId: 'plum-property' }, 'teamUnit'], ['ann', { unitId: 'nobody' }, 'teamUnit'],
  ] as const)('refuses %s with %j: %s', async (who, changes, rule) => {
    await volunteer('ann');
    expect(refusalIn(await found(who, changes))).toBe(rule);
    expect(await rows('volunteerTeams').countDocuments({})).toBe(0);
  });

  it('is not led by who is under age, nor by one person in four teams, and not agreed to when the founder has left', async () => {
    await volunteer('bob', { minor: true });
    expect(refusalIn(await found('bob'))).toBe('teamAdult');
    const id = await volunteer('ann');
    for (const n of [1, 2, 3]) expect(refusalIn(await found('ann', { teamName: `第 ${n} 队` }))).toBe('done');
    expect(refusalIn(await found('ann'))).toBe('teamLeadsMany');
    const [first] = await rows<{ _id: string; state: string }>('volunteerTeams').find({}).toArray();
    await volunteers.step('ann', id, 'pause');
    expect(await refusal('plumHead', first?._id ?? '', 'approve')).toBe('teamLeaderGone');
    await volunteers.step('ann', id, 'withdraw');
    await server().drain();
    expect(await rows('volunteerTeams').countDocuments({ state: 'declined' })).toBe(3);
  });

  it('is declined with a reason that is told, and a body behind it is named by who acts for it or by the station', async () => {
    await volunteer('ann');
    const { id } = (await found('ann')).body;
    expect(await refusal('plumStaff', id, 'decline', { reason: 'other' })).toBe('teamReason');
    expect(await step('plumStaff', id, 'decline', { reason: 'unclear', text: '写写在哪里' })).toMatchObject({ state: 'declined' });
    expect(await inboxOf('ann')).toEqual(['teamDeclined']);
    const other = await (async () => (await found('ann')).body.id as string)();
    await step('plumStaff', other, 'approve');
    const words = { teamName: '巡防队', aim: '放心', does: '走一圈', fields: ['safety'], skills: [] };
    const namedBy = async (who: string): Promise<string[]> => ((await (await as(who)).get('/volunteer-teams/mine').expect(200)).body.units as { name: string }[]).map(({ name }) => name);
    expect([await namedBy('ann'), (await namedBy('plumStaff')).includes('梅园物业'), (await namedBy('plumStaff')).some((name) => name.includes('工作站'))]).toEqual([[], true, false]);
    expect(await refusal('plumStaff', other, 'edit', { ...words, unitId: 'plum-station' })).toBe('teamUnit');
    expect(await step('plumStaff', other, 'edit', { ...words, unitId: 'plum-property' })).toMatchObject({ unit: '梅园物业' });
    // What is on record stays, also where the leader does not act for it.
    expect(await step('ann', other, 'edit', { ...words, aim: '更放心', unitId: 'plum-property' })).toMatchObject({ unit: '梅园物业', aim: '更放心' });
  });

  it('is founded by the station for a volunteer of its own, who leads when they say so; until then the station stands in', async () => {
    const annId = await volunteer('ann');
    const cyId = await volunteer('cy', { head: 'pineStaff' });
    const station = (leaderId: string) => ({ station: { id: 'plum-station', leaderId } });
    expect(refusalIn(await found('bob', station(annId)))).toBe('not_allowed');
    expect(refusalIn(await found('plumStaff', station(cyId)))).toBe('not_found');
    const { id } = (await found('plumStaff', station(annId))).body;
    expect(await seen('plumStaff', id)).toMatchObject({ state: 'active', leader: null, viewer: ['station', 'standIn'], offers: [{ office: 'leader' }] });
    expect(await inboxOf('ann')).toEqual(['teamOffer']);
    expect(await step('ann', id, 'accept')).toMatchObject({ offices: [{ office: 'leader', mine: true }] });
    expect(await seen('ann', id)).toMatchObject({ viewer: ['leader', 'member'], members: 1 });
    expect((await seen('plumStaff', id)).viewer).toEqual(['station']);
    expect(await inboxOf('plumStaff')).toEqual(['teamOfferTaken']);
  });
});

describe('joining', () => {
  it('is asked for, looked at by who leads, and shows names and skills to them alone', async () => {
    const id = await team();
    await volunteer('bob');
    expect(await seen('bob', id)).toMatchObject({ viewer: [], offices: [], code: null, why: null, mine: null });
    expect(await refusal('plumGrid', id, 'ask', { text: '' })).toBe('teamNotVolunteer');
    expect(await refusal('bob', id, 'ask', { text: '打 13800138000' })).toBe('teamPersonal');
    expect(await step('bob', id, 'ask', { text: '周末有空' })).toMatchObject({ mine: { state: 'asked', actions: ['withdraw'] }, offices: [] });
    expect(await refusal('bob', id, 'ask', { text: '' })).toBe('teamAlready');
    expect(await inboxOf('ann')).toContain('teamAsked');
    for (const who of ['bob', 'cy']) await (await as(who)).get(`/volunteer-teams/${id}/members`).expect(403);
    const [row] = await members('ann', id, 'asked');
    expect(row).toMatchObject({ name: 'bob先生', words: '周末有空', skills: ['company'], byCode: false });
    expect(JSON.stringify(row)).not.toMatch(/1[3-9]\d{9}/);
    for (const who of ['bob', 'cy', 'plumStaff']) expect(await member(who, row?.id ?? '', 'approve')).toMatch(/not_allowed|not_found/);
    expect(await member('ann', row?.id ?? '', 'approve')).toBe('done');
    expect(await inboxOf('bob')).toEqual(['teamTakenOn']);
    expect(await seen('bob', id)).toMatchObject({ viewer: ['member'], members: 2, offices: [{ name: 'ann先生', office: 'leader' }] });
    expect((await (await as('bob')).get('/volunteer-teams/mine').expect(200)).body).toMatchObject({ volunteer: true, items: [{ id, standing: 'in', office: null, waiting: 0 }] });
  });

  it('is declined or ended with a reason that is told, and may be asked for again after a week', async () => {
    const id = await team();
    await volunteer('bob');
    await step('bob', id, 'ask', { text: '' });
    const [row] = await members('ann', id, 'asked');
    expect(await member('ann', row?.id ?? '', 'decline', { reason: 'other' })).toBe('teamReason');
    expect(await member('ann', row?.id ?? '', 'decline', { reason: 'full' })).toBe('done');
    expect([await refusal('bob', id, 'ask', { text: '' }), (await seen('bob', id)).why]).toEqual(['teamAskedLately', 'teamAskedLately']);
    later(8 * 24);
    expect(await refusal('bob', id, 'ask', { text: '' })).toBe('done');
    await server().drain();
    expect(await member('ann', row?.id ?? '', 'approve')).toBe('done');
    expect(await member('ann', row?.id ?? '', 'remove', { reason: 'longAway' })).toBe('done');
    expect((await inboxOf('bob')).sort()).toEqual(['teamNotTakenOn', 'teamRemoved', 'teamTakenOn']);
    const { code } = await step('ann', id, 'code', { days: 1 });
    expect(refusalIn(await byCode('bob', code?.value ?? ''))).toBe('teamAskedLately');
  });

  it('goes by a code that holds for its days, is void when there is a new one, and cannot be guessed', async () => {
    const id = await team();
    await volunteer('bob');
    await volunteer('v1');
    const [old, fresh] = [(await step('ann', id, 'code', { days: 1 })).code?.value ?? '', (await step('ann', id, 'code', { days: 1 })).code?.value ?? ''];
    expect(JSON.stringify(await rows('volunteerTeams').findOne({ _id: id }))).not.toContain(fresh);
    expect([(await seen('bob', id)).code, (await seen('plumStaff', id)).code]).toEqual([null, null]);
    expect(refusalIn(await byCode('bob', old))).toBe('teamCode');
    expect((await byCode('bob', ` ${fresh.slice(0, 3).toLowerCase()}-${fresh.slice(3)}`)).body).toMatchObject({ id, viewer: ['member'], members: 2 });
    expect(await inboxOf('ann')).toContain('teamJoined');
    expect(refusalIn(await byCode('bob', fresh))).toBe('teamAlready');
    later(26);
    expect(refusalIn(await byCode('v1', fresh))).toBe('teamCode');
    for (let n = 0; n < 4; n += 1) expect(refusalIn(await byCode('v1', 'AAAAAA'))).toBe('teamCode');
    const next = (await step('ann', id, 'code', { days: 7 })).code?.value ?? '';
    expect(refusalIn(await byCode('v1', next))).toBe('too_many_requests');
    later(28);
    expect(refusalIn(await byCode('v1', next))).toBe('done');
    await step('ann', id, 'end-code');
    expect((await seen('ann', id)).code).toBeNull();
  });

  it('is one row for one volunteer, however many taps and doors', async () => {
    const id = await team();
    await volunteer('bob');
    const code = (await step('ann', id, 'code', { days: 7 })).code?.value ?? '';
    await Promise.all([attempt('bob', id, 'ask', { text: '' }), byCode('bob', code), attempt('bob', id, 'ask', { text: '' }), byCode('bob', code)]);
    await server().drain();
    expect((await rows('volunteerMembers').find({ personId: 'bob' }).toArray()).length).toBe(1);
  });
});

describe('offices', () => {
  it('are offered, taken on or not, and had by three deputies at most, also when all come together', async () => {
    const id = await team();
    const ids = new Map<string, string>();
    for (const who of CROWD) ids.set(who, await joined(who, id));
    const volunteerId = ids.get('v1') ?? '';
    expect(await refusal('v2', id, 'offer', { volunteerId, office: 'deputy' })).toBe('not_allowed');
    expect((await step('ann', id, 'offer', { volunteerId, office: 'deputy' })).offers).toMatchObject([{ name: 'v1先生', office: 'deputy' }]);
    expect(await refusal('ann', id, 'offer', { volunteerId, office: 'deputy' })).toBe('teamOffered');
    expect(await step('v1', id, 'refuse')).toMatchObject({ offers: [], viewer: ['member'] });
    expect(await inboxOf('ann')).toContain('teamOfferRefused');
    const one = await rows<{ _id: string; revision: number }>('volunteerTeams').findOne({ _id: id });
    const answers = await Promise.all(['v1', 'v2', 'v3'].map((who) => refusal('ann', id, 'offer', { volunteerId: ids.get(who), office: 'deputy', revision: one?.revision })));
    expect(answers.sort()).toEqual(['conflict', 'conflict', 'done']);
    for (const who of ['v1', 'v2', 'v3']) await refusal('ann', id, 'offer', { volunteerId: ids.get(who), office: 'deputy' });
    expect(await refusal('ann', id, 'offer', { volunteerId: ids.get('v4'), office: 'deputy' })).toBe('teamDeputies');
    for (const who of ['v1', 'v2', 'v3']) await step(who, id, 'accept');
    expect((await seen('v4', id)).offices.map(({ office }) => office)).toEqual(['leader', 'deputy', 'deputy', 'deputy']);
    // A deputy sees to requests, and offers nothing.
    expect((await seen('v1', id)).actions).toEqual(['admit', 'newCode', 'endCode', 'stepDown']);
    await step('v1', id, 'step-down');
    expect(await refusal('ann', id, 'dismiss', { volunteerId: ids.get('v2'), text: '搬走了' })).toBe('done');
    expect(await inboxOf('v2')).toContain('teamDismissed');
    expect((await seen('ann', id)).offices.map(({ name }) => name)).toEqual(['ann先生', 'v3先生']);
  });

  it('go from hand to hand: a leader leaves only after handing over', async () => {
    const id = await team();
    const bobId = await joined('bob', id);
    const own = (await seen('ann', id)).mine?.id ?? '';
    expect(await member('ann', own, 'leave')).toBe('teamHandOver');
    await step('ann', id, 'offer', { volunteerId: bobId, office: 'leader' });
    expect((await seen('ann', id)).viewer).toContain('leader');
    expect(await step('bob', id, 'accept')).toMatchObject({ viewer: ['leader', 'member'], leader: 'b**' });
    expect(await inboxOf('ann')).toContain('teamOfferTaken');
    expect(await member('ann', own, 'leave')).toBe('done');
    expect(await inboxOf('bob')).toContain('teamLeft');
    expect(await refusal('ann', id, 'code', { days: 7 })).toBe('not_allowed');
  });

  it('are not left empty: without a leader the station stands in and asks somebody', async () => {
    const id = await team();
    const bobId = await joined('bob', id);
    await step('ann', id, 'offer', { volunteerId: bobId, office: 'deputy' });
    const [annRow] = await rows<{ _id: string; personId: string }>('volunteers').find({ personId: 'ann' }).toArray();
    await volunteers.step('plumHead', annRow?._id ?? '', 'end', { reason: 'movedAway' });
    expect(await inboxOf('plumStaff')).toContain('stationTeamLeaderless');
    expect(await seen('plumStaff', id)).toMatchObject({ leader: null, viewer: ['station', 'standIn'], members: 1 });
    await step('plumStaff', id, 'take-back', { volunteerId: bobId });
    await step('plumStaff', id, 'offer', { volunteerId: bobId, office: 'leader' });
    await step('bob', id, 'accept');
    expect(await seen('bob', id)).toMatchObject({ leader: 'b**', viewer: ['leader', 'member'] });
  });

  it('end with the membership: who leaves is no deputy, and is asked to nothing', async () => {
    const id = await team();
    const bobId = await joined('bob', id);
    await step('ann', id, 'offer', { volunteerId: bobId, office: 'deputy' });
    await step('bob', id, 'accept');
    const own = (await seen('bob', id)).mine?.id ?? '';
    expect(await member('bob', own, 'leave')).toBe('done');
    expect((await seen('ann', id)).offices.map(({ office }) => office)).toEqual(['leader']);
  });
});

it('is dissolved with a reason that every member is told, and holds nobody and no code any more', async () => {
  const id = await team();
  await joined('bob', id);
  expect(await step('ann', id, 'dissolve', { text: '人都搬走了' })).toMatchObject({ state: 'dissolved', code: null });
  await server().drain();
  expect(await inboxOf('bob')).toEqual(['teamDissolved']);
  expect(await rows('volunteerMembers').countDocuments({ state: { $ne: 'ended' } })).toBe(0);
  await (await as('cy')).get(`/volunteer-teams/${id}`).expect(404);
  expect((await (await as('ann')).get('/inbox').expect(200)).body.items.map(({ title }: { title: string }) => title)).toEqual(expect.arrayContaining(['志愿服务队解散了']));
});

describe('the register', () => {
  const table = async (who: string, of: string): Promise<string> => {
    const { url } = (await (await as(who)).post('/workbench/volunteer-registers', { stationId: 'plum-station', of }).expect(200)).body;
    const { body } = await (await as(who)).get(String(url).replace('/api/v1', '')).buffer(true).parse((res, done) => {
      const parts: Buffer[] = [];
      res.on('data', (part: Buffer) => parts.push(part));
      res.on('end', () => done(null, Buffer.concat(parts)));
    }).expect(200);
    const [first] = await readXlsxFile(body as Buffer);
    return JSON.stringify(first?.data);
  };
  it('has the field names of the national platform, of a document its last four, and the telephone of the station', async () => {
    await team();
    const [people, teams] = [await table('plumStaff', 'volunteers'), await table('plumStaff', 'teams')];
    for (const words of ['志愿者姓名', '证件类型', 'ann先生', '身份证']) expect(people).toContain(words);
    expect(people).toMatch(/\*{14}[\dX]{4}/);
    expect(people).not.toMatch(/9900001\d{10}|1[3-9]\d{9}/);
    for (const words of ['团队名称', '成立时间', '联络人', '夕阳红巡防队', 'ann先生', '0755-0000', '平安巡防']) expect(teams).toContain(words);
    const made = (await (await as('plumStaff')).post('/activities', written()).expect(201)).body as { id: string };
    expect(await table('plumStaff', 'activities')).not.toContain('周六清洁日');
    await (await as('plumStaff')).post(`/activities/${made.id}/publish`, { revision: 0 }).expect(200);
    const activities = await table('plumStaff', 'activities');
    for (const words of ['活动名称', '计划招募人数', '周六清洁日', '2026-03-07 9:00', '捡拾', '招人中']) expect(activities).toContain(words);
    expect(await rows('auditRows').countDocuments({ action: 'membersSeen' } as never)).toBeGreaterThan(0);
    expect((await (await as('pineStaff')).post('/workbench/volunteer-registers', { stationId: 'plum-station', of: 'teams' })).status).toBe(403);
  });
});
