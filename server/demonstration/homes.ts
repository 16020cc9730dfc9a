import { tidyRoom } from '../../shared/domain/organisation/rooms';
import { seeDocument } from '../features/counter';
import { askHome, confirmHome, type HomeDoc } from '../features/homes';
import { buildingIdOf, createBuildings, createRooms, roomIdOf, type NewBuilding, type NewRoom } from '../features/organisation';
import type { Deps } from '../platform/deps';
import type { DemoDistrict } from './district';
import { inPool } from '../platform/pool';
import type { DemoPersonRecord, DemoPlace } from './types';

const WIDTH = 24;
/** Homes of an entrance: six floors with two doors each; the order in which the demonstration fills them. */
const FLOORS = [5, 3, 2, 4, 6, 1] as const;
const DOORS = [1, 2] as const;
const ROOMS = FLOORS.flatMap((floor) => DOORS.map((door) => `${floor}0${door}`));
/** Flats of some sizes, square metres. */
const AREAS = [58.6, 76.2, 89.5, 103.4] as const;

interface Door {
  readonly buildingId: string;
  readonly entrance: string;
  readonly no: string;
}

/** 「梧桐里 3 栋」 is 3 栋 of the estate 梧桐里. */
export function wordsOf({ name }: Pick<DemoPlace, 'name'>): { estate: string; building: string } {
  const [, estate = '', building = name] = /^(.*\S)\s+(\S+\s*栋)$/.exec(name) ?? [];
  return { estate, building };
}

function buildingOf(place: DemoPlace): NewBuilding {
  const words = wordsOf(place);
  const { estate, building } = tidyRoom({ ...words, entrance: '', no: '' });
  return { id: buildingIdOf(place.communityId, words), communityId: place.communityId, estate, name: building, placeId: place.id };
}

function roomsIn(place: DemoPlace): NewRoom[] {
  const { id: buildingId, communityId } = buildingOf(place);
  return Array.from({ length: place.entrances }, (_, at) => `${at + 1} 单元`).flatMap((entrance) =>
    ROOMS.map((no, index) => ({ id: roomIdOf(buildingId, { entrance, no }), buildingId, communityId, entrance, no, area: AREAS[index % AREAS.length] ?? null })),
  );
}

/** Everybody's door: one after the other through the rooms of the entrance they live at. */
function doorsOf({ land, people }: DemoDistrict): Map<string, Door> {
  const places = new Map(land.places.map((place) => [place.id, place]));
  const taken = new Map<string, number>();
  const doors = new Map<string, Door>();
  for (const { id, home } of people) {
    const place = places.get(home?.placeId ?? '');
    if (!home || !place) continue;
    const entrance = /(\d+) 单元$/.exec(home.placeText)?.[0] ?? '1 单元';
    const key = `${place.id} ${entrance}`;
    const n = taken.get(key) ?? 0;
    taken.set(key, n + 1);
    doors.set(id, { buildingId: buildingOf(place).id, entrance, no: ROOMS[n % ROOMS.length] ?? '101' });
  }
  return doors;
}

const ask = (deps: Deps, { id, home }: DemoPersonRecord, door: Door, relation: HomeDoc['relation']): Promise<HomeDoc> =>
  askHome(deps, id, { communityId: home?.communityId ?? '', door, relation }, `home-of-${id}`);

/** Of whom no phone is confirmed: they come lately, so that the stations have something to look at. */
const isNew = ({ level, cast }: DemoPersonRecord): boolean => level === 0 && cast === null;

/** Named people of level 2 who live here: their documents were seen at the counter of their station. */
export const wasSeen = ({ level, cast, home }: DemoPersonRecord): boolean => level === 2 && cast !== null && home !== null;

/** Buildings and rooms where people live, and their homes: asked for by them and confirmed by their station. */
export async function writeHomes(deps: Deps, district: DemoDistrict): Promise<void> {
  const { land, people } = district;
  const doors = doorsOf(district);
  const lived = new Set(people.flatMap(({ home }) => (home ? [home.placeId] : [])));
  const main = land.communities[0]?.id;
  const buildings = land.places.filter(({ id, kind, communityId }) => kind === 'building' && (communityId === main || lived.has(id)));
  await createBuildings(deps, buildings.map(buildingOf));
  await createRooms(deps, buildings.flatMap(roomsIn));
  await inPool(people.filter((person) => doors.has(person.id) && !isNew(person)), WIDTH, async (person) => {
    const staff = people.find(({ id, roles }) => id !== person.id && roles.some(({ role, unitId }) => role === 'stationStaff' && unitId === `${person.home?.communityId}-st`));
    const doc = await ask(deps, person, doors.get(person.id) as Door, 'owner');
    if (!staff) return;
    if (wasSeen(person)) await seeDocument(deps, { staffId: staff.id, visit: { personId: person.id, unitId: `${person.home?.communityId}-st` }, kind: 'identityCard', key: `document-of-${person.id}` });
    await confirmHome(deps, doc, { personId: staff.id, parts: ['station'] }, { revision: doc.revision, key: `home-of-${person.id}` });
  });
}

/** The newcomers say where they live; the first of the main community says it is with 陈雅文, who is asked too. */
export async function askLately(deps: Deps, district: DemoDistrict): Promise<void> {
  const { land, people } = district;
  const doors = doorsOf(district);
  const main = land.communities[0]?.id;
  const newcomers = people.filter((person) => doors.has(person.id) && isNew(person));
  const first = newcomers.find(({ home }) => home?.communityId === main);
  await inPool(newcomers, WIDTH, async (person) => {
    const door = person === first ? doors.get('p-chenyawen') : doors.get(person.id);
    if (door) await ask(deps, person, door, person === first ? 'family' : 'tenant');
  });
}
