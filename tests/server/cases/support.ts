import { randomUUID } from 'node:crypto';
import type { z } from 'zod';
import type { SubmitCase } from '../../../shared/contract/cases';
import type { Role } from '../../../shared/domain/kernel/roles';
import { actorIn, submitCase, type Actor, type CaseDoc } from '../../../server/features/cases';
import { createPerson, grantRole, viewerOfPerson } from '../../../server/features/identity';
import { createGrids, createPlaces, createRules, createUnit, type NewUnit } from '../../../server/features/organisation';
import type { Deps } from '../../../server/platform/deps';
import { bindHome } from '../../support/homes';

/** Side of a test grid in degrees, about 300 m. */
const SIDE = 0.003;
const WEST = 113.9;
const SOUTH = 22.6;

type Square = [number, number][][];
const square = (column: number): Square => {
  const west = WEST + column * SIDE;
  const [east, north] = [west + SIDE, SOUTH + SIDE];
  return [[[west, SOUTH], [east, SOUTH], [east, north], [west, north], [west, SOUTH]]];
};

/** The middle of a test grid, WGS-84. */
export const middleOf = (column: number): { lng: number; lat: number; system: 'wgs84' } => ({
  lng: WEST + (column + 0.5) * SIDE,
  lat: SOUTH + SIDE / 2,
  system: 'wgs84',
});

const unit = (id: string, kind: NewUnit['kind'], name: string, parentId: string | null): NewUnit => ({
  id, kind, name, parentId, phone: '0755-0000', hours: '周一至周五 9:00–17:30', address: `${name}门口`,
});

/**
 * A small district: street north with community plum (grids 0 and 1) and community pine (grid 2), street south
 * with community reed (grid 3); a property company of plum, a street office, a department, a utility.
 */
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
  unit('south-office', 'streetOffice', '南街道城管办', 'south'),
  unit('water', 'utility', '供水公司', 'district'),
  unit('urban', 'department', '区城管局', 'district'),
];

/** Everybody of the test district: id, role, unit, home community. */
export const PEOPLE = {
  ann: { role: 'resident', unit: 'plum', home: 'plum' },
  bob: { role: 'resident', unit: 'plum', home: 'plum' },
  cy: { role: 'resident', unit: 'pine', home: 'pine' },
  plumStaff: { role: 'stationStaff', unit: 'plum-station', home: 'plum' },
  plumHead: { role: 'stationHead', unit: 'plum-station', home: 'plum' },
  pineStaff: { role: 'stationStaff', unit: 'pine-station', home: 'pine' },
  plumGrid: { role: 'gridWorker', unit: 'plum', home: 'plum' },
  plumWorker: { role: 'departmentHandler', unit: 'plum-property', home: 'pine' },
  waterWorker: { role: 'departmentHandler', unit: 'water', home: 'pine' },
  northDispatcher: { role: 'streetDispatcher', unit: 'north-office', home: 'pine' },
  southDispatcher: { role: 'streetDispatcher', unit: 'south', home: 'reed' },
  districtAuditor: { role: 'auditor', unit: 'district', home: 'reed' },
  admin: { role: 'administrator', unit: 'district', home: 'reed' },
} as const satisfies Record<string, { role: Role; unit: string; home: string }>;
export type PersonKey = keyof typeof PEOPLE;

/** Fills an empty database with the test district and its people. */
export async function seedDistrict(deps: Deps): Promise<void> {
  for (const one of UNITS) await createUnit(deps, one);
  const grid = (id: string, name: string, communityId: string, column: number) => ({ id, name, communityId, polygons: [square(column)] });
  await createGrids(
    deps,
    [grid('g0', '第一网格', 'plum', 0), grid('g1', '第二网格', 'plum', 1), grid('g2', '第三网格', 'pine', 2), grid('g3', '第四网格', 'reed', 3)],
    'wgs84',
  );
  await createPlaces(deps, [{ id: 'p0', name: '3 栋', kind: 'building', communityId: 'plum', gridId: 'g0', point: middleOf(0) }]);
  await createRules(deps, [
    { id: 'r-light', categoryId: 'stairLight', unitId: 'plum-property', article: '物业服务合同 3.1', areaGridIds: ['g0'] },
    { id: 'r-cover-all', categoryId: 'roadCover', unitId: 'urban', article: '事项清单 2-01' },
    { id: 'r-cover-plum', categoryId: 'roadCover', unitId: 'plum-property', article: '物业服务合同 3.2', areaId: 'plum' },
  ]);
  const since = new Date('2025-01-01T00:00:00Z');
  for (const [id, { role, unit: unitId, home }] of Object.entries(PEOPLE)) {
    await createPerson(deps, {
      id, name: `${id}先生`, level: 1, phone: '13800001234',
    });
    await bindHome(deps, id, home, '3 栋');
    await grantRole(deps, { personId: id, role, unitId, since });
  }
}

export type Report = z.output<typeof SubmitCase>;
/** A report with nothing special about it, in grid 0 of community plum. */
export const report = (changes: Partial<Report> = {}): Report => ({
  categoryId: 'stairLight',
  text: '楼道灯不亮，黑得看不见台阶。',
  answers: [],
  photoIds: [],
  place: { text: '3 栋 2 单元', point: middleOf(0) },
  showToNeighbours: false,
  ...changes,
});

/** Somebody of the test district as an actor in a case. */
export async function as(deps: Deps, person: PersonKey, doc: CaseDoc): Promise<Actor> {
  const viewer = await viewerOfPerson(deps, person);
  if (!viewer) throw new Error(`no ${person}`);
  return actorIn(viewer, doc);
}

/** A case that ann has just filed. */
export function filed(deps: Deps, changes: Partial<Report> = {}, by: PersonKey = 'ann'): Promise<CaseDoc> {
  return submitCase(deps, by, report(changes), randomUUID());
}

/** What a tap carries: the revision of the case as seen, and a new key. */
export const ask = (doc: CaseDoc): { revision: number; key: string } => ({ revision: doc.revision, key: randomUUID() });
