/** Geometry as GeoJSON or as legacy coordinates, checked and ready for reckoning. */
import { badValue } from '../errors';
import { isDoc, isNumeric, toPlainNumber, type Doc, type Maybe, type Value } from '../bson/types';
import { describe } from '../store/describe';
import { vectorOf, type Position, type Vector } from './sphere';

/** A shape as its parts: single points, lines, and polygons of rings (the first is the outer one). */
export interface Shape {
  readonly points: readonly Vector[];
  readonly lines: readonly (readonly Vector[])[];
  readonly polygons: readonly (readonly (readonly Vector[])[])[];
  /** The position of a shape that is one point. */
  readonly single: Position | undefined;
}

const none: Shape = { points: [], lines: [], polygons: [], single: undefined };

/** Two numbers; throws for anything else. */
function pairOf(value: Maybe): Position {
  const list = isDoc(value) ? [...value.values()] : value;
  if (!Array.isArray(list) || list.length < 2 || !isNumeric(list[0]) || !isNumeric(list[1])) throw badValue(`Point must be an array or object of two numbers, not ${describe(value)}`);
  const [x, y] = [toPlainNumber(list[0]) ?? NaN, toPlainNumber(list[1]) ?? NaN];
  if (!Number.isFinite(x) || !Number.isFinite(y)) throw badValue('Point must only contain numeric elements');
  return [x, y];
}

/** Longitude and latitude within their bounds. */
export function positionOf(value: Maybe): Position {
  const position = pairOf(value);
  if (Math.abs(position[0]) > 180 || Math.abs(position[1]) > 90) throw badValue(`longitude/latitude is out of bounds, lng: ${position[0]} lat: ${position[1]}`);
  return position;
}

export const flatPosition = pairOf;

const listIn = (value: Maybe, what: string): readonly Value[] => {
  if (!Array.isArray(value) || value.length === 0) throw badValue(`${what} coordinates must be a non-empty array`);
  return value;
};

const vectorIn = (value: Maybe): Vector => vectorOf(positionOf(value));

function lineOf(value: Maybe): Vector[] {
  const line = listIn(value, 'LineString').map(vectorIn);
  if (line.length < 2) throw badValue(`GeoJSON LineString must have at least 2 vertices: ${describe(value)}`);
  return line;
}

function ringOf(value: Maybe): Vector[] {
  const ring = listIn(value, 'Polygon').map(positionOf);
  const [first, last] = [ring[0], ring[ring.length - 1]];
  if (first?.[0] !== last?.[0] || first?.[1] !== last?.[1]) throw badValue(`Loop is not closed: ${describe(value)}`);
  if (ring.length < 4) throw badValue(`Loop must have at least 3 different vertices: ${describe(value)}`);
  return ring.filter((each, i) => i === 0 || each[0] !== ring[i - 1]?.[0] || each[1] !== ring[i - 1]?.[1]).map(vectorOf);
}

const polygonOf = (value: Maybe): Vector[][] => listIn(value, 'Polygon').map(ringOf);

function geoJson(doc: Doc): Shape {
  const coordinates = doc.get('coordinates');
  switch (doc.get('type')) {
    case 'Point':
      return { ...none, points: [vectorIn(coordinates)], single: positionOf(coordinates) };
    case 'MultiPoint':
      return { ...none, points: listIn(coordinates, 'MultiPoint').map(vectorIn) };
    case 'LineString':
      return { ...none, lines: [lineOf(coordinates)] };
    case 'MultiLineString':
      return { ...none, lines: listIn(coordinates, 'MultiLineString').map(lineOf) };
    case 'Polygon':
      return { ...none, polygons: [polygonOf(coordinates)] };
    case 'MultiPolygon':
      return { ...none, polygons: listIn(coordinates, 'MultiPolygon').map(polygonOf) };
    case 'GeometryCollection':
      return joined(listIn(doc.get('geometries'), 'GeometryCollection').map((each) => (isDoc(each) ? geoJson(each) : shapeOf(each))));
    default:
      throw badValue(`unknown GeoJSON type: ${describe(doc)}`);
  }
}

const joined = (shapes: readonly Shape[]): Shape => ({
  points: shapes.flatMap((shape) => shape.points), lines: shapes.flatMap((shape) => shape.lines), polygons: shapes.flatMap((shape) => shape.polygons), single: undefined,
});

/** A stored or asked-for geometry; throws code 2 for what is none. */
export function shapeOf(value: Maybe): Shape {
  if (isDoc(value) && value.has('type')) return geoJson(value);
  const position = positionOf(value);
  return { ...none, points: [vectorOf(position)], single: position };
}

/** The geometries at a path: arrays on the way are opened, a pair of numbers is one point. */
export function geometriesAt(value: Maybe, path: readonly string[], at = 0): Value[] {
  if (at < path.length) {
    if (isDoc(value)) return geometriesAt(value.get(path[at] as string), path, at + 1);
    return Array.isArray(value) ? value.flatMap((item) => (isDoc(item) ? geometriesAt(item, path, at) : [])) : [];
  }
  if (value === undefined || value === null) return [];
  if (!Array.isArray(value)) return [value];
  return value.length === 0 ? [] : isNumeric(value[0]) ? [value] : value.filter((item) => item !== null);
}
