/** A pipeline: the first $match, $sort and $limit are given to the planner, the rest are streams. */
import { EngineError } from '../errors';
import { decode } from '../bson/decode';
import type { StringOrder } from '../bson/compare';
import { isDoc, type Doc, type Maybe, type Value } from '../bson/types';
import { compileFilter } from '../match/compile';
import { wholeNumber } from '../bson/numbers';
import { findRows, type Query } from '../plan/query';
import { tick, type ScanStats, type Tick } from '../plan/scan';
import { parseSort } from '../plan/sort';
import type { Store } from '../store/store';
import type { CollectionState } from '../store/types';
import { neededFields } from './dependencies';
import { compileStages } from './stages';
import type { Stream } from './stream';

/** Where a pipeline reads from, and what it may refer to. */
export interface PipelineInput {
  readonly store: Store;
  readonly collection: CollectionState | undefined;
  readonly order?: StringOrder | undefined;
  readonly variables: ReadonlyMap<string, Maybe>;
  readonly now: Date;
  readonly hint?: string | undefined;
}

/** What the planner takes over from the start of a pipeline. */
export interface Lead {
  readonly query: Query;
  readonly rest: readonly Doc[];
}

/** The documents a pipeline gives; checked as a whole before anything is read. */
export function pipelineSource(input: PipelineInput, stages: readonly Doc[], stats: ScanStats = { keys: 0, docs: 0 }): Iterable<Doc | Tick> {
  const { query, rest } = leadOf(input, stages);
  const run = compileStages(rest, input);
  return run(sourceOf(input, query, neededFields(rest), stats));
}

function* sourceOf(input: PipelineInput, query: Query, fields: ReadonlySet<string> | undefined, stats: ScanStats): Stream {
  if (!input.collection) return;
  for (const row of findRows(input.store, input.collection, query, stats)) yield row === tick ? tick : decode(row.bytes, fields);
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

