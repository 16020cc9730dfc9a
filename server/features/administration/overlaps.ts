import Flatbush from 'flatbush';
import { intersection, union, type Geom } from 'polyclip-ts';
import { boxOf, type Polygon } from '../../../shared/domain/organisation/geo';
import type { MapOfImport } from './types';

/** A grid on the map, WGS-84. */
export interface MapShape {
  readonly id: string;
  readonly name: string;
  readonly communityId: string;
  readonly polygons: readonly Polygon[];
}
type Found = MapOfImport['overlaps'][number];
type Rings = [number, number][][];

/** What is smaller comes from drawing, not from intent. Square metres. */
const LEAST = 10;
const METRES = 111_320;
const plain = (polygons: readonly Polygon[]): Rings[] => polygons.map((rings) => rings.map((ring) => ring.map(([lng, lat]): [number, number] => [lng, lat])));
const breathe = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** Square metres of a ring, on a plane that is exact enough within a district. */
function ringArea(ring: Rings[number]): number {
  const [, lat = 0] = ring[0] ?? [];
  const doubled = ring.reduce((sum, [x, y], index) => {
    const [nextX, nextY] = ring[(index + 1) % ring.length] as [number, number];
    return sum + (x * nextY - nextX * y);
  }, 0);
  return (Math.abs(doubled) / 2) * METRES * METRES * Math.cos((lat * Math.PI) / 180);
}
const areaOf = (polygons: readonly Rings[]): number => polygons.reduce((sum, [outline = [], ...holes]) => sum + ringArea(outline) - holes.reduce((all, hole) => all + ringArea(hole), 0), 0);

/** What lies in two grids at once. */
async function findOverlaps(shapes: readonly MapShape[]): Promise<Found[]> {
  if (shapes.length < 2) return [];
  const index = new Flatbush(shapes.length);
  const boxes = shapes.map((shape) => boxOf(shape.polygons));
  for (const box of boxes) index.add(...box);
  index.finish();
  const found: Found[] = [];
  for (const [at, shape] of shapes.entries()) {
    for (const other of index.search(...(boxes[at] as (typeof boxes)[number]), (candidate) => candidate > at)) {
      const second = shapes[other] as MapShape;
      const polygons = intersection(plain(shape.polygons) as Geom, plain(second.polygons) as Geom) as Rings[];
      const squareMetres = Math.round(areaOf(polygons));
      if (squareMetres >= LEAST) found.push({ names: [shape.name, second.name], squareMetres, polygons });
    }
    await breathe();
  }
  return found;
}

/** What is enclosed by the grids of a community and lies in none of them. */
async function findGaps(shapes: readonly MapShape[]): Promise<Found[]> {
  const found: Found[] = [];
  for (const communityId of new Set(shapes.map((shape) => shape.communityId))) {
    const [first, ...others] = shapes.filter((shape) => shape.communityId === communityId);
    if (!first) continue;
    const all = union(plain(first.polygons) as Geom, ...others.map((shape) => plain(shape.polygons) as Geom)) as Rings[];
    for (const hole of all.flatMap(([, ...holes]) => holes)) {
      const squareMetres = Math.round(ringArea(hole));
      if (squareMetres >= LEAST) found.push({ names: [communityId], squareMetres, polygons: [[hole]] });
    }
    await breathe();
  }
  return found;
}

/** Draws grids with what lies in two of them and what lies in none. */
export async function mapOf(shapes: readonly MapShape[]): Promise<MapOfImport | null> {
  if (shapes.length === 0) return null;
  const bounds = [...boxOf(shapes.flatMap((shape) => shape.polygons))] as MapOfImport['bounds'];
  return {
    bounds,
    shapes: shapes.map(({ name, polygons }) => ({ name, polygons: plain(polygons) })),
    overlaps: await findOverlaps(shapes),
    gaps: await findGaps(shapes),
  };
}
