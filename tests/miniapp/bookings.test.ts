import type { ResponseOf } from '../../shared/contract';
import { addDays, dayOf } from '../../shared/domain/kernel/days';
import { until, type WeappPage } from '../support/weapp';
import { me } from './cases/fixtures';
import { freshPhone, openShowing, press, type Phone } from './cases/support';

type Bookable = ResponseOf<'GET /bookables/:id'>;
type Booking = ResponseOf<'GET /bookings/:id'>;
const day = addDays(dayOf(new Date()), 3);
const station = me.home?.station ?? { id: 'st', name: '', phone: '', hours: '', open: [] };
const head = { id: 'room-1', kind: 'activity', title: '二楼活动室', where: '党群服务中心', who: '', capacity: 20, state: 'open', agree: false, community: '湾畔社区', openNow: false, nextOn: day } as const;
const room: Bookable = {
  ...head, revision: 0, text: '用完关灯', equipment: ['tables'], room: { workdays: [{ from: 540, to: 720 }], restdays: [] }, service: null, audience: 'community', ahead: 14, longest: 120, atOnce: 2, cancelHours: 2, closed: [], station, staff: false, helps: false,
  days: [{ day, state: 'open', why: null, left: null }], day: { day, spans: [{ from: 540, to: 720 }], taken: [{ from: 600, to: 660 }], places: [], waiting: 0 }, rule: null, mine: [],
};
const service: Bookable = { ...room, id: 'svc-1', kind: 'reception', title: '书记接待日', who: '社区书记', room: null, service: { weekdays: [4], weeks: [], restdays: false, from: 540, minutes: 15, places: 1 }, days: [{ day, state: 'full', why: null, left: 0 }], day: { day, spans: [{ from: 540, to: 555 }], taken: [], places: [{ from: 540, to: 555, number: 1, free: false }], waiting: 2 } };
const booking: Booking = {
  id: 'b-1', bookable: { id: 'room-1', kind: 'activity', title: '二楼活动室', where: '党群服务中心' }, state: 'booked', day, from: 540, to: 600, number: null, people: 1, person: null, waits: false, at: '2030-03-04T02:00:00.000Z', revision: 3, parts: ['self'], purpose: '', communityId: 'plum', station, helped: false, changeUntil: `${day}T00:00:00.000Z`, waitingAt: null, queue: null, next: null, talks: [],
  timeline: [{ id: '0', at: '2030-03-04T02:00:00.000Z', action: 'book', part: 'self', text: null }], actions: ['change', 'cancel'],
};

let phone: Phone;
const opened = (path: string, words: string, params: Record<string, string> = {}): Promise<WeappPage> => openShowing(phone, `features/bookings/pages/${path}`, words, params);
beforeEach(async () => {
  phone = await freshPhone(me);
  phone.server.answer('GET /bookables', () => ({ items: [head], next: null }));
  phone.server.answer('GET /bookables/:id', ({ params }) => ((params as { id: string }).id === 'svc-1' ? service : room));
  phone.server.answer('GET /bookings', () => ({ items: [booking], next: null }));
  phone.server.answer('GET /bookings/:id', () => booking);
});

it('lists what may be booked, and what I have', async () => {
  const page = await opened('list', '二楼活动室');
  for (const words of ['接待和服务', '我的预约', '坐得下 20 人']) expect(page.text()).toContain(words);
  await page.close();
  const mine = await opened('mine', '9:00–10:00');
  expect(mine.text()).toContain('约上了');
  await mine.close();
});

it('books a room by two taps, and says what is taken', async () => {
  phone.server.answer('POST /bookables/:id/bookings', () => booking);
  const page = await opened('bookable', '二楼活动室', { id: 'room-1' });
  for (const words of ['已经有人约的：10:00–11:00', '用完关灯', '桌椅']) expect(page.text()).toContain(words);
  for (const words of ['暂停预约', '当天的单子']) expect(page.text()).not.toContain(words);
  await press(page, '9:00');
  await press(page, '约');
  await until('it is booked', () => phone.server.calls('POST /bookables/:id/bookings').length === 1);
  expect(phone.server.calls('POST /bookables/:id/bookings')[0]).toMatchObject({ params: { id: 'room-1' }, body: { day, span: { from: 540, to: 600 }, wait: false }, key: expect.any(String) });
  await page.close();
});

it('waits for a service that is full', async () => {
  phone.server.answer('POST /bookables/:id/bookings', () => ({ ...booking, state: 'waiting', waitingAt: 3 }));
  const page = await opened('bookable', '排候补', { id: 'svc-1' });
  for (const words of ['社区书记', '2 人在候补']) expect(page.text()).toContain(words);
  await press(page, '排候补');
  await until('it is asked for', () => phone.server.calls('POST /bookables/:id/bookings').length === 1);
  expect(phone.server.calls('POST /bookables/:id/bookings')[0]).toMatchObject({ body: { day, span: null, wait: true } });
  await page.close();
});

it('shows a booking to whoever has it, and leads who was hit to choose anew', async () => {
  const page = await opened('booking', '约上了', { id: 'b-1' });
  for (const words of ['改时间', '不去了，取消', '党群服务中心']) expect(page.text()).toContain(words);
  for (const words of ['看手机号', '叫号']) expect(page.text()).not.toContain(words);
  await page.close();
  phone.server.answer('GET /bookings/:id', () => ({ ...booking, state: 'hit', waits: true }));
  const hit = await opened('booking', '原来的时间不开了', { id: 'b-1' });
  await until('the days are there', () => hit.text().includes('从几点'));
  await hit.close();
});
