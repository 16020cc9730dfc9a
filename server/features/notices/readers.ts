import { areaKey, communityKeys } from '../../../shared/domain/notices/kinds';
import type { Deps } from '../../platform/deps';
import { createMemory } from '../../platform/memory';
import { homesOf } from '../homes';
import { getPeople } from '../identity';
import { getPlaces, getRoom, getUnits } from '../organisation';

/** Doors of confirmed homes lead to their building, and to the grid where its landmark stands. */
async function doorKeys(deps: Deps, personId: string): Promise<string[]> {
  const doors = (await homesOf(deps, personId)).filter(({ state }) => state === 'confirmed');
  const rooms = await Promise.all(doors.map(({ roomId }) => (roomId === null ? null : getRoom(deps, roomId))));
  const placeIds = doors.flatMap(({ placeId }, at) => rooms[at]?.placeId ?? placeId ?? []);
  const grids = [...(await getPlaces(deps, placeIds)).values()].map(({ gridId }) => areaKey({ kind: 'grid', id: gridId }));
  return [...rooms.flatMap((room) => (room ? [areaKey({ kind: 'building', id: room.buildingId })] : [])), ...grids];
}

async function keysFor(deps: Deps, personId: string): Promise<readonly string[]> {
  const person = (await getPeople(deps, [personId])).get(personId);
  const communities = [...new Set([...(person?.home ? [person.home.communityId] : []), ...(person?.neighbourOf ?? [])])];
  if (!person || communities.length === 0) return [];
  const units = await getUnits(deps, communities);
  const levels = communities.flatMap((id) => {
    const [district = '', street = ''] = units.get(id)?.path ?? [];
    return communityKeys({ district, street, community: id });
  });
  return [...new Set([...levels, ...(await doorKeys(deps, personId))])];
}

const readers = createMemory<readonly string[]>(async (deps, ids) => new Map(await Promise.all(ids.map(async (id) => [id, await keysFor(deps, id)] as const))));

/** What somebody is told of by where they live: the levels of their communities, the buildings and grids of their confirmed homes. At most five seconds old. */
export const keysOf = async (deps: Deps, personId: string): Promise<readonly string[]> => (await readers.get(deps, [personId])).get(personId) ?? [];
