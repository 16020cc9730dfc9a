import type { CommunityFacts, UnitInRules } from '../../../../shared/domain/administration/checklist';
import type { Category } from '../../../../shared/domain/cases/catalogue';
import { pointInPolygons, boxOf, type LngLat, type Polygon } from '../../../../shared/domain/organisation/geo';
import { HANDLING_ROLES, SIX_BODIES } from '../../../../shared/domain/organisation/bodies';
import { UNIT_KIND_WORDS } from '../../../../shared/copy/units';
import type { Deps } from '../../../platform/deps';
import { ableToLogIn, inOffice, type Member } from '../../identity';
import { allUnits, areasTouching, gridsOf, outlinesOf, placesOf, roomCount, rulesOfAreas, standingUnits, type AreaDoc, type UnitInfo } from '../../organisation';
import { settingsOf, yearMissing } from '../../settings';
import { mapOfPresent } from '../mapOfImport';
import type { MapOfImport } from '../types';

type Officer = Member & { readonly unitId: string };
type Grid = Awaited<ReturnType<typeof gridsOf>>[number];

/** Everything there is to know of a community for its page. */
export interface CommunityGround {
  readonly facts: CommunityFacts;
  /** Its open units, the community itself among them. */
  readonly units: readonly UnitInfo[];
  readonly officers: readonly Officer[];
  readonly map: MapOfImport | null;
}

/** A point within a grid: the middle of its box, or for a bent one its first corner. */
function pointOf({ wgs84 }: Grid): LngLat {
  const [west, south, east, north] = boxOf(wgs84);
  const middle = { lng: (west + east) / 2, lat: (south + north) / 2 };
  const [lng, lat] = wgs84[0]?.[0]?.[0] ?? [0, 0];
  return pointInPolygons(middle, wgs84) ? middle : { lng, lat };
}

/** Grids in which each area's rules hold. */
function reachOf(grids: readonly Grid[], areas: readonly AreaDoc[], levels: readonly string[]): Map<string, readonly string[]> {
  const all = grids.map(({ _id }) => _id);
  const within = ({ gridIds, polygons }: AreaDoc): string[] =>
    grids.filter((grid) => gridIds.includes(grid._id) || (polygons.length > 0 && pointInPolygons(pointOf(grid), polygons as readonly Polygon[]))).map(({ _id }) => _id);
  return new Map<string, readonly string[]>([...levels.map((id) => [id, all] as const), ...all.map((id) => [id, [id]] as const), ...areas.map((area) => [area._id, within(area)] as const)]);
}

interface Ruled {
  readonly categories: CommunityFacts['categories'];
  readonly units: readonly UnitInfo[];
}

/** Which category goes to somebody in which grids, and the units that its rules name. */
async function ruledIn(deps: Deps, community: UnitInfo, grids: readonly Grid[], offered: readonly Category[]): Promise<Ruled> {
  const areas = await areasTouching(deps, grids);
  const reach = reachOf(grids, areas, community.path);
  const rules = await rulesOfAreas(deps, [...reach.keys()]);
  const standing = await standingUnits(deps, rules.map(({ unitId }) => unitId));
  const live = rules.flatMap(({ categoryId, areaId, unitId }) => {
    const unit = standing.get(unitId);
    const here = unit && (unit.communityId === null || unit.communityId === community.id);
    const where = reach.get(areaId) ?? [];
    return here && where.length > 0 && offered.some(({ id }) => id === categoryId) ? [{ categoryId, unit, where }] : [];
  });
  const categories = offered.map(({ id, name }) => ({ id, name, ruledGrids: [...new Set(live.filter(({ categoryId }) => categoryId === id).flatMap(({ where }) => where))] }));
  return { categories, units: [...new Map(live.map(({ unit }) => [unit.id, unit])).values()] };
}

const inUnit = (officers: readonly Officer[], unitId: string): Officer[] => officers.filter((one) => one.unitId === unitId);
const handles = ({ role }: Officer): boolean => HANDLING_ROLES.includes(role);

/** A grid worker without grids of their own looks after all of them. */
function unwalkedOf(grids: readonly Grid[], walkers: readonly Officer[]): Grid[] {
  if (walkers.some(({ gridIds }) => gridIds.length === 0)) return [];
  return grids.filter(({ _id }) => !walkers.some(({ gridIds }) => gridIds.includes(_id)));
}

function stationOf(station: UnitInfo | undefined, officers: readonly Officer[], able: ReadonlySet<string>): CommunityFacts['station'] {
  if (!station) return null;
  const { id, name, phone, hours } = station;
  const people = inUnit(officers, id).filter(handles);
  return { id, name, phone, hours, people: people.length, ableToLogIn: people.filter(({ personId }) => able.has(personId)).length, heads: people.filter(({ role }) => role === 'stationHead').length };
}

function bodiesOf(units: readonly UnitInfo[], officers: readonly Officer[]): CommunityFacts['bodies'] {
  return SIX_BODIES.map((kinds) => {
    const own = units.filter(({ kind }) => kinds.includes(kind));
    return { name: kinds.map((kind) => UNIT_KIND_WORDS[kind]).join('或'), units: own.map(({ id, name }) => ({ id, name })), people: own.reduce((sum, { id }) => sum + inUnit(officers, id).length, 0) };
  });
}

/** Gathers what is known of a community, for its page and for the list of what it lacks. */
export async function groundOf(deps: Deps, community: UnitInfo): Promise<CommunityGround> {
  const { id, name } = community;
  const [all, grids, outlines, places, rooms, missingYear, { catalogue }] = await Promise.all([
    allUnits(deps), gridsOf(deps, [id]), outlinesOf(deps, [id]), placesOf(deps, [id]), roomCount(deps, id), yearMissing(deps), settingsOf(deps),
  ]);
  const units = all.filter((unit) => unit.communityId === id && unit.closedAt === null);
  const outline = outlines.get(id) ?? [];
  const offered = catalogue.categories.filter(({ off }) => !off);
  const [ruled, map] = await Promise.all([ruledIn(deps, community, grids, offered), mapOfPresent(grids, community, outline)]);
  const officers = await inOffice(deps, [...new Set([...units, ...ruled.units].map((unit) => unit.id))]);
  const able = await ableToLogIn(deps, officers.map(({ personId }) => personId));
  const walkers = officers.filter(({ role, unitId }) => role === 'gridWorker' && units.some((unit) => unit.id === unitId));
  const station = units.find(({ kind }) => kind === 'station');
  const inRules = ruled.units.filter((unit) => unit.id !== station?.id).map<UnitInRules>((unit) => ({
    id: unit.id, name: unit.name, phone: unit.phone,
    ableToLogIn: inUnit(officers, unit.id).filter((one) => handles(one) && able.has(one.personId)).length,
  }));
  const named = (list: readonly Grid[]): { id: string; name: string }[] => list.map((grid) => ({ id: grid._id, name: grid.name }));
  return {
    units, map,
    officers: officers.filter(({ unitId }) => units.some((unit) => unit.id === unitId)),
    facts: {
      community: { id, name },
      station: stationOf(station, officers, able),
      grids: named(grids),
      outline: outline.length > 0,
      gaps: map?.gaps.map(({ squareMetres }) => squareMetres) ?? [],
      overlaps: map?.overlaps.map(({ squareMetres }) => squareMetres) ?? [],
      walkers: walkers.length,
      unwalked: named(unwalkedOf(grids, walkers)),
      unitsInRules: inRules,
      categories: ruled.categories,
      places: places.length,
      rooms,
      bodies: bodiesOf(units, officers),
      missingYear,
    },
  };
}
