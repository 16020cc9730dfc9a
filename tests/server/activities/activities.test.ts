import { raiseLevel } from '../../../server/features/identity';
import { setScene, written } from './support';

const { as, seen, step, refusal, helper, made, opened, joined, mine, settle, inboxOf, at, server } = setScene();

describe('making an activity', () => {
  it('is a draft for the station alone, and one for one key', async () => {
    const staff = await as('plumStaff');
    const [first, again] = [await staff.post('/activities', written(), 'make-key-0000001'), await staff.post('/activities', written(), 'make-key-0000001')];
    expect([first.status, again.status, again.body.id]).toEqual([201, 201, first.body.id]);
    await (await as('bob')).get(`/activities/${first.body.id}`).expect(404);
    await (await as('pineStaff')).get(`/activities/${first.body.id}`).expect(404);
    await (await as('bob')).post('/activities', written()).expect(403);
    expect((await (await as('plumStaff')).get('/workbench/activities?desk=draft').expect(200)).body).toMatchObject({ items: [{ id: first.body.id }], counts: { draft: 1, open: 0 } });
  });

  it.each([
    [{ when: { firstOn: '2026-03-01', from: '09:00', to: '11:00' } }, 'activityPast'], [{ when: { firstOn: '2026-03-07', from: '09:00', to: '08:00' } }, 'activityTimes'],
    [{ when: { firstOn: '2026-03-07', from: '09:00', to: '11:00', weekdays: [0, 1, 2, 3, 4, 5, 6], until: '2026-08-01' } }, 'activityManyShifts'],
    [{ roles: [{ name: '捡拾', places: 1 }, { name: '捡拾', places: 2 }] }, 'activityRoles'], [{ meet: '打 13800138000 找他' }, 'activityPersonal'], [{ text: '扫码支付' }, 'activityMoney'], [{ point: { lng: 113.9075, lat: 22.6015, system: 'wgs84' } }, 'activityElsewhere'],
  ])('refuses %j: %s, and writes nothing down', async (changes, rule) => {
    await expect(made(changes)).rejects.toThrow(rule);
    expect(await server().deps.db.collection('activities').countDocuments({})).toBe(0);
  });

  it('makes the shifts of a weekly rule, and needs an insurance before dangerous work is published', async () => {
    const view = await made({ risk: 'dangerous', when: { firstOn: '2026-03-07', from: '09:00', to: '11:00', weekdays: [6, 3], until: '2026-03-21' } });
    expect(view.shifts.map(({ startsAt }) => startsAt.slice(0, 13))).toEqual(['2026-03-07T01', '2026-03-11T01', '2026-03-14T01', '2026-03-18T01', '2026-03-21T01']);
    expect(await refusal('plumStaff', view.id, 'publish')).toBe('activityInsurance');
    const { when: _when, ...rest } = written({ risk: 'dangerous', insurance: '意外险' }) as { when: object };
    await step('plumStaff', view.id, 'edit', { ...rest, when: _when });
    expect(await step('plumStaff', view.id, 'publish')).toMatchObject({ state: 'published', insurance: '意外险' });
  });
});

