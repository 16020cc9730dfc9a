import { plain, row, type Expected, type Rows } from '../kit';

/** What a page of our own in a browser sends, beside its cookie. */
const PAGE = { 'X-Linli': 'browser', 'Sec-Fetch-Site': 'same-origin' };
/** Whoever holds an office now may let a desk in as themselves; residents have nothing to do at one. */
const office = (answer: string): Expected => ({
  [answer]: 'grid gridElsewhere staff staffElsewhere head headElsewhere handler handlerElsewhere utility dispatcher officeDispatcher dispatcherElsewhere districtDispatcher auditor streetAuditor auditorElsewhere administrator',
  401: 'stranger',
  403: 'others',
});

export const sessions: Rows = {
  'POST /sessions/refresh': [
    row('the cookie of a browser', (make) => ({ headers: { ...PAGE, Cookie: make.cookie('reporter') } }), { 200: 'others' }),
    row('no cookie', () => ({ headers: PAGE }), { 401: 'others' }),
    row('the cookie, asked for by another site', (make) => ({ headers: { ...PAGE, 'Sec-Fetch-Site': 'cross-site', Cookie: make.cookie('reporter') } }), { 403: 'others' }),
  ],
  'POST /sessions/scan': [row('a page of ours', () => ({ headers: PAGE }), { 201: 'others' }), row('another program', () => ({}), { 403: 'others' })],
  'POST /sessions/scan/:code/session': [
    row('the desk that asked', async (make) => {
      const { code, secret } = await make.desk();
      return { params: { code }, body: { secret }, headers: PAGE };
    }, { 200: 'others' }),
    row('who saw its picture only', async (make) => ({ params: { code: (await make.desk()).code }, body: { secret: 'guessed' }, headers: PAGE }), { 404: 'others' }),
  ],
  'GET /sessions/scan/:code': [
    row('a desk that asks', async (make) => ({ params: { code: (await make.desk()).code } }), office('200')),
    row('none', () => ({ params: { code: 'a-code-that-nobody-ever-got' } }), { ...office('404') }),
  ],
  'POST /sessions/scan/:code/confirm': [row('a desk that asks', async (make) => ({ params: { code: (await make.desk()).code } }), office('200'))],
  'POST /sessions/scan/:code/refuse': [row('a desk that asks', async (make) => ({ params: { code: (await make.desk()).code } }), office('200'))],
  'GET /me/sessions': plain({ 200: 'others', 401: 'stranger' }),
  'DELETE /me/sessions': [row('of somebody made for it', (make, who) => ({ token: make.guest(who) }), { 200: 'others', 401: 'stranger' })],
  'DELETE /me/sessions/:id': [
    row('one of one’s own', (make, who) => ({ params: { id: make.sessionId(who === 'stranger' ? 'reporter' : who) } }), { 200: 'others', 401: 'stranger' }),
    row('one of somebody made for it', (make) => ({ params: { id: make.sessionId(null) } }), { 401: 'stranger', 404: 'others' }),
  ],
  'GET /me/security': plain({ 200: 'others', 401: 'stranger' }),
  // Only the one with an account has a password to be wrong about.
  'PUT /me/password': [row('a wrong one', () => ({ body: { current: 'not it', next: 'another-one-77' } }), { 401: 'stranger', '401 wrong_credentials': 'staff', '422 rule_refused': 'others' })],
  'POST /me/second-factor': [row('a wrong password', () => ({ body: { password: 'not it' } }), { 401: 'stranger', '401 wrong_credentials': 'staff', '422 rule_refused': 'others' })],
  'POST /me/second-factor/confirm': [row('not begun', () => ({ body: { code: '123456' } }), { 401: 'stranger', '422 rule_refused': 'others' })],
  'GET /administration/security': plain({ 200: 'administrator', 401: 'stranger', 403: 'others' }),
  'PUT /administration/security': [row('nobody needs one', () => ({ body: { revision: 0, secondFactorRoles: [] } }), { 200: 'administrator', 401: 'stranger', 403: 'others' })],
  'DELETE /administration/people/:id/second-factor': [row('of somebody', (make) => ({ params: { id: make.person() } }), { 200: 'administrator', 401: 'stranger', 403: 'others' })],
};
