import { row, type Rows } from '../kit';

/** A step on a record: those who know of it and may not are told so; for all others it is not there. */
const only = (may: string, known = 'neighbour staff head'): Readonly<Record<string, string>> => ({ 200: may, 401: 'stranger', 403: known.split(' ').filter((who) => !may.split(' ').includes(who)).join(' '), 404: 'others' });
const PUBLIC = 'reporter neighbour staff head';
const DESK = { 200: 'staff staffElsewhere head headElsewhere', 401: 'stranger', 403: 'others' } as const;
/** Hours have one more at the desk: the neighbour leads a team. */
const DESK_OR_TEAM = { ...DESK, 200: 'staff staffElsewhere head headElsewhere neighbour' } as const;
const reason = { reason: 'timeWrong' } as const;

const both = { 200: 'neighbour staff head', 401: 'stranger', 404: 'others' } as const;
/** Certificates: the neighbour asks, plum's station issues; nobody else knows of them but by name and number. */
export const certificates: Rows = {
  'GET /certificates/mine': [row('mine', () => ({}), { 200: 'others', 401: 'stranger' })],
  'POST /certificates': [row('of my hours', (make, who) => make.certifying(who), { 201: 'neighbour', '422 rule_refused': 'others', 401: 'stranger' })],
  'GET /workbench/certificates': [row('to look at', () => ({}), DESK)],
  'GET /certificates/:id': [row('was asked for', (make) => make.onCertificate(false), both)],
  'POST /certificates/:id/address': [row('was issued', (make) => make.onCertificate(true), both)],
  'GET /certificates/:id/pdf': [row('by its signed address', (make) => make.certificatePdf(), { 200: 'others stranger' }), row('by a forged one', async (make) => { const address = await make.certificatePdf(); return { ...address, query: { ...address.query, s: 'forged' } }; }, { 404: 'others stranger' })],
  'POST /certificates/:id/issue': [row('was asked for', (make) => make.onCertificate(false, {}), only('staff head'))],
  'POST /certificates/:id/decline': [row('was asked for', (make) => make.onCertificate(false, { reason: 'hoursWrong' }), only('staff head'))],
  'POST /certificates/:id/withdraw': [row('was issued', (make) => make.onCertificate(true, { reason: 'hoursWrong' }), only('staff head'))],
  'POST /certificates/:id/cancel': [row('was asked for', (make) => make.onCertificate(false, {}), only('neighbour'))],
};

/** Hours: the neighbour's; `staff` entered them, `head` confirms, whoever is of the community reads what is published. */
export const volunteerHours: Rows = {
  'GET /hours/mine': [row('mine', () => ({}), { 200: 'others', 401: 'stranger' })],
  'GET /hours/records': [row('mine', () => ({}), { 200: 'others', 401: 'stranger' })],
  'GET /hours/published': [row('of my community', async (make) => { await make.onRecord('published'); return {}; }, { 200: 'others', 401: 'stranger' })],
  'POST /hours/exports': [row('mine', async (make, who) => { await make.asking(who); return {}; }, { 200: 'neighbour', 401: 'stranger', 404: 'others' })],
  'GET /hours/exports/:personId': [
    row('by its signed address', (make) => make.hoursExport(), { 200: 'others stranger' }),
    row('by a forged one', async (make) => { const address = await make.hoursExport(); return { ...address, query: { ...address.query, s: 'forged' } }; }, { 404: 'others stranger' }),
  ],
  'POST /service-records': [row('for myself', (make, who) => make.asking(who), { 201: 'neighbour', '422 rule_refused': 'others', 401: 'stranger' })],
  'POST /workbench/service-records': [row('for a volunteer of plum', (make) => make.entering(), { 201: 'staff head', 401: 'stranger', 403: 'others', 404: 'staffElsewhere headElsewhere' }), row('for one of a team', (make) => make.entering('hours-team'), { 201: 'neighbour', 401: 'stranger', 403: 'others', 404: 'staff staffElsewhere head headElsewhere' })],
  'GET /workbench/service-records': [row('to look at', async (make) => { await make.leading(); return {}; }, DESK_OR_TEAM)],
  'GET /workbench/hour-volunteers': [row('to enter for', async (make) => { await make.leading(); return {}; }, DESK_OR_TEAM)],
  'GET /workbench/hour-shifts/:shiftId': [row('was marked by staff', (make) => make.onHoursShift(), { 200: 'staff head', 401: 'stranger', 404: 'others' })],
  'POST /workbench/hour-shifts/:shiftId/confirm': [row('was marked by staff', (make) => make.onHoursShift(true), { 200: 'staff head', 401: 'stranger', 404: 'others' })],
  'GET /workbench/hour-suspects': [row('to look at', async (make) => { await make.onRecord('toConfirm'); return {}; }, { 200: 'staff staffElsewhere head headElsewhere auditor streetAuditor auditorElsewhere', 401: 'stranger', 403: 'others' })],
  'GET /service-records/:id': [
    row('to be confirmed', (make) => make.onRecord('toConfirm'), { 200: 'neighbour staff head', 401: 'stranger', 404: 'others' }),
    row('in publication', (make) => make.onRecord('objected'), { 200: PUBLIC, 401: 'stranger', 404: 'others' }),
    row('one that is not there', () => ({ params: { id: 'not-there' } }), { 401: 'stranger', 404: 'others' }),
  ],
  'POST /service-records/:id/enter': [row('was asked for', (make) => make.onRecord('asked', make.serviceBody()), only('staff head'))],
  'POST /service-records/:id/confirm': [row('staff entered it', (make) => make.onRecord('toConfirm', {}), only('head'))],
  'POST /service-records/:id/refuse': [
    row('staff entered it', (make) => make.onRecord('toConfirm', reason), only('staff head')),
    row('was objected to, the head confirmed it', (make) => make.onRecord('objected', reason), only('staff', PUBLIC)),
  ],
  'POST /service-records/:id/withdraw': [row('was asked for', (make) => make.onRecord('asked', {}), only('neighbour'))],
  'POST /service-records/:id/object': [row('in publication', (make) => make.onRecord('published', { text: '没有来' }), { 200: 'reporter staff head', '422 rule_refused': 'neighbour', 401: 'stranger', 404: 'others' })],
  'POST /service-records/:id/keep': [row('was objected to', (make) => make.onRecord('objected', { text: '问过了' }), only('staff', PUBLIC))],
  'POST /service-records/:id/correct': [row('counted', (make) => make.onRecord('counted', { minutes: 60, text: '多记了', evidence: 'list', list: '签到表' }, false), { 201: 'staff head', 401: 'stranger', 403: 'neighbour', 404: 'others' })],
};
