import type { ResponseOf } from '../../shared/contract';
import { until, type WeappPage } from '../support/weapp';
import { me } from './cases/fixtures';
import { freshPhone, openShowing, press, type Phone } from './cases/support';

type View = ResponseOf<'GET /activities/:id'>;
type MyShift = ResponseOf<'GET /sign-ups'>['items'][number];
const station: View['station'] = me.home?.station ?? { id: 'st', name: '', phone: '', hours: '' };
const [from, to] = ['2099-12-05T01:00:00.000Z', '2099-12-05T03:00:00.000Z'];
const mine: NonNullable<View['shifts'][number]['mine']> = { id: 'u-1', revision: 2, state: 'seated', roleId: 'r0', party: 1, last: false, answerBy: null, swapping: false, leavingAsks: false, attendance: null, actions: ['cancel', 'swap'] };
const view: View = {
  id: 'a-1', title: '周六清洁日', where: '小广场', risk: 'outdoor', visit: false, minAge: 8, state: 'published', revision: 3, viewer: 'guest', text: '捡一捡垃圾。', bring: '手套', insurance: null, meet: null, point: { lng: 113.9, lat: 22.6, system: 'gcj02' }, roles: [{ id: 'r0', name: '捡拾', skills: [], places: 30, paid: false }],
  shifts: [{ id: 'a-1-0', startsAt: from, endsAt: to, state: 'open', led: false, leading: false, roles: [{ id: 'r0', free: 2, waiting: 0, why: null }], mine: null, swaps: [] }], opensAt: null, closesHours: 0, cancelHours: 24, community: { id: 'c01', name: '梧桐里社区' }, station, team: null, project: null, volunteer: true, timeline: [], actions: [],
};
const withShift = (part: Partial<View['shifts'][number]>, more: Partial<View> = {}): View => ({ ...view, ...more, shifts: view.shifts.map((shift) => ({ ...shift, ...part })) });
const full = withShift({ roles: [{ id: 'r0', free: 0, waiting: 3, why: null }] });
const shift: MyShift = { ...mine, state: 'offered', answerBy: '2099-12-04T04:00:00.000Z', actions: ['accept', 'decline'], activityId: 'a-1', shiftId: 'a-1-0', title: view.title, where: view.where, meet: '', role: '捡拾', startsAt: from, endsAt: to, leading: false, code: null };
const staff = { ...me, roles: [{ role: 'stationStaff' as const, unit: { id: 'station-1', name: '梧桐里社区工作站', kind: 'station' as const }, since: '2025-01-01T00:00:00.000Z', until: null }] };

let phone: Phone;
const opened = (page: string, words: string, params: Record<string, string> = {}): Promise<WeappPage> => openShowing(phone, `features/activities/pages/${page}`, words, params);
beforeEach(async () => { phone = await freshPhone(me); });

it('lists what can be signed up for, and says kindly where there is nothing', async () => {
  const row = { id: 'a-1', title: view.title, where: view.where, risk: view.risk, visit: false, minAge: 8, state: view.state, startsAt: from, endsAt: to, shifts: 4, free: 2, fits: true, mine: false, metres: null, team: null };
  phone.server.answer('GET /activities', () => ({ items: [row], volunteer: true, coming: 0 }));
  const page = await opened('find', view.title);
  for (const words of ['您合适', '还要 2 人', '后面还有 3 场', '9:00 到 11:00']) expect(page.text()).toContain(words);
  await page.close();
  phone.server.answer('GET /activities', () => ({ items: [], volunteer: false, coming: 0 }));
  const empty = await opened('find', '现在没有招人的活动');
  expect(empty.text()).toContain('报了名，工作站登记好');
  await empty.close();
});

