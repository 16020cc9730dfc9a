import type { ResponseOf } from '../../shared/contract';
import { until, type WeappPage } from '../support/weapp';
import { me } from './cases/fixtures';
import { freshPhone, openShowing, press, type Phone } from './cases/support';

type View = ResponseOf<'GET /volunteer-teams/:id'>;
type Member = ResponseOf<'GET /volunteer-teams/:id/members'>['items'][number];
type Mine = ResponseOf<'GET /volunteer-teams/mine'>;
const station: View['station'] = me.home?.station ?? { id: 'st', name: '', phone: '', hours: '' };
const base = { id: 'tm-1', name: '修修补补队', aim: '小毛病有人看', fields: ['repairs' as const], skills: ['carpentry' as const], state: 'active' as const, members: 4, leader: '赵**', unit: null, community: { id: 'c01', name: '梧桐里社区' }, at: '2026-11-01T02:00:00.000Z' };
const guest: View = { ...base, revision: 3, does: '周六上午在活动室。', viewer: [], station, unitId: null, offices: [], offers: [], code: null, waiting: 0, mine: null, why: null, timeline: [{ id: '0', at: base.at, action: 'found', part: 'leader', code: null, text: null }], actions: [] };
const lead: View = {
  ...guest, viewer: ['leader', 'member'], offices: [{ volunteerId: 'v-1', name: '陈雅文', office: 'leader', mine: true }, { volunteerId: 'v-2', name: '王秀英', office: 'deputy', mine: false }], waiting: 1, code: { value: 'ABC234', until: '2026-12-01T02:00:00.000Z' },
  mine: { id: 'm-1', revision: 0, state: 'in', at: base.at, actions: ['leave'] }, actions: ['edit', 'admit', 'newCode', 'endCode', 'offer', 'dismiss', 'dissolve'],
};
const asks: Member = { id: 'm-3', revision: 2, volunteerId: 'v-3', name: '周玉兰', state: 'asked', office: null, mine: false, skills: ['sewing'], words: '周末有空', byCode: false, at: base.at };
const member: Member = { ...asks, id: 'm-4', volunteerId: 'v-4', name: '吴海燕', state: 'in', words: '', byCode: true };
const mine: Mine = { items: [{ ...base, office: 'leader', standing: 'in', offered: null, waiting: 1 }], volunteer: true, units: [] };

let phone: Phone;
const opened = (path: string, words: string, params: Record<string, string> = {}): Promise<WeappPage> => openShowing(phone, `features/teams/pages/${path}`, words, params);
beforeEach(async () => {
  phone = await freshPhone(me);
  phone.server.answer('GET /volunteer-teams/mine', () => mine);
  phone.server.answer('GET /volunteer-teams', () => ({ items: [base], next: null, community: base.community }));
  phone.server.answer('GET /communities', () => ({ items: [], next: null }) as never);
  phone.server.answer('GET /volunteer-teams/:id', () => guest);
  phone.server.answer('GET /activities/held', () => ({ items: [], next: null, may: false }));
  phone.server.answer('GET /volunteer-teams/:id/members', ({ query }) => ({ items: query.lane === 'asked' ? [asks] : [member], next: null, counts: { asked: 1, in: 4 }, may: true }));
});

it('lists the teams of the community with what they do, the leader by surname, and says kindly where there are none', async () => {
  const page = await opened('list', base.name);
  for (const words of ['小毛病有人看', '便民维修', '队长 赵**', '4 个人']) expect(page.text()).toContain(words);
  await page.close();
  phone.server.answer('GET /volunteer-teams', () => ({ items: [], next: null, community: base.community }));
  const bare = await opened('list', '这里还没有队');
  await bare.close();
});

it('is asked to join with a word, and says why it cannot be', async () => {
  phone.server.answer('POST /volunteer-teams/:id/ask', () => ({ ...guest, mine: { id: 'm-9', revision: 0, state: 'asked', at: base.at, actions: ['withdraw'] } }));
  const page = await opened('team', '想加入', { id: 'tm-1' });
  expect(page.text()).not.toContain('加入码');
  await press(page, '想加入');
  await until('it was asked', () => phone.server.calls('POST /volunteer-teams/:id/ask').length === 1);
  expect(phone.server.calls('POST /volunteer-teams/:id/ask')[0]).toMatchObject({ params: { id: 'tm-1' }, body: { text: '' }, key: expect.any(String) });
  await page.close();
  phone.server.answer('GET /volunteer-teams/:id', () => ({ ...guest, why: 'teamNotVolunteer' }));
  const other = await opened('team', '在册的志愿者才能办队、加入', { id: 'tm-1' });
  expect(other.text()).not.toContain('想加入');
  await other.close();
});

it('tells whoever is no volunteer to sign up, and refuses half a code before it is sent', async () => {
  const page = await opened('mine', '1 人想加入');
  await press(page, '加入');
  expect(phone.server.calls('POST /volunteer-teams/join')).toHaveLength(0);
  await page.close();
  phone.server.answer('GET /volunteer-teams/mine', () => ({ items: [], volunteer: false, units: [] }));
  const bare = await opened('mine', '先报名当志愿者');
  expect(bare.text()).not.toContain('用加入码加入');
  await bare.close();
});

