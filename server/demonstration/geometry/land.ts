import { chance, type Chance } from '../random';
import { communityNames, estateNames, MAIN_COMMUNITY, streetNames } from '../names';
import type { DemoEstate, DemoGrid, DemoLand, DistrictOptions } from '../types';
import { Lattice, type Block, type Position, type Ring } from './lattice';
import { layPlaces } from './places';
import { divide, share } from './split';

/** The middle of the invented district, GCJ-02. */
export const DISTRICT_CENTRE: Position = [114.05, 22.55];
/** Cells to a grid on average: a grid is never thinner than two cells. */
const CELLS_PER_GRID = 16;
const MAIN_GRIDS = 9;

const two = (value: number): string => String(value).padStart(2, '0');

/** A grid while it is being laid out: its blocks tell where landmarks may stand. */
export interface GridPlan {
  readonly id: string;
  readonly name: string;
  readonly communityId: string;
  readonly streetId: string;
  readonly block: Block;
  /** A part cut out of this grid that belongs to another one (插花地). */
  hole: Block | null;
  /** A part of this grid that lies inside another one. */
  enclave: Block | null;
}

interface CommunityPlan {
  readonly id: string;
  readonly name: string;
  readonly streetId: string;
  readonly weight: number;
}

/** Streets and communities with the number of grids each will hold. */
function planLevels(options: DistrictOptions, draw: Chance): { streets: { id: string; name: string; weight: number }[]; communities: CommunityPlan[] } {
  const { streets, communities, grids } = options.size;
  const perStreet = share(communities, streets, 1, draw);
  const perCommunity = share(grids, communities, 1, draw);
  if (communities > 1 && grids >= communities + MAIN_GRIDS) settleMain(perCommunity);
  const names = streetNames(streets, draw);
  const communityName = communityNames(perStreet, draw);
  const plans: CommunityPlan[] = [];
  const streetPlans = names.map((name, s) => {
    const id = `s${two(s + 1)}`;
    const own = (communityName[s] ?? []).map((community, c) => ({
      id: `c${two(s + 1)}${two(c + 1)}`,
      name: community,
      streetId: id,
      weight: perCommunity[plans.length + c] ?? 1,
    }));
    plans.push(...own);
    return { id, name, weight: own.reduce((sum, plan) => sum + plan.weight, 0) };
  });
  return { streets: streetPlans, communities: plans };
}

/** The main community always has nine grids; the difference goes to, or comes from, the largest others. */
function settleMain(shares: number[]): void {
  let rest = (shares[0] ?? MAIN_GRIDS) - MAIN_GRIDS;
  shares[0] = MAIN_GRIDS;
  while (rest !== 0) {
    const others = shares.slice(1);
    const index = 1 + others.indexOf(rest > 0 ? Math.min(...others) : Math.max(...others));
    shares[index] = (shares[index] ?? 1) + Math.sign(rest);
    rest -= Math.sign(rest);
  }
}

/** Somewhere in the district one grid owns a patch in the middle of its neighbour: a hole and a multipolygon. */
function layEnclaves(plans: readonly GridPlan[]): void {
  const wide = (plan: GridPlan): boolean => plan.block.x1 - plan.block.x0 >= 3 && plan.block.y1 - plan.block.y0 >= 3;
  const every = Math.max(40, Math.floor(plans.length / 20));
  for (let i = Math.min(14, plans.length - 2); i >= 0 && i < plans.length - 1; i += every) {
    const index = plans.findIndex((plan, at) => at >= i && wide(plan) && plans[at + 1]?.communityId === plan.communityId);
    const [host, guest] = [plans[index], plans[index + 1]];
    if (!host || !guest || host.hole || guest.enclave) continue;
    const { x0, y0, x1, y1 } = host.block;
    const patch = { x0: x0 + 1, y0: y0 + 1, x1: Math.min(x0 + 3, x1 - 1), y1: Math.min(y0 + 3, y1 - 1) };
    host.hole = patch;
    guest.enclave = patch;
  }
}

