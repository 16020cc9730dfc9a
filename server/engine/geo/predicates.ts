/** $geoWithin, $geoIntersects, $near and $nearSphere as predicates on a path. */
import { EngineError, badValue, notSupported } from '../errors';
import { isDoc, toPlainNumber, type Doc, type Maybe, type Value } from '../bson/types';
import type { Path } from '../match/paths';
import type { Predicate } from '../match/types';
import { capBoxes, shapeBoxes, type Box } from './cells';
import { angleTo, isInCap, isWithin, shapesMeet } from './relations';
import { flatPosition, geometriesAt, positionOf, shapeOf, type Shape } from './shapes';
import { earthRadius, vectorOf, type Position, type Vector } from './sphere';

/** What $near asks for: distances in the unit of `scale`, 1 for radians. */
export interface Near {
  readonly centre: Vector;
  readonly min: number;
  readonly max: number;
  readonly scale: number;
}

/** The distance of a document's nearest geometry at a path; undefined where there is none. */
export function distanceOf(root: Maybe, path: readonly string[], near: Near): number | undefined {
  const distances = geometriesAt(root, path).flatMap((value) => {
    const shape = tryShape(value);
    return shape ? [angleTo(near.centre, shape) * near.scale] : [];
  });
  return distances.length > 0 ? Math.min(...distances) : undefined;
}

function tryShape(value: Value): Shape | undefined {
  try {
    return shapeOf(value);
  } catch {
    // A stored value that is no geometry matches nothing.
    return undefined;
  }
}

/** A predicate that holds when one of the geometries at the path passes; `boxes` are where such geometries can be. */
function geoPredicate(op: string, value: Value, test: (value: Value) => boolean, boxes?: readonly Box[], near?: Near): Predicate {
  const over = (root: Maybe, path: Path): boolean => geometriesAt(root, path.parts).some(test);
  return { op, value, over, on: (item) => geometriesAt(item, []).some(test), ...(boxes && { boxes }), ...(near && { near }) };
}

export function geoWithin(value: Value): Predicate {
  if (!isDoc(value) || value.size !== 1) throw badValue(`$geoWithin needs an object of one shape`);
  const [shape, argument] = [...value][0] as [string, Value];
  switch (shape) {
    case '$geometry': {
      checkCrs(argument);
      const area = shapeOf(argument);
      if (area.polygons.length === 0) throw badValue(`$geoWithin not supported with provided geometry: only Polygon and MultiPolygon are`);
      return geoPredicate('$geoWithin', value, (item) => withShape(item, (one) => isWithin(one, area)), shapeBoxes(area));
    }
    case '$centerSphere': {
      const [centre, radius] = circleOf(argument, shape);
      const middle = vectorOf(positionOf(centre));
      return geoPredicate('$geoWithin', value, (item) => withShape(item, (one) => isInCap(one, middle, radius)), capBoxes(middle, radius));
    }
    case '$box': case '$polygon': case '$center':
      return geoPredicate('$geoWithin', value, flatTest(shape, argument));
    default:
      throw badValue(`unknown geo specifier: ${shape}`);
  }
}

const withShape = (value: Value, test: (shape: Shape) => boolean): boolean => {
  const shape = tryShape(value);
  return shape !== undefined && test(shape);
};

export function geoIntersects(value: Value): Predicate {
  const geometry = isDoc(value) && value.size === 1 ? value.get('$geometry') : undefined;
  if (geometry === undefined) throw badValue('$geoIntersects not supported with provided geometry: it needs a $geometry');
  checkCrs(geometry);
  const other = shapeOf(geometry);
  return geoPredicate('$geoIntersects', value, (item) => withShape(item, (one) => shapesMeet(one, other)), shapeBoxes(other));
}

/** Another sphere than the usual one, or areas larger than a half, are refused. */
function checkCrs(geometry: Value): void {
  const crs = isDoc(geometry) ? geometry.get('crs') : undefined;
  const name = isDoc(crs) && isDoc(crs.get('properties')) ? (crs.get('properties') as Doc).get('name') : undefined;
  if (crs !== undefined && name !== 'EPSG:4326' && name !== 'urn:ogc:def:crs:OGC:1.3:CRS84') throw notSupported('this crs of a geometry');
}

