import { signedArea } from './area';
import { crossesItself, openRing } from './crossings';
import type { Polygon, Ring } from './geo';

type Corner = readonly [number, number];
const keyOf = ([lng, lat]: Corner): string => `${lng} ${lat}`;

/** Outline counter-clockwise, holes clockwise (RFC 7946 section 3.1.6), without repeated corners, closed. */
export function wound(polygon: Polygon): Polygon {
  return polygon.map((ring, at) => {
    const corners = openRing(ring);
    const turned = signedArea(corners) > 0 === (at === 0) ? corners : [...corners].reverse();
    return turned[0] ? [...turned, turned[0]] : turned;
  });
}

/** Edges by where they begin; an edge and the same edge the other way round take each other away. */
function freeEdges(polygons: readonly Polygon[]): Map<string, Corner[]> | null {
  const free = new Map<string, { from: Corner; to: Corner }>();
  for (const ring of polygons.flatMap((polygon) => wound(polygon))) {
    for (let at = 0; at + 1 < ring.length; at += 1) {
      const [from, to] = [ring[at] as Corner, ring[at + 1] as Corner];
      const [here, there] = [`${keyOf(from)} ${keyOf(to)}`, `${keyOf(to)} ${keyOf(from)}`];
      if (free.has(here)) return null;
      if (!free.delete(there)) free.set(here, { from, to });
    }
  }
  const byStart = new Map<string, Corner[]>();
  for (const { from, to } of free.values()) byStart.set(keyOf(from), [...(byStart.get(keyOf(from)) ?? []), to]);
  return byStart;
}

/**
 * The borders of polygons laid side by side as one land: outlines counter-clockwise, what they enclose clockwise.
 * Null where they do not share their corners exactly (a corner in the middle of a neighbour's edge, borders that
 * cross, two pieces that touch in one point): then the slow way must be taken.
 */
export function bordersOfMosaic(polygons: readonly Polygon[]): Ring[] | null {
  const free = freeEdges(polygons);
  if (!free) return null;
  const rings: Ring[] = [];
  for (const start of [...free.keys()]) {
    if (!free.has(start)) continue;
    const ring: Corner[] = [];
    for (let at = start; free.has(at); ) {
      const next = free.get(at) as Corner[];
      const [to] = next;
      if (next.length > 1 || !to) return null;
      ring.push(to);
      free.delete(at);
      at = keyOf(to);
    }
    if (ring.length < 3 || keyOf(ring[ring.length - 1] as Corner) !== start) return null;
    rings.push(ring);
  }
  return crossesItself(rings) ? null : rings;
}
