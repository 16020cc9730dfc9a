import { plain, row, type Rows } from '../kit';

/** Auditors in office, and not the administrator, whose doings the log tells of. */
const AUDITORS = 'auditor streetAuditor auditorElsewhere';

export const audit: Rows = {
  'GET /audit/rows': [
    row('everything', () => ({ query: { limit: 50 } }), { 200: AUDITORS, 401: 'stranger', 403: 'others' }),
    row('by name', () => ({ query: { subject: '名reporter先生' } }), { 200: AUDITORS, 401: 'stranger', 403: 'others' }),
  ],
  'GET /audit/state': plain({ 200: AUDITORS, 401: 'stranger', 403: 'others' }),
  'POST /audit/exports': [row('everything', () => ({ body: {} }), { 201: AUDITORS, 401: 'stranger', 403: 'others' })],
  // The signature is the permission: it is given to the auditor who asked, and lives minutes.
  'GET /audit/exports/:id': [
    row('as signed', (make) => make.export(), { 200: 'others' }),
    row('another export', async (make) => ({ params: { id: 'another' }, query: { ...(await make.export()).query } }), { 404: 'others' }),
  ],
  'GET /me/audit': plain({ 200: 'others', 401: 'stranger' }),
};
