import { row, type Rows } from '../kit';
import { pointIn } from '../world/district';
import { WORDS } from '../world/make';

const HELPERS = 'grid gridElsewhere staff staffElsewhere head headElsewhere';

export const proxy: Rows = {
  // Who may help is told that nobody has this code; nobody else is told anything.
  'POST /proxy/find': [row('a code of nobody', () => ({ body: { code: '000000' } }), { 401: 'stranger', 404: HELPERS, 403: 'others' })],
  'POST /proxy/cases': [
    row('for somebody without an account', () => ({
      body: { person: { name: '何婆婆', phone: '' }, source: 'counter', consent: 'spoken', report: { categoryId: 'stairLight', text: WORDS.text, place: { text: WORDS.place, point: pointIn(0) } } },
    }), { 201: HELPERS, 401: 'stranger', 403: 'others' }),
  ],
  'POST /proxy/cases/:id/receipt': [
    row('filed at plum', (make) => ({ params: { id: make.proxied() } }), { 200: 'grid staff head', 401: 'stranger', 404: 'gridElsewhere staffElsewhere headElsewhere', 403: 'others' }),
  ],
};
