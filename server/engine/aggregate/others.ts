/** Documents of other collections, as $lookup, $graphLookup and $unionWith read them. */
import { EngineError, notSupported } from '../errors';
import { decode } from '../bson/decode';
import { isDoc, type Doc, type Maybe, type Value } from '../bson/types';
import { compileFilter } from '../match/compile';
import { findRows } from '../plan/query';
import { tick, type ScanStats } from '../plan/scan';
import type { PipelineInput } from './input';
import type { Stream } from './stream';

/** The input of a pipeline over another collection of the same database. */
export function inputOn(input: PipelineInput, name: string, variables = input.variables): PipelineInput {
  return { ...input, collection: input.store.collection(input.database, name), collectionName: name, variables, hint: undefined };
}

/** The name in `from` or `coll`. */
export function collectionIn(value: Maybe, stage: string): string {
  if (isDoc(value)) throw notSupported(`another database in ${stage}`);
  if (typeof value !== 'string' || value === '') throw new EngineError(9, `${stage} argument must be the name of a collection`);
  return value;
}

/** Stages as documents. */
export function stagesIn(value: Maybe, stage: string): Doc[] {
  if (!Array.isArray(value)) throw new EngineError(14, `the 'pipeline' argument of ${stage} must be an array`);
  return value.map((one) => {
    if (!isDoc(one)) throw new EngineError(14, `Each element of the 'pipeline' array must be an object`);
    const [name] = one.keys();
    if (name === '$out' || name === '$merge') throw new EngineError(51047, `${name} is not allowed within a ${stage}'s sub-pipeline`);
    return one;
  });
}

/** The documents that match a filter. */
export function* matching(input: PipelineInput, filter: Doc, stats: ScanStats): Stream {
  if (!input.collection) return;
  const compiled = compileFilter(filter, { order: input.order, variables: input.variables, now: input.now });
  const query = { filter: compiled, sort: [], skip: 0, limit: 0, order: input.order };
  for (const row of findRows(input.store, input.collection, query, stats)) yield row === tick ? tick : decode(row.bytes);
}

/**
 * Values at a path as a join compares them: arrays at the end and on the way are opened once, and where there is no
 * value at all (an empty array too) null stands for it.
 */
export function joinValues(doc: Doc, path: readonly string[]): Value[] {
  const values = valuesAt(doc, path, 0);
  return values.length > 0 ? values : [null];
}

/** The values at a path, arrays opened; what is missing has no value. */
export function valuesAt(value: Maybe, path: readonly string[], at: number): Value[] {
  if (at === path.length) return Array.isArray(value) ? value : value === undefined ? [] : [value];
  const part = path[at] as string;
  if (isDoc(value)) return valuesAt(value.get(part), path, at + 1);
  if (!Array.isArray(value)) return [];
  const direct = /^\d+$/.test(part) ? valuesAt(value[Number(part)], path, at + 1) : [];
  return [...direct, ...value.flatMap((item) => (isDoc(item) ? valuesAt(item, path, at) : []))];
}