it('is signed up for by one press, and then says where to meet', async () => {
  phone.server.answer('GET /activities/:id', () => (phone.server.calls('POST /activities/:id/sign-up').length > 0 ? withShift({ mine }, { meet: '旗杆下找小林' }) : view));
  phone.server.answer('POST /activities/:id/sign-up', () => ({ ...shift, ...mine }));
  const page = await opened('activity', '报上了就看得到在哪里碰头', { id: 'a-1' });
  await press(page, '报名');
  await until('where to meet', () => page.text().includes('旗杆下找小林'));
  expect(phone.server.calls('POST /activities/:id/sign-up')[0]).toMatchObject({ params: { id: 'a-1' }, body: { shiftId: 'a-1-0', roleId: 'r0', party: 1, last: false, wait: false }, key: expect.any(String) });
  await page.close();
});

it('is waited for where it is full, and says why where it cannot be had', async () => {
  phone.server.answer('GET /activities/:id', () => full);
  phone.server.answer('POST /activities/:id/sign-up', () => ({ ...shift, state: 'waiting', answerBy: null, actions: ['cancel'] }));
  const page = await opened('activity', '3 位在排队', { id: 'a-1' });
  await press(page, '排队，有空位问我');
  await until('it was asked', () => phone.server.calls('POST /activities/:id/sign-up').length === 1);
  expect(phone.server.calls('POST /activities/:id/sign-up')[0]?.body).toMatchObject({ wait: true });
  await page.close();
  phone.server.answer('GET /activities/:id', () => withShift({ roles: [{ id: 'r0', free: 2, waiting: 0, why: 'activityOverlap' }] }));
  const refused = await opened('activity', '这个时间您已经有别的班了', { id: 'a-1' });
  await refused.close();
});

it('shows an offered place with the time to answer, and takes a yes', async () => {
  phone.server.answer('GET /sign-ups', ({ query }) => ({ items: query.lane === 'past' ? [] : [shift], next: null }));
  phone.server.answer('POST /sign-ups/:id/accept', () => ({ ...shift, state: 'seated', answerBy: null, actions: ['cancel'] }));
  const page = await opened('mine', '有空位了');
  await press(page, '我去');
  await until('the yes', () => phone.server.calls('POST /sign-ups/:id/accept').length === 1);
  expect(phone.server.calls('POST /sign-ups/:id/accept')[0]).toMatchObject({ params: { id: 'u-1' }, body: { revision: 2 } });
  await press(page, '以前的');
  await until('nothing yet', () => page.text().includes('还没有去过'));
  await page.close();
});

it('leaves with a reason where it is near, and offers the place to a named volunteer', async () => {
  const near = { ...shift, ...mine, leavingAsks: true };
  phone.server.answer('GET /sign-ups', () => ({ items: [near], next: null }));
  phone.server.answer('POST /sign-ups/:id/cancel', () => ({ ...near, state: 'left', actions: [] }));
  phone.server.answer('POST /sign-ups/:id/swap', () => ({ ...near, swapping: true }));
  const page = await opened('mine', view.title);
  await press(page, '请人换班');
  await press(page, '请人换班');
  await until('the swap', () => phone.server.calls('POST /sign-ups/:id/swap').length === 1);
  expect(phone.server.calls('POST /sign-ups/:id/swap')[0]?.body).toEqual({ revision: 2, to: null });
  await press(page, '去不了了');
  await press(page, '身体不舒服');
  await press(page, '去不了了');
  await until('it was left', () => phone.server.calls('POST /sign-ups/:id/cancel').length === 1);
  expect(phone.server.calls('POST /sign-ups/:id/cancel')[0]?.body).toEqual({ revision: 2, reason: 'ill', text: '' });
  await page.close();
});

it('is written by the station only when all is said; others are sent away', async () => {
  const page = await opened('edit', '这里归工作站');
  await page.close();
  phone = await freshPhone(staff);
  const desk = await opened('edit', '岗位 1');
  await press(desk, '先存着');
  await until('what is missing', () => desk.text().includes('还差 7 处'));
  expect(phone.server.calls('POST /activities')).toHaveLength(0);
  await desk.close();
});

