import { row, type Rows } from '../kit';

/** A step on a mediation of the reporter's: those who know of it and may not are told so; for all others there is none. */
const only = (may: string, known = 'reporter neighbour councillor staff head'): Readonly<Record<string, string>> => {
  const others = known.split(' ').filter((who) => !may.split(' ').includes(who));
  return { 200: may, 401: 'stranger', ...(others.length > 0 ? { 403: others.join(' ') } : {}), 404: 'others' };
};
const STATION = 'staff head';
const SIDES = 'reporter neighbour';
const ASKED = 'reporter staff head';
const BEFORE = 'reporter neighbour staff head';
const OFFICES = 'handler handlerElsewhere utility dispatcher officeDispatcher dispatcherElsewhere districtDispatcher';
/** Mediations: to the sides, the mediator, the station, and the office that took one over; streets, districts, departments, auditors, administrators and grid workers find none. */
export const mediations: Rows = {
  'GET /mediations': [row('mine', () => ({}), { 200: 'others', 401: 'stranger' })],
  'GET /mediations/:id': [
    row('the other side was not asked yet', (make) => ({ params: { id: make.mediationAt('asked') } }), { 200: ASKED, 401: 'stranger', 404: 'others' }),
    row('the other side is asked', (make) => ({ params: { id: make.mediationAt('inviting') } }), { 200: BEFORE, 401: 'stranger', 404: 'others' }),
    row('in force', (make) => ({ params: { id: make.mediationAt('inForce') } }), { 200: `${BEFORE} councillor`, 401: 'stranger', 404: 'others' }),
    row('handed over', (make) => ({ params: { id: make.mediationAt('escalated') } }), { 200: `${BEFORE} councillor officeDispatcher`, 401: 'stranger', 404: 'others' }),
  ],
  'POST /mediations': [row('with a neighbour', () => ({ body: { kind: 'noise', text: '楼上太吵', who: '楼上' } }), { 201: 'others', 401: 'stranger' })],
  'GET /workbench/mediations': [row('new ones', () => ({}), { 200: `staff staffElsewhere head headElsewhere ${OFFICES}`, 401: 'stranger', 403: 'others' })],
  'POST /workbench/mediations': [row('for two at the counter', () => ({ body: { kind: 'leak', first: { name: '甲方', phone: '' }, second: { name: '乙方', phone: '' } } }), { 201: 'staff staffElsewhere head headElsewhere', 401: 'stranger', 403: 'others' })],
  'GET /mediations/:id/mediators': [row('both want it', (make) => ({ params: { id: make.mediationAt('willing') } }), { 200: STATION, 401: 'stranger', 403: SIDES, 404: 'others' })],
  'GET /mediations/:id/offices': [row('it came to nothing', (make) => ({ params: { id: make.mediationAt('failed') } }), only(STATION))],
  'POST /mediations/:id/contact': [row('a mediator is named', (make) => ({ params: { id: make.mediationAt('appointed') }, body: { side: 'first', reason: 'askDetails' } }), only(`councillor ${STATION}`))],
  'POST /mediations/:id/invite': [row('asked for', (make) => make.onMediation('asked', { person: { name: '楼上的', phone: '' } }), only(STATION, ASKED))],
  'POST /mediations/:id/decline': [row('asked for', (make) => make.onMediation('asked', { text: '请打 110' }), only(STATION, ASKED))],
  'POST /mediations/:id/call-off': [row('asked for', (make) => make.onMediation('asked'), only('reporter', ASKED))],
  // The first has agreed by asking.
  'POST /mediations/:id/consent': [row('asked whether they want it', (make) => make.onMediation('inviting'), { 200: 'neighbour', 401: 'stranger', '422 rule_refused': 'reporter', 403: STATION, 404: 'others' })],
  'POST /mediations/:id/refuse': [row('asked whether they want it', (make) => make.onMediation('inviting'), { 200: 'neighbour', 401: 'stranger', '422 rule_refused': 'reporter', 403: STATION, 404: 'others' })],
  'POST /mediations/:id/note-consent': [row('somebody without an account', (make) => make.onMediation('noted', { side: 'second', how: 'spoken', yes: true }), only(STATION, ASKED))],
  'POST /mediations/:id/tell': [row('both want it', (make) => make.onMediation('willing', { text: '想早点睡', shown: false }), only(SIDES, BEFORE))],
  'POST /mediations/:id/appoint': [row('both want it', (make, who) => make.onMediation('willing', { mediatorId: who === 'head' ? 'staff' : 'head' }), only(STATION, BEFORE))],
  'POST /mediations/:id/give-back': [row('a mediator is named', (make) => make.onMediation('appointed', { text: '出差' }), only('councillor'))],
  'POST /mediations/:id/other-mediator': [row('a mediator is named', (make) => make.onMediation('appointed'), only(SIDES))],
  'POST /mediations/:id/arrange': [row('a mediator is named', (make) => make.onMediation('appointed', { at: make.mediationMoment(3), place: '调解室' }), only('councillor'))],
  'POST /mediations/:id/cannot-come': [row('a moment is named', (make) => make.onMediation('arranged'), only(SIDES))],
  'POST /mediations/:id/held': [row('a moment is named', (make) => make.onMediation('arranged', { outcome: 'again', record: '再谈一次' }), only('councillor'))],
  'POST /mediations/:id/redraft': [row('drafted', (make) => make.onMediation('drafted', { agreement: { ...make.mediationAgreement(), text: '十一点后不拖' } }), only('councillor'))],
  'POST /mediations/:id/sign': [row('drafted', (make) => make.onMediation('drafted', { edition: 1 }), only(SIDES))],
  'POST /mediations/:id/sign-paper': [row('drafted', (make) => make.onMediation('drafted', { side: 'first', edition: 1 }), only('councillor'))],
  'POST /mediations/:id/object-draft': [row('drafted', (make) => make.onMediation('drafted', { text: '写成周末' }), only(SIDES))],
  'POST /mediations/:id/confirm': [row('both signed', (make) => make.onMediation('signed'), only(STATION))],
  'POST /mediations/:id/keep': [row('in force', (make) => make.onMediation('inForce'), only(SIDES))],
  'POST /mediations/:id/not-kept': [row('in force', (make) => make.onMediation('inForce'), only(SIDES))],
  'POST /mediations/:id/follow-up': [row('in force', (make) => make.onMediation('inForce', { outcome: 'kept' }), only(`councillor ${STATION}`))],
  'POST /mediations/:id/ask-office': [row('it came to nothing', (make) => make.onMediation('failed'), only(SIDES))],
  'POST /mediations/:id/escalate': [row('a side wants it', (make) => make.onMediation('wanted', { unitId: 'north-office' }), only(STATION))],
  'POST /mediations/:id/answer-office': [row('handed over', (make) => make.onMediation('escalated', { text: '约了下周' }), only('officeDispatcher', `${SIDES} councillor ${STATION} officeDispatcher`))],
  'POST /mediations/:id/stop': [row('both want it', (make) => make.onMediation('willing'), only(SIDES, BEFORE))],
};
