import { features } from '../../../server/features';
import { acceptAndDispatch, askReporter, deadlinesSettled, handle, loadCase, recompute, reschedule, takeOn, type CaseDoc } from '../../../server/features/cases';
import { askForYear } from '../../../server/features/settings';
import { Messages } from '../../../server/features/notifications/model';
import { presentMessages } from '../../../server/features/notifications/presenter';
import { drain, workOf } from '../../../server/jobs';
import { settableClock } from '../../../server/platform/clock';
import type { Deps } from '../../../server/platform/deps';
import { testDeps } from '../../support/server';
import { as, ask, filed, seedDistrict } from '../cases/support';
import { put, withHoliday } from './support';

/** Moments at +08:00. */
const at = (text: string): Date => new Date(`${text}+08:00`);
const clock = settableClock(at('2026-03-02T10:00:00'));
let deps: Deps;
let close: () => Promise<void>;
beforeEach(async () => {
  clock.set(at('2026-03-02T10:00:00'));
  ({ deps, close } = await testDeps({ clock }));
  await seedDistrict(deps);
});
afterEach(() => close());

const deliver = (): Promise<void> => drain(deps, workOf(features));
/** What somebody was told of moved promises, in words. */
async function told(personId: string): Promise<string[]> {
  const rows = await Messages(deps).find({ personId, kind: { $in: ['casePromiseMoved', 'staffPromiseMoved', 'adminYearMissing'] } }).lean();
  return (await presentMessages(deps, rows)).map(({ body }) => body);
}
const dispatched = async (): Promise<CaseDoc> => {
  const doc = await filed(deps);
  return acceptAndDispatch(deps, doc, await as(deps, 'plumStaff', doc), { ...ask(doc), unitId: 'plum-property' });
};
/** Some time later, as the program goes on. */
async function later(seconds: number): Promise<void> {
  clock.set(new Date(clock.now().getTime() + seconds * 1_000));
  await recompute.run(deps);
  await deliver();
}