it('leads the station to who came to a shift that is over, to put it right for three days; nobody else', async () => {
  phone = await freshPhone(staff);
  const [began, ended] = ['2026-11-23T01:00:00.000Z', '2026-11-23T03:00:00.000Z'];
  const past = withShift({ startsAt: began, endsAt: ended }, { viewer: 'station', volunteer: false, actions: ['lead', 'message'] });
  phone.server.answer('GET /activities/:id', () => past);
  const hand = { id: 'u-1', name: '赵志强', volunteerId: 'v-1', state: 'seated', roleId: 'r0', party: 1, last: false, leads: false, since: from, attendance: { state: 'noShow', late: false, cameAt: null, leftAt: null, evidence: 'mark', queued: false } } as const;
  phone.server.answer('GET /activities/:id/shifts/:shiftId/people', () => ({ items: [hand] }));
  phone.server.answer('POST /sign-ups/:id/mark', () => ({ ...hand, attendance: { ...hand.attendance, state: 'excused' } }));
  const page = await opened('activity', '办过的', { id: 'a-1' });
  expect(page.text()).toContain('还能记');
  await press(page, '23 日（周一）');
  expect(phone.app.wx.callsOf('navigateTo')[0]?.url).toContain('people?id=a-1&shift=a-1-0');
  await page.close();
  const people = await opened('people', '没有来', { id: 'a-1', shift: 'a-1-0' });
  expect(people.text()).not.toContain('给大家扫的码');
  await press(people, '赵志强');
  await press(people, '请了假');
  await until('the mark', () => phone.server.calls('POST /sign-ups/:id/mark').length === 1);
  expect(phone.server.calls('POST /sign-ups/:id/mark')[0]).toMatchObject({ params: { id: 'u-1' }, body: { mark: 'excused' } });
  await people.close();
  phone.server.answer('GET /activities/:id', () => ({ ...past, viewer: 'guest', volunteer: true, actions: [] }));
  const guest = await opened('activity', '捡一捡垃圾', { id: 'a-1' });
  expect(guest.text()).not.toContain('办过的');
  await guest.close();
});

it('is written with a day from which one signs up, and changes nothing that another program wrote', async () => {
  phone = await freshPhone(staff);
  const draft: View = { ...view, state: 'draft', viewer: 'station', minAge: 12, closesHours: 6, cancelHours: 0, opensAt: '2099-11-30T16:00:00.000Z', actions: ['edit'] };
  phone.server.answer('GET /activities/:id', () => draft);
  phone.server.answer('POST /activities/:id/edit', () => draft);
  phone.server.answer('GET /volunteer-projects', () => ({ items: [], next: null, community: { id: 'c01', name: '梧桐里社区' }, owners: [] }));
  const page = await opened('edit', '从哪一天起报名', { id: 'a-1' });
  for (const words of ['12 岁', '6 小时', '不用说']) expect(page.text()).toContain(words);
  await press(page, '先存着');
  await until('it was sent', () => phone.server.calls('POST /activities/:id/edit').length === 1);
  expect(phone.server.calls('POST /activities/:id/edit')[0]?.body).toMatchObject({ minAge: 12, closesHours: 6, cancelHours: 0, opensAt: '2099-11-30T16:00:00.000Z' });
  await page.close();
});

it('says what came of a sign-up: seated though somebody waits in case nobody comes, or noted in case nobody does', async () => {
  const said = (): string => JSON.stringify(phone.app.wx.callsOf('showToast'));
  phone.server.answer('GET /activities/:id', () => view);
  phone.server.answer('POST /activities/:id/sign-up', ({ body }) => ({ ...shift, ...mine, ...(body.last ? { state: 'waiting' as const, last: true } : {}) }));
  const page = await opened('activity', '一共 2 个人', { id: 'a-1' });
  await press(page, '一共 2 个人');
  await press(page, '报名');
  await until('the word', () => page.text().includes('报上了，谢谢您') || said().includes('报上了，谢谢您'));
  expect(phone.server.calls('POST /activities/:id/sign-up')[0]?.body).toMatchObject({ party: 2, last: false });
  await press(page, '没有别人我就来');
  await press(page, '报名');
  await until('the word', () => page.text().includes('快开始还缺人就问您') || said().includes('快开始还缺人就问您'));
  await page.close();
  phone.server.answer('GET /activities/:id', () => ({ ...view, minAge: 18 }));
  const alone = await opened('activity', '一人报一个名', { id: 'a-1' });
  expect(alone.text()).not.toContain('一共 2 个人');
  await alone.close();
});

