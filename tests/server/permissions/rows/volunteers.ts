import { row, type Rows } from '../kit';

/** A step on the reporter's record: its owner and the station of plum know of it, nobody else. */
const only = (may: string): Readonly<Record<string, string>> => {
  const known = ['reporter', 'staff', 'head'].filter((who) => !may.split(' ').includes(who));
  return { 200: may, 401: 'stranger', ...(known.length > 0 ? { 403: known.join(' ') } : {}), 404: 'others' };
};

/** Volunteers: who they are is their own and their station's (志愿服务条例 Art. 21; PIPL Art. 6). */
export const volunteers: Rows = {
  // A confirmed number and a community; staff volunteer where they live as everybody does.
  'POST /volunteers': [row('with the station of where one lives', async (make, who) => ({ body: await make.signUp(who) }), { 201: 'others', '422 rule_refused': 'newcomer', 401: 'stranger' })],
  'GET /volunteers/mine': [row('mine', () => ({}), { 200: 'others', 401: 'stranger' })],
  'GET /workbench/volunteers': [row('to look at', () => ({}), { 200: 'staff staffElsewhere head headElsewhere', 401: 'stranger', 403: 'others' })],
  'POST /workbench/volunteer-approval': [row('of plum', () => ({ body: { stationId: 'plum-station', on: true } }), { 200: 'head', 401: 'stranger', 403: 'others' })],
  'GET /volunteers/:id': [
    row('waits for the station', (make) => make.onVolunteer('submitted'), only('reporter staff head')),
    row('one that is not there', () => ({ params: { id: 'not-there' } }), { 401: 'stranger', 404: 'others' }),
  ],
  'POST /volunteers/:id/edit': [row('waits for the station', (make) => make.onVolunteer('submitted', make.volunteerWords()), only('reporter'))],
  'POST /volunteers/:id/withdraw': [row('waits for the station', (make) => make.onVolunteer('submitted', {}), only('reporter'))],
  'POST /volunteers/:id/approve': [row('waits for the station', (make) => make.onVolunteer('submitted', {}), only('staff head'))],
  'POST /volunteers/:id/ask': [row('waits for the station', (make) => make.onVolunteer('submitted', { text: '哪天有空' }), only('staff head'))],
  'POST /volunteers/:id/decline': [row('waits for the station', (make) => make.onVolunteer('submitted', { reason: 'twice' }), only('staff head'))],
  'POST /volunteers/:id/agree': [row('in force', (make) => make.onVolunteer('active', make.volunteerTerms), only('reporter'))],
  'POST /volunteers/:id/pause': [row('in force', (make) => make.onVolunteer('active', {}), only('reporter'))],
  'POST /volunteers/:id/resume': [row('rests', (make) => make.onVolunteer('paused', {}), only('reporter'))],
  'POST /volunteers/:id/see-proof': [row('in force', (make) => make.onVolunteer('active', { skill: 'electrics' }), only('staff head'))],
  'POST /volunteers/:id/see-guardian': [row('in force, of age', (make) => make.onVolunteer('active', {}), { '422 rule_refused': 'staff head', 401: 'stranger', 403: 'reporter', 404: 'others' })],
  'POST /volunteers/:id/add-merit': [row('in force', (make, who) => make.onVolunteer('active', { merit: { kind: 'honour', title: `社区好邻居 ${who}`, giver: '居委会', day: '2026-01-05' } }), only('staff head'))],
  'POST /volunteers/:id/drop-merit': [row('a line that is not there', (make) => make.onVolunteer('active', { meritId: 'none', text: '写错了' }), { '422 rule_refused': 'staff head', 401: 'stranger', 403: 'reporter', 404: 'others' })],
  'POST /volunteers/:id/end': [row('in force', (make) => make.onVolunteer('active', { reason: 'movedAway' }), only('staff head'))],
  'POST /volunteers/:id/contact': [row('in force', async (make) => ({ ...(await make.onVolunteer('active')), body: { reason: 'arrangeVisit', of: 'emergency' } }), only('staff head'))],
};
