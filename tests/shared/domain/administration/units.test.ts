import { closeRefusal, goesAlong, holdsNothing, kindsFor, maySucceed, type Holdings, type Standing } from '../../../../shared/domain/administration/units';
import type { UnitKind } from '../../../../shared/domain/kernel/roles';

const NOTHING: Holdings = { cases: 0, wishes: 0, projects: 0, members: 0, rules: 0, areas: 0, units: 0, grids: 0, rooms: 0, homes: 0, residents: 0 };
const unit = (id: string, kind: UnitKind, above: readonly string[], communityId: string | null = null, closed = false): Standing => ({ id, kind, path: [...above, id], communityId, closed });
const inPlum = (id: string, kind: UnitKind): Standing => unit(id, kind, ['d', 'north', 'plum'], 'plum');
const UNITS = {
  property: inPlum('property', 'property'),
  station: inPlum('station', 'station'),
  committee: inPlum('committee', 'residentsCommittee'),
  council: inPlum('council', 'council'),
  shop: inPlum('shop', 'enterprise'),
  otherShop: inPlum('otherShop', 'enterprise'),
  streetShop: unit('streetShop', 'enterprise', ['d', 'north']),
  pineProperty: unit('pineProperty', 'property', ['d', 'north', 'pine'], 'pine'),
  gone: unit('gone', 'property', ['d', 'north', 'plum'], 'plum', true),
  office: unit('office', 'streetOffice', ['d', 'north']),
  otherOffice: unit('otherOffice', 'streetOffice', ['d', 'south']),
  water: unit('water', 'utility', ['d']),
  urban: unit('urban', 'department', ['d']),
  street: unit('north', 'street', ['d']),
  plum: unit('plum', 'community', ['d', 'north'], 'plum'),
  district: unit('d', 'district', []),
} as const;
type Name = keyof typeof UNITS;

describe('who can take over from whom', () => {
  it.each<[Name, string]>([
    ['property', 'station committee office water urban'],
    ['committee', 'property station office water urban'],
    ['council', ''],
    ['shop', 'property station committee otherShop office water urban'],
    ['streetShop', 'office water urban'],
    ['office', 'water urban'],
    ['water', 'urban'],
    ['urban', 'water'],
    ['station', ''],
    ['street', ''],
    ['plum', ''],
    ['district', ''],
  ])('%s: %s', (name, expected) => {
    const able = (Object.keys(UNITS) as Name[]).filter((other) => maySucceed(UNITS[name], UNITS[other]));
    expect(able.join(' ')).toBe(expected);
  });
});

describe('closing', () => {
  it.each<[Name, Partial<Holdings>, Name | null, string | null]>([
    ['property', {}, null, null],
    ['property', { cases: 1 }, null, 'successorNeeded'],
    ['property', { wishes: 1 }, null, 'successorNeeded'],
    ['property', { wishes: 1 }, 'committee', null],
    ['station', { wishes: 1 }, null, 'levelHolds'],
    ['property', { projects: 1 }, null, 'successorNeeded'],
    ['property', { projects: 1 }, 'committee', null],
    ['station', { projects: 1 }, null, 'levelHolds'],
    ['property', { members: 1 }, null, 'successorNeeded'],
    ['property', { rules: 1 }, null, 'successorNeeded'],
    ['property', { areas: 1 }, null, 'successorNeeded'],
    ['property', { cases: 1 }, 'committee', null],
    ['property', { cases: 1 }, 'pineProperty', 'notSuccessor'],
    ['property', {}, 'gone', 'notSuccessor'],
    ['property', {}, 'property', 'notSuccessor'],
    ['station', {}, null, null],
    ['station', { homes: 1 }, null, 'levelHolds'],
    ['station', { cases: 1 }, 'office', 'notSuccessor'],
    ['plum', { grids: 1 }, null, 'levelHolds'],
    ['plum', { residents: 1 }, null, 'levelHolds'],
    ['plum', {}, null, null],
    ['street', { units: 1 }, null, 'levelHolds'],
    ['district', {}, null, 'districtStays'],
  ])('%s with %j into %s: %s', (name, held, successor, expected) => {
    expect(closeRefusal(UNITS[name], { ...NOTHING, ...held }, successor && UNITS[successor])).toBe(expected);
  });

  it('holds nothing only when every number is nought', () => {
    expect(holdsNothing(NOTHING)).toBe(true);
    for (const key of Object.keys(NOTHING)) expect([key, holdsNothing({ ...NOTHING, [key]: 1 })]).toEqual([key, false]);
  });

  it.each<[Parameters<typeof goesAlong>[0], UnitKind, boolean]>([
    ['departmentHandler', 'department', true],
    ['departmentHandler', 'station', false],
    ['stationStaff', 'property', false],
    ['councilMember', 'council', true],
  ])('a %s goes along into a %s: %s', (role, kind, expected) => expect(goesAlong(role, kind)).toBe(expected));
});

describe('kinds a unit may be made into', () => {
  it.each<[UnitKind, UnitKind | null, Parameters<typeof kindsFor>[2], string]>([
    ['property', 'community', ['departmentHandler'], 'property partyCommittee residentsCommittee collectiveCompany socialOrganisation ownersCommittee'],
    ['department', 'district', ['departmentHandler'], 'department socialOrganisation utility'],
    ['department', 'district', ['departmentHandler', 'auditor'], 'department'],
    ['streetOffice', 'street', ['streetDispatcher'], 'streetOffice'],
    ['utility', 'street', [], 'utility socialOrganisation streetOffice'],
    ['station', 'community', [], 'station'],
    ['council', 'community', [], 'council'],
    ['enterprise', 'community', ['departmentHandler'], 'enterprise'],
    ['community', 'street', [], 'community'],
    ['district', null, [], 'district'],
  ])('%s below %s with %j: %s', (kind, parent, roles, expected) => expect(kindsFor(kind, parent, roles).join(' ')).toBe(expected));
});
