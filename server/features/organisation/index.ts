import type { Feature } from '../../http/types';
import { ensureIndexes } from './model';
import { ensureRoomIndexes } from './roomsModel';
import { handlers } from './routes';

export { gridBoxes, gridShapes, type GridBox } from './boxes';
export { commitBatch, isCommitted, shown, type Shown } from './batches';
export { findGaps, findGapsOfAll, findOverlaps, type Covered, type Land, type Piece } from './coverage';
export { createUnit, createUnits, type NewUnit } from './commands/createUnit';
export { createGrids, widenByBatch, type NewGrid } from './commands/createGrids';
export { changeUnit, closeUnit, handAreas, handRules, unitRow, type UnitFacts } from './commands/changeUnit';
export { changeRule, endRule, makeRule, ruleIdOf, type RuleToMake } from './commands/changeRule';
export { areasNaming, endGrids, settlePlaces, unmarkRedraw, widenAreas, type Successors } from './commands/redrawGrids';
export { gridVersion, latestVersions, versionKey, versionsInForce } from './grids';
export { createPlaces, type NewPlace } from './commands/createPlaces';
export { createAreas, createRules, type NewArea, type NewRule } from './commands/createRules';
export { changeRooms, createBuildings, createRooms, removeRoom, type NewBuilding, type NewRoom, type RoomChange } from './commands/createRooms';
export { buildingIdOf, buildingsOf, getBuilding, getRoom, homesAt, plateIn, recordedBuildings, recordedRooms, roomCount, roomIdOf, roomsByBuilding, roomsOf, type RoomInfo } from './rooms';
export { levelsOf, locate, locateInGrid, type GivenPoint, type Levels, type Location } from './locate';
export { areaNames, areasOfUnit, areasTouching, dispatchTargets, isDispatchTarget, ownAreas, ruleHistory, rulesOfAreas, rulesOfUnit, ruleList, rulesFor, type RuleChange } from './areas';
export {
  allUnits,
  communities,
  communitiesBelow,
  levelsBelow,
  communityMap,
  districtIds,
  officesOf,
  getPlaces,
  gridChoices,
  gridCounts,
  gridHeads,
  gridHeadsOf,
  gridNames,
  gridsNear,
  gridsOf,
  hasUnits,
  outlinesOf,
  placesOf,
  removeBatch,
  takenIds,
  unitsIn,
} from './queries';
export type { AreaDoc, RuleDoc, UnitDoc } from './model';
export { presentPhone, presentStation } from './presenter';
export { getUnit, getUnits, standingUnits, type UnitInfo } from './units';

/** The organisation tree: units, grids, own areas, landmarks and the routing table (P3, P4, P19). */
export const feature: Feature = {
  name: 'organisation',
  handlers,
  async ensureIndexes(deps) {
    await ensureIndexes(deps);
    await ensureRoomIndexes(deps);
  },
};
