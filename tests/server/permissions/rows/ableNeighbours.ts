import { row, type Rows } from '../kit';

/** Able neighbours and invitations: the station of plum asks the neighbour, who is a volunteer. */
export const ableNeighbours: Rows = {
  'GET /able-neighbours/mine': [row('mine', () => ({}), { 200: 'others', 401: 'stranger' })],
  // To take oneself out is everybody's.
  'PUT /able-neighbours/mine': [row('nothing', () => ({ body: { entries: [] } }), { 200: 'others', 401: 'stranger' })],
  'GET /workbench/able-neighbours': [row('who can come', () => ({}), { 200: 'staff staffElsewhere head headElsewhere', 401: 'stranger', 403: 'others' })],
  'GET /workbench/invitations': [row('whom it asked', () => ({}), { 200: 'staff staffElsewhere head headElsewhere', 401: 'stranger', 403: 'others' })],
  'POST /workbench/invitations': [row('for plum', async (make) => ({ body: await make.inviteBody() }), { 201: 'staff head', 401: 'stranger', 403: 'others' })],
  'GET /invitations/:id': [row('the neighbour is asked', (make) => make.onInvite(), { 200: 'neighbour staff head', 401: 'stranger', 404: 'others' })],
  'POST /invitations/:id/answer': [row('the neighbour is asked', (make) => make.onInvite({ answer: 'yes' }), { 200: 'neighbour', 401: 'stranger', 403: 'staff head', 404: 'others' })],
  'POST /invitations/:id/call-off': [row('the neighbour is asked', (make) => make.onInvite({ text: '换好了' }, true), { 200: 'staff head', 401: 'stranger', 403: 'neighbour', 404: 'others' })],
};
