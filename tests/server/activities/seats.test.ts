import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { Volunteers } from '../../../server/features/volunteers/model';
import { join as joinCommand } from '../../../server/features/activities';
import { takeHold } from '../../../server/features/volunteers';
import { rawSeats } from '../../../server/features/activities/model';
import { loadActivity, signUpIdOf } from '../../../server/features/activities/queries';
import { takeSeats } from '../../../server/features/activities/seats';
import { CROWD, setScene } from './support';

const { seen, helper, opened, join, joined, mine, stateOf, turn, seats, settle, inboxOf, at, server, volunteers, as } = setScene();

describe('the last seat', () => {
  it('is had by one of a thousand who come together', async () => {
    const view = await opened({ roles: [{ name: '捡拾', places: 1 }] });
    const base = await helper('bob');
    const doc = await Volunteers(server().deps).findById(base).lean();
    const crowd = Array.from({ length: 1_000 }, (_, n) => ({ ...doc, _id: `crowd-${n}`, personId: `crowd-${n}`, number: null, pending: [] }));
    await Volunteers(server().deps).collection.insertMany(crowd as never);
    const activity = await loadActivity(server().deps, view.id);
    const ask = { shiftId: view.shifts[0]?.id ?? '', roleId: 'r0', party: 1, last: false, wait: false };
    const answers = await Promise.allSettled(crowd.map(({ _id }) => joinCommand(server().deps, activity, { id: _id, personId: _id, name: '', station: 'plum-station', community: 'plum', age: 30, guardianSeen: false, state: 'active', termsDue: false, minor: false, level: 1, skills: [], avoids: [] }, { ...ask, key: randomUUID() })));
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    await settle();
    expect([await seats(), (await seen('plumStaff', view.id)).shifts[0]?.roles[0]?.free]).toEqual([1, 0]);
    expect(await Volunteers(server().deps).countDocuments({ 'holds.0': { $exists: true } })).toBe(1);
  }, 120_000);

  it('never has one too many, whoever comes with how many, in whatever order (property)', async () => {
    const view = await opened({ roles: [{ name: '捡拾', places: 5 }] });
    const role = { id: 'r0', name: '捡拾', skills: [], places: 5 };
    await fc.assert(fc.asyncProperty(fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 1, maxLength: 8 }), async (parties) => {
      await rawSeats(server().deps).deleteMany({});
      const came = await Promise.all(parties.map((party, n) => takeSeats(server().deps, role, { signUpId: `s${n}`, round: 1, shiftId: view.shifts[0]?.id ?? '', party }, n % 2 === 0)));
      const rows = await rawSeats(server().deps).find({}).toArray();
      expect(rows.length).toBeLessThanOrEqual(5);
      for (const [n, party] of parties.entries()) expect(rows.filter(({ signUpId }) => signUpId === `s${n}`)).toHaveLength(came[n] ? party : 0);
    }), { numRuns: 15 });
  });

  it('is taken once by whoever is begun twice at the same time, however they meet', async () => {
    const role = { id: 'r0', name: '捡拾', skills: [], places: 40 };
    for (let n = 0; n < 20; n += 1) {
      const who = { signUpId: `twice-${n}`, round: 1, shiftId: 'shift-of-twice', party: 1 };
      expect(await Promise.all([takeSeats(server().deps, role, who, true), takeSeats(server().deps, role, who), takeSeats(server().deps, role, who, true)])).toEqual([true, true, true]);
      expect(await rawSeats(server().deps).countDocuments({ signUpId: who.signUpId })).toBe(1);
    }
  });

  it('is kept once for one tap, and twice for nobody', async () => {
    await helper('bob');
    const view = await opened();
    const key = randomUUID();
    for (let n = 0; n < 2; n += 1) expect((await join('bob', view, {}, key)).status).toBe(200);
    expect(await joined('bob', view)).toBe('activityTwice');
    expect(await seats()).toBe(1);
  });

  it('is given to as many people as come together, or to none of them', async () => {
    for (const who of ['bob', 'v1', 'v2']) await helper(who);
    const view = await opened({ roles: [{ name: '捡拾', places: 3 }] });
    expect(await joined('bob', view, { party: 2 })).toBe('done');
    expect(await joined('v1', view, { party: 2 })).toBe('activityFull');
    expect(await joined('v2', view)).toBe('done');
    expect(await seats()).toBe(3);
  });

  it('brings nobody along where each one is looked at: of companions nobody knows age or proof', async () => {
    for (const who of ['bob', 'v1']) await helper(who);
    const view = await opened({ roles: [{ name: '捡拾', places: 3 }], minAge: 16 });
    expect([await joined('bob', view, { party: 2 }), await seats()]).toEqual(['activityAlone', 0]);
    expect(await joined('v1', view)).toBe('done');
  });

  it('keeps nobody away who comes only if nobody else does, nor who brings more than there are places', async () => {
    for (const who of ['bob', 'v1', 'v2']) await helper(who);
    const view = await opened({ roles: [{ name: '捡拾', places: 2 }] });
    expect([await joined('bob', view, { last: true }), await joined('v1', view, { party: 3, wait: true })]).toEqual(['done', 'done']);
    const [shift] = ((await (await as('v2')).get(`/activities/${view.id}`).expect(200)).body as typeof view).shifts;
    expect(shift?.roles[0]).toMatchObject({ free: 2, waiting: 0 });
    expect([await joined('v2', view, { wait: true }), await stateOf('v2'), await stateOf('bob')]).toEqual(['done', 'seated', 'waiting']);
  });
});

