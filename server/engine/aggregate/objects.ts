/** Documents in expressions. */
import { EngineError } from '../errors';
import { isDoc, typeName, type Doc, type Maybe, type Value } from '../bson/types';
import { isNullish, namedOf, unary, variadic } from './arguments';
import type { Builder, Builders } from './registry';

function docIn(value: Maybe, name: string): Doc {
  if (isDoc(value)) return value;
  throw new EngineError(40390, `${name} requires a document input, found: ${typeName(value)}`);
}

function merge(values: readonly Maybe[]): Doc {
  const merged: Doc = new Map();
  for (const value of values) if (!isNullish(value)) for (const [name, item] of docIn(value, '$mergeObjects')) merged.set(name, item);
  return merged;
}

function toObject(value: Maybe): Maybe {
  if (isNullish(value)) return null;
  if (!Array.isArray(value)) throw new EngineError(40386, `$arrayToObject requires an array input, found: ${typeName(value)}`);
  return new Map(value.map((item): [string, Value] => {
    const [key, content] = Array.isArray(item) ? item : isDoc(item) ? [item.get('k'), item.get('v')] : [];
    if (typeof key !== 'string') throw new EngineError(40395, '$arrayToObject requires pairs whose key is a string');
    return [key, content ?? null];
  }));
}

function toArray(value: Maybe): Maybe {
  if (isNullish(value)) return null;
  return [...docIn(value, '$objectToArray')].map(([name, item]) => new Map<string, Value>([['k', name], ['v', item]]));
}

/** Field names may hold dots and dollars here, so they are no paths. */
const getField: Builder = (argument, compile, name) => {
  const short = !isDoc(argument) || !argument.has('field');
  const given = short ? new Map<string, Value>([['field', argument]]) : namedOf(argument, ['field', 'input'], ['field'], name);
  const field = compile(given.get('field') ?? null);
  const input = compile(given.get('input') ?? '$$CURRENT');
  return (scope) => {
    const key = field(scope);
    if (typeof key !== 'string') throw new EngineError(3041704, `$getField requires 'field' to evaluate to type String`);
    const source = input(scope);
    return isDoc(source) ? source.get(key) : isNullish(source) ? source : undefined;
  };
};

const setField: Builder = (argument, compile, name) => {
  const unset = name === '$unsetField';
  const given = namedOf(argument, ['field', 'input', 'value'], unset ? ['field', 'input'] : ['field', 'input', 'value'], name);
  const [field, input, value] = [compile(given.get('field') ?? null), compile(given.get('input') ?? null), compile(given.get('value') ?? null)];
  return (scope) => {
    const [key, source] = [field(scope), input(scope)];
    if (isNullish(source)) return null;
    const result: Doc = new Map(docIn(source, name));
    const content = unset ? undefined : value(scope);
    if (content === undefined) result.delete(String(key));
    else result.set(String(key), content);
    return result;
  };
};

export const objectOperators: Builders = {
  $mergeObjects: variadic((values) => merge(values.length === 1 && Array.isArray(values[0]) ? values[0] : values)),
  $objectToArray: unary(toArray),
  $arrayToObject: (argument, compile, name) => {
    const [list] = Array.isArray(argument) && argument.length === 1 ? argument : [undefined];
    const input = compile(list ?? argument);
    return list === undefined || !Array.isArray(argument) ? (scope) => toObject(input(scope)) : unary((value) => toObject(value))(argument, compile, name);
  },
  $getField: getField,
  $setField: setField,
  $unsetField: setField,
};
