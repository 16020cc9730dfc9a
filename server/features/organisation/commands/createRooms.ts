import { DomainError } from '../../../../shared/domain/kernel/errors';
import type { Deps } from '../../../platform/deps';
import { Buildings, Rooms, type BuildingDoc, type RoomDoc } from '../roomsModel';
import { insertOnce } from './insertOnce';

export interface NewBuilding {
  /** `buildingIdOf` what it is called. */
  readonly id: string;
  readonly communityId: string;
  readonly estate: string;
  readonly name: string;
  readonly placeId: string | null;
  /** The import it comes with; readers see it once `commitBatch` was called. */
  readonly batch?: string;
}
export interface NewRoom {
  /** `roomIdOf` its number. */
  readonly id: string;
  readonly buildingId: string;
  readonly communityId: string;
  readonly entrance: string;
  readonly no: string;
  readonly area: number | null;
  readonly batch?: string;
}
/** A room whose area is another than on record, or that was taken out and is there again. */
export interface RoomChange {
  readonly id: string;
  readonly from: number | null;
  readonly to: number | null;
}

/** Adds buildings. Outcomes: created, or already there (left as they are). */
export async function createBuildings(deps: Deps, buildings: readonly NewBuilding[]): Promise<void> {
  await insertOnce(deps, Buildings(deps), buildings.map<BuildingDoc>(({ id, ...rest }) => ({ _id: id, ...rest })));
}

/** Adds rooms. Outcomes: created, or already there (left as they are). */
export async function createRooms(deps: Deps, rooms: readonly NewRoom[]): Promise<void> {
  await insertOnce(deps, Rooms(deps), rooms.map<RoomDoc>(({ id, ...rest }) => ({ _id: id, ...rest, goneAt: null })));
}

/** Corrects rooms on record, each only if it still is as it was read; doing it again changes nothing. */
export async function changeRooms(deps: Deps, changes: readonly RoomChange[]): Promise<void> {
  for (const { id, from, to } of changes) await Rooms(deps).updateOne({ _id: id, area: from }, { $set: { area: to, goneAt: null } });
}

/** Takes a room out of the list; who lives there keeps their home. Outcomes: gone, or it was; `not_found`. */
export async function removeRoom(deps: Deps, roomId: string): Promise<void> {
  const { matchedCount } = await Rooms(deps).updateOne({ _id: roomId, goneAt: null }, { $set: { goneAt: deps.clock.now() } });
  if (matchedCount === 0 && !(await Rooms(deps).exists({ _id: roomId }))) throw new DomainError('not_found');
}
