import { plain, row, type Rows } from '../kit';

const ALL = { 200: 'others' } as const;
/** The station decides, whoever asked sees, the street, auditors of plum's levels and the administrator look on. */
const SEE = 'staff head utility dispatcher officeDispatcher districtDispatcher auditor streetAuditor administrator';
const without = (some: string): string => SEE.split(' ').filter((name) => !some.split(' ').includes(name)).join(' ');
/** Of a list: the district's administrator and the street it lies in; never the station that works by it. */
const EDITORS = 'dispatcher officeDispatcher administrator';
const means = (make: { soon(): string }) => ({ purpose: '请社区上门登记水表', basis: '供水办〔2026〕3 号', people: 2, money: 3000, until: make.soon() });

export const matters: Rows = {
  // 事项清单公开: a list that only staff could read would bind nobody.
  'GET /communities/:id/matter-list': [
    row('of plum', () => ({ params: { id: 'plum' } }), ALL),
    row('a version that is not there', () => ({ params: { id: 'plum' }, query: { version: 9000 } }), { 404: 'others' }),
    row('of no community', () => ({ params: { id: 'north' } }), { 404: 'others' }),
  ],
  'GET /communities/:id/matter-parts': [row('of plum', () => ({ params: { id: 'plum' } }), { 200: 'others', 401: 'stranger' })],
  'GET /communities/:id/matter-draft': [row('of plum', () => ({ params: { id: 'plum' } }), { 200: EDITORS, 401: 'stranger', 403: 'others' })],
  'PUT /communities/:id/matter-draft': [row('of plum', (make) => make.matterDraft(), { 200: EDITORS, 401: 'stranger', 403: 'others' })],
  'POST /communities/:id/matter-list': [
    row('of plum', (make) => make.matterDraft(true), { 201: EDITORS, 401: 'stranger', 403: 'others' }),
    // reed lies in the other street: one community too many, and nothing is published.
    row('also for another street', async (make) => { const sent = await make.matterDraft(true); return { ...sent, body: { ...(sent.body as object), communityIds: ['reed'] } }; }, { 201: 'administrator', 401: 'stranger', 403: 'others' }),
  ],
  'POST /communities/:id/matter-list/file': [
    row('of plum', (make) => ({ params: { id: 'plum' }, file: { name: 'list.xlsx', content: make.workbook() } }), { 200: EDITORS, 401: 'stranger', 403: 'others' }),
  ],
  'GET /admissions': [
    row('those that wait', () => ({}), { 200: 'staff staffElsewhere head headElsewhere utility dispatcher officeDispatcher dispatcherElsewhere districtDispatcher auditor streetAuditor auditorElsewhere administrator', 401: 'stranger', 403: 'others' }),
  ],
  'POST /communities/:id/admissions': [
    row('by the water company', (make) => ({ params: { id: 'plum' }, body: { unitId: 'water', title: '登记水表', ...means(make) } }), { 201: 'utility', 401: 'stranger', 403: 'others' }),
    row('by the street', (make) => ({ params: { id: 'plum' }, body: { unitId: 'north', title: '登记水表', ...means(make) } }), { 201: 'dispatcher', 401: 'stranger', 403: 'others' }),
    row('by a street in which it does not lie', (make) => ({ params: { id: 'reed' }, body: { unitId: 'north', title: '登记水表', ...means(make) } }), { 401: 'stranger', 403: 'others' }),
  ],
  'GET /admissions/:id': [
    row('one in plum', (make) => make.admission(null), { 200: SEE, 401: 'stranger', 404: 'others' }),
    row('one that is not there', () => ({ params: { id: 'not-there' } }), { 401: 'stranger', 404: 'others' }),
  ],
  'POST /admissions/:id/admit': [row('one in plum', (make) => make.admission({ until: make.soon(), reason: '带了人来' }), { 200: 'staff head', 401: 'stranger', 403: without('staff head'), 404: 'others' })],
  'POST /admissions/:id/refuse': [row('one in plum', (make) => make.admission({ ground: 'offList', reason: '不在清单里' }), { 200: 'staff head', 401: 'stranger', 403: without('staff head'), 404: 'others' })],
  'POST /admissions/:id/ask-again': [row('one that was refused', (make) => make.admission(means(make), true), { 200: 'utility', 401: 'stranger', 403: without('utility'), 404: 'others' })],
  // Either side; what is not admitted yet has nothing to end.
  'POST /admissions/:id/end': [row('one in plum that waits', (make) => make.admission({ reason: '没有来人' }), { '409 wrong_state': 'staff head utility', 401: 'stranger', 403: without('staff head utility'), 404: 'others' })],
  'POST /admissions/:id/withdraw': [row('one in plum', (make) => make.admission({}), { 200: 'utility', 401: 'stranger', 403: without('utility'), 404: 'others' })],
  'GET /matter-reports/:id': [
    row('of plum', () => ({ params: { id: 'plum' } }), ALL),
    row('of the district, a year', () => ({ params: { id: 'district' }, query: { year: 2026 } }), ALL),
    row('of what is no level', () => ({ params: { id: 'water' } }), { 404: 'others' }),
  ],
  'POST /matter-reports/:id/exports': [
    row('of plum', () => ({ params: { id: 'plum' }, body: { year: 2026 } }), {
      201: 'grid gridElsewhere staff staffElsewhere head headElsewhere handler handlerElsewhere utility dispatcher officeDispatcher dispatcherElsewhere districtDispatcher auditor streetAuditor auditorElsewhere administrator', 401: 'stranger', 403: 'others',
    }),
  ],
  // The signature is the permission; what it opens is public in another form.
  'GET /matter-reports/:id/tables/:year': [
    row('as signed', (make) => make.report(), { 200: 'others' }),
    row('another year', async (make) => ({ params: { id: 'plum', year: 2025 }, query: { ...(await make.report()).query } }), { 404: 'others' }),
  ],
  'GET /matter-lists/template.xlsx': plain({ 200: 'others' }),
};
