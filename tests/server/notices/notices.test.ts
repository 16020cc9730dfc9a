import { createBuildings, createRooms } from '../../../server/features/organisation';
import { setScene, writing, type View } from './support';

const { as, post, must, get, refused, seen, step, attempt, refusal, later, tell, storm, inboxOf, count, server } = setScene();
const titles = async (who: string): Promise<string[]> => (await get<{ pinned: { title: string }[]; items: { title: string }[] }>(who, '/notices')).items.map(({ title }) => title);

it('is read by nobody before it is let out, and by everybody who lives there after', async () => {
  const draft = await must<View>('plumStaff', '/notices', writing());
  expect(draft).toMatchObject({ state: 'draft', edition: 0, desk: { part: 'writer', actions: ['change', 'release', 'drop'], reads: 0 } });
  expect(await Promise.all(['ann', 'pineStaff'].map(async (who) => (await (await as(who)).get(`/notices/${draft.id}`)).status))).toEqual([404, 404]);
  expect([await titles('ann'), (await server().request.get(`/p/notices/${draft.id}`)).status]).toEqual([[], 404]);
  const out = await step('plumStaff', draft.id, 'release');
  expect(out).toMatchObject({ state: 'out', edition: 1, unit: { name: '梅社区工作站' }, person: 'plumStaff先生', at: '2026-08-20T02:00:00.000Z' });
  expect([await titles('ann'), await titles('cy'), (await get<{ unread: number }>('ann', '/me')).unread, (await get<{ unread: number }>('cy', '/me')).unread]).toEqual([['明天上午停水'], [], 1, 0]);
  expect(await seen('ann', draft.id)).toMatchObject({ desk: null, fresh: true, text: '修 3 栋的水管，请接些水备用。' });
  expect(await inboxOf('ann')).toMatchObject([{ kind: 'noticeOut', title: '明天上午停水', body: '梅社区工作站发的通知，明天 8:00 到 12:00。', target: { kind: 'notice', id: draft.id }, read: false }]);
  expect((await get<{ notices: unknown[] }>('ann', '/home')).notices).toMatchObject([{ title: '明天上午停水' }]);
});

it('is one for one tap, for land that the office looks after, with its blanks filled in', async () => {
  const staff = await as('plumStaff');
  const first = await staff.post('/notices', writing(), 'notice-key-0001').expect(201);
  expect((await staff.post('/notices', writing(), 'notice-key-0001')).body.id).toBe(first.body.id);
  expect((await staff.post('/notices', writing({ title: '别的' }), 'notice-key-0001')).body.error.code).toBe('key_reused');
  expect(await Promise.all([writing({ areas: [{ kind: 'community', id: 'pine' }] }), writing({ areas: [{ kind: 'street', id: 'north' }] }), writing({ areas: [{ kind: 'grid', id: 'plum' }] }), writing({ areas: [{ kind: 'grid', id: 'g0' }, { kind: 'grid', id: 'g0' }] }), writing({ to: '2026-08-20T01:00:00.000Z' }), writing({ pinnedUntil: '2026-12-01' }), writing({ unitId: 'pine-station' })].map((body) => refused('plumStaff', '/notices', body)))).toEqual(['noticeArea', 'noticeArea', 'noticeArea', 'noticeAreaTwice', 'noticeWhen', 'noticePin', 'not_allowed']);
  expect(await refused('ann', '/notices', writing())).toBe('not_allowed');
  const blank = await must<View>('plumStaff', '/notices', writing({ text: '因为【修哪里】要停水。' }));
  expect(await refusal('plumStaff', blank.id, 'release')).toBe('noticeBlanks');
  const [before, , after] = await Promise.all([attempt('plumStaff', first.body.id, 'release'), attempt('plumHead', first.body.id, 'release'), attempt('plumHead', first.body.id, 'drop')]);
  expect([before.status, after.status].filter((status) => status === 200).length).toBeLessThanOrEqual(1);
});

