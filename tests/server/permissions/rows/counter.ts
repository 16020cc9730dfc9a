import { plain, row, type Rows } from '../kit';

export const counter: Rows = {
  'GET /me/identity': plain({ 200: 'others', 401: 'stranger' }),
  'POST /me/counter-code': plain({ 201: 'others', 401: 'stranger' }),
  // Who has a counter is told that nobody has this code; nobody else is told anything.
  'POST /counter/find': [row('a code of nobody', () => ({ body: { code: '000000' } }), { 401: 'stranger', 404: 'staff staffElsewhere head headElsewhere', 403: 'others' })],
  'POST /counter/documents': [
    row('of a visitor', (make, who) => ({ body: { visit: make.visit(who), kind: 'identityCard' } }), { 201: 'staff staffElsewhere head headElsewhere', 401: 'stranger', 403: 'others' }),
  ],
  'POST /counter/documents/:id/undo': [
    row('seen at plum', (make) => ({ params: { id: make.check() }, body: { reason: '看错了人' } }), { 200: 'staff head', 401: 'stranger', 404: 'staffElsewhere headElsewhere', 403: 'others' }),
  ],
};
