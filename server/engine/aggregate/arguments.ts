/** Helpers that turn operator arguments into expressions. */
import { EngineError } from '../errors';
import { isDoc, type Doc, type Maybe, type Value } from '../bson/types';
import type { Builder, Compile } from './registry';
import type { Expression } from './scope';

/** The arguments of an operator: a list, or one value standing for a list of one. */
export function listOf(argument: Value, compile: Compile): Expression[] {
  return Array.isArray(argument) ? argument.map(compile) : [compile(argument)];
}

function checkCount(name: string, count: number, least: number, most: number): void {
  if (count >= least && count <= most) return;
  const wanted = least === most ? `exactly ${least}` : `at least ${least} and at most ${most}`;
  throw new EngineError(16020, `Expression ${name} takes ${wanted} arguments. ${count} were passed in.`);
}

/** An operator of a fixed number of values; missing is undefined. */
export function fixed(least: number, most: number, apply: (values: readonly Maybe[], name: string) => Maybe): Builder {
  return (argument, compile, name) => {
    const parts = listOf(argument, compile);
    checkCount(name, parts.length, least, most);
    return (scope) => apply(parts.map((part) => part(scope)), name);
  };
}

/** An operator of one value. */
export const unary = (apply: (value: Maybe, name: string) => Maybe): Builder => fixed(1, 1, ([value], name) => apply(value, name));

/** An operator of any number of values. */
export const variadic = (apply: (values: readonly Maybe[], name: string) => Maybe): Builder => fixed(0, Infinity, apply);

/** The named arguments of an operator, unknown names refused. */
export function namedOf(argument: Value, names: readonly string[], required: readonly string[], operator: string): Doc {
  if (!isDoc(argument)) throw new EngineError(9, `${operator} only supports an object as its argument`);
  for (const name of argument.keys()) if (!names.includes(name)) throw new EngineError(9, `Unrecognized argument to ${operator}: ${name}`);
  for (const name of required) if (!argument.has(name)) throw new EngineError(9, `Missing '${name}' parameter to ${operator}`);
  return argument;
}

/** An operator of named arguments, each an expression. */
export function named(names: readonly string[], required: readonly string[], apply: (get: (name: string) => Maybe, given: ReadonlySet<string>) => Maybe): Builder {
  return (argument, compile, operator) => {
    const parts = new Map([...namedOf(argument, names, required, operator)].map(([name, value]) => [name, compile(value)]));
    const given = new Set(parts.keys());
    return (scope) => apply((name) => parts.get(name)?.(scope), given);
  };
}

export const isNullish = (value: Maybe): value is null | undefined => value === null || value === undefined;
