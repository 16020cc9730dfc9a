/**
 * Compiles an update: a replacement, a document of operators, or a pipeline. Conflicting paths and
 * unknown operators are refused before anything is touched.
 */
import { EngineError, badValue, failedToParse, notSupported } from '../errors';
import { cloneValue, isDoc, type Doc, type Maybe, type Value } from '../bson/types';
import { equalValues } from '../bson/compare';
import { describe } from '../store/describe';
import { compileUpdatePipeline } from './pipeline';
import { compileArrayFilters, identifiersOf } from './arrayFilters';
import { operators, type Change } from './operators';
import { resolvePaths } from './paths';

/** Circumstances of one application of an update. */
export interface UpdateContext {
  /** Index the query matched, for `$`. */
  readonly matched: number | undefined;
  /** True when the document is being inserted by an upsert. */
  readonly inserting: boolean;
  readonly now: Date;
  readonly variables: ReadonlyMap<string, Maybe>;
}

/** A compiled update; `apply` makes the new document and leaves the old one alone. */
export interface Update {
  readonly isReplacement: boolean;
  apply(doc: Doc, context: UpdateContext): Doc;
}

/** Compiles `u` of an update command or `update` of findAndModify. */
export function compileUpdate(update: Value, arrayFilters: Value | undefined): Update {
  if (Array.isArray(update)) {
    if (arrayFilters !== undefined) throw failedToParse(`arrayFilters may not be specified for pipeline-syle updates`);
    return compileUpdatePipeline(update);
  }
  if (!isDoc(update)) throw failedToParse(`Update argument must be either an object or an array`);
  const [first] = update.keys();
  if (first === undefined || !first.startsWith('$')) {
    if (Array.isArray(arrayFilters) && arrayFilters.length > 0) throw failedToParse('arrayFilters may not be specified with a replacement');
    return replacement(update);
  }
  return operatorUpdate(update, arrayFilters);
}

function replacement(update: Doc): Update {
  const odd = [...update.keys()].find((name) => name.startsWith('$'));
  if (odd !== undefined) throw new EngineError(52, `The dollar ($) prefixed field '${odd}' in '${odd}' is not allowed in the context of an update's replacement document.`);
  return {
    isReplacement: true,
    apply: (doc) => {
      const id = doc.get('_id');
      const next: Doc = new Map();
      if (id !== undefined) next.set('_id', id);
      for (const [name, value] of update) if (name !== '_id' || id === undefined) next.set(name, cloneValue(value));
      const wanted = update.get('_id');
      if (wanted !== undefined && id !== undefined && !equalValues(wanted, id)) throw new EngineError(66, `After applying the update, the (immutable) field '_id' was found to have been altered to _id: ${describe(wanted)}`);
      return idFirst(next);
    },
  };
}

const immutableId = (): EngineError =>
  new EngineError(66, `Performing an update on the path '_id' would modify the immutable field '_id'`);

/** The document with _id as its first field. */
export function idFirst(doc: Doc): Doc {
  const [first] = doc.keys();
  const id = doc.get('_id');
  return first === '_id' || id === undefined ? doc : new Map([['_id', id], ...doc]);
}

function operatorUpdate(update: Doc, arrayFilters: Value | undefined): Update {
  const changes = [...update].flatMap(([name, fields]) => changesOf(name, fields));
  checkConflicts(changes);
  const filters = compileArrayFilters(arrayFilters, new Set(changes.flatMap((change) => identifiersOf(change.parts))));
  const sorted = [...changes].sort((a, b) => compareParts(a.parts, b.parts));
  return {
    isReplacement: false,
    apply: (doc, context) => {
      const next = cloneValue(doc) as Doc;
      for (const change of sorted) {
        if (change.onlyOnInsert && !context.inserting) continue;
        for (const path of resolvePaths(next, change.parts, { matched: context.matched, filters })) change.apply(next, path, context);
      }
      const id = doc.get('_id');
      if (id !== undefined && !equalValues(next.get('_id') ?? null, id)) throw immutableId();
      return context.inserting ? idFirst(next) : next;
    },
  };
}

function changesOf(name: string, fields: Value): Change[] {
  const make = operators[name];
  if (!make) {
    if (name === '$pushAll') throw notSupported(`the update operator ${name}`);
    throw failedToParse(`Unknown modifier: ${name}. Expected a valid update modifier or pipeline-style update specified as an array`);
  }
  if (!isDoc(fields)) throw failedToParse(`Modifiers operate on fields but we found another type for ${name}`);
  return [...fields].flatMap(([path, argument]) => make(checkedPath(path), argument));
}

function checkedPath(path: string): string[] {
  const parts = path.split('.');
  if (parts.some((part) => part === '')) {
    throw new EngineError(56, path === '' ? `An empty update path is not valid.` : `The update path '${path}' contains an empty field name, which is not allowed.`);
  }
  if (isPositional(parts[0] as string)) throw badValue(`Cannot have positional (i.e. '$') or dollar-prefixed element in the first position in path '${path}'`);
  return parts;
}

/** `$`, `$[]`, `$[id]`; any other name with a dollar is a field, since version 5. */
const isPositional = (part: string): boolean => part === '$' || /^\$\[[^\]]*\]$/.test(part);

/** Two operators may not touch the same path, nor one a path inside the other's. */
function checkConflicts(changes: readonly Change[]): void {
  const touched = new Set<string>();
  for (const change of changes) {
    const path = change.parts.join('.');
    if (touched.has(path)) throw conflict(path, path);
    touched.add(path);
  }
  for (const change of changes) {
    for (let i = 1; i < change.parts.length; i += 1) {
      const prefix = change.parts.slice(0, i).join('.');
      if (touched.has(prefix)) throw conflict(change.parts.join('.'), prefix);
    }
  }
}

const conflict = (path: string, at: string): EngineError =>
  new EngineError(40, `Updating the path '${path}' would create a conflict at '${at}'`);

/** New fields appear in the order of their names, numbers by value, as MongoDB ≥ 5 does it. */
function compareParts(a: readonly string[], b: readonly string[]): number {
  for (let i = 0; i < Math.min(a.length, b.length); i += 1) {
    const [left, right] = [a[i] as string, b[i] as string];
    if (left === right) continue;
    const numeric = /^\d+$/.test(left) && /^\d+$/.test(right);
    if (numeric) return Number(left) - Number(right);
    return left < right ? -1 : 1;
  }
  return a.length - b.length;
}
