import { row, type Expected, type Rows } from '../kit';

const DESKS = 'staff staffElsewhere head headElsewhere dispatcher officeDispatcher dispatcherElsewhere districtDispatcher';
/** The station keeps what stands for its community, and nobody else does; everybody reads it and says what is out of date. */
const KEEPERS: Expected = { 200: 'staff head', 401: 'stranger', 403: 'others' };
const everybody: Expected = { 200: 'others', 401: 'stranger' };

export const directory: Rows = {
  'GET /services': [row('where I live', () => ({}), everybody), row('of plum', () => ({ query: { communityId: 'plum' } }), everybody), row('of no community', () => ({ query: { communityId: 'plum-station' } }), { 401: 'stranger', 404: 'others' })],
  'GET /services/:id': [row('of plum', async (make) => ({ params: { id: await make.service() } }), everybody), row('one that is not there', () => ({ params: { id: 'not-there' } }), { 401: 'stranger', 404: 'others' })],
  'GET /workbench/services': [row('of my office', () => ({}), { 200: DESKS, 401: 'stranger', 403: 'others' })],
  'POST /services': [row('for plum', (make) => ({ body: make.serviceWriting() }), { 201: 'staff head', 401: 'stranger', 403: 'others' })],
  'POST /services/:id/correct': [row('of plum', (make) => make.onService('out', { ...make.serviceWords, note: '在门后', why: '挪了' }), KEEPERS)],
  'POST /services/:id/confirm': [row('of plum', (make) => make.onService('out', {}), KEEPERS)],
  'POST /services/:id/withdraw': [row('of plum', (make) => make.onService('out', { reason: '收起来了' }), KEEPERS)],
  'POST /services/:id/restore': [row('withdrawn', (make) => make.onService('withdrawn', {}), KEEPERS)],
  'POST /services/:id/reports': [row('of plum', async (make) => ({ params: { id: await make.service() }, body: { kind: 'place', text: '换了地方' } }), { 201: 'others', 401: 'stranger' })],
  'POST /services/:id/reports/:ref/answer': [row('what the reporter said', (make) => make.onServiceReport({ outcome: 'right', text: '在门后' }), KEEPERS)],
};
