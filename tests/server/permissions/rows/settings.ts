import { plain, row, type Expected, type Rows } from '../kit';

/** What holds in the whole district is set by its administrator in office alone. */
const only = (answer: 200 | 201): Expected => ({ [answer]: 'administrator', 401: 'stranger', 403: 'others' });
type Kind = 'catalogue' | 'calendar' | 'texts' | 'rates' | 'lessons';

const ofKind = (kind: Kind): Rows => ({
  [`GET /administration/${kind}`]: plain(only(200)),
  [`PUT /administration/${kind}/draft`]: [row('of the next version', (make) => ({ body: make.setting(kind, 'draft') }), only(200))],
  [`POST /administration/${kind}/discard`]: [row('the draft', (make) => ({ body: make.setting(kind, 'discard') }), only(200))],
  [`POST /administration/${kind}/publish`]: [row('the draft', (make) => ({ body: make.setting(kind, 'publish') }), only(200))],
  [`GET /administration/${kind}/versions/:version`]: [row('the first', () => ({ params: { version: 1 } }), only(200))],
});

export const settings: Rows = {
  ...ofKind('catalogue'),
  ...ofKind('calendar'),
  ...ofKind('texts'),
  ...ofKind('rates'),
  ...ofKind('lessons'),
  'GET /administration/rules': plain(only(200)),
  'POST /administration/rules': [row('for a grid', (make) => ({ body: { categoryId: 'thanks', areaId: ['g0', 'g1', 'g2', 'g3'][make.next() % 4], unitId: 'water', article: `依据 ${make.next()}` } }), only(201))],
  'PUT /administration/rules/:id': [row('a line', (make) => ({ params: { id: make.rule() }, body: { revision: 0, unitId: 'plum-property', article: '改过' } }), only(200))],
  'POST /administration/rules/:id/end': [row('a line', (make) => ({ params: { id: make.rule() }, body: { revision: 0 } }), only(200))],
  'GET /administration/rules/:id/history': [row('a line', (make) => ({ params: { id: make.rule() } }), only(200))],
  'POST /administration/rules/preview': [
    row('a place', () => ({ body: { categoryId: 'stairLight', place: { lng: 113.9015, lat: 22.6015, system: 'wgs84' }, put: { unitId: 'water', article: '' } } }), only(200)),
  ],
  'GET /administration/areas': plain(only(200)),
};
