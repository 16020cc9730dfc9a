import { plain, row, type Expected, type Rows } from '../kit';
import { KEY } from '../world/apiKeys';

/** Who comes in from outside is for the administrator of the district in office alone. */
const only = (answer: 200 | 201): Expected => ({ [answer]: 'administrator', 401: 'stranger', 403: 'others' });
/** A session of a person opens nothing that is there for keys. */
const nobody: Expected = { 401: 'others' };

export const apiKeys: Rows = {
  'GET /administration/keys': plain(only(200)),
  'POST /administration/keys': [row('for a utility', () => ({ body: KEY }), only(201))],
  'POST /administration/keys/:id/secret': [row('a new secret', async (make) => ({ params: { id: await make.apiKey() }, body: { revision: 0 } }), only(200))],
  'POST /administration/keys/:id/end': [row('one that works', async (make) => ({ params: { id: await make.apiKey() }, body: { revision: 0 } }), only(200))],
  'GET /integrator/channels': plain(nobody),
  'GET /integrator/channels/:id/files': [row('of a channel that is there', async (make) => ({ params: { id: (await make.dropFile()).channelId } }), nobody)],
  'POST /integrator/channels/:id/files/:number/address': [row('of a channel that is there', async (make) => ({ params: { id: (await make.dropFile()).channelId, number: 0 } }), nobody)],
  'POST /integrator/channels/:id/files/:number/confirm': [row('of a channel that is there', async (make) => ({ params: { id: (await make.dropFile()).channelId, number: 0 }, body: { digest: 'a'.repeat(64) } }), nobody)],
  'GET /integrator/channels/:id/messages': [row('of a channel that is there', async (make) => ({ params: { id: await make.channel() } }), nobody)],
};
