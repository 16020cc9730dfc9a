import { row, type Expected, type Rows } from '../kit';

const everybody: Expected = { 200: 'others', 401: 'stranger' };
const STATIONS: Expected = { 200: 'staff staffElsewhere head headElsewhere', 401: 'stranger', 403: 'others' };
/** A room of plum is kept by its station. */
const KEPT: Expected = { 200: 'staff head', 401: 'stranger', 403: 'others' };
/** A booking of the reporter's: to them and the station of plum; for all others there is none. */
const BY_STATION: Expected = { 200: 'staff head', 401: 'stranger', 403: 'reporter', 404: 'others' };

/** Rooms and services: everybody reads what is offered; who has what time stands with who has it and the station alone. */
export const bookings: Rows = {
  'GET /bookables': [row('that I may book', () => ({}), everybody)],
  'GET /bookables/:id': [row('of plum', (make) => ({ params: { id: make.bookable() } }), everybody)],
  'POST /bookables': [row('a room', (make) => ({ body: make.bookableBody() }), { 201: 'staff staffElsewhere head headElsewhere', 401: 'stranger', 403: 'others' })],
  'POST /bookables/:id/edit': [row('open', (make) => make.onBookable(make.bookableBody({ title: '三楼会议室' })), KEPT)],
  'POST /bookables/:id/pause': [row('open', (make) => make.onBookable(), KEPT)],
  'POST /bookables/:id/resume': [row('paused', (make) => make.onBookable({}, { action: 'pause', body: {} }), KEPT)],
  'POST /bookables/:id/close': [row('open', (make) => make.onBookable({ closure: make.closure() }), KEPT)],
  'POST /bookables/:id/reopen': [row('closed', (make) => { const { from, to, why } = make.closure(); return make.onBookable({ from, to }, { action: 'close', body: { closure: { from, to, why } } }); }, KEPT)],
  'POST /bookables/:id/bookings': [
    row('for oneself', (make, who) => ({ params: { id: make.bookable() }, body: make.bookingWish(who) }), { 201: 'reporter neighbour', 401: 'stranger', '422 rule_refused': 'others' }),
    row('for somebody at the counter', (make) => ({ params: { id: make.bookable({ title: '柜台' }) }, body: { ...make.bookingWish('staff'), person: { name: '临时人', phone: '' }, source: 'counter', consent: 'spoken' } }), { 201: 'staff head', 401: 'stranger', '422 rule_refused': 'staffElsewhere headElsewhere', 403: 'others' }),
  ],
  'GET /bookings': [row('mine', () => ({}), everybody)],
  'GET /bookings/:id': [row('of the reporter', (make) => ({ params: { id: make.booking('booked') } }), { 200: 'reporter staff head', 401: 'stranger', 404: 'others' })],
  'POST /bookings/:id/change': [row('booked', (make) => make.onBooking('booked', make.anotherTime()), { 200: 'reporter staff head', 401: 'stranger', 404: 'others' })],
  'POST /bookings/:id/cancel': [row('booked', (make) => make.onBooking('booked'), { 200: 'reporter', 401: 'stranger', 403: 'staff head', 404: 'others' })],
  'POST /bookings/:id/agree': [row('asked for', (make) => make.onBooking('asked'), BY_STATION)],
  'POST /bookings/:id/refuse': [row('asked for', (make) => make.onBooking('asked', { text: '那天检修' }), BY_STATION)],
  'POST /bookings/:id/call-off': [row('booked', (make) => make.onBooking('booked', { text: '那天检修' }), BY_STATION)],
  'POST /bookings/:id/call': [row('of a service', (make) => make.onBooking('called'), BY_STATION)],
  'POST /bookings/:id/came': [row('booked', (make) => make.onBooking('booked'), BY_STATION)],
  'POST /bookings/:id/missed': [row('booked', (make) => make.onBooking('booked'), BY_STATION)],
  'POST /bookings/:id/excuse': [row('missed', (make) => make.onBooking('missed'), BY_STATION)],
  'POST /bookings/:id/say': [row('called', (make) => make.onBooking('called', make.saying()), BY_STATION)],
  'POST /bookings/:id/contact': [row('booked', (make) => ({ params: { id: make.booking('booked') }, body: { reason: 'tellResult' } }), BY_STATION)],
  'GET /workbench/bookables': [row('of my station', () => ({}), STATIONS)],
  'GET /workbench/bookables/:id/sheet': [row('of plum', (make) => ({ params: { id: make.bookable() } }), KEPT)],
  'GET /workbench/bookings': [row('to be agreed to', () => ({}), STATIONS)],
};
