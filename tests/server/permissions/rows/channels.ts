import { plain, row, type Expected, type Rows } from '../kit';
import { CHANNEL } from '../world/channels';

/** Where matters go outside is for the administrator of the district in office alone. */
const only = (answer: 200 | 201): Expected => ({ [answer]: 'administrator', 401: 'stranger', 403: 'others' });

export const channels: Rows = {
  'GET /administration/units/:id/channels': [row('of a utility', () => ({ params: { id: 'water' } }), only(200))],
  'POST /administration/units/:id/channels': [row('a webhook', async (make) => ({ params: { id: await make.channelUnit() }, body: CHANNEL }), only(201))],
  'PUT /administration/channels/:id': [row('a new name', async (make) => ({ params: { id: await make.channel() }, body: { revision: 0, name: '新名', giveUpHours: 24, paused: false } }), only(200))],
  'POST /administration/channels/:id/secret': [row('of a webhook', async (make) => ({ params: { id: await make.channel() }, body: { revision: 0 } }), only(200))],
  'POST /administration/channels/:id/end': [row('a webhook', async (make) => ({ params: { id: await make.channel() }, body: { revision: 0 } }), only(200))],
  'POST /administration/channels/:id/tests': [row('where nobody listens', async (make) => ({ params: { id: await make.channel() } }), only(200))],
  'GET /administration/channels/:id/deliveries': [row('what waits', async (make) => ({ params: { id: await make.channel() } }), only(200))],
  'POST /administration/channels/:id/resend': [row('all of it', async (make) => ({ params: { id: await make.channel() } }), only(200))],
  'GET /administration/stuck': plain(only(200)),
  'POST /administration/deliveries/resend': [row('what was given up', async (make) => ({ body: { id: (await make.givenUp()).row } }), only(200))],
  'POST /administration/deliveries/by-hand': [row('no more of it', async (make) => ({ body: { act: 'settle', ids: [(await make.givenUp()).row] } }), only(200))],
  'POST /administration/deliveries/redirect': [
    row('to another channel of the unit', async (make) => { const { row: id, other } = await make.givenUp(); return { body: { id, channelId: other } }; }, only(200)),
  ],
};
