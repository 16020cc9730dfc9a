import { MAIN_COMMUNITY } from '../names';
import type { Chance } from '../random';
import type { DemoEstate, DemoLand } from '../types';

/** A property company or one of its desks; only the company has the area, which crosses community borders. */
export interface PropertyUnit {
  readonly id: string;
  readonly kind: 'property';
  readonly name: string;
  readonly parentId: string;
  readonly address: string;
  readonly areaGridIds: readonly string[];
}

const HEADS = ['锦', '安', '和', '瑞', '康', '祥', '嘉', '宜', '德', '永', '福', '信', '恒', '景', '美', '新', '同', '泰'];
const TAILS = ['居', '泽', '邻', '庭', '宁', '逸', '悦', '顺', '远', '润', '诚', '佳', '园', '舍', '畅', '丰', '广', '辰'];

/** Company names, each once; the first is fixed because the stories are told with it. */
function companyNames(draw: Chance): string[] {
  const made = draw.shuffle(HEADS.flatMap((head) => TAILS.map((tail) => `${head}${tail}物业`)));
  return ['锦园物业', ...made.filter((name) => name !== '锦园物业')];
}

const deskId = (communityId: string): string => `${communityId}-desk`;

/**
 * One company at home in most communities. It also looks after the first estate of the next community of the
 * street, where it keeps a desk: the station there gives cases to the desk, while the area is the company's.
 * The last estate of a community has no company at all (老旧小区), so that other rules apply to it.
 */
export function propertyUnits(land: DemoLand, draw: Chance): PropertyUnit[] {
  const names = companyNames(draw);
  const estatesOf = new Map<string, DemoEstate[]>();
  for (const estate of land.estates) estatesOf.set(estate.communityId, [...(estatesOf.get(estate.communityId) ?? []), estate]);
  const given = new Set<string>();
  const units: PropertyUnit[] = [];
  land.communities.forEach((community, index) => {
    const own = estatesOf.get(community.id) ?? [];
    const kept = (own.length > 1 ? own.slice(0, -1) : own).filter((estate) => !given.has(estate.id));
    const next = land.communities[index + 1];
    const beyond = next?.streetId === community.streetId && index % 2 === 0 ? estatesOf.get(next.id)?.[0] : undefined;
    const all = beyond ? [...kept, beyond] : kept;
    const name = names.shift();
    if (all.length === 0 || !name) return;
    const label = community.name.replace(/社区$/, '');
    units.push({
      id: `${community.id}-pm`,
      kind: 'property',
      name: label === MAIN_COMMUNITY ? '锦园物业' : name,
      parentId: community.id,
      address: `${kept[0]?.name ?? label}东门旁`,
      areaGridIds: all.flatMap((estate) => estate.gridIds),
    });
    if (beyond && next) {
      given.add(beyond.id);
      units.push({
        id: deskId(next.id),
        kind: 'property',
        name: `${label === MAIN_COMMUNITY ? '锦园物业' : name}${beyond.name}服务处`,
        parentId: next.id,
        address: `${beyond.name}东门旁`,
        areaGridIds: [],
      });
    }
  });
  return units;
}
