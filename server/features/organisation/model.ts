import { Schema, type Model } from 'mongoose';
import type { PLACE_KINDS } from '../../../shared/contract/organisation';
import type { UnitKind } from '../../../shared/domain/kernel/roles';
import { modelOf, SCHEMA_OPTIONS } from '../../platform/database/model';
import type { Deps } from '../../platform/deps';

type Db = Pick<Deps, 'db'>;

/** `[lng, lat]` in degrees. */
export type Position = [number, number];
/** Polygons of rings of positions, the first ring the outline: coordinates of a GeoJSON MultiPolygon. */
export type Polygons = Position[][][];
/** west, south, east, north in degrees. */
export type Box = [number, number, number, number];

/** A unit of the tree: a level (district, street, community) or a body attached to one. */
export interface UnitDoc {
  /** The import it came with: readers ignore it until that is committed. */
  batch?: string;
  _id: string;
  name: string;
  kind: UnitKind;
  parentId: string | null;
  /** Ids from the district down to the unit itself. */
  path: string[];
  /** Community the unit is or belongs to; null above communities. */
  communityId: string | null;
  phone: string;
  address: string;
  /** Office hours in words. */
  hours: string;
  /** Outline box in WGS-84 of a community's grids, for the nearest community; kept by createGrids. */
  box: Box | null;
  /** Rises with every change by hand; absent while there was none. */
  revision?: number;
  /** Since when it receives nothing any more, and who took over. It stays, for what it did before. */
  closedAt?: Date | null;
  successorId?: string | null;
  /** What was done to it by hand. */
  history?: UnitEvent[];
}

/** One thing done to a unit by hand, with what stood there before. */
export interface UnitEvent {
  readonly at: Date;
  readonly by: string;
  readonly what: 'changed' | 'closed';
  readonly was: Pick<UnitDoc, 'name' | 'kind' | 'phone' | 'address' | 'hours'>;
}

/** A grid (网格): the smallest area, with one polygon or several. */
export interface GridDoc {
  /** The import it came with: readers ignore it until that is committed. */
  batch?: string;
  _id: string;
  name: string;
  communityId: string;
  /** The grid this is a version of; absent on first versions, whose `_id` it is. */
  gridId?: string;
  /** The redraw that ends this version: readers heed it once that is committed. */
  endedBy?: string;
  /** Rises when the grids are redrawn; cases keep the one they were filed under. */
  version: number;
  /** System the polygons were given in; both are kept so that neither is computed twice. */
  system: 'gcj02' | 'wgs84';
  wgs84: Polygons;
  gcj02: Polygons;
  /** Names of the small squares that the polygons touch: the look-up key for a point. */
  cells: string[];
}

/** Own area of a department or company: a set of grids, polygons of its own, or both. */
export interface AreaDoc {
  /** The import it came with: readers ignore it until that is committed. */
  batch?: string;
  _id: string;
  unitId: string;
  name: string;
  gridIds: string[];
  /** WGS-84; empty when the area is a set of grids. */
  polygons: Polygons;
  /** Large squares the polygons touch. */
  cells: string[];
}

/** A landmark that residents name when they say where something is. */
export interface PlaceDoc {
  /** The import it came with: readers ignore it until that is committed. */
  batch?: string;
  _id: string;
  name: string;
  kind: (typeof PLACE_KINDS)[number];
  communityId: string;
  gridId: string;
  system: 'gcj02' | 'wgs84';
  wgs84: Position;
  gcj02: Position;
}

/** One line of the routing table: category × area → unit, by an article. */
export interface RuleDoc {
  /** The import it came with: readers ignore it until that is committed. */
  batch?: string;
  _id: string;
  categoryId: string;
  /** A level (district, street, community), a grid, or an own area. */
  areaId: string;
  unitId: string;
  /** The article that makes it this unit's duty, in words. */
  article: string;
  /** Rises with every change by hand; absent while there was none. */
  revision?: number;
  /** Since when it routes nothing any more. */
  endedAt?: Date | null;
  /** What was done to it by hand. */
  history?: RuleEvent[];
}

