/** The plain predicates all operators are made of. */
import { BSONRegExp } from 'bson';
import { compareText, compareValues } from '../bson/compare';
import type { Value } from '../bson/types';
import { someValue, type Test } from './paths';
import { toRegExp } from './regex';
import type { MatchOptions, Predicate } from './types';

/** A predicate that holds when some value at the path passes. */
export function positive(op: string, value: Value, test: Test, whole = false): Predicate {
  return {
    op, value,
    over: (root, path, details) => someValue(root, path, test, whole, details),
    on: (item) => test(item),
  };
}

/** The opposite of a predicate: $ne, $nin, $not. */
export function negated(op: string, value: Value, inner: readonly Predicate[]): Predicate {
  return {
    op, value,
    over: (root, path) => !inner.every((one) => one.over(root, path)),
    on: (item) => !inner.every((one) => one.on(item)),
  };
}

/** `{field: value}` and $eq. A regular expression matches strings, and itself. */
export function equality(value: Value, options: MatchOptions): Predicate {
  return value instanceof BSONRegExp ? positive('$regex', value, regexTest(value)) : positive('$eq', value, equalTest(value, options));
}

export function equalTest(value: Value, options: MatchOptions): Test {
  const order = options.order ?? compareText;
  if (value === null) return (item) => item === null || item === undefined;
  if (typeof value === 'string' && !options.order) return (item) => item === value || (typeof item === 'object' && compareValues(item, value) === 0);
  return (item) => item !== undefined && compareValues(item, value, order) === 0;
}

export function regexTest(regex: BSONRegExp): Test {
  const pattern = toRegExp(regex.pattern, regex.options);
  return (item) => (typeof item === 'string' ? pattern.test(item) : item instanceof BSONRegExp && compareValues(item, regex) === 0);
}
