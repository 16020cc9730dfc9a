/** The tree a filter is compiled to: it matches documents, and the planner reads it. */
import type { StringOrder } from '../bson/compare';
import type { Doc, Maybe, Value } from '../bson/types';
import type { Box } from '../geo/cells';
import type { Near } from '../geo/predicates';
import type { MatchDetails, Path } from './paths';

/** What compiling needs besides the filter. */
export interface MatchOptions {
  /** Order of strings under a collation; absent for the simple one. */
  readonly order?: StringOrder | undefined;
  /** Variables of `let` for $expr. */
  readonly variables?: ReadonlyMap<string, Maybe> | undefined;
  readonly now?: Date | undefined;
}

/** One operator on one path, e.g. `{age: {$gt: 3}}`. */
export interface Predicate {
  readonly op: string;
  readonly value: Value;
  /** True for what follows from another predicate and says less than it. */
  readonly follows?: true;
  /** Where on the map all that matches is, for an index of places. */
  readonly boxes?: readonly Box[];
  /** For $near: results come in order of distance. */
  readonly near?: Near;
  /** Holds for the values at a path in a document (or element). */
  over(root: Maybe, path: Path, details?: MatchDetails): boolean;
  /** Holds for this value itself, arrays not opened: inside $elemMatch and $pull. */
  on(value: Maybe): boolean;
}

export type MatchNode =
  | { readonly kind: 'leaf'; readonly path: Path; readonly predicate: Predicate }
  | { readonly kind: 'and' | 'or' | 'nor'; readonly children: readonly MatchNode[] }
  | { readonly kind: 'expr'; readonly fields: ReadonlySet<string> | undefined; test(root: Maybe): boolean }
  | { readonly kind: 'constant'; readonly result: boolean };

/** What operators need to compile what is inside them. */
export interface Compilers {
  filter(filter: Doc): Filter;
  operators(operators: Doc): Predicate[];
}

/** A compiled filter. */
export interface Filter {
  readonly node: MatchNode;
  /** Top-level fields it looks at; undefined when it may look at any. */
  readonly fields: ReadonlySet<string> | undefined;
  /** True when there is a $near in it. */
  readonly hasNear: boolean;
  matches(root: Maybe, details?: MatchDetails): boolean;
}
