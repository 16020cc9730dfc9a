import { row, type Rows } from '../kit';

/** Offices that look after plum: its station, its street, the district. */
const COVER = 'staff head dispatcher officeDispatcher districtDispatcher';
const SECOND = 'head dispatcher officeDispatcher districtDispatcher';
const told = { 200: COVER, 401: 'stranger', 403: 'others' };
/** Nobody starts or ends one alone; everybody reads what holds. */
export const emergencies: Rows = {
  'GET /emergencies': [row('mine', () => ({}), { 200: 'others', 401: 'stranger' })],
  'GET /emergencies/:id': [
    row('it holds', (make) => ({ params: { id: make.emergency('on') } }), { 200: 'others', 401: 'stranger' }),
    row('asked for', (make) => ({ params: { id: make.emergency('asked') } }), { 200: COVER, 401: 'stranger', 404: 'others' }),
  ],
  'POST /emergencies': [row('for plum', (make) => ({ body: make.emergencyAsk() }), { 201: 'staff head', 401: 'stranger', 403: 'others' })],
  'POST /emergencies/:id/start': [row('asked for by staff', (make) => make.onEmergency('asked'), { 200: SECOND, 401: 'stranger', 403: 'staff', 404: 'others' })],
  'POST /emergencies/:id/drop': [row('asked for by staff', (make) => make.onEmergency('asked'), { 200: COVER, 401: 'stranger', 404: 'others' })],
  'POST /emergencies/:id/advise': [row('it holds', (make) => make.onEmergency('on', { advice: '关门窗' }), told)],
  'POST /emergencies/:id/question': [row('it holds', (make) => make.onEmergency('on', { text: '能来吗' }), told)],
  'POST /emergencies/:id/ask-end': [row('it holds', (make) => make.onEmergency('on'), told)],
  'POST /emergencies/:id/end': [row('staff asked that it ends', (make) => make.onEmergency('ending'), { 200: SECOND, 401: 'stranger', 403: 'others' })],
  'POST /emergencies/:id/keep': [row('staff asked that it ends', (make) => make.onEmergency('ending'), told)],
  'POST /emergencies/:id/help': [row('nobody was asked', async (make) => ({ params: { id: await make.emergency('on') }, body: { yes: true } }), { '422 rule_refused': 'others', 401: 'stranger' })],
};
