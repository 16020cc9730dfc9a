import { DomainError } from '../../../shared/domain/kernel/errors';
import type { HandlerTable } from '../../http/types';
import { maySeeTargets } from './policy';
import { presentMap, presentUnit, presentGridVersion } from './presenter';
import { dispatchTargets } from './areas';
import { communities, communityMap } from './queries';
import { gridVersion, versionsInForce } from './grids';
import { getUnit, getUnits } from './units';

export const handlers: HandlerTable = {
  'GET /grids/:id/versions/:version': async ({ params }, deps) => {
    const grid = await gridVersion(deps, params.id, params.version);
    const community = grid && (await getUnit(deps, grid.communityId));
    if (!grid || !community) throw new DomainError('not_found');
    return presentGridVersion(grid, community, await versionsInForce(deps, [community.id]));
  },
  'GET /units/:id': async ({ params }, deps) => {
    const unit = await getUnit(deps, params.id);
    if (!unit) throw new DomainError('not_found');
    return presentUnit(unit, await getUnits(deps, unit.path));
  },
  'GET /communities': async (_call, deps) => {
    const list = await communities(deps);
    const streets = await getUnits(deps, list.map((community) => community.parentId));
    return {
      items: list.flatMap(({ id, name, parentId }) => {
        const street = streets.get(parentId ?? '');
        return street ? [{ id, name, street: { id: street.id, name: street.name } }] : [];
      }),
    };
  },
  'GET /communities/:id/map': async ({ params }, deps) => presentMap(await communityMap(deps, params.id)),
  'GET /communities/:id/units': async ({ params, viewer }, deps) => {
    const community = await getUnit(deps, params.id);
    if (community?.kind !== 'community') throw new DomainError('not_found');
    if (!maySeeTargets(viewer, community)) throw new DomainError('not_allowed');
    const units = await dispatchTargets(deps, community.id);
    const above = await getUnits(deps, units.flatMap((unit) => unit.path));
    return { items: units.map((unit) => presentUnit(unit, above)) };
  },
};