it('lets an emergency out by a second person only, of an office that looks after all of it', async () => {
  const { id } = await storm({ areas: [{ kind: 'community', id: 'plum' }] });
  expect([await refusal('plumStaff', id, 'release'), await refusal('plumHead', id, 'release')]).toEqual(['noticeSecond', 'noticeSecond']);
  await step('plumStaff', id, 'hand-in');
  await server().drain();
  expect((await inboxOf('plumHead')).map(({ kind }) => kind)).toEqual(['noticeToRelease']);
  expect([await refusal('plumStaff', id, 'release'), await refusal('pineStaff', id, 'release'), await refusal('ann', id, 'release')]).toEqual(['not_allowed', 'not_found', 'not_found']);
  await step('plumHead', id, 'send-back', { reason: '写上打谁的电话' });
  await step('plumHead', id, 'change', { ...writing({ kind: 'storm', emergency: true, title: '台风要来', text: '收好花盆，有事打工作站。', from: null, to: null }), unitId: undefined });
  await step('plumStaff', id, 'hand-in');
  // Whoever had a hand in it is one of its writers; the street is the second.
  expect([await refusal('plumHead', id, 'release'), await refusal('plumStaff', id, 'release'), await refusal('southDispatcher', id, 'release')]).toEqual(['not_allowed', 'not_allowed', 'not_found']);
  expect(await step('northDispatcher', id, 'release')).toMatchObject({ state: 'out', emergency: true });
  expect((await inboxOf('ann'))[0]).toMatchObject({ kind: 'noticeEmergency', title: '应急：台风要来' });
});

it('of a street is let out by a station of one of its communities, which finds it at its desk and does nothing else with it', async () => {
  const areas = [{ kind: 'community' as const, id: 'plum' }, { kind: 'community' as const, id: 'pine' }];
  const { id } = await must<View>('northDispatcher', '/notices', writing({ unitId: 'north-office', kind: 'storm', emergency: true, title: '台风要来', from: null, to: null, areas }));
  expect((await (await as('plumHead')).get(`/notices/${id}`)).status).toBe(404);
  await step('northDispatcher', id, 'hand-in');
  await server().drain();
  expect([(await inboxOf('plumHead')).map(({ kind }) => kind), (await get<{ items: { id: string }[] }>('pineStaff', '/workbench/notices?desk=waiting')).items.map((row) => row.id)]).toEqual([['noticeToRelease'], [id]]);
  expect([await refusal('plumHead', id, 'drop'), await refusal('southDispatcher', id, 'release')]).toEqual(['not_allowed', 'not_found']);
  await step('plumHead', id, 'release');
  expect([await titles('ann'), await titles('cy'), await refusal('plumHead', id, 'withdraw', { reason: '甲' })]).toEqual([['台风要来'], ['台风要来'], 'not_allowed']);
});

it('counts who opened it, once each, and tells nobody who', async () => {
  const { id } = await tell();
  for (const who of ['ann', 'ann', 'bob']) await must(who, `/notices/${id}/read`, {});
  later(1);
  await count();
  expect((await seen('plumStaff', id)).desk).toMatchObject({ reads: 2, readsAt: '2026-08-20T03:00:00.000Z' });
  expect(JSON.stringify(await server().deps.db.collection('noticeReads').find().toArray())).not.toMatch(/ann|bob/);
  expect([(await seen('ann', id)).fresh, (await seen('cy', id)).fresh, (await seen('bob', id)).desk]).toEqual([false, true, null]);
  expect((await get<{ unread: number }>('bob', '/me')).unread).toBe(0);
});

it('is corrected with its history for everybody, and is news again to who had read it', async () => {
  const { id } = await tell({ pinnedUntil: '2026-08-22' });
  await must('ann', `/notices/${id}/read`, {});
  later(2);
  const fix = { title: '明天下午停水', text: '水管改到下午修。', from: '2026-08-21T06:00:00.000Z', to: '2026-08-21T09:00:00.000Z', why: '施工队改了时间' };
  expect(await refusal('plumStaff', id, 'correct', { ...fix, ...writing(), why: '没改', unitId: undefined, kind: undefined, emergency: undefined, areas: undefined, pinnedUntil: undefined })).toBe('noticeSame');
  await step('plumHead', id, 'correct', fix);
  expect(await seen('ann', id)).toMatchObject({ title: '明天下午停水', edition: 2, fresh: true, pinned: true, corrections: [{ title: '明天上午停水', why: '施工队改了时间' }] });
  expect(await inboxOf('ann')).toMatchObject([{ kind: 'noticeCorrected', title: '更正：明天下午停水', read: false }]);
  const page = (await server().request.get(`/p/notices/${id}`).expect(200)).text;
  for (const words of ['明天下午停水', '水管改到下午修', '施工队改了时间', '明天上午停水', '梅社区工作站']) expect(page).toContain(words);
});

