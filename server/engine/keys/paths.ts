/** Which keys a document has in an index: one per array element, as MongoDB's multikey indexes have. */
import { EngineError } from '../errors';
import { isDoc, type Doc, type Maybe, type Value } from '../bson/types';
import { cellsOf } from '../geo/cells';
import { geometriesAt, shapeOf, type Shape } from '../geo/shapes';
import { emptyArrayKey, encodeCompound, maxIndexBytes, shorten, type KeyPart } from './encode';

/** What key generation needs to know of an index. */
export interface KeyPattern {
  readonly paths: readonly (readonly string[])[];
  readonly descending: readonly boolean[];
  /** Components that are places. */
  readonly geo: readonly boolean[];
}

/** The keys of one document in one index. */
export interface IndexKeys {
  readonly keys: readonly Buffer[];
  /** The values each of these keys was made of (what E11000 shows). */
  readonly rows: readonly (readonly KeyPart[])[];
  /** Which components came from an array. */
  readonly multikey: readonly boolean[];
  /** True when a key had to be shortened: such an index keeps equality, but not order. */
  readonly shortened: boolean;
  /** True when none of the indexed fields is there (sparse indexes leave the document out). */
  readonly absent: boolean;
}

interface Expanded {
  readonly values: readonly KeyPart[];
  readonly multikey: boolean;
  readonly absent: boolean;
  /** True for a place: its several cells are no array. */
  readonly place?: boolean;
}

export function indexKeysOf(doc: Doc, pattern: KeyPattern): IndexKeys {
  if (pattern.geo.includes(true)) return placeKeys(doc, pattern);
  const shared = sharedArray(doc, pattern.paths);
  if (shared > 0) return sharedKeys(doc, pattern, shared);
  const parts = pattern.paths.map((path) => expand(doc, path));
  return build(parts, pattern);
}

function build(parts: readonly Expanded[], pattern: KeyPattern): IndexKeys {
  if (parts.filter((part) => part.values.length > 1 && !part.place).length > 1) {
    throw new EngineError(171, `cannot index parallel arrays ${pattern.paths.map((path) => `[${path.join('.')}]`).join(' ')}`);
  }
  const seen = new Map<string, Row>();
  let shortened = false;
  for (const values of combinations(parts)) {
    let key = encodeCompound(values, pattern.descending);
    if (key.length > maxIndexBytes) {
      key = shorten(key, maxIndexBytes);
      shortened = true;
    }
    seen.set(key.toString('latin1'), { key, values });
  }
  return {
    ...listed(seen), shortened, multikey: parts.map((part) => part.multikey), absent: parts.every((part) => part.absent),
  };
}

interface Row {
  readonly key: Buffer;
  readonly values: readonly KeyPart[];
}

const listed = (seen: ReadonlyMap<string, Row>): Pick<IndexKeys, 'keys' | 'rows'> => ({
  keys: [...seen.values()].map((row) => row.key), rows: [...seen.values()].map((row) => row.values),
});

/** The keys of an index with places: absent when none of the places is there. */
function placeKeys(doc: Doc, pattern: KeyPattern): IndexKeys {
  const parts = pattern.paths.map((path, i) => (pattern.geo[i] ? expandPlace(doc, path) : expand(doc, path)));
  return { ...build(parts, pattern), absent: parts.every((part, i) => !pattern.geo[i] || part.absent) };
}

function expandPlace(doc: Doc, path: readonly string[]): Expanded {
  const geometries = geometriesAt(doc, path);
  if (geometries.length === 0) return { values: [undefined], multikey: false, absent: true, place: true };
  const cells = new Set(geometries.flatMap((value) => cellsOf(placeOf(value))));
  return { values: [...cells], multikey: cells.size > 1, absent: false, place: true };
}

function placeOf(value: Value): Shape {
  try {
    return shapeOf(value);
  } catch (error) {
    throw new EngineError(16755, `Can't extract geo keys: ${error instanceof Error ? error.message : ''}`);
  }
}

function* combinations(parts: readonly Expanded[]): Generator<KeyPart[]> {
  const wide = parts.flatMap((part, i) => (part.values.length === 1 ? [] : [i]));
  yield* vary(parts.map((part) => part.values[0]), wide);

  function* vary(base: readonly KeyPart[], rest: readonly number[]): Generator<KeyPart[]> {
    const [at, ...others] = rest;
    if (at === undefined) {
      yield [...base];
      return;
    }
    for (const value of parts[at]?.values ?? []) yield* vary(base.map((each, i) => (i === at ? value : each)), others);
  }
}

