import { plain, row, type Rows } from '../kit';

/** Everybody with a workbench sees their own part of it; the answer is each one's own list. */
const WORKS = 'grid gridElsewhere staff staffElsewhere head headElsewhere handler handlerElsewhere utility dispatcher officeDispatcher dispatcherElsewhere districtDispatcher auditor streetAuditor auditorElsewhere';

export const field: Rows = {
  'GET /workbench/field': plain({ 200: WORKS, 401: 'stranger', 403: 'others' }),
  'GET /workbench/map': [
    row('all of it', () => ({}), { 200: WORKS, 401: 'stranger', 403: 'others' }),
    row('the whole earth', () => ({ query: { west: -180, south: -90, east: 180, north: 90 } }), { 200: WORKS, 401: 'stranger', 403: 'others' }),
  ],
  // Another's community is an empty list: the question is about one's own workbench.
  'GET /workbench/map/cases': [row('plum', () => ({ query: { community: 'plum', limit: 50 } }), { 200: WORKS, 401: 'stranger', 403: 'others' })],
};
