import type { ResponseOf } from '../../shared/contract';
import { until, type WeappPage } from '../support/weapp';
import { me } from './cases/fixtures';
import { freshPhone, openShowing, press, type Phone } from './cases/support';

type View = ResponseOf<'GET /service-records/:id'>;
type Row = ResponseOf<'GET /hours/records'>['items'][number];
const station: View['station'] = me.home?.station ?? { id: 'st', name: '', phone: '', hours: '' };
const STAFF = { ...me, roles: [{ role: 'stationStaff' as const, unit: { id: 'station-1', name: '梧桐里社区工作站', kind: 'station' as const }, since: '2025-01-01T00:00:00.000Z', until: null }] };
const row: Row = { id: 'r-1', kind: 'service', title: '清理楼道', from: '2026-11-20T01:00:00.000Z', to: '2026-11-20T04:00:00.000Z', state: 'published', manual: true, minutes: 180, name: '陈**', publishUntil: '2026-11-29T16:00:00.000Z', objected: false, dueAt: null, overdue: false };
const view: View = {
  ...row, revision: 2, viewer: 'neighbour', breakMinutes: 0, volunteer: null, evidence: 'list', text: '', list: '', photos: [], enteredBy: null, confirmedBy: null, community: { id: 'c01', name: '梧桐里社区' }, station, counts: null, corrects: null, objections: [], timeline: [], actions: ['object'], mayCorrect: false, shiftId: null, shown: false, unleft: false, queued: false,
};
const waiting: View = { ...view, viewer: 'station', state: 'toConfirm', name: '陈雅文', list: '签到表，档案柜', publishUntil: null, volunteer: { id: 'v-1', number: 'ZY0000001' }, enteredBy: '林晓梅', timeline: [{ id: '0', at: '2026-11-21T02:00:00.000Z', action: 'enter', part: 'enterer', code: null, text: null }], actions: ['confirm', 'refuse'] };

let phone: Phone;
const opened = (path: string, words: string, params: Record<string, string> = {}): Promise<WeappPage> => openShowing(phone, `features/hours/pages/${path}`, words, params);
beforeEach(async () => {
  phone = await freshPhone(me);
  phone.server.answer('GET /hours/mine', () => ({ volunteer: true, ready: true, number: 'ZY0000001', minutes: 6_150, star: { level: 1, toNext: 11_850 }, years: [{ year: 2026, minutes: 6_150 }], going: 1, leads: false, daysBack: 60 }));
  phone.server.answer('GET /hours/records', ({ query }) => ({ items: query.lane === 'going' ? [row] : [], next: null }));
  phone.server.answer('GET /service-records/:id', () => view);
});

it('sums up my hours with the star, and shows what is on its way', async () => {
  const page = await opened('mine', '一共 102.5 小时');
  for (const words of ['一星志愿者', '再有 197.5 小时到下一级', '2026 年', '还没有记进去的']) expect(page.text()).toContain(words);
  await press(page, '还在办的');
  await until('what is on its way', () => page.text().includes('11 月 20 日 9:00 到 12:00，3 小时，补录，公示到 11 月 29 日'));
  await page.close();
});

it('sends whoever is no volunteer to sign up', async () => {
  phone.server.answer('GET /hours/mine', () => ({ volunteer: false, ready: false, number: null, minutes: 0, star: { level: 0, toNext: 6_000 }, years: [], going: 0, leads: false, daysBack: 60 }));
  await (await opened('mine', '先报名当志愿者')).close();
});

it('names every field that is missing before it asks, and sends nothing until then', async () => {
  const page = await opened('ask', '交给工作站');
  await press(page, '交给工作站');
  await until('what is missing', () => page.text().includes('还差 4 处'));
  expect(page.text()).toContain('写上几点开始，比如 9:00');
  expect(phone.server.calls('POST /service-records')).toHaveLength(0);
  await page.close();
});