/** The values at a path, each array on the way opened. */
function expand(doc: Maybe, path: readonly string[]): Expanded {
  const values: KeyPart[] = [];
  const state = { multikey: false, found: false };
  collect(doc, path, 0, values, state);
  return { values, multikey: state.multikey, absent: !state.found };
}

/** The values a sort looks at: those the path leads to, arrays opened. */
export const sortValues = (doc: Doc, path: readonly string[]): readonly KeyPart[] => expand(doc, path).values;

function collect(value: Maybe, path: readonly string[], at: number, out: KeyPart[], state: { multikey: boolean; found: boolean }): void {
  if (at === path.length) {
    if (value !== undefined) state.found = true;
    if (!Array.isArray(value)) {
      out.push(value);
      return;
    }
    state.multikey = true;
    if (value.length === 0) out.push(emptyArrayKey);
    for (const item of value) out.push(item);
    return;
  }
  if (isDoc(value)) {
    collect(value.get(path[at] ?? ''), path, at + 1, out, state);
    return;
  }
  if (!Array.isArray(value)) {
    out.push(undefined);
    return;
  }
  collectFromArray(value, path, at, out, state);
}

function collectFromArray(items: Maybe[], path: readonly string[], at: number, out: KeyPart[], state: { multikey: boolean; found: boolean }): void {
  state.multikey = true;
  const part = path[at] ?? '';
  if (/^\d+$/.test(part) && Number(part) < items.length) {
    collect(items[Number(part)], path, at + 1, out, state);
    if (!items.some(isDoc)) return;
  }
  let any = false;
  for (const item of items) {
    if (!isDoc(item)) continue;
    any = true;
    collect(item, path, at, out, state);
  }
  if (!any || items.some((item) => !isDoc(item))) out.push(undefined);
}

/**
 * How many leading path parts all the array-crossing paths of the index share up to their array: `a.b` and `a.c`
 * over one array `a` belong together element by element. 0 when there is nothing to pair.
 */
function sharedArray(doc: Doc, paths: readonly (readonly string[])[]): number {
  if (paths.length < 2) return 0;
  const crossings = paths.map((path) => arrayDepth(doc, path));
  const first = crossings.findIndex((depth) => depth > 0);
  if (first < 0) return 0;
  const depth = crossings[first] ?? 0;
  const prefix = paths[first]?.slice(0, depth).join('.') ?? '';
  const partners = paths.filter((path, i) => crossings[i] === depth && path.length >= depth && path.slice(0, depth).join('.') === prefix);
  return partners.length > 1 ? depth : 0;
}

/** Length of the path up to and including the first array on it; 0 when there is none. */
function arrayDepth(doc: Doc, path: readonly string[]): number {
  let value: Maybe = doc;
  for (let i = 0; i < path.length; i += 1) {
    if (!isDoc(value)) return 0;
    value = value.get(path[i] ?? '');
    if (Array.isArray(value)) return i + 1;
  }
  return 0;
}

function sharedKeys(doc: Doc, pattern: KeyPattern, depth: number): IndexKeys {
  const crossing = pattern.paths.find((path) => arrayDepth(doc, path) === depth) ?? [];
  const prefix = crossing.slice(0, depth);
  let items: Maybe = doc;
  for (const part of prefix) items = isDoc(items) ? items.get(part) : undefined;
  const elements: readonly (KeyPart)[] = Array.isArray(items) && items.length > 0 ? items : [emptyArrayKey];
  const isPartner = pattern.paths.map((path) => path.length >= depth && path.slice(0, depth).join('.') === prefix.join('.'));
  const outside = pattern.paths.map((path, i) => (isPartner[i] ? undefined : expand(doc, path)));
  const rows = elements.map((element) => build(pattern.paths.map((path, i) => outside[i] ?? inElement(element, path.slice(depth))), pattern));
  return mergeRows(rows, isPartner);
}

function inElement(element: KeyPart, rest: readonly string[]): Expanded {
  if (rest.length === 0) return { values: [element], multikey: true, absent: element === emptyArrayKey };
  if (element === emptyArrayKey || !isDoc(element)) return { values: [undefined], multikey: true, absent: true };
  return { ...expand(element, rest), multikey: true };
}

function mergeRows(rows: readonly IndexKeys[], isPartner: readonly boolean[]): IndexKeys {
  const seen = new Map<string, Row>();
  for (const row of rows) row.keys.forEach((key, i) => seen.set(key.toString('latin1'), { key, values: row.rows[i] ?? [] }));
  return {
    ...listed(seen),
    shortened: rows.some((row) => row.shortened),
    multikey: isPartner.map((partner, i) => partner || rows.some((row) => row.multikey[i])),
    absent: rows.every((row) => row.absent),
  };
}
