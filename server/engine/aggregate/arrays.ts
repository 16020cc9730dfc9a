/** Arrays in expressions. */
import { EngineError } from '../errors';
import { wholeNumber } from '../bson/numbers';
import { isDoc, isTruthy, toPlainNumber, typeName, type Maybe, type Value } from '../bson/types';
import { compareValues, equalValues } from '../bson/compare';
import { sortComparator } from '../plan/sort';
import { fixed, isNullish, listOf, named, namedOf, unary, variadic } from './arguments';
import type { Builder, Builders } from './registry';
import { foldOperators } from './folds';
import { withVariables } from './scope';

function arrayIn(value: Maybe, code: number, name: string): Value[] {
  if (Array.isArray(value)) return value;
  throw new EngineError(code, `The argument to ${name} must be an array, but was of type: ${typeName(value)}`);
}

function wholeIn(value: Maybe, name: string): number {
  const number = wholeNumber(value);
  if (number === undefined) throw new EngineError(28690, `${name} needs a whole number, but got ${typeName(value)}`);
  return number;
}

function elementAt([items, index]: readonly Maybe[]): Maybe {
  if (isNullish(items) || isNullish(index)) return null;
  const list = arrayIn(items, 28689, '$arrayElemAt');
  const at = wholeIn(index, '$arrayElemAt');
  return list[at < 0 ? list.length + at : at];
}

function slice([items, second, third]: readonly Maybe[]): Maybe {
  if (isNullish(items) || isNullish(second)) return null;
  const list = arrayIn(items, 28724, '$slice');
  const first = wholeIn(second, '$slice');
  if (third === undefined) return first >= 0 ? list.slice(0, first) : list.slice(first);
  if (third === null) return null;
  const count = wholeIn(third, '$slice');
  if (count <= 0) throw new EngineError(28729, `Third argument to $slice must be positive: ${count}`);
  const start = first < 0 ? Math.max(0, list.length + first) : first;
  return list.slice(start, start + count);
}

const filter: Builder = (argument, compile, name) => {
  const given = namedOf(argument, ['input', 'as', 'cond', 'limit'], ['input', 'cond'], name);
  const as = variableName(given.get('as'));
  const [input, cond] = [compile(given.get('input') ?? null), compile(given.get('cond') ?? null)];
  const limit = given.has('limit') ? compile(given.get('limit') ?? null) : undefined;
  return (scope) => {
    const items = input(scope);
    if (isNullish(items)) return null;
    const most = limit?.(scope);
    const kept = arrayIn(items, 28651, '$filter').filter((item) => isTruthy(cond(withVariables(scope, [[as, item]]))));
    return isNullish(most) ? kept : kept.slice(0, wholeIn(most, '$filter'));
  };
};

const map: Builder = (argument, compile, name) => {
  const given = namedOf(argument, ['input', 'as', 'in'], ['input', 'in'], name);
  const as = variableName(given.get('as'));
  const [input, body] = [compile(given.get('input') ?? null), compile(given.get('in') ?? null)];
  return (scope) => {
    const items = input(scope);
    if (isNullish(items)) return null;
    return arrayIn(items, 16883, '$map').map((item) => body(withVariables(scope, [[as, item]])) ?? null);
  };
};

const variableName = (value: Maybe): string => (typeof value === 'string' ? value : 'this');

const reduce: Builder = (argument, compile, name) => {
  const given = namedOf(argument, ['input', 'initialValue', 'in'], ['input', 'initialValue', 'in'], name);
  const [input, initial, body] = ['input', 'initialValue', 'in'].map((part) => compile(given.get(part) ?? null));
  return (scope) => {
    const items = input?.(scope);
    if (isNullish(items)) return null;
    return arrayIn(items, 40080, '$reduce').reduce<Maybe>((value, item) => body?.(withVariables(scope, [['value', value], ['this', item]])), initial?.(scope));
  };
};

const letBuilder: Builder = (argument, compile, name) => {
  const given = namedOf(argument, ['vars', 'in'], ['vars', 'in'], name);
  const vars = given.get('vars');
  if (!isDoc(vars)) throw new EngineError(16876, "invalid parameter: expected an object (vars)");
  const parts = [...vars].map(([variable, value]) => [variable, compile(value)] as const);
  const body = compile(given.get('in') ?? null);
  return (scope) => body(withVariables(scope, parts.map(([variable, value]): [string, Maybe] => [variable, value(scope)])));
};

function range([start, end, step]: readonly Maybe[]): Maybe {
  const [from, to, by] = [wholeIn(start, '$range'), wholeIn(end, '$range'), step === undefined ? 1 : wholeIn(step, '$range')];
  if (by === 0) throw new EngineError(34449, '$range requires a non-zero step value');
  if (Math.abs((to - from) / by) > 1_000_000) throw new EngineError(292, '$range would use too much memory');
  const items: Value[] = [];
  for (let i = from; by > 0 ? i < to : i > to; i += by) items.push(i);
  return items;
}

