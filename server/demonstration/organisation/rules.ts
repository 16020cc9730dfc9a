import { CATEGORIES } from '../../../config/catalogue/categories';
import type { DemoLand, DemoRule, DemoUnit } from '../types';
import { DISTRICT_ID } from './units';

/** What a property company owes its estates by the list of matters. */
const PROPERTY = ['stairLight', 'utilities', 'roadCover', 'litter', 'clutter', 'ebike', 'fallingHazard', 'greenery'] as const;
/** What falls to the residents' committee where no company is. */
const COMMITTEE = ['stairLight', 'clutter', 'neighbourDispute', 'selfGovernance'] as const;
/** What the offices of a street are for. */
const STREET: Readonly<Record<string, readonly string[]>> = {
  city: ['roadCover', 'litter'],
  safety: ['ebike', 'fallingHazard'],
  service: ['ownersProperty'],
  enforcement: ['noise', 'pets', 'fireLane'],
};
/** District departments and utilities with own areas. */
const OWN_AREAS: Readonly<Record<string, readonly string[]>> = {
  'garden-e': ['greenery'],
  'garden-w': ['greenery'],
  'water-e': ['utilities'],
  'water-w': ['utilities'],
  'clean-n': ['litter'],
  'clean-s': ['litter'],
};
/** The district's last word, where nothing nearer holds. */
const DISTRICT: Readonly<Record<string, readonly string[]>> = { city: ['greenery'], housing: ['fallingHazard', 'ownersProperty'] };

/** An area of the rules: a level's id, or the unit whose own area it is. */
interface Line {
  readonly areaId: string;
  readonly unitId: string;
  readonly categoryIds: readonly string[];
  readonly because: string;
}

/** `2-07 楼道照明`: the place of a category in the invented district's list of matters. */
function articleOf(categoryId: string, because: string): string {
  const index = CATEGORIES.findIndex((category) => category.id === categoryId);
  const name = CATEGORIES[index]?.name ?? categoryId;
  return `青禾区事项清单 ${1 + Math.floor(index / 6)}-${String((index % 6) + 1).padStart(2, '0')} ${name}：${because}`;
}

function propertyLines(units: readonly DemoUnit[]): Line[] {
  const because = '物业管理区域内的共用部位、共用设施，由物业服务企业维修养护';
  const companies = units.filter((unit) => unit.kind === 'property' && unit.areaGridIds.length > 0);
  return companies.flatMap((company) => {
    const desks = units.filter((unit) => unit.kind === 'property' && unit.areaGridIds.length === 0 && unit.name.startsWith(company.name));
    return [company, ...desks].map((unit): Line => ({ areaId: areaIdOf(company.id), unitId: unit.id, categoryIds: PROPERTY, because }));
  });
}

/** Id of a unit's own area. */
export const areaIdOf = (unitId: string): string => `${unitId}-area`;

/**
 * The routing table: category × area → unit. What no line covers (thanks, other) stays with the work station.
 * A line without a property company is found one level up, so every case has somebody.
 */
export function generateRules(land: DemoLand, units: readonly DemoUnit[]): DemoRule[] {
  const lines: Line[] = [
    ...propertyLines(units),
    ...Object.entries(OWN_AREAS).map(([key, categoryIds]): Line => ({
      areaId: areaIdOf(`${DISTRICT_ID}-${key}`), unitId: `${DISTRICT_ID}-${key}`, categoryIds, because: '无物业管理的地方，由专业单位按划定的片区养护',
    })),
    ...land.communities.map(({ id }): Line => ({
      areaId: id, unitId: `${id}-rc`, categoryIds: COMMITTEE, because: '由居民委员会组织居民自治，协调解决',
    })),
    ...land.streets.flatMap(({ id }) =>
      Object.entries(STREET).map(([office, categoryIds]): Line => ({ areaId: id, unitId: `${id}-${office}`, categoryIds, because: '街道辖区内由街道主管科室承担主体责任' })),
    ),
    ...Object.entries(DISTRICT).map(([key, categoryIds]): Line => ({
      areaId: DISTRICT_ID, unitId: `${DISTRICT_ID}-${key}`, categoryIds, because: '区级主管部门兜底办理',
    })),
  ];
  const known = new Set(units.filter((unit) => unit.areaGridIds.length > 0).map((unit) => areaIdOf(unit.id)));
  return lines
    .filter(({ areaId }) => !areaId.endsWith('-area') || known.has(areaId))
    .flatMap(({ areaId, unitId, categoryIds, because }) =>
      categoryIds.map((categoryId) => ({ id: `${unitId}-${categoryId}`, categoryId, areaId, unitId, article: articleOf(categoryId, because) })),
    );
}
