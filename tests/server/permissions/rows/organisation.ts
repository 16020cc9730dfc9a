import { plain, row, type Rows } from '../kit';

export const organisation: Rows = {
  'GET /units/:id': [row('a station', () => ({ params: { id: 'plum-station' } }), { 200: 'others', 401: 'stranger' })],
  'GET /grids/:id/versions/:version': [row('of plum', () => ({ params: { id: 'g0', version: '1' } }), { 200: 'others', 401: 'stranger' })],
  'GET /communities': plain({ 200: 'others' }),
  'GET /communities/:id/map': [row('of plum', () => ({ params: { id: 'plum' } }), { 200: 'others', 401: 'stranger' })],
  'GET /communities/:id/units': [
    row('of plum', () => ({ params: { id: 'plum' } }), {
      200: 'staff head dispatcher officeDispatcher districtDispatcher auditor streetAuditor administrator',
      401: 'stranger',
      403: 'others',
    }),
  ],
};
