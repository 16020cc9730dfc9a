import { row, type Rows } from '../kit';

/** A step of the station: others know of what is published, and may not. */
const stationOnly = { 200: 'staff head', 401: 'stranger', 403: 'others' } as const;
/** One's own sign-up: nobody else is told that there is one. */
const own = { 200: 'neighbour', 401: 'stranger', 404: 'others' } as const;
/** What a team handed to the station: the team knows of it and may not, others do not know of it. */
const atStation = { 200: 'staff head', 401: 'stranger', 403: 'neighbour', 404: 'others' } as const;
const desk = { 200: 'staff staffElsewhere head headElsewhere', 401: 'stranger', 403: 'others' } as const;

/** Activities: the neighbour is the volunteer who comes. */
export const activities: Rows = {
  'GET /activities': [row('to sign up for', () => ({}), { 200: 'others', 401: 'stranger' })],
  'POST /activities': [
    row('in plum', (make) => ({ body: make.activityBody() }), { 201: 'staff head', '422 rule_refused': 'staffElsewhere headElsewhere', 401: 'stranger', 403: 'others' }),
    row('of a team that the neighbour leads', async (make) => ({ body: await make.teamActivityBody() }), { 201: 'neighbour', 401: 'stranger', 403: 'others' }),
  ],
  'GET /activities/held': [row('of a team that the neighbour leads', async (make) => ({ query: { teamId: (await make.onTeam('active')).params.id } }), { 200: 'others', 401: 'stranger' })],
  'GET /workbench/activities': [row('the desk', () => ({}), desk)],
  'GET /workbench/activity-gaps': [row('the desk', () => ({}), desk)],
  'GET /activities/:id': [
    row('a draft', (make) => make.onActivity('draft'), { 200: 'staff head', 401: 'stranger', 404: 'others' }),
    row('is published', (make) => make.onActivity('joined'), { 200: 'others', 401: 'stranger' }),
    row('a team\'s draft', (make) => make.onTeamActivity('draft'), { 200: 'neighbour', 401: 'stranger', 404: 'others' }),
    row('waits for the station', (make) => make.onTeamActivity('submitted'), { 200: 'neighbour staff head', 401: 'stranger', 404: 'others' }),
  ],
  'POST /activities/:id/submit': [row('a team\'s draft', (make) => make.onTeamActivity('draft', {}), { 200: 'neighbour', 401: 'stranger', 404: 'others' })],
  'POST /activities/:id/approve': [row('waits for the station', (make) => make.onTeamActivity('submitted', {}), atStation)],
  'POST /activities/:id/send-back': [row('waits for the station', (make) => make.onTeamActivity('submitted', { text: '写上谁带队' }), atStation)],
  'GET /activities/:id/shifts/:shiftId/people': [row('somebody comes', (make) => make.onShift(), stationOnly)],
  'GET /activities/:id/shifts/:shiftId/codes': [row('goes on', (make) => make.onShift('now'), stationOnly)],
  'POST /activities/:id/edit': [row('a draft', (make) => make.onActivity('draft', make.activityBody()), { 200: 'staff head', 401: 'stranger', 404: 'others' })],
  'POST /activities/:id/publish': [row('a draft', (make) => make.onActivity('draft', {}), { 200: 'staff head', 401: 'stranger', 404: 'others' })],
  'POST /activities/:id/change': [row('is published', (make) => make.onActivity('published', { title: '清洁日', text: '捡', where: '门口', roles: [{ name: '捡拾', places: 3 }] }), stationOnly)],
  'POST /activities/:id/move': [row('is published', (make) => make.onActivity('published', { startsAt: `${make.dayAhead(6)}T01:00:00.000Z`, endsAt: `${make.dayAhead(6)}T03:00:00.000Z` }, 'shift'), stationOnly)],
  'POST /activities/:id/lead': [row('is published', (make) => make.onActivity('published', { signUpId: null }, 'shift'), stationOnly)],
  'POST /activities/:id/message': [row('is published', (make) => make.onActivity('published', { text: '带上水' }, 'shift'), stationOnly)],
  'POST /activities/:id/cancel-shift': [row('is published', (make) => make.onActivity('published', { reason: 'weather' }, 'shift'), stationOnly)],
  'POST /activities/:id/cancel': [row('is published', (make) => make.onActivity('published', { reason: 'weather' }), stationOnly)],
  // Only who is a volunteer in force comes; the others are told so. The reporter is one too.
  'POST /activities/:id/sign-up': [row('is published', async (make) => { await make.inForce('reporter'); return make.onActivity('published', { roleId: 'r0' }, 'shift'); }, { 200: 'neighbour reporter', '422 rule_refused': 'others', 401: 'stranger' })],
  'GET /sign-ups': [row('mine', () => ({}), { 200: 'others', 401: 'stranger' })],
  'POST /sign-ups/calendar': [row('mine', () => ({ body: {} }), { 200: 'others', 401: 'stranger' })],
  'GET /calendars/:token': [row('one that nobody was given', () => ({ params: { token: 'A'.repeat(32) } }), { 404: 'others' })],
  'POST /sign-ups/:id/cancel': [row('comes', (make) => make.onSignUp('joined', {}), own)],
  'POST /sign-ups/:id/accept': [row('was offered a place', (make) => make.onSignUp('offered', {}), own)],
  'POST /sign-ups/:id/decline': [row('was offered a place', (make) => make.onSignUp('offered', {}), own)],
  'POST /sign-ups/:id/swap': [row('comes', (make) => make.onSignUp('joined', {}), own)],
  'POST /sign-ups/:id/keep': [row('asks for a swap', (make) => make.onSignUp('swapping', {}), own)],
  'POST /sign-ups/:id/arrive': [row('goes on', (make) => make.onSignUp('now', null), own)],
  'POST /sign-ups/:id/depart': [row('came', (make) => make.onSignUp('here', null), own)],
  // The station and the leader; whose it is knows of it, and others do not.
  'POST /sign-ups/:id/mark': [row('goes on', (make) => make.onSignUp('now', { mark: 'present' }), { 200: 'staff head', 401: 'stranger', 403: 'neighbour', 404: 'others' })],
  'POST /sign-ups/:id/emergency': [row('goes on', (make) => make.onSignUp('now', {}), { 200: 'staff head', 401: 'stranger', 403: 'neighbour', 404: 'others' })],
  'POST /sign-ups/:id/take-over': [row('was offered to one of the staff, who is no volunteer', (make) => make.onSignUp('swapping', null), { '422 rule_refused': 'staff', 401: 'stranger', 404: 'others' })],
};
