import { pointInPolygons } from '../../../shared/domain/organisation/geo';
import { generateLand } from '../../../server/demonstration/geometry/land';
import type { Ring } from '../../../server/demonstration/geometry/lattice';
import { chance } from '../../../server/demonstration/random';
import type { DemoGrid, DemoLand } from '../../../server/demonstration/types';

const SMALL = { seed: 'linli', size: { streets: 3, communities: 12, grids: 100 } };
const LARGE = { seed: 'linli', size: { streets: 20, communities: 300, grids: 5204 } };

/** Signed area in square degrees by the shoelace formula: positive when counter-clockwise. */
function area(ring: Ring): number {
  const [ox = 0, oy = 0] = ring[0] ?? [];
  return ring.slice(1).reduce((sum, [x, y], i) => {
    const [px = 0, py = 0] = ring[i] ?? [];
    return sum + ((px - ox) * (y - oy) - (x - ox) * (py - oy)) / 2;
  }, 0);
}
const areaOf = (grid: DemoGrid): number => grid.polygons.flat().reduce((sum, ring) => sum + area(ring), 0);
const holders = (land: DemoLand, [lng, lat]: readonly [number, number]): DemoGrid[] =>
  land.grids.filter((grid) => pointInPolygons({ lng, lat }, grid.polygons));

/** Whether two segments cross in their inner parts. */
function cross(a: readonly [number, number], b: readonly [number, number], c: readonly [number, number], d: readonly [number, number]): boolean {
  const side = (p: readonly [number, number], q: readonly [number, number], r: readonly [number, number]): number =>
    Math.sign((q[0] - p[0]) * (r[1] - p[1]) - (q[1] - p[1]) * (r[0] - p[0]));
  return side(a, b, c) * side(a, b, d) < 0 && side(c, d, a) * side(c, d, b) < 0;
}

describe('the land of the demonstration', () => {
  const land = generateLand(SMALL);

  it('has the streets, communities and grids that were asked for', () => {
    expect([land.streets.length, land.communities.length, land.grids.length]).toEqual([3, 12, 100]);
    expect(land.communities[0]?.name).toBe('梧桐里社区');
    expect(new Set(land.communities.map(({ name }) => name)).size).toBe(12);
    expect(land.communities.flatMap(({ gridIds }) => gridIds).sort()).toEqual(land.grids.map(({ id }) => id).sort());
  });

  it('draws closed rings: outlines counter-clockwise, holes clockwise', () => {
    for (const grid of land.grids) {
      for (const polygon of grid.polygons) {
        polygon.forEach((ring, index) => {
          expect(ring[0]).toEqual(ring[ring.length - 1]);
          expect(Math.sign(area(ring))).toBe(index === 0 ? 1 : -1);
        });
      }
    }
  });

  it('draws no ring that crosses itself', () => {
    for (const ring of land.grids.flatMap((grid) => grid.polygons.flat())) {
      for (let i = 0; i + 1 < ring.length; i += 1) {
        for (let j = i + 2; j + 1 < ring.length; j += 1) {
          expect(cross(ring[i]!, ring[i + 1]!, ring[j]!, ring[j + 1]!)).toBe(false);
        }
      }
    }
  });

  it('leaves no gap and no overlap: the grids add up to the district', () => {
    const sum = land.grids.reduce((total, grid) => total + areaOf(grid), 0);
    expect(sum / area(land.border)).toBeCloseTo(1, 9);
    for (const community of land.communities) {
      const own = land.grids.filter((grid) => grid.communityId === community.id).reduce((total, grid) => total + areaOf(grid), 0);
      expect(own / area(community.outline)).toBeCloseTo(1, 9);
    }
  });

  it('puts any point inside the border into exactly one grid, and none beyond it into any', () => {
    const draw = chance('points');
    const [west, south, east, north] = land.bounds;
    let inside = 0;
    for (let i = 0; i < 2_000; i += 1) {
      const point = [draw.between(west - 0.004, east + 0.004), draw.between(south - 0.004, north + 0.004)] as const;
      const within = pointInPolygons({ lng: point[0], lat: point[1] }, [[land.border]]);
      expect(holders(land, point)).toHaveLength(within ? 1 : 0);
      if (within) inside += 1;
    }
    expect(inside).toBeGreaterThan(800);
  });

  it('has a grid with a hole and one of several polygons that fills it', () => {
    const holed = land.grids.filter((grid) => grid.polygons.some((polygon) => polygon.length > 1));
    const split = land.grids.filter((grid) => grid.polygons.length > 1);
    expect(holed.length).toBeGreaterThan(0);
    expect(split.length).toBeGreaterThan(0);
    const patch = split[0]?.polygons[1]?.[0];
    expect(holed.some((grid) => grid.polygons[0]?.[1] && Math.abs(area(grid.polygons[0][1]) + area(patch!)) < 1e-15)).toBe(true);
  });

  it('puts every landmark into its grid, at least eight to a grid, no two of a community alike', () => {
    for (const place of land.places) expect(holders(land, place.point).map(({ id }) => id)).toEqual([place.gridId]);
    for (const grid of land.grids) expect(land.places.filter(({ gridId }) => gridId === grid.id).length).toBeGreaterThanOrEqual(8);
    for (const { id } of land.communities) {
      const names = land.places.filter(({ communityId }) => communityId === id).map(({ name }) => name);
      expect(new Set(names).size).toBe(names.length);
    }
  });

  it('has building 3 of the main estate, where the first story plays', () => {
    const building = land.places.find(({ name, communityId }) => name === '梧桐里 3 栋' && communityId === land.communities[0]?.id);
    expect(building).toMatchObject({ kind: 'building' });
    expect(building?.entrances).toBeGreaterThanOrEqual(2);
  });

  it('is the same for the same seed and another for another', () => {
    expect(generateLand(SMALL)).toEqual(land);
    expect(generateLand({ ...SMALL, seed: 'other' }).grids[0]?.polygons).not.toEqual(land.grids[0]?.polygons);
  });

  it('makes 20 towns, 300 communities and 5,204 grids', () => {
    const large = generateLand(LARGE);
    expect([large.streets.length, large.communities.length, large.grids.length]).toEqual([20, 300, 5204]);
    expect(new Set(large.communities.map(({ name }) => name)).size).toBe(300);
    expect(new Set(large.streets.map(({ name }) => name)).size).toBe(20);
    expect(new Set(large.grids.map(({ id }) => id)).size).toBe(5204);
    expect(new Set(large.places.map(({ id }) => id)).size).toBe(large.places.length);
    expect(large.grids.reduce((total, grid) => total + areaOf(grid), 0) / area(large.border)).toBeCloseTo(1, 9);
    const own = new Map(large.grids.map((grid) => [grid.id, grid]));
    for (const { point: [lng, lat], gridId } of large.places) expect(pointInPolygons({ lng, lat }, own.get(gridId)!.polygons)).toBe(true);
  });
});
