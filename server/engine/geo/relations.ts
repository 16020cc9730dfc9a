/** How shapes lie to each other: within, meeting, how far. */
import type { Shape } from './shapes';
import { angleBetween, angleToArc, arcsMeet, isOnArc, ringContains, type Vector } from './sphere';

type Polygon = readonly (readonly Vector[])[];

function polygonContains(polygon: Polygon, point: Vector): boolean {
  const [outer = [], ...holes] = polygon;
  if (!ringContains(outer, point)) return false;
  return !holes.some((hole) => ringContains(hole, point) && !isOnLine(hole, point));
}

const isOnLine = (line: readonly Vector[], point: Vector): boolean => line.some((each, i) => i > 0 && isOnArc(point, line[i - 1] as Vector, each));

const containsPoint = (area: Shape, point: Vector): boolean =>
  area.polygons.some((polygon) => polygonContains(polygon, point)) || area.lines.some((line) => isOnLine(line, point))
  || area.points.some((other) => angleBetween(other, point) < 1e-12);

/** All lines of a shape: its own and the rings of its polygons. */
const linesOf = (shape: Shape): (readonly Vector[])[] => [...shape.lines, ...shape.polygons.flat()];

const pairs = (line: readonly Vector[]): [Vector, Vector][] => line.slice(1).map((each, i) => [line[i] as Vector, each]);

const linesMeet = (a: readonly Vector[], b: readonly Vector[]): boolean =>
  pairs(a).some(([from, to]) => pairs(b).some(([other, end]) => arcsMeet(from, to, other, end)));

/** Do two shapes have a point in common? */
export function shapesMeet(a: Shape, b: Shape): boolean {
  if (a.points.some((point) => containsPoint(b, point)) || b.points.some((point) => containsPoint(a, point))) return true;
  const [linesA, linesB] = [linesOf(a), linesOf(b)];
  if (linesA.some((one) => linesB.some((other) => linesMeet(one, other)))) return true;
  // Without any crossing one lies inside the other, and then all of it does.
  const startsIn = (lines: readonly (readonly Vector[])[], area: Shape): boolean =>
    lines.some((line) => line[0] !== undefined && area.polygons.some((polygon) => polygonContains(polygon, line[0] as Vector)));
  return startsIn(linesA, b) || startsIn(linesB, a);
}

/** Does an arc cross the ring, rather than touch it or run along it? Its middle and the middles between crossings tell. */
function leaves(area: Polygon, [from, to]: [Vector, Vector]): boolean {
  const steps = 8;
  for (let i = 0; i <= steps; i += 1) {
    const t = i / steps;
    const at: Vector = [from[0] + (to[0] - from[0]) * t, from[1] + (to[1] - from[1]) * t, from[2] + (to[2] - from[2]) * t];
    const size = Math.hypot(...at) || 1;
    if (!polygonContains(area, [at[0] / size, at[1] / size, at[2] / size])) return true;
  }
  return properlyCrosses(area, from, to);
}

const properlyCrosses = (area: Polygon, from: Vector, to: Vector): boolean =>
  area.some((ring) => pairs(ring).some(([a, b]) => arcsMeet(from, to, a, b) && ![from, to].some((end) => isOnArc(end, a, b)) && ![a, b].some((end) => isOnArc(end, from, to))));

const lineWithin = (line: readonly Vector[], area: Polygon): boolean => pairs(line).every((pair) => !leaves(area, pair));

/** Does a shape lie wholly within an area? */
export function isWithin(shape: Shape, area: Shape): boolean {
  const inOne = (lines: readonly (readonly Vector[])[]): boolean => area.polygons.some((polygon) => lines.every((line) => lineWithin(line, polygon))
    && !polygon.slice(1).some((hole) => hole[0] !== undefined && lines.some((line) => line.length > 3 && ringContains(line, hole[0] as Vector) && !isOnLine(line, hole[0] as Vector))));
  return shape.points.every((point) => containsPoint(area, point)) && shape.lines.every((line) => inOne([line])) && shape.polygons.every((polygon) => inOne(polygon.slice(0, 1)));
}

/** The angle from a point to the nearest point of a shape; 0 inside. */
export function angleTo(point: Vector, shape: Shape): number {
  if (shape.polygons.some((polygon) => polygonContains(polygon, point))) return 0;
  const toPoints = shape.points.map((other) => angleBetween(point, other));
  const toLines = linesOf(shape).flatMap((line) => pairs(line).map(([from, to]) => angleToArc(point, from, to)));
  return Math.min(Infinity, ...toPoints, ...toLines);
}

/** Does a shape lie within a cap (of less than half the sphere)? */
export const isInCap = (shape: Shape, centre: Vector, radius: number): boolean =>
  [...shape.points, ...linesOf(shape).flat()].every((point) => angleBetween(centre, point) <= radius);