it('is put into the calendar of the phone, one by one or as an address that keeps itself up to date', async () => {
  phone.server.answer('GET /sign-ups', () => ({ items: [{ ...shift, ...mine }], next: null }));
  phone.server.answer('POST /sign-ups/calendar', () => ({ url: '/api/v1/calendars/abc' }));
  const page = await opened('mine', '记到手机日历');
  await press(page, '记到手机日历');
  await until('the calendar', () => phone.app.wx.callsOf('addPhoneCalendar').length === 1);
  expect(phone.app.wx.callsOf('addPhoneCalendar')[0]).toMatchObject({ title: view.title, location: view.where, startTime: Date.parse(from) / 1000, endTime: `${Date.parse(to) / 1000}` });
  await press(page, '放进手机日历');
  await until('the address', () => phone.app.wx.callsOf('setClipboardData').length === 1);
  expect(phone.app.wx.callsOf('setClipboardData')[0]).toMatchObject({ data: expect.stringMatching(/^https?:.*calendars.abc$/) });
  await page.close();
});

it('shows the station who comes and who waits, and names a leader', async () => {
  phone = await freshPhone(staff);
  phone.server.answer('GET /activities/:id', () => withShift({}, { viewer: 'station', actions: ['lead', 'message'] }));
  phone.server.answer('GET /activities/:id/shifts/:shiftId/people', () => ({ items: [{ id: 'u-1', name: '赵志强', volunteerId: 'v-1', state: 'seated', roleId: 'r0', party: 2, last: false, leads: false, since: from, attendance: null }, { id: 'u-2', name: '李明', volunteerId: 'v-2', state: 'waiting', roleId: 'r0', party: 1, last: true, leads: false, since: from, attendance: null }] }));
  phone.server.answer('POST /activities/:id/lead', () => withShift({ led: true }, { viewer: 'station', actions: ['lead', 'message'] }));
  const page = await opened('people', '赵志强', { id: 'a-1', shift: 'a-1-0' });
  for (const words of ['一共 2 个人', '李明', '没有别人我就来']) expect(page.text()).toContain(words);
  await press(page, '赵志强');
  await press(page, '请他带队');
  await until('the leader', () => phone.server.calls('POST /activities/:id/lead').length === 1);
  expect(phone.server.calls('POST /activities/:id/lead')[0]?.body).toEqual({ revision: 3, shiftId: 'a-1-0', signUpId: 'u-1' });
  await page.close();
});

describe('coming and leaving', () => {
  const there: MyShift = { ...shift, ...mine, actions: ['arrive'] };
  const CODE = `LINLI1.a-1-0.${(60_000_000).toString(36)}.${'A'.repeat(22)}`;
  beforeEach(() => phone.server.answer('GET /sign-ups', () => ({ items: [there], next: null })));

  it('scans the code that the leader shows, and refuses other pictures', async () => {
    phone.server.answer('POST /sign-ups/:id/arrive', () => ({ ...there, actions: ['depart'] }));
    const page = await opened('mine', '到了，签到');
    let result = 'https://example.com';
    phone.app.wx.answer('scanCode', () => ({ result }));
    await press(page, '扫带队人的码');
    expect(phone.server.calls('POST /sign-ups/:id/arrive')).toHaveLength(0);
    result = CODE;
    await press(page, '扫带队人的码');
    await until('the code', () => phone.server.calls('POST /sign-ups/:id/arrive').length === 1);
    expect(phone.server.calls('POST /sign-ups/:id/arrive')[0]?.body).toEqual({ code: CODE, place: null, queued: false });
    await page.close();
  });

  it('types six digits where it cannot scan', async () => {
    phone.server.answer('POST /sign-ups/:id/arrive', () => ({ ...there, actions: ['depart'] }));
    const page = await opened('mine', '到了，签到');
    await press(page, '输六位数字');
    await press(page, '就是它');
    expect(phone.server.calls('POST /sign-ups/:id/arrive')).toHaveLength(0);
    await page.close();
  });
});

