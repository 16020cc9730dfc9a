import { row, type Rows } from '../kit';

const OFFICE = 'neighbour staff head';
/** A step on a team in force, which everybody may look at. */
const only = (may: string): Readonly<Record<string, string>> => ({ 200: may, 401: 'stranger', 403: 'others' });
/** A step on the reporter's own row: whoever leads and the station know of it, and so do they. */
const ofMember = (may: string): Readonly<Record<string, string>> => ({ 200: may, 401: 'stranger', 403: ['reporter', 'neighbour', 'staff', 'head'].filter((who) => who !== may).join(' '), 404: 'others' });

/** Teams of volunteers: the neighbour leads one of plum, the reporter comes to it. */
export const volunteerTeams: Rows = {
  'GET /volunteer-teams': [row('of plum', () => ({ query: { communityId: 'plum' } }), { 200: 'others', 401: 'stranger' })],
  'GET /volunteer-teams/mine': [row('mine', () => ({}), { 200: 'others', 401: 'stranger' })],
  'POST /volunteer-teams': [
    row('to lead it', async (make, who) => ({ body: await make.foundBody(who) }), { 201: 'neighbour reporter', 401: 'stranger', '422 rule_refused': 'others' }),
    row('for the station', async (make, who) => ({ body: await make.foundBody(who, true) }), { 201: 'staff head', 401: 'stranger', 403: 'others' }),
  ],
  'POST /volunteer-teams/join': [row('with its code', (make, who) => make.teamCode(who), { 200: 'reporter', 401: 'stranger', '422 rule_refused': 'others' })],
  'GET /workbench/volunteer-teams': [row('to look at', () => ({}), { 200: 'staff staffElsewhere head headElsewhere', 401: 'stranger', 403: 'others' })],
  'POST /workbench/volunteer-registers': [row('of plum', () => ({ body: { stationId: 'plum-station', of: 'volunteers' } }), { 200: 'staff head', 401: 'stranger', 403: 'others' })],
  // The signature is the permission, as for other registers.
  'GET /workbench/volunteer-registers/:personId/:stationId/:of': [
    row('as signed', (make) => make.volunteerRegister(), { 200: 'others' }),
    row('of teams, with the signature for volunteers', (make) => make.volunteerRegister('teams'), { 404: 'others' }),
  ],
  'GET /volunteer-teams/:id': [
    row('in force', (make) => make.onTeam('active'), { 200: 'others', 401: 'stranger' }),
    row('proposed', (make) => make.onTeam('submitted'), { 200: OFFICE, 401: 'stranger', 404: 'others' }),
  ],
  'GET /volunteer-teams/:id/members': [row('in force', (make) => make.onTeam('joined'), only(OFFICE))],
  'POST /volunteer-teams/:id/ask': [row('in force', (make, who) => make.toJoin(who), { 200: 'reporter', 401: 'stranger', '422 rule_refused': 'others' })],
  'POST /volunteer-teams/:id/edit': [row('in force', (make) => make.onTeam('active', make.teamWords), only(OFFICE))],
  'POST /volunteer-teams/:id/approve': [row('proposed', (make) => make.onTeam('submitted', {}), { 200: 'staff head', 401: 'stranger', 403: 'neighbour', 404: 'others' })],
  'POST /volunteer-teams/:id/decline': [row('proposed', (make) => make.onTeam('submitted', { reason: 'unclear' }), { 200: 'staff head', 401: 'stranger', 403: 'neighbour', 404: 'others' })],
  'POST /volunteer-teams/:id/code': [row('in force', (make) => make.onTeam('active', { days: 7 }), only('neighbour'))],
  'POST /volunteer-teams/:id/end-code': [row('with a code', (make) => make.onTeam('coded', {}), only(OFFICE))],
  'POST /volunteer-teams/:id/offer': [row('to a member', (make) => make.onTeam('joined', { office: 'deputy' }, true), only(OFFICE))],
  'POST /volunteer-teams/:id/take-back': [row('what was asked', (make) => make.onTeam('offered', {}, true), only(OFFICE))],
  'POST /volunteer-teams/:id/accept': [row('is asked', (make) => make.onTeam('offered', {}), only('reporter'))],
  'POST /volunteer-teams/:id/refuse': [row('is asked', (make) => make.onTeam('offered', {}), only('reporter'))],
  'POST /volunteer-teams/:id/step-down': [row('a deputy', (make) => make.onTeam('deputy', {}), only('reporter'))],
  'POST /volunteer-teams/:id/dismiss': [row('a deputy', (make) => make.onTeam('deputy', { text: '搬走了' }, true), only(OFFICE))],
  'POST /volunteer-teams/:id/dissolve': [row('in force', (make) => make.onTeam('active', { text: '人都搬走了' }), only(OFFICE))],
  'POST /team-members/:id/approve': [row('asks', (make) => make.onMember('asked'), ofMember('neighbour'))],
  'POST /team-members/:id/decline': [row('asks', (make) => make.onMember('asked', { reason: 'full' }), ofMember('neighbour'))],
  'POST /team-members/:id/remove': [row('belongs', (make) => make.onMember('joined', { reason: 'longAway' }), ofMember('neighbour'))],
  'POST /team-members/:id/withdraw': [row('asks', (make) => make.onMember('asked'), ofMember('reporter'))],
  'POST /team-members/:id/leave': [row('belongs', (make) => make.onMember('joined'), ofMember('reporter'))],
};
