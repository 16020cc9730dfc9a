/** $push, $addToSet, $pop, $pull, $pullAll. */
import { EngineError, badValue } from '../errors';
import { equalValues } from '../bson/compare';
import { wholeNumber } from '../bson/numbers';
import { cloneValue, isDoc, typeName, BSONRegExp, type Doc, type Maybe, type Value } from '../bson/types';
import { compileElement, compileFilter, isOperatorDoc } from '../match/compile';
import { equality } from '../match/predicates';
import { sortComparator } from '../plan/sort';
import { describe } from '../store/describe';
import { getAt, setAt } from './paths';

type Apply = (doc: Doc, path: readonly string[]) => void;

function arrayAt(doc: Doc, path: readonly string[], operator: string): Value[] | undefined {
  const current = getAt(doc, path);
  if (current === undefined) return undefined;
  if (Array.isArray(current)) return current;
  if (operator === '$push') {
    throw badValue(`The field '${path.join('.')}' must be an array but is of type ${typeName(current)} in document {_id: ${describe(doc.get('_id'))}}`);
  }
  throw badValue(operator === '$addToSet'
    ? `Cannot apply $addToSet to non-array field. Field named '${path[path.length - 1] ?? ''}' has non-array type ${typeName(current)}`
    : `Cannot apply ${operator} to a non-array value`);
}

interface PushArguments {
  readonly each: readonly Value[];
  readonly position: number | undefined;
  readonly slice: number | undefined;
  readonly sort: Value | undefined;
}

function pushArguments(argument: Value): PushArguments {
  if (!isDoc(argument) || !argument.has('$each')) return { each: [argument], position: undefined, slice: undefined, sort: undefined };
  const odd = [...argument.keys()].find((name) => !['$each', '$position', '$slice', '$sort'].includes(name));
  if (odd !== undefined) throw badValue(`Unrecognized clause in $push: ${odd}`);
  const each = argument.get('$each');
  if (!Array.isArray(each)) throw badValue(`The argument to $each in $push must be an array but it was of type: ${typeName(each)}`);
  return { each, position: wholeOption(argument, '$position'), slice: wholeOption(argument, '$slice'), sort: argument.get('$sort') };
}

function wholeOption(argument: Doc, name: string): number | undefined {
  if (!argument.has(name)) return undefined;
  const value = wholeNumber(argument.get(name));
  if (value === undefined) throw badValue(`The value for ${name} must be an integer value but was given type: ${typeName(argument.get(name))}`);
  return value;
}

export function push(argument: Value): Apply {
  const { each, position, slice, sort } = pushArguments(argument);
  const compare = sort === undefined ? undefined : pushOrder(sort);
  return (doc, path) => {
    const items = [...(arrayAt(doc, path, '$push') ?? [])];
    const at = position === undefined ? items.length : position < 0 ? Math.max(0, items.length + position) : Math.min(position, items.length);
    items.splice(at, 0, ...each.map(cloneValue));
    if (compare) items.sort(compare);
    setAt(doc, path, slice === undefined ? items : sliced(items, slice));
  };
}

const sliced = (items: Value[], count: number): Value[] =>
  count === 0 ? [] : count > 0 ? items.slice(0, count) : items.slice(count);

/** `$sort: 1` orders whole elements, `$sort: {a: 1}` by their fields. */
function pushOrder(sort: Value): (a: Value, b: Value) => number {
  if (isDoc(sort)) {
    const compare = sortComparator(sort);
    return (a, b) => compare(isDoc(a) ? a : new Map(), isDoc(b) ? b : new Map());
  }
  const direction = wholeNumber(sort);
  if (direction !== 1 && direction !== -1) throw badValue('The $sort element value must be either 1 or -1');
  const compare = sortComparator(new Map([['v', direction]]));
  return (a, b) => compare(new Map([['v', a]]), new Map([['v', b]]));
}

export function addToSet(argument: Value): Apply {
  const each = isDoc(argument) && [...argument.keys()][0] === '$each' ? argument.get('$each') : [argument];
  if (!Array.isArray(each)) throw new EngineError(14, `The argument to $each in $addToSet must be an array but it was of type ${typeName(each)}`);
  if (isDoc(argument) && argument.has('$each') && argument.size > 1) throw badValue(`Found unexpected fields after $each in $addToSet`);
  return (doc, path) => {
    const items = [...(arrayAt(doc, path, '$addToSet') ?? [])];
    for (const item of each) if (!items.some((present) => equalValues(present, item))) items.push(cloneValue(item));
    setAt(doc, path, items);
  };
}

export function pop(argument: Value): Apply {
  const side = wholeNumber(argument);
  if (side !== 1 && side !== -1) throw new EngineError(9, `$pop expects 1 or -1, found: ${describe(argument)}`);
  return (doc, path) => {
    const current = getAt(doc, path);
    if (current === undefined) return;
    if (!Array.isArray(current)) throw new EngineError(14, `Path '${path.join('.')}' contains an element of non-array type '${typeName(current)}'`);
    setAt(doc, path, side === 1 ? current.slice(0, -1) : current.slice(1));
  };
}

/** Removes the elements that fulfil a condition: operators, a filter on fields, or equality. */
export function pull(condition: Value): Apply {
  const test = pullTest(condition);
  return (doc, path) => removeFrom(doc, path, '$pull', test);
}

function pullTest(condition: Value): (item: Maybe) => boolean {
  if (isDoc(condition)) {
    if (isOperatorDoc(condition)) return compileElement(condition);
    const filter = compileFilter(condition);
    return (item) => isDoc(item) && filter.matches(item);
  }
  if (condition instanceof BSONRegExp) {
    const regex = equality(condition, {});
    return (item) => regex.on(item);
  }
  return (item) => equalValues(item, condition);
}

export function pullAll(values: Value): Apply {
  if (!Array.isArray(values)) throw badValue(`$pullAll requires an array argument but was given a ${typeName(values)}`);
  return (doc, path) => removeFrom(doc, path, '$pullAll', (item) => values.some((value) => equalValues(item, value)));
}

function removeFrom(doc: Doc, path: readonly string[], operator: string, test: (item: Maybe) => boolean): void {
  const items = arrayAt(doc, path, operator);
  if (!items) return;
  const kept = items.filter((item) => !test(item));
  if (kept.length !== items.length) setAt(doc, path, kept);
}