it('has a correction of an emergency confirmed by somebody else, and shows the old words until then', async () => {
  const { id } = await storm();
  await step('plumStaff', id, 'hand-in');
  await step('plumHead', id, 'release');
  const fix = { title: '台风不来了', text: '台风转向，门窗可以开。', from: null, to: null, why: '气象台改了预报' };
  const asked = await step('plumHead', id, 'correct', fix);
  expect(asked).toMatchObject({ title: '台风要来', edition: 1, desk: { part: 'writer', proposal: { title: '台风不来了' } } });
  expect([await refusal('plumHead', id, 'confirm'), (await seen('ann', id)).title]).toEqual(['not_allowed', '台风要来']);
  expect(await step('plumStaff', id, 'confirm')).toMatchObject({ title: '台风不来了', edition: 2, desk: { proposal: null } });
});

it('is recalled from the wrong area, and those who were told are told so', async () => {
  const { id } = await tell();
  await must('ann', `/notices/${id}/read`, {});
  later(1);
  expect([await refusal('ann', id, 'recall', { reason: '错' }), await refusal('pineStaff', id, 'recall', { reason: '错' })]).toEqual(['not_allowed', 'not_allowed']);
  await step('plumStaff', id, 'recall', { reason: '应该发给松社区' });
  expect(await inboxOf('ann')).toMatchObject([{ kind: 'noticeRecalled', read: false, body: expect.stringContaining('应该发给松社区') }]);
  expect([await refusal('plumStaff', id, 'correct', { title: '甲', text: '乙', from: null, to: null, why: '丙' }), (await get<{ notices: unknown[] }>('ann', '/home')).notices]).toEqual(['wrong_state', []]);
  expect((await server().request.get(`/p/notices/${id}`)).text).toContain('发错了地方');
});

it('goes to a building alone, and stands in the list of its community for who looks there', async () => {
  await createBuildings(server().deps, [{ id: 'b-3', communityId: 'plum', estate: '', name: '3 栋', placeId: null }]);
  await createRooms(server().deps, [{ id: 'r-301', buildingId: 'b-3', communityId: 'plum', entrance: '', no: '301', area: null }]);
  await server().deps.db.collection<{ _id: string }>('homes').updateOne({ _id: 'bound-plumGrid' }, { $set: { roomId: 'r-301' } });
  const { id } = await tell({ title: '3 栋停水', areas: [{ kind: 'building', id: 'b-3' }] });
  expect([await titles('plumGrid'), await titles('ann')]).toEqual([['3 栋停水'], []]);
  expect((await get<{ items: { id: string }[]; community: { name: string } }>('cy', '/notices?communityId=plum'))).toMatchObject({ items: [{ id, areas: [{ name: '3 栋' }] }], community: { name: '梅社区' } });
  const choices = await get<{ top: object[]; below: { kind: string }[] }>('plumStaff', '/workbench/notice-areas');
  expect([choices.top, choices.below.map(({ kind }) => kind)]).toMatchObject([[{ kind: 'community', id: 'plum' }], ['grid', 'grid', 'building']]);
  expect((await (await as('plumStaff')).get('/workbench/notice-areas?under=pine')).status).toBe(404);
});

it('is withdrawn by one alone, is forgotten after its time, and is on paper with a code', async () => {
  const { id } = await tell();
  const paper = (await server().request.get(`/p/notices/${id}/paper`).expect(200)).text;
  for (const words of ['各位居民', '<svg class="qr"', '扫一扫', '2026 年 8 月 20 日']) expect(paper).toContain(words);
  later(48);
  expect([await inboxOf('ann'), await titles('ann')]).toEqual([[], ['明天上午停水']]);
  await step('plumHead', id, 'withdraw', { reason: '水管修好了' });
  expect((await inboxOf('ann')).map(({ kind }) => kind)).toEqual(['noticeWithdrawn']);
  const desk = await get<{ counts: object; items: object[] }>('plumStaff', '/workbench/notices?desk=over');
  expect([desk.counts, desk.items.length, (await post('ann', '/inbox/read-all', {})).status, (await get<{ unread: number }>('ann', '/me')).unread]).toEqual([{ draft: 0, waiting: 0, out: 0, over: 1 }, 1, 200, 0]);
});
