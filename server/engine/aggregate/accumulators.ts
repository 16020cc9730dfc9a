/** Accumulators of $group. */
import { EngineError, notSupported } from '../errors';
import { compareValues } from '../bson/compare';
import { roughSize } from '../bson/size';
import { asDouble, isDoc, isNumeric, toPlainNumber, type Doc, type Maybe, type Numeric, type Value } from '../bson/types';
import { encodeKey } from '../keys/encode';
import { addNumbers } from './arithmetic';
import { compileExpression } from './expression';
import { meanOf } from './mean';
import { compileRanked } from './ranked';
import type { Expression, Scope } from './scope';

/** Takes documents one by one; `add` says how many bytes of memory it took more. */
export interface Accumulator {
  add(scope: Scope): number;
  finish(): Value;
}

type Make = (argument: Expression) => Accumulator;

/** Sums numbers and leaves out the rest; empty is 0. */
const sum: Make = (argument) => {
  let total: Numeric = 0;
  return {
    add: (scope) => {
      const value = argument(scope);
      if (typeof value === 'number' && typeof total === 'number' && Number.isInteger(value) && Number.isInteger(total) && Math.abs(total + value) < 2147483648) total += value;
      else if (isNumeric(value)) total = addNumbers(total, value);
      return 0;
    },
    finish: () => total,
  };
};

/** The mean of the numbers as double (or decimal); null without any. */
const avg: Make = (argument) => {
  let total: Numeric = 0;
  let count = 0;
  return {
    add: (scope) => {
      const value = argument(scope);
      if (!isNumeric(value)) return 0;
      total = addNumbers(total, value);
      count += 1;
      return 0;
    },
    finish: () => meanOf(total, count),
  };
};

const extreme = (wanted: 1 | -1): Make => (argument) => {
  let best: Maybe;
  return {
    add: (scope) => {
      const value = argument(scope);
      if (value !== undefined && value !== null && (best === undefined || compareValues(value, best) * wanted > 0)) best = value;
      return 0;
    },
    finish: () => best ?? null,
  };
};

const first: Make = (argument) => {
  let found: Maybe;
  let seen = false;
  return {
    add: (scope) => {
      if (!seen) found = argument(scope);
      seen = true;
      return 0;
    },
    finish: () => found ?? null,
  };
};

const last: Make = (argument) => {
  let found: Maybe;
  return {
    add: (scope) => {
      found = argument(scope);
      return 0;
    },
    finish: () => found ?? null,
  };
};

const push: Make = (argument) => {
  const items: Value[] = [];
  return {
    add: (scope) => {
      const value = argument(scope);
      if (value === undefined) return 0;
      items.push(value);
      return roughSize(value);
    },
    finish: () => items,
  };
};

const addToSet: Make = (argument) => {
  const items = new Map<string, Value>();
  return {
    add: (scope) => {
      const value = argument(scope);
      if (value === undefined) return 0;
      const key = encodeKey(value).toString('latin1');
      if (items.has(key)) return 0;
      items.set(key, value);
      return roughSize(value) + key.length;
    },
    finish: () => [...items.values()],
  };
};

const mergeObjects: Make = (argument) => {
  const merged: Doc = new Map();
  return {
    add: (scope) => {
      const value = argument(scope);
      if (isDoc(value)) for (const [name, item] of value) merged.set(name, item);
      return 0;
    },
    finish: () => merged,
  };
};

const count = (): Accumulator => {
  let n = 0;
  return {
    add: () => {
      n += 1;
      return 0;
    },
    finish: () => n,
  };
};

/** Standard deviation over all numbers (population) or as a sample. */
const deviation = (sample: boolean): Make => (argument) => {
  let n = 0;
  let mean = 0;
  let squares = 0;
  return {
    add: (scope) => {
      const value = argument(scope);
      if (!isNumeric(value)) return 0;
      const x = toPlainNumber(value) ?? NaN;
      n += 1;
      const delta = x - mean;
      mean += delta / n;
      squares += delta * (x - mean);
      return 0;
    },
    finish: () => (n === 0 || (sample && n < 2) ? null : asDouble(Math.sqrt(squares / (sample ? n - 1 : n)))),
  };
};

const makers: Readonly<Record<string, Make | undefined>> = {
  $sum: sum, $avg: avg, $min: extreme(-1), $max: extreme(1), $first: first, $last: last, $push: push, $addToSet: addToSet,
  $mergeObjects: mergeObjects, $stdDevPop: deviation(false), $stdDevSamp: deviation(true),
};

const refused = new Set(['$accumulator', '$median', '$percentile']);

/** Compiles `{name: {$sum: …}}`. */
export function compileAccumulator(name: string, spec: Value): () => Accumulator {
  if (!isDoc(spec) || spec.size !== 1) throw new EngineError(40234, `The field '${name}' must be an accumulator object`);
  const [operator, argument] = [...spec][0] as [string, Value];
  if (operator === '$count') {
    if (!isDoc(argument) || argument.size > 0) throw new EngineError(9, '$count takes no arguments, i.e. $count:{}');
    return count;
  }
  const ranked = compileRanked(operator, argument);
  if (ranked) return ranked;
  const make = makers[operator];
  if (!make) {
    if (refused.has(operator)) throw notSupported(`the accumulator ${operator}`);
    throw new EngineError(15952, `unknown group operator '${operator}'`);
  }
  const expression = compileExpression(argument);
  return () => make(expression);
}
