import { plain, row, type Rows } from '../kit';
import { STAFF_PASSWORD } from '../world/district';

export const identity: Rows = {
  'POST /sessions': [
    row('the right password', () => ({ body: { username: 'the-staff', password: STAFF_PASSWORD } }), { 201: 'others' }),
    row('the password of nobody', (_make, who) => ({ body: { username: `nobody-${who}`, password: STAFF_PASSWORD } }), { '401 wrong_credentials': 'others' }),
  ],
  'POST /sessions/wechat': [
    row('a code of WeChat', (make) => ({ body: { code: make.code() } }), { 201: 'others' }),
    row('a made-up code', () => ({ body: { code: 'made-up' } }), { '400 wechat_code_invalid': 'others' }),
  ],
  'DELETE /sessions/current': [row('own session', (make, who) => ({ token: make.session(who) }), { 200: 'others', 401: 'stranger' })],
  'GET /demo/people': plain({ 200: 'others' }),
  'POST /demo/sessions': [
    row('a named person', () => ({ body: { personId: 'demo-person' } }), { 201: 'others' }),
    row('somebody who is not one of them', () => ({ body: { personId: 'administrator' } }), { 404: 'others' }),
  ],
  'GET /me': plain({ 200: 'others', 401: 'stranger' }),
  'POST /me/community': [
    // Who has a home on record keeps it.
    row('another community', () => ({ body: { communityId: 'reed' } }), { 200: 'newcomer', 401: 'stranger', '422 rule_refused': 'others' }),
  ],
  'POST /me/close': [row('of somebody new', (make, who) => ({ token: make.guest(who), body: { sure: true } }), { 200: 'others', 401: 'stranger' })],
  'PATCH /me/preferences': [row('elder mode off', () => ({ body: { elderMode: false } }), { 200: 'others', 401: 'stranger' })],
  'GET /me/phone': plain({ 200: 'others', 401: 'stranger' }),
  'POST /me/phone/wechat': [
    row('a code of WeChat, for somebody new', (make, who) => ({ token: make.guest(who), body: { code: make.code() } }), { 200: 'others', 401: 'stranger' }),
    row('a made-up code', () => ({ body: { code: 'made-up' } }), { '400 phone_code_invalid': 'others', 401: 'stranger' }),
  ],
  'POST /me/phone/codes': [row('a number of nobody', (make) => ({ body: { phone: `1371100${1000 + make.next()}` } }), { 202: 'others', 401: 'stranger' })],
  'POST /me/phone': [row('a code that was sent to nobody', () => ({ body: { phone: '13711002000', code: '123456' } }), { '422 rule_refused': 'others', 401: 'stranger' })],
  'PATCH /me/phone': [row('no notices', () => ({ body: { smsNotices: false } }), { 200: 'others', 401: 'stranger' })],
  'DELETE /me/phone': [row('of somebody new', (make, who) => ({ token: make.guest(who) }), { 200: 'others', 401: 'stranger' })],
};