describe('one\'s time', () => {
  it('is in one place, also where two taps come together', async () => {
    await helper('bob');
    const views = [await opened(), await opened({ when: { firstOn: '2026-03-07', from: '10:30', to: '12:00' } }), await opened({ when: { firstOn: '2026-03-07', from: '11:00', to: '12:00' } })];
    const [first, second] = await Promise.all([joined('bob', views[0] as never), joined('bob', views[1] as never)]);
    expect([first, second].sort()).toEqual(['activityOverlap', 'done']);
    if (first === 'done') expect(await joined('bob', views[2] as never)).toBe('done');
  });

  it('goes on to a seat and a sign-up where the process ended after it was taken', async () => {
    const id = await helper('bob');
    const view = await opened();
    const [shift] = view.shifts;
    const ask = { activityId: view.id, shiftId: shift?.id ?? '', roleId: 'r0', party: 1, wait: false, from: null };
    await takeHold(server().deps, id, { signUpId: signUpIdOf(ask.shiftId, id), round: 1, startsAt: new Date(shift?.startsAt ?? 0), endsAt: new Date(shift?.endsAt ?? 0), ask });
    expect(await stateOf('bob')).toBeUndefined();
    await settle();
    expect([await stateOf('bob'), await seats()]).toEqual(['seated', 1]);
  });

  it('is free again when somebody leaves the volunteers', async () => {
    const id = await helper('bob');
    const view = await opened();
    await joined('bob', view);
    await volunteers.step('bob', id, 'withdraw');
    await settle();
    expect([await stateOf('bob'), await seats()]).toEqual([undefined, 0]);
  });
});

