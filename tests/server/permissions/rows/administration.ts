import { plain, row, type Expected, type Rows } from '../kit';
import { phoneOf } from '../world/people';

/** Setting up the district is for its administrator in office alone. */
const only = (answer: 200 | 201): Expected => ({ [answer]: 'administrator', 401: 'stranger', 403: 'others' });

export const administration: Rows = {
  'GET /administration/units': plain(only(200)),
  'GET /administration/units/:id/members': [row('of a station', () => ({ params: { id: 'plum-station' } }), only(200))],
  'POST /administration/units/:id/members': [
    row('a new grid worker', (make) => ({ params: { id: 'reed' }, body: { name: '新网格员', phone: `1371000${1000 + make.next()}`, role: 'gridWorker' } }), only(201)),
  ],
  'GET /administration/units/:id/grids': [row('of a community', () => ({ params: { id: 'plum' } }), only(200))],
  'POST /administration/members/grids': [row('of a grid worker', (make) => ({ body: { id: make.membership(), gridIds: ['g3'] } }), only(200))],
  'POST /administration/members/end': [row('a term', (make) => ({ body: { id: make.membership() } }), only(200))],
  'POST /administration/people/:id/password': [row('of somebody', (make) => ({ params: { id: make.person() }, body: { username: `user-${make.next()}` } }), only(201))],
  'POST /administration/members/part-time': [row('of a grid worker', (make) => ({ body: { id: make.membership(), partTime: true } }), only(200))],
  'GET /administration/units/:id': [row('a property company', () => ({ params: { id: 'plum-property' } }), only(200))],
  'PUT /administration/units/:id': [
    row('a property company made for it', (make) => ({ params: { id: make.unit() }, body: { revision: 0, name: '新名', kind: 'property', phone: '0755-1', address: '', hours: '' } }), only(200)),
  ],
  'GET /administration/units/:id/areas': [row('of a property company', () => ({ params: { id: 'plum-property' } }), only(200))],
  'GET /administration/units/:id/closing': [row('of a property company', () => ({ params: { id: 'plum-property' } }), only(200))],
  'POST /administration/units/:id/close': [row('a unit that holds nothing', (make) => ({ params: { id: make.unit() }, body: { revision: 0, successorId: null, ends: [] } }), only(200))],
  'GET /administration/communities/:id': [row('plum', () => ({ params: { id: 'plum' } }), only(200))],
  'GET /administration/communities/:id/buildings': [row('of plum', () => ({ params: { id: 'plum' } }), only(200))],
  'GET /administration/buildings/:id/rooms': [row('of plum', (make) => ({ params: { id: make.building() } }), only(200))],
  'POST /administration/rooms/:id/remove': [row('a room that nobody lives in', (make) => ({ params: { id: make.room() } }), only(200))],
  'GET /administration/imports': plain(only(200)),
  'POST /administration/imports': [row('areas', (make) => ({ query: { kind: 'areas' }, file: { name: 'areas.geojson', content: make.areas() } }), only(201))],
  'GET /administration/imports/:id': [row('one that waits', (make) => ({ params: { id: make.import() } }), only(200))],
  'POST /administration/imports/:id/accept': [row('one that waits', (make) => ({ params: { id: make.import() }, body: {} }), only(200))],
  'POST /administration/imports/:id/refuse': [row('one that waits', (make) => ({ params: { id: make.import() } }), only(200))],
  // Empty tables with their titles: nothing in them is anybody's.
  'GET /administration/templates/:name': [row('of units', () => ({ params: { name: 'units.xlsx' } }), { 200: 'others' })],
  // Accounts: the head of a station for those of its community, the administrator for everybody; nobody else stops or looks up one.
  'GET /workbench/accounts': plain({ 200: 'head headElsewhere administrator', 401: 'stranger', 403: 'others' }),
  'POST /workbench/accounts/find': [row('the neighbour of plum', () => ({ body: { phone: phoneOf('neighbour') } }), { 200: 'head administrator', 401: 'stranger', 404: 'headElsewhere', 403: 'others' })],
  'POST /workbench/accounts/:id/suspend': [row('somebody of plum', (make) => ({ params: { id: make.account() }, body: { revision: 0, reason: 'wished', days: 7 } }), { 200: 'head administrator', 401: 'stranger', 404: 'headElsewhere', 403: 'others' })],
  'POST /workbench/accounts/:id/restore': [row('somebody of plum, stopped by its head', (make) => ({ params: { id: make.stopped() }, body: { revision: 1 } }), { 200: 'head administrator', 401: 'stranger', 404: 'headElsewhere', 403: 'others' })],
  'GET /administration/wechat': plain(only(200)),
  'POST /administration/wechat/tests': [row('a number of nobody', (make) => ({ body: { what: 'sms', phone: `1371200${1000 + make.next()}` } }), only(200))],
};
