import { row, type Rows } from '../kit';

/** Who takes part in a whistle that the station of plum blew for the property company's case, calling the water company. */
const SEE = 'grid staff head utility dispatcher officeDispatcher auditor streetAuditor';
const without = (some: string): string => SEE.split(' ').filter((name) => !some.split(' ').includes(name)).join(' ');
const WORKS = 'grid gridElsewhere staff staffElsewhere head headElsewhere handler handlerElsewhere utility dispatcher officeDispatcher dispatcherElsewhere districtDispatcher auditor streetAuditor auditorElsewhere';

export const whistles: Rows = {
  'GET /whistles': [row('those that are open', () => ({}), { 200: WORKS, 401: 'stranger', 403: 'others' })],
  'GET /whistles/ratings': [row('all', () => ({}), { 200: WORKS, 401: 'stranger', 403: 'others' })],
  'GET /cases/:id/whistle-kinds': [
    row('an ordinary case', (make) => ({ params: { id: make.case('dispatched') } }), { 200: 'others', 401: 'stranger' }),
    row('a sensitive case', (make) => ({ params: { id: make.case('dispatched', { sensitive: true }) } }), {
      200: 'reporter grid staff head handler dispatcher officeDispatcher districtDispatcher auditor streetAuditor', 401: 'stranger', 404: 'others',
    }),
  ],
  // One city's rule: the kind limits who may blow; the daily whistle is the station's.
  'POST /cases/:id/whistles': [
    row('a daily whistle', (make) => ({ params: { id: make.caseToWhistle() }, body: { kind: 'daily', unitIds: ['water'], reason: '管子漏水' } }), {
      201: 'staff head', '422 rule_refused': 'dispatcher officeDispatcher', 401: 'stranger', 403: 'others',
    }),
    row('a hard problem', (make) => ({ params: { id: make.caseToWhistle() }, body: { kind: 'hard', unitIds: ['water'], reason: '管子漏水' } }), {
      201: 'dispatcher officeDispatcher', '422 rule_refused': 'staff head', 401: 'stranger', 403: 'others',
    }),
  ],
  'GET /whistles/:id': [
    row('one of plum', (make) => ({ params: { id: make.whistle() } }), { 200: SEE, 401: 'stranger', 404: 'others' }),
    row('one that is not there', () => ({ params: { id: 'not-there' } }), { 401: 'stranger', 404: 'others' }),
  ],
  'POST /whistles/:id/acknowledge': [row('one of plum', (make) => make.onWhistle({ unitId: 'water' }), { 200: 'utility', 401: 'stranger', 403: without('utility'), 404: 'others' })],
  'POST /whistles/:id/contact': [row('one of plum', (make) => make.onWhistle({ unitId: 'water', text: '半小时到' }), { 200: 'utility', 401: 'stranger', 403: without('utility'), 404: 'others' })],
  // Never the called unit itself, nor who only checks.
  'POST /whistles/:id/arrive': [
    row('one of plum', (make) => make.onWhistle({ unitId: 'water', point: make.spot() }), { 200: 'grid staff head dispatcher officeDispatcher', 401: 'stranger', 403: 'utility auditor streetAuditor', 404: 'others' }),
  ],
  'POST /whistles/:id/end': [
    row('one of plum', (make) => make.onWhistle({ text: '今晚换管' }), { 200: 'staff head dispatcher officeDispatcher', 401: 'stranger', 403: 'grid utility auditor streetAuditor', 404: 'others' }),
  ],
  'POST /whistles/:id/rate': [
    row('of the called unit', (make) => make.onWhistle({ unitId: 'water', score: 5 }, true), { 200: 'staff head', '422 rule_refused': 'utility', 401: 'stranger', 403: 'grid dispatcher officeDispatcher auditor streetAuditor', 404: 'others' }),
    row('of the station that blew', (make) => make.onWhistle({ unitId: 'plum-station', score: 4 }, true), { 200: 'utility', '422 rule_refused': 'staff head', 401: 'stranger', 403: 'grid dispatcher officeDispatcher auditor streetAuditor', 404: 'others' }),
  ],
};
