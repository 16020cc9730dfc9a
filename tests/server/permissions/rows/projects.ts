import { row, type Rows } from '../kit';

/** Who looks on what plum's station sees to, and takes no part. */
const ONLOOKERS = 'grid dispatcher officeDispatcher districtDispatcher auditor streetAuditor';
const DESKS = 'grid gridElsewhere staff staffElsewhere head headElsewhere dispatcher officeDispatcher dispatcherElsewhere districtDispatcher auditor streetAuditor auditorElsewhere';
/** A step on what only its proposer, the station and who looks on know of. */
const hidden = (may: string): Readonly<Record<string, string>> => {
  const known = `reporter staff head ${ONLOOKERS}`.split(' ').filter((who) => !may.split(' ').includes(who));
  return { 200: may, 401: 'stranger', 403: known.join(' '), 404: 'others' };
};
/** A step on what everybody can read. */
const open = (may: string): Readonly<Record<string, string>> => ({ 200: may, 401: 'stranger', 403: 'others' });
const CHECK = { title: '门口扶手', need: '上下台阶没处扶', place: '九栋门口', kind: 'works', budgetFen: 300_000, source: 'community', notProperty: true, notGovernment: true, duty: '合同里没有' } as const;
const COUNCIL = { day: '2026-03-01', present: 9, agreed: 8 } as const;

/** A micro-project that the reporter proposed in plum. */
export const projects: Rows = {
  // A confirmed number, and to live there.
  'POST /projects': [
    row('for plum', (make) => ({ body: make.projectBody() }), { 201: 'reporter neighbour', '422 rule_refused': 'others', 401: 'stranger' }),
    row('what a council proposed', async (make) => ({ body: { ...(await make.projectBody()), council: COUNCIL } }), { 201: 'staff head', 401: 'stranger', 403: 'others' }),
  ],
  'GET /projects': [row('of plum', () => ({ query: { communityId: 'plum' } }), { 200: 'others', 401: 'stranger' }), row('of a street', () => ({ query: { communityId: 'north' } }), { 401: 'stranger', 404: 'others' })],
  'GET /projects/mine': [row('mine', () => ({}), { 200: 'others', 401: 'stranger' })],
  'GET /workbench/projects': [row('to check', () => ({}), { 200: DESKS, 401: 'stranger', 403: 'others' })],
  'GET /projects/:id': [
    row('not checked yet', (make) => ({ params: { id: make.project('asked') } }), { 200: `reporter staff head ${ONLOOKERS}`, 401: 'stranger', 404: 'others' }),
    row('a candidate', (make) => ({ params: { id: make.project('candidate') } }), { 200: 'others', 401: 'stranger' }),
    row('residents look at it', (make) => ({ params: { id: make.project('acceptance') } }), { 200: 'others', 401: 'stranger' }),
    row('one that is not there', () => ({ params: { id: 'not-there' } }), { 401: 'stranger', 404: 'others' }),
  ],
  'POST /projects/:id/edit': [row('not checked yet', (make) => make.onProject('proposed', { title: '扶手', need: '滑' }), hidden('reporter'))],
  'POST /projects/:id/withdraw': [row('not checked yet', (make) => make.onProject('proposed'), hidden('reporter'))],
  'POST /projects/:id/answer': [row('asked back', (make) => make.onProject('asked', { text: '两根' }), hidden('reporter'))],
  'POST /projects/:id/ask': [row('not checked yet', (make) => make.onProject('proposed', { text: '几根' }), hidden('staff head'))],
  'POST /projects/:id/decline': [row('not checked yet', (make) => make.onProject('proposed', { reason: 'other' }), hidden('staff head'))],
  'POST /projects/:id/admit': [row('not checked yet', (make) => make.onProject('proposed', CHECK), hidden('staff head'))],
  'POST /projects/:id/council': [row('a candidate', (make) => make.onProject('candidate', COUNCIL), open('staff head'))],
  'POST /projects/:id/plan': [row('chosen', (make) => make.onProject('chosen', { steps: [{ title: '装扶手', unitId: 'plum-property', plannedOn: make.dayAhead(5) }] }), open('staff head'))],
  // The station, and the unit that owns the step.
  'POST /projects/:id/report': [row('a step of the property company', (make) => make.onProject('running', { stepId: 's1', text: '料到了' }), open('staff head handler'))],
  'POST /projects/:id/move-step': [row('a step of the property company', (make) => make.onProject('running', { stepId: 's1', plannedOn: make.dayAhead(9), reason: '料没到' }), open('staff head'))],
  'POST /projects/:id/finish': [row('all steps done', (make) => make.onProject('done', { text: '装好了' }), open('staff head'))],
  'POST /projects/:id/accept-by-council': [row('too few said something', (make) => make.onProject('waited', COUNCIL), open('staff head'))],
  'POST /projects/:id/evaluate': [row('accepted', (make) => make.onProject('evaluating', { text: '好用', spentFen: 298_000, upkeepUnitId: 'plum-property' }), open('staff head'))],
  'POST /projects/:id/send-back': [row('accepted', (make) => make.onProject('evaluating', { stepId: 's1', plannedOn: make.dayAhead(9), reason: '松了' }), open('staff head'))],
  'POST /projects/:id/stop': [row('a candidate', (make) => make.onProject('candidate', { reason: 'noMoney' }), open('staff head'))],
  'POST /projects/:id/follow': [
    row('a candidate', (make) => ({ params: { id: make.project('candidate') }, body: { on: true } }), { 200: 'others', 401: 'stranger' }),
    row('not checked yet', (make) => ({ params: { id: make.project('asked') }, body: { on: true } }), { 200: `reporter staff head ${ONLOOKERS}`, 401: 'stranger', 404: 'others' }),
  ],
  // Who proposed, chose or followed it, and lives there.
  'POST /projects/:id/opinion': [row('residents look at it', (make) => ({ params: { id: make.project('acceptance') }, body: { good: true } }), { 200: 'reporter neighbour', '422 rule_refused': 'others', 401: 'stranger' })],
  'POST /project-rounds': [row('two candidates of plum', (make) => ({ body: make.roundBody() }), { 201: 'staff head', 401: 'stranger', 403: 'others' })],
  'GET /project-rounds/:id': [row('open', async (make) => ({ params: { id: (await make.round()).id } }), { 200: 'others', 401: 'stranger' }), row('one that is not there', () => ({ params: { id: 'not-there' } }), { 401: 'stranger', 404: 'others' })],
  // A confirmed number and a confirmed home in plum.
  'POST /project-rounds/:id/choose': [
    row('open', async (make) => {
      const { id, projectIds } = await make.round();
      return { params: { id }, body: { projectIds: projectIds.slice(0, 1) } };
    }, { 200: 'reporter neighbour', '422 rule_refused': 'others', 401: 'stranger' }),
  ],
  'POST /project-rounds/:id/cancel': [row('open', async (make) => ({ params: { id: (await make.round()).id }, body: { revision: 0, reason: '要改地方' } }), open('staff head'))],
};
