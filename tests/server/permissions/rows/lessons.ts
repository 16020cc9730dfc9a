import { plain, row, type Expected, type Rows } from '../kit';

/** Lessons are for whoever works, part-time too; residents, volunteers and council members have none. What one has done is one's own. */
const works: Expected = { 200: 'grid gridElsewhere staff staffElsewhere head headElsewhere handler handlerElsewhere utility dispatcher officeDispatcher dispatcherElsewhere districtDispatcher auditor streetAuditor auditorElsewhere administrator', 401: 'stranger', 403: 'others' };
const one = { params: { id: 'gasSmell' } };

export const lessons: Rows = {
  'GET /lessons': [...plain(works), row('of a category', () => ({ query: { category: 'utilities' } }), works)],
  'GET /lessons/:id': [row('one', () => one, works)],
  'POST /lessons/:id/read': [row('one', () => ({ ...one, body: {} }), works)],
  'POST /lessons/:id/answers': [row('one', () => ({ ...one, body: { answers: [1, 1] } }), works)],
  'POST /lessons/:id/forget': [row('one', () => ({ ...one, body: {} }), works)],
};