it('shows its code and its people to whoever leads, and asks for a reason before an office is taken away', async () => {
  phone.server.answer('GET /volunteer-teams/:id', () => lead);
  phone.server.answer('POST /volunteer-teams/:id/code', () => lead);
  const page = await opened('team', 'ABC234', { id: 'tm-1' });
  for (const words of ['我自己', '王秀英', '1 人想加入']) expect(page.text()).toContain(words);
  expect(page.text()).not.toContain('离队');
  await press(page, '30 天');
  await press(page, '发加入码');
  await until('a new code', () => phone.server.calls('POST /volunteer-teams/:id/code').length === 1);
  expect(phone.server.calls('POST /volunteer-teams/:id/code')[0]?.body).toEqual({ revision: 3, days: 30 });
  await press(page, '不再担任');
  await press(page, '不再担任，告诉他');
  expect(phone.server.calls('POST /volunteer-teams/:id/dismiss')).toHaveLength(0);
  await page.close();
});

it('shows who asks with name and skills, takes them up, and offers an office to a member', async () => {
  phone.server.answer('GET /volunteer-teams/:id', () => lead);
  phone.server.answer('POST /team-members/:id/approve', () => ({ ...asks, state: 'in' }));
  phone.server.answer('POST /volunteer-teams/:id/offer', () => lead);
  const page = await opened('members', '周玉兰', { id: 'tm-1' });
  for (const words of ['缝补', '「周末有空」']) expect(page.text()).toContain(words);
  await press(page, '接收');
  await until('they were taken up', () => phone.server.calls('POST /team-members/:id/approve').length === 1);
  expect(phone.server.calls('POST /team-members/:id/approve')[0]).toMatchObject({ params: { id: 'm-3' }, body: { revision: 2 } });
  await press(page, '队员 4');
  await until('the members', () => page.text().includes('吴海燕'));
  await press(page, '把队交给他');
  await until('it was offered', () => phone.server.calls('POST /volunteer-teams/:id/offer').length === 1);
  expect(phone.server.calls('POST /volunteer-teams/:id/offer')[0]?.body).toEqual({ revision: 3, volunteerId: 'v-4', office: 'leader' });
  await page.close();
});

it('is founded only when all is said, and the desk is refused to others', async () => {
  const page = await opened('found', '写好交给工作站看，同意了您就是队长');
  await press(page, '交给工作站');
  await until('what is missing', () => page.text().includes('还差 4 处'));
  expect(phone.server.calls('POST /volunteer-teams')).toHaveLength(0);
  await page.close();
  const desk = await opened('desk', '这里归工作站');
  await desk.close();
});

describe('a project', () => {
  const row = { id: 'p-1', name: '周三陪伴', aim: '有人说说话', forWhom: '独居老人', field: 'elders' as const, from: '2026-03-04', until: '2026-12-30', state: 'running' as const, team: { id: 'tm-1', name: base.name }, community: base.community };
  const plan: ResponseOf<'GET /volunteer-projects/:id'> = { ...row, revision: 2, station, charge: '赵**', report: null, timeline: [{ id: '0', at: base.at, action: 'start' }], actions: ['edit', 'close'] };
  beforeEach(() => {
    phone.server.answer('GET /volunteer-projects', ({ query }) => ({ items: query.state === 'closed' ? [] : [row], next: null, community: base.community, owners: [{ kind: 'team', id: 'tm-1', name: base.name }] }));
    phone.server.answer('GET /volunteer-projects/:id', () => plan);
  });

  it('stands in the list with who does it and how long, and is started by who leads', async () => {
    const page = await opened('plans', row.name);
    for (const words of ['有人说说话', '助老', base.name, '办一个项目']) expect(page.text()).toContain(words);
    await press(page, '做完的');
    await until('nothing yet', () => page.text().includes('这里还没有'));
    await page.close();
    const form = await opened('planEdit', '谁来办');
    await press(form, '办起来');
    await until('what is missing', () => form.text().includes('还差 4 处'));
    expect(phone.server.calls('POST /volunteer-projects')).toHaveLength(0);
    await form.close();
  });

  it('is ended with a report, which is asked for', async () => {
    const page = await opened('plan', '独居老人', { id: 'p-1' });
    await press(page, '做完了，写几句');
    await press(page, '结束，给大家看');
    expect(phone.server.calls('POST /volunteer-projects/:id/close')).toHaveLength(0);
    await page.close();
  });
});

const held = { id: 'a-1', title: '周六修小家电', where: '活动室', risk: 'plain' as const, visit: false, minAge: 18, state: 'draft' as const, team: base.name, startsAt: '2099-12-05T06:00:00.000Z', endsAt: '2099-12-05T08:00:00.000Z', shifts: 1, free: 4, fits: false, mine: false, metres: null };
it('lists what the team does, and lets whoever leads it make another', async () => {
  phone.server.answer('GET /volunteer-teams/:id', () => lead);
  phone.server.answer('GET /activities/held', () => ({ items: [held, { ...held, id: 'a-2', title: '上个月的', state: 'published', shifts: 0, startsAt: '2020-01-04T06:00:00.000Z' }], next: null, may: true }));
  const page = await opened('team', held.title, { id: 'tm-1' });
  for (const words of ['还没有发', '办完了']) expect(page.text()).toContain(words);
  await press(page, '办一场活动');
  await until('the form', () => phone.app.wx.callsOf('navigateTo').some(({ url }) => String(url).includes('features/activities/pages/edit?team=tm-1')));
  await page.close();
  phone.server.answer('GET /activities/held', () => ({ items: [], next: null, may: false }));
  const other = await opened('team', '还没有办过活动', { id: 'tm-1' });
  expect(other.text()).not.toContain('办一场活动');
  await other.close();
});
