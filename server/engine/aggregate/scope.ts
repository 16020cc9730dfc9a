/** What an expression is evaluated against. */
import type { Maybe, Value } from '../bson/types';
import { isDoc } from '../bson/types';

export interface Scope {
  /** The document ($$ROOT); $$CURRENT is the same. */
  readonly root: Maybe;
  readonly variables: ReadonlyMap<string, Maybe>;
  readonly now: Date;
}

export type Expression = (scope: Scope) => Maybe;

const none: ReadonlyMap<string, Maybe> = new Map();

export const scopeFor = (root: Maybe, variables: ReadonlyMap<string, Maybe> = none, now = new Date()): Scope => ({ root, variables, now });

/** The scope with one or more variables more. */
export const withVariables = (scope: Scope, entries: Iterable<[string, Maybe]>): Scope => ({
  ...scope, variables: new Map([...scope.variables, ...entries]),
});

/** Top-level fields an expression reads; undefined when it may read the whole document. */
export function expressionFields(value: Value, into = new Set<string>()): Set<string> | undefined {
  if (typeof value === 'string') {
    if (/^\$\$(ROOT|CURRENT)/.test(value)) return undefined;
    if (value.startsWith('$') && !value.startsWith('$$')) into.add(value.slice(1).split('.')[0] as string);
    return into;
  }
  const parts = Array.isArray(value) ? value : isDoc(value) ? [...value.values()] : [];
  if (isDoc(value) && (value.has('$getField') || value.has('$literal'))) return value.has('$getField') ? undefined : into;
  // What is sorted by is named without a $.
  if (isDoc(value) && value.has('sortBy')) return undefined;
  for (const part of parts) if (!expressionFields(part, into)) return undefined;
  return into;
}
