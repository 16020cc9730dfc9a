/** Finding documents: plan, filter, sort, skip and limit, as a stream that can be paused. */
import { decode } from '../bson/decode';
import type { StringOrder } from '../bson/compare';
import type { Filter } from '../match/types';
import { maxIdBytes } from '../keys/encode';
import type { Store } from '../store/store';
import { prefixed } from '../store/catalogue';
import type { CollectionState } from '../store/types';
import { nearIn, nearRows, type NearOn } from './near';
import { planQuery } from './planner';
import { entriesOf, HandOver, rowsOf, tick, type Row, type ScanStats, type Tick } from './scan';
import { Sorter, type SortField } from './sort';
import type { Plan, ScanPlan } from './types';

/** A query as commands hand it over. */
export interface Query {
  readonly filter: Filter;
  readonly sort: readonly SortField[];
  readonly skip: number;
  /** 0 for all. */
  readonly limit: number;
  readonly hint?: string | undefined;
  readonly order?: StringOrder | undefined;
}

/** The plan of a query. */
export function planOf(store: Store, collection: CollectionState, query: Query): Plan {
  return planQuery({
    collection, filter: query.filter, sort: query.sort, hint: query.hint, collated: query.order !== undefined,
    limit: query.limit, estimate: (plan, most) => estimateKeys(store, plan, most),
  });
}

/** Keys in the first ranges of a plan, counted no further than `most`. */
function estimateKeys(store: Store, plan: ScanPlan, most: number): number {
  let count = 0;
  for (const range of plan.ranges) {
    if (count >= most || !plan.index) break;
    const [start, end] = [prefixed(plan.index.ident, range.start), prefixed(plan.index.ident, range.end)];
    // (getKeysCount knows no limit.)
    for (const key of store.env.getKeys({ start, end, limit: most - count })) count += key ? 1 : 0;
  }
  return count;
}

function noteUse(store: Store, plan: Plan): void {
  for (const one of plan.kind === 'or' ? plan.plans : [plan]) if (one.index) store.noteUse(one.index.ident);
}

/** The rows a query asks for, in order. */
export function* findRows(store: Store, collection: CollectionState, query: Query, stats: ScanStats, plan = planOf(store, collection, query)): Generator<Row | Tick> {
  const near = query.sort.length === 0 ? nearIn(query.filter) : undefined;
  if (near) {
    yield* page(rowsNear(store, collection, query, near, stats), query.skip, query.limit);
    return;
  }
  handOverAtOnce(collection, query, plan, stats);
  noteUse(store, plan);
  const matching = matchingRows(store, collection, query.filter, plan, stats);
  const inOrder = query.sort.length === 0 || plan.sorted;
  yield* page(inOrder ? matching : sortedRows(matching, query), query.skip, query.limit);
}

function* rowsNear(store: Store, collection: CollectionState, query: Query, near: NearOn, stats: ScanStats): Generator<Row | Tick> {
  for (const item of nearRows(store, collection, query, near, query.limit > 0 ? query.skip + query.limit : 0, stats)) yield item === tick ? tick : item.row;
}

/** A scan of a whole collection is known to be long before it begins. */
function handOverAtOnce(collection: CollectionState, query: Query, plan: Plan, stats: ScanStats): void {
  const stopsEarly = query.limit > 0 && (query.sort.length === 0 || plan.sorted);
  const all = plan.kind === 'scan' && !plan.index;
  if (all && !stopsEarly && stats.most !== undefined && collection.count > stats.most) throw new HandOver('a scan of everything');
}

/** The rows of a plan that match the filter. */
export function* matchingRows(store: Store, collection: CollectionState, filter: Filter, plan: Plan, stats: ScanStats): Generator<Row | Tick> {
  // A long _id is kept as a hash: only then what was got is looked at again.
  const surely = plan.kind === 'scan' && plan.exact && plan.one !== undefined && plan.one.length < maxIdBytes;
  const all = surely || matchesAll(filter);
  for (const row of rowsOf(store, collection, plan, stats)) {
    if (row === tick || all || filter.matches(decode(row.bytes, filter.fields))) yield row;
  }
}

function* sortedRows(rows: Iterable<Row | Tick>, query: Query): Generator<Row | Tick> {
  const fields = new Set(query.sort.map((field) => field.path[0] as string));
  const sorter = new Sorter<Row>(query.sort, query.limit > 0 ? query.skip + query.limit : 0, query.order);
  for (const row of rows) {
    if (row === tick) yield tick;
    else sorter.add(decode(row.bytes, fields), row, row.bytes.length + 200);
  }
  yield* sorter.finish();
}

function* page(rows: Iterable<Row | Tick>, skip: number, limit: number): Generator<Row | Tick> {
  let toSkip = skip;
  let given = 0;
  for (const row of rows) {
    if (row === tick) {
      yield tick;
    } else if (toSkip > 0) {
      toSkip -= 1;
    } else {
      yield row;
      given += 1;
      if (limit > 0 && given >= limit) return;
    }
  }
}

/** Counts without reading documents where the plan is exact; ticks on the way. */
export function* countRows(store: Store, collection: CollectionState, query: Query, stats: ScanStats = { keys: 0, docs: 0 }): Generator<Tick, number> {
  const plan = planOf(store, collection, query);
  handOverAtOnce(collection, query, plan, stats);
  noteUse(store, plan);
  const ceiling = query.limit > 0 ? query.skip + query.limit : Infinity;
  const exact = plan.kind === 'scan' && plan.exact && !plan.dedupe ? plan : undefined;
  if (exact && stats.most !== undefined && stats.most < Infinity && estimateKeys(store, exact, stats.most + 1) > stats.most) throw new HandOver('a long count');
  if (exact && ceiling === Infinity && exact.index) return Math.max(0, (yield* countKeys(store, exact, exact.index.ident)) - query.skip);
  const source = exact ? entriesOf(store, collection, exact) : matchingRows(store, collection, query.filter, plan, stats);
  let count = 0;
  for (const item of source) {
    if (item === tick) yield tick;
    else count += 1;
    if (count >= ceiling) break;
  }
  return Math.max(0, count - query.skip);
}

/** Counted inside LMDB, which takes about 50 ns a key. */
function* countKeys(store: Store, plan: ScanPlan, ident: number): Generator<Tick, number> {
  let count = 0;
  for (const range of plan.ranges) {
    count += store.env.getKeysCount({ start: prefixed(ident, range.start), end: prefixed(ident, range.end) });
    yield tick;
  }
  return count;
}

const matchesAll = (filter: Filter): boolean => filter.node.kind === 'and' && filter.node.children.length === 0;

/** True when a query asks for everything there is. */
export const wantsAll = (query: Query): boolean => matchesAll(query.filter);
