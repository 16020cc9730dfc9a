import type { ParsedOf, RouteKey } from '../../../shared/contract';
import { DomainError } from '../../../shared/domain/kernel/errors';
import { PROJECT_DESKS, type ProjectAction } from '../../../shared/domain/projects/states';
import type { Call, HandlerTable, Viewer } from '../../http/types';
import type { Deps } from '../../platform/deps';
import { audited } from '../audit';
import { getUnit } from '../organisation';
import { councilAccept, follow, giveOpinion } from './commands/accept';
import { admit, answer, askBack, councilChoose, decline, edit, stop, withdraw } from './commands/check';
import { propose } from './commands/propose';
import { cancelRound, choose, namedProjects, openRound } from './commands/rounds';
import { evaluate, finish, moveStep, plan, report, sendBack } from './commands/steps';
import type { ProjectDoc } from './document';
import { authorise, authoriseNames, authoriseRound, deskOf, ownUnits, sightIn } from './policy';
import { presentDesk, presentProject, presentRows, type View } from './presenter';
import { deskCounts, deskPage, laneCounts, lanePage, loadProject, loadRound, minePage, roundsOf } from './queries';
import { presentRound } from './roundPresenter';
import type { Actor } from './step';

type StepKey = Exclude<Extract<RouteKey, `POST /projects/:id/${string}`>, 'POST /projects/:id/follow' | 'POST /projects/:id/opinion'>;
type BodyOf<K extends StepKey> = ParsedOf<K>['body'];
type Command<K extends StepKey> = (deps: Deps, doc: ProjectDoc, actor: Actor, ask: BodyOf<K> & { readonly key: string }) => Promise<ProjectDoc>;
type StepCall<K extends StepKey> = Pick<Call<StepKey>, 'params' | 'key' | 'viewer'> & { readonly body: BodyOf<K> };

/** One project as its viewer may see it; that the station is shown who proposed it leaves a row in the audit log first. */
async function show(deps: Deps, doc: ProjectDoc, viewer: Viewer): Promise<View> {
  if (sightIn(viewer, doc).sight.names && doc.by !== 'council') {
    const { district, street, community } = doc.scope;
    await audited(deps, { actor: authoriseNames(viewer, doc), action: 'reporterSeen', subject: doc.proposerId, object: { kind: 'project', id: doc._id, label: doc.number }, levels: [district, street, community], once: 'hour' });
  }
  return presentProject(deps, doc, viewer);
}

/** load → authorise → command → present, the same for every step. */
function act<K extends StepKey>(action: ProjectAction, command: Command<K>): (call: StepCall<K>, deps: Deps) => Promise<View> {
  return async ({ params, body, key, viewer }, deps) => {
    const doc = await loadProject(deps, params.id);
    return show(deps, await command(deps, doc, authorise(viewer, doc, action), { ...body, key }), viewer);
  };
}

const livesIn = ({ homeCommunityId, neighbourOf }: Viewer): string[] => [...new Set([...(homeCommunityId ? [homeCommunityId] : []), ...neighbourOf])];
const stationsOf = ({ roles }: Viewer): string[] => roles.filter(({ role }) => role === 'stationStaff' || role === 'stationHead').map(({ unitId }) => unitId);

