import { row, type Rows } from '../kit';

const ANSWERING = 'staff head';
/** A step of who answers for the council of plum; everybody else reads it and cannot. */
const step = (may = ANSWERING): Readonly<Record<string, string>> => ({ 200: may, 401: 'stranger', 403: 'others' });
/** Taken by those who may, and refused by the rules as it stands. */
const ruled = (may = ANSWERING): Readonly<Record<string, string>> => ({ '422 rule_refused': may, 401: 'stranger', 403: 'others' });
const READ = { 200: 'others', 401: 'stranger' } as const;
/** Who lives in plum with a number, or sits in its council. */
const SPEAKING = 'reporter neighbour councillor';
const said = (may = SPEAKING): Readonly<Record<string, string>> => ({ 200: may, '422 rule_refused': 'others', 401: 'stranger' });

/** The station answers for its council; residents of plum say what they think; the property company carries a task out. */
export const consultations: Rows = {
  'GET /consultation-templates': [row('plain', () => ({}), READ)],
  'GET /consultations': [row('of plum', () => ({ query: { communityId: 'plum' } }), READ)],
  'POST /consultations': [row('by the council of plum', async (make) => ({ body: await make.beginning() }), { 201: ANSWERING, 401: 'stranger', 403: 'others' })],
  'GET /consultations/:id': [
    row('given notice of', (make) => ({ params: { id: make.talk('notice') } }), READ),
    row('still being written', (make) => ({ params: { id: make.talk('draft') } }), { 200: ANSWERING, 401: 'stranger', 404: 'others' }),
  ],
  'POST /consultations/:id/edit': [row('still being written', (make) => make.onTalk('draft', make.about), { 200: ANSWERING, 401: 'stranger', 404: 'others' })],
  'POST /consultations/:id/give': [row('still being written', (make) => make.onTalk('draft'), { 200: ANSWERING, 401: 'stranger', 404: 'others' })],
  'POST /consultations/:id/end-step': [row('before its days', (make) => make.onTalk('notice', { step: 'notice' }), ruled())],
  'POST /consultations/:id/stop': [row('going on', (make) => make.onTalk('notice', { reason: 'law', text: '不让' }), step())],
  'POST /consultations/:id/count': [row('without a meeting', async (make) => make.onTalk('decision', { meetingId: await make.meeting(), text: '划', hands: [] }), ruled(`${ANSWERING} councillor`))],
  'POST /consultations/:id/progress': [row('a task of the property company', (make) => make.onTalk('carrying', { taskId: 't1', text: '在划' }), step(`${ANSWERING} handler`))],
  'POST /consultations/:id/move-day': [row('a task', (make) => make.onTalk('carrying', { taskId: 't1', dueOn: make.dayHere(9), reason: '下雨' }), step())],
  'POST /consultations/:id/report': [row('in the end', (make) => make.onTalk('report', { text: '划好了' }), step())],
  'GET /consultations/:id/opinions': [row('given notice of', (make) => ({ params: { id: make.talk('notice') } }), READ), row('still being written', (make) => ({ params: { id: make.talk('draft') } }), { 200: ANSWERING, 401: 'stranger', 404: 'others' })],
  'POST /consultations/:id/opinions': [row('given notice of', (make) => make.sayTo('notice', { clauseId: 'c1', stance: 'for' }), said())],
  'POST /consultations/:id/opinions/withdraw': [row('given notice of', (make) => make.sayTo('notice', { clauseId: 'c1' }), said())],
  'POST /consultations/:id/opinions/:rowId/look': [row('words of the councillor', (make) => make.onOpinion({ show: true }), step())],
  'POST /consultations/:id/papers': [row('given notice of', (make) => make.sayTo('notice', { clauseId: 'c1', stance: 'for', text: '好', from: '一位老人' }), step())],
  'GET /consultations/:id/asks': [row('given notice of', (make) => ({ params: { id: make.talk('notice') }, query: { kind: 'question' } }), READ)],
  'POST /consultations/:id/asks': [row('a question', (make) => make.sayTo('notice', { kind: 'question', text: '几个？' }), said())],
  'POST /consultations/:id/asks/:rowId/answer': [row('a question of the councillor', (make) => make.onAsk({ text: '八个' }), step())],
  'POST /consultations/:id/rate': [row('in the end', (make) => make.sayTo('report', { score: 'good' }), said('councillor'))],
  'POST /consultations/:id/meetings': [row('while it is talked about', (make) => make.sayTo('deliberation', make.meetingCall()), { 201: ANSWERING, 401: 'stranger', 403: 'others' })],
  'GET /meetings': [row('mine', () => ({}), READ)],
  'GET /meetings/:id': [row('called', (make) => ({ params: { id: make.meeting() } }), READ), row('one that is not there', () => ({ params: { id: 'not-there' } }), { 401: 'stranger', 404: 'others' })],
  'GET /meetings/:id/codes': [row('called', (make) => ({ params: { id: make.meeting() } }), step())],
  'POST /meetings/:id/sign-in': [row('by a wrong code', (make) => make.signingIn(), { '422 rule_refused': 'others', 401: 'stranger' })],
  'POST /meetings/:id/mark': [row('a member', (make) => make.atMeeting({ here: true }), step())],
  'POST /meetings/:id/minutes': [row('called', (make) => make.onMeeting({ text: '看了图' }), step())],
  'POST /meetings/:id/sign-off': [row('written by the head', (make) => make.onMinutes(), { 200: 'staff councillor', '422 rule_refused': 'head', 401: 'stranger', 403: 'others' })],
  'POST /meetings/:id/cancel': [row('called', (make) => make.onMeeting({ reason: '下雨' }), step())],
};
