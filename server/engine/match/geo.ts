/** $geoWithin with $box: the flat, legacy form only. Everything spherical is refused. */
import { badValue, notSupported } from '../errors';
import { isDoc, toPlainNumber, type Maybe, type Value } from '../bson/types';
import type { Test } from './paths';

type Point = readonly [number, number];

export function geoWithin(value: Value): Test {
  if (!isDoc(value)) throw badValue('$geoWithin needs a document');
  const [shape] = value.keys();
  if (shape !== '$box') throw notSupported(`$geoWithin with ${shape ?? 'nothing'}`);
  const corners = value.get('$box');
  const [low, high] = Array.isArray(corners) ? corners.map(pointOf) : [];
  if (!low || !high) throw badValue('$box needs two points');
  return (item) => {
    const point = pointOf(item);
    return point !== undefined && [0, 1].every((axis) => inside(point[axis], low[axis], high[axis]));
  };
}

const inside = (at = NaN, a = NaN, b = NaN): boolean => at >= Math.min(a, b) && at <= Math.max(a, b);

function pointOf(value: Maybe): Point | undefined {
  const pair = isDoc(value) ? (value.get('coordinates') ?? [...value.values()]) : value;
  if (!Array.isArray(pair) || pair.length < 2) return undefined;
  const [x, y] = pair.map(toPlainNumber);
  return x === undefined || y === undefined ? undefined : [x, y];
}
