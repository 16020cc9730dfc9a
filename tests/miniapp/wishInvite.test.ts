import { until } from '../support/weapp';
import { Refusal } from '../support/weapp/api';
import { me } from './cases/fixtures';
import { press } from './cases/support';
import { areas, claimed, setScene, view, type View } from './support/wishes';

const { opened, phone, switchOn } = setScene();
const STATION = { ...me, roles: [{ role: 'stationStaff' as const, unit: { id: 'st', name: '梧桐里社区工作站', kind: 'station' as const }, since: '2026-01-01T00:00:00.000Z', until: null }] };
const atDesk: View = { ...view, viewer: 'station', number: 'XY26-000001', actions: ['handOver', 'invite', 'unmatched', 'end'], askable: [] };
const people = [
  { volunteerId: 'v1', name: '赵志强', skills: ['carpentry' as const], times: ['evening' as const, 'weekend' as const] },
  { volunteerId: 'v2', name: '李明', skills: ['carrying' as const], times: [] },
];

describe.each([false, true])('volunteers who fit, elder mode %s', (elderMode) => {
  it('are chosen by name, asked with one press, and stand there with what they said', async () => {
    await switchOn({ ...STATION, preferences: { elderMode } });
    const asked: View = { ...atDesk, revision: 4, invites: [{ volunteerId: 'v1', name: '赵志强', state: 'open', at: '2026-11-24T04:30:00.000Z', answeredAt: null }] };
    let now = atDesk;
    phone().server.answer('GET /wishes/:id', () => now);
    phone().server.answer('GET /wishes/:id/volunteers', ({ query }) => ({ items: query.skill === 'carrying' ? people.slice(1) : people, skills: ['carrying', 'carpentry'], left: 10 }));
    phone().server.answer('POST /wishes/:id/invite', () => { now = asked; return asked; });
    const page = await opened('features/wishes/pages/wish', { id: 'wish-1' }, '站里怎么办');
    await press(page, '邀请志愿者认领');
    await until('who fits', () => page.text().includes('木工，工作日晚上、周末'));
    expect(page.text()).not.toMatch(/请这 \d 位/);
    await press(page, '搬抬');
    await until('those who can carry', () => !page.text().includes('赵志强'));
    await press(page, '都行');
    await until('everybody who fits', () => page.text().includes('赵志强'));
    await press(page, '赵志强');
    await press(page, '请这 1 位');
    await until('what they said', () => page.text().includes('等回话'));
    expect(phone().server.calls('POST /wishes/:id/invite')[0]?.body).toEqual({ revision: 3, volunteerIds: ['v1'] });
    await page.close();
  });

  it('read what they are asked, say yes by the claim and no without a reason', async () => {
    await switchOn({ ...me, preferences: { elderMode } });
    const invited: View = { ...view, invitation: { state: 'open', at: '2026-11-24T04:30:00.000Z' }, actions: ['claim', 'question', 'inviteNo'] };
    phone().server.answer('GET /wishes/:id', () => (phone().server.calls('POST /wishes/:id/invite-no').length > 0 ? { ...invited, invitation: { state: 'no', at: invited.createdAt }, actions: ['claim'] } : phone().server.calls('POST /wishes/:id/claim').length > 0 ? claimed : invited));
    phone().server.answer('POST /wishes/:id/invite-no', () => ({ ...invited, invitation: { state: 'no', at: invited.createdAt }, actions: ['claim'] }));
    const page = await opened('features/wishes/pages/wish', { id: 'wish-1' }, '工作站想请您帮个忙');
    await press(page, '愿意认领');
    await until('the claim', () => page.text().includes('您认领的'));
    expect(phone().server.calls('POST /wishes/:id/claim')).toHaveLength(1);
    await page.close();
    await switchOn({ ...me, preferences: { elderMode } });
    phone().server.answer('GET /wishes/:id', () => (phone().server.calls('POST /wishes/:id/invite-no').length > 0 ? { ...invited, invitation: { state: 'no', at: invited.createdAt }, actions: ['claim'] } : invited));
    phone().server.answer('POST /wishes/:id/invite-no', () => ({ ...invited, invitation: { state: 'no', at: invited.createdAt }, actions: ['claim'] }));
    const again = await opened('features/wishes/pages/wish', { id: 'wish-1' }, '工作站想请您帮个忙');
    await press(again, '这次不行');
    await until('it is noted', () => again.text().includes('您说过这次不行，工作站知道了，谢谢您'));
    expect(again.text()).toContain('我来认领');
    await again.close();
  });
});

