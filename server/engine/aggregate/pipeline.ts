/** A pipeline: the first $match, $sort and $limit are given to the planner, the rest are streams. */
import { EngineError } from '../errors';
import { decode } from '../bson/decode';
import { isDoc, type Doc, type Value } from '../bson/types';
import { compileFilter } from '../match/compile';
import { wholeNumber } from '../bson/numbers';
import { everyDocument, readsEverything } from '../plan/everything';
import { countRows, findRows, wantsAll, type Query } from '../plan/query';
import { tick, type ScanStats, type Tick } from '../plan/scan';
import { parseSort } from '../plan/sort';
import { neededFields } from './dependencies';
import { firstSource } from './firstStages';
import { geoNearSource } from './geoNear';
import type { PipelineInput } from './input';
import { compileStages, isCountField } from './stages';
import type { Stream } from './stream';

/** What the planner takes over from the start of a pipeline. */
export interface Lead {
  readonly query: Query;
  readonly rest: readonly Doc[];
}

/** The documents a pipeline gives; checked as a whole before anything is read. */
export function pipelineSource(input: PipelineInput, stages: readonly Doc[], stats: ScanStats = { keys: 0, docs: 0 }): Iterable<Doc | Tick> {
  const first = firstSource(stages[0], input);
  if (first) return compileStages(stages.slice(1), input, stats)(first);
  const near = stages[0]?.get('$geoNear');
  if (near !== undefined) return nearSource(input, stages, near, stats);
  const { query, rest } = leadOf(input, stages);
  if (query.filter.hasNear) throw new EngineError(5626500, '$geoNear, $near, and $nearSphere are not allowed in this context');
  const counted = countedAs(rest);
  if (counted) return countSource(input, query, counted, stats);
  const run = compileStages(rest, input, stats);
  return run(sourceOf(input, query, neededFields(rest), stats));
}

function nearSource(input: PipelineInput, stages: readonly Doc[], near: Value, stats: ScanStats): Iterable<Doc | Tick> {
  if (stages[0]?.size !== 1) throw new EngineError(40323, 'A pipeline stage specification object must contain exactly one field.');
  const rest = stages.slice(1);
  const run = compileStages(rest, input, stats);
  return run(geoNearSource(near, input, wholeNumber(rest[0]?.get('$limit')) ?? 0, stats));
}

function sourceOf(input: PipelineInput, query: Query, fields: ReadonlySet<string> | undefined, stats: ScanStats): Stream {
  if (input.collection && readsEverything(query)) return everyDocument(input.store, input.collection, fields, stats);
  return foundBy(input, query, fields, stats);
}

function* foundBy(input: PipelineInput, query: Query, fields: ReadonlySet<string> | undefined, stats: ScanStats): Stream {
  if (!input.collection) return;
  for (const row of findRows(input.store, input.collection, query, stats)) yield row === tick ? tick : decode(row.bytes, fields);
}

/** `{$group: {_id: 1, n: {$sum: 1}}}` and `$count` need no documents; gives the document for a count. */
function countedAs(rest: readonly Doc[]): ((count: number) => Doc) | undefined {
  const [stage, ...more] = rest;
  if (!stage || more.length > 0) return undefined;
  const name = stage.get('$count');
  if (isCountField(name)) return (count) => new Map([[name, count]]);
  const group = stage.get('$group');
  const [id, sum, ...others] = isDoc(group) ? [...group] : [];
  if (!id || !sum || others.length > 0 || id[0] !== '_id' || typeof id[1] !== 'number') return undefined;
  const isOne = isDoc(sum[1]) && sum[1].size === 1 && sum[1].get('$sum') === 1;
  return isOne && isCountField(sum[0]) ? (count) => new Map<string, Value>([['_id', id[1]], [sum[0], count]]) : undefined;
}

function* countSource(input: PipelineInput, query: Query, result: (count: number) => Doc, stats: ScanStats): Stream {
  const { collection } = input;
  if (!collection) return;
  const rough = wantsAll(query) && query.limit === 0 ? collection.count : undefined;
  const count = rough ?? (yield* countRows(input.store, collection, query, stats));
  if (count > 0) yield result(count);
}

export function leadOf(input: PipelineInput, stages: readonly Doc[]): Lead {
  let at = 0;
  const filters: Value[] = [];
  while (stages[at]?.has('$match')) filters.push(filterOf(stages[at++] as Doc));
  const sortDoc = stages[at]?.get('$sort');
  const sort = isDoc(sortDoc) && sortDoc.size > 0 ? parseSort(sortDoc) : [];
  if (sort.length > 0) at += 1;
  const limit = wholeNumber(stages[at]?.get('$limit'));
  if (limit !== undefined && limit > 0) at += 1;
  const whole: Doc = filters.length === 0 ? new Map() : filters.length === 1 ? (filters[0] as Doc) : new Map([['$and', filters]]);
  const filter = compileFilter(whole, { order: input.order, variables: input.variables, now: input.now });
  return {
    query: { filter, sort, skip: 0, limit: limit !== undefined && limit > 0 ? limit : 0, hint: input.hint, order: input.order },
    rest: stages.slice(at),
  };
}

function filterOf(stage: Doc): Doc {
  const filter = stage.get('$match');
  if (stage.size !== 1) throw new EngineError(40323, 'A pipeline stage specification object must contain exactly one field.');
  if (!isDoc(filter)) throw new EngineError(15959, 'the match filter must be an expression in an object');
  return filter;
}

