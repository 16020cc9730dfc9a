/** How a dotted path finds values in a document: arrays on the way are opened, as MongoDB does. */
import { isDoc, type Doc, type Maybe } from '../bson/types';

/** Where in the first array on the path the match was found: what `$` stands for in an update. */
export interface MatchDetails {
  position?: number;
}

export type Test = (value: Maybe, details?: MatchDetails) => boolean;

/** A path split at its dots, with what is looked up often. */
export interface Path {
  readonly text: string;
  readonly parts: readonly string[];
  readonly numeric: readonly (number | undefined)[];
}

export function parsePath(text: string): Path {
  const parts = text.split('.');
  return { text, parts, numeric: parts.map((part) => (/^(0|[1-9]\d*)$/.test(part) ? Number(part) : undefined)) };
}

/**
 * True when `test` holds for a value at the path. An array at its end offers each element and then
 * itself (only itself with `whole`); a field that is not there offers undefined.
 */
export function someValue(root: Maybe, path: Path, test: Test, whole: boolean, details?: MatchDetails): boolean {
  return walk(root, 0);

  function walk(value: Maybe, at: number): boolean {
    if (at === path.parts.length) return whole || !Array.isArray(value) ? test(value, details) : inLeaf(value);
    if (isDoc(value)) return walk(value.get(path.parts[at] as string), at + 1);
    return Array.isArray(value) ? inArray(value, at) : test(undefined, details);
  }

  function inLeaf(items: Maybe[]): boolean {
    for (let i = 0; i < items.length; i += 1) {
      if (test(items[i], details)) return found(i);
    }
    return test(items as Maybe, details);
  }

  function inArray(items: Maybe[], at: number): boolean {
    const index = path.numeric[at];
    if (index !== undefined && index < items.length && walk(items[index], at + 1)) return true;
    for (let i = 0; i < items.length; i += 1) {
      if (isDoc(items[i]) && walk(items[i], at)) return found(i);
    }
    return false;
  }

  function found(position: number): true {
    if (details) details.position = position;
    return true;
  }
}

/** The value at a path without opening arrays (numbers index them); for updates and sort of plain fields. */
export function valueAt(root: Maybe, parts: readonly string[]): Maybe {
  let value: Maybe = root;
  for (const part of parts) {
    if (isDoc(value)) value = value.get(part);
    else if (Array.isArray(value) && /^\d+$/.test(part)) value = value[Number(part)];
    else return undefined;
  }
  return value;
}

/** The first part of a path. */
export const topOf = (path: string): string => {
  const dot = path.indexOf('.');
  return dot < 0 ? path : path.slice(0, dot);
};

/** An array seen as a document with keys "0", "1" …, which is what a query inside $elemMatch sees. */
export const arrayAsDoc = (items: readonly Maybe[]): Doc =>
  new Map(items.map((item, i) => [String(i), item ?? null]));
