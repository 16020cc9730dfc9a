import { cellsOf, type LngLat, type Polygon } from '../../../shared/domain/organisation/geo';
import { toSystem, type CoordinateSystem } from '../../../shared/domain/organisation/coordinates';
import type { Box, Polygons } from './model';

/** Metres of one degree of latitude. */
const DEGREE_METRES = 111_320;

/** Names of all squares that some polygons touch. */
export function squaresOf(polygons: readonly Polygon[]): string[] {
  return [...new Set(polygons.flatMap(cellsOf))];
}

/** Smallest box round both. */
export function joinBoxes(a: Box | null, b: Box | null): Box | null {
  if (!a || !b) return a ?? b;
  return [Math.min(a[0], b[0]), Math.min(a[1], b[1]), Math.max(a[2], b[2]), Math.max(a[3], b[3])];
}

/** Metres from a point to a box, flat: exact enough over a district; 0 inside it. */
export function metresToBox([west, south, east, north]: Box, { lng, lat }: LngLat): number {
  const dLng = Math.max(west - lng, 0, lng - east) * Math.cos((lat * Math.PI) / 180);
  return Math.hypot(dLng, Math.max(south - lat, 0, lat - north)) * DEGREE_METRES;
}

/** The same polygons in another system. */
export function convertPolygons(polygons: readonly Polygon[], from: CoordinateSystem, to: CoordinateSystem): Polygons {
  return polygons.map((rings) =>
    rings.map((ring) =>
      ring.map(([lng, lat]) => {
        const point = toSystem({ lng, lat, system: from }, to);
        return [point.lng, point.lat];
      }),
    ),
  );
}
