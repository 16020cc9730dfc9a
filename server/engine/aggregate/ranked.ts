/** The accumulators that keep several values: $firstN, $lastN, $minN, $maxN, $top, $bottom, $topN, $bottomN. */
import { EngineError } from '../errors';
import { compareValues } from '../bson/compare';
import { wholeNumber } from '../bson/numbers';
import { roughSize } from '../bson/size';
import { isDoc, type Maybe, type Value } from '../bson/types';
import { compareKeys, parseSort, sortKeyOf, type SortField } from '../plan/sort';
import type { KeyPart } from '../keys/encode';
import type { Accumulator } from './accumulators';
import { namedOf } from './arguments';
import { compileExpression } from './expression';
import type { Expression } from './scope';

/** How many are kept: a positive whole number, known before the first document. */
function countOf(value: Maybe, operator: string): number {
  const given = compileExpression(value ?? null)({ root: new Map(), variables: new Map(), now: new Date() });
  const count = wholeNumber(given);
  if (count === undefined) throw new EngineError(5787902, `Value for 'n' must be of integral type, but found ${String(given)} in ${operator}`);
  if (count <= 0) throw new EngineError(5787908, `'n' must be greater than 0, found ${count} in ${operator}`);
  return count;
}

/** The first or last n in order of arrival; missing values count as null. */
function arrival(last: boolean, n: number, input: Expression): Accumulator {
  const items: Value[] = [];
  return {
    add: (scope) => {
      if (!last && items.length >= n) return 0;
      const value = input(scope) ?? null;
      items.push(value);
      if (items.length > n) items.shift();
      return items.length < n ? roughSize(value) : 0;
    },
    finish: () => items,
  };
}

/** The n smallest or largest; null and missing are left out. */
function extremes(largest: boolean, n: number, input: Expression): Accumulator {
  let items: Value[] = [];
  const shrink = (): void => {
    items = items.sort((a, b) => (largest ? compareValues(b, a) : compareValues(a, b))).slice(0, n);
  };
  return {
    add: (scope) => {
      const value = input(scope);
      if (value === undefined || value === null) return 0;
      items.push(value);
      if (items.length >= n * 2 + 16) shrink();
      return items.length <= n ? roughSize(value) : 0;
    },
    finish: () => {
      shrink();
      return items;
    },
  };
}

interface Ranked {
  readonly keys: readonly KeyPart[];
  readonly value: Value;
}

/** The n at the top or bottom of an order, in that order. */
function ordered(bottom: boolean, n: number, fields: readonly SortField[], output: Expression): Accumulator {
  let items: Ranked[] = [];
  const shrink = (): void => {
    items.sort((a, b) => compareKeys(a.keys, b.keys, fields));
    items = bottom ? items.slice(-n) : items.slice(0, n);
  };
  return {
    add: (scope) => {
      const { root } = scope;
      const value = output(scope) ?? null;
      items.push({ keys: isDoc(root) ? sortKeyOf(root, fields) : [], value });
      if (items.length >= n * 2 + 16) shrink();
      return items.length <= n ? roughSize(value) : 0;
    },
    finish: () => {
      shrink();
      return items.map((item) => item.value);
    },
  };
}

const single = (inner: Accumulator): Accumulator => ({
  add: inner.add,
  finish: () => (inner.finish() as Value[])[0] ?? null,
});

/** Makes one of them from its argument; undefined for other operators. */
export function compileRanked(operator: string, argument: Value): (() => Accumulator) | undefined {
  switch (operator) {
    case '$firstN': case '$lastN': case '$minN': case '$maxN': {
      const given = namedOf(argument, ['input', 'n'], ['input', 'n'], operator);
      const n = countOf(given.get('n'), operator);
      const input = compileExpression(given.get('input') ?? null);
      const largest = operator === '$maxN';
      return operator === '$minN' || largest ? () => extremes(largest, n, input) : () => arrival(operator === '$lastN', n, input);
    }
    case '$top': case '$bottom': case '$topN': case '$bottomN': {
      const many = operator.endsWith('N');
      const names = ['sortBy', 'output', ...(many ? ['n'] : [])];
      const given = namedOf(argument, names, names, operator);
      const sortBy = given.get('sortBy');
      if (!isDoc(sortBy) || sortBy.size === 0) throw new EngineError(10065, `invalid parameter: expected an object (sortBy) in ${operator}`);
      const fields = parseSort(sortBy);
      const output = compileExpression(given.get('output') ?? null);
      const n = many ? countOf(given.get('n'), operator) : 1;
      const bottom = operator.startsWith('$bottom');
      return many ? () => ordered(bottom, n, fields, output) : () => single(ordered(bottom, 1, fields, output));
    }
    default:
      return undefined;
  }
}
