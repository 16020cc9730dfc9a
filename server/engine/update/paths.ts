/** Reading and changing a document at a dotted path, and finding the paths that `$`, `$[]` and `$[id]` stand for. */
import { EngineError, badValue } from '../errors';
import { describe } from '../store/describe';
import { isDoc, type Doc, type Maybe, type Value } from '../bson/types';

/** What the positional operators refer to. */
export interface Positions {
  /** Index found by the query, for `$`. */
  readonly matched: number | undefined;
  /** Tests of arrayFilters by identifier. */
  readonly filters: ReadonlyMap<string, (item: Maybe) => boolean>;
}

const isIndex = (part: string): boolean => /^(0|[1-9]\d*)$/.test(part);
/** Arrays are not padded further than this by `a.1500001`, as in MongoDB. */
const maxPadding = 1_500_000;

/** The concrete paths of an update path in this document. */
export function resolvePaths(doc: Doc, parts: readonly string[], positions: Positions): string[][] {
  if (!parts.some((part) => part.startsWith('$'))) return [[...parts]];
  const found: string[][] = [];
  resolve(doc, parts, 0, [], positions, found);
  return found;
}

function resolve(value: Maybe, parts: readonly string[], at: number, soFar: string[], positions: Positions, out: string[][]): void {
  const part = parts[at];
  if (part === undefined) {
    out.push(soFar);
    return;
  }
  if (part === '$') {
    if (positions.matched === undefined) throw badValue('The positional operator did not find the match needed from the query.');
    resolve(childOf(value, String(positions.matched)), parts, at + 1, [...soFar, String(positions.matched)], positions, out);
    return;
  }
  if (!part.startsWith('$[')) {
    resolve(childOf(value, part), parts, at + 1, [...soFar, part], positions, out);
    return;
  }
  if (!Array.isArray(value)) {
    throw badValue(value === undefined
      ? `The path '${soFar.join('.')}' must exist in the document in order to apply array updates.`
      : `Cannot apply array updates to non-array element ${soFar[soFar.length - 1] ?? ''}: ${describe(value)}`);
  }
  const test = positions.filters.get(part.slice(2, -1));
  value.forEach((item, i) => {
    if (part === '$[]' || test?.(item)) resolve(item, parts, at + 1, [...soFar, String(i)], positions, out);
  });
}

function childOf(value: Maybe, part: string): Maybe {
  if (isDoc(value)) return value.get(part);
  return Array.isArray(value) && isIndex(part) ? value[Number(part)] : undefined;
}

/** The value at a concrete path. */
export function getAt(doc: Doc, path: readonly string[]): Maybe {
  let value: Maybe = doc;
  for (const part of path) value = childOf(value, part);
  return value;
}

/** Puts a value at a path, making the documents on the way. */
export function setAt(doc: Doc, path: readonly string[], value: Value): void {
  let parent: Doc | Value[] = doc;
  for (let i = 0; i < path.length - 1; i += 1) parent = stepInto(parent, path, i);
  put(parent, path, path.length - 1, value);
}

function stepInto(parent: Doc | Value[], path: readonly string[], at: number): Doc | Value[] {
  const part = path[at] as string;
  let child = childOf(parent, part);
  if (child === undefined) {
    child = new Map();
    put(parent, path, at, child);
  }
  if (isDoc(child) || Array.isArray(child)) return child;
  throw new EngineError(28, `Cannot create field '${path[at + 1] ?? ''}' in element {${part}: ${describe(child)}}`);
}

function put(parent: Doc | Value[], path: readonly string[], at: number, value: Value): void {
  const part = path[at] as string;
  if (isDoc(parent)) {
    parent.set(part, value);
    return;
  }
  if (!isIndex(part)) {
    throw new EngineError(28, `Cannot create field '${part}' in element {${path[at - 1] ?? ''}: ${describe(parent)}}`);
  }
  const index = Number(part);
  if (index - parent.length > maxPadding) throw badValue(`can't backfill more than ${maxPadding} elements`);
  while (parent.length < index) parent.push(null);
  parent[index] = value;
}

/** Removes a field; an array element becomes null so that the others keep their places. */
export function unsetAt(doc: Doc, path: readonly string[]): void {
  const parent = getAt(doc, path.slice(0, -1));
  const last = path[path.length - 1] as string;
  if (isDoc(parent)) parent.delete(last);
  else if (Array.isArray(parent) && isIndex(last) && Number(last) < parent.length) parent[Number(last)] = null;
}
