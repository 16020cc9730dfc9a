import { createAccount, createPerson, grantRole } from '../../../../server/features/identity';
import { createGrids, createPlaces, createRules, createUnit, type NewUnit } from '../../../../server/features/organisation';
import type { Deps } from '../../../../server/platform/deps';
import { bindHome } from '../../../support/homes';
import { homeOf, nameOf, PEOPLE, phoneOf, SOMEBODY, type Somebody } from './people';

/** Side of a grid in degrees, about 300 m; the grids stand in a row from west to east. */
const SIDE = 0.003;
const WEST = 113.9;
const SOUTH = 22.6;
const DAY_MS = 86_400_000;

/** A square of the map, WGS-84. */
export const square = (column: number): [number, number][][] => {
  const [west, east] = [WEST + column * SIDE, WEST + (column + 1) * SIDE];
  return [[[west, SOUTH], [east, SOUTH], [east, SOUTH + SIDE], [west, SOUTH + SIDE], [west, SOUTH]]];
};
/** A point of grid `column`; the figures are planted too. */
export const pointIn = (column: number): { lng: number; lat: number; system: 'wgs84' } => ({ lng: WEST + column * SIDE + 0.00151717, lat: SOUTH + 0.00151919, system: 'wgs84' });

const unit = (id: string, kind: NewUnit['kind'], name: string, parentId: string | null): NewUnit => ({ id, kind, name, parentId, phone: '0755-0000', hours: '周一至周五 9:00–17:30', address: `${name}门口` });

/** Street north with communities plum (grids 0, 1) and pine (grid 2); street south with reed (grid 3). */
const UNITS: readonly NewUnit[] = [
  unit('district', 'district', '试验区', null),
  unit('north', 'street', '北街道', 'district'),
  unit('south', 'street', '南街道', 'district'),
  unit('plum', 'community', '梅社区', 'north'),
  unit('pine', 'community', '松社区', 'north'),
  unit('reed', 'community', '苇社区', 'south'),
  unit('plum-station', 'station', '梅社区工作站', 'plum'),
  unit('pine-station', 'station', '松社区工作站', 'pine'),
  unit('reed-station', 'station', '苇社区工作站', 'reed'),
  unit('plum-property', 'property', '梅园物业', 'plum'),
  unit('pine-property', 'property', '松园物业', 'pine'),
  unit('north-office', 'streetOffice', '北街道城管办', 'north'),
  unit('water', 'utility', '供水公司', 'district'),
];

async function settle(deps: Deps, who: Somebody): Promise<void> {
  const person: { role?: Parameters<typeof grantRole>[1]['role']; unit?: string; home: string | null; since?: number; until?: number } = PEOPLE[who];
  await createPerson(deps, {
    id: who, name: nameOf(who), level: who === 'newcomer' ? 0 : 1, phone: phoneOf(who),
  });
  if (person.home) await bindHome(deps, who, person.home, homeOf(who));
  if (!person.role || !person.unit) return;
  const day = (offset: number): Date => new Date(deps.clock.now().getTime() + offset * DAY_MS);
  await grantRole(deps, { personId: who, role: person.role, unitId: person.unit, since: day(person.since ?? -400), until: person.until === undefined ? null : day(person.until) });
}

/** The password of the only account there is: that of `staff`, called `the-staff`. */
export const STAFF_PASSWORD = 'planted-Passw0rd-9137';

/** Fills an empty database with the district and the cast. */
export async function settleDistrict(deps: Deps): Promise<void> {
  for (const one of UNITS) await createUnit(deps, one);
  const grid = (id: string, name: string, communityId: string, column: number) => ({ id, name, communityId, polygons: [square(column)] });
  await createGrids(deps, [grid('g0', '第一网格', 'plum', 0), grid('g1', '第二网格', 'plum', 1), grid('g2', '第三网格', 'pine', 2), grid('g3', '第四网格', 'reed', 3)], 'wgs84');
  await createPlaces(deps, [{ id: 'p0', name: '3 栋', kind: 'building', communityId: 'plum', gridId: 'g0', point: pointIn(0) }]);
  await createRules(deps, [{ id: 'r-light', categoryId: 'stairLight', unitId: 'plum-property', article: '物业服务合同 3.1', areaGridIds: ['g0'] }]);
  for (const who of SOMEBODY) await settle(deps, who);
  await createAccount(deps, { username: 'the-staff', password: STAFF_PASSWORD, personId: 'staff' });
  await createPerson(deps, { id: 'demo-person', name: '示范居民', demo: { blurb: '可以试试报一件事', order: 1 } });
  await grantRole(deps, { personId: 'demo-person', role: 'resident', unitId: 'reed', since: new Date(deps.clock.now().getTime() - DAY_MS) });
}
