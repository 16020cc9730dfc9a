/** $size, $mod, $all and $elemMatch. */
import { badValue } from '../errors';
import { isDoc, toPlainNumber, isNumeric, type Doc, type Maybe, type Value } from '../bson/types';
import { equality } from './predicates';
import { arrayAsDoc, someValue, type MatchDetails, type Test } from './paths';
import type { Compilers, MatchOptions, Predicate } from './types';

export function sizeTest(value: Value): Test {
  const size = toPlainNumber(value);
  if (!isNumeric(value) || size === undefined || !Number.isInteger(size)) throw badValue(`Failed to parse $size. Expected an integer`);
  if (size < 0) throw badValue('Failed to parse $size. Expected a non-negative number');
  return (item) => Array.isArray(item) && item.length === size;
}

/** Works on int64 exactly: the remainder is taken of whole numbers. */
export function modTest(value: Value): Test {
  if (!Array.isArray(value)) throw badValue('malformed mod, needs to be an array');
  if (value.length < 2) throw badValue('malformed mod, not enough elements');
  if (value.length > 2) throw badValue('malformed mod, too many elements');
  const [divisor, remainder] = value.map(wholeOf);
  if (divisor === undefined || remainder === undefined) throw badValue('malformed mod, divisor not a number');
  if (divisor === 0n) throw badValue('divisor cannot be 0');
  return (item) => {
    const whole = wholeOf(item);
    return whole !== undefined && whole % divisor === remainder;
  };
}

function wholeOf(value: Maybe): bigint | undefined {
  if (typeof value === 'bigint') return value;
  const plain = isNumeric(value) ? toPlainNumber(value) : undefined;
  return plain !== undefined && Number.isFinite(plain) ? BigInt(Math.trunc(plain)) : undefined;
}

/** $all: each of the values is there; an empty list matches nothing. */
export function allTest(value: Value, options: MatchOptions, compile: Compilers): Predicate {
  if (!Array.isArray(value)) throw badValue('$all needs an array');
  const parts = value.map((item) => {
    const operator = isDoc(item) ? [...item.keys()][0] : undefined;
    if (operator === '$elemMatch' && isDoc(item)) return elemMatch(item.get('$elemMatch') ?? null, compile);
    if (operator?.startsWith('$') && !/^\$(ref|id|db)$/.test(operator)) throw badValue('no $ expressions in $all');
    return equality(item, options);
  });
  return {
    op: '$all', value,
    over: (root, path, details) => parts.length > 0 && parts.every((part) => part.over(root, path, details)),
    on: (item) => parts.length > 0 && parts.every((part) => part.on(item)),
  };
}

/** $elemMatch: one element fulfils everything. */
export function elemMatch(value: Value, compile: Compilers): Predicate {
  if (!isDoc(value)) throw badValue('$elemMatch needs an Object');
  const element = elementTest(value, compile);
  const test: Test = (items, details) => {
    if (!Array.isArray(items)) return false;
    const position = items.findIndex(element);
    if (position >= 0 && details) details.position = position;
    return position >= 0;
  };
  return {
    op: '$elemMatch', value,
    over: (root, path, details?: MatchDetails) => someValue(root, path, test, true, details),
    on: (item) => test(item),
  };
}

const logical = new Set(['$and', '$or', '$nor', '$expr', '$where']);

/** A test of one element: by operators on itself, or by a filter on its fields. */
export function elementTest(value: Doc, compile: Compilers): (item: Maybe) => boolean {
  const first = [...value.keys()][0];
  if (first?.startsWith('$') && !logical.has(first) && !/^\$(ref|id|db)$/.test(first)) {
    const predicates = compile.operators(value);
    return (item) => predicates.every((one) => one.on(item));
  }
  const filter = compile.filter(value);
  return (item) => (isDoc(item) ? filter.matches(item) : Array.isArray(item) && filter.matches(arrayAsDoc(item)));
}
