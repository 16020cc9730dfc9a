import type { ResponseOf } from '../../shared/contract';
import { until, type WeappPage } from '../support/weapp';
import { me } from './cases/fixtures';
import { freshPhone, openShowing, press, type Phone } from './cases/support';

/** Pages of the station about volunteers, and those by which volunteers are found and asked. */

const staff = { ...me, roles: [{ role: 'stationStaff' as const, unit: { id: 'station-1', name: '梧桐里社区工作站', kind: 'station' as const }, since: '2025-01-01T00:00:00.000Z', until: null }] };
const station = me.home?.station ?? { id: 'st', name: '', phone: '', hours: '' };
const [from, to] = ['2099-12-05T01:00:00.000Z', '2099-12-05T03:00:00.000Z'];

let phone: Phone;
const opened = (page: string, words: string, params: Record<string, string> = {}): Promise<WeappPage> => openShowing(phone, `features/${page.replace('/', '/pages/')}`, words, params);
const nav = (): string[] => phone.app.wx.callsOf('navigateTo').map(({ url }) => String(url));
beforeEach(async () => { phone = await freshPhone(staff); });

it('shows where hands are missing in the next two weeks, who waits there, and the way to the activity', async () => {
  phone.server.answer('GET /workbench/activity-gaps', () => ({ items: [{ activityId: 'a-1', title: '给老人理发', shiftId: 'a-1-0', startsAt: from, roles: [{ name: '理发', missing: 2, waiting: 0 }, { name: '陪老人', missing: 1, waiting: 3 }] }] }));
  const page = await opened('activities/gaps', '给老人理发');
  for (const words of ['理发还缺 2 个', '陪老人还缺 1 个', '3 位在排队', '9:00']) expect(page.text()).toContain(words);
  await press(page, '给老人理发');
  await until('the activity', () => nav().some((url) => url.includes('activities/pages/activity') && url.includes('id=a-1')));
  await page.close();
  phone.server.answer('GET /workbench/activity-gaps', () => ({ items: [] }));
  await (await opened('activities/gaps', '两周里都不缺人')).close();
});

it('lists activities by desk, with how many there are', async () => {
  const row = { id: 'a-1', title: '大手拉小手', where: '活动室', risk: 'plain' as const, visit: false, minAge: 8, state: 'submitted' as const, startsAt: from, endsAt: to, shifts: 1, free: 4, fits: false, mine: false, metres: null, team: '修修补补队' };
  phone.server.answer('GET /workbench/activities', ({ query }) => ({ items: query.desk === 'check' ? [row] : [], next: null, counts: { open: 0, check: 1, draft: 0, over: 0 } }));
  const page = await opened('activities/desk', '等您看');
  await press(page, '等您看 1');
  await until('that of the team', () => page.text().includes('大手拉小手'));
  expect(page.text()).toContain('修修补补队');
  await page.close();
});

it('lists sign-ups with what is late first and proofs that nobody has seen, and goes on to each', async () => {
  const row = { id: 'v-1', name: '李明', number: null, state: 'submitted' as const, minor: false, level: 2 as const, skills: ['firstAid' as const], unseen: 1, guardianWaits: false, dueAt: '2026-11-23T09:00:00.000Z', overdue: true, at: '2026-11-20T02:00:00.000Z' };
  phone.server.answer('GET /workbench/volunteers', () => ({ items: [row], next: null, counts: { check: 1, asked: 0, active: 4, over: 0 }, stations: [{ id: 'station-1', name: '梧桐里社区工作站', approval: true, mayChange: false }] }));
  const page = await opened('volunteers/desk', '李明');
  for (const words of ['急救', '过了时间', '1 张证书没看']) expect(page.text()).toContain(words);
  // Whether the station looks first is for its head to say.
  expect(page.findAll('[role=switch], .u-switch')).toHaveLength(0);
  await press(page, '李明');
  await until('the record', () => nav().some((url) => url.includes('volunteers/pages/record') && url.includes('id=v-1')));
  await page.close();
});

it('lists tasks that were reported before those under way', async () => {
  const row = { id: 't-1', kind: 'verify' as const, title: '看看楼道的灯', where: '3 栋', visit: false, skills: [], state: 'reported' as const, places: 1, taken: 1, dueAt: to, late: false, fits: false };
  phone.server.answer('GET /workbench/volunteer-tasks', ({ query }) => ({ items: query.desk === 'check' ? [row] : [], next: null, counts: { check: 1, open: 0, going: 0, over: 0 } }));
  const page = await opened('volunteers/taskDesk', '看看楼道的灯');
  expect(page.text()).toContain('3 栋');
  await page.close();
});

it('sends residents away from the desks, kindly and without asking the server', async () => {
  phone = await freshPhone(me);
  for (const desk of ['activities/gaps', 'activities/desk', 'volunteers/desk', 'volunteers/taskDesk', 'teams/search']) await (await opened(desk, '去“我的”')).close();
  for (const route of ['GET /workbench/activity-gaps', 'GET /workbench/activities', 'GET /workbench/volunteers', 'GET /workbench/volunteer-tasks', 'GET /workbench/able-neighbours'] as const) expect(phone.server.calls(route)).toHaveLength(0);
});

