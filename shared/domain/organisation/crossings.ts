import type { Polygon, Ring } from './geo';

type Corner = readonly [number, number];
interface Edge {
  readonly a: Corner;
  readonly b: Corner;
  readonly ring: number;
  readonly index: number;
  readonly west: number;
  readonly east: number;
}

const side = (a: Corner, b: Corner, c: Corner): number => Math.sign((b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]));
const same = (a: Corner, b: Corner): boolean => a[0] === b[0] && a[1] === b[1];

/** Whether c, which lies on the line through a and b, lies between them. */
function between(a: Corner, b: Corner, c: Corner): boolean {
  return Math.min(a[0], b[0]) <= c[0] && c[0] <= Math.max(a[0], b[0]) && Math.min(a[1], b[1]) <= c[1] && c[1] <= Math.max(a[1], b[1]);
}

/** Whether two edges cross, or lie on each other; a corner that touches is no crossing. */
function cross(one: Edge, other: Edge): boolean {
  const [d1, d2] = [side(one.a, one.b, other.a), side(one.a, one.b, other.b)];
  const [d3, d4] = [side(other.a, other.b, one.a), side(other.a, other.b, one.b)];
  if (d1 * d2 < 0 && d3 * d4 < 0) return true;
  if (d1 !== 0 || d2 !== 0) return false;
  // On one line: they share more than a point when an end of one lies within the other.
  const inner = (edge: Edge, corner: Corner): boolean => between(edge.a, edge.b, corner) && !same(edge.a, corner) && !same(edge.b, corner);
  const equal = (same(one.a, other.a) && same(one.b, other.b)) || (same(one.a, other.b) && same(one.b, other.a));
  return equal || inner(one, other.a) || inner(one, other.b) || inner(other, one.a) || inner(other, one.b);
}

/** A ring without repeated corners and without the closing one. */
export function openRing(ring: Ring): Corner[] {
  const corners = ring.filter((corner, index) => index === 0 || !same(corner, ring[index - 1] as Corner));
  const [first, last] = [corners[0], corners[corners.length - 1]];
  return corners.length > 1 && first && last && same(first, last) ? corners.slice(0, -1) : corners;
}

function edgesOf(ring: Ring, number: number): Edge[] {
  const corners = openRing(ring);
  return corners.map((a, index) => {
    const b = corners[(index + 1) % corners.length] as Corner;
    return { a, b, ring: number, index, west: Math.min(a[0], b[0]), east: Math.max(a[0], b[0]) };
  });
}

/**
 * Whether the borders of a polygon cross themselves or each other (a figure of eight, a hole that leaves its
 * outline), so that nobody can say what is inside. Edges are swept from west to east.
 */
export function crossesItself(polygon: Polygon): boolean {
  const edges = polygon.flatMap(edgesOf).sort((one, other) => one.west - other.west);
  let open: Edge[] = [];
  for (const edge of edges) {
    open = open.filter((other) => other.east >= edge.west);
    if (open.some((other) => cross(edge, other))) return true;
    open.push(edge);
  }
  return false;
}
