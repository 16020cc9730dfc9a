import fc from 'fast-check';
import { ActionBodies, type RequestableAction } from '../../../shared/contract/cases';
import { DomainError } from '../../../shared/domain/kernel/errors';
import { actionHandlers } from '../../../server/features/cases/actionRoutes';
import { lateSupport, loadCase, silence, type CaseDoc } from '../../../server/features/cases';
import { actionsFor } from '../../../server/features/cases/policy';
import { viewerOfPerson } from '../../../server/features/identity';
import type { Viewer } from '../../../server/http/types';
import { settableClock } from '../../../server/platform/clock';
import type { Deps } from '../../../server/platform/deps';
import { LEADS_TO } from '../../shared/domain/cases/may';
import { testDeps, TEST_NOW } from '../../support/server';
import { bodiesFor, seedCast } from './everyAction';
import { filed } from './support';

/**
 * Random walks of one case through real commands, by everybody who may act, with the program's own steps in between:
 * no path leaves a case that nobody owns and nothing wakes, and no clock is due before what it counts from.
 */
const ACTORS = ['ann', 'plumStaff', 'plumHead', 'plumGrid', 'plumWorker', 'waterWorker', 'northDispatcher', 'eve'];
const clock = settableClock(TEST_NOW);
let deps: Deps;
let close: () => Promise<void>;
const viewers = new Map<string, Viewer>();
beforeAll(async () => {
  ({ deps, close } = await testDeps({ clock }));
  await seedCast(deps);
  for (const who of ACTORS) viewers.set(who, (await viewerOfPerson(deps, who)) as Viewer);
});
afterAll(() => close());

type Handler = (call: { params: { id: string }; key: string; viewer: Viewer; body: object }, deps: Deps) => Promise<unknown>;
const handlers = actionHandlers as unknown as Readonly<Record<string, Handler>>;
const pathOf = (action: string): string => action.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
const mayDo = (doc: CaseDoc): { who: string; action: RequestableAction }[] =>
  ACTORS.flatMap((who) => actionsFor(viewers.get(who) as Viewer, doc, clock.now()).filter((action) => action in ActionBodies).map((action) => ({ who, action: action as RequestableAction })));

/** Somebody does something that they are offered; what only a rule of the command itself refuses is left undone. */
async function act(doc: CaseDoc, choice: number, key: string): Promise<void> {
  const all = mayDo(doc);
  const moves = all.filter(({ action }) => LEADS_TO[action] !== undefined);
  // Every other step goes on with it, or few walks would come to an end.
  const offered = choice % 2 === 0 && moves.length > 0 ? moves : all;
  const chosen = offered[Math.floor(choice / 2) % Math.max(1, offered.length)];
  if (!chosen) return;
  const open = (doc.support ?? []).find(({ state }) => state === 'asked' || state === 'acknowledged');
  const body = ActionBodies[chosen.action].parse({ revision: doc.revision, ...bodiesFor({ partId: open?.id ?? 'none', leadId: 'none' })[chosen.action], ...(chosen.action === 'evaluate' && choice % 3 === 0 ? { solved: false } : {}) });
  try {
    await handlers[`POST /cases/:id/${pathOf(chosen.action)}`]?.({ params: { id: doc._id }, key, viewer: viewers.get(chosen.who) as Viewer, body }, deps);
  } catch (error) {
    // Offered, so never the wrong state nor somebody else's.
    if (!(error instanceof DomainError) || !['rule_refused', 'not_found'].includes(error.code)) throw error;
  }
}

/** What must hold of a case at any time. */
function faultsOf(doc: CaseDoc, before: CaseDoc): string[] {
  const moving = mayDo(doc).filter(({ action }) => LEADS_TO[action] !== undefined);
  const holder = doc.leadUnitId ?? doc.scope.station;
  const checks: [string, boolean][] = [
    ['nothing wakes it', !doc.open || doc.nextCheckAt !== undefined],
    ['nobody can go on with it', !doc.open || moving.length > 0],
    ['no unit has it', holder !== ''],
    ['it waits for nobody after its end', !doc.awaits || mayDo(doc).some(({ action }) => ['callReached', 'confirmUnsolved'].includes(action))],
    ['due before its step began', !doc.open || doc.dueAt >= doc.stepFrom],
    ['promised before it was accepted', !doc.acceptedAt || doc.round > 1 || doc.promisedAt >= doc.createdAt],
    ['the timeline lost a line', before.timeline.every((row, at) => doc.timeline[at]?.id === row.id)],
    ['ended and open', doc.open === !['closed', 'declined', 'withdrawn', 'merged'].includes(doc.state)],
  ];
  return checks.filter(([, right]) => !right).map(([what]) => `${what} (${doc.state}, ${doc.timeline.map(({ action }) => action).join(' ')})`);
}

const HOUR = 3_600_000;
/** A step of somebody, or so many hours in which nobody does anything. */
const step = fc.oneof({ weight: 3, arbitrary: fc.record({ choice: fc.nat(10_000) }) }, { weight: 1, arbitrary: fc.record({ hours: fc.integer({ min: 1, max: 300 }) }) });

it('never leaves a case that nobody owns and nothing wakes, whatever is done in whatever order', async () => {
  let [walks, steps] = [0, 0];
  const reached = new Set<string>();
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 6, maxLength: 22 }), fc.boolean(), async (path, urgent) => {
      clock.set(TEST_NOW);
      walks += 1;
      await deps.db.collection('cases').deleteMany({});
      let doc = await filed(deps, urgent ? { text: '有人滑倒受伤了，楼道灯不亮' } : {});
      for (const one of path) {
        const before = doc;
        if ('choice' in one) {
          clock.set(new Date(clock.now().getTime() + 60_000));
          await act(doc, one.choice, `walk-${walks}-${(steps += 1)}`);
        } else {
          clock.set(new Date(clock.now().getTime() + one.hours * HOUR));
          await silence.run(deps);
          await lateSupport.run(deps);
        }
        doc = await loadCase(deps, doc._id);
        reached.add(doc.state);
        expect(faultsOf(doc, before)).toEqual([]);
      }
    }),
    { numRuns: 20, seed: 20261126, endOnFailure: true },
  );
  expect([...reached].sort()).toEqual(expect.arrayContaining(['accepted', 'acknowledged', 'closed', 'declined', 'dispatched', 'handled', 'submitted', 'verified', 'withdrawn']));
}, 120_000);
