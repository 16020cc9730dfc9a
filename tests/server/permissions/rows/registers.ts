import { row, type Expected, type Rows } from '../kit';

/** Tables of others are of the street they are for: its dispatchers, also those of its offices, and the administrator. */
const ours = (answer: 200 | 201): Expected => ({ [answer]: 'dispatcher officeDispatcher administrator', 401: 'stranger', 404: 'dispatcherElsewhere districtDispatcher', 403: 'others' });
/** Lists are of what one dispatches for. */
const lists: Expected = { 200: 'dispatcher officeDispatcher dispatcherElsewhere districtDispatcher administrator', 401: 'stranger', 403: 'others' };

export const registers: Rows = {
  'GET /registers/entries': [row('what I look after', () => ({}), { 200: 'staff staffElsewhere head headElsewhere dispatcher officeDispatcher dispatcherElsewhere districtDispatcher auditor streetAuditor auditorElsewhere', 401: 'stranger', 403: 'others' })],
  'GET /registers/sources': [row('mine', () => ({}), lists)],
  'POST /registers/sources': [row('of the street', () => ({ body: { use: 'orders', unitId: 'north', name: '热线' } }), { 201: 'dispatcher officeDispatcher administrator', 401: 'stranger', 403: 'others' })],
  'GET /registers/sheets': [row('mine', () => ({}), lists)],
  'POST /registers/sheets': [row('a table of the street', async (make) => ({ query: { source: await make.sheetSource() }, file: { name: 'a.csv', content: Buffer.from('a,b\r\n1,2') } }), ours(201))],
  'GET /registers/sheets/:id': [row('of the street', async (make) => ({ params: { id: await make.sheet('mapping') } }), ours(200))],
  'PUT /registers/sheets/:id/mapping': [row('of the street', async (make) => ({ params: { id: await make.sheet('mapping') }, body: { columns: { number: 0, category: 1, text: 2, address: 3 } } }), ours(200))],
  'POST /registers/sheets/:id/accept': [row('looked through', async (make) => ({ params: { id: await make.sheet('checked') } }), ours(200))],
  'POST /registers/sheets/:id/refuse': [row('looked through', async (make) => ({ params: { id: await make.sheet('checked') } }), ours(200))],
  'POST /registers/sheets/:id/undo': [row('in force', async (make) => ({ params: { id: await make.sheet('committed', 'register') } }), ours(200))],
  'POST /registers/sheets/:id/replies': [row('in force', async (make) => ({ params: { id: await make.sheet('committed') } }), ours(201))],
  // Behind a signed address: without it there is nothing.
  'GET /registers/replies/:name': [row('no signature', () => ({ params: { name: 'a.xlsx' }, query: { e: 1, s: 'x'.repeat(24) } }), { 404: 'others' })],
};
