import { plain, row, type Rows } from '../kit';

/** Everybody with a workbench; what a step may do to each case is the case's own rule. */
const WORKS = 'grid gridElsewhere staff staffElsewhere head headElsewhere handler handlerElsewhere utility dispatcher officeDispatcher dispatcherElsewhere districtDispatcher auditor streetAuditor auditorElsewhere';
/** Who answers in the name of a unit. */
const ANSWERS = 'staff staffElsewhere head headElsewhere handler handlerElsewhere utility dispatcher officeDispatcher dispatcherElsewhere districtDispatcher';

export const desk: Rows = {
  'GET /workbench/board': plain({ 200: WORKS, 401: 'stranger', 403: 'others' }),
  'GET /workbench/repeats': plain({ 200: WORKS, 401: 'stranger', 403: 'others' }),
  // Everybody's own.
  'GET /workbench/filters': plain({ 200: WORKS, 401: 'stranger', 403: 'others' }),
  'PUT /workbench/filters': [row('the first ones', () => ({ body: { revision: 0, items: [{ name: '已超时', view: 'overdue' }] } }), { 200: WORKS, 401: 'stranger', 403: 'others' })],
  'GET /workbench/mentions': plain({ 200: WORKS, 401: 'stranger', 403: 'others' }),
  // Who may write a note may name those who read it; who has reported it is never among them.
  'GET /cases/:id/colleagues': [
    row('an ordinary case', (make) => ({ params: { id: make.case('dispatched') } }), { 200: 'grid staff head handler', 401: 'stranger', 403: 'others' }),
    row('a sensitive case', (make) => ({ params: { id: make.case('dispatched', { sensitive: true }) } }), {
      200: 'grid staff head handler', 401: 'stranger', 403: 'reporter dispatcher officeDispatcher districtDispatcher auditor streetAuditor', 404: 'others',
    }),
  ],
  'POST /workbench/batch': [
    // Each case is answered for itself: for who may not, as one that is not there or not theirs.
    row('an ordinary case', async (make) => ({ body: { action: 'accept', items: [{ id: await make.case('submitted'), revision: 0 }] } }), { 200: WORKS, 401: 'stranger', 403: 'others' }),
    row('a sensitive case', async (make) => ({ body: { action: 'note', text: '看一看', items: [{ id: await make.case('submitted', { sensitive: true }), revision: 0 }] } }), { 200: WORKS, 401: 'stranger', 403: 'others' }),
  ],
  'POST /workbench/registers': [row('all', () => ({ body: {} }), { 201: WORKS, 401: 'stranger', 403: 'others' })],
  // The signature is the permission: it is given to whoever asked, and lives minutes.
  'GET /workbench/registers/:id': [
    row('as signed', (make) => make.register(), { 200: 'others' }),
    row('another one', async (make) => ({ params: { id: 'another' }, query: { ...(await make.register()).query } }), { 404: 'others' }),
  ],
  'GET /workbench/templates': plain({ 200: ANSWERS, 401: 'stranger', 403: 'others' }),
  'PUT /workbench/templates/:id': [
    row('of the property company of plum', async (make) => ({ params: { id: 'plum-property' }, body: { revision: await make.templates('plum-property'), items: [{ title: '约时间', text: '明天去看。' }] } }), { 200: 'handler', 401: 'stranger', 403: 'others' }),
    row('of the station of plum', async (make) => ({ params: { id: 'plum-station' }, body: { revision: await make.templates('plum-station'), items: [] } }), { 200: 'staff head', 401: 'stranger', 403: 'others' }),
  ],
};
