import { DISTRICT_NAME } from '../names';
import { chance } from '../random';
import { OFFICE_HOURS, type DemoLand, type DemoUnit } from '../types';
import { gridsWhere } from './areas';
import { propertyUnits } from './property';

export const DISTRICT_ID = 'd';

type Draft = Omit<DemoUnit, 'phone' | 'hours' | 'areaGridIds'> & { readonly areaGridIds?: readonly string[]; readonly hours?: string };

/** Offices of a street: suffix of the id and name. */
export const STREET_OFFICES = {
  city: '城管办',
  safety: '安监办',
  service: '公共服务办',
  enforcement: '综合执法队',
} as const;

/** Bodies of a community beside its work station (P9, the six needles) and its council. */
const BODIES = [
  ['party', 'partyCommittee', '综合党委'],
  ['rc', 'residentsCommittee', '居委会'],
  ['stock', 'collectiveCompany', '股份合作公司'],
  ['social', 'socialOrganisation', '社会组织服务站'],
  ['owners', 'ownersCommittee', '业主委员会'],
  ['council', 'council', '居民议事会'],
] as const;

function districtUnits(land: DemoLand, cared: ReadonlySet<string>): Draft[] {
  const own = land.grids.filter((grid) => !cared.has(grid.id));
  const department = (id: string, name: string, areaGridIds: readonly string[] = []): Draft => ({
    id: `${DISTRICT_ID}-${id}`, kind: 'department', name, parentId: DISTRICT_ID, address: '青禾路 1 号区政务楼', areaGridIds,
  });
  const utility = (id: string, name: string, address: string, areaGridIds: readonly string[]): Draft => ({
    id: `${DISTRICT_ID}-${id}`, kind: 'utility', name, parentId: DISTRICT_ID, address, areaGridIds, hours: '每天 8:00–20:00，抢修不分昼夜',
  });
  return [
    { id: DISTRICT_ID, kind: 'district', name: DISTRICT_NAME, parentId: null, address: '青禾路 1 号' },
    department('city', '区城市管理局'),
    department('housing', '区住房建设局'),
    department('civil', '区民政局'),
    department('garden-e', '区园林所东片', gridsWhere(land, own, (east, north) => east + north / 3 >= 0.62)),
    department('garden-w', '区园林所西片', gridsWhere(land, own, (east, north) => east + north / 3 < 0.62)),
    utility('water-e', '青禾供水东所', '望溪路 18 号', gridsWhere(land, own, (east) => east >= 0.45)),
    utility('water-w', '青禾供水西所', '梧桐路 92 号', gridsWhere(land, own, (east) => east < 0.45)),
    utility('power', '青禾供电所', '学前街 7 号', gridsWhere(land, land.grids, (_, north) => north >= 0.3)),
    utility('gas', '青禾燃气服务站', '渡口路 33 号', gridsWhere(land, land.grids, (east) => east < 0.8)),
    utility('lamps', '路灯管理所', '茶亭路 5 号', gridsWhere(land, own, (east, north) => Math.abs(east - north) < 0.7)),
    utility('clean-n', '环卫北片队', '柳荫路 61 号', gridsWhere(land, own, (east, north) => north + east / 4 >= 0.6)),
    utility('clean-s', '环卫南片队', '禾苗路 20 号', gridsWhere(land, own, (east, north) => north + east / 4 < 0.6)),
  ];
}

function streetUnits(land: DemoLand): Draft[] {
  return land.streets.flatMap(({ id, name }): Draft[] => [
    { id, kind: 'street', name, parentId: DISTRICT_ID, address: `${name}办事处` },
    ...Object.entries(STREET_OFFICES).map(
      ([key, office]): Draft => ({ id: `${id}-${key}`, kind: 'streetOffice', name: `${name}${office}`, parentId: id, address: `${name}办事处` }),
    ),
  ]);
}

function communityUnits(land: DemoLand): Draft[] {
  return land.communities.flatMap(({ id, name, streetId }): Draft[] => {
    const address = `${name.replace(/社区$/, '')}党群服务中心`;
    return [
      { id, kind: 'community', name, parentId: streetId, address },
      { id: `${id}-st`, kind: 'station', name: `${name}工作站`, parentId: id, address },
      ...BODIES.map(([key, kind, word]): Draft => ({ id: `${id}-${key}`, kind, name: `${name}${word}`, parentId: id, address })),
    ];
  });
}

/** The whole tree, parents before children. Telephone numbers are invented: 0755-5550 is nobody's exchange here. */
export function generateUnits(land: DemoLand, seed: string): DemoUnit[] {
  const property = propertyUnits(land, chance(`${seed}/property`));
  const cared = new Set(property.flatMap((unit) => unit.areaGridIds));
  const drafts: Draft[] = [...districtUnits(land, cared), ...streetUnits(land), ...communityUnits(land), ...property];
  return drafts.map((draft, index) => ({
    ...draft,
    hours: draft.hours ?? OFFICE_HOURS,
    phone: `0755-5550${String(index + 1).padStart(4, '0')}`,
    areaGridIds: draft.areaGridIds ?? [],
  }));
}
