import { randomUUID } from 'node:crypto';
import { activityClock, attendanceOf } from '../../../server/features/activities';
import { refusalIn } from '../../support/stepHands';
import { middleOf } from '../cases/support';
import { CROWD, setScene, type View } from './support';

const { as, seen, step, helper, opened, joined, mine, at, server } = setScene();
type Code = { slot: number; digits: string; text: string };
type Hand = { id: string; name: string; attendance: { state: string; late: boolean; evidence: string; queued: boolean } | null };

let view: View;
const shiftId = (): string => view.shifts[0]?.id ?? '';
const codes = async (who = 'plumStaff'): Promise<Code[]> => (await (await as(who)).get(`/activities/${view.id}/shifts/${shiftId()}/codes`).expect(200)).body.items;
const idOf = async (who: string): Promise<string> => (await mine(who))[0]?.id ?? '';
const attend = async (who: string, which: string, body: object): Promise<string> => refusalIn(await (await as(who)).post(`/sign-ups/${await idOf(who)}/${which}`, body));
const people = async (): Promise<Hand[]> => (await (await as('plumStaff')).get(`/activities/${view.id}/shifts/${shiftId()}/people`).expect(200)).body.items;
const mark = async (who: string, id: string, word: string): Promise<string> => refusalIn(await (await as(who)).post(`/sign-ups/${id}/mark`, { mark: word }));
/** Sign-ups whose attendance has ended, as those who count hours hear of it. */
const ended = async (): Promise<string[]> => {
  const rows = await server().deps.db.collection('signUps').find({}).toArray();
  return rows.flatMap(({ pending }) => (pending as { type: string }[]).map(({ type }) => type)).filter((type) => type === 'attendance.ended');
};

beforeEach(async () => {
  for (const who of ['bob', 'v1']) await helper(who);
  view = await opened();
  await joined('bob', view);
  await joined('v1', view);
  at('2026-03-07T08:50:00+08:00');
});

describe('a code', () => {
  it('is shown to the leader and the station only while people come, for half an hour', async () => {
    expect(await codes()).toHaveLength(61);
    for (const who of ['bob', 'pineStaff']) await (await as(who)).get(`/activities/${view.id}/shifts/${shiftId()}/codes`).expect(403);
    at('2026-03-06T20:00:00+08:00');
    expect(refusalIn(await (await as('plumStaff')).get(`/activities/${view.id}/shifts/${shiftId()}/codes`))).toBe('attendanceTime');
  });

  it('lets somebody come once and leave with a later one, and the end is told to those who count hours', async () => {
    const [now] = await codes();
    expect(await attend('bob', 'depart', { code: now?.text })).toBe('attendanceFirst');
    expect(await attend('bob', 'arrive', { code: now?.text })).toBe('done');
    expect(await attend('bob', 'arrive', { code: now?.text })).toBe('attendanceTwice');
    expect(await attend('bob', 'depart', { code: now?.text })).toBe('attendanceReplayed');
    expect((await mine('bob'))[0]).toMatchObject({ attendance: { state: 'here', late: false, evidence: 'code' }, actions: ['depart'] });
    const id = await idOf('bob');
    expect(await attendanceOf(server().deps, id)).toBeNull();
    at('2026-03-07T11:00:00+08:00');
    const [later] = await codes();
    expect(await attend('bob', 'depart', { code: later?.digits })).toBe('done');
    expect(await attendanceOf(server().deps, id)).toMatchObject({ signUpId: id, title: '周六清洁日', personId: 'bob', evidence: 'code', breakMinutes: 0, cameAt: new Date('2026-03-07T00:50:00Z'), leftAt: new Date('2026-03-07T03:00:00Z'), plannedTo: new Date('2026-03-07T03:00:00Z') });
    expect(await ended()).toHaveLength(1);
  });

  it.each<[string, (all: Code[], other: Code) => object, string | null, string]>([
    ['forged', ([one]) => ({ code: one?.text.replace(/.{4}$/, 'AAAA') }), null, 'attendanceCode'],
    ['guessed', () => ({ code: '000000' }), null, 'attendanceCode'],
    ['of another activity', (_all, other) => ({ code: other.text }), null, 'attendanceOther'],
    ['passed on, two minutes later', ([one]) => ({ code: one?.text }), '2026-03-07T08:52:00+08:00', 'attendanceOld'],
    ['typed two minutes later', ([one]) => ({ code: one?.digits }), '2026-03-07T08:52:00+08:00', 'attendanceCode'],
    ['of the future', (all) => ({ code: all[20]?.text }), null, 'attendanceCode'],
    ['scanned without a net more than half an hour ago', ([one]) => ({ code: one?.text, queued: true }), '2026-03-07T09:21:00+08:00', 'attendanceOld'],
    ['typed without a net', ([one]) => ({ code: one?.digits, queued: true }), '2026-03-07T09:00:00+08:00', 'attendanceCode'],
    ['no code at all', () => ({}), null, 'attendanceCode'],
  ])('that is %s is refused', async (_what, shown, when, rule) => {
    const other = await opened({ title: '别的', when: { firstOn: '2026-03-07', from: '09:00', to: '10:00' } }).catch(async () => { throw new Error('no other activity'); });
    const [foreign] = (await (await as('plumStaff')).get(`/activities/${other.id}/shifts/${other.shifts[0]?.id}/codes`).expect(200)).body.items as Code[];
    const body = shown(await codes(), foreign as Code);
    if (when) at(when);
    expect(await attend('bob', 'arrive', body)).toBe(rule);
    expect((await people()).every(({ attendance }) => attendance === null)).toBe(true);
  });

  it('scanned without a net counts by its half minute, is marked so, and not twice', async () => {
    const [one] = await codes();
    at('2026-03-07T09:15:00+08:00');
    expect(await attend('bob', 'arrive', { code: one?.text, queued: true })).toBe('done');
    expect((await mine('bob'))[0]?.attendance).toMatchObject({ cameAt: '2026-03-07T00:50:00.000Z', queued: true, late: false });
    expect(await attend('bob', 'arrive', { code: one?.text, queued: true })).toBe('attendanceTwice');
  });

  it('is counted for everybody who comes at once, each in their own row', async () => {
    view = await opened({ title: '一起来', roles: [{ name: '捡拾', places: 6 }], when: { firstOn: '2026-03-07', from: '12:00', to: '13:00' } });
    for (const who of CROWD) {
      if (who !== 'v1') await helper(who);
      await joined(who, view);
    }
    at('2026-03-07T12:00:00+08:00');
    const [one] = await codes();
    const ids = await Promise.all(CROWD.map(async (who) => (await mine(who)).find(({ activityId }) => activityId === view.id)?.id));
    const answers = await Promise.all(CROWD.map(async (who, n) => refusalIn(await (await as(who)).post(`/sign-ups/${ids[n]}/arrive`, { code: one?.text }))));
    expect(answers).toEqual(CROWD.map(() => 'done'));
    expect((await people()).filter(({ attendance }) => attendance?.state === 'here')).toHaveLength(6);
  });
});

