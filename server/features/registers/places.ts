import type { Deps } from '../../platform/deps';
import { DomainError } from '../../../shared/domain/kernel/errors';
import { communitiesBelow, getUnit, getUnits, gridsOf, levelsOf, locate, placesOf, type GivenPoint, type Levels } from '../organisation';

type LngLat = { readonly lng: number; readonly lat: number };
const WGS84 = 'wgs84' as const;

/** Where a row of theirs lies with us. `roughly`: it says the community alone. */
export interface Placed {
  readonly levels: Levels;
  readonly point: GivenPoint;
  readonly roughly: boolean;
}
export type PlaceFault = { readonly code: 'communityUnknown' | 'placeUnknown' | 'outsideDistrict' | 'notYours'; readonly value: string };

const plain = (name: string): string => name.normalize('NFKC').replace(/\s/g, '');
/** A community by its name with and without what it is. */
const shortName = (name: string): string => plain(name).replace(/(社区居委会|居委会|社区|村委会|村)$/, '');

/** Finds the places of rows, for the communities of a level; asked for once, used for every row. */
export class PlaceFinder {
  private readonly middles = new Map<string, LngLat | null>();
  private readonly spots = new Map<string, Promise<{ name: string; point: LngLat }[]>>();

  private constructor(private readonly deps: Deps, private readonly levelId: string, private readonly communities: ReadonlyMap<string, string>, private readonly levels: ReadonlyMap<string, Levels>) {}

  static async of(deps: Deps, levelId: string): Promise<PlaceFinder> {
    const level = await getUnit(deps, levelId);
    const ids = level ? await communitiesBelow(deps, level) : [];
    const units = await getUnits(deps, ids);
    const open = ids.flatMap((id) => units.get(id) ?? []).filter(({ closedAt }) => closedAt === null);
    const names = new Map<string, string>();
    for (const { id, name } of open) for (const one of [id, plain(name), shortName(name)]) if (!names.has(one)) names.set(one, id);
    const levels = new Map<string, Levels>();
    for (const { id } of open) levels.set(id, await levelsOf(deps, id));
    return new PlaceFinder(deps, levelId, names, levels);
  }

  /** By coordinates where there are any, else by the community's name, else by a community that the address names. */
  async find(address: string, community: string, point: GivenPoint | null): Promise<Placed | PlaceFault> {
    if (point) return this.at(point);
    const id = community === '' ? this.namedIn(address) : (this.communities.get(plain(community)) ?? this.communities.get(shortName(community)));
    if (id === undefined) return community === '' ? { code: 'placeUnknown', value: '' } : { code: 'communityUnknown', value: community };
    const levels = this.levels.get(id);
    const spot = (await this.spotIn(id, address)) ?? (await this.middleOf(id));
    if (!levels || !spot) return { code: 'communityUnknown', value: community };
    return { levels, point: { ...spot.point, system: WGS84 }, roughly: spot.roughly };
  }

  private async at(point: GivenPoint): Promise<Placed | PlaceFault> {
    try {
      const { community, street, district, station } = await locate(this.deps, point);
      if (![community.id, street.id, district.id].includes(this.levelId)) return { code: 'notYours', value: community.name };
      return { levels: { community, street, district, station }, point, roughly: false };
    } catch (error) {
      if (error instanceof DomainError && error.code === 'rule_refused') return { code: 'outsideDistrict', value: '' };
      throw error;
    }
  }

  /** The community that an address names; none where it names several. */
  private namedIn(address: string): string | undefined {
    const text = plain(address);
    const found = new Set([...this.communities].filter(([name]) => name.length >= 2 && text.includes(name)).map(([, id]) => id));
    return found.size === 1 ? [...found][0] : undefined;
  }

  /** The landmark with the longest name that the address holds. */
  private async spotIn(communityId: string, address: string): Promise<{ point: LngLat; roughly: boolean } | null> {
    const known = this.spots.get(communityId) ?? placesOf(this.deps, [communityId]).then((places) =>
      places.map(({ name, wgs84: [lng, lat] }) => ({ name: plain(name), point: { lng, lat } })).filter(({ name }) => name.length >= 2).sort((a, b) => b.name.length - a.name.length));
    this.spots.set(communityId, known);
    const text = plain(address);
    const spot = (await known).find(({ name }) => text.includes(name));
    return spot ? { point: spot.point, roughly: false } : null;
  }

  /** A point that lies in the community: the middle of one of its grids. */
  private async middleOf(communityId: string): Promise<{ point: LngLat; roughly: boolean } | null> {
    let point = this.middles.get(communityId);
    if (point === undefined) {
      point = await this.lookForMiddle(communityId);
      this.middles.set(communityId, point);
    }
    return point && { point, roughly: true };
  }

  private async lookForMiddle(communityId: string): Promise<LngLat | null> {
    for (const { wgs84 } of await gridsOf(this.deps, [communityId])) {
      for (const polygon of wgs84) {
        const ring = polygon[0] ?? [];
        const sum = ring.reduce((total, [lng, lat]) => ({ lng: total.lng + lng, lat: total.lat + lat }), { lng: 0, lat: 0 });
        const point = { lng: sum.lng / ring.length, lat: sum.lat / ring.length };
        if ((await locate(this.deps, { ...point, system: WGS84 })).community.id === communityId) return point;
      }
    }
    return null;
  }
}
