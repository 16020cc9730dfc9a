import { row, type Rows } from '../kit';

const care = (may: string): Readonly<Record<string, string>> => ({ 200: may, 401: 'stranger', 403: 'others' });
const KEEPERS = 'head administrator';
/** The head of the station and administrators above; everybody reads who sits there. */
export const bodies: Rows = {
  'GET /bodies': [row('of plum', () => ({ query: { communityId: 'plum' } }), { 200: 'others', 401: 'stranger' })],
  'POST /bodies': [row('in plum', (make) => ({ body: make.founding() }), { 201: KEEPERS, 401: 'stranger', 403: 'others' })],
  'GET /bodies/:id': [row('of plum', (make) => ({ params: { id: make.body() } }), { 200: 'others', 401: 'stranger' }), row('one that is not there', () => ({ params: { id: 'not-there' } }), { 401: 'stranger', 404: 'others' })],
  'POST /bodies/:id/edit': [row('of plum', (make) => make.onBody({ name: '新名', convenerIds: ['plum-station'] }), care(KEEPERS))],
  'POST /bodies/:id/end': [row('of plum', (make) => make.onBody({ reason: '换届' }), care(KEEPERS))],
  'POST /bodies/:id/rules': [row('of plum', async (make) => ({ params: { id: await make.body() }, body: { version: 1, effectiveFrom: make.dayHere(7), why: '人多了', procedure: { ...make.procedure, threshold: 60 } } }), care(KEEPERS))],
  'POST /bodies/:id/seats': [row('of plum', async (make) => ({ params: { id: await make.body() }, body: make.seating('neighbour') }), care(KEEPERS))],
  'POST /bodies/:id/seats/:seatId/end': [row('of plum', (make) => make.onSeat({ until: make.dayHere(0) }), care(KEEPERS))],
  'POST /bodies/:id/seats/:seatId/proxy': [row('of plum', (make) => { const { name, phoneTail } = make.seating('volunteer'); return make.onSeat({ name, phoneTail, from: make.dayHere(0), to: make.dayHere(7), limits: '晾衣架' }); }, care(KEEPERS))],
  'POST /bodies/:id/seats/:seatId/proxy-end': [row('of plum', (make) => make.onSeat(), care(KEEPERS))],
};

const step = (may: string): Readonly<Record<string, string>> => ({ 200: may, 401: 'stranger', 403: 'others' });
const ANSWERING = 'staff head';
/** Residents of plum raise and second; the station answers for its council; the property company carries out. */
export const topics: Rows = {
  'POST /topics': [row('for plum', async (make) => ({ body: await make.raising() }), { 201: 'reporter neighbour councillor staff head', '422 rule_refused': 'others', 401: 'stranger' })],
  'GET /topics': [row('of plum', () => ({ query: { communityId: 'plum' } }), { 200: 'others', 401: 'stranger' })],
  'GET /topics/mine': [row('mine', () => ({}), { 200: 'others', 401: 'stranger' })],
  'GET /topics/waiting': [row('for me', () => ({}), { 200: 'others', 401: 'stranger' })],
  'GET /topics/:id': [
    row('wants seconders', (make) => ({ params: { id: make.topic('gathering') } }), { 200: 'others', 401: 'stranger' }),
    row('not looked at yet', (make) => ({ params: { id: make.topic('toCheck') } }), { 200: 'reporter staff head', 401: 'stranger', 404: 'others' }),
    row('one that is not there', () => ({ params: { id: 'not-there' } }), { 401: 'stranger', 404: 'others' }),
  ],
  'POST /topics/:id/second': [row('wants seconders', async (make) => ({ params: { id: await make.topic('gathering') }, body: { on: true } }), { 200: 'neighbour', '422 rule_refused': 'others', 401: 'stranger' })],
  'POST /topics/:id/release': [row('not looked at yet', (make) => make.onTopic('toCheck'), { 200: ANSWERING, 401: 'stranger', 403: 'reporter', 404: 'others' })],
  'POST /topics/:id/withdraw': [row('wants seconders', (make) => make.onTopic('gathering'), step('reporter'))],
  'POST /topics/:id/remove': [row('wants seconders', (make) => make.onTopic('gathering', { reason: 'ad' }), step(ANSWERING))],
  'POST /topics/:id/adopt': [row('must be answered', (make) => make.onTopic('toAnswer', { text: '周六商量' }), step(ANSWERING))],
  'POST /topics/:id/merge': [row('into itself', async (make) => make.onTopic('toAnswer', { intoId: await make.topic('toAnswer'), text: '一样' }), { '422 rule_refused': ANSWERING, 401: 'stranger', 403: 'others' })],
  'POST /topics/:id/decline': [row('must be answered', (make) => make.onTopic('toAnswer', { reason: 'notOurs', text: '归区里管' }), step(ANSWERING))],
  'POST /topics/:id/stop': [row('adopted', (make) => make.onTopic('adopted', { reason: 'law', text: '不让装' }), step(ANSWERING))],
};