export const handlers: HandlerTable = {
  'POST /projects': async ({ body, key, viewer }, deps) => {
    const { personId, level } = viewer;
    return show(deps, await propose(deps, { personId, level, lives: livesIn(viewer), stations: stationsOf(viewer) }, body, key), viewer);
  },
  'GET /projects': async ({ query, viewer }, deps) => {
    // Whoever lives elsewhere and works here begins where they work.
    const community = await getUnit(deps, query.communityId ?? viewer.homeCommunityId ?? viewer.roles.find(({ communityId }) => communityId !== null)?.communityId ?? '');
    if (community?.kind !== 'community') throw new DomainError('not_found');
    const [{ items, next }, counts, rounds] = await Promise.all([lanePage(deps, community.id, query.lane, query), laneCounts(deps, community.id), roundsOf(deps, community.id)]);
    return { items: await presentRows(deps, items), next, counts, community: { id: community.id, name: community.name }, rounds: rounds.map(({ _id: id, title, state, closesAt }) => ({ id, title, state, closesAt: closesAt.toISOString() })) };
  },
  'GET /projects/mine': async ({ query, viewer }, deps) => {
    const { items, next } = await minePage(deps, viewer.personId, ownUnits(viewer), query);
    return { items: await presentRows(deps, items), next };
  },
  'GET /workbench/projects': async ({ query, viewer }, deps) => {
    const scope = deskOf(viewer);
    const [{ items, next }, counts] = await Promise.all([deskPage(deps, scope, query.desk, query), deskCounts(deps, scope, PROJECT_DESKS)]);
    return { items: await presentDesk(deps, items), next, counts };
  },
  'GET /projects/:id': async ({ params, viewer }, deps) => show(deps, await loadProject(deps, params.id), viewer),
  'POST /projects/:id/follow': async ({ params, body, viewer }, deps) => {
    const doc = await loadProject(deps, params.id);
    sightIn(viewer, doc);
    await follow(deps, doc, viewer.personId, body.on);
    return show(deps, doc, viewer);
  },
  'POST /projects/:id/opinion': async ({ params, body, viewer }, deps) => {
    const doc = await loadProject(deps, params.id);
    sightIn(viewer, doc);
    await giveOpinion(deps, doc, viewer, body);
    return show(deps, doc, viewer);
  },
  'POST /project-rounds': async ({ body, key, viewer }, deps) => {
    const projects = await namedProjects(deps, body.projectIds);
    for (const doc of projects) {
      sightIn(viewer, doc);
      authoriseRound(viewer, doc.scope.station);
    }
    return presentRound(deps, await openRound(deps, viewer.personId, projects, body, key), viewer);
  },
  'GET /project-rounds/:id': async ({ params, viewer }, deps) => presentRound(deps, await loadRound(deps, params.id), viewer),
  'POST /project-rounds/:id/choose': async ({ params, body, viewer }, deps) => {
    const round = await loadRound(deps, params.id);
    await choose(deps, round, viewer, body.projectIds);
    return presentRound(deps, round, viewer);
  },
  'POST /project-rounds/:id/cancel': async ({ params, body, key, viewer }, deps) => {
    const round = await loadRound(deps, params.id);
    authoriseRound(viewer, round.station);
    return presentRound(deps, await cancelRound(deps, round, viewer.personId, { ...body, key }), viewer);
  },
  'POST /projects/:id/edit': act<'POST /projects/:id/edit'>('edit', edit),
  'POST /projects/:id/withdraw': act<'POST /projects/:id/withdraw'>('withdraw', withdraw),
  'POST /projects/:id/answer': act<'POST /projects/:id/answer'>('answer', answer),
  'POST /projects/:id/ask': act<'POST /projects/:id/ask'>('ask', askBack),
  'POST /projects/:id/decline': act<'POST /projects/:id/decline'>('decline', decline),
  'POST /projects/:id/admit': act<'POST /projects/:id/admit'>('admit', admit),
  'POST /projects/:id/council': act<'POST /projects/:id/council'>('council', councilChoose),
  'POST /projects/:id/plan': act<'POST /projects/:id/plan'>('plan', plan),
  'POST /projects/:id/report': act<'POST /projects/:id/report'>('report', report),
  'POST /projects/:id/move-step': act<'POST /projects/:id/move-step'>('moveStep', moveStep),
  'POST /projects/:id/finish': act<'POST /projects/:id/finish'>('finish', finish),
  'POST /projects/:id/accept-by-council': act<'POST /projects/:id/accept-by-council'>('councilAccept', councilAccept),
  'POST /projects/:id/evaluate': act<'POST /projects/:id/evaluate'>('evaluate', evaluate),
  'POST /projects/:id/send-back': act<'POST /projects/:id/send-back'>('sendBack', sendBack),
  'POST /projects/:id/stop': act<'POST /projects/:id/stop'>('stop', stop),
};
