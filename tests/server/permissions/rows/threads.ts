import { row, type Rows } from '../kit';

/** Who may follow a case to what hangs together with it is told of nothing else: the thread of others is empty. */
export const threads: Rows = {
  'GET /threads/:kind/:id': [
    row('a case of which one was split off', (make) => ({ params: { kind: 'case', id: make.splitCase() } }), { 200: 'others', 401: 'stranger' }),
    row('a sensitive case', (make) => ({ params: { kind: 'case', id: make.case('submitted', { sensitive: true }) } }), {
      200: 'reporter grid staff head dispatcher officeDispatcher districtDispatcher auditor streetAuditor', 401: 'stranger', 404: 'others',
    }),
  ],
  'POST /threads/:kind/:id/conversions': [
    row('an ordinary case', async (make) => {
      const { params, body } = await make.action('submitted', {});
      return { params: { kind: 'case', ...params }, body: { to: 'case', ...(body as object), categoryId: 'roadCover', text: '井盖也裂了' } };
    }, { 201: 'staff head', 401: 'stranger', 403: 'others' }),
    row('a sensitive case', async (make) => {
      const { params, body } = await make.action('submitted', {}, { sensitive: true });
      return { params: { kind: 'case', ...params }, body: { to: 'case', ...(body as object), categoryId: 'roadCover', text: '井盖也裂了' } };
    }, { 201: 'staff head', 401: 'stranger', 403: 'reporter grid dispatcher officeDispatcher districtDispatcher auditor streetAuditor', 404: 'others' }),
    row('a wish, as a micro-project', async (make) => {
      const { params, body } = await make.onWish('submitted');
      return { params: { kind: 'wish', ...params }, body: { to: 'project', ...(body as object), title: '门口长椅', need: '老人没处歇' } };
    }, { 201: 'staff head', 401: 'stranger', 403: 'reporter grid dispatcher officeDispatcher districtDispatcher auditor streetAuditor', 404: 'others' }),
    row('an ordinary case, as a task for volunteers', async (make) => {
      const { params, body } = await make.action('submitted', {});
      return { params: { kind: 'case', ...params }, body: { ...make.offerBody(), ...(body as object) } };
    }, { 201: 'staff head', 401: 'stranger', 403: 'others' }),
    row('an ordinary case, as a topic', async (make) => {
      const { params, body } = await make.action('submitted', {});
      return { params: { kind: 'case', ...params }, body: { to: 'topic', ...(body as object), bodyId: await make.body(), title: '楼道堆放', text: '好几户都说', where: '九栋楼道' } };
    }, { 201: 'staff head', 401: 'stranger', 403: 'others' }),
    row('a wish, as a task for volunteers', async (make) => {
      const { params, body } = await make.onWish('open');
      return { params: { kind: 'wish', ...params }, body: { ...make.offerBody(), ...(body as object) } };
    }, { 201: 'staff head', 401: 'stranger', 403: 'others' }),
    row('the proposal of a micro-project, as a case', async (make) => {
      const { params, body } = await make.onProject('proposed');
      return { params: { kind: 'project', ...params }, body: { to: 'case', ...(body as object), categoryId: 'roadCover', text: '井盖裂了' } };
    }, { 201: 'staff head', 401: 'stranger', 403: 'reporter grid dispatcher officeDispatcher districtDispatcher auditor streetAuditor', 404: 'others' }),
  ],
};
