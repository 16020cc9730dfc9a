/** Degrees; the system is said by the name of the function or field. */
export interface LngLat {
  readonly lng: number;
  readonly lat: number;
}

/** `[lng, lat]` pairs; closing the ring by repeating the first pair is allowed and not needed. */
export type Ring = readonly (readonly [number, number])[];
/** The first ring is the outline, the others are holes. */
export type Polygon = readonly Ring[];
/** west, south, east, north. */
export type Box = readonly [number, number, number, number];

/** Mean radius of the earth in metres. */
const EARTH = 6_371_008.8;
const RADIANS = Math.PI / 180;

/** Distance in metres along the great circle (haversine). */
export function distanceMetres(a: LngLat, b: LngLat): number {
  const dLat = (b.lat - a.lat) * RADIANS;
  const dLng = (b.lng - a.lng) * RADIANS;
  const h = Math.sin(dLat / 2) ** 2 + Math.cos(a.lat * RADIANS) * Math.cos(b.lat * RADIANS) * Math.sin(dLng / 2) ** 2;
  return 2 * EARTH * Math.asin(Math.min(1, Math.sqrt(h)));
}

/** The box round some polygons. Throws RangeError when they have no points. */
export function boxOf(polygons: readonly Polygon[]): Box {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const polygon of polygons) {
    for (const [lng, lat] of polygon[0] ?? []) {
      west = Math.min(west, lng);
      south = Math.min(south, lat);
      east = Math.max(east, lng);
      north = Math.max(north, lat);
    }
  }
  if (west > east) throw new RangeError('polygons without points have no box');
  return [west, south, east, north];
}

/** Cells are squares of 1/200 of a degree (0.005°), about 500 m: a grid lies in few of them. */
const CELLS_PER_DEGREE = 200;
const cellKey = (x: number, y: number): string => `${x}:${y}`;

/** The cell in which a point lies, to look polygons up by. */
export function cellOf(point: LngLat): string {
  return cellKey(Math.floor(point.lng * CELLS_PER_DEGREE), Math.floor(point.lat * CELLS_PER_DEGREE));
}

/** Every cell that the box of a polygon touches: a superset of the cells its points can lie in. */
export function cellsOf(polygon: Polygon): string[] {
  const [west, south, east, north] = boxOf([polygon]).map((degrees) => Math.floor(degrees * CELLS_PER_DEGREE)) as [number, number, number, number];
  const cells: string[] = [];
  for (let x = west; x <= east; x += 1) for (let y = south; y <= north; y += 1) cells.push(cellKey(x, y));
  return cells;
}

/** Whether a ring's edges are crossed an odd number of times by a ray to the east. */
function oddCrossings(point: LngLat, ring: Ring): boolean {
  let odd = false;
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i, i += 1) {
    const [xi, yi] = ring[i] as readonly [number, number];
    const [xj, yj] = ring[j] as readonly [number, number];
    const straddles = yi > point.lat !== yj > point.lat;
    if (straddles && point.lng < ((xj - xi) * (point.lat - yi)) / (yj - yi) + xi) odd = !odd;
  }
  return odd;
}

/**
 * Whether a point lies in a polygon (even-odd, holes left out). Half-open at the border: of two polygons that
 * share an edge, one has the points on it, so no point between neighbours is lost.
 */
export function pointInPolygon(point: LngLat, polygon: Polygon): boolean {
  return polygon.reduce((inside, ring) => inside !== oddCrossings(point, ring), false);
}

/** Whether a point lies in one of several polygons. */
export function pointInPolygons(point: LngLat, polygons: readonly Polygon[]): boolean {
  return polygons.some((polygon) => pointInPolygon(point, polygon));
}

/** Metres from a point to a line between two others, on a plane that is exact enough within a district. */
function metresToSegment(point: LngLat, a: readonly [number, number], b: readonly [number, number]): number {
  const perLat = EARTH * RADIANS;
  const perLng = perLat * Math.cos(point.lat * RADIANS);
  const [ax, ay] = [(a[0] - point.lng) * perLng, (a[1] - point.lat) * perLat];
  const [bx, by] = [(b[0] - point.lng) * perLng, (b[1] - point.lat) * perLat];
  const [dx, dy] = [bx - ax, by - ay];
  const length = dx * dx + dy * dy;
  const t = length === 0 ? 0 : Math.min(1, Math.max(0, -(ax * dx + ay * dy) / length));
  return Math.hypot(ax + t * dx, ay + t * dy);
}

/** Metres to the nearest border of some polygons; 0 inside. Infinity when there are none. */
export function metresToPolygons(point: LngLat, polygons: readonly Polygon[]): number {
  if (pointInPolygons(point, polygons)) return 0;
  let nearest = Infinity;
  for (const ring of polygons.flat()) {
    for (let i = 0, j = ring.length - 1; i < ring.length; j = i, i += 1) {
      nearest = Math.min(nearest, metresToSegment(point, ring[j] as readonly [number, number], ring[i] as readonly [number, number]));
    }
  }
  return nearest;
}