it('says kindly that nobody fits, that enough were asked, and what is wrong where it cannot be read', async () => {
  await switchOn(STATION);
  phone().server.answer('GET /wishes/:id', () => atDesk);
  const answers = [() => { throw new Refusal('internal', '这边出了点问题'); }, () => ({ items: [], skills: ['carrying' as const], left: 10 }), () => ({ items: people, skills: ['carrying' as const], left: 0 })];
  for (const [at, words] of ['再试', '眼下没有合适的', '已经问了不少人'].entries()) {
    phone().server.answer('GET /wishes/:id/volunteers', () => (answers[at] as () => never)());
    const page = await opened('features/wishes/pages/wish', { id: 'wish-1' }, '站里怎么办');
    await press(page, '邀请志愿者认领');
    await until(words, () => page.text().includes(words));
    await page.close();
  }
});

it.each([false, true])('shows whoever wished it what volunteers did, and takes their word that this was it; elder mode %s', async (elderMode) => {
  await switchOn({ ...me, preferences: { elderMode } });
  const helped: View = { ...view, viewer: 'author', askable: [], actions: ['confirmHelp', 'withdraw'], timeline: [{ id: '9', at: view.createdAt, action: 'volunteerTask', part: 'system', unit: null, code: 'helped', text: '志愿者修过了：木凳钉牢了' }] };
  let now = helped;
  phone().server.answer('GET /wishes/:id', () => now);
  phone().server.answer('POST /wishes/:id/confirm-help', () => { now = { ...helped, state: 'realised', actions: ['thank'] }; return now; });
  const page = await opened('features/wishes/pages/wish', { id: 'wish-1' }, '志愿者说已经帮过了，请您确认');
  expect(page.text()).toContain('志愿者修过了：木凳钉牢了');
  await press(page, '是的，帮好了');
  await until('that it is realised', () => page.text().includes('实现了') && !page.text().includes('请您确认'));
  expect(phone().server.calls('POST /wishes/:id/confirm-help')[0]?.body).toEqual({ revision: 3 });
  await page.close();
});

it('keeps what the station typed when the wish changes meanwhile, and says that it did', async () => {
  await switchOn(STATION);
  const before: View = { ...atDesk, state: 'submitted', text: '想要一张旧木凳', actions: ['approve', 'ask', 'decline', 'end'] };
  let now = before;
  phone().server.answer('GET /wishes/:id', () => now);
  phone().server.answer('POST /wishes/:id/approve', () => { now = { ...before, revision: 9, text: '想要两张旧木凳' }; throw new Refusal('conflict', '刚刚有人先动了它'); });
  const page = await opened('features/wishes/pages/wish', { id: 'wish-1' }, '站里怎么办');
  await page.input(areas(page)[0] as HTMLElement, '想要一张结实的旧木凳');
  await press(page, '核实了，发布');
  await until('it changed', () => page.text().includes('写心愿的人刚改过'));
  await press(page, '核实了，发布');
  await until('it is sent again', () => phone().server.calls('POST /wishes/:id/approve').length === 2);
  expect(phone().server.calls('POST /wishes/:id/approve')[1]?.body).toMatchObject({ revision: 9, text: '想要一张结实的旧木凳' });
  await page.close();
});

it('lets the station say that it means a visit, and choose each picture that goes out', async () => {
  await switchOn(STATION);
  const photo = (id: string): View['photos'][number] => ({ id, thumbUrl: `/t/${id}.jpg`, url: `/u/${id}.jpg`, width: 60, height: 40 });
  const before: View = { ...atDesk, state: 'submitted', photos: [photo('pic-1'), photo('pic-2')], actions: ['approve', 'ask', 'decline', 'end'] };
  const after: View = { ...before, state: 'open', actions: [] };
  phone().server.answer('GET /wishes/:id', () => (phone().server.calls('POST /wishes/:id/approve').length > 0 ? after : before));
  phone().server.answer('POST /wishes/:id/approve', () => after);
  const page = await opened('features/wishes/pages/wish', { id: 'wish-1' }, '站里怎么办');
  expect(page.text()).not.toContain('工作站核实过');
  await press(page, '第 2 张照片给大家看');
  await press(page, '要上门');
  await press(page, '核实了，发布');
  await until('it is released', () => phone().server.calls('POST /wishes/:id/approve').length === 1);
  expect(phone().server.calls('POST /wishes/:id/approve')[0]?.body).toMatchObject({ photoIds: ['pic-2'], visit: true });
  await until('that it was seen to', () => page.text().includes('工作站核实过'));
  await page.close();
});

