import { plain, row, type Rows } from '../kit';

/** Who reads of a meeting that plum's station called with the property company and the water company. */
const SEE = 'staff head handler utility dispatcher officeDispatcher districtDispatcher auditor streetAuditor';
const without = (some: string): string => SEE.split(' ').filter((name) => !some.split(' ').includes(name)).join(' ');
const WORKS = 'grid gridElsewhere staff staffElsewhere head headElsewhere handler handlerElsewhere utility dispatcher officeDispatcher dispatcherElsewhere districtDispatcher auditor streetAuditor auditorElsewhere';
/** A station convenes for its community, a street's dispatchers for the street. */
const CONVENE = 'staff staffElsewhere head headElsewhere dispatcher officeDispatcher dispatcherElsewhere';

export const dockets: Rows = {
  'GET /dockets': plain({ 200: WORKS, 401: 'stranger', 403: 'others' }),
  'GET /dockets/proposals': plain({ 200: CONVENE, 401: 'stranger', 403: 'others' }),
  'POST /dockets': [row('that of a month', (make) => ({ body: make.docketBody() }), { 201: CONVENE, 401: 'stranger', 403: 'others' })],
  'GET /dockets/:id': [
    row('one of plum', (make) => ({ params: { id: make.docket() } }), { 200: SEE, 401: 'stranger', 404: 'others' }),
    row('one that is not there', () => ({ params: { id: 'not-there' } }), { 401: 'stranger', 404: 'others' }),
  ],
  'POST /dockets/:id/agenda': [row('one of plum', (make) => make.onDocket('called', { ...make.docketBody(), month: undefined }), { 200: 'staff head', 401: 'stranger', 403: without('staff head'), 404: 'others' })],
  'POST /dockets/:id/attend': [row('one of plum', (make) => make.onDocket('called', { came: ['water'] }), { 200: 'staff head', 401: 'stranger', 403: without('staff head'), 404: 'others' })],
  'POST /dockets/:id/decide': [row('one of plum', (make) => make.onDocket('called', { itemId: 'i1', text: '换灯', tasks: [] }), { 200: 'staff head', 401: 'stranger', 403: without('staff head'), 404: 'others' })],
  'POST /dockets/:id/publish': [row('one of plum', (make) => make.onDocket('decided', { text: '都定了' }), { 200: 'staff head', 401: 'stranger', 403: without('staff head'), 404: 'others' })],
  // The unit whose task it is, and whoever convened; not another guest.
  'POST /dockets/:id/task-done': [
    row('a task of the water company', (make) => make.onDocket('published', { taskId: 'i1t1', text: '换好了' }), {
      200: 'staff head utility', '422 rule_refused': 'handler', 401: 'stranger', 403: without('staff head utility handler'), 404: 'others',
    }),
  ],
  // Whoever convened, and nobody it was given to.
  'POST /dockets/:id/move-task': [
    row('a task of the water company', (make) => make.onDocket('published', { taskId: 'i1t1', dueOn: '2026-03-30', why: '等配件' }), {
      200: 'staff head', 401: 'stranger', 403: without('staff head'), 404: 'others',
    }),
  ],
  'GET /communities/:id/dockets': [row('plum', () => ({ params: { id: 'plum' } }), { 200: 'others' })],
  'GET /dockets/:id/summary': [
    row('a published one', async (make) => ({ params: (await make.onDocket('published', {})).params }), { 200: 'others' }),
    row('one that is not published yet', (make) => ({ params: { id: make.docket() } }), { 404: 'others' }),
  ],
};
