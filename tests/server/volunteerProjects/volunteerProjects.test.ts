import { randomUUID } from 'node:crypto';
import type { ResponseOf } from '../../../shared/contract';
import { refusalIn } from '../../support/stepHands';
import { setScene } from '../volunteerTeams/support';

type View = ResponseOf<'GET /volunteer-projects/:id'>;
const { server, as, step: teamStep, team, joined, rows } = setScene();
const words = { planName: '周三陪伴', aim: '让独居老人每周有人说说话', forWhom: '6 栋 8 位独居老人', field: 'elders', from: '2026-03-04', until: '2026-12-30' };
const start = async (who: string, owner: object, changes: object = {}, key: string = randomUUID()) => (await as(who)).post('/volunteer-projects', { ...words, ...owner, ...changes }, key);
const seen = async (who: string, id: string): Promise<View> => (await (await as(who)).get(`/volunteer-projects/${id}`).expect(200)).body as View;
const send = async (who: string, id: string, action: string, body: object) => (await as(who)).post(`/volunteer-projects/${id}/${action}`, { revision: (await seen(who, id)).revision, ...body });
const list = async (who: string, state = 'running') => (await (await as(who)).get(`/volunteer-projects?communityId=plum&state=${state}`).expect(200)).body as ResponseOf<'GET /volunteer-projects'>;
beforeEach(() => rows('volunteerProjects').deleteMany({}));

it('is started by whoever leads a team, once for one tap, and read by everybody', async () => {
  const teamId = await team();
  const first = await start('ann', { teamId }, {}, 'plan-key-000001');
  expect(first.body).toMatchObject({ state: 'running', team: { id: teamId }, charge: 'a**', actions: ['edit', 'close'] });
  expect((await start('ann', { teamId }, {}, 'plan-key-000001')).body.id).toBe(first.body.id);
  expect((await start('ann', { teamId }, { aim: '别的' }, 'plan-key-000001')).body.error.code).toBe('key_reused');
  expect(await seen('cy', first.body.id)).toMatchObject({ name: '周三陪伴', actions: [] });
  expect([(await list('ann')).owners, (await list('plumStaff')).owners, (await list('bob')).owners]).toMatchObject([[{ kind: 'team', id: teamId }], [{ kind: 'station', id: 'plum-station' }], []]);
  expect((await list('bob')).items).toMatchObject([{ id: first.body.id, until: '2026-12-30' }]);
});

it.each([
  ['bob', { stationId: 'plum-station' }, {}, 'not_allowed'], ['pineStaff', { stationId: 'plum-station' }, {}, 'not_allowed'], ['plumStaff', {}, {}, 'planOwner'], ['plumStaff', { stationId: 'plum-station', teamId: 'x' }, {}, 'planOwner'], ['plumStaff', { teamId: 'x' }, {}, 'not_allowed'],
  ['plumStaff', { stationId: 'plum-station' }, { until: '2026-03-03' }, 'planDays'], ['plumStaff', { stationId: 'plum-station' }, { aim: '扫码支付' }, 'planMoney'], ['plumStaff', { stationId: 'plum-station' }, { forWhom: '打 13800138000' }, 'planPersonal'],
] as const)('refuses %s with %j %j: %s', async (who, owner, changes, rule) => {
  expect(refusalIn(await start(who, owner, changes))).toBe(rule);
  expect(await rows('volunteerProjects').countDocuments({})).toBe(0);
});

it('is said anew and ended with a report by who sees to it, the station too, and by nobody else', async () => {
  const teamId = await team();
  await joined('bob', teamId);
  const { id } = (await start('ann', { teamId })).body;
  for (const who of ['bob', 'cy', 'pineStaff']) expect(refusalIn(await send(who, id, 'close', { text: '做完了' }))).toBe('not_allowed');
  expect((await send('ann', id, 'edit', { ...words, aim: '每周有人坐坐' })).body).toMatchObject({ aim: '每周有人坐坐' });
  const { revision } = await seen('ann', id);
  const answers = await Promise.all(['ann', 'plumStaff'].map(async (who) => (await as(who)).post(`/volunteer-projects/${id}/close`, { revision, text: '陪了 40 次' })));
  expect(answers.map(refusalIn).sort()).toEqual(['conflict', 'done']);
  expect(await seen('bob', id)).toMatchObject({ state: 'closed', report: '陪了 40 次' });
  expect(refusalIn(await send('ann', id, 'edit', words))).toBe('wrong_state');
  expect([(await list('bob')).items, (await list('bob', 'closed')).items.length]).toEqual([[], 1]);
});

it('is a station\'s without a team, and ends with the team it belongs to', async () => {
  const own = (await start('plumStaff', { stationId: 'plum-station' })).body as View;
  expect(own).toMatchObject({ team: null, charge: null, community: { id: 'plum' } });
  const teamId = await team();
  const { id } = (await start('ann', { teamId })).body;
  await teamStep('ann', teamId, 'dissolve', { text: '人都搬走了' });
  await server().drain();
  expect([(await seen('bob', id)).state, (await seen('bob', own.id)).state]).toEqual(['closed', 'running']);
});
