import { DomainError } from '../../../shared/domain/kernel/errors';
import type { HandlerTable, Viewer } from '../../http/types';
import type { Deps } from '../../platform/deps';
import { getUnit, levelsOf } from '../organisation';
import { editBody, endBody, foundBody } from './commands/found';
import { publishRules } from './commands/rules';
import { endProxy, endSeat, giveProxy, seatPerson, type Keeper } from './commands/seats';
import type { BodyDoc } from './document';
import { authoriseCare, mayFound } from './policy';
import { conveners, presentBodies, presentBody, type View } from './presenter';
import { bodiesOf, loadBody, loadSeat } from './queries';

/** The community that a list is about: the one that is named, their own, or where they work. `not_found`. */
export async function communityOf(deps: Deps, asked: string | undefined, viewer: Pick<Viewer, 'homeCommunityId' | 'roles'>): Promise<{ id: string; name: string }> {
  const unit = await getUnit(deps, asked ?? viewer.homeCommunityId ?? viewer.roles.find(({ communityId }) => communityId !== null)?.communityId ?? '');
  if (unit?.kind !== 'community') throw new DomainError('not_found');
  return { id: unit.id, name: unit.name };
}
async function scopeOf(deps: Deps, communityId: string): Promise<BodyDoc['scope']> {
  const { district, street, community, station } = await levelsOf(deps, communityId);
  return { district: district.id, street: street.id, community: community.id, station: station.id };
}

/** load → authorise → command → present, for whoever looks after a body. */
async function care(deps: Deps, id: string, viewer: Viewer, command: (body: BodyDoc, keeper: Keeper) => Promise<unknown>): Promise<View> {
  const body = await loadBody(deps, id);
  await command(body, { personId: viewer.personId, actor: authoriseCare(viewer, body.scope) });
  return presentBody(deps, await loadBody(deps, id), viewer);
}

export const handlers: HandlerTable = {
  'GET /bodies': async ({ query, viewer }, deps) => {
    const community = await communityOf(deps, query.communityId, viewer);
    const scope = await scopeOf(deps, community.id);
    const may = mayFound(viewer, scope);
    return { items: await presentBodies(deps, await bodiesOf(deps, community.id), viewer), community, mayFound: may, units: may ? await conveners(deps, scope) : [] };
  },
  'POST /bodies': async ({ body, key, viewer }, deps) => {
    const scope = await scopeOf(deps, body.communityId);
    authoriseCare(viewer, scope);
    return presentBody(deps, await foundBody(deps, viewer.personId, scope, body, key), viewer);
  },
  'GET /bodies/:id': async ({ params, viewer }, deps) => presentBody(deps, await loadBody(deps, params.id), viewer),
  'POST /bodies/:id/edit': ({ params, body, key, viewer }, deps) => care(deps, params.id, viewer, (doc) => editBody(deps, doc, viewer.personId, { ...body, key })),
  'POST /bodies/:id/end': ({ params, body, key, viewer }, deps) => care(deps, params.id, viewer, (doc) => endBody(deps, doc, viewer.personId, { ...body, key })),
  'POST /bodies/:id/rules': ({ params, body, key, viewer }, deps) => care(deps, params.id, viewer, (doc) => publishRules(deps, doc, viewer.personId, { ...body, key })),
  'POST /bodies/:id/seats': ({ params, body, key, viewer }, deps) => care(deps, params.id, viewer, (doc, keeper) => seatPerson(deps, doc, keeper, { ...body, key })),
  'POST /bodies/:id/seats/:seatId/end': ({ params, body, key, viewer }, deps) => care(deps, params.id, viewer, async (doc, keeper) => endSeat(deps, doc, await loadSeat(deps, doc._id, params.seatId), keeper, { ...body, key })),
  'POST /bodies/:id/seats/:seatId/proxy': ({ params, body, key, viewer }, deps) => care(deps, params.id, viewer, async (doc, keeper) => giveProxy(deps, doc, await loadSeat(deps, doc._id, params.seatId), keeper, { ...body, key })),
  'POST /bodies/:id/seats/:seatId/proxy-end': ({ params, body, key, viewer }, deps) => care(deps, params.id, viewer, async (doc, keeper) => endProxy(deps, doc, await loadSeat(deps, doc._id, params.seatId), keeper, { ...body, key })),
};
