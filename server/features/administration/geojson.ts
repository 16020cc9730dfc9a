import { z } from 'zod';
import { ROW_PROBLEMS } from '../../../shared/copy/administration';
import { fill } from '../../../shared/copy/fill';
import { IMPORT_LIMITS } from '../../../shared/domain/administration/imports';
import { toSystem, type CoordinateSystem } from '../../../shared/domain/organisation/coordinates';
import { crossesItself, openRing } from '../../../shared/domain/organisation/crossings';
import type { Polygon } from '../../../shared/domain/organisation/geo';
import type { Problem } from './types';

/** A shape of the file with the texts of its properties, in WGS-84. */
export interface Shape {
  readonly row: number;
  readonly properties: Readonly<Record<string, string>>;
  readonly polygons: readonly Polygon[];
}

const Collection = z.object({ type: z.literal('FeatureCollection'), features: z.array(z.unknown()) });
const Position = z.array(z.number()).min(2).transform(([lng, lat]) => [lng, lat] as [number, number]);
const Rings = z.array(z.array(Position)).min(1);
const Feature = z.object({
  properties: z.record(z.string(), z.unknown()).nullish(),
  geometry: z.union([
    z.object({ type: z.literal('Polygon'), coordinates: Rings }).transform(({ coordinates }) => [coordinates]),
    z.object({ type: z.literal('MultiPolygon'), coordinates: z.array(Rings).min(1) }).transform(({ coordinates }) => coordinates),
  ]),
});

const inRange = ([lng, lat]: readonly [number, number]): boolean => Math.abs(lng) <= 180 && Math.abs(lat) <= 85;
const textOf = (value: unknown): string => (typeof value === 'string' || typeof value === 'number' ? String(value).normalize('NFKC').trim() : '');

function geometryProblem(polygons: readonly Polygon[], name: string): string | null {
  const rings = polygons.flat();
  if (!rings.every((ring) => ring.every(inRange))) return ROW_PROBLEMS.badCoordinates;
  if (rings.some((ring) => openRing(ring).length < 3)) return ROW_PROBLEMS.fewCorners;
  const most = IMPORT_LIMITS.cornersOfOne;
  if (polygons.some((polygon) => polygon.flat().length > most)) return fill(ROW_PROBLEMS.tooManyCorners, { max: most });
  return polygons.some(crossesItself) ? fill(ROW_PROBLEMS.crossesItself, { value: name }) : null;
}

const converted = (polygons: readonly Polygon[], system: CoordinateSystem): Polygon[] =>
  polygons.map((rings) =>
    rings.map((ring) =>
      ring.map(([lng, lat]) => {
        const point = toSystem({ lng, lat, system }, 'wgs84');
        return [point.lng, point.lat] as const;
      }),
    ),
  );

function shapeOf(feature: unknown, row: number, system: CoordinateSystem): Shape | Problem {
  const parsed = Feature.safeParse(feature);
  if (!parsed.success) return { row, text: ROW_PROBLEMS.noGeometry };
  const { geometry } = parsed.data;
  const properties = Object.fromEntries(Object.entries(parsed.data.properties ?? {}).map(([key, value]) => [key, textOf(value)]));
  const text = geometryProblem(geometry, properties['名称'] ?? properties.name ?? String(row));
  return text === null ? { row, properties, polygons: converted(geometry, system) } : { row, text };
}

function parsedJson(file: Buffer): unknown {
  try {
    return JSON.parse(file.toString('utf8').replace(/^\uFEFF/, ''));
  } catch {
    return undefined;
  }
}

/** Reads the shapes of a GeoJSON file. Never throws for what is in the file; rows are the how-manieth shape. */
export function readShapes(file: Buffer, system: CoordinateSystem): { shapes: Shape[]; problems: Problem[] } {
  const only = (text: string): { shapes: Shape[]; problems: Problem[] } => ({ shapes: [], problems: [{ row: 0, text }] });
  const collection = Collection.safeParse(parsedJson(file));
  if (!collection.success) return only(ROW_PROBLEMS.notGeoJson);
  const { features } = collection.data;
  if (features.length === 0) return only(ROW_PROBLEMS.noRows);
  if (features.length > IMPORT_LIMITS.shapes) return only(fill(ROW_PROBLEMS.tooManyShapes, { max: IMPORT_LIMITS.shapes }));
  // Two numbers and brackets take ten characters at least: counted roughly before anything is worked on.
  const corners = (JSON.stringify(features).match(/\[\s*-?\d/g) ?? []).length;
  if (corners > IMPORT_LIMITS.corners) return only(fill(ROW_PROBLEMS.tooManyCorners, { max: IMPORT_LIMITS.corners }));
  const read = features.map((feature, index) => shapeOf(feature, index + 1, system));
  return { shapes: read.filter((one): one is Shape => 'polygons' in one), problems: read.filter((one): one is Problem => 'text' in one) };
}