it('takes an objection with words, and says that nobody reads whose they are', async () => {
  phone.server.answer('POST /service-records/:id/object', () => ({ ...view, state: 'objected', objected: true, actions: [] }));
  const page = await opened('record', '提出异议', { id: 'r-1' });
  expect(page.text()).toContain('陈**');
  await press(page, '提出异议');
  await until('the form', () => page.text().includes('看不到是谁写的'));
  await press(page, '提出异议');
  expect(phone.server.calls('POST /service-records/:id/object')).toHaveLength(0);
  await page.close();
});

it('is confirmed by one press of a second person, and says so to whoever entered it', async () => {
  phone = await freshPhone(STAFF);
  phone.server.answer('GET /service-records/:id', () => waiting);
  phone.server.answer('POST /service-records/:id/confirm', () => ({ ...waiting, state: 'published', viewer: 'confirmer', actions: [] }));
  const page = await opened('record', '确认，去公示', { id: 'r-1' });
  for (const words of ['签到表，档案柜', '林晓梅', 'ZY0000001']) expect(page.text()).toContain(words);
  await press(page, '确认，去公示');
  await until('it was confirmed', () => phone.server.calls('POST /service-records/:id/confirm').length === 1);
  expect(phone.server.calls('POST /service-records/:id/confirm')[0]).toMatchObject({ params: { id: 'r-1' }, body: { revision: 2 }, key: expect.any(String) });
  await page.close();
  phone.server.answer('GET /service-records/:id', () => ({ ...waiting, viewer: 'enterer', actions: ['refuse'] }));
  const own = await opened('record', '请别人来确认', { id: 'r-1' });
  expect(own.text()).not.toContain('确认，去公示');
  await own.close();
  phone.server.answer('GET /service-records/:id', () => ({ ...waiting, viewer: 'enterer', evidence: 'code', shown: true, unleft: true, queued: true, actions: ['refuse'] }));
  const shown = await opened('record', '这一班的签到码您出示过', { id: 'r-1' });
  expect(shown.text()).toContain('扫码签到，签到表，档案柜，没有签退，按散场算，没网时扫的');
  await shown.close();
});

it('is the station\'s desk, and what looks wrong is a reason to look', async () => {
  await (await opened('desk', '这里归工作站')).close();
  phone = await freshPhone(STAFF);
  phone.server.answer('GET /workbench/service-records', () => ({ items: [{ ...row, state: 'toConfirm', name: '陈雅文', publishUntil: null, overdue: true, dueAt: '2026-11-20T04:00:00.000Z' }], next: null, counts: { confirm: 1, asked: 0, objected: 0, published: 0, over: 0 }, shifts: [] }));
  phone.server.answer('GET /workbench/hour-suspects', () => ({ days: 90, items: [{ kind: 'night', amount: 240, name: '陈雅文', number: 'ZY0000001', community: { id: 'c01', name: '梧桐里社区' }, records: [{ id: 'r-1', title: '清理楼道', from: '2026-11-20T14:00:00.000Z' }] }] }));
  const desk = await opened('desk', '陈雅文，11 月 20 日');
  expect(desk.text()).toContain('等了好几天');
  await desk.close();
  const list = await opened('suspects', '陈雅文 ZY0000001');
  for (const words of ['不等于有问题', '夜里的时间，4 小时']) expect(list.text()).toContain(words);
  await list.close();
});

