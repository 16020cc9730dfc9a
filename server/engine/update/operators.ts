/** Update operators on single fields; those on arrays are in arrays.ts. */
import { badValue, typeMismatch } from '../errors';
import { Timestamp } from 'bson';
import { compareValues } from '../bson/compare';
import { productOf, sumOf } from '../bson/numbers';
import { cloneValue, isDoc, isInt32, isNumeric, typeName, type Doc, type Numeric, type Value } from '../bson/types';
import { describe } from '../store/describe';
import { addToSet, pop, pull, pullAll, push } from './arrays';
import type { UpdateContext } from './compile';
import { getAt, setAt, unsetAt } from './paths';

/** One operator on one path. */
export interface Change {
  readonly parts: readonly string[];
  readonly onlyOnInsert?: boolean;
  /** Changes `doc` in place at a concrete path. */
  apply(doc: Doc, path: readonly string[], context: UpdateContext): void;
}

type Maker = (parts: readonly string[], argument: Value) => Change[];

const one = (parts: readonly string[], apply: Change['apply']): Change[] => [{ parts, apply }];

const set: Maker = (parts, value) => one(parts, (doc, path) => setAt(doc, path, cloneValue(value)));

const arithmetic = (name: '$inc' | '$mul', combine: (a: Numeric, b: Numeric) => Numeric | undefined): Maker => (parts, argument) => {
  const verb = name === '$inc' ? 'increment' : 'multiply';
  if (!isNumeric(argument)) throw typeMismatch(`Cannot ${verb} with non-numeric argument: {${parts.join('.')}: ${describe(argument)}}`);
  return one(parts, (doc, path) => {
    const current = getAt(doc, path);
    if (current !== undefined && !isNumeric(current)) {
      throw typeMismatch(`Cannot apply ${name} to a value of non-numeric type. {_id: ${describe(doc.get('_id'))}} has the field '${path[path.length - 1] ?? ''}' of non-numeric type ${typeName(current)}`);
    }
    const result = current === undefined ? initial(name, argument) : combine(current, argument);
    if (result === undefined) throw badValue(`Failed to apply ${name} operations to current value (${describe(current)}) for document {_id: ${describe(doc.get('_id'))}}`);
    setAt(doc, path, result);
  });
};

/** A missing field counts as 0: $inc sets the amount, $mul sets zero of the same type. */
const initial = (name: '$inc' | '$mul', argument: Numeric): Numeric =>
  name === '$inc' ? argument : (productOf(argument, 0) ?? 0);

const extreme = (keepIfBelow: boolean): Maker => (parts, argument) =>
  one(parts, (doc, path) => {
    const current = getAt(doc, path);
    const result = current === undefined ? 0 : compareValues(argument, current);
    if (current === undefined || (keepIfBelow ? result < 0 : result > 0)) setAt(doc, path, cloneValue(argument));
  });

const rename: Maker = (parts, argument) => {
  if (typeof argument !== 'string') throw badValue(`The 'to' field for $rename must be a string: ${parts.join('.')}: ${describe(argument)}`);
  const target = argument.split('.');
  if ([...parts, ...target].some((part) => part.startsWith('$') || part === '')) throw badValue(`The source and target field for $rename must not be dynamic or empty`);
  if (argument === parts.join('.')) throw badValue(`The source and target field for $rename must differ: ${argument}`);
  return [
    { parts, apply: (doc, path) => moveField(doc, path, target) },
    { parts: target, apply: () => undefined },
  ];
};

function moveField(doc: Doc, path: readonly string[], target: readonly string[]): void {
  const value = getAt(doc, path);
  if (value === undefined) return;
  for (const parts of [path, target]) {
    for (let i = 1; i < parts.length; i += 1) {
      if (Array.isArray(getAt(doc, parts.slice(0, i)))) throw badValue(`The field of a $rename cannot be an array element: ${parts.join('.')}`);
    }
  }
  unsetAt(doc, path);
  unsetAt(doc, target);
  setAt(doc, target, value);
}

const currentDate: Maker = (parts, argument) => {
  const kind = isDoc(argument) ? argument.get('$type') : argument;
  if (kind !== true && kind !== false && kind !== 'date' && kind !== 'timestamp') {
    throw badValue(`${describe(argument)} is not valid type for $currentDate. Please use a boolean ('true') or a $type expression ({$type: 'timestamp/date'}).`);
  }
  return one(parts, (doc, path, context) => setAt(doc, path, kind === 'timestamp'
    ? new Timestamp({ t: Math.floor(context.now.getTime() / 1000), i: 1 })
    : new Date(context.now)));
};

type Word = number | bigint;

const isWord = (value: Value | undefined): value is Word => typeof value === 'bigint' || isInt32(value);

/** $bit: and, or, xor one after another; int32 stays int32 unless one side is an int64. */
const bit: Maker = (parts, argument) => {
  if (!isDoc(argument) || argument.size === 0) throw badValue(`The $bit modifier is not compatible with a ${typeName(argument)}. You must pass in an embedded document: {$bit: {field: {and/or/xor: #}}`);
  const steps = [...argument].map(([name, operand]): [string, Word] => {
    if (!['and', 'or', 'xor'].includes(name)) throw badValue(`The $bit modifier only supports 'and', 'or', and 'xor', not '${name}' which is an unknown operator: {${name}: ${describe(operand)}}`);
    if (!isWord(operand)) throw badValue(`The $bit modifier field must be an Integer(32/64 bit); a '${typeName(operand)}' is not supported here: {${name}: ${describe(operand)}}`);
    return [name, operand];
  });
  return one(parts, (doc, path) => {
    const current = getAt(doc, path) ?? 0;
    if (!isWord(current)) throw badValue(`Cannot apply $bit to a value of non-integral type. {_id: ${describe(doc.get('_id'))}} has the field ${path[path.length - 1] ?? ''} of non-integer type ${typeName(current)}`);
    setAt(doc, path, steps.reduce((word, [name, operand]) => combineBits(name, word, operand), current));
  });
};

function combineBits(name: string, a: Word, b: Word): Word {
  const [left, right] = [BigInt(a), BigInt(b)];
  const result = BigInt.asIntN(64, name === 'and' ? left & right : name === 'or' ? left | right : left ^ right);
  return typeof a === 'number' && typeof b === 'number' ? Number(result) : result;
}

/** By name; anything else is refused. */
export const operators: Readonly<Record<string, Maker | undefined>> = {
  $set: set,
  $setOnInsert: (parts, value) => set(parts, value).map((change) => ({ ...change, onlyOnInsert: true })),
  $unset: (parts) => one(parts, (doc, path) => unsetAt(doc, path)),
  $inc: arithmetic('$inc', sumOf),
  $mul: arithmetic('$mul', productOf),
  $min: extreme(true),
  $max: extreme(false),
  $rename: rename,
  $bit: bit,
  $currentDate: currentDate,
  $push: (parts, argument) => one(parts, push(argument)),
  $addToSet: (parts, argument) => one(parts, addToSet(argument)),
  $pop: (parts, argument) => one(parts, pop(argument)),
  $pull: (parts, argument) => one(parts, pull(argument)),
  $pullAll: (parts, argument) => one(parts, pullAll(argument)),
};

