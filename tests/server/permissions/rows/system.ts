import { plain, row, type Rows } from '../kit';

export const system: Rows = {
  'GET /config': plain({ 200: 'others' }),
  'GET /home': plain({ 200: 'others', 401: 'stranger' }),
  'GET /communities/:id/account': [row('of plum', () => ({ params: { id: 'plum' } }), { 200: 'others', 401: 'stranger' })],
};
