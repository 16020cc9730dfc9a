import { plain, row, type Rows } from '../kit';

export const inbox: Rows = {
  'GET /inbox': plain({ 200: 'others', 401: 'stranger' }),
  'POST /inbox/:id/read': [row('a message of the reporter', (make) => ({ params: { id: make.message() } }), { 200: 'reporter', 401: 'stranger', 404: 'others' })],
  'POST /inbox/read-all': plain({ 200: 'others', 401: 'stranger' }),
  'GET /wechat/templates': plain({ 200: 'others', 401: 'stranger' }),
  'POST /wechat/consents': [row('refusals', () => ({ body: { accepted: [], refused: [] } }), { 200: 'others', 401: 'stranger' })],
};
