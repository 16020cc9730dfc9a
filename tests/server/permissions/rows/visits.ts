import { row, type Rows } from '../kit';

/** A step on a visit of the reporter's: those who know of it and may not are told so; for all others there is none. */
const only = (may: string, known = 'reporter grid staff head'): Readonly<Record<string, string>> => {
  const others = known.split(' ').filter((who) => !may.split(' ').includes(who));
  return { 200: may, 401: 'stranger', 403: others.join(' '), 404: 'others' };
};
const STATION = 'staff head';
/** Visits: to who asked, the grid worker at hand and the station; streets, districts, departments, auditors and administrators find none. */
export const visits: Rows = {
  'GET /visits': [row('mine', () => ({}), { 200: 'others', 401: 'stranger' })],
  'GET /visits/:id': [
    row('nobody has it yet', (make) => ({ params: { id: make.visitAt('asked') } }), { 200: `reporter ${STATION}`, 401: 'stranger', 404: 'others' }),
    row('made', (make) => ({ params: { id: make.visitAt('wanted') } }), { 200: `reporter grid ${STATION}`, 401: 'stranger', 404: 'others' }),
  ],
  'POST /visits': [
    row('for oneself', (make, who) => ({ body: { ...make.visitBody(), ...(who === 'reporter' ? {} : { text: '', timesText: '', place: { ...make.visitBody().place, text: '八栋' } }) } }), { 201: 'others', 401: 'stranger' }),
    row('for somebody at the counter', (make) => ({ body: { ...make.visitBody(), text: '', timesText: '', place: { ...make.visitBody().place, text: '八栋' }, whom: 'other', person: { name: '临时人', phone: '' }, consent: 'spoken' } }), { 201: STATION, 401: 'stranger', '422 rule_refused': 'staffElsewhere headElsewhere', 403: 'others' }),
  ],
  'GET /workbench/visits': [row('to be given', () => ({}), { 200: 'grid gridElsewhere staff staffElsewhere head headElsewhere', 401: 'stranger', 403: 'others' })],
  'GET /visits/:id/workers': [row('to be given', (make) => ({ params: { id: make.visitAt('asked') } }), { 200: STATION, 401: 'stranger', 403: 'reporter', 404: 'others' })],
  'POST /visits/:id/contact': [row('given', (make) => ({ params: { id: make.visitAt('given') }, body: { reason: 'arrangeVisit' } }), only(`grid ${STATION}`))],
  'POST /visits/:id/give': [row('asked for', (make) => make.onVisit('asked', { workerId: 'grid' }), only(STATION, 'reporter staff head'))],
  'POST /visits/:id/decline': [row('asked for', (make) => make.onVisit('asked', { text: '请打 12345' }), only(STATION, 'reporter staff head'))],
  'POST /visits/:id/give-back': [row('given', (make) => make.onVisit('given', { text: '请假' }), only('grid'))],
  'POST /visits/:id/propose': [row('given', (make) => make.onVisit('given', { at: make.ahead(3) }), only('grid'))],
  'POST /visits/:id/arrange': [row('given', (make) => make.onVisit('given', { at: make.ahead(3) }), only('grid'))],
  'POST /visits/:id/accept': [row('a moment is named', (make) => make.onVisit('proposed'), only('reporter'))],
  'POST /visits/:id/another': [row('a moment is named', (make) => make.onVisit('proposed'), only('reporter'))],
  'POST /visits/:id/call-off': [row('agreed', (make) => make.onVisit('agreed'), only('reporter'))],
  'POST /visits/:id/absent': [row('agreed', (make) => make.onVisit('agreed'), only('grid'))],
  'POST /visits/:id/report': [row('agreed', (make) => make.onVisit('agreed'), only('grid'))],
  'POST /visits/:id/promise': [row('made', (make) => make.onVisit('wanted', { promise: { text: '再来', dueOn: make.ahead(72).slice(0, 10) } }), only('grid'))],
  'POST /visits/:id/keep': [row('made', (make) => make.onVisit('wanted', {}, 'promiseId'), only('grid'))],
  'POST /visits/:id/cannot': [row('made', (make) => make.onVisit('wanted', { text: '停了' }, 'promiseId'), only('grid'))],
  'POST /visits/:id/hear': [row('made', (make) => make.onVisit('wanted', { heard: { to: 'wish', category: 'time', text: '想下棋' } }), only('grid'))],
  'POST /visits/:id/agree': [row('made', (make) => make.onVisit('wanted', {}, 'heardId'), only('reporter'))],
  'POST /visits/:id/refuse': [row('made', (make) => make.onVisit('wanted', {}, 'heardId'), only('reporter grid'))],
  'POST /visits/:id/spoken': [row('made', (make) => make.onVisit('wanted', {}, 'heardId'), only('grid'))],
  'POST /visits/:id/again': [row('made', (make) => make.onVisit('wanted', { times: [] }), only('reporter grid'))],
};
