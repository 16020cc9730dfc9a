import { ROLL_WORDS } from '../world/rolls';
import { row, type Expected, type Rows } from '../kit';

/** The station of plum keeps the rolls of its bodies; nobody else reads a name on them. */
const STATION = 'staff head';
const kept = (answer: 200 | 201 = 200): Expected => ({ [answer]: STATION, 401: 'stranger', 403: 'others' });
/** What nobody else knows of yet. */
const hidden: Expected = { 200: STATION, 401: 'stranger', 404: 'others' };
const person = { name: ROLL_WORDS.resident, phoneTail: ROLL_WORDS.residentNumber.slice(-4) };

export const rolls: Rows = {
  'GET /rolls': [row('of a body of plum', async (make) => ({ query: { bodyId: await make.rollBody() } }), { 200: 'others', 401: 'stranger' })],
  'GET /rolls/mine': [row('my lines', () => ({}), { 200: 'others', 401: 'stranger' })],
  'GET /rolls/desk': [row('of my station', () => ({}), { 200: 'staff head staffElsewhere headElsewhere', 401: 'stranger', 403: 'others' })],
  'POST /rolls/imports': [row('for a body of plum', async (make) => ({ query: { bodyId: await make.rollBody(), kind: 'owners' }, file: { name: 'a.xlsx', content: make.rollTable() } }), kept(201))],
  'GET /rolls/imports/:id': [row('looked through', async (make) => ({ params: { id: await make.rollImport() } }), kept()), row('one that is not there', () => ({ params: { id: 'not-there' } }), { 401: 'stranger', 404: 'others' })],
  'POST /rolls/imports/:id/accept': [row('looked through', async (make) => ({ params: { id: await make.rollImport() } }), kept())],
  'POST /rolls/imports/:id/refuse': [row('looked through', async (make) => ({ params: { id: await make.rollImport() } }), kept())],
  'GET /rolls/:id': [
    row('posted: its numbers', async (make) => ({ params: { id: await make.roll('open') } }), { 200: 'others', 401: 'stranger' }),
    row('a draft', async (make) => ({ params: { id: await make.roll('draft') } }), hidden),
    row('one that is not there', () => ({ params: { id: 'not-there' } }), { 401: 'stranger', 404: 'others' }),
  ],
  'POST /rolls/:id/post': [row('a draft', (make) => make.onRoll('draft', { until: make.dayOn(10) }), hidden)],
  'POST /rolls/:id/settle': [row('its days are over', (make) => make.onRoll('over'), kept())],
  'POST /rolls/:id/withdraw': [row('open', (make) => make.onRoll('open', { reason: '表错了' }), kept())],
  'POST /rolls/:id/match-certain': [row('open', (make) => make.onRoll('open'), kept())],
  'GET /rolls/:id/lines': [row('posted', async (make) => ({ params: { id: await make.roll('open') } }), kept()), row('a draft', async (make) => ({ params: { id: await make.roll('draft') } }), hidden)],
  'GET /rolls/:id/lines/:ref': [row('posted', (make) => make.onRollLine('open', '501').then(({ params }) => ({ params })), kept())],
  'POST /rolls/:id/lines/:ref/match': [row('posted', (make) => make.onRollLine('open', '502', { at: 0, ...person }), kept())],
  'POST /rolls/:id/lines/:ref/unmatch': [row('posted', (make) => make.onRollLine('open', '501', { at: 0 }), kept())],
  'POST /rolls/:id/lines/:ref/correct': [row('posted', (make) => make.onRollLine('open', '501', { what: 'area', area: 9000, reason: '房产证' }), kept())],
  'POST /rolls/:id/lines/:ref/confirm': [row('settled, put forward by the staff', (make) => make.onRollLine('settled', '501', { yes: true }, { step: 'correct', body: { what: 'area', area: 9000, reason: '房产证' } }), { 200: 'head', '422 rule_refused': 'staff', 401: 'stranger', 403: 'others' })],
  'POST /rolls/:id/lines/:ref/delegate': [row('posted', (make) => make.onRollLine('open', '501', { ...person, from: make.dayOn(0), to: make.dayOn(9), limits: '电梯' }), kept())],
  'POST /rolls/:id/lines/:ref/delegate-end': [row('with a proxy', (make) => make.onRollLine('open', '501', {}, { step: 'delegate', body: { ...person, from: make.dayOn(0), to: make.dayOn(9), limits: '电梯' } }), kept())],
  'POST /rolls/:id/lines/:ref/name-on-paper': [row('posted', (make) => make.onRollLine('open', '501', { at: 0, reason: '都签了' }), kept())],
  'POST /rolls/:id/lines/:ref/name-voter': [row('of the reporter and somebody else', (make) => make.onRollLine('open', '501', { at: 0 }), { 200: 'reporter', 401: 'stranger', 404: 'others' })],
  'GET /rolls/:id/objections': [row('one of the reporter', (make) => make.rollObjected().then(({ params: { id } }) => ({ params: { id } })), kept())],
  'POST /rolls/:id/objections': [row('to the line of the reporter', (make) => make.rollObjecting(), { 201: 'reporter', 401: 'stranger', 404: 'others' })],
  'POST /rolls/:id/objections/:ref/answer': [row('of the reporter', (make) => make.rollObjected({ accept: false, text: ROLL_WORDS.answer }), kept())],
  // An empty table with titles: nothing in it is anybody's.
  'GET /rolls/templates/:name': [row('of owners', () => ({ params: { name: 'owners.xlsx' } }), { 200: 'others stranger' })],
};
