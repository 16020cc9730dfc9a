import { row, type Expected, type Rows } from '../kit';

/** The property company of plum answers for itself; committees and collective companies have the station, which the test district has none of. */
const PUBLISHER: Expected = { 200: 'handler', 401: 'stranger', 403: 'others' };
const everybody: Expected = { 200: 'others', 401: 'stranger' };

export const openBooks: Rows = {
  'GET /open-books': [row('mine', () => ({}), everybody), row('of plum', () => ({ query: { communityId: 'plum' } }), everybody), row('of no community', () => ({ query: { communityId: 'plum-station' } }), { 401: 'stranger', 404: 'others' })],
  'GET /open-books/:id': [row('published', async (make) => ({ params: { id: await make.book() } }), everybody), row('one that is not there', () => ({ params: { id: 'not-there' } }), { 401: 'stranger', 404: 'others' })],
  'GET /workbench/open-books': [row('of my unit', () => ({}), { 200: 'handler handlerElsewhere', 401: 'stranger', 403: 'others' })],
  'POST /open-books/check': [row('a table', (make) => ({ file: { name: 'a.xlsx', content: make.rollTable() } }), { 201: 'handler handlerElsewhere', 401: 'stranger', 403: 'others' })],
  'POST /open-books': [row('for the property company of plum', (make) => ({ body: make.bookWriting() }), { 201: 'handler', 401: 'stranger', 403: 'others' })],
  'POST /open-books/:id/correct': [row('published', (make) => make.onBook({ ...make.bookWords, text: '更正', why: '漏了' }), PUBLISHER)],
  'POST /open-books/:id/questions': [row('published', async (make) => ({ params: { id: await make.book() }, body: { text: '为什么？' } }), { 201: 'reporter neighbour', 401: 'stranger', '422 rule_refused': 'others' })],
  'POST /open-books/:id/questions/:ref/answer': [row('what the reporter asked', (make) => make.onBookQuestion({ text: '因为修了灯。' }), PUBLISHER)],
};