describe('a new holiday', () => {
  it('moves the promise of open cases and tells reporter and handler once, with the old and the new moment', async () => {
    const [waiting, given] = [await filed(deps), await dispatched()];
    await deliver();
    await put(deps, 'calendar', withHoliday('2026-03-05'), '全区停电检修');
    expect(await deadlinesSettled(deps)).toBe(false);
    await later(1);
    await later(10);
    await later(10);
    expect(await deadlinesSettled(deps)).toBe(true);
    for (const doc of [waiting, given]) {
      const now = await loadCase(deps, doc._id);
      expect([now.promisedAt, now.firstPromisedAt, now.calendarVersion]).toEqual([at('2026-03-10T17:30:00'), at('2026-03-10T17:30:00'), 2]);
      expect(now.timeline.filter((row) => row.action === 'reschedule')).toMatchObject([{ part: 'system', wasDueAt: at('2026-03-09T17:30:00'), dueAt: at('2026-03-10T17:30:00'), reason: '全区停电检修' }]);
    }
    const sentence = '原定 9 日（周一）17:30 前答复您，改到 10 日（周二）17:30 前。因为全区停电检修。';
    expect(await told('ann')).toEqual([expect.stringContaining(sentence), expect.stringContaining(sentence)]);
    expect(await told('plumWorker')).toHaveLength(1);
    expect(await told('plumStaff')).toHaveLength(1);
  });

  it('does its work once when run twice, and goes on after it was cut off in the middle', async () => {
    const [first, second] = [await filed(deps), await filed(deps)];
    await put(deps, 'calendar', withHoliday('2026-03-05'));
    // Cut off after the first case.
    await reschedule(deps, first);
    await recompute.run(deps);
    await recompute.run(deps);
    await deliver();
    for (const doc of [first, second]) expect((await loadCase(deps, doc._id)).timeline.filter((row) => row.action === 'reschedule')).toHaveLength(1);
    expect(await told('ann')).toHaveLength(2);
  });

  it('says nothing where no promise moves, and leaves the revision that people at work have seen', async () => {
    const doc = await filed(deps);
    await put(deps, 'calendar', withHoliday('2026-03-20'));
    await recompute.run(deps);
    await deliver();
    expect(await loadCase(deps, doc._id)).toMatchObject({ revision: 0, calendarVersion: 2, promisedAt: doc.promisedAt });
    expect(await told('ann')).toEqual([]);
  });

  it('leaves the resident longer to evaluate, without a word', async () => {
    const fresh = await filed(deps);
    const taken = await takeOn(deps, fresh, await as(deps, 'plumStaff', fresh), ask(fresh));
    const done = await handle(deps, taken, await as(deps, 'plumStaff', taken), { ...ask(taken), text: '换了灯', photoIds: [] });
    expect([done.evaluateUntil, done.nextCheckAt]).toEqual([at('2026-03-09T17:30:00'), at('2026-03-04T17:30:00')]);
    await put(deps, 'calendar', withHoliday('2026-03-04'));
    await recompute.run(deps);
    await deliver();
    const now = await loadCase(deps, done._id);
    expect([now.evaluateUntil, now.nextCheckAt, now.dueAt]).toEqual([at('2026-03-10T17:30:00'), at('2026-03-05T17:30:00'), at('2026-03-10T17:30:00')]);
    expect(await told('ann')).toEqual([]);
  });

  it('keeps to the old calendar in a step that somebody takes before the recomputing, so that the move is told', async () => {
    const doc = await filed(deps);
    await put(deps, 'calendar', withHoliday('2026-03-05'));
    const given = await acceptAndDispatch(deps, doc, await as(deps, 'plumStaff', doc), { ...ask(doc), unitId: 'plum-property' });
    expect(given.promisedAt).toEqual(doc.promisedAt);
    await recompute.run(deps);
    expect((await loadCase(deps, doc._id)).promisedAt).toEqual(at('2026-03-10T17:30:00'));
  });

  it('follows a make-up day that is taken away and a second change before the first was worked off, also while the clock stands, and tells it once', async () => {
    clock.set(at('2026-05-07T10:00:00'));
    const [waiting, given] = [await filed(deps), await dispatched()];
    expect(waiting.promisedAt).toEqual(at('2026-05-13T17:30:00'));
    const asked = await askReporter(deps, given, await as(deps, 'plumStaff', given), { ...ask(given), text: '几楼？' });
    const paused = asked.promisedAt;
    await put(deps, 'calendar', (now) => ({ ...now, years: now.years.map((table) => ({ ...table, workdays: table.workdays.filter((day) => day !== '2026-05-09') })) }), '调休取消');
    await put(deps, 'calendar', withHoliday('2026-05-12'), '全区停电检修');
    await later(1);
    await later(10);
    const moved = await loadCase(deps, waiting._id);
    expect([moved.promisedAt, moved.calendarVersion]).toEqual([at('2026-05-15T17:30:00'), 3]);
    expect(moved.timeline.filter((row) => row.action === 'reschedule')).toMatchObject([{ wasDueAt: at('2026-05-13T17:30:00'), dueAt: at('2026-05-15T17:30:00') }]);
    const standing = await loadCase(deps, given._id);
    expect(standing.promisedAt.getTime()).toBeGreaterThan(paused.getTime());
    for (const doc of [moved, standing]) expect(doc.dueAt.getTime()).toBeGreaterThanOrEqual(doc.stepFrom.getTime());
    expect(await told('ann')).toHaveLength(2);
  });

  it('finds what a process filed by the old calendar before it heard of the new one', async () => {
    await put(deps, 'calendar', withHoliday('2026-03-05'));
    await later(1);
    const late = await filed(deps);
    const { Cases } = await import('../../../server/features/cases/model');
    await Cases(deps).updateOne({ _id: late._id }, { $set: { calendarVersion: 1, promisedAt: at('2026-03-09T17:30:00') } });
    await later(10);
    await later(10);
    expect((await loadCase(deps, late._id)).promisedAt).toEqual(at('2026-03-10T17:30:00'));
    expect(await deadlinesSettled(deps)).toBe(true);
  });
});

describe('the holidays of next year', () => {
  it('are asked for from November on, once, from the administrators', async () => {
    clock.set(at('2026-10-31T23:00:00'));
    await askForYear.run(deps);
    await deliver();
    expect(await told('admin')).toEqual([]);
    for (const moment of ['2026-11-01T00:10:00', '2026-11-02T08:00:00']) {
      clock.set(at(moment));
      await askForYear.run(deps);
      await deliver();
    }
    expect(await told('admin')).toEqual([expect.stringContaining('2027 年哪天放假')]);
    expect(await told('plumHead')).toEqual([]);
  });
});