it('lets the station open the door to whoever claimed it, and shut it again', async () => {
  await switchOn(STATION);
  const shut: View = { ...atDesk, state: 'claimed', address: '3 栋 502', actions: ['shareAddress', 'hideAddress', 'end'] };
  let now = shut;
  phone().server.answer('GET /wishes/:id', () => now);
  phone().server.answer('POST /wishes/:id/share-address', () => { now = { ...shut, addressOpen: true, revision: 10 }; return now; });
  phone().server.answer('POST /wishes/:id/hide-address', () => { now = { ...shut, revision: 11 }; return now; });
  const page = await opened('features/wishes/pages/wish', { id: 'wish-1' }, '站里怎么办');
  await press(page, '给认领的邻居看门牌');
  await until('it is open', () => page.findAll('.u-switch__track--on').length === 1);
  await press(page, '给认领的邻居看门牌');
  await until('it is shut', () => phone().server.calls('POST /wishes/:id/hide-address').length === 1);
  expect(phone().server.calls('POST /wishes/:id/hide-address')[0]?.body).toEqual({ revision: 10 });
  await page.close();
});

it('asks whoever hands a spoken wish on for the words, and sends them', async () => {
  await switchOn(STATION);
  const spoken: View = { ...atDesk, state: 'submitted', text: '', actions: ['handOver'] };
  phone().server.answer('GET /wishes/:id', () => spoken);
  phone().server.answer('POST /threads/:kind/:id/conversions', () => { throw new Refusal('conflict', '刚刚有人先动了它'); });
  const page = await opened('features/wishes/pages/wish', { id: 'wish-1' }, '站里怎么办');
  await press(page, '提成微项目');
  await until('the words', () => areas(page).length > 0);
  await page.input(areas(page)[0] as HTMLElement, '楼下长椅');
  await press(page, '成为微项目');
  expect(phone().server.calls('POST /threads/:kind/:id/conversions')).toHaveLength(0);
  await page.input(areas(page)[1] as HTMLElement, '想在楼下歇歇脚');
  await press(page, '成为微项目');
  await until('it was sent', () => phone().server.calls('POST /threads/:kind/:id/conversions').length === 1);
  expect(phone().server.calls('POST /threads/:kind/:id/conversions')[0]?.body).toMatchObject({ to: 'project', title: '楼下长椅', need: '想在楼下歇歇脚' });
  await page.close();
});

it('tells a story with the pictures that the station ticks, and notes how somebody without an account was asked', async () => {
  await switchOn(STATION);
  const photo = (id: string): View['photos'][number] => ({ id, thumbUrl: `/t/${id}.jpg`, url: `/u/${id}.jpg`, width: 60, height: 40 });
  const proof = { text: '放好了', photos: [photo('pic-1'), photo('pic-2')], at: '2026-11-24T04:30:00.000Z' };
  const done: View = { ...atDesk, state: 'realised', claims: claimed.claims.map((claim) => ({ ...claim, state: 'confirmed' as const, proof, actions: [] })), actions: ['consent'] };
  let now = done;
  phone().server.answer('GET /wishes/:id', () => now);
  phone().server.answer('POST /wishes/:id/consent', () => { now = { ...done, storyConsent: true, actions: ['publishStory'] }; return now; });
  phone().server.answer('POST /wishes/:id/publish-story', () => now);
  const page = await opened('features/wishes/pages/wish', { id: 'wish-1' }, '站里怎么办');
  await press(page, '记下能不能讲出去');
  await until('the note', () => page.text().includes('他说可以讲'));
  await press(page, '他说可以讲');
  expect(phone().server.calls('POST /wishes/:id/consent')).toHaveLength(0);
  await press(page, '电话里问过');
  await press(page, '他说可以讲');
  await until('it is noted', () => phone().server.calls('POST /wishes/:id/consent').length === 1);
  expect(phone().server.calls('POST /wishes/:id/consent')[0]?.body).toMatchObject({ yes: true, how: 'phone' });
  await until('the story', () => page.text().includes('讲出去'));
  await press(page, '讲出去');
  await until('its words', () => areas(page).length > 0);
  await page.input(areas(page)[0] as HTMLElement, '一张木凳，坐着真舒服');
  await press(page, '第 2 张照片给大家看');
  await press(page, '讲出去');
  await until('it is told', () => phone().server.calls('POST /wishes/:id/publish-story').length === 1);
  expect(phone().server.calls('POST /wishes/:id/publish-story')[0]?.body).toMatchObject({ text: '一张木凳，坐着真舒服', photoIds: ['pic-2'] });
  await page.close();
});