describe('waiting (story 9)', () => {
  const full = async (places = 1) => {
    for (const who of CROWD) await helper(who);
    const view = await opened({ roles: [{ name: '捡拾', places }] });
    for (const who of CROWD.slice(0, places)) expect(await joined(who, view)).toBe('done');
    for (const [n, who] of CROWD.slice(places).entries()) {
      at(`2026-03-02T10:00:0${n}+08:00`);
      expect(await joined(who, view, { wait: true })).toBe('done');
    }
    return view;
  };

  it('moves up by itself to the one who waits longest, and seats nobody without a yes', async () => {
    await full();
    expect(await turn('v1', 'cancel')).toBe('done');
    await settle();
    expect((await mine('v2'))[0]).toMatchObject({ state: 'offered', answerBy: '2026-03-02T14:00:04.000Z', actions: ['accept', 'decline'] });
    expect([await stateOf('v3'), await seats(), await inboxOf('v2')]).toEqual(['waiting', 1, ['shiftOffered']]);
    expect(await turn('v2', 'accept')).toBe('done');
    expect([await stateOf('v2'), await seats()]).toEqual(['seated', 1]);
  });

  it('goes to the next on a no, and on silence after half a day', async () => {
    await full();
    await turn('v1', 'cancel');
    await settle();
    expect(await turn('v2', 'decline')).toBe('done');
    await settle();
    expect(await stateOf('v3')).toBe('offered');
    at('2026-03-02T22:01:00+08:00');
    expect(await turn('v3', 'accept')).toBe('activityOfferOver');
    await settle();
    expect([await stateOf('v3'), await stateOf('v4'), await inboxOf('v3')]).toEqual([undefined, 'offered', ['shiftOffered', 'shiftPassed']]);
  });

  it('asks on the day itself with half an hour to answer', async () => {
    await full();
    at('2026-03-07T06:00:00+08:00');
    expect(await turn('v1', 'cancel')).toBe('activityReason');
    expect(await turn('v1', 'cancel', { reason: 'ill' })).toBe('done');
    await settle();
    expect((await mine('v2'))[0]).toMatchObject({ state: 'offered', answerBy: '2026-03-06T22:30:00.000Z' });
  });

  it('is not jumped by a newcomer, and refuses a yes that overlaps', async () => {
    const view = await full();
    await helper('bob');
    const other = await opened({ title: '另一场' });
    expect(await joined('v2', other)).toBe('done');
    await turn('v1', 'cancel');
    expect(await joined('bob', view)).toBe('activityFull');
    await settle();
    const offered = (await mine('v2')).find(({ activityId }) => activityId === view.id);
    expect((await (await as('v2')).post(`/sign-ups/${offered?.id}/accept`, { revision: offered?.revision })).body.error.data.rule).toBe('activityOverlap');
  });

  it('keeps the number right where somebody cancels and the others come at once', async () => {
    const view = await full(2);
    await Promise.all([turn('v1', 'cancel'), turn('v2', 'cancel'), settle()]);
    await settle();
    expect([await stateOf('v3'), await stateOf('v4'), await stateOf('v5'), await seats()]).toEqual(['offered', 'offered', 'waiting', 2]);
    await Promise.all([turn('v3', 'accept'), turn('v4', 'decline')]);
    await settle();
    expect([await stateOf('v3'), await stateOf('v5'), await seats()]).toEqual(['seated', 'offered', 2]);
    expect((await seen('plumStaff', view.id)).shifts[0]?.roles[0]).toMatchObject({ free: 0, waiting: 1 });
  });

  it('asks those who come only if nobody else does when the day is near', async () => {
    await helper('bob');
    const view = await opened();
    expect(await joined('bob', view, { last: true })).toBe('done');
    await settle();
    expect(await stateOf('bob')).toBe('waiting');
    at('2026-03-06T09:30:00+08:00');
    await settle();
    expect(await stateOf('bob')).toBe('offered');
  });
});

describe('a swap', () => {
  it('is taken by one of those who would, with seat and time, and tells who gave it', async () => {
    for (const who of ['v1', 'v2', 'v3']) await helper(who);
    const view = await opened({ roles: [{ name: '捡拾', places: 1 }] });
    await joined('v1', view);
    expect(await turn('v1', 'swap')).toBe('done');
    const [offer] = (await seen('v2', view.id)).shifts[0]?.swaps ?? [];
    const take = async (who: string) => (await (await as(who)).post(`/sign-ups/${offer}/take-over`, {})).status;
    expect((await Promise.all([take('v2'), take('v3')])).sort()).toEqual([200, 422]);
    await settle();
    expect([await stateOf('v1'), [await stateOf('v2'), await stateOf('v3')].sort(), await seats()]).toEqual([undefined, ['seated', undefined], 1]);
    expect(await inboxOf('v1')).toEqual(['shiftSwapTaken']);
  });

  it('is asked of a named volunteer, is not there for others, and can be kept after all', async () => {
    for (const who of ['v1', 'v2', 'v3']) await helper(who);
    const view = await opened({ roles: [{ name: '捡拾', places: 1 }] });
    await joined('v1', view);
    const { number } = (await (await as('v2')).get('/volunteers/mine').expect(200)).body.volunteer as { number: string };
    expect([await turn('v1', 'swap', { to: 'ZY9999999' }), await turn('v1', 'swap', { to: number })]).toEqual(['activityUnknown', 'done']);
    expect(await inboxOf('v2')).toEqual(['shiftSwapAsked']);
    const id = (await mine('v1'))[0]?.id ?? '';
    await (await as('v3')).post(`/sign-ups/${id}/take-over`, {}).expect(404);
    expect(await turn('v1', 'keep')).toBe('done');
    await (await as('v2')).post(`/sign-ups/${id}/take-over`, {}).expect(404);
    expect(await stateOf('v1')).toBe('seated');
  });
});

it('reminds the day before and two hours before, once each', async () => {
  await helper('bob');
  await joined('bob', await opened());
  for (const moment of ['2026-03-06T10:00:00+08:00', '2026-03-06T11:00:00+08:00', '2026-03-07T07:05:00+08:00', '2026-03-07T07:30:00+08:00']) {
    at(moment);
    await settle();
  }
  expect(await inboxOf('bob')).toEqual(['shiftTomorrow', 'shiftSoon']);
});
