import { emergencyClock } from '../../../server/features/emergencies';
import type { RequestOf, ResponseOf } from '../../../shared/contract';
import { filed } from '../cases/support';
import { setScene } from './support';

type View = ResponseOf<'GET /emergencies/:id'>;
const { as, must, get, refused, later, inboxOf, server } = setScene();
const asking = (changes: Partial<RequestOf<'POST /emergencies'>['body']> = {}) => ({ unitId: 'plum-station', kind: 'storm', title: '台风今晚登陆', advice: '不要出门。', areas: [{ kind: 'community', id: 'plum' }], ...changes });
const seen = (who: string, id: string): Promise<View> => get<View>(who, `/emergencies/${id}`);
const revisionOf = async (id: string): Promise<number> => (await server().deps.db.collection<{ _id: string; revision: number }>('emergencies').findOne({ _id: id }))?.revision ?? 0;
const step = async (who: string, id: string, action: string, more: object = {}): Promise<View> => must<View>(who, `/emergencies/${id}/${action}`, { revision: await revisionOf(id), ...more });
const refusal = async (who: string, id: string, action: string, more: object = {}): Promise<string> => refused(who, `/emergencies/${id}/${action}`, { revision: await revisionOf(id), ...more });
const kinds = async (who: string): Promise<string[]> => { await server().drain(); return (await inboxOf(who)).map(({ kind }) => kind).filter((kind) => kind.startsWith('emergency')).sort(); };
beforeEach(async () => {
  for (const name of ['emergencies', 'emergencyHelpers', 'cases', 'volunteers']) await server().deps.db.collection(name).deleteMany({});
});

it('is started and ended by two people, and stands on home between', async () => {
  const { id } = await must<View>('plumStaff', '/emergencies', asking());
  expect([await refusal('plumStaff', id, 'start'), await refusal('pineStaff', id, 'start'), await refusal('ann', id, 'start'), await refused('ann', '/emergencies', asking()), await refused('plumStaff', '/emergencies', asking({ areas: [{ kind: 'community', id: 'pine' }] }))]).toEqual(['not_allowed', 'not_found', 'not_found', 'not_allowed', 'emergencyArea']);
  expect(await kinds('plumHead')).toEqual(['emergencyToStart']);
  await step('plumHead', id, 'start');
  expect((await get<{ emergencies: object[] }>('bob', '/home')).emergencies).toMatchObject([{ id, title: '台风今晚登陆', advice: '不要出门。', call: { name: '梅社区工作站', phone: '0755-0000' } }]);
  expect([(await get<{ emergencies: object[] }>('cy', '/home')).emergencies, (await seen('bob', id)).desk, await kinds('northDispatcher')]).toEqual([[], null, ['emergencyStarted']]);
  await step('plumStaff', id, 'advise', { advice: '关好门窗。' });
  expect((await seen('bob', id)).advice).toBe('关好门窗。');
  await step('plumHead', id, 'ask-end');
  expect([await refusal('plumHead', id, 'end'), (await seen('bob', id)).state]).toEqual(['not_allowed', 'ending']);
  await step('northDispatcher', id, 'end');
  expect([(await seen('bob', id)).state, await refusal('plumHead', id, 'advise', { advice: '甲' })]).toEqual(['ended', 'wrong_state']);
});

it('puts what is filed in its area before everything else at the desk, and no more when it is over', async () => {
  const old = await filed(server().deps);
  later(30);
  const { id } = await must<View>('plumStaff', '/emergencies', asking());
  await step('plumHead', id, 'start');
  const fresh = await filed(server().deps);
  const order = async (): Promise<string[]> => (await get<{ items: { id: string }[] }>('plumStaff', '/workbench/cases')).items.map((row) => row.id);
  expect(await order()).toEqual([fresh._id, old._id]);
  const first = await get<{ items: { id: string }[]; next: string | null }>('plumStaff', '/workbench/cases?limit=1');
  expect([first.items.map((row) => row.id), first.next]).toEqual([[fresh._id, old._id], null]);
  await step('plumStaff', id, 'ask-end');
  await step('plumHead', id, 'end');
  expect(await order()).toEqual([old._id, fresh._id]);
});

it('asks volunteers who fit one question, answered by a tap, and lists for the station who comes', async () => {
  const volunteer = (personId: string, bornOn: string) => ({ _id: `v-${personId}`, personId, number: `ZY${personId}`, state: 'active', desk: 'active', deskAt: new Date(0), name: `${personId}志愿`, bornOn, skills: [], avoids: [], guardianSeen: true, agreed: { promise: '', risk: '', at: new Date(0) }, scope: { district: 'district', street: 'north', community: 'plum', station: 'plum-station' } });
  const { volunteerIdOf } = await import('../../../server/features/volunteers/queries');
  await server().deps.db.collection<{ _id: string }>('volunteers').insertMany([{ ...volunteer('bob', '1980-01-01'), _id: volunteerIdOf('bob') }, { ...volunteer('ann', '2012-01-01'), _id: volunteerIdOf('ann') }]);
  const { id } = await must<View>('plumStaff', '/emergencies', asking());
  await step('plumHead', id, 'start');
  expect(await refused('bob', `/emergencies/${id}/help`, { yes: true })).toBe('emergencyNothingAsked');
  await step('plumStaff', id, 'question', { text: '八点到社区门口' });
  expect([await kinds('bob'), await kinds('ann'), await refusal('plumStaff', id, 'question', { text: '再问' }), await refused('ann', `/emergencies/${id}/help`, { yes: true })]).toEqual([['emergencyHelp'], [], 'emergencyAskedOnce', 'emergencyNotFit']);
  expect((await seen('bob', id)).question).toEqual({ text: '八点到社区门口', answer: null });
  for (const yes of [false, true, true]) await must('bob', `/emergencies/${id}/help`, { yes });
  expect([(await seen('bob', id)).question?.answer, (await seen('plumStaff', id)).desk]).toMatchObject([true, { yes: 1, no: 0, helpers: [{ name: 'bob志愿', community: '梅社区' }] }]);
  expect((await (await as('cy')).get(`/emergencies/${id}`)).body.question).toBeNull();
});

it('tells the street in the morning how the night was, once, and after its end once more', async () => {
  later(10);
  const { id } = await must<View>('plumStaff', '/emergencies', asking());
  await step('plumHead', id, 'start');
  const { _id } = await filed(server().deps);
  // 10:00 and 20 hours: six in the morning; then seven.
  for (const hours of [20, 21.1, 21.2]) { later(hours); await emergencyClock.run(server().deps); }
  expect((await seen('northDispatcher', id)).desk?.summaries).toMatchObject([{ day: '2026-08-21', filed: 1, closed: 0, open: 1, yes: 0, cases: [{ id: _id }] }]);
  expect(await kinds('northDispatcher')).toEqual(['emergencyStarted', 'emergencySummary']);
  await step('plumStaff', id, 'ask-end');
  await step('plumHead', id, 'end');
  for (const hours of [46, 70]) { later(hours); await emergencyClock.run(server().deps); }
  expect((await seen('northDispatcher', id)).desk?.summaries.map(({ day }) => day)).toEqual(['2026-08-22', '2026-08-21']);
});