describe('finding and reading', () => {
  it('lists what is near or in one\'s community, what fits first, and where exactly to meet only to those who come', async () => {
    await helper('bob', ['hair']);
    const plain = await opened();
    const fitting = await opened({ title: '义剪', roles: [{ name: '理发', skills: ['hair'], places: 1 }], when: { firstOn: '2026-03-14', from: '09:00', to: '11:00' } });
    const bob = await as('bob');
    const list = (await bob.get('/activities').expect(200)).body as { items: { id: string; fits: boolean; free: number; metres: number | null }[] };
    expect(list.items.map(({ id, free, metres }) => [id, free, metres])).toEqual([[plain.id, 2, null], [fitting.id, 1, null]]);
    const near = (await bob.get('/activities?lng=113.9015&lat=22.6015').expect(200)).body as typeof list;
    expect(near.items).toHaveLength(2);
    expect(near.items[0]?.metres).toBeLessThan(1_000);
    expect((await bob.get('/activities?lng=100&lat=20').expect(200)).body).toMatchObject({ items: [] });
    expect(await seen('bob', plain.id)).toMatchObject({ viewer: 'guest', meet: null, actions: [], volunteer: true });
    expect(await joined('bob', plain)).toBe('done');
    expect(await seen('bob', plain.id)).toMatchObject({ meet: '旗杆下找小林', shifts: [{ mine: { state: 'seated', actions: ['cancel', 'swap'] }, roles: [{ free: 1 }] }] });
  });

  it.each([
    [{ risk: 'dangerous', insurance: '意外险', minAge: 60 }, 'activityAge'], [{ visit: true }, 'activityVisitLevel'], [{ roles: [{ name: '电工', skills: ['electrics'], places: 1 }] }, 'activitySkill'], [{ opensAt: '2026-03-03T00:00:00.000Z' }, 'activityNotOpen'], [{ closesHours: 72, when: { firstOn: '2026-03-04', from: '09:00', to: '11:00' } }, 'activityClosed'],
  ])('refuses a sign-up with %j: %s, and says so on the page', async (changes, rule) => {
    await helper('bob');
    const view = await opened(changes);
    expect((await seen('bob', view.id)).shifts[0]?.roles[0]?.why).toBe(rule);
    expect(await joined('bob', view)).toBe(rule);
    expect(await joined('cy', view)).toBe('activityNotVolunteer' === rule ? rule : (await joined('cy', view)));
  });

  it('goes into homes at level 2, and is refused to those who are no volunteers', async () => {
    await helper('bob');
    await raiseLevel(server().deps, 'bob', 2);
    const view = await opened({ visit: true });
    expect(await joined('bob', view)).toBe('done');
    expect(await joined('v1', view)).toBe('activityNotVolunteer');
  });
});

