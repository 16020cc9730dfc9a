import { plain, row, type Rows } from '../kit';
import { pointIn } from '../world/district';
import { WORDS } from '../world/make';

const SEE_SENSITIVE = 'reporter grid staff head dispatcher officeDispatcher districtDispatcher auditor streetAuditor';

/** Who has met the same, and what the station is told at triage. */
export const company: Rows = {
  // Reads nothing that somebody could not see on the board of the community.
  'POST /cases/advice': [row('while writing', () => ({ body: { text: WORDS.text, placeText: WORDS.place, categoryId: 'stairLight', point: pointIn(0) } }), { 200: 'others', 401: 'stranger' })],
  'GET /cases/followed': plain({ 200: 'others', 401: 'stranger' }),
  // Level 0 may say so: reporting never needs a home (levels of identity).
  'POST /cases/:id/join': [
    row('an ordinary case', (make) => ({ params: { id: make.case('dispatched') }, body: { text: '我家门口也是' } }), { 200: 'others', '422 rule_refused': 'reporter', 401: 'stranger' }),
    // For nobody it can be joined; those in charge and its reporter know that it is there.
    row('a sensitive case', (make) => ({ params: { id: make.case('submitted', { sensitive: true }) }, body: { text: '我也是' } }), { '422 rule_refused': SEE_SENSITIVE, 401: 'stranger', 404: 'others' }),
    row('one that is over', (make) => ({ params: { id: make.case('unrated') }, body: {} }), { '422 rule_refused': 'others', 401: 'stranger' }),
  ],
  // To say whether it is solved is for those who met it too; here nobody has.
  'POST /cases/:id/tell-solved': [
    row('an ordinary case', (make) => ({ params: { id: make.case('handled') }, body: { solved: true } }), { '422 rule_refused': 'others', 401: 'stranger' }),
    row('a sensitive case', (make) => ({ params: { id: make.case('submitted', { sensitive: true }) }, body: { solved: true } }), { '422 rule_refused': SEE_SENSITIVE, 401: 'stranger', 404: 'others' }),
  ],
  'POST /cases/:id/follow': [
    row('an ordinary case', (make) => ({ params: { id: make.case('dispatched') } }), { 200: 'others', '422 rule_refused': 'reporter', 401: 'stranger' }),
    row('a sensitive case', (make) => ({ params: { id: make.case('submitted', { sensitive: true }) } }), { '422 rule_refused': SEE_SENSITIVE, 401: 'stranger', 404: 'others' }),
  ],
  'POST /cases/:id/leave': [
    row('an ordinary case', (make) => ({ params: { id: make.case('dispatched') } }), { 200: 'others', 401: 'stranger' }),
    row('a sensitive case', (make) => ({ params: { id: make.case('submitted', { sensitive: true }) } }), { 200: SEE_SENSITIVE, 401: 'stranger', 404: 'others' }),
  ],
  'GET /cases/:id/triage': [
    row('a new case', (make) => ({ params: { id: make.case('submitted') } }), { 200: 'staff head', 401: 'stranger', 403: 'others' }),
    row('a sensitive case', (make) => ({ params: { id: make.case('submitted', { sensitive: true }) } }), { 200: 'staff head', 401: 'stranger', 403: 'reporter grid dispatcher officeDispatcher districtDispatcher auditor streetAuditor', 404: 'others' }),
  ],
};
