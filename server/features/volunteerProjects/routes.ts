import { DomainError } from '../../../shared/domain/kernel/errors';
import type { HandlerTable } from '../../http/types';
import { getUnit, getUnits } from '../organisation';
import { ledBy } from '../volunteerTeams';
import { close, edit, start } from './commands';
import { authorise, stationsOf } from './policy';
import { presentPlan, presentRows } from './presenter';
import { loadPlan, planPage } from './queries';

export const handlers: HandlerTable = {
  'GET /volunteer-projects': async ({ query, viewer }, deps) => {
    // Whoever lives elsewhere and works here begins where they work.
    const community = await getUnit(deps, query.communityId ?? viewer.homeCommunityId ?? viewer.roles.find(({ communityId }) => communityId !== null)?.communityId ?? '');
    if (community?.kind !== 'community') throw new DomainError('not_found');
    const [{ items, next }, teams, stations] = await Promise.all([planPage(deps, community.id, query.state, query), ledBy(deps, viewer.personId), getUnits(deps, stationsOf(viewer))]);
    const owners = [...teams.map(({ _id, name }) => ({ kind: 'team' as const, id: _id, name })), ...[...stations.values()].map(({ id, name }) => ({ kind: 'station' as const, id, name }))];
    return { items: await presentRows(deps, items), next, community: { id: community.id, name: community.name }, owners };
  },
  'POST /volunteer-projects': async ({ body, key, viewer }, deps) => presentPlan(deps, await start(deps, viewer, body, key), viewer),
  'GET /volunteer-projects/:id': async ({ params, viewer }, deps) => presentPlan(deps, await loadPlan(deps, params.id), viewer),
  'POST /volunteer-projects/:id/edit': async ({ params, body, key, viewer }, deps) => {
    const doc = await loadPlan(deps, params.id);
    return presentPlan(deps, await edit(deps, doc, await authorise(deps, viewer, doc), { ...body, key }), viewer);
  },
  'POST /volunteer-projects/:id/close': async ({ params, body, key, viewer }, deps) => {
    const doc = await loadPlan(deps, params.id);
    return presentPlan(deps, await close(deps, doc, await authorise(deps, viewer, doc), { ...body, key }), viewer);
  },
};
