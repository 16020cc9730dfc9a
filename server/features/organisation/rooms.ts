import { createHash } from 'node:crypto';
import { buildingMark, byNumber, estateShown, plateOf, roomMark, type RoomWords } from '../../../shared/domain/organisation/rooms';
import type { Deps } from '../../platform/deps';
import { shown } from './batches';
import { getPlaces } from './queries';
import { getUnit } from './units';
import { Buildings, Rooms, type BuildingDoc, type RoomDoc } from './roomsModel';

type Db = Pick<Deps, 'db'>;
const digest = (mark: string): string => createHash('sha256').update(mark).digest('base64url').slice(0, 24);

/** Ids that follow from what is written on the door: the same room has the same id in every import. */
export const buildingIdOf = (communityId: string, words: Pick<RoomWords, 'estate' | 'building'>): string => `b-${digest(buildingMark(communityId, words))}`;
export const roomIdOf = (buildingId: string, words: Pick<RoomWords, 'entrance' | 'no'>): string => `r-${digest(roomMark(buildingId, words))}`;

/** Buildings of a community, estates together, in the order of their numbers. */
export async function buildingsOf(deps: Db, communityId: string): Promise<BuildingDoc[]> {
  const rows = await Buildings(deps).find({ communityId, batch: await shown(deps) }).lean<BuildingDoc[]>();
  return rows.sort((a, b) => (a.estate < b.estate ? -1 : a.estate > b.estate ? 1 : byNumber(a.name, b.name)));
}

/** One building, or null. */
export async function getBuilding(deps: Db, id: string): Promise<BuildingDoc | null> {
  return Buildings(deps).findOne({ _id: id, batch: await shown(deps) }).lean<BuildingDoc>();
}

/** Rooms of a building that are there now, entrance by entrance (index `rooms_of_a_building`). */
export async function roomsOf(deps: Db, buildingId: string): Promise<RoomDoc[]> {
  const rows = await Rooms(deps).find({ buildingId, goneAt: null, batch: await shown(deps) }).lean<RoomDoc[]>();
  return rows.sort((a, b) => byNumber(a.entrance, b.entrance) || byNumber(a.no, b.no));
}

/** A room with what a home needs to know of it. */
export interface RoomInfo {
  readonly id: string;
  readonly buildingId: string;
  readonly communityId: string;
  readonly placeId: string | null;
  /** 「3 栋 2 单元」: what the plate of a home says. */
  readonly placeText: string;
  readonly no: string;
  readonly point: { readonly lng: number; readonly lat: number; readonly system: 'gcj02' | 'wgs84' } | null;
}

/** What the plate of a home in a building says: 「3 栋 2 单元」, with the estate where it is not the community's own. */
export async function plateIn(deps: Db, { communityId, estate, name }: BuildingDoc, entrance: string): Promise<string> {
  const shownEstate = estateShown(estate, (await getUnit(deps, communityId))?.name ?? '');
  return [shownEstate, plateOf({ building: name, entrance })].filter((part) => part !== '').join(' ');
}

/** A room that is there now, with the point of its building; null when there is none, or no longer. */
export async function getRoom(deps: Db, id: string): Promise<RoomInfo | null> {
  const room = await Rooms(deps).findOne({ _id: id, goneAt: null, batch: await shown(deps) }).lean<RoomDoc>();
  const building = room && (await getBuilding(deps, room.buildingId));
  if (!room || !building) return null;
  const place = building.placeId === null ? undefined : (await getPlaces(deps, [building.placeId])).get(building.placeId);
  const [lng, lat] = place?.gcj02 ?? [];
  const point = lng !== undefined && lat !== undefined ? { lng, lat, system: 'gcj02' as const } : null;
  const { buildingId, communityId, entrance, no } = room;
  return { id, buildingId, communityId, placeId: building.placeId, placeText: await plateIn(deps, building, entrance), no, point };
}

/** What is on record of some rooms that are in force: id → area, and when it went. */
export async function recordedRooms(deps: Db, ids: readonly string[]): Promise<Map<string, Pick<RoomDoc, 'area' | 'goneAt'>>> {
  const found = new Map<string, Pick<RoomDoc, 'area' | 'goneAt'>>();
  const batch = await shown(deps);
  for (let from = 0; from < ids.length; from += 1_000) {
    const rows = await Rooms(deps).find({ _id: { $in: ids.slice(from, from + 1_000) }, batch }, { area: 1, goneAt: 1 }).lean<RoomDoc[]>();
    for (const { _id, area, goneAt } of rows) found.set(_id, { area, goneAt });
  }
  return found;
}

/** Those of some buildings that are in force. */
export async function recordedBuildings(deps: Db, ids: readonly string[]): Promise<Set<string>> {
  const rows = await Buildings(deps).find({ _id: { $in: [...ids] }, batch: await shown(deps) }, { _id: 1 }).lean<{ _id: string }[]>();
  return new Set(rows.map((row) => row._id));
}

/** How many homes stand at each of these landmarks. */
export async function homesAt(deps: Pick<Deps, 'db'>, communityIds: readonly string[]): Promise<Map<string, number>> {
  const buildings = await Buildings(deps).find({ communityId: { $in: [...communityIds] }, batch: await shown(deps) }, { placeId: 1 }).lean<Pick<BuildingDoc, '_id' | 'placeId'>[]>();
  const found = new Map<string, number>();
  for (const { _id, placeId } of buildings) {
    if (placeId === null) continue;
    const homes = await Rooms(deps).countDocuments({ buildingId: _id, goneAt: null, batch: await shown(deps) });
    found.set(placeId, (found.get(placeId) ?? 0) + homes);
  }
  return found;
}

/** How many doors a community has. */
export async function roomCount(deps: Db, communityId: string): Promise<number> {
  const buildings = await buildingsOf(deps, communityId);
  if (buildings.length === 0) return 0;
  return Rooms(deps).countDocuments({ buildingId: { $in: buildings.map(({ _id }) => _id) }, goneAt: null, batch: await shown(deps) });
}

/** Rooms of each building of a community. */
export async function roomsByBuilding(deps: Db, buildings: readonly BuildingDoc[]): Promise<Map<string, number>> {
  const rows = await Rooms(deps).aggregate<{ _id: string; n: number }>([
    { $match: { buildingId: { $in: buildings.map(({ _id }) => _id) }, goneAt: null, batch: await shown(deps) } },
    { $group: { _id: '$buildingId', n: { $sum: 1 } } },
  ]);
  return new Map(rows.map(({ _id, n }) => [_id, n]));
}
