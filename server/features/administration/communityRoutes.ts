import { DomainError } from '../../../shared/domain/kernel/errors';
import type { HandlerTable } from '../../http/types';
import { audited } from '../audit';
import { homesByRoom } from '../homes';
import { buildingsOf, getBuilding, roomsByBuilding, roomsOf } from '../organisation';
import { takeOutRoom } from './commands/takeOutRoom';
import { communityOf, communityPage } from './community/page';
import { assertAdministrator } from './policy';

/** A community as a whole: who is there, what is missing, its buildings and rooms. */
export const communityHandlers: HandlerTable = {
  'GET /administration/communities/:id': async ({ viewer, params }, deps) => {
    const by = assertAdministrator(viewer);
    const community = await communityOf(deps, params.id);
    await audited(deps, { actor: by, action: 'membersSeen', object: { kind: 'unit', id: community.id }, levels: community.path, once: 'hour' });
    return communityPage(deps, community);
  },
  'GET /administration/communities/:id/buildings': async ({ viewer, params }, deps) => {
    assertAdministrator(viewer);
    const { id, name } = await communityOf(deps, params.id);
    const buildings = await buildingsOf(deps, id);
    const rooms = await roomsByBuilding(deps, buildings);
    return { community: { id, name }, items: buildings.map((one) => ({ id: one._id, estate: one.estate, name: one.name, rooms: rooms.get(one._id) ?? 0 })) };
  },
  'GET /administration/buildings/:id/rooms': async ({ viewer, params }, deps) => {
    assertAdministrator(viewer);
    if (!(await getBuilding(deps, params.id))) throw new DomainError('not_found');
    const rooms = await roomsOf(deps, params.id);
    const homes = await homesByRoom(deps, rooms.map(({ _id }) => _id));
    return { items: rooms.map(({ _id, entrance, no, area }) => ({ id: _id, entrance, no, area, homes: homes.get(_id) ?? 0 })) };
  },
  'POST /administration/rooms/:id/remove': async ({ viewer, params }, deps) => {
    assertAdministrator(viewer);
    await takeOutRoom(deps, params.id);
    return { done: true };
  },
};
