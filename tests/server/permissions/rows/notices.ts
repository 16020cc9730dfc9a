import { row, type Rows } from '../kit';

const DESKS = 'staff staffElsewhere head headElsewhere dispatcher officeDispatcher dispatcherElsewhere districtDispatcher';
/** Offices that look after plum: its station, its street, the district. */
const COVER = 'staff head dispatcher officeDispatcher districtDispatcher';
const SECOND = 'head dispatcher officeDispatcher districtDispatcher';
const told = { 200: COVER, 401: 'stranger', 403: 'others' };
const hidden = { 200: COVER, 401: 'stranger', 404: 'others' };
/** A station tells its community, a street its communities; emergencies go out by a second person. Nobody else reads what is not out. */
export const notices: Rows = {
  'GET /notices': [row('mine', () => ({}), { 200: 'others', 401: 'stranger' }), row('of plum', () => ({ query: { communityId: 'plum' } }), { 200: 'others', 401: 'stranger' })],
  'GET /notices/:id': [
    row('told', (make) => ({ params: { id: make.notice('out') } }), { 200: 'others', 401: 'stranger' }),
    row('not told yet', (make) => ({ params: { id: make.notice('draft') } }), hidden),
  ],
  'POST /notices/:id/read': [row('told', (make) => ({ params: { id: make.notice('out') } }), { 200: 'others', 401: 'stranger' })],
  'GET /workbench/notices': [row('of my office', () => ({}), { 200: DESKS, 401: 'stranger', 403: 'others' })],
  'GET /workbench/notice-areas': [row('of my office', () => ({}), { 200: DESKS, 401: 'stranger', 403: 'others' })],
  'POST /notices': [row('for plum', (make) => ({ body: { unitId: 'plum-station', ...make.writing() } }), { 201: 'staff head', 401: 'stranger', 403: 'others' })],
  'POST /notices/:id/change': [row('a draft', (make) => make.onNotice('draft', make.writing()), hidden)],
  'POST /notices/:id/hand-in': [row('an emergency', (make) => make.onNotice('storm'), hidden)],
  'POST /notices/:id/release': [
    row('a draft', (make) => make.onNotice('draft'), hidden),
    row('an emergency that staff wrote', (make) => make.onNotice('waiting'), { 200: SECOND, 401: 'stranger', 403: 'staff', 404: 'others' }),
  ],
  'POST /notices/:id/send-back': [row('an emergency that staff wrote', (make) => make.onNotice('waiting', { reason: '改' }), { 200: SECOND, 401: 'stranger', 403: 'staff', 404: 'others' })],
  'POST /notices/:id/take-back': [row('an emergency that staff wrote', (make) => make.onNotice('waiting'), { 200: 'staff', 401: 'stranger', 403: SECOND, 404: 'others' })],
  'POST /notices/:id/drop': [row('a draft', (make) => make.onNotice('draft'), hidden)],
  'POST /notices/:id/pin': [row('told', (make) => make.onNotice('out', { until: null }), told)],
  'POST /notices/:id/correct': [row('told', (make) => make.onNotice('out', { ...make.noticeWords, text: '改到下午', why: '改了' }), told)],
  'POST /notices/:id/confirm': [row('what staff proposed', (make) => make.onNotice('proposed'), { 200: SECOND, 401: 'stranger', 403: 'others' })],
  'POST /notices/:id/refuse': [row('what staff proposed', (make) => make.onNotice('proposed'), told)],
  'POST /notices/:id/withdraw': [row('told', (make) => make.onNotice('out', { reason: '修好了' }), told)],
  'POST /notices/:id/recall': [row('told', (make) => make.onNotice('out', { reason: '发错了' }), told)],
};
