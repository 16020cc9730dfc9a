import type { ResponseOf } from '../../shared/contract';
import { until, type WeappPage } from '../support/weapp';
import { me } from './cases/fixtures';
import { freshPhone, openShowing, press, type Phone } from './cases/support';

type View = ResponseOf<'GET /volunteer-tasks/:id'>;
type Row = ResponseOf<'GET /volunteer-tasks'>['items'][number];
const station: View['station'] = me.home?.station ?? { id: 'st', name: '', phone: '', hours: '' };
const row: Row = { id: 't-1', kind: 'repair', title: '修一修扶手', where: '3 栋门口', visit: false, skills: ['carpentry'], state: 'open', places: 2, taken: 1, dueAt: '2026-11-28T16:00:00.000Z', late: false, fits: true };
const view: View = {
  ...row, revision: 4, viewer: 'guest', text: '松了两颗螺丝，带上起子。', meet: null, fitUntil: null, community: { id: 'c01', name: '梧桐里社区' }, station, from: null, result: null, why: null, actions: ['claim'],
  claims: [{ id: 'v-2', name: null, volunteerId: null, mine: false, state: 'claimed', at: '2026-11-23T02:00:00.000Z', report: null }], timeline: [{ id: '0', at: '2026-11-22T02:00:00.000Z', action: 'offer', part: 'station', code: null, text: null }],
};
const mine: View = { ...view, viewer: 'claimant', meet: '到工作站找小林', taken: 2, state: 'taken', actions: ['giveBack', 'report'], claims: [...view.claims, { id: 'v-1', name: '陈雅文', volunteerId: 'v-1', mine: true, state: 'claimed', at: '2026-11-24T02:00:00.000Z', report: null }] };

let phone: Phone;
const opened = (path: string, words: string, params: Record<string, string> = {}): Promise<WeappPage> => openShowing(phone, path, words, params);
beforeEach(async () => {
  phone = await freshPhone(me);
  phone.server.answer('GET /volunteer-tasks', ({ query }) => ({ items: query.lane === 'past' ? [] : [row], next: null, volunteer: true, counts: { open: 1, mine: 0 } }));
  phone.server.answer('GET /volunteer-tasks/:id', () => (phone.server.calls('POST /volunteer-tasks/:id/claim').length > 0 ? mine : view));
});

it('lists what can be taken with what fits, and says kindly where there is nothing', async () => {
  const page = await opened('features/volunteers/pages/tasks', row.title);
  for (const words of ['您会这个', '修一修，3 栋门口', '要 2 个人，有 1 个了']) expect(page.text()).toContain(words);
  await press(page, '做过的');
  await until('nothing yet', () => page.text().includes('还没有做过'));
  await page.close();
});

it('sends whoever is no volunteer to sign up', async () => {
  phone.server.answer('GET /volunteer-tasks', () => ({ items: [], next: null, volunteer: false, counts: { open: 0, mine: 0 } }));
  const page = await opened('features/volunteers/pages/tasks', '先报名当志愿者');
  await page.close();
});

it('is taken by one press, names no other volunteer, and then says whom to meet', async () => {
  phone.server.answer('POST /volunteer-tasks/:id/claim', () => mine);
  const page = await opened('features/volunteers/pages/task', '一位志愿者', { id: 't-1' });
  expect(page.text()).toContain('领了就看得到找谁');
  await press(page, '我来');
  await until('whom to meet', () => page.text().includes('到工作站找小林'));
  expect(phone.server.calls('POST /volunteer-tasks/:id/claim')[0]).toMatchObject({ params: { id: 't-1' }, body: {}, key: expect.any(String) });
  await page.close();
});

it('asks for a word before it is reported, and gives back with a reason', async () => {
  phone.server.answer('GET /volunteer-tasks/:id', () => mine);
  phone.server.answer('POST /volunteer-tasks/:id/give-back', () => ({ ...view, taken: 1 }));
  const page = await opened('features/volunteers/pages/task', '交回结果', { id: 't-1' });
  await press(page, '交回结果');
  expect(phone.server.calls('POST /volunteer-tasks/:id/report')).toHaveLength(0);
  await press(page, '来不了了');
  await press(page, '没有时间了');
  await press(page, '来不了了');
  await until('it was given back', () => phone.server.calls('POST /volunteer-tasks/:id/give-back').length === 1);
  expect(phone.server.calls('POST /volunteer-tasks/:id/give-back')[0]?.body).toEqual({ revision: 4, reason: 'noTime', text: '' });
  await page.close();
});

it('says why it cannot be taken now', async () => {
  phone.server.answer('GET /volunteer-tasks/:id', () => ({ ...view, why: 'taskFitFirst', actions: [] }));
  const page = await opened('features/volunteers/pages/task', '先问会这个的人。过了先问的时间还没人领，您就能领', { id: 't-1' });
  expect(page.text()).not.toContain('我来');
  await page.close();
});

it('is offered by the station only when all is said, and refused to others', async () => {
  const page = await opened('features/volunteers/pages/offer', '这里归工作站', { kind: 'case', id: 'case-1', revision: '2' });
  await page.close();
  phone = await freshPhone({ ...me, roles: [{ role: 'stationStaff', unit: { id: 'station-1', name: '梧桐里社区工作站', kind: 'station' }, since: '2025-01-01T00:00:00.000Z', until: null }] });
  const desk = await opened('features/volunteers/pages/offer', '请人做什么', { kind: 'case', id: 'case-1', revision: '2' });
  await press(desk, '发给志愿者');
  await until('what is missing', () => desk.text().includes('还差 4 处'));
  expect(phone.server.calls('POST /threads/:kind/:id/conversions')).toHaveLength(0);
  await desk.close();
});