const shiftView: ResponseOf<'GET /workbench/hour-shifts/:shiftId'> = {
  title: '周六清洁日', from: '2026-11-21T01:00:00.000Z', to: '2026-11-21T03:00:00.000Z', left: [],
  items: ['陈雅文', '赵志强', '钱大爷', '孙阿姨'].map((name, n) => ({ ...row, id: `r-${n}`, name, title: '周六清洁日', state: 'toConfirm', from: '2026-11-21T01:00:00.000Z', to: '2026-11-21T03:00:00.000Z', minutes: 120, revision: n, breakMinutes: 0, evidence: 'code', enteredBy: null, viewer: n === 2 ? 'self' : n === 3 ? 'enterer' : 'station', mayConfirm: n < 2, shown: n === 3, unleft: n === 0, queued: n === 1 })),
};
it('looks through a shift, takes out what is not right, confirms the rest by one press, and tells what was left', async () => {
  phone = await freshPhone(STAFF);
  phone.server.answer('GET /workbench/hour-shifts/:shiftId', () => shiftView);
  phone.server.answer('POST /workbench/hour-shifts/:shiftId/confirm', () => ({ ...shiftView, left: [{ id: 'r-0', code: 'rule_refused', rule: 'hoursOverlap' }] }));
  const page = await opened('shift', '确认 2 条', { id: 's-1' });
  for (const words of ['9:00 到 11:00，2 小时，扫码签到', '扫码签到，没有签退，按散场算', '扫码签到，没网时扫的，后来才传到', '要别人来确认', '您自己的', '您出示过签到码']) expect(page.text()).toContain(words);
  await press(page, '赵志强');
  await until('it was taken out', () => page.text().includes('确认 1 条') && page.text().includes('看赵志强这一条'));
  await press(page, '确认 1 条');
  await until('what was left', () => page.text().includes('和另一段时间重叠了'));
  expect(phone.server.calls('POST /workbench/hour-shifts/:shiftId/confirm')[0]).toMatchObject({ params: { shiftId: 's-1' }, body: { records: [{ id: 'r-0', revision: 0 }] }, key: expect.any(String) });
  await page.close();
});

it('is open to who leads a team, without what is the station\'s', async () => {
  phone.server.answer('GET /hours/mine', () => ({ volunteer: true, ready: true, number: 'ZY0000001', minutes: 0, star: { level: 0, toNext: 6_000 }, years: [], going: 0, leads: true, daysBack: 60 }));
  phone.server.answer('GET /workbench/service-records', () => ({ items: [], next: null, counts: { confirm: 2, asked: 0, objected: 0, published: 0, over: 0 }, shifts: [{ shiftId: 's-1', title: '周六清洁日', from: shiftView.from, to: shiftView.to, count: 2 }] }));
  phone.server.answer('GET /workbench/hour-volunteers', () => ({ groups: [{ teamId: 't-1', name: '夕阳红巡防队', items: [{ id: 'v-1', name: '陈雅文', number: 'ZY0000001' }] }] }));
  phone.server.answer('POST /workbench/service-records', () => waiting);
  const desk = await opened('desk', '2 条等您确认');
  expect(desk.text()).not.toContain('可疑情况');
  await desk.close();
  const enter = await opened('enter', '陈雅文 ZY0000001');
  expect(enter.text()).toContain('更早的日子');
  await enter.close();
});

it('opens a certificate as PDF, and asks for one without anything to fill in', async () => {
  const certificate: ResponseOf<'GET /certificates/:id'> = { id: 'c-1', state: 'issued', name: '陈雅文', at: '2026-11-23T02:00:00.000Z', number: 'ABCD-2345', minutes: 750, revision: 1, viewer: 'self', station, timeline: [], actions: [], signers: [], undrawn: '' };
  phone.server.answer('GET /certificates/mine', () => ({ items: [] }));
  phone.server.answer('GET /certificates/:id', () => certificate);
  phone.server.answer('POST /certificates', () => ({ ...certificate, state: 'asked', number: null, minutes: null, actions: ['cancel'] }));
  phone.server.answer('POST /certificates/:id/address', () => ({ url: '/api/v1/certificates/c-1/pdf?e=1&s=x' }));
  const list = await opened('certificates', '还没有开过证明');
  await press(list, '申请开证明');
  await until('it was asked for', () => phone.server.calls('POST /certificates').length === 1);
  await list.close();
  const page = await opened('certificate', 'ABCD-2345', { id: 'c-1' });
  expect(page.text()).toContain('时长 12.5 小时');
  await press(page, '打开证明（PDF）');
  await until('it was asked where it lies', () => phone.server.calls('POST /certificates/:id/address').length === 1);
  await page.close();
});