it('shows the leader the code of this half minute, and marks who came', async () => {
  const now = new Date();
  const slot = Math.floor(now.getTime() / 30_000);
  phone = await freshPhone(staff);
  const led = withShift({}, { viewer: 'station', actions: ['lead', 'message'] });
  const hand = { id: 'u-1', name: '赵志强', volunteerId: 'v-1', state: 'seated' as const, roleId: 'r0', party: 1, last: false, leads: false, since: from, attendance: null };
  phone.server.answer('GET /activities/:id', () => led);
  phone.server.answer('GET /activities/:id/shifts/:shiftId/people', () => ({ items: [hand] }));
  phone.server.answer('GET /activities/:id/shifts/:shiftId/codes', () => ({ now: now.toISOString(), items: [0, 1, 2].map((n) => ({ slot: slot + n, digits: `00000${n}`, text: `LINLI1.a-1-0.${(slot + n).toString(36)}.${'A'.repeat(22)}` })) }));
  phone.server.answer('POST /sign-ups/:id/mark', () => ({ ...hand, attendance: { state: 'here', late: true, cameAt: from, leftAt: null, evidence: 'mark', queued: false } }));
  const page = await opened('people', '给大家扫的码', { id: 'a-1', shift: 'a-1-0' });
  await press(page, '给大家扫的码');
  await until('the digits', () => /00000[01]/.test(page.text()));
  await press(page, '赵志强');
  await press(page, '迟到了');
  await until('the mark', () => phone.server.calls('POST /sign-ups/:id/mark').length === 1);
  expect(phone.server.calls('POST /sign-ups/:id/mark')[0]).toMatchObject({ params: { id: 'u-1' }, body: { mark: 'late' } });
  await page.close();
});

const ofTeam: View = { ...view, state: 'draft', viewer: 'team', team: { id: 'tm-1', name: '修修补补队' }, project: { id: 'p-1', name: '老人家的小修理' }, roles: [{ id: 'r0', name: '木工', skills: [], places: 2, paid: true }], actions: ['edit', 'submit', 'cancel'] };
it('is handed to the station by its team, and agreed to or sent back there', async () => {
  const waits: View = { ...ofTeam, revision: 4, state: 'submitted', actions: ['edit', 'cancel'] };
  phone.server.answer('GET /activities/:id', () => (phone.server.calls('POST /activities/:id/submit').length > 0 ? waits : ofTeam));
  phone.server.answer('POST /activities/:id/submit', () => waits);
  const page = await opened('activity', '队里要做的', { id: 'a-1' });
  for (const words of ['修修补补队', '老人家的小修理', '有报酬的岗位不算志愿服务']) expect(page.text()).toContain(words);
  await press(page, '交给社区看');
  await until('it waits', () => page.text().includes('等社区看'));
  await page.close();
  phone.server.answer('GET /activities/:id', () => ({ ...ofTeam, state: 'submitted', viewer: 'station', actions: ['approve', 'sendBack'] }));
  phone.server.answer('POST /activities/:id/send-back', () => ({ ...ofTeam, revision: 4, viewer: 'guest', actions: [] }));
  const desk = await opened('activity', '同意，发出去', { id: 'a-1' });
  await press(desk, '请队里改一改');
  await desk.input(desk.findAll('.u-field__input')[0] as HTMLElement, '写上谁带队');
  await press(desk, '请队里改一改');
  await until('it went back', () => phone.server.calls('POST /activities/:id/send-back').length === 1);
  expect(phone.server.calls('POST /activities/:id/send-back')[0]?.body).toEqual({ revision: 3, text: '写上谁带队' });
  await desk.close();
});
