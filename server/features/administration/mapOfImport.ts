import type { ShapeState } from '../../../shared/domain/administration/imports';
import { squareMetres } from '../../../shared/domain/organisation/area';
import { boxOf, type Polygon } from '../../../shared/domain/organisation/geo';
import { findGapsOfAll, findOverlaps, type Covered, type Piece } from '../organisation';
import type { MapOfImport } from './types';

/** A shape on the map, WGS-84. */
export interface MapShape {
  readonly id: string;
  readonly name: string;
  readonly status: ShapeState;
  readonly polygons: readonly Polygon[];
}

/** Six decimals are a decimetre: finer than anybody can see or measured. */
const round = (degrees: number): number => Math.round(degrees * 1e6) / 1e6;
type Drawn = MapOfImport['shapes'][number]['polygons'];
const drawn = (polygons: readonly Polygon[]): Drawn => polygons.map((rings) => rings.map((ring) => ring.map(([lng, lat]): [number, number] => [round(lng), round(lat)])));
const piece = ({ names, squareMetres: size, polygons }: Piece): MapOfImport['gaps'][number] => ({ names: [...names], squareMetres: size, polygons: drawn(polygons) });

/** Gone grids and boundaries overlap nothing. */
const counts = ({ status }: MapShape): boolean => status !== 'gone' && status !== 'outline';
const brought = ({ status }: MapShape): boolean => status === 'new' || status === 'changed';

/**
 * Draws what a file brings among what is there: what would lie in two grids at once (of which at least one is
 * brought), and what would lie in no grid of the communities. Null when it brings nothing to draw.
 */
export async function mapOf(shapes: readonly MapShape[], communities: readonly Covered[]): Promise<MapOfImport | null> {
  const centre = shapes.filter(({ status }) => status !== 'present');
  if (centre.length === 0) return null;
  const lands = shapes.filter(counts);
  const isBrought = (at: number): boolean => brought(lands[at] as MapShape);
  const overlaps = communities.length === 0 ? [] : await findOverlaps(lands, isBrought);
  return {
    bounds: [...boxOf(centre.flatMap((shape) => shape.polygons))] as MapOfImport['bounds'],
    shapes: shapes.map(({ id, name, status, polygons }) => ({ id, name, status, squareMetres: Math.round(squareMetres(polygons)), polygons: drawn(polygons) })),
    overlaps: overlaps.map(piece),
    gaps: (await findGapsOfAll(communities)).map(piece),
  };
}

/** Grids that are there, with their boundary and what lies in two of them or in none. Null without grids. */
export async function mapOfPresent(grids: readonly { readonly _id: string; readonly name: string; readonly wgs84: readonly Polygon[] }[], community: { readonly id: string; readonly name: string }, outline: readonly Polygon[]): Promise<MapOfImport | null> {
  if (grids.length === 0) return null;
  const shapes: MapShape[] = [
    ...grids.map<MapShape>(({ _id, name, wgs84 }) => ({ id: _id, name, status: 'same', polygons: wgs84 })),
    ...(outline.length > 0 ? [{ id: `outline-${community.id}`, name: community.name, status: 'outline' as const, polygons: outline }] : []),
  ];
  const map = await mapOf(shapes, [{ name: community.name, grids: grids.map(({ wgs84 }) => wgs84), outline }]);
  return map && { ...map, overlaps: (await findOverlaps(grids.map(({ name, wgs84 }) => ({ name, polygons: wgs84 })))).map(piece) };
}
