import { plain, row, type Expected, type Rows } from '../kit';

/** Nobody but the person knows of their home. */
const own: Expected = { 200: 'reporter', 401: 'stranger', 404: 'others' };
/** The station decides; its grid workers know of it and may not. */
const station: Expected = { 200: 'staff head', 401: 'stranger', 403: 'grid', 404: 'others' };

export const homes: Rows = {
  'GET /communities/:id/buildings': [row('of a community', () => ({ params: { id: 'plum' } }), { 200: 'others', 401: 'stranger' })],
  'GET /buildings/:id': [row('entrances', (make) => ({ params: { id: make.building() } }), { 200: 'others', 401: 'stranger' })],
  // Which rooms there are is for those who look after the community.
  'GET /buildings/:id/rooms': [row('of a building', (make) => ({ params: { id: make.building() } }), { 200: 'grid staff head', 401: 'stranger', 403: 'others' })],
  'GET /homes': plain({ 200: 'others', 401: 'stranger' }),
  'POST /homes': [
    row('a home in words', (make) => ({ body: { communityId: 'reed', door: { words: `门牌${make.next()}` }, relation: 'tenant' } }), { 201: 'others', 401: 'stranger' }),
  ],
  'POST /homes/:id/withdraw': [row('a request', (make) => make.home('asked', {}), own)],
  'POST /homes/:id/move-out': [row('a confirmed one', (make) => make.home('confirmed', {}), own)],
  'POST /homes/:id/main': [row('a confirmed one', (make) => make.home('confirmed'), own)],
  // Nobody here lives behind the door; that a confirmed co-resident may speak is tested with homes.
  'POST /homes/:id/word': [row('of a request', (make) => make.home('asked', { yes: true }), { 401: 'stranger', 404: 'others' })],
  'GET /station/homes': plain({ 200: 'grid gridElsewhere staff staffElsewhere head headElsewhere', 401: 'stranger', 403: 'others' }),
  'POST /station/homes/:id/confirm': [row('a request', (make) => make.home('asked', { placeText: '老村 3 号' }, 'somebody'), station)],
  'POST /station/homes/:id/decline': [row('a request', (make) => make.home('asked', { reason: 'notLivingHere' }, 'somebody'), station)],
  'POST /station/homes/:id/end': [row('a confirmed one', (make) => make.home('confirmed', { reason: 'movedAway' }, 'somebody'), station)],
  'POST /station/homes/:id/word': [row('of a request', (make) => make.home('asked', { yes: true }, 'somebody'), { 200: 'grid', 401: 'stranger', 403: 'staff head', 404: 'others' })],
};