function toGrid(plan: GridPlan, lattice: Lattice): DemoGrid {
  const main: Ring[] = [lattice.outline(plan.block), ...(plan.hole ? [lattice.hole(plan.hole)] : [])];
  return {
    id: plan.id,
    name: plan.name,
    communityId: plan.communityId,
    streetId: plan.streetId,
    polygons: plan.enclave ? [main, [lattice.outline(plan.enclave)]] : [main],
  };
}

/** Estates of a community: runs of neighbouring grids. */
function planEstates(community: CommunityPlan, gridIds: readonly string[], draw: Chance): DemoEstate[] {
  const sizes =
    community.name === MAIN_COMMUNITY && gridIds.length === MAIN_GRIDS
      ? [5, 2, 2]
      : share(gridIds.length, Math.max(1, Math.min(4, Math.round(gridIds.length / 3.5))), 1, draw);
  let from = 0;
  return estateNames(community.name, sizes.length, draw).map((name, index) => {
    const own = gridIds.slice(from, from + (sizes[index] ?? 0));
    from += own.length;
    return { id: `${community.id}-e${index + 1}`, name, communityId: community.id, gridIds: own };
  });
}

/** Generates the land of the district: border, levels, grids and landmarks. Pure; under a second for 5,204 grids. */
export function generateLand(options: DistrictOptions): DemoLand {
  const draw = chance(`${options.seed}/land`);
  const { streets, communities } = planLevels(options, draw);
  const cells = options.size.grids * CELLS_PER_GRID;
  const columns = Math.max(4, Math.ceil(Math.sqrt(cells * 1.3)));
  const lattice = new Lattice(columns, Math.max(4, Math.ceil(cells / columns)), DISTRICT_CENTRE, options.seed);
  const whole: Block = { x0: 0, y0: 0, x1: lattice.columns, y1: lattice.rows };

  const streetBlocks = divide(whole, streets);
  const plans: GridPlan[] = [];
  const communityBlocks = streets.flatMap((street, index) => {
    const own = communities.filter((community) => community.streetId === street.id);
    return divide(streetBlocks[index] ?? whole, own);
  });
  communities.forEach((community, index) => {
    const block = communityBlocks[index] ?? whole;
    divide(block, Array.from({ length: community.weight }, () => ({ weight: 1 }))).forEach((gridBlock, g) => {
      plans.push({
        id: `g${community.id.slice(1)}${two(g + 1)}`,
        name: `第 ${g + 1} 网格`,
        communityId: community.id,
        streetId: community.streetId,
        block: gridBlock,
        hole: null,
        enclave: null,
      });
    });
  });
  layEnclaves(plans);
  const gridsOf = (id: string): string[] => plans.filter((plan) => plan.communityId === id).map((plan) => plan.id);
  const estates = communities.flatMap((community) => planEstates(community, gridsOf(community.id), draw));
  const border = lattice.outline(whole);
  return {
    border,
    bounds: boundsOf(border),
    streets: streets.map(({ id, name }, index) => ({ id, name: `${name}街道`, outline: lattice.outline(streetBlocks[index] ?? whole) })),
    communities: communities.map(({ id, name, streetId }, index) => ({
      id,
      name: `${name}社区`,
      streetId,
      outline: lattice.outline(communityBlocks[index] ?? whole),
      gridIds: gridsOf(id),
    })),
    estates,
    grids: plans.map((plan) => toGrid(plan, lattice)),
    places: layPlaces(plans, estates, lattice, draw.fork('places')),
  };
}

/** West, south, east, north of a ring, degrees. */
export function boundsOf(ring: Ring): [number, number, number, number] {
  const lngs = ring.map(([lng]) => lng);
  const lats = ring.map(([, lat]) => lat);
  return [Math.min(...lngs), Math.min(...lats), Math.max(...lngs), Math.max(...lats)];
}
