import { mp3 } from '../../../support/voices';
import { row, type Rows } from '../kit';

export const files: Rows = {
  'POST /files': [row('a photo', (make) => ({ file: { name: 'photo.jpg', content: make.jpeg() } }), { 201: 'others', 401: 'stranger' })],
  'GET /files/:id': [row("the reporter's draft photo", (make) => ({ params: { id: make.photo('reporter') } }), { 200: 'reporter', 401: 'stranger', 404: 'others' })],
  'POST /voices': [row('a recording', () => ({ file: { name: 'voice.mp3', content: mp3(2) } }), { 201: 'others', 401: 'stranger' })],
  'GET /voices/:id': [row("the reporter's draft recording", (make) => ({ params: { id: make.voice('reporter') } }), { 200: 'reporter', 401: 'stranger', 404: 'others' })],
  // The signature is the permission: an address is given only to those who may see the photo, and lives minutes.
  'GET /files/:id/:variant': [
    row('as signed', (make) => make.address(), { 200: 'others' }),
    row('signed for another variant', async (make) => {
      const { params, query } = await make.address();
      return { params: { ...params, variant: 'thumb' }, query: { ...query } };
    }, { 404: 'others' }),
  ],
};
