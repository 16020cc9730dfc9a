import { CATEGORIES } from '../../../config/catalogue/categories';
import { generateDistrict } from '../../../server/demonstration/district';
import { lookupOf } from '../../../server/demonstration/history/district';

describe('the units, rules and people of the demonstration', () => {
  const district = generateDistrict();
  const { land, units, rules, people } = district;
  const byId = new Map(units.map((unit) => [unit.id, unit]));
  const main = land.communities[0]!;

  it('gives every unit but the district a parent that stands before it', () => {
    const seen = new Set<string>();
    for (const unit of units) {
      expect(unit.parentId === null ? unit.kind : seen.has(unit.parentId)).toBe(unit.parentId === null ? 'district' : true);
      seen.add(unit.id);
    }
    expect(seen.size).toBe(units.length);
  });

  it('gives every community its station, its council and the six bodies', () => {
    for (const { id } of land.communities) {
      const kinds = units.filter((unit) => unit.parentId === id).map((unit) => unit.kind);
      expect(kinds).toEqual(
        expect.arrayContaining(['station', 'council', 'partyCommittee', 'residentsCommittee', 'collectiveCompany', 'socialOrganisation', 'ownersCommittee']),
      );
    }
  });

  it('gives companies, departments and utilities areas that are not the communities', () => {
    const communityOf = new Map(land.grids.map((grid) => [grid.id, grid.communityId]));
    const crossing = units.filter((unit) => new Set(unit.areaGridIds.map((id) => communityOf.get(id))).size > 1);
    expect(crossing.filter((unit) => unit.kind === 'property').length).toBeGreaterThanOrEqual(3);
    expect(crossing.filter((unit) => unit.kind === 'utility').length).toBeGreaterThanOrEqual(4);
    for (const unit of units) for (const gridId of unit.areaGridIds) expect(communityOf.has(gridId)).toBe(true);
  });

  it('lets no two property companies look after one grid', () => {
    const cared = units.filter((unit) => unit.kind === 'property').flatMap((unit) => unit.areaGridIds);
    expect(new Set(cared).size).toBe(cared.length);
  });

  it('has at least 40 rules, each of a category that exists, to a unit that exists, with its article', () => {
    expect(rules.length).toBeGreaterThanOrEqual(40);
    expect(new Set(rules.map(({ id }) => id)).size).toBe(rules.length);
    for (const rule of rules) {
      expect(CATEGORIES.some(({ id }) => id === rule.categoryId)).toBe(true);
      expect(byId.has(rule.unitId)).toBe(true);
      const owner = rule.areaId.endsWith('-area') ? rule.areaId.slice(0, -5) : rule.areaId;
      expect(byId.has(owner)).toBe(true);
      expect(rule.article).toMatch(/^青禾区事项清单 \d-\d\d .{2,}：.{8,}/);
    }
  });

  it('finds somebody with people for every category and grid, except what the station keeps', () => {
    const lookup = lookupOf(district);
    for (const { id: categoryId } of CATEGORIES) {
      if (categoryId === 'thanks' || categoryId === 'other') continue;
      for (const grid of land.grids) {
        const unitId = lookup.leadUnit(categoryId, grid.id);
        expect([categoryId, grid.id, unitId === undefined ? 'nobody' : 'somebody']).toEqual([categoryId, grid.id, 'somebody']);
        expect(lookup.handlers(unitId!).length).toBeGreaterThan(0);
      }
    }
  });

  it('sends the cover at building 3 to the property company, and one at the old dormitory to the street', () => {
    const lookup = lookupOf(district);
    const at = (name: string): string => land.places.find((place) => place.name === name && place.communityId === main.id)!.gridId;
    expect(byId.get(lookup.leadUnit('roadCover', at('梧桐里 3 栋'))!)?.name).toBe('锦园物业');
    expect(byId.get(lookup.leadUnit('roadCover', at('粮站宿舍 1 栋'))!)?.name).toBe('桐安街道城管办');
  });

  it('uses invented telephone numbers only', () => {
    for (const { phone } of units) expect(phone).toMatch(/^0755-5550\d{4}$/);
    for (const { phone } of people) expect(phone).toMatch(/^1990000\d{4}$/);
    expect(new Set(units.map(({ phone }) => phone)).size).toBe(units.length);
    expect(new Set(people.map(({ phone }) => phone)).size).toBe(people.length);
  });

  it('has a cast for every role, in units that exist, staff with an account and nobody else', () => {
    const cast = people.filter((person) => person.cast);
    expect(cast.length).toBeGreaterThanOrEqual(12);
    const roles = new Set(cast.flatMap((person) => person.roles.map(({ role }) => role)));
    expect([...roles].sort()).toEqual(
      ['administrator', 'auditor', 'councilMember', 'departmentHandler', 'gridWorker', 'resident', 'stationHead', 'stationStaff', 'streetDispatcher', 'volunteer'].sort(),
    );
    for (const person of people) {
      for (const { unitId } of person.roles) expect(byId.has(unitId)).toBe(true);
      const works = person.roles.some(({ role }) => !['resident', 'volunteer', 'councilMember'].includes(role));
      expect(person.account !== null).toBe(works && person.cast !== null);
    }
    expect(cast.find(({ name }) => name === '王秀英')).toMatchObject({ elderMode: true, home: { placeText: '3 栋 2 单元' } });
  });

  it('gives nobody another name twice and every home a place of its community', () => {
    expect(new Set(people.map(({ name }) => name)).size).toBe(people.length);
    const places = new Map(land.places.map((place) => [place.id, place]));
    for (const { home } of people) if (home) expect(places.get(home.placeId)?.communityId).toBe(home.communityId);
  });

  it('makes a large district with everybody in it', () => {
    const large = generateDistrict({ seed: 'linli', size: { streets: 20, communities: 300, grids: 5204 } });
    const known = new Set(large.units.map(({ id }) => id));
    expect(large.rules.every(({ unitId }) => known.has(unitId))).toBe(true);
    expect(large.people.every(({ roles }) => roles.every(({ unitId }) => known.has(unitId)))).toBe(true);
    expect(large.people.filter(({ cast }) => cast)).toHaveLength(15);
  });

  it.each([
    [{ streets: 0, communities: 1, grids: 1 }],
    [{ streets: 2, communities: 1, grids: 9 }],
    [{ streets: 1, communities: 5, grids: 4 }],
    [{ streets: 1.5, communities: 5, grids: 40 }],
    [{ streets: 1, communities: 5, grids: 30_000 }],
  ])('refuses the size %j', (size) => {
    expect(() => generateDistrict({ seed: 'linli', size })).toThrow(RangeError);
  });

  it('makes the smallest district there can be', () => {
    const tiny = generateDistrict({ seed: 'x', size: { streets: 1, communities: 1, grids: 1 } });
    expect(tiny.land.grids).toHaveLength(1);
    expect(tiny.people.some(({ cast }) => cast)).toBe(true);
  });
});