function indexOfArray([items, wanted, start, end]: readonly Maybe[]): Maybe {
  if (isNullish(items)) return null;
  const list = arrayIn(items, 40090, '$indexOfArray');
  const from = start === undefined ? 0 : wholeIn(start, '$indexOfArray');
  const to = end === undefined ? list.length : Math.min(list.length, wholeIn(end, '$indexOfArray'));
  for (let i = from; i < to; i += 1) if (wanted !== undefined && equalValues(list[i], wanted)) return i;
  return -1;
}

function sortArray(input: Maybe, by: Maybe): Maybe {
  if (isNullish(input)) return null;
  const items = arrayIn(input, 2942504, '$sortArray');
  if (isDoc(by)) {
    const compare = sortComparator(by);
    return [...items].sort((a, b) => compare(isDoc(a) ? a : new Map(), isDoc(b) ? b : new Map()));
  }
  const compare = sortComparator(new Map([['v', toPlainNumber(by) ?? 1]]));
  return items.map((item) => new Map([['v', item]])).sort(compare).map((doc) => doc.get('v') ?? null);
}

const edge = (last: boolean): Builder => unary((value, name) => (isNullish(value) ? null : arrayIn(value, 28689, name).at(last ? -1 : 0)));

const several = (last: boolean): Builder => named(['input', 'n'], ['input', 'n'], (get) => {
  const items = get('input');
  const count = wholeIn(get('n'), last ? '$lastN' : '$firstN');
  const list = arrayIn(items, 5788200, last ? '$lastN' : '$firstN');
  return last ? list.slice(Math.max(0, list.length - count)) : list.slice(0, count);
});

/** The n smallest or largest of an array, null and missing left out. */
const extremes = (largest: boolean): Builder => named(['input', 'n'], ['input', 'n'], (get) => {
  const name = largest ? '$maxN' : '$minN';
  const count = wholeIn(get('n'), name);
  if (count <= 0) throw new EngineError(5787908, `'n' must be greater than 0, found ${count} in ${name}`);
  const list = arrayIn(get('input'), 5788200, name).filter((item) => !isNullish(item));
  return list.sort((a, b) => (largest ? compareValues(b, a) : compareValues(a, b))).slice(0, count);
});

function zip(get: (name: string) => Maybe): Maybe {
  const inputs = get('inputs');
  if (!Array.isArray(inputs)) throw new EngineError(34461, 'inputs must be an array of expressions');
  if (inputs.some(isNullish)) return null;
  const lists = inputs.map((input) => arrayIn(input, 34468, '$zip'));
  const lengths = lists.map((list) => list.length);
  const longest = get('useLongestLength') === true;
  const defaults = get('defaults');
  const size = longest ? Math.max(...lengths) : Math.min(...lengths);
  return Array.from({ length: size }, (_, i) => lists.map((list, n) => list[i] ?? (Array.isArray(defaults) ? (defaults[n] ?? null) : null)));
}

export const arrayOperators: Builders = {
  ...foldOperators,
  $size: unary((value) => arrayIn(value, 17124, '$size').length),
  $isArray: unary((value) => Array.isArray(value)),
  $arrayElemAt: fixed(2, 2, elementAt),
  $slice: fixed(2, 3, slice),
  $concatArrays: variadic((values) => (values.some(isNullish) ? null : values.flatMap((value) => arrayIn(value, 28664, '$concatArrays')))),
  $in: fixed(2, 2, ([value, items]) => arrayIn(items, 40081, '$in').some((item) => value !== undefined && equalValues(item, value))),
  $indexOfArray: fixed(2, 4, indexOfArray),
  $reverseArray: unary((value) => (isNullish(value) ? null : [...arrayIn(value, 34435, '$reverseArray')].reverse())),
  $range: fixed(2, 3, range),
  $filter: filter,
  $map: map,
  $reduce: reduce,
  $let: letBuilder,
  $first: edge(false),
  $last: edge(true),
  $firstN: several(false),
  $minN: extremes(false),
  $maxN: extremes(true),
  $lastN: several(true),
  $zip: named(['inputs', 'useLongestLength', 'defaults'], ['inputs'], zip),
  $sortArray: (argument, compile, name) => {
    const given = namedOf(argument, ['input', 'sortBy'], ['input', 'sortBy'], name);
    const [input] = listOf(given.get('input') ?? null, compile);
    const by = given.get('sortBy');
    const whole = Array.isArray(given.get('input')) ? compile(given.get('input') ?? null) : input;
    return (scope) => sortArray(whole?.(scope), by);
  },
};
