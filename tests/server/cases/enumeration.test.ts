import { ActionBodies, type RequestableAction } from '../../../shared/contract/cases';
import { CASE_STATES } from '../../../shared/domain/cases/states';
import { actionHandlers } from '../../../server/features/cases/actionRoutes';
import {
  accept, acceptAndDispatch, acknowledge, addSupport, decline, escalate, evaluate, handle, loadCase, merge, verify, withdraw, type CaseDoc,
} from '../../../server/features/cases';
import { viewerOfPerson } from '../../../server/features/identity';
import { may } from '../../shared/domain/cases/may';
import type { Viewer } from '../../../server/http/types';
import { features } from '../../../server/features';
import { DomainError } from '../../../shared/domain/kernel/errors';
import { drain, workOf } from '../../../server/jobs';
import type { Deps } from '../../../server/platform/deps';
import { testDeps } from '../../support/server';
import { bodiesFor, CAST, seedCast } from './everyAction';
import { as, ask, filed, type PersonKey } from './support';

/**
 * Every action that can be asked for, by everybody, from every state, through the handlers of its route (load, authorise,
 * command): what the table by hand does not allow is refused with the right code and changes nothing; what it allows is
 * done, or refused by a rule and no other way. The wire in front of them is the permission table's matter.
 */

const STATES = ['submitted', 'accepted', 'declined', 'dispatched', 'acknowledged', 'handled', 'verified', 'closed', 'withdrawn', 'merged'] as const;
type State = (typeof STATES)[number];

let deps: Deps;
let close: () => Promise<void>;
const viewers = new Map<string, Viewer>();
/** One case in each state, escalated to the district, supported by the water company from the order on. */
const docs = {} as Record<State, CaseDoc>;
let partId = '';
let leadId = '';

async function step<B>(who: PersonKey, command: (deps: Deps, doc: CaseDoc, actor: Awaited<ReturnType<typeof as>>, body: B & { revision: number; key: string }) => Promise<CaseDoc>, doc: CaseDoc, body: B): Promise<CaseDoc> {
  return command(deps, doc, await as(deps, who, doc), { ...body, ...ask(doc) });
}
async function upTo(state: State): Promise<CaseDoc> {
  let doc = await filed(deps, { showToNeighbours: true });
  doc = await step('northDispatcher', escalate, await step('plumStaff', escalate, doc, { reason: '要几家一起' }), { reason: '要区里来定' });
  if (state === 'submitted') return doc;
  if (state === 'withdrawn') return step('ann', withdraw, doc, { reason: '' });
  if (state === 'declined') return step('plumStaff', decline, doc, { ruleId: 'courts', reason: '已经起诉' });
  if (state === 'accepted') return step('plumStaff', accept, doc, {});
  if (state === 'merged') return step('plumStaff', merge, doc, { leadId: docs.submitted._id, leadRevision: docs.submitted.revision });
  doc = await step('plumStaff', acceptAndDispatch, doc, { unitId: 'plum-property', text: '' });
  doc = await step('plumStaff', addSupport, doc, { unitId: 'water', text: '关水' });
  if (state === 'dispatched') return doc;
  doc = await step('plumWorker', acknowledge, doc, {});
  if (state === 'acknowledged') return doc;
  doc = await step('plumWorker', handle, doc, { text: '换了灯', photoIds: [], why: '水没停' });
  if (state === 'handled') return doc;
  if (state === 'verified') return step('plumStaff', verify, doc, { text: '', photoIds: [] });
  return step('ann', evaluate, doc, { contacted: true, solved: true, satisfaction: 'satisfied' as const, text: '' });
}

beforeAll(async () => {
  ({ deps, close } = await testDeps());
  await seedCast(deps);
  for (const state of STATES) docs[state] = await upTo(state);
  // The merge left a line on its lead.
  await drain(deps, workOf(features));
  for (const state of STATES) docs[state] = await loadCase(deps, docs[state]._id);
  partId = docs.dispatched.support?.[0]?.id ?? '';
  leadId = (await filed(deps))._id;
  for (const who of Object.keys(CAST)) viewers.set(who, (await viewerOfPerson(deps, who)) as Viewer);
}, 120_000);
afterAll(() => close());

