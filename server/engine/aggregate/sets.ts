/** Arrays as sets, and $anyElementTrue / $allElementsTrue. */
import { EngineError } from '../errors';
import { isTruthy, typeName, type Maybe, type Value } from '../bson/types';
import { encodeKey } from '../keys/encode';
import { fixed, isNullish, unary, variadic } from './arguments';
import type { Builders } from './registry';

function setOf(value: Maybe, name: string): Map<string, Value> {
  if (!Array.isArray(value)) throw new EngineError(17044, `All operands of ${name} must be arrays. One argument is of type: ${typeName(value)}`);
  return new Map(value.map((item) => [encodeKey(item).toString('latin1'), item]));
}

const sorted = (set: ReadonlyMap<string, Value>): Value[] => [...set].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, value]) => value);

function equalSets(values: readonly Maybe[]): boolean {
  const [first, ...others] = values.map((value) => setOf(value, '$setEquals'));
  return others.every((other) => first !== undefined && other.size === first.size && [...other.keys()].every((key) => first.has(key)));
}

export const setOperators: Builders = {
  $setEquals: variadic(equalSets),
  $setUnion: variadic((values) => (values.some(isNullish) ? null : sorted(new Map(values.flatMap((value) => [...setOf(value, '$setUnion')]))))),
  $setIntersection: variadic((values) => {
    if (values.some(isNullish)) return null;
    const [first, ...others] = values.map((value) => setOf(value, '$setIntersection'));
    return sorted(new Map([...(first ?? [])].filter(([key]) => others.every((other) => other.has(key)))));
  }),
  $setDifference: fixed(2, 2, ([a, b]) => {
    if (isNullish(a) || isNullish(b)) return null;
    const other = setOf(b, '$setDifference');
    return [...setOf(a, '$setDifference')].filter(([key]) => !other.has(key)).map(([, value]) => value);
  }),
  $setIsSubset: fixed(2, 2, ([a, b]) => {
    const other = setOf(b, '$setIsSubset');
    return [...setOf(a, '$setIsSubset').keys()].every((key) => other.has(key));
  }),
  $anyElementTrue: unary((value, name) => [...setOf(value, name).values()].some(isTruthy)),
  $allElementsTrue: unary((value, name) => [...setOf(value, name).values()].every(isTruthy)),
};
