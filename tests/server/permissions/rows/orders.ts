import { row, type Rows } from '../kit';

export const orders: Rows = {
  // As answers: no session opens it.
  'POST /integrations/channels/:id/orders': [row('unsigned', async (make) => ({ params: { id: await make.channel() }, body: {} }), { '401 signature_refused': 'others' })],
};