const ACTIONS = Object.keys(bodiesFor({ partId: '', leadId: '' })) as RequestableAction[];
const pathOf = (action: string): string => action.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

type Handler = (call: { params: { id: string }; key: string; viewer: Viewer; body: object }, deps: Deps) => Promise<unknown>;
const handlers = actionHandlers as unknown as Readonly<Record<string, Handler>>;
let sent = 0;
/** What an action answers: `done`, or the code of its refusal. */
async function answerTo(who: string, action: RequestableAction, doc: CaseDoc): Promise<string> {
  const body = ActionBodies[action].parse({ revision: doc.revision, ...bodiesFor({ partId, leadId })[action] });
  const call = { params: { id: doc._id }, key: `enumeration-${(sent += 1)}`, viewer: viewers.get(who) as Viewer, body };
  try {
    await handlers[`POST /cases/:id/${pathOf(action)}`]?.(call, deps);
    return 'done';
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    return error.code;
  }
}
/** Until it is given there is no handler, and nobody supports. */
const GIVEN: readonly State[] = ['dispatched', 'acknowledged', 'handled', 'verified', 'closed'];
const partsOf = (who: string, state: State): readonly string[] => (CAST[who] ?? []).filter((part) => GIVEN.includes(state) || !['handler', 'support'].includes(part));
const allowed = (who: string, state: State, action: string): boolean => partsOf(who, state).some((part) => may(state, part, action));
/** Known to be theirs from some state: then the case is what is wrong, else they are. */
const everTheirs = (who: string, now: State, action: string): boolean => STATES.some((state) => partsOf(who, now).some((part) => may(state, part, action)));
const somebodys = (state: State, action: string): boolean => ['reporter', 'station', 'gridWorker', 'handler', 'support', 'street', 'district', 'system'].some((part) => may(state, part, action));

it('knows every state and every action that can be asked for', () => {
  expect([...STATES].sort()).toEqual([...CASE_STATES].sort());
  expect([...ACTIONS].sort()).toEqual(Object.keys(ActionBodies).sort());
  expect(Object.fromEntries(STATES.map((state) => [state, docs[state].state]))).toEqual(Object.fromEntries(STATES.map((state) => [state, state])));
});

it.each(STATES)('refuses everything that is not in the table to everybody, from %s', async (state) => {
  const doc = docs[state];
  const wrong: string[] = [];
  for (const who of Object.keys(CAST)) {
    for (const action of ACTIONS.filter((one) => !allowed(who, state, one))) {
      const expected = !everTheirs(who, state, action) || somebodys(state, action) ? 'not_allowed' : 'wrong_state';
      const answer = await answerTo(who, action, doc);
      if (answer !== expected) wrong.push(`${who} ${action}: ${answer} for ${expected}`);
    }
  }
  expect(wrong).toEqual([]);
  expect(await loadCase(deps, doc._id)).toEqual(doc);
}, 120_000);

it.each(STATES)('does what is in the table, or a rule says why not, from %s', async (state) => {
  const cases = deps.db.collection<{ _id: string }>('cases');
  const wrong: string[] = [];
  let done = 0;
  for (const who of ['ann', 'plumStaff', 'plumGrid', 'plumWorker', 'waterWorker', 'northDispatcher', 'eve']) {
    for (const action of ACTIONS.filter((one) => allowed(who, state, one))) {
      const copy = { ...docs[state], _id: `copy-${state}-${who}-${action}`, number: `C-${state}-${who}-${action}` };
      await cases.insertOne(copy);
      const answer = await answerTo(who, action, copy);
      if (answer === 'done') done += 1;
      else if (answer !== 'rule_refused') wrong.push(`${who} ${action}: ${answer}`);
    }
  }
  expect(wrong).toEqual([]);
  if (state !== 'withdrawn') expect(done).toBeGreaterThan(0);
}, 120_000);
