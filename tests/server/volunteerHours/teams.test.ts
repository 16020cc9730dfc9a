import type { ResponseOf } from '../../../shared/contract';
import { refusalIn } from '../../support/stepHands';
import { service, setScene } from './support';

const { as, seen, step, refusal, helper, post, later, mine, teamOf, inboxOf, server } = setScene();
let volunteerId: string;
beforeEach(async () => {
  for (const who of ['ann', 'plumGrid']) await helper(who);
  volunteerId = await helper('bob');
  // Ann leads, the grid worker is her deputy, and bob is of it; cy leads another one.
  await teamOf('team-1', { leader: 'ann', deputies: ['plumGrid'], members: ['bob', 'ann', 'plumGrid'] });
  await teamOf('team-2', { leader: 'cy', deputies: [], members: [] });
});
const enter = async (who: string, changes: object = {}) => post(who, '/workbench/service-records', { volunteerId, teamId: 'team-1', ...service(changes) });
const entered = async (): Promise<string> => ((await enter('ann')).body as { id: string }).id;

it('is entered by who leads the team, confirmed by another who leads it, and counts as any other', async () => {
  const id = await entered();
  // Told to who may confirm it, not to who entered it, nor to the member whose hours they are at the desk.
  for (const [who, times] of [['ann', 0], ['plumGrid', 1], ['bob', 0]] as const) expect((await inboxOf(who)).filter((kind) => kind === 'stationHoursToConfirm')).toHaveLength(times);
  expect(await seen('ann', id)).toMatchObject({ viewer: 'leaderDone', state: 'toConfirm', enteredBy: 'ann先生', actions: ['refuse'] });
  expect(await refusal('ann', id, 'confirm')).toBe('not_allowed');
  expect(await refusal('bob', id, 'confirm')).toBe('not_allowed');
  expect(await refusal('cy', id, 'confirm')).toBe('not_found');
  expect(await seen('plumGrid', id)).toMatchObject({ viewer: 'leader', list: '3 月 8 日签到表，档案柜', actions: ['confirm', 'refuse'] });
  expect(await step('plumGrid', id, 'confirm')).toMatchObject({ state: 'published', viewer: 'leaderDone' });
  await later(8);
  expect(await mine('bob')).toMatchObject({ minutes: 180, leads: false });
  expect(await mine('ann')).toMatchObject({ leads: true, daysBack: 60 });
});

it('is confirmed by the station too, and both steps never by one person who is both', async () => {
  expect(await step('plumStaff', await entered(), 'confirm')).toMatchObject({ state: 'published', viewer: 'confirmer' });
  await teamOf('team-1', { leader: 'plumStaff', deputies: [], members: ['bob'] });
  const { id } = (await enter('plumStaff', { from: '2026-03-07T01:00:00.000Z', to: '2026-03-07T04:00:00.000Z' })).body as { id: string };
  expect(await refusal('plumStaff', id, 'confirm')).toBe('not_allowed');
});

it.each([
  ['for oneself', 'ann', 'ann', 'not_allowed'], ['for somebody who is not of it', 'ann', 'plumStaff', 'not_found'], ['by a member', 'bob', 'bob', 'not_allowed'], ['by who leads another', 'cy', 'bob', 'not_found'],
])('is not entered %s', async (_what, who, of, code) => {
  const known = await server().deps.db.collection('volunteers').findOne({ personId: of });
  expect(refusalIn(await enter(who, { volunteerId: known ? String(known._id) : await helper(of) }))).toBe(code);
});

it('keeps to the limits of what is by hand, leaves objections and corrections to the station, and is over with the office', async () => {
  expect(refusalIn(await enter('ann', { from: '2026-03-07T01:00:00.000Z', to: '2026-03-07T10:00:00.000Z' }))).toBe('hoursDay');
  expect(refusalIn(await enter('ann', { from: '2025-12-07T01:00:00.000Z', to: '2025-12-07T04:00:00.000Z' }))).toBe('hoursTooOld');
  const id = await entered();
  await step('plumGrid', id, 'confirm');
  await step('plumHead', id, 'object', { text: '那天没有活动' });
  for (const who of ['ann', 'plumGrid']) expect([await refusal(who, id, 'keep', { text: '有的' }), await refusal(who, id, 'refuse', { reason: 'notThere' })]).toEqual(['not_allowed', 'not_allowed']);
  expect(refusalIn(await post('ann', `/service-records/${id}/correct`, { minutes: 60, text: '少记', evidence: 'list', list: '签到表' }))).toBe('not_allowed');
  await teamOf('team-1', { leader: 'plumGrid', deputies: [], members: ['bob'] });
  expect((await seen('ann', id)).viewer).toBe('neighbour');
});

it('shows who leads their own teams alone: the list, and for whom they enter', async () => {
  const id = await entered();
  const list = async (who: string) => ((await (await as(who)).get('/workbench/service-records').expect(200)).body as ResponseOf<'GET /workbench/service-records'>).items.map((one) => one.id);
  expect([await list('plumGrid'), await list('cy'), await list('plumStaff')]).toEqual([[id], [], [id]]);
  await (await as('bob')).get('/workbench/service-records').expect(403);
  const who = (await (await as('ann')).get('/workbench/hour-volunteers').expect(200)).body as ResponseOf<'GET /workbench/hour-volunteers'>;
  expect(who.groups.map(({ teamId, items }) => [teamId, items.map(({ name }) => name).sort()])).toEqual([['team-1', ['bob女士', 'plumGrid女士']]]);
  expect(await inboxOf('plumStaff')).toContain('stationHoursToConfirm');
});
