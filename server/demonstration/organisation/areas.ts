import type { DemoGrid, DemoLand } from '../types';

/** The middle of a grid's first outline, degrees: enough to say in whose half it lies. */
function middleOf(grid: DemoGrid): readonly [number, number] {
  const ring = grid.polygons[0]?.[0] ?? [];
  const sum = ring.slice(1).reduce<[number, number]>(([x, y], [lng, lat]) => [x + lng, y + lat], [0, 0]);
  return [sum[0] / (ring.length - 1), sum[1] / (ring.length - 1)];
}

/** Ids of the grids whose middle fulfils a condition on the position within the district, 0…1 east and north. */
export function gridsWhere(land: DemoLand, among: readonly DemoGrid[], holds: (east: number, north: number) => boolean): string[] {
  const [west, south, east, north] = land.bounds;
  return among
    .filter((grid) => {
      const [lng, lat] = middleOf(grid);
      return holds((lng - west) / (east - west), (lat - south) / (north - south));
    })
    .map((grid) => grid.id);
}
