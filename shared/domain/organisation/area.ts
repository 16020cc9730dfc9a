import type { Polygon, Ring } from './geo';

/** Metres of one degree of latitude on the mean sphere (6,371,008.8 m). */
const METRES = (6_371_008.8 * Math.PI) / 180;
type Metres = readonly [number, number];

/** A ring in metres on a plane that touches the earth at a latitude: exact enough within a district. */
function flat(ring: Ring, latitude: number): Metres[] {
  const narrow = Math.cos((latitude * Math.PI) / 180) * METRES;
  return ring.map(([lng, lat]) => [lng * narrow, lat * METRES]);
}
const latitudeOf = (polygons: readonly Polygon[]): number => polygons[0]?.[0]?.[0]?.[1] ?? 0;
const pairs = (corners: readonly Metres[]): [Metres, Metres][] => corners.map((corner, at) => [corner, corners[(at + 1) % corners.length] as Metres]);

/** Square metres of a ring, positive when it runs counter-clockwise. */
export function signedArea(ring: Ring): number {
  const corners = flat(ring, ring[0]?.[1] ?? 0);
  const [x0, y0] = corners[0] ?? [0, 0];
  // Measured from the first corner: far from it the small difference of large products would be lost.
  return pairs(corners).reduce((sum, [a, b]) => sum + ((a[0] - x0) * (b[1] - y0) - (b[0] - x0) * (a[1] - y0)) / 2, 0);
}

/** Square metres of some polygons, holes left out. */
export function squareMetres(polygons: readonly Polygon[]): number {
  const of = ([outline = [], ...holes]: Polygon): number => Math.abs(signedArea(outline)) - holes.reduce((sum, hole) => sum + Math.abs(signedArea(hole)), 0);
  return polygons.reduce((sum, polygon) => sum + of(polygon), 0);
}

/** Metres of all borders of some polygons. */
function borderMetres(polygons: readonly Polygon[]): number {
  const latitude = latitudeOf(polygons);
  return polygons.flat().reduce((sum, ring) => sum + pairs(flat(ring, latitude)).reduce((all, [a, b]) => all + Math.hypot(b[0] - a[0], b[1] - a[1]), 0), 0);
}

/**
 * What comes from drawing and not from intent. Borders clicked on a screen or digitised from 1:500 and 1:2000 maps
 * lie up to about a metre apart; nobody means a piece of land of less than ten square metres.
 */
export const SLIVER = { squareMetres: 10, metresWide: 1 } as const;

/** Whether a piece of land is a hairline between two borders: small, or on the average narrower than a metre. */
export function isSliver(polygons: readonly Polygon[]): boolean {
  const area = squareMetres(polygons);
  return area < SLIVER.squareMetres || (2 * area) / borderMetres(polygons) < SLIVER.metresWide;
}

interface Edge {
  readonly low: Metres;
  readonly high: Metres;
}

/** A shape made ready for being held against many others. */
export interface Measured {
  readonly edges: readonly Edge[];
  readonly bottom: number;
  readonly top: number;
  readonly east: number;
}

/** Makes a shape ready; all that are held against each other must be given the same latitude (degrees), one within their district. */
export function measured(polygons: readonly Polygon[], latitude: number): Measured {
  const rings = polygons.flat().map((ring) => flat(ring, latitude));
  let [bottom, top, east] = [Infinity, -Infinity, -Infinity];
  for (const [x, y] of rings.flat()) [bottom, top, east] = [Math.min(bottom, y), Math.max(top, y), Math.max(east, x)];
  const upwards = ([a, b]: [Metres, Metres]): Edge[] => (a[1] === b[1] ? [] : [a[1] < b[1] ? { low: a, high: b } : { low: b, high: a }]);
  return { edges: rings.flatMap((ring) => pairs(ring).flatMap(upwards)), bottom, top, east };
}

interface Owned extends Edge {
  readonly owner: 0 | 1;
}
const acrossAt = ({ low, high }: Edge, y: number): number => low[0] + ((y - low[1]) / (high[1] - low[1])) * (high[0] - low[0]);

/** Heights at which edges of the one cross edges of the other; edges by their lower end. */
function crossings(edges: readonly Owned[]): number[] {
  const found: number[] = [];
  let open: Owned[] = [];
  for (const edge of edges) {
    open = open.filter((other) => other.high[1] > edge.low[1]);
    for (const other of open) {
      if (other.owner === edge.owner) continue;
      const [from, to] = [edge.low[1], Math.min(edge.high[1], other.high[1])];
      const [before, after] = [acrossAt(edge, from) - acrossAt(other, from), acrossAt(edge, to) - acrossAt(other, to)];
      if (before * after < 0) found.push(from + ((to - from) * before) / (before - after));
    }
    open.push(edge);
  }
  return found;
}

/** Metres across that lie in both at a height, from the edges that pass it. */
function sharedAcross(edges: readonly Owned[], y: number): number {
  const passed = edges.map((edge) => ({ x: acrossAt(edge, y), owner: edge.owner })).sort((a, b) => a.x - b.x);
  const inside: [boolean, boolean] = [false, false];
  let [metres, last] = [0, 0];
  for (const { x, owner } of passed) {
    if (inside[0] && inside[1]) metres += x - last;
    inside[owner] = !inside[owner];
    last = x;
  }
  return metres;
}

/**
 * Square metres that lie in both of two shapes. The land is cut at every corner and crossing into strips in which
 * no borders cross; in each the middle says how much both have. Nothing degenerates where borders lie on each
 * other, as those of neighbours do.
 */
export function overlapSquareMetres(one: Measured, other: Measured): number {
  const [bottom, top, east] = [Math.max(one.bottom, other.bottom), Math.min(one.top, other.top), Math.min(one.east, other.east)];
  if (!(bottom < top)) return 0;
  // What lies east of one of the two cannot change what is west of it.
  const within = ({ low, high }: Edge): boolean => high[1] > bottom && low[1] < top && (low[0] <= east || high[0] <= east);
  const own = (edges: readonly Edge[], owner: 0 | 1): Owned[] => edges.filter(within).map(({ low, high }) => ({ low, high, owner }));
  const edges = [...own(one.edges, 0), ...own(other.edges, 1)].sort((a, b) => a.low[1] - b.low[1]);
  const cuts = [bottom, top, ...edges.flatMap(({ low, high }) => [low[1], high[1]]), ...crossings(edges)].filter((y) => y >= bottom && y <= top).sort((a, b) => a - b);
  let [area, next] = [0, 0];
  let open: Owned[] = [];
  for (let at = 0; at + 1 < cuts.length; at += 1) {
    const [from, to] = [cuts[at] as number, cuts[at + 1] as number];
    if (from === to) continue;
    const y = (from + to) / 2;
    while (next < edges.length && (edges[next] as Owned).low[1] < y) open.push(edges[next++] as Owned);
    open = open.filter(({ high }) => high[1] > y);
    area += sharedAcross(open, y) * (to - from);
  }
  return area;
}