describe('where one is', () => {
  it.each([[0, 'done'], [2, 'attendanceFar']] as const)('%i squares away: %s', async (column, outcome) => {
    expect(await attend('bob', 'arrive', { place: middleOf(column) })).toBe(outcome);
  });

  it('counts only from two hours before until two hours after', async () => {
    at('2026-03-07T06:59:00+08:00');
    expect(await attend('bob', 'arrive', { place: middleOf(0) })).toBe('attendanceTime');
    at('2026-03-07T09:20:00+08:00');
    expect(await attend('bob', 'arrive', { place: middleOf(0) })).toBe('done');
    expect((await mine('bob'))[0]?.attendance).toMatchObject({ late: true, evidence: 'place' });
  });
});

describe('the leader', () => {
  it('marks those who come, never themselves, and corrects it for three days', async () => {
    const [bob, v1] = [await idOf('bob'), await idOf('v1')];
    expect(await mark('bob', v1, 'present')).toBe('not_found');
    await step('plumStaff', view.id, 'lead', { shiftId: shiftId(), signUpId: bob });
    expect([await mark('bob', bob, 'present'), await mark('bob', v1, 'late')]).toEqual(['attendanceSelf', 'done']);
    expect((await people()).find(({ id }) => id === v1)?.attendance).toMatchObject({ state: 'here', late: true, evidence: 'mark' });
    at('2026-03-07T12:00:00+08:00');
    expect(await mark('bob', v1, 'present')).toBe('done');
    expect(await attendanceOf(server().deps, v1)).toMatchObject({ evidence: 'mark', markedBy: 'bob', leftAt: new Date('2026-03-07T03:00:00Z') });
    expect(await mark('bob', v1, 'excused')).toBe('done');
    expect(await attendanceOf(server().deps, v1)).toBeNull();
    expect(await ended()).toHaveLength(2);
    at('2026-03-10T11:01:00+08:00');
    expect(await mark('plumStaff', v1, 'present')).toBe('attendanceOver');
  });

  it('sees whom to call while the shift goes on, with a row in the audit log; nobody else does', async () => {
    const [bob, v1] = [await idOf('bob'), await idOf('v1')];
    const look = async (who: string, id: string) => (await as(who)).post(`/sign-ups/${id}/emergency`, {}, randomUUID());
    expect([(await look('bob', v1)).status, (await look('bob', bob)).status, (await look('pineStaff', v1)).status]).toEqual([404, 403, 404]);
    await step('plumStaff', view.id, 'lead', { shiftId: shiftId(), signUpId: bob });
    expect((await look('bob', v1)).body).toMatchObject({ name: '安先生', phone: '13900007788' });
    expect(await server().deps.db.collection('auditRows').countDocuments({ action: 'contactSeen' })).toBe(1);
    at('2026-03-07T13:01:00+08:00');
    expect(refusalIn(await look('plumStaff', v1))).toBe('attendanceTime');
  });
});

it('ends with the shift: who has not left has stayed until its end, who never came did not come', async () => {
  const [one] = await codes();
  await attend('bob', 'arrive', { code: one?.text });
  const [bob, v1] = [await idOf('bob'), await idOf('v1')];
  at('2026-03-07T13:01:00+08:00');
  for (let n = 0; n < 3; n += 1) await activityClock.run(server().deps);
  expect((await people()).map(({ id, attendance }) => [id, attendance?.state]).sort()).toEqual([[bob, 'gone'], [v1, 'noShow']].sort());
  expect(await attendanceOf(server().deps, bob)).toMatchObject({ leftAt: new Date('2026-03-07T03:00:00Z'), evidence: 'code' });
  expect(await attendanceOf(server().deps, v1)).toBeNull();
  expect(await ended()).toHaveLength(1);
  expect((await seen('plumStaff', view.id)).state).toBe('published');
});
