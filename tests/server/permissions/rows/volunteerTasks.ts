import { row, type Rows } from '../kit';

/** A step on a task: those who know of it and may not are told so; for all others it is not there. */
const only = (may: string): Readonly<Record<string, string>> => {
  const known = ['reporter', 'neighbour', 'staff', 'head'].filter((who) => !may.split(' ').includes(who));
  return { 200: may, 401: 'stranger', 403: known.join(' '), 404: 'others' };
};

/** Tasks for volunteers: the reporter's case is what it came of, the neighbour the volunteer who takes it. */
export const volunteerTasks: Rows = {
  'GET /volunteer-tasks': [row('to be had', () => ({}), { 200: 'others', 401: 'stranger' })],
  'GET /workbench/volunteer-tasks': [row('to look at', () => ({}), { 200: 'staff staffElsewhere head headElsewhere', 401: 'stranger', 403: 'others' })],
  'GET /volunteer-tasks/:id': [
    row('wants hands', (make) => make.onTask('open'), { 200: 'reporter neighbour staff head', 401: 'stranger', 404: 'others' }),
    row('one that is not there', () => ({ params: { id: 'not-there' } }), { 401: 'stranger', 404: 'others' }),
  ],
  'POST /volunteer-tasks/:id/claim': [row('wants hands', async (make) => ({ ...(await make.onTask('open')), body: {} }), only('neighbour'))],
  'POST /volunteer-tasks/:id/give-back': [row('is held', (make) => make.onTask('claimed', { reason: 'noTime' }), only('neighbour'))],
  'POST /volunteer-tasks/:id/report': [row('is held', (make) => make.onTask('claimed', { text: '看过了' }), only('neighbour'))],
  'POST /volunteer-tasks/:id/change': [row('is held', (make) => make.onTask('claimed', { text: '早上去', where: '九栋', dueOn: make.dayAhead(6) }), only('staff head'))],
  'POST /volunteer-tasks/:id/release': [row('is held', (make) => make.onTask('claimed', {}, true), only('staff head'))],
  'POST /volunteer-tasks/:id/send-back': [row('was reported', (make) => make.onTask('reported', { text: '三楼也看' }, true), only('staff head'))],
  'POST /volunteer-tasks/:id/finish': [row('was reported', (make) => make.onTask('reported', { text: '灯坏了' }), only('staff head'))],
  'POST /volunteer-tasks/:id/stop': [row('is held', (make) => make.onTask('claimed', { reason: 'settled' }), only('staff head'))],
};
