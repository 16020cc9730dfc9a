import { features } from '../../../server/features';
import { evaluate, handle, loadCase, remindAndClose, reopen, silence, takeOn, verify, type CaseDoc } from '../../../server/features/cases';
import { drain, workOf } from '../../../server/jobs';
import { settableClock } from '../../../server/platform/clock';
import type { Deps } from '../../../server/platform/deps';
import { isSampled } from '../../../shared/domain/cases/sampling';
import { testDeps } from '../../support/server';
import { as, ask, filed, seedDistrict } from './support';

/** Moments at +08:00. */
const at = (text: string): Date => new Date(`${text}+08:00`);
const clock = settableClock(at('2026-03-02T10:00:00'));
let deps: Deps;
let close: () => Promise<void>;
beforeAll(async () => {
  ({ deps, close } = await testDeps({ clock }));
  await seedDistrict(deps);
});
afterAll(() => close());
beforeEach(() => clock.set(at('2026-03-02T10:00:00')));

const drawn = (doc: CaseDoc): boolean => isSampled(doc._id, '2026-03', 0.1);

/** An ordinary case handled on Monday morning, drawn for a check or not. */
async function handled(wantDrawn = false): Promise<CaseDoc> {
  for (;;) {
    const fresh = await filed(deps);
    if (drawn(fresh) !== wantDrawn) continue;
    const taken = await takeOn(deps, fresh, await as(deps, 'plumStaff', fresh), ask(fresh));
    return handle(deps, taken, await as(deps, 'plumStaff', taken), { ...ask(taken), text: '换了灯', photoIds: [] });
  }
}
const actionsOf = async (doc: CaseDoc): Promise<string[]> => (await loadCase(deps, doc._id)).timeline.slice(4).map((row) => row.action);

/** Runs the task and delivers what it told. */
async function run(moment: string): Promise<void> {
  clock.set(at(moment));
  await silence.run(deps);
  await drain(deps, workOf(features));
}

it('reminds twice and closes as unrated after the configured working days', async () => {
  const doc = await handled();
  await run('2026-03-04T17:29:00');
  expect(await actionsOf(doc)).toEqual(['handle']);
  await run('2026-03-04T17:31:00');
  expect(await actionsOf(doc)).toEqual(['handle', 'remind']);
  await run('2026-03-06T18:00:00');
  await run('2026-03-09T12:00:00');
  expect(await actionsOf(doc)).toEqual(['handle', 'remind', 'remind']);
  await run('2026-03-09T18:00:00');
  expect(await loadCase(deps, doc._id)).toMatchObject({ state: 'closed', outcome: 'unrated', open: false, board: 'solved' });
  expect((await loadCase(deps, doc._id)).nextCheckAt).toBeUndefined();
});

it('after fourteen days of downtime sends the notices one at a time, each with a working day to answer', async () => {
  const doc = await handled();
  await run('2026-03-16T10:00:00');
  await run('2026-03-16T10:01:00');
  expect(await actionsOf(doc)).toEqual(['handle', 'remind']);
  const reminded = await loadCase(deps, doc._id);
  expect(reminded.evaluateUntil?.getTime()).toBeGreaterThan(clock.now().getTime());
  await run('2026-03-17T10:01:00');
  await run('2026-03-17T10:02:00');
  expect(await actionsOf(doc)).toEqual(['handle', 'remind', 'remind']);
  await run('2026-03-18T10:02:00');
  expect(await actionsOf(doc)).toEqual(['handle', 'remind', 'remind', 'close']);
});

it('does each step once when two processes run the task at the same moment', async () => {
  const doc = await handled();
  clock.set(at('2026-03-04T18:00:00'));
  await Promise.all([silence.run(deps), silence.run(deps), silence.run(deps)]);
  expect(await actionsOf(doc)).toEqual(['handle', 'remind']);
  const due = await loadCase(deps, doc._id);
  expect(await remindAndClose(deps, due)).toMatchObject({ revision: due.revision });
});

it('asks a second person to check a drawn case before it closes', async () => {
  const doc = await handled(true);
  await run('2026-03-04T18:00:00');
  await run('2026-03-06T18:00:00');
  await run('2026-03-09T18:00:00');
  const asked = await loadCase(deps, doc._id);
  expect(asked).toMatchObject({ state: 'handled', step: 'verify', sampledSilent: true });
  const checked = await verify(deps, asked, await as(deps, 'plumHead', asked), { ...ask(asked), text: '亮了', photoIds: [] });
  expect(checked.step).toBe('evaluate');
  await run('2026-03-25T18:00:00');
  expect(await loadCase(deps, doc._id)).toMatchObject({ state: 'closed', outcome: 'unrated' });
});

it('stops when the resident answers, and is not moved by a note in between', async () => {
  const doc = await handled();
  await run('2026-03-04T18:00:00');
  const reminded = await loadCase(deps, doc._id);
  const closed = await evaluate(deps, reminded, await as(deps, 'ann', reminded), { ...ask(reminded), contacted: true, solved: true, satisfaction: 'satisfied', text: '' });
  expect(closed.nextCheckAt).toBeUndefined();
  await run('2026-03-30T18:00:00');
  expect(await actionsOf(doc)).toEqual(['handle', 'remind', 'evaluate']);
});

it('is reopened by one tap within thirty days, and not after', async () => {
  const [early, late] = [await handled(), await handled()];
  for (const moment of ['2026-03-04T18:00:00', '2026-03-06T18:00:00', '2026-03-09T18:00:00']) await run(moment);
  const closed = await loadCase(deps, early._id);
  const again = await reopen(deps, closed, await as(deps, 'ann', closed), { ...ask(closed), reason: '又不亮了' });
  expect(again).toMatchObject({ state: 'dispatched', round: 2, outcome: null, leadUnitId: 'plum-station', closedAt: null });
  clock.set(at('2026-04-09T18:00:00'));
  const stale = await loadCase(deps, late._id);
  await expect(reopen(deps, stale, await as(deps, 'ann', stale), { ...ask(stale), reason: '' })).rejects.toMatchObject({ data: { rule: 'reopenTooLate' } });
});
