import { createPerson } from '../../../server/features/identity';
import { buildingIdOf, createBuildings, createRooms, roomIdOf } from '../../../server/features/organisation';
import type { Deps } from '../../../server/platform/deps';
import { seedDistrict } from '../cases/support';

export const BUILDING = buildingIdOf('plum', { estate: '', building: '3' });
export const OTHER_BUILDING = buildingIdOf('pine', { estate: '松园', building: '1' });
export const roomOf = (no: string, buildingId = BUILDING): string => roomIdOf(buildingId, { entrance: '2 单元', no });

/** Residents without a home yet. */
export const NEWCOMERS = ['mei', 'lan', 'zhu', 'ju'] as const;

/** The test district with two buildings, and people who have told nothing of where they live. */
export async function seedHomes(deps: Deps): Promise<void> {
  await seedDistrict(deps);
  await createBuildings(deps, [
    { id: BUILDING, communityId: 'plum', estate: '', name: '3 栋', placeId: 'p0' },
    { id: OTHER_BUILDING, communityId: 'pine', estate: '松园', name: '1 栋', placeId: null },
  ]);
  const rooms = (buildingId: string, communityId: string, numbers: readonly string[]) =>
    numbers.map((no) => ({ id: roomOf(no, buildingId), buildingId, communityId, entrance: '2 单元', no, area: null }));
  await createRooms(deps, [...rooms(BUILDING, 'plum', ['501', '502', '503']), ...rooms(OTHER_BUILDING, 'pine', ['101'])]);
  for (const id of NEWCOMERS) await createPerson(deps, { id, name: `${id === 'mei' ? '梅' : '兰'}小${id}`, level: 0 });
}
