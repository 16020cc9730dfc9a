import { plain, row, type Expected, type Rows } from '../kit';

const READERS = 'staff staffElsewhere head headElsewhere handler handlerElsewhere utility administrator';

/** Files for the system of a unit are its people's and the administrator's. */
const ofTheCompany: Expected = { 200: 'handler administrator', 401: 'stranger', 404: 'staff staffElsewhere head headElsewhere handlerElsewhere utility', 403: 'others' };

export const answers: Rows = {
  // No session opens it: only a signature does.
  'POST /integrations/channels/:id/answers': [row('unsigned', async (make) => ({ params: { id: await make.channel() }, body: {} }), { '401 signature_refused': 'others' })],
  'POST /integrations/mail': [row('unsigned', async () => ({ body: {} }), { '401 signature_refused': 'others' })],
  'GET /integrations/answers': plain({ 200: READERS, 401: 'stranger', 403: 'others' }),
  'GET /integrations/files': plain({ 200: READERS, 401: 'stranger', 403: 'others' }),
  'POST /integrations/files': [row('of the property company', async (make) => ({ body: { channelId: (await make.dropFile()).channelId } }), ofTheCompany)],
  'POST /integrations/files/:id/address': [row('of the property company', async (make) => ({ params: { id: (await make.dropFile()).id } }), ofTheCompany)],
  'POST /integrations/files/:id/confirm': [row('fetched', async (make) => { const { id, digest } = await make.dropFile(); return { params: { id }, body: { digest } }; }, ofTheCompany)],
  // Behind a signed address: without it there is nothing.
  'GET /integrations/files/:name': [row('no signature', () => ({ params: { name: 'a-1.0123abcd.xlsx' }, query: { e: 1, s: 'x'.repeat(24) } }), { 404: 'others' })],
  'POST /integrations/answers/:id/seen': [
    row('of the property company, about a case of the station', async (make) => ({ params: { id: await make.outsideAnswer() } }), {
      200: 'staff head handler administrator', 401: 'stranger', 404: 'staffElsewhere headElsewhere handlerElsewhere utility', 403: 'others',
    }),
  ],
};
