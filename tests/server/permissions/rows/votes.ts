import { existsSync } from 'node:fs';
import { row, type Rows } from '../kit';

const ACTING = 'staff head';
const WATCHING = 'councillor head';
const PREPARING = 'staff head councillor';
const only = (may: string): Readonly<Record<string, string>> => ({ 200: may, 401: 'stranger', 403: 'others' });
/** Of a draft, which is there for those alone who prepare or watch it. */
const drafted = (may: string, refused: string): Readonly<Record<string, string>> => ({ 200: may, 401: 'stranger', 403: refused, 404: 'others' });
/** The station acts for the council of plum; the head of it and the councillor, who is the only one on the roll, watch. */
export const votes: Rows = {
  'GET /votes': [row('of plum', () => ({ query: { communityId: 'plum' } }), { 200: 'others', 401: 'stranger' })],
  'GET /votes/mine': [row('mine', () => ({}), { 200: 'others', 401: 'stranger' })],
  'GET /votes/new': [row('about an adopted topic', async (make) => ({ query: { kind: 'topic', id: await make.topic('adopted') } }), only(ACTING))],
  'POST /votes': [row('about an adopted topic', async (make, who) => ({ body: await make.asDraft(['councillor', who === 'head' ? 'staff' : 'head']) }), { 201: ACTING, 401: 'stranger', 403: 'others' })],
  'GET /votes/:id': [
    row('a draft', (make) => ({ params: { id: make.vote('draft') } }), { 200: PREPARING, 401: 'stranger', 404: 'others' }),
    row('open', (make) => ({ params: { id: make.vote('open') } }), { 200: 'others', 401: 'stranger' }),
    row('published', (make) => ({ params: { id: make.vote('published') } }), { 200: 'others', 401: 'stranger' }),
  ],
  'POST /votes/:id/edit': [row('a draft', (make) => make.onVote('draft', make.drafted(['councillor', 'head'])), drafted(ACTING, 'councillor'))],
  'POST /votes/:id/agree': [row('a draft', (make) => make.onVote('draft'), drafted(WATCHING, 'staff'))],
  'POST /votes/:id/freeze': [row('looked at by both', (make) => make.onVote('agreed'), drafted(ACTING, 'councillor'))],
  'POST /votes/:id/drop': [row('a draft', (make) => make.onVote('draft'), drafted(ACTING, 'councillor'))],
  'POST /votes/:id/cancel': [row('open', (make) => make.onVote('open', { reason: '写错了' }), only(ACTING))],
  'POST /votes/:id/roll-add': [row('open', (make) => make.onVote('open', { label: '3 栋 201', reason: '漏了' }), only(PREPARING))],
  'POST /votes/:id/roll-void': [row('open', (make) => make.voiding(), only(PREPARING))],
  'POST /votes/:id/confirm': [row('over', (make) => make.onVote('closing'), only(WATCHING))],
  'POST /votes/:id/minutes': [row('published', (make) => make.onVote('published', { text: '到了一位' }), only(ACTING))],
  'POST /votes/:id/object': [row('published', async (make) => ({ params: { id: await make.vote('published') }, body: { text: '再算一遍' } }), { 200: 'reporter neighbour councillor', 401: 'stranger', '422 rule_refused': 'others' })],
  'POST /votes/:id/objections/:objectionId/answer': [row('published', (make) => make.onObjection(), only(ACTING))],
  'GET /votes/:id/manifest': [row('open', (make) => ({ params: { id: make.vote('open') } }), { 200: 'others' }), row('a draft', (make) => ({ params: { id: make.vote('draft') } }), { 404: 'others' })],
  'GET /votes/:id/heads': [row('open', (make) => ({ params: { id: make.vote('open') } }), { 200: 'others' })],
  'GET /votes/:id/my-line': [row('open', (make) => ({ params: { id: make.vote('open') } }), { 200: 'others', 401: 'stranger' })],
  'POST /votes/:id/named': [row('open', async (make) => ({ params: { id: await make.vote('open') }, body: { choice: 'yes', seq: 1 } }), only('councillor'))],
  'GET /votes/:id/lines': [row('open', (make) => ({ params: { id: make.vote('open') } }), only(PREPARING))],
  'POST /votes/:id/paper': [row('open', (make) => make.onLine(false), only(PREPARING))],
  'POST /votes/:id/paper-entry': [row('open, a paper handed out', (make) => make.onLine(true, { choice: 'yes' }), only(PREPARING))],
  'GET /votes/:id/ballots': [row('published, for members to read', (make) => ({ params: { id: make.vote('published') } }), only(WATCHING))],
  'POST /votes/:id/prepare': [row('a secret draft, its roll too short', (make) => make.onVote('secret'), { '422 rule_refused': ACTING, 401: 'stranger', 403: 'councillor', 404: 'others' })],
  'POST /votes/:id/token': [row('a named vote', async (make) => ({ params: { id: await make.vote('open') }, body: { blinded: 'ab'.repeat(256) } }), { '422 rule_refused': 'others', 401: 'stranger' })],
  'POST /cast/:vote': [row('a named vote', async (make) => ({ params: { vote: (await make.sealed()).vote }, body: (await make.sealed()).body }), { 404: 'others' })],
  'POST /votes/:id/sample': [row('a named vote', (make) => make.onVote('closing', { seed: '3 5 1 6' }), { '422 rule_refused': WATCHING, 401: 'stranger', 403: 'others' })],
  'GET /votes/:id/samples': [row('open', (make) => ({ params: { id: make.vote('open') } }), only(PREPARING))],
  'POST /votes/:id/sample-said': [row('nothing was drawn', async (make) => ({ params: { id: await make.vote('open') }, body: { sample: 'none', line: 'ab'.repeat(32), said: 'asked' } }), { 404: PREPARING, 401: 'stranger', 403: 'others' })],
  'GET /votes/:id/paper-counts': [row('open', (make) => ({ params: { id: make.vote('open') } }), only(PREPARING))],
  'POST /votes/:id/paper-count': [row('a named vote', async (make) => ({ params: { id: await make.vote('open') }, body: { box: '1', handed: 0, votes: [], invalid: 0 } }), { '422 rule_refused': WATCHING, 401: 'stranger', 403: 'others' })],
  'POST /votes/:id/check': [row('a named vote', (make) => make.onVote('published'), { '422 rule_refused': WATCHING, 401: 'stranger', 403: 'others' })],
  'GET /votes/:id/proof/inclusion': [row('open', (make) => ({ params: { id: make.vote('open') }, query: { leaf_block: 0, size: 2 } }), { 200: 'others' })],
  'GET /votes/:id/proof/consistency': [row('open', (make) => ({ params: { id: make.vote('open') }, query: { first: 1, second: 2 } }), { 200: 'others' })],
  'GET /votes/:id/roll-openings': [row('of a named vote', (make) => ({ params: { id: make.vote('open') }, query: { e: '1', s: 'forged' } }), { 404: 'others' })],
  'GET /vote-verifier': [row('where the server was built', () => ({}), existsSync('dist/server/verify-vote.html') ? { 200: 'others' } : { 404: 'others' })],
  'GET /votes/:id/board': [row('published', (make) => ({ params: { id: make.vote('published') } }), { 200: 'others' }), row('open', (make) => ({ params: { id: make.vote('open') } }), { 404: 'others' })],
  'GET /votes/:id/openings': [row('by its signed address', (make) => make.openings(), { 200: 'others' }), row('by a forged one', async (make) => { const address = await make.openings(); return { ...address, query: { ...address.query, s: 'forged' } }; }, { 404: 'others' })],
};
