import type { Role } from '../../../shared/domain/kernel/roles';
import { personNames } from '../names';
import { chance, type Chance } from '../random';
import type { DemoLand, DemoPersonRecord, DemoPlace, DemoRole, DemoUnit } from '../types';
import { CAST, DEMONSTRATION_PASSWORD, type CastMember } from './cast';

/** Everybody's terms began before the first matter of the history. */
export const TERMS_SINCE = new Date('2024-01-01T00:00:00+08:00');
/** Above this many communities people are sparser, so that a large district is still made in seconds. */
const SMALL = 40;

type Home = DemoPersonRecord['home'];

/** Numbers of nobody: 199 0000 and a counter. */
const phoneOf = (index: number): string => `1990000${String(index).padStart(4, '0')}`;

const role = (kind: Role, unitId: string, gridIds: readonly string[] = [], partTime = false): DemoRole => ({
  role: kind, unitId, since: TERMS_SINCE, until: null, gridIds, partTime,
});

/** 「3 栋 2 单元」: as people say it, without the estate's name where it is the community's own. */
export function homeText(place: DemoPlace, entrance: number, communityName: string): string {
  const short = place.name.replace(`${communityName.replace(/社区$/, '')} `, '');
  return `${short} ${entrance} 单元`;
}

function homeIn(land: DemoLand, communityId: string, draw: Chance, buildings: readonly DemoPlace[]): Home {
  if (buildings.length === 0) return null;
  const place = draw.pick(buildings);
  const name = land.communities.find((community) => community.id === communityId)?.name ?? '';
  return { communityId, placeId: place.id, placeText: homeText(place, draw.int(1, place.entrances), name) };
}

/** One of the cast as a person of the district. */
function castPerson(member: CastMember, index: number, land: DemoLand): DemoPersonRecord {
  const main = land.communities[0];
  if (!main) throw new Error('A district needs at least one community');
  const unitId = member.unit.startsWith('=') ? member.unit.slice(1) : `${main.id}${member.unit}`;
  const estate = land.estates[0]?.name ?? '';
  const buildings = land.places.filter((place) => place.communityId === main.id && place.kind === 'building');
  const building = buildings.find((place) => member.home && place.name === `${estate} ${member.home[0]} 栋`) ?? buildings[0];
  const gridIds = (member.grids ?? []).flatMap((number) => main.gridIds[number - 1] ?? []);
  const roles = [role(member.role, unitId, gridIds)];
  if (member.home && member.role !== 'resident') roles.push(role('resident', main.id));
  return {
    id: member.id,
    name: member.name,
    phone: phoneOf(index + 1),
    level: member.level ?? 2,
    home: building && member.home ? { communityId: main.id, placeId: building.id, placeText: homeText(building, Math.min(member.home[1], building.entrances), main.name) } : null,
    roles,
    elderMode: member.elderMode ?? false,
    account: member.username ? { username: member.username, password: DEMONSTRATION_PASSWORD } : null,
    cast: { order: index, role: member.role, blurb: member.blurb },
  };
}

/** Posts to be filled beside the cast: a role in a unit, with the grids of a grid worker; some of these beside another occupation (P21). */
function posts(land: DemoLand, units: readonly DemoUnit[]): { role: Role; unitId: string; gridIds: readonly string[]; partTime?: boolean }[] {
  const handlers = units
    .filter((unit) => ['property', 'residentsCommittee', 'streetOffice', 'department', 'utility'].includes(unit.kind))
    .map((unit) => ({ role: 'departmentHandler' as const, unitId: unit.id, gridIds: [] }));
  const streets = land.streets.map(({ id }) => ({ role: 'streetDispatcher' as const, unitId: id, gridIds: [] }));
  const stations = land.communities.flatMap(({ id, gridIds }, index) => [
    { role: 'stationStaff' as const, unitId: `${id}-st`, gridIds: [] },
    ...(index === 0 ? [] : [{ role: 'stationHead' as const, unitId: `${id}-st`, gridIds: [] }]),
    ...Array.from({ length: Math.ceil(gridIds.length / 3) }, (_, third) => ({
      role: 'gridWorker' as const, unitId: `${id}-st`, gridIds: gridIds.slice(third * 3, third * 3 + 3), partTime: third > 1,
    })).slice(index === 0 ? 1 : 0),
  ]);
  return [...handlers, ...streets, ...stations];
}

/** Residents of a community: some confirmed their phone, some were seen at the counter, a few are volunteers or on the council. */
function residents(land: DemoLand, communityId: string, count: number, buildings: readonly DemoPlace[], draw: Chance): Omit<DemoPersonRecord, 'id' | 'name' | 'phone'>[] {
  return Array.from({ length: count }, (_, index) => ({
    level: draw.pick([0, 1, 1, 2] as const),
    home: homeIn(land, communityId, draw, buildings),
    roles: [
      role('resident', communityId),
      ...(index === 0 ? [role('volunteer', `${communityId}-social`)] : []),
      ...(index === 1 ? [role('councilMember', `${communityId}-council`)] : []),
    ],
    elderMode: draw.happens(0.25),
    account: null,
    cast: null,
  }));
}

/** Everybody of the district: the cast first, then staff, then residents. Names and numbers are invented. */
export function generatePeople(land: DemoLand, units: readonly DemoUnit[], seed: string): DemoPersonRecord[] {
  const draw = chance(`${seed}/people`);
  const names = personNames(draw.fork('names'), CAST.map((member) => member.name));
  const known = new Set(units.map((unit) => unit.id));
  const people = CAST.map((member, index) => castPerson(member, index, land)).filter((person) =>
    person.roles.every((held) => known.has(held.unitId)),
  );
  const small = land.communities.length <= SMALL;
  const add = (rest: Omit<DemoPersonRecord, 'id' | 'name' | 'phone'>): void => {
    const index = people.length + 1;
    people.push({ id: `p${String(index).padStart(5, '0')}`, name: names.next().value, phone: phoneOf(index), ...rest });
  };
  for (const post of posts(land, units)) {
    add({ level: 2, home: null, roles: [role(post.role, post.unitId, post.gridIds, post.partTime)], elderMode: false, account: null, cast: null });
  }
  const buildings = new Map<string, DemoPlace[]>();
  for (const place of land.places) {
    if (place.kind === 'building') buildings.set(place.communityId, [...(buildings.get(place.communityId) ?? []), place]);
  }
  land.communities.forEach(({ id }, index) => {
    const count = !small ? 2 : index === 0 ? 22 : 10;
    for (const person of residents(land, id, count, buildings.get(id) ?? [], draw)) add(person);
  });
  return people;
}
