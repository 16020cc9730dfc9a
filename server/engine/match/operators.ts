/** The operators a filter may use on a path. */
import { BSONRegExp } from 'bson';
import { badValue, notSupported } from '../errors';
import { compareValues } from '../bson/compare';
import { isDoc, isNumeric, MaxKey, MinKey, rankOf, toPlainNumber, type Doc, type Maybe, type Value } from '../bson/types';
import { encodeKey } from '../keys/encode';
import { allTest, elemMatch, modTest, sizeTest } from './arrayOperators';
import { bitsTest } from './bits';
import { geoIntersects, geoWithin, nearPredicate } from '../geo/predicates';
import type { Test } from './paths';
import { equalTest, negated, positive, regexTest } from './predicates';
import { regexOf } from './regex';
import { typeTest } from './typeOperator';
import type { Compilers, MatchOptions, Predicate } from './types';

const isNaNValue = (value: Maybe): boolean => isNumeric(value) && Number.isNaN(toPlainNumber(value));

function rangeTest(op: string, value: Value, options: MatchOptions): Test {
  const orEqual = op === '$gte' || op === '$lte';
  const direction = op === '$gt' || op === '$gte' ? 1 : -1;
  if (value === null) return (item) => orEqual && (item === null || item === undefined);
  if (value instanceof BSONRegExp) throw badValue(`Can't have RegEx as arg to predicate over field`);
  const crossType = value instanceof MinKey || value instanceof MaxKey;
  const kind = rankOf(value);
  const valueIsNaN = isNaNValue(value);
  return (item) => {
    if (item === undefined && !crossType) return false;
    if (!crossType && rankOf(item) !== kind) return false;
    if (valueIsNaN || isNaNValue(item)) return orEqual && valueIsNaN && isNaNValue(item);
    const result = compareValues(item, value, options.order);
    return result === 0 ? orEqual : Math.sign(result) === direction;
  };
}

function inTest(list: Value, op: string, options: MatchOptions): Test {
  if (!Array.isArray(list)) throw badValue(`${op} needs an array`);
  const plain = list.filter((item) => !(item instanceof BSONRegExp));
  if (plain.some((item) => isDoc(item) && [...item.keys()][0]?.startsWith('$') && ![...item.keys()][0]?.match(/^\$(ref|id|db)$/))) {
    throw badValue(`cannot nest $ under ${op}`);
  }
  const regexes = list.filter((item) => item instanceof BSONRegExp).map(regexTest);
  const member = plain.length > 8 && !options.order ? keyedMember(plain) : eachMember(plain, options);
  return (item, details) => member(item, details) || regexes.some((test) => test(item));
}

function eachMember(items: readonly Value[], options: MatchOptions): Test {
  const tests = items.map((item) => equalTest(item, options));
  return (item) => tests.some((test) => test(item));
}

/** Long lists: equal values have equal key bytes. */
function keyedMember(items: readonly Value[]): Test {
  const keys = new Set(items.map((item) => encodeKey(item).toString('latin1')));
  return (item) => keys.has(encodeKey(item).toString('latin1'));
}

/** Compiles `{$gt: 1, $lt: 5}` into one predicate per operator. */
export function compileOperators(ops: Doc, options: MatchOptions, compile: Compilers): Predicate[] {
  const result: Predicate[] = [];
  for (const [op, value] of ops) {
    if (op === '$options' && ops.has('$regex')) continue;
    if (op === '$comment' || ((op === '$minDistance' || op === '$maxDistance') && (ops.has('$near') || ops.has('$nearSphere')))) continue;
    result.push(compileOperator(op, value, ops, options, compile));
  }
  return result;
}

function compileOperator(op: string, value: Value, ops: Doc, options: MatchOptions, compile: Compilers): Predicate {
  switch (op) {
    case '$eq':
      return positive(op, value, equalTest(value, options));
    case '$ne':
      if (value instanceof BSONRegExp) throw badValue(`Can't have regex as arg to $ne.`);
      return negated(op, value, [positive('$eq', value, equalTest(value, options))]);
    case '$gt': case '$gte': case '$lt': case '$lte':
      return positive(op, value, rangeTest(op, value, options));
    case '$in':
      return positive(op, value, inTest(value, op, options));
    case '$nin':
      return negated(op, value, [positive('$in', value, inTest(value, op, options))]);
    case '$exists':
      return existence(value);
    case '$not':
      return notPredicate(value, options, compile);
    case '$regex': {
      const regex = regexOf(value, ops.get('$options'));
      return positive(op, regex, regexTest(regex));
    }
    default:
      return lessCommon(op, value, ops, options, compile);
  }
}

function lessCommon(op: string, value: Value, ops: Doc, options: MatchOptions, compile: Compilers): Predicate {
  switch (op) {
    case '$type':
      return positive(op, value, typeTest(value));
    case '$size':
      return positive(op, value, sizeTest(value), true);
    case '$mod':
      return positive(op, value, modTest(value));
    case '$all':
      return allTest(value, options, compile);
    case '$elemMatch':
      return elemMatch(value, compile);
    case '$bitsAllSet': case '$bitsAnySet': case '$bitsAllClear': case '$bitsAnyClear':
      return positive(op, value, bitsTest(op, value));
    case '$geoWithin': case '$within':
      return geoWithin(value);
    case '$geoIntersects':
      return geoIntersects(value);
    case '$near': case '$nearSphere':
      return nearPredicate(op, value, ops);
    case '$text': case '$where': case '$jsonSchema':
      throw notSupported(`the query operator ${op}`);
    default:
      throw badValue(`unknown operator: ${op}`);
  }
}

function existence(value: Value): Predicate {
  const wanted = value !== false && value !== null && toPlainNumber(value) !== 0;
  const exists = positive('$exists', value, (item) => item !== undefined, true);
  return wanted ? exists : negated('$exists', value, [exists]);
}

function notPredicate(value: Value, options: MatchOptions, compile: Compilers): Predicate {
  if (value instanceof BSONRegExp) return negated('$not', value, [positive('$regex', value, regexTest(value))]);
  if (!isDoc(value)) throw badValue('$not needs a regex or a document');
  if (value.size === 0) throw badValue('$not cannot be empty');
  return negated('$not', value, compileOperators(value, options, compile));
}