/** One thing done to a line of the routing table. */
export interface RuleEvent {
  readonly at: Date;
  readonly by: string;
  readonly what: 'made' | 'changed' | 'ended';
  readonly unitId: string;
  readonly article: string;
}

const unitSchema = new Schema<UnitDoc>(
  {
    _id: String,
    name: String,
    kind: String,
    parentId: String,
    path: [String],
    communityId: String,
    phone: String,
    address: String,
    hours: String,
    box: Schema.Types.Mixed,
    batch: String,
    revision: Number,
    closedAt: Date,
    successorId: String,
    history: Schema.Types.Mixed,
  },
  SCHEMA_OPTIONS,
);
unitSchema.index({ kind: 1, parentId: 1, _id: 1 }, { name: 'of_kind_below_a_unit' });
unitSchema.index({ communityId: 1, kind: 1, _id: 1 }, { name: 'bodies_of_a_community' });

const gridSchema = new Schema<GridDoc>(
  {
    _id: String,
    name: String,
    communityId: String,
    gridId: String,
    endedBy: String,
    version: Number,
    system: String,
    wgs84: Schema.Types.Mixed,
    gcj02: Schema.Types.Mixed,
    cells: [String],
    batch: String,
  },
  SCHEMA_OPTIONS,
);
gridSchema.index({ cells: 1 }, { name: 'grids_near_a_point' });
gridSchema.index({ gridId: 1 }, { name: 'versions_of_a_grid', partialFilterExpression: { gridId: { $exists: true } } });
gridSchema.index({ communityId: 1, _id: 1 }, { name: 'grids_of_a_community' });

const areaSchema = new Schema<AreaDoc>(
  { _id: String, unitId: String, name: String, gridIds: [String], polygons: Schema.Types.Mixed, cells: [String], batch: String },
  SCHEMA_OPTIONS,
);
areaSchema.index({ gridIds: 1 }, { name: 'areas_holding_a_grid' });
areaSchema.index({ unitId: 1 }, { name: 'areas_of_a_unit' });
areaSchema.index({ cells: 1 }, { name: 'areas_near_a_point' });

const placeSchema = new Schema<PlaceDoc>(
  {
    _id: String,
    name: String,
    kind: String,
    communityId: String,
    gridId: String,
    system: String,
    wgs84: Schema.Types.Mixed,
    gcj02: Schema.Types.Mixed,
    batch: String,
  },
  SCHEMA_OPTIONS,
);
placeSchema.index({ communityId: 1, _id: 1 }, { name: 'places_of_a_community' });

const ruleSchema = new Schema<RuleDoc>(
  { _id: String, categoryId: String, areaId: String, unitId: String, article: String, batch: String, revision: Number, endedAt: Date, history: Schema.Types.Mixed },
  SCHEMA_OPTIONS,
);
ruleSchema.index({ categoryId: 1, areaId: 1 }, { name: 'rules_of_a_category_in_an_area' });
ruleSchema.index({ areaId: 1 }, { name: 'rules_of_an_area' });
ruleSchema.index({ unitId: 1 }, { name: 'rules_of_a_unit' });

export const Units = ({ db }: Db): Model<UnitDoc> => modelOf(db, 'units', unitSchema);
export const Grids = ({ db }: Db): Model<GridDoc> => modelOf(db, 'grids', gridSchema);
export const Areas = ({ db }: Db): Model<AreaDoc> => modelOf(db, 'unitAreas', areaSchema);
export const Places = ({ db }: Db): Model<PlaceDoc> => modelOf(db, 'places', placeSchema);
export const Rules = ({ db }: Db): Model<RuleDoc> => modelOf(db, 'routingRules', ruleSchema);

/** Creates the indexes of the organisation; harmless when they exist. */
export async function ensureIndexes(deps: Db): Promise<void> {
  await Units(deps).createIndexes();
  await Grids(deps).createIndexes();
  await Areas(deps).createIndexes();
  await Places(deps).createIndexes();
  await Rules(deps).createIndexes();
}