function circleOf(value: Value, name: string): [Value, number] {
  const [centre, radius] = Array.isArray(value) ? value : [];
  const number = toPlainNumber(radius);
  if (centre === undefined || number === undefined || !(number >= 0)) throw badValue(`${name} needs a point and a radius that is not negative`);
  return [centre, number];
}

/** The flat shapes of legacy coordinates; points only. */
function flatTest(shape: string, argument: Value): (value: Value) => boolean {
  const inside = shape === '$center' ? flatCircle(argument) : shape === '$box' ? flatBox(argument) : flatPolygon(argument);
  return (item) => {
    try {
      const pair = isDoc(item) && item.has('type') ? (item.get('type') === 'Point' ? item.get('coordinates') : undefined) : item;
      return pair !== undefined && inside(flatPosition(pair));
    } catch {
      return false;
    }
  };
}

function flatBox(argument: Value): (at: Position) => boolean {
  const [low, high] = Array.isArray(argument) && argument.length === 2 ? argument.map(flatPosition) : [];
  if (!low || !high) throw badValue('$box needs two points');
  const between = (at: number, a: number, b: number): boolean => at >= Math.min(a, b) && at <= Math.max(a, b);
  return (at) => between(at[0], low[0], high[0]) && between(at[1], low[1], high[1]);
}

function flatCircle(argument: Value): (at: Position) => boolean {
  const [centre, radius] = circleOf(argument, '$center');
  const [x, y] = flatPosition(centre);
  return (at) => Math.hypot(at[0] - x, at[1] - y) <= radius;
}

function flatPolygon(argument: Value): (at: Position) => boolean {
  const corners = Array.isArray(argument) || isDoc(argument) ? [...argument.values()].map(flatPosition) : [];
  if (corners.length < 3) throw badValue('Polygon must have at least 3 points');
  return ([x, y]) => {
    let inside = false;
    for (let i = 0, j = corners.length - 1; i < corners.length; j = i, i += 1) {
      const [[ax, ay], [bx, by]] = [corners[i] as Position, corners[j] as Position];
      const along = (x - ax) * (by - ay) - (y - ay) * (bx - ax);
      if (along === 0 && x >= Math.min(ax, bx) && x <= Math.max(ax, bx) && y >= Math.min(ay, by) && y <= Math.max(ay, by)) return true;
      if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) inside = !inside;
    }
    return inside;
  };
}

/** `$near: {$geometry, $minDistance, $maxDistance}`, or with the distances beside it. */
export function nearPredicate(op: string, value: Value, beside: Doc): Predicate {
  const own = isDoc(value) && value.has('$geometry');
  const source = own ? value : beside;
  const known = own ? ['$geometry', '$minDistance', '$maxDistance'] : [];
  if (own) for (const name of value.keys()) if (!known.includes(name)) throw badValue(`invalid argument in geo near query: ${name}`);
  if (!own && op === '$near') throw notSupported('$near on flat coordinates (an index of type 2d)');
  const place = own ? shapeOf(value.get('$geometry')).single : positionOf(value);
  if (!place) throw badValue('$near requires a point');
  const near = nearOf(place, own ? earthRadius : 1, source.get('$minDistance'), source.get('$maxDistance'));
  const test = (item: Value): boolean => {
    const distance = distanceOf(item, [], near);
    return distance !== undefined && distance >= near.min && distance <= near.max;
  };
  return geoPredicate('$near', value, test, capBoxes(near.centre, Math.min(Math.PI, near.max / near.scale)), near);
}

/** A search around a place; the distances are optional. */
export function nearOf(place: Position, scale: number, least: Maybe, most: Maybe): Near {
  const distance = (value: Maybe, name: string, otherwise: number): number => {
    if (value === undefined) return otherwise;
    const number = toPlainNumber(value);
    if (number === undefined || !(number >= 0)) throw new EngineError(2, `${name} must be a non-negative number`);
    return number;
  };
  return { centre: vectorOf(place), scale, min: distance(least, '$minDistance', 0), max: distance(most, '$maxDistance', Infinity) };
}