it('lets oneself be found by a skill in words of one\'s own, and is gone from the directory by one press', async () => {
  phone = await freshPhone(me);
  const entry = { skill: 'carpentry' as const, text: '修桌椅', paid: false };
  let entries: (typeof entry)[] = [];
  phone.server.answer('GET /able-neighbours/mine', () => ({ volunteer: true, skills: ['carpentry', 'company'], entries }));
  phone.server.answer('PUT /able-neighbours/mine', ({ body }) => { entries = body.entries.length > 0 ? [entry] : []; return { volunteer: true, skills: ['carpentry', 'company'], entries }; });
  const page = await opened('teams/able', '木工');
  await page.tap(page.findAll('.u-switch')[0] as HTMLElement);
  await until('the words', () => page.findAll('.u-field__input').length === 1);
  await page.input(page.findAll('.u-field__input')[0] as HTMLElement, '修桌椅');
  await press(page, '记下');
  await until('it is kept', () => phone.server.calls('PUT /able-neighbours/mine').length === 1);
  expect(phone.server.calls('PUT /able-neighbours/mine')[0]?.body).toEqual({ entries: [entry] });
  await until('the way out', () => page.text().includes('全部关上'));
  await press(page, '全部关上');
  await until('nothing is left', () => phone.server.calls('PUT /able-neighbours/mine').length === 2);
  expect(phone.server.calls('PUT /able-neighbours/mine')[1]?.body).toEqual({ entries: [] });
  await page.close();
});

it('finds who can come by names, times and distance, without a number, and asks those who are ticked', async () => {
  phone.server.answer('GET /workbench/able-neighbours', () => ({ items: [{ volunteerId: 'v-1', name: '赵志强', skills: ['carpentry'], times: ['weekend'], languages: ['mandarin'], level: 2, minor: false, entries: [{ skill: 'carpentry', text: '有梯子', paid: true }], metres: 300, busy: true, asked: 1 }], more: false, grids: [{ id: 'g1', name: '第 1 网格' }], stations: [{ id: 'station-1', name: '梧桐里社区工作站' }] }));
  const page = await opened('teams/search', '赵志强');
  for (const words of ['有梯子', '300', '周末']) expect(page.text()).toContain(words);
  expect(page.text()).not.toMatch(/1\d{10}/);
  await press(page, '选上赵志强');
  await until('the tick', () => page.text().includes('请这 1 位'));
  await page.close();
});

const invite: ResponseOf<'GET /invitations/:id'> = { id: 'i-1', kind: 'time', title: '周二搬桌椅', where: '活动室', from, to, state: 'open', asked: 2, yes: 0, no: 0, at: '2026-11-24T02:00:00.000Z', revision: 1, text: '搬到二楼，要梯子。', station, taskId: null, viewer: 'asked', mine: null, people: [], why: null, open: true };
it('is answered by one of two words, without a reason, and can be thought over', async () => {
  phone = await freshPhone(me);
  phone.server.answer('GET /invitations/:id', () => (phone.server.calls('POST /invitations/:id/answer').length > 0 ? { ...invite, mine: 'yes' } : invite));
  phone.server.answer('POST /invitations/:id/answer', () => ({ ...invite, mine: 'yes' as const }));
  const page = await opened('teams/invitation', '周二搬桌椅', { id: 'i-1' });
  expect(page.text()).not.toContain('赵志强');
  await press(page, '可以');
  await until('the answer', () => phone.server.calls('POST /invitations/:id/answer').length === 1);
  expect(phone.server.calls('POST /invitations/:id/answer')[0]?.body).toEqual({ answer: 'yes' });
  await until('the way back', () => !page.text().includes('这次不行'));
  await page.close();
});

it('shows the station what each said, and is called off only with a word', async () => {
  const theirs: typeof invite = { ...invite, viewer: 'station', yes: 1, people: [{ volunteerId: 'v-1', name: '赵志强', answer: 'yes', at: invite.at }, { volunteerId: 'v-2', name: '李明', answer: null, at: null }] };
  phone.server.answer('GET /invitations/:id', () => theirs);
  phone.server.answer('POST /invitations/:id/call-off', () => ({ ...theirs, state: 'calledOff' as const, open: false, why: '桌椅搬好了' }));
  const page = await opened('teams/invitation', '赵志强', { id: 'i-1' });
  expect(page.text()).toContain('李明');
  await press(page, '不用来了');
  await press(page, '不用来了');
  expect(phone.server.calls('POST /invitations/:id/call-off')).toHaveLength(0);
  await page.input(page.findAll('.u-field__input')[0] as HTMLElement, '桌椅搬好了');
  await press(page, '不用来了');
  await until('it is called off', () => phone.server.calls('POST /invitations/:id/call-off').length === 1);
  expect(phone.server.calls('POST /invitations/:id/call-off')[0]?.body).toEqual({ revision: 1, text: '桌椅搬好了' });
  await page.close();
});
