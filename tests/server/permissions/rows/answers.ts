import { plain, row, type Rows } from '../kit';

const READERS = 'staff staffElsewhere head headElsewhere handler handlerElsewhere utility administrator';

export const answers: Rows = {
  // No session opens it: only a signature does.
  'POST /integrations/channels/:id/answers': [row('unsigned', async (make) => ({ params: { id: await make.channel() }, body: {} }), { '401 signature_refused': 'others' })],
  'POST /integrations/mail': [row('unsigned', async () => ({ body: {} }), { '401 signature_refused': 'others' })],
  'GET /integrations/answers': plain({ 200: READERS, 401: 'stranger', 403: 'others' }),
  'POST /integrations/answers/:id/seen': [
    row('of the property company, about a case of the station', async (make) => ({ params: { id: await make.outsideAnswer() } }), {
      200: 'staff head handler administrator', 401: 'stranger', 404: 'staffElsewhere headElsewhere handlerElsewhere utility', 403: 'others',
    }),
  ],
};
