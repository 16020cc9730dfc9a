import { row, type Rows } from '../kit';

const words = { planName: '陪伴', aim: '有人说说话', forWhom: '独居老人', field: 'elders', from: '2026-03-04' };

/** Projects of volunteering: the team that the neighbour leads has one. */
export const volunteerProjects: Rows = {
  'GET /volunteer-projects': [row('of plum', () => ({ query: { communityId: 'plum' } }), { 200: 'others', 401: 'stranger' })],
  'POST /volunteer-projects': [
    row('of a team', async (make) => ({ body: { ...words, teamId: (await make.onTeam('active')).params.id } }), { 201: 'neighbour', 401: 'stranger', 403: 'others' }),
    row('of plum', () => ({ body: { ...words, stationId: 'plum-station' } }), { 201: 'staff head', 401: 'stranger', 403: 'others' }),
  ],
  'GET /volunteer-projects/:id': [row('under way', (make) => make.onPlan(words), { 200: 'others', 401: 'stranger' })],
  'POST /volunteer-projects/:id/edit': [row('under way', (make) => make.onPlan(words, words), { 200: 'neighbour staff head', 401: 'stranger', 403: 'others' })],
  'POST /volunteer-projects/:id/close': [row('under way', (make) => make.onPlan(words, { text: '陪了 40 次' }), { 200: 'neighbour staff head', 401: 'stranger', 403: 'others' })],
};
