/** Levels an area of responsibility may have, most specific first: that is the order in which rules win. */
export const AREA_KINDS = ['grid', 'community', 'street', 'district'] as const;
export type AreaKind = (typeof AREA_KINDS)[number];

/** One row of category × area → unit: who is responsible for what, where, by which article. */
export interface RoutingRule {
  readonly id: string;
  readonly categoryId: string;
  readonly area: { readonly kind: AreaKind; readonly id: string };
  readonly unitId: string;
  /** Where this is written, in words for residents: 「事项清单 2-07 楼道照明」. */
  readonly article: string;
}

interface Named {
  readonly id: string;
  readonly name: string;
}

/** Where a point lies in the organisation. */
export interface RoutePlace {
  /** Null when the point lies in no grid; then `community` is the nearest one. */
  readonly grid: Named | null;
  readonly community: Named;
  readonly street: Named;
  readonly district: Named;
  readonly station: Named;
}

/** Why a case went where it went; the words are in `shared/copy/cases.ts` (`whyRows`). */
export type WhyFact =
  | { readonly kind: 'place'; readonly placeText: string; readonly gridName: string; readonly communityName: string }
  | { readonly kind: 'nearest'; readonly placeText: string; readonly communityName: string }
  | { readonly kind: 'rule'; readonly article: string; readonly areaKind: AreaKind; readonly areaName: string }
  | { readonly kind: 'noRule'; readonly categoryName: string }
  | { readonly kind: 'lead'; readonly unitName: string }
  | { readonly kind: 'first'; readonly stationName: string };

export interface Route {
  /** Null: no rule covers it, and the station decides. */
  readonly leadUnitId: string | null;
  readonly ruleId: string | null;
  readonly outsideGrids: boolean;
  readonly why: readonly WhyFact[];
}

export interface RouteInput {
  readonly category: Named;
  readonly placeText: string;
  readonly place: RoutePlace;
  readonly rules: readonly RoutingRule[];
  /** Name of a unit by id. A rule whose unit is gone (undefined) is passed over. */
  readonly unitName: (id: string) => string | undefined;
}

/**
 * The rule that wins: of those for the category, the most specific area; of several for one area the smallest
 * id, so that the answer never depends on the order of reading.
 */
export function findRule(input: Pick<RouteInput, 'category' | 'place' | 'rules' | 'unitName'>): RoutingRule | undefined {
  const { category, place, rules, unitName } = input;
  const covering = rules.filter(
    (rule) => rule.categoryId === category.id && place[rule.area.kind]?.id === rule.area.id && unitName(rule.unitId) !== undefined,
  );
  const rank = (rule: RoutingRule): number => AREA_KINDS.indexOf(rule.area.kind);
  return [...covering].sort((a, b) => rank(a) - rank(b) || (a.id < b.id ? -1 : 1))[0];
}

/** Who is responsible for a category at a place, and why. The station receives every case first (首接负责). */
export function route(input: RouteInput): Route {
  const { category, place, placeText, unitName } = input;
  const rule = findRule(input);
  const where: WhyFact = place.grid
    ? { kind: 'place', placeText, gridName: place.grid.name, communityName: place.community.name }
    : { kind: 'nearest', placeText, communityName: place.community.name };
  const byRule: WhyFact[] = rule
    ? [
        { kind: 'rule', article: rule.article, areaKind: rule.area.kind, areaName: place[rule.area.kind]?.name ?? '' },
        { kind: 'lead', unitName: unitName(rule.unitId) as string },
      ]
    : [{ kind: 'noRule', categoryName: category.name }];
  return {
    leadUnitId: rule?.unitId ?? null,
    ruleId: rule?.id ?? null,
    outsideGrids: place.grid === null,
    why: [where, ...byRule, { kind: 'first', stationName: place.station.name }],
  };
}
