/** find's projection: inclusion, exclusion, expressions, $slice, $elemMatch and the positional `$`. */
import { EngineError, notSupported } from '../errors';
import { isDoc, isNumeric, isTruthy, toPlainNumber, type Doc, type Maybe, type Value } from '../bson/types';
import { projectStage } from '../aggregate/project';
import type { StageContext } from '../aggregate/documentStages';
import { compileElement } from '../match/compile';
import type { MatchDetails } from '../match/paths';
import type { Filter } from '../match/types';
import { getAt } from '../update/paths';

/** Turns a found document into the one returned. `source` is the whole document as stored. */
export type Projection = (doc: Doc, context: StageContext) => Doc;

/** Undefined when everything is wanted. */
export function compileProjection(spec: Doc | undefined, filter: Filter): Projection | undefined {
  if (!spec || spec.size === 0) return undefined;
  const base: Doc = new Map();
  const extras: ((result: Doc, doc: Doc) => void)[] = [];
  let kept = false;
  for (const [path, value] of spec) {
    const special = specialOf(path, value, filter);
    if (special) {
      extras.push(special.apply);
      if (special.includes) base.set(special.path, true);
      else if (special.slices) sliced.add(base, special.path);
      kept ||= special.includes;
    } else base.set(path, value);
  }
  const stage = baseStage(base, kept);
  return (doc, context) => {
    const result = stage ? stage(doc, context) : new Map(doc);
    for (const apply of extras) apply(result, doc);
    return result;
  };
}

/** A $slice beside inclusions is one more inclusion; alone it leaves the other fields in. */
const sliced = {
  paths: new WeakMap<Doc, string[]>(),
  add(base: Doc, path: string): void {
    this.paths.set(base, [...(this.paths.get(base) ?? []), path]);
  },
};

function baseStage(base: Doc, kept: boolean): Projection | undefined {
  const flags = [...base].filter(([name]) => name !== '_id').map(([, value]) => value);
  const including = kept || flags.some((value) => !(typeof value === 'boolean' || isNumeric(value)) || isTruthy(value))
    || (flags.length === 0 && base.has('_id') && isTruthy(base.get('_id')));
  if (including) for (const path of sliced.paths.get(base) ?? []) base.set(path, true);
  return base.size > 0 ? projectStage(base) : undefined;
}

interface Special {
  readonly path: string;
  readonly includes: boolean;
  readonly slices?: boolean;
  apply(result: Doc, doc: Doc): void;
}

function specialOf(path: string, value: Value, filter: Filter): Special | undefined {
  if (path.endsWith('.$')) return positional(path.slice(0, -2), filter);
  if (!isDoc(value)) return undefined;
  if (value.has('$slice') && isSliceOfField(value.get('$slice'))) return sliceOf(path, value.get('$slice') as Value);
  if (value.has('$elemMatch')) return elemMatchOf(path, value.get('$elemMatch') as Value);
  if (value.has('$meta')) throw notSupported('$meta in a projection');
  return undefined;
}

/** `{$slice: n}` or `{$slice: [skip, n]}` of numbers; anything else is the expression of that name. */
const isSliceOfField = (value: Maybe): boolean =>
  isNumeric(value) || (Array.isArray(value) && value.length === 2 && value.every(isNumeric));

function sliceOf(path: string, argument: Value): Special {
  const [skip, count] = Array.isArray(argument) ? argument.map((item) => toPlainNumber(item) ?? 0) : [undefined, toPlainNumber(argument) ?? 0];
  return {
    path, includes: false, slices: true,
    apply: (result, doc) => {
      const items = getAt(doc, path.split('.'));
      if (!Array.isArray(items) || getAt(result, path.split('.')) === undefined) return;
      replaceAt(result, path, part(items, skip, count ?? 0));
    },
  };
}

function part(items: readonly Value[], skip: number | undefined, count: number): Value[] {
  if (skip === undefined) return count >= 0 ? items.slice(0, count) : items.slice(count);
  const start = skip < 0 ? Math.max(0, items.length + skip) : skip;
  return items.slice(start, start + count);
}

/** Sets a nested value without changing what the stored document shares with the result. */
function replaceAt(result: Doc, path: string, value: Value): void {
  const parts = path.split('.');
  let at: Doc = result;
  for (const name of parts.slice(0, -1)) {
    const child = at.get(name);
    if (!isDoc(child)) return;
    const copy: Doc = new Map(child);
    at.set(name, copy);
    at = copy;
  }
  at.set(parts[parts.length - 1] as string, value);
}

function elemMatchOf(path: string, argument: Value): Special {
  if (path.includes('.')) throw new EngineError(31275, `Cannot use $elemMatch projection on a nested field: ${path}`);
  if (!isDoc(argument)) throw new EngineError(31274, 'elemMatch: Invalid argument, object required');
  const test = compileElement(argument);
  return {
    path, includes: true,
    apply: (result, doc) => {
      const items = doc.get(path);
      const found = Array.isArray(items) ? items.find(test) : undefined;
      if (found === undefined) result.delete(path);
      else result.set(path, [found]);
    },
  };
}

function positional(path: string, filter: Filter): Special {
  return {
    path, includes: true,
    apply: (result, doc) => {
      const items = getAt(doc, path.split('.'));
      if (!Array.isArray(items)) return;
      const details: MatchDetails = {};
      filter.matches(doc, details);
      if (details.position === undefined || details.position >= items.length) {
        throw new EngineError(51246, `Executor error during find command :: caused by :: positional operator '.$' couldn't find a matching element in the array`);
      }
      replaceAt(result, path, [items[details.position] as Value]);
    },
  };
}

