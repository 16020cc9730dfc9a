import { Schema, type Model } from 'mongoose';
import type { HomeAction, HomePart, HomeReason, HomeRelation, HomeState } from '../../../shared/domain/identity/homes';
import { indexPending, pendingFields } from '../../jobs/events';
import type { WithPending } from '../../jobs/types';
import { modelOf, SCHEMA_OPTIONS } from '../../platform/database/model';
import type { Deps } from '../../platform/deps';

/** One line of what happened to a home. */
export interface HomeLine {
  at: Date;
  action: HomeAction | 'ask';
  actorId: string | null;
  part: HomePart;
  reason: HomeReason | null;
}

/** Somebody's word on whether it is so. */
export interface HomeOpinion {
  personId: string;
  part: 'coResident' | 'gridWorker';
  yes: boolean;
  at: Date;
}

/** One person behind one door, from the first word to moving out. */
export interface HomeDoc extends WithPending {
  /** Derived from person and door: asking twice at once makes one. */
  _id: string;
  personId: string;
  communityId: string;
  stationId: string;
  /** null while the station has not said which room it is. */
  roomId: string | null;
  /** Plate text such as 「3 栋 2 单元」; what the person wrote while no room is known. */
  placeText: string;
  /** Number of the room; empty while it is not known. */
  no: string;
  placeId: string | null;
  point: { lng: number; lat: number; system: 'gcj02' | 'wgs84' } | null;
  relation: HomeRelation;
  state: HomeState;
  revision: number;
  opinions: HomeOpinion[];
  reason: { id: HomeReason; text: string } | null;
  lines: HomeLine[];
  /** Digest of what was asked with the key; the same key with other content is refused. */
  contentHash: string;
  keys: string[];
  askedAt: Date;
  updatedAt: Date;
}

const mixed = Schema.Types.Mixed;
const schema = new Schema<HomeDoc>(
  {
    _id: String,
    personId: String,
    communityId: String,
    stationId: String,
    roomId: { type: String, default: null },
    placeText: String,
    no: String,
    placeId: { type: String, default: null },
    point: { type: mixed, default: null },
    relation: String,
    state: String,
    revision: Number,
    opinions: { type: mixed, default: [] },
    reason: { type: mixed, default: null },
    lines: { type: mixed, default: [] },
    contentHash: String,
    keys: [String],
    askedAt: Date,
    updatedAt: Date,
    ...pendingFields,
  },
  SCHEMA_OPTIONS,
);
schema.index({ personId: 1, askedAt: -1 }, { name: 'homes_of_a_person' });
schema.index({ roomId: 1, state: 1 }, { name: 'homes_behind_a_door' });
schema.index({ stationId: 1, state: 1, askedAt: 1, _id: 1 }, { name: 'homes_at_a_station' });
indexPending(schema);

export const Homes = ({ db }: Pick<Deps, 'db'>): Model<HomeDoc> => modelOf(db, 'homes', schema);

/** Creates the indexes of homes; harmless when they exist. */
export async function ensureIndexes(deps: Pick<Deps, 'db'>): Promise<void> {
  await Homes(deps).createIndexes();
}
