import { DomainError } from '../../../shared/domain/kernel/errors';
import type { DocketAction } from '../../../shared/domain/dockets/dockets';
import type { ParsedOf, ResponseOf } from '../../../shared/contract';
import type { Call, HandlerTable } from '../../http/types';
import type { Deps } from '../../platform/deps';
import { categoryNameOf } from '../cases';
import { communitiesBelow, getUnit, getUnits, levelsOf } from '../organisation';
import { call, changeAgenda } from './commands/call';
import { attend, decide, moveTask, publish, taskDone } from './commands/hold';
import type { DocketDoc } from './model';
import { actorIn, conveningOf, listOf } from './policy';
import { presentDocket, presentRows, presentSummary } from './presenter';
import { listPage, loadDocket, mostOf, proposalsFor, publishedPage } from './queries';
import type { Actor } from './step';

type View = ResponseOf<'GET /dockets/:id'>;
interface StepKeys {
  agenda: 'POST /dockets/:id/agenda';
  attend: 'POST /dockets/:id/attend';
  decide: 'POST /dockets/:id/decide';
  publish: 'POST /dockets/:id/publish';
  taskDone: 'POST /dockets/:id/task-done';
  moveTask: 'POST /dockets/:id/move-task';
}
type BodyOf<A extends DocketAction> = ParsedOf<StepKeys[A]>['body'];
type Command<A extends DocketAction> = (deps: Deps, doc: DocketDoc, actor: Actor, ask: BodyOf<A> & { readonly key: string }) => Promise<DocketDoc>;
type StepCall<A extends DocketAction> = Pick<Call<StepKeys[DocketAction]>, 'params' | 'key' | 'viewer'> & { readonly body: BodyOf<A> };

/** load → authorise → command → present, the same for every step. */
function act<A extends DocketAction>(command: Command<A>): (asked: StepCall<A>, deps: Deps) => Promise<View> {
  return async ({ params, body, key, viewer }, deps) => {
    const doc = await loadDocket(deps, params.id);
    const actor = actorIn(viewer, doc);
    return presentDocket(deps, await command(deps, doc, actor, { ...body, key }), actor);
  };
}

export const handlers: HandlerTable = {
  'GET /dockets': async ({ query, viewer }, deps) => {
    const { items, next } = await listPage(deps, listOf(viewer), query);
    return { items: await presentRows(deps, items, () => true), next };
  },
  'GET /dockets/proposals': async ({ viewer }, deps) => {
    const place = conveningOf(viewer);
    const level = await getUnit(deps, place.placeId);
    const communityIds = level ? await communitiesBelow(deps, level) : [];
    const proposals = mostOf(await proposalsFor(deps, place));
    const units = await getUnits(deps, [place.unitId, ...communityIds, ...proposals.flatMap(({ doc }) => doc.leadUnitId ?? [])]);
    const named = (id: string) => ({ id, name: units.get(id)?.name ?? '' });
    const items = await Promise.all(proposals.map(async ({ doc, why }) => ({
      case: { id: doc._id, number: doc.number, title: doc.title, sensitive: doc.sensitive }, why, topic: await categoryNameOf(deps, doc), unit: doc.leadUnitId && named(doc.leadUnitId).name, dueAt: doc.dueAt.toISOString(),
    })));
    return { by: named(place.unitId), communities: communityIds.map(named), items };
  },
  'POST /dockets': async ({ body, key, viewer }, deps) => {
    const doc = await call(deps, conveningOf(viewer), viewer.personId, { ...body, key });
    return presentDocket(deps, doc, actorIn(viewer, doc));
  },
  'GET /dockets/:id': async ({ params, viewer }, deps) => {
    const doc = await loadDocket(deps, params.id);
    return presentDocket(deps, doc, actorIn(viewer, doc));
  },
  'POST /dockets/:id/agenda': act<'agenda'>(changeAgenda),
  'POST /dockets/:id/attend': act<'attend'>(attend),
  'POST /dockets/:id/decide': act<'decide'>(decide),
  'POST /dockets/:id/publish': act<'publish'>(publish),
  'POST /dockets/:id/task-done': act<'taskDone'>(taskDone),
  'POST /dockets/:id/move-task': act<'moveTask'>(moveTask),
  'GET /communities/:id/dockets': async ({ params, query }, deps) => {
    const community = await getUnit(deps, params.id);
    if (community?.kind !== 'community') throw new DomainError('not_found');
    const { street } = await levelsOf(deps, community.id);
    const { items, next } = await publishedPage(deps, { community: community.id, street: street.id }, query);
    return { items: await presentRows(deps, items, ({ hidden }) => !hidden), next };
  },
  'GET /dockets/:id/summary': async ({ params }, deps) => {
    const doc = await loadDocket(deps, params.id);
    const { summary, publishedAt } = doc;
    if (summary === null || !publishedAt) throw new DomainError('not_found');
    return presentSummary(deps, doc, { summary, publishedAt });
  },
};
