import { z } from 'zod';
import { ROW_PROBLEMS } from '../../../shared/copy/administration';
import { fill, type FillValues } from '../../../shared/copy/fill';
import { IMPORT_LIMITS } from '../../../shared/domain/administration/imports';
import { outsideChina, toSystem, type CoordinateSystem } from '../../../shared/domain/organisation/coordinates';
import { crossesItself, openRing } from '../../../shared/domain/organisation/crossings';
import { pointInPolygon, type Polygon } from '../../../shared/domain/organisation/geo';
import { wound } from '../../../shared/domain/organisation/mosaic';
import { statedSystem } from './statedSystem';
import type { Problem } from './types';

/** A shape of the file with the texts of its properties, in WGS-84, outlines counter-clockwise. */
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

type Code = keyof typeof ROW_PROBLEMS;
interface Fault {
  readonly code: Code;
  readonly values?: FillValues;
  /** What stands there, for the one who looks for it. */
  readonly value?: string;
}
const textOf = (value: unknown): string => (typeof value === 'string' || typeof value === 'number' ? String(value).normalize('NFKC').trim() : '');

/** Why a point cannot be one of this district's: swapped, metres of a projection, or abroad. */
function pointFault([lng, lat]: readonly [number, number]): Fault | null {
  const value = `[${lng}, ${lat}]`;
  if (!outsideChina({ lng, lat })) return null;
  if (!outsideChina({ lng: lat, lat: lng })) return { code: 'swapped', value };
  return { code: Math.abs(lng) > 180 || Math.abs(lat) > 90 ? 'projected' : 'abroad', value };
}

/** A hole must lie in its outline, or nobody can say what it is cut from; one corner says so, because no borders cross. */
const loose = ([outline = [], ...holes]: Polygon): boolean => holes.some((hole) => hole.every(([lng, lat]) => !pointInPolygon({ lng, lat }, [outline])));

function geometryFault(polygons: readonly Polygon[], name: string): Fault | null {
  const rings = polygons.flat();
  for (const corner of rings.flat()) {
    const fault = pointFault(corner);
    if (fault) return fault;
  }
  if (rings.some((ring) => openRing(ring).length < 3)) return { code: 'fewCorners' };
  const most = IMPORT_LIMITS.cornersOfOne;
  if (polygons.some((polygon) => polygon.flat().length > most)) return { code: 'tooManyCorners', values: { max: most } };
  if (polygons.some(crossesItself) || crossesItself(rings)) return { code: 'crossesItself', values: { value: name } };
  return polygons.some(loose) ? { code: 'looseHole', values: { value: name } } : null;
}

const converted = (polygons: readonly Polygon[], system: CoordinateSystem): Polygon[] =>
  polygons.map((rings) =>
    wound(rings).map((ring) =>
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
  const fault = geometryFault(geometry, properties['名称'] || properties.name || String(row));
  if (fault === null) return { row, properties, polygons: converted(geometry, system) };
  return { row, text: fill(ROW_PROBLEMS[fault.code], fault.values ?? {}), ...(fault.value ? { value: fault.value } : {}) };
}

/** Pairs of numbers in the text, counted before it is unfolded into many times its size. */
function cornersIn(file: Buffer): number {
  const [open, space, minus, zero, nine] = [0x5b, 0x20, 0x2d, 0x30, 0x39];
  let [count, opened] = [0, false];
  for (const byte of file) {
    if (opened && ((byte >= zero && byte <= nine) || byte === minus)) count += 1;
    if (byte > space || opened === false) opened = byte === open;
  }
  return count;
}

function parsedJson(file: Buffer): unknown {
  try {
    return JSON.parse(file.toString('utf8').replace(/^\uFEFF/, ''));
  } catch {
    return undefined;
  }
}

/**
 * Reads the shapes of a GeoJSON file. Never throws for what is in the file; rows are the how-manieth shape.
 * Which way round a ring runs is put right without a word: readers should not refuse it (RFC 7946 section 3.1.6).
 */
export function readShapes(file: Buffer, system: CoordinateSystem): { shapes: Shape[]; problems: Problem[] } {
  const only = (code: Code, values: FillValues = {}): { shapes: Shape[]; problems: Problem[] } => ({ shapes: [], problems: [{ row: 0, text: fill(ROW_PROBLEMS[code], values) }] });
  if (cornersIn(file) > IMPORT_LIMITS.corners) return only('tooManyCorners', { max: IMPORT_LIMITS.corners });
  const json = parsedJson(file);
  const collection = Collection.safeParse(json);
  if (!collection.success) return only('notGeoJson');
  const { features } = collection.data;
  if (features.length === 0) return only('noShapes');
  if (features.length > IMPORT_LIMITS.shapes) return only('tooManyShapes', { max: IMPORT_LIMITS.shapes });
  const stated = statedSystem(json);
  if (stated.kind === 'unknown') return only('unknownSystem', { value: stated.name });
  if (stated.kind === 'known' && stated.system !== system) return only('otherSystem', { value: stated.name });
  const read = features.map((feature, index) => shapeOf(feature, index + 1, system));
  return { shapes: read.filter((one): one is Shape => 'polygons' in one), problems: read.filter((one): one is Problem => 'text' in one) };
}
