/** Points, arcs and distances on the sphere, as unit vectors. */

/** Longitude and latitude in degrees. */
export type Position = readonly [lng: number, lat: number];
export type Vector = readonly [number, number, number];

/** The earth MongoDB reckons with, in metres. */
export const earthRadius = 6_378_100;
const degree = Math.PI / 180;
/** Two vectors nearer than this are one point: about a micrometre. */
const tiny = 1e-13;

export function vectorOf([lng, lat]: Position): Vector {
  const around = Math.cos(lat * degree);
  return [around * Math.cos(lng * degree), around * Math.sin(lng * degree), Math.sin(lat * degree)];
}

export const dot = (a: Vector, b: Vector): number => a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
export const cross = (a: Vector, b: Vector): Vector => [a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]];
const length = (a: Vector): number => Math.sqrt(dot(a, a));

export function unit(a: Vector): Vector {
  const size = length(a) || 1;
  return [a[0] / size, a[1] / size, a[2] / size];
}

/** The angle between two points, in radians; exact for small ones too. */
export const angleBetween = (a: Vector, b: Vector): number => Math.atan2(length(cross(a, b)), dot(a, b));

/** The angle from a point to the nearest point of an arc. */
export function angleToArc(point: Vector, a: Vector, b: Vector): number {
  const normal = cross(a, b);
  if (length(normal) < tiny) return angleBetween(point, a);
  const across = unit(normal);
  // The foot lies on the arc when it is on the right side of both ends.
  if (dot(cross(across, a), point) >= 0 && dot(cross(b, across), point) >= 0) return Math.abs(Math.asin(Math.max(-1, Math.min(1, dot(across, point)))));
  return Math.min(angleBetween(point, a), angleBetween(point, b));
}

export const isOnArc = (point: Vector, a: Vector, b: Vector): boolean => angleToArc(point, a, b) < 1e-12;

/** Do two arcs have a point in common? */
export function arcsMeet(a: Vector, b: Vector, c: Vector, d: Vector): boolean {
  const [ab, cd] = [cross(a, b), cross(c, d)];
  const [sideA, sideB, sideC, sideD] = [dot(cd, a), dot(cd, b), dot(ab, c), dot(ab, d)];
  const crossing = sideA * sideB < 0 && sideC * sideD < 0 && sideA * sideD > 0;
  return crossing || isOnArc(a, c, d) || isOnArc(b, c, d) || isOnArc(c, a, b) || isOnArc(d, a, b);
}

/** Is a point inside a closed ring or on it? The inside is the smaller side. */
export function ringContains(ring: readonly Vector[], point: Vector): boolean {
  const middle = unit(ring.slice(1).reduce<Vector>((sum, each) => [sum[0] + each[0], sum[1] + each[1], sum[2] + each[2]], [0, 0, 0]));
  let turned = 0;
  for (let i = 0; i + 1 < ring.length; i += 1) {
    const [from, to] = [ring[i] as Vector, ring[i + 1] as Vector];
    if (isOnArc(point, from, to)) return true;
    turned += turn(point, from, to);
  }
  return Math.abs(turned) > Math.PI && dot(middle, point) > -0.5;
}

/** The angle at a point between the directions to two others, signed. */
function turn(point: Vector, from: Vector, to: Vector): number {
  const [a, b] = [cross(point, from), cross(point, to)];
  return Math.atan2(dot(point, cross(a, b)), dot(a, b));
}
