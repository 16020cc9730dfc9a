import Flatbush from 'flatbush';
import { difference, intersection, union, type Geom } from 'polyclip-ts';
import { isSliver, measured, overlapSquareMetres, signedArea, SLIVER, squareMetres } from '../../../shared/domain/organisation/area';
import { boxOf, type Polygon } from '../../../shared/domain/organisation/geo';
import { bordersOfMosaic } from '../../../shared/domain/organisation/mosaic';
import type { Polygons } from './model';

/** A piece of land with a name, WGS-84. */
export interface Land {
  readonly name: string;
  readonly polygons: readonly Polygon[];
}

/** What lies in two of them, or in none. */
export interface Piece {
  readonly names: readonly string[];
  /** Whole square metres. */
  readonly squareMetres: number;
  readonly polygons: Polygons;
}

/** Found at most: who has more first mends these. */
export const MOST_PIECES = 300;
/** Pairs that are compared before others' requests are answered. */
const BREATH = 64;
type Ready = ReturnType<typeof measured>;
const breathe = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
const geom = (polygons: readonly Polygon[]): Geom => polygons as unknown as Geom;
const piece = (names: readonly string[], polygons: Polygons): Piece => ({ names, squareMetres: Math.round(squareMetres(polygons)), polygons });

/**
 * What lies in two pieces of land at once, hairlines left out; only pairs of which one is `concerned`.
 * Neighbours that merely touch (nearly all of the pairs) are settled by their area alone, before their shape is asked for.
 */
export async function findOverlaps(lands: readonly Land[], concerned: (at: number) => boolean = () => true): Promise<Piece[]> {
  if (lands.length < 2) return [];
  const index = new Flatbush(lands.length);
  const boxes = lands.map((land) => boxOf(land.polygons));
  for (const box of boxes) index.add(...box);
  index.finish();
  const latitude = boxes[0]?.[1] ?? 0;
  const ready = lands.map((land) => measured(land.polygons, latitude));
  const found: Piece[] = [];
  let compared = 0;
  for (const [at, land] of lands.entries()) {
    const others = index.search(...(boxes[at] as (typeof boxes)[number]), (other) => other > at && (concerned(at) || concerned(other)));
    for (const other of others.sort((a, b) => a - b)) {
      compared += 1;
      if (compared % BREATH === 0) await breathe();
      const second = lands[other] as Land;
      if (overlapSquareMetres(ready[at] as Ready, ready[other] as Ready) < SLIVER.squareMetres) continue;
      const polygons = intersection(geom(land.polygons), geom(second.polygons)) as Polygons;
      if (!isSliver(polygons)) found.push(piece([land.name, second.name], polygons));
      if (found.length >= MOST_PIECES) return found;
    }
  }
  return found;
}

/** Grids of one community, and its boundary where that is known. */
export interface Covered {
  readonly name: string;
  readonly grids: readonly (readonly Polygon[])[];
  /** Empty: what the grids enclose counts instead, and what had a grid before. */
  readonly outline: readonly Polygon[];
  /** Land that had a grid before a redraw, and the grids it may lie in now in other communities. */
  readonly before?: readonly Polygon[];
  readonly elsewhere?: readonly (readonly Polygon[])[];
}

/** The land of some grids as one; the quick way where they share their corners, as most drawings do. */
function landOf(grids: readonly (readonly Polygon[])[]): { exact: boolean; holes: Polygons; all: () => Polygons } {
  const [first = [], ...others] = grids;
  const all = (): Polygons => union(geom(first), ...others.map(geom)) as Polygons;
  const borders = bordersOfMosaic(grids.flat());
  if (borders) return { exact: true, holes: borders.filter((ring) => signedArea(ring) < 0).map((ring) => [ring]) as unknown as Polygons, all };
  const joined = all();
  return { exact: false, holes: joined.flatMap(([, ...holes]) => holes.map((hole) => [hole])), all: () => joined };
}

/** Whether grids that share their corners, so do not overlap, have all of some land: what each has of it is added up. */
function filled(bounds: readonly Polygon[], grids: readonly (readonly Polygon[])[]): boolean {
  const latitude = boxOf(bounds)[1];
  const whole = measured(bounds, latitude);
  return squareMetres(bounds) - grids.reduce((sum, grid) => sum + overlapSquareMetres(measured(grid, latitude), whole), 0) < SLIVER.squareMetres;
}

/** What of some land is in no grid. */
function openOf(bounds: readonly Polygon[], grids: readonly (readonly Polygon[])[], land: ReturnType<typeof landOf>, elsewhere: readonly (readonly Polygon[])[]): Polygons {
  if (bounds.length === 0 || (land.exact && filled(bounds, grids))) return [];
  return difference(geom(bounds), geom(land.all()), ...elsewhere.map(geom)) as Polygons;
}

/**
 * Pieces inside the boundary of a community that are in none of its grids, hairlines left out. Where the boundary is not
 * known: what the grids enclose, and what had a grid before and has none now.
 */
export function findGaps({ name, grids, outline, before = [], elsewhere = [] }: Covered): Piece[] {
  if (grids.length === 0) return outline.length === 0 ? [] : [piece([name], outline as Polygons)];
  const land = landOf(grids);
  const lost = outline.length > 0 ? openOf(outline, grids, land, []) : openOf(before, grids, land, elsewhere);
  const enclosed = outline.length > 0 ? [] : land.holes;
  const open = lost.length > 0 && enclosed.length > 0 ? (union(geom(lost), geom(enclosed)) as Polygons) : [...lost, ...enclosed];
  return open.filter((polygon) => !isSliver([polygon])).map((polygon) => piece([name], [polygon]));
}

/** `findGaps` of several communities, giving others' requests their turn. */
export async function findGapsOfAll(communities: readonly Covered[]): Promise<Piece[]> {
  const found: Piece[] = [];
  for (const community of communities) {
    found.push(...findGaps(community));
    if (found.length >= MOST_PIECES) return found.slice(0, MOST_PIECES);
    await breathe();
  }
  return found;
}