describe('what changes', () => {
  it('tells everybody at once, who may then leave without a word; more places go to those who wait', async () => {
    for (const who of ['bob', 'v1', 'v2']) await helper(who);
    const view = await opened({ cancelHours: 72, when: { firstOn: '2026-03-04', from: '09:00', to: '11:00' } });
    expect(await Promise.all([joined('bob', view), joined('v1', view)])).toEqual(['done', 'done']);
    expect(await joined('v2', view, { wait: true })).toBe('done');
    expect((await mine('bob'))[0]).toMatchObject({ leavingAsks: true });
    await step('plumStaff', view.id, 'change', { title: '周三清洁日', text: '捡一捡。', where: '东门', roles: [{ name: '捡拾', places: 3 }] });
    await settle();
    expect((await mine('bob'))[0]).toMatchObject({ title: '周三清洁日', leavingAsks: false });
    expect((await mine('v2'))[0]).toMatchObject({ state: 'offered' });
    expect([await inboxOf('bob'), (await inboxOf('v2')).sort()]).toEqual([['shiftChanged'], ['shiftChanged', 'shiftOffered']]);
    expect(await refusal('plumStaff', view.id, 'change', { title: '清洁日', text: '捡一捡。', where: '东门', roles: [{ name: '别的', places: 3 }] })).toBe('activityRoles');
  });

  it('moves a shift with the times that people hold', async () => {
    await helper('bob');
    const [view, other] = [await opened(), await opened({ when: { firstOn: '2026-03-08', from: '09:00', to: '11:00' } })];
    await joined('bob', view);
    await step('plumStaff', view.id, 'move', { shiftId: view.shifts[0]?.id, startsAt: '2026-03-08T02:00:00.000Z', endsAt: '2026-03-08T04:00:00.000Z' });
    await settle();
    expect((await mine('bob'))[0]).toMatchObject({ startsAt: '2026-03-08T02:00:00.000Z' });
    expect(await joined('bob', other)).toBe('activityOverlap');
  });

  it('is called off with a reason that everybody reads, and frees their time', async () => {
    for (const who of ['bob', 'v1']) await helper(who);
    const [view, other] = [await opened(), await opened({ title: '另一场' })];
    await joined('bob', view);
    await joined('v1', view);
    expect(await refusal('plumStaff', view.id, 'cancel', { reason: 'other' })).toBe('activityReason');
    await step('plumStaff', view.id, 'cancel', { reason: 'weather', text: '有大雨' });
    await settle();
    expect(await inboxOf('v1')).toEqual(['shiftOff']);
    // The clock stands still, so the order is by chance.
    expect((await (await as('v1')).get('/inbox').expect(200)).body.items).toEqual(expect.arrayContaining([expect.objectContaining({ body: '周六清洁日：天气不好，有大雨。谢谢您愿意来。', target: { kind: 'activity', id: view.id } })]));
    expect(await joined('bob', other)).toBe('done');
    expect(await joined('v1', view)).toBe('activityOff');
  });

  it('names a leader, who reads who comes and may say a word; nobody else reads it', async () => {
    for (const who of ['bob', 'v1']) await helper(who);
    const view = await opened();
    const shiftId = view.shifts[0]?.id ?? '';
    await joined('bob', view);
    await joined('v1', view);
    const people = `/activities/${view.id}/shifts/${shiftId}/people`;
    await (await as('bob')).get(people).expect(403);
    await (await as('pineStaff')).get(people).expect(403);
    const { items } = (await (await as('plumStaff')).get(people).expect(200)).body as { items: { id: string; name: string }[] };
    expect(items).toHaveLength(2);
    await step('plumStaff', view.id, 'lead', { shiftId, signUpId: (await mine('bob'))[0]?.id });
    expect(await seen('bob', view.id)).toMatchObject({ viewer: 'leader', actions: ['message'] });
    await (await as('bob')).get(people).expect(200);
    await step('bob', view.id, 'message', { shiftId, text: '带上水，早点到。' });
    expect([await inboxOf('bob'), await inboxOf('v1')]).toEqual([['shiftLead'], ['shiftMessage']]);
    expect(await refusal('bob', view.id, 'cancel', { reason: 'weather' })).toBe('not_allowed');
    expect(await refusal('bob', view.id, 'message', { shiftId, text: '加我微信 13800138000' })).toBe('activityPersonal');
  });

  it('shows where hands are missing in the next two weeks', async () => {
    await helper('bob');
    const view = await opened();
    await opened({ when: { firstOn: '2026-03-30', from: '09:00', to: '11:00' } });
    await joined('bob', view);
    expect((await (await as('plumStaff')).get('/workbench/activity-gaps').expect(200)).body.items).toMatchObject([{ activityId: view.id, roles: [{ name: '捡拾', missing: 1 }] }]);
    at('2026-03-07T12:00:00+08:00');
    expect((await (await as('plumStaff')).get('/workbench/activities?desk=over').expect(200)).body.items).toMatchObject([{ id: view.id }]);
  });
});

it('gives a calendar under an address that nobody guesses, and only the newest', async () => {
  await helper('bob');
  await joined('bob', await opened({ title: '清洁日；带伞, 帽' }));
  const bob = await as('bob');
  const [first, second] = [(await bob.post('/sign-ups/calendar', {})).body.url as string, (await bob.post('/sign-ups/calendar', {})).body.url as string];
  await server().request.get(first).expect(404);
  await server().request.get('/api/v1/calendars/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA').expect(404);
  const { text, headers } = await server().request.get(second).buffer(true).parse((res, done) => { let all = ''; res.setEncoding('utf8'); res.on('data', (part: string) => { all += part; }); res.on('end', () => done(null, all)); }).expect(200).then((answer) => ({ text: String(answer.body), headers: answer.headers }));
  expect(headers['content-type']).toContain('text/calendar');
  expect(text).toContain('DTSTART:20260307T010000Z\r\n');
  expect(text).toContain('SUMMARY:清洁日；带伞\\, 帽\r\n');
});
