import { Schema, type Model } from 'mongoose';
import { modelOf, SCHEMA_OPTIONS } from '../../platform/database/model';
import type { Deps } from '../../platform/deps';

type Db = Pick<Deps, 'db'>;

/** A building in which people live. Its id follows from community, estate and name. */
export interface BuildingDoc {
  /** The import it came with: readers ignore it until that is committed. */
  batch?: string;
  _id: string;
  communityId: string;
  /** Empty where the community has no estates. */
  estate: string;
  /** 「3 栋」 */
  name: string;
  /** The landmark that is this building, for its point; null where none has its name. */
  placeId: string | null;
}

/** One home's door. A row each: a district has some 200,000. Who lives behind it is not here. */
export interface RoomDoc {
  /** The import it came with: readers ignore it until that is committed. */
  batch?: string;
  _id: string;
  buildingId: string;
  communityId: string;
  /** 「2 单元」; empty where the building has one entrance. */
  entrance: string;
  no: string;
  /** Square metres, where known. */
  area: number | null;
  /** When it was taken out of the list; it stays for those who lived there. */
  goneAt: Date | null;
}

const buildingSchema = new Schema<BuildingDoc>({ _id: String, communityId: String, estate: String, name: String, placeId: { type: String, default: null }, batch: String }, SCHEMA_OPTIONS);
buildingSchema.index({ communityId: 1, _id: 1 }, { name: 'buildings_of_a_community' });

const roomSchema = new Schema<RoomDoc>(
  { _id: String, buildingId: String, communityId: String, entrance: String, no: String, area: { type: Number, default: null }, goneAt: { type: Date, default: null }, batch: String },
  SCHEMA_OPTIONS,
);
roomSchema.index({ buildingId: 1, entrance: 1, no: 1 }, { name: 'rooms_of_a_building' });

export const Buildings = ({ db }: Db): Model<BuildingDoc> => modelOf(db, 'buildings', buildingSchema);
export const Rooms = ({ db }: Db): Model<RoomDoc> => modelOf(db, 'rooms', roomSchema);

/** Creates the indexes of buildings and rooms; harmless when they exist. */
export async function ensureRoomIndexes(deps: Db): Promise<void> {
  await Buildings(deps).createIndexes();
  await Rooms(deps).createIndexes();
}
