import { plain, row, type Rows } from '../kit';

export const system: Rows = {
  'GET /config': plain({ 200: 'others' }),
  'GET /home': plain({ 200: 'others', 401: 'stranger' }),
  // A station and its grid workers see their community, a street's dispatcher the street, the auditor what they oversee,
  // the administrator the district; a unit sees what it did itself. Figures hold no person.
  'GET /figures': [
    row('where one works', () => ({ query: { from: '2026-01', to: '2026-12' } }), {
      200: 'grid gridElsewhere staff staffElsewhere head headElsewhere handler handlerElsewhere utility dispatcher officeDispatcher dispatcherElsewhere districtDispatcher auditor streetAuditor auditorElsewhere administrator',
      401: 'stranger',
      403: 'others',
    }),
    row('of plum', () => ({ query: { levelId: 'plum', from: '2026-01', to: '2026-12' } }), {
      200: 'grid staff head dispatcher officeDispatcher districtDispatcher auditor streetAuditor administrator',
      401: 'stranger',
      403: 'others',
    }),
    row('of the district', () => ({ query: { levelId: 'district', from: '2026-01', to: '2026-12' } }), { 200: 'districtDispatcher auditor administrator', 401: 'stranger', 403: 'others' }),
    row('of the water company', () => ({ query: { levelId: 'district', unitId: 'water', from: '2026-01', to: '2026-12' } }), { 200: 'districtDispatcher auditor administrator utility', 401: 'stranger', 403: 'others' }),
    row('of the water company in one category', () => ({ query: { levelId: 'district', unitId: 'water', categoryId: 'stairLight', from: '2026-01', to: '2026-12' } }), { 200: 'districtDispatcher auditor administrator utility', 401: 'stranger', 403: 'others' }),
    row('of the property company of plum', () => ({ query: { levelId: 'plum', unitId: 'plum-property', from: '2026-01', to: '2026-12' } }), {
      200: 'grid staff head handler dispatcher officeDispatcher districtDispatcher auditor streetAuditor administrator',
      401: 'stranger',
      403: 'others',
    }),
  ],
  // Units and no persons: told to everybody who works with them.
  'GET /figures/returns': [
    row('of the district', () => ({}), {
      200: 'grid gridElsewhere staff staffElsewhere head headElsewhere handler handlerElsewhere utility dispatcher officeDispatcher dispatcherElsewhere districtDispatcher auditor streetAuditor auditorElsewhere administrator',
      401: 'stranger',
      403: 'others',
    }),
  ],
  'GET /communities/:id/account': [row('of plum', () => ({ params: { id: 'plum' } }), { 200: 'others', 401: 'stranger' })],
};
