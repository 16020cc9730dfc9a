/** Comparison, logic and choice. */
import { EngineError } from '../errors';
import { compareText, compareValues } from '../bson/compare';
import { isDoc, isTruthy, rank, rankOf, type Maybe } from '../bson/types';
import { fixed, isNullish, listOf, namedOf } from './arguments';
import type { Builder, Builders } from './registry';

/** In expressions a missing value is below null, unlike in queries. */
export function compareExpressions(a: Maybe, b: Maybe): number {
  if (a === undefined || b === undefined) {
    if (a === b) return 0;
    const other = a === undefined ? b : a;
    const below = rankOf(other) === rank.minKey ? 1 : -1;
    return a === undefined ? below : -below;
  }
  return compareValues(a, b, compareText);
}

const comparison = (holds: (result: number) => boolean): Builder => fixed(2, 2, ([a, b]) => holds(compareExpressions(a, b)));

const conditional: Builder = (argument, compile, name) => {
  const parts = isDoc(argument)
    ? ['if', 'then', 'else'].map((part) => namedOf(argument, ['if', 'then', 'else'], ['if', 'then', 'else'], name).get(part) ?? null).map(compile)
    : listOf(argument, compile);
  const [test, yes, no] = parts;
  if (!test || !yes || !no || parts.length !== 3) throw new EngineError(16020, `Expression $cond takes exactly 3 arguments. ${parts.length} were passed in.`);
  return (scope) => (isTruthy(test(scope)) ? yes(scope) : no(scope));
};

const firstPresent: Builder = (argument, compile) => {
  const parts = listOf(argument, compile);
  if (parts.length < 2) throw new EngineError(1257300, '$ifNull needs at least two arguments');
  return (scope) => {
    let value: Maybe;
    for (const part of parts) {
      value = part(scope);
      if (!isNullish(value)) return value;
    }
    return value;
  };
};

const choice: Builder = (argument, compile, name) => {
  const given = namedOf(argument, ['branches', 'default'], ['branches'], name);
  const list = given.get('branches');
  if (!Array.isArray(list) || list.length === 0) throw new EngineError(40068, '$switch requires at least one branch');
  const branches = list.map((branch) => {
    const parts = namedOf(branch, ['case', 'then'], ['case', 'then'], name);
    return { test: compile(parts.get('case') ?? null), then: compile(parts.get('then') ?? null) };
  });
  const otherwise = given.has('default') ? compile(given.get('default') ?? null) : undefined;
  return (scope) => {
    const found = branches.find((branch) => isTruthy(branch.test(scope)));
    if (found) return found.then(scope);
    if (!otherwise) throw new EngineError(40066, '$switch could not find a matching branch for an input, and no default was specified.');
    return otherwise(scope);
  };
};

export const conditionalOperators: Builders = {
  $eq: comparison((result) => result === 0),
  $ne: comparison((result) => result !== 0),
  $gt: comparison((result) => result > 0),
  $gte: comparison((result) => result >= 0),
  $lt: comparison((result) => result < 0),
  $lte: comparison((result) => result <= 0),
  $cmp: fixed(2, 2, ([a, b]) => compareExpressions(a, b)),
  $and: (argument, compile) => {
    const parts = listOf(argument, compile);
    return (scope) => parts.every((part) => isTruthy(part(scope)));
  },
  $or: (argument, compile) => {
    const parts = listOf(argument, compile);
    return (scope) => parts.some((part) => isTruthy(part(scope)));
  },
  $not: fixed(1, 1, ([value]) => !isTruthy(value)),
  $cond: conditional,
  $ifNull: firstPresent,
  $switch: choice,
};
