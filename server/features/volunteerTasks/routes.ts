import type { ParsedOf, RouteKey } from '../../../shared/contract';
import type { TaskAction } from '../../../shared/domain/volunteerTasks/states';
import type { Call, HandlerTable, Viewer } from '../../http/types';
import type { Deps } from '../../platform/deps';
import { helperOf } from '../volunteers';
import { claim, giveBack, report } from './commands/claim';
import { change, finish, release, sendBack, stop } from './commands/station';
import type { TaskDoc } from './document';
import { authorise, authoriseClaim, deskOf } from './policy';
import { inOrder, presentRows, presentTask, type Row, type View } from './presenter';
import { deskCounts, deskPage, handsPage, heldBy, loadTask, openAt } from './queries';
import type { Actor } from './step';

type StepKey = Exclude<Extract<RouteKey, `POST /volunteer-tasks/:id/${string}`>, 'POST /volunteer-tasks/:id/claim'>;
type BodyOf<K extends StepKey> = ParsedOf<K>['body'];
type Command<K extends StepKey> = (deps: Deps, doc: TaskDoc, actor: Actor, ask: BodyOf<K> & { readonly key: string }) => Promise<TaskDoc>;
type StepCall<K extends StepKey> = Pick<Call<StepKey>, 'params' | 'key' | 'viewer'> & { readonly body: BodyOf<K> };

/** load → authorise → command → present, the same for every step. */
function act<K extends StepKey>(action: TaskAction, command: Command<K>): (call: StepCall<K>, deps: Deps) => Promise<View> {
  return async ({ params, body, key, viewer }, deps) => {
    const [doc, helper] = await Promise.all([loadTask(deps, params.id), helperOf(deps, viewer.personId)]);
    return presentTask(deps, await command(deps, doc, authorise(viewer, helper, doc, action), { ...body, key }), viewer, helper);
  };
}

async function openFor(deps: Deps, viewer: Viewer): Promise<{ volunteer: boolean; items: Row[]; mine: number }> {
  const helper = await helperOf(deps, viewer.personId);
  const [volunteer, now] = [helper?.state === 'active', deps.clock.now()];
  const mine = await heldBy(deps, viewer.personId);
  if (!helper || !volunteer) return { volunteer: false, items: [], mine };
  const docs = (await openAt(deps, helper.station, now)).filter(({ claims }) => !claims.some(({ personId }) => personId === viewer.personId));
  return { volunteer, items: presentRows(inOrder(docs, helper, now), helper, now), mine };
}

export const handlers: HandlerTable = {
  'GET /volunteer-tasks': async ({ query, viewer }, deps) => {
    const { volunteer, items, mine } = await openFor(deps, viewer);
    const counts = { open: items.length, mine };
    if (query.lane === 'open') return { items, next: null, volunteer, counts };
    const page = await handsPage(deps, viewer.personId, query.lane === 'past', query);
    return { items: presentRows(page.items, await helperOf(deps, viewer.personId), deps.clock.now()), next: page.next, volunteer, counts };
  },
  'GET /workbench/volunteer-tasks': async ({ query, viewer }, deps) => {
    const stations = deskOf(viewer);
    const [{ items, next }, counts] = await Promise.all([deskPage(deps, stations, query.desk, query), deskCounts(deps, stations)]);
    return { items: presentRows(items, null, deps.clock.now()), next, counts };
  },
  'GET /volunteer-tasks/:id': async ({ params, viewer }, deps) => presentTask(deps, await loadTask(deps, params.id), viewer, await helperOf(deps, viewer.personId)),
  'POST /volunteer-tasks/:id/claim': async ({ params, key, viewer }, deps) => {
    const [doc, helper] = await Promise.all([loadTask(deps, params.id), helperOf(deps, viewer.personId)]);
    return presentTask(deps, await claim(deps, doc, authoriseClaim(viewer, helper, doc), helper, key), viewer, helper);
  },
  'POST /volunteer-tasks/:id/give-back': act<'POST /volunteer-tasks/:id/give-back'>('giveBack', giveBack),
  'POST /volunteer-tasks/:id/report': act<'POST /volunteer-tasks/:id/report'>('report', report),
  'POST /volunteer-tasks/:id/change': act<'POST /volunteer-tasks/:id/change'>('change', change),
  'POST /volunteer-tasks/:id/release': act<'POST /volunteer-tasks/:id/release'>('release', release),
  'POST /volunteer-tasks/:id/send-back': act<'POST /volunteer-tasks/:id/send-back'>('sendBack', sendBack),
  'POST /volunteer-tasks/:id/finish': act<'POST /volunteer-tasks/:id/finish'>('finish', finish),
  'POST /volunteer-tasks/:id/stop': act<'POST /volunteer-tasks/:id/stop'>('stop', stop),
};
