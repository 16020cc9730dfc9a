/** Chooses how to find the documents of a filter, in the order of a sort if an index can give it. */
import { EngineError } from '../errors';
import type { Filter, MatchNode, Predicate } from '../match/types';
import { encodeId, isPlainScalar } from '../keys/encode';
import { isIdIndex } from '../store/records';
import type { CollectionState, IndexState } from '../store/types';
import { compareValues } from '../bson/compare';
import { isDoc, type Value } from '../bson/types';
import { afterPrefix, isSimple } from './bounds';
import { implies } from './implies';
import { scanOf, type Candidate } from './ranges';
import { naturalSort, type SortField } from './sort';
import type { Plan, ScanPlan } from './types';

/** What is planned for. */
export interface PlanRequest {
  readonly collection: CollectionState;
  readonly filter: Filter;
  readonly sort: readonly SortField[];
  /** Name of the index to use, or '$natural'. */
  readonly hint?: string | undefined;
  /** A collation other than the simple one: indexes are not in its order. */
  readonly collated?: boolean | undefined;
  /** Rows wanted, 0 for all: with a limit the order of an index is worth more. */
  readonly limit?: number | undefined;
  /** Counts the keys of a plan, but no further than `most`. */
  readonly estimate?: ((plan: ScanPlan, most: number) => number) | undefined;
}

/** Predicates that must all hold, by path. */
export type PathPredicates = ReadonlyMap<string, readonly Predicate[]>;

export function planQuery(request: PlanRequest): Plan {
  const { filter, hint } = request;
  const [first] = request.sort;
  if (first?.text === naturalSort) return { ...collectionScan(first.descending), sorted: true };
  if (hint === '$natural' || request.collated) return collectionScan();
  const one = hint === undefined ? byId(request) : undefined;
  if (one) return one;
  const best = bestScan(request, filter.node);
  if (hint !== undefined) {
    if (!best) throw new EngineError(2, `error processing query: planner returned error: hint provided does not correspond to an existing or usable index`);
    return best.plan;
  }
  if (best && best.score > 0) return best.plan;
  return unionPlan(request) ?? collectionScan();
}

const collectionScan = (reverse = false): ScanPlan => ({
  kind: 'scan', index: undefined, ranges: [{ start: Buffer.from([0x01]), end: Buffer.from([0xff, 0xff]), fixed: 0 }],
  reverse, merge: false, sorted: false, dedupe: false, exact: false,
});

/** `_id` equal to a plain value: by far the commonest query, and no other plan can be better. */
function byId({ collection, filter }: PlanRequest): ScanPlan | undefined {
  const { node } = filter;
  const leaves = node.kind === 'and' ? node.children : [node];
  for (const leaf of leaves) {
    if (leaf.kind !== 'leaf' || leaf.path.text !== '_id' || leaf.predicate.op !== '$eq') continue;
    const { value } = leaf.predicate;
    if (value === null || !isPlainScalar(value)) continue;
    const key = encodeId(value);
    return {
      kind: 'scan', index: collection.indexes.find(isIdIndex), ranges: [{ start: key, end: afterPrefix(key), fixed: key.length }],
      reverse: false, merge: false, sorted: true, dedupe: false, exact: leaves.length === 1, one: key,
    };
  }
  return undefined;
}

function bestScan(request: PlanRequest, node: MatchNode): Candidate | undefined {
  const predicates = conjunction(node);
  const leaves = leafCount(node);
  const candidates = request.collection.indexes
    .filter((index) => usable(index, request, predicates))
    .flatMap((index) => scanOf(index, predicates, request, leaves) ?? [])
    .sort((a, b) => b.score - a.score);
  return fewerKeys(candidates, request) ?? candidates[0];
}

/** Scores at and above this are a unique key or an empty result: nothing is better. */
const surely = 1e5;
/** Keys counted at most to compare plans: about 0.1 ms. */
const counted = 256;

/** Another plan is preferred when it reads far fewer keys, even if those then have to be sorted. */
function fewerKeys(candidates: readonly Candidate[], request: PlanRequest): Candidate | undefined {
  const bounded = candidates.filter((one) => one.score > 0 && one.bounded);
  const [best] = bounded;
  const { estimate } = request;
  if (!best || best !== candidates[0] || best.score >= surely || bounded.length < 2 || !estimate) return undefined;
  const keys = estimate(best.plan, counted);
  if (keys <= 64) return best;
  let chosen = best;
  let fewest = keys / 4;
  for (const other of bounded.slice(1)) {
    const count = estimate(other.plan, counted);
    if (count < fewest) [chosen, fewest] = [other, count];
  }
  return chosen;
}

/** Partial and sparse indexes serve only filters that stay inside them. */
function usable(index: IndexState, request: PlanRequest, predicates: PathPredicates): boolean {
  if (index.building || index.spec.get('hidden') === true) return false;
  if (request.hint !== undefined && index.name !== request.hint) return false;
  if (index.partial && !implies(predicates, index.partial)) return false;
  return !index.sparse || [...index.key.keys()].some((path) => requiresField(predicates.get(path) ?? []));
}

const requiresField = (predicates: readonly Predicate[]): boolean =>
  predicates.some(({ op, value }) => {
    if (op === '$exists') return value !== false && value !== null && value !== 0;
    if (op === '$eq' || op === '$gte' || op === '$lte') return value !== null;
    if (op === '$in') return Array.isArray(value) && !value.includes(null);
    return ['$gt', '$lt', '$regex', '$type', '$elemMatch', '$size', '$mod'].includes(op);
  });

/** The leaves that must all hold. */
export function conjunction(node: MatchNode): Map<string, Predicate[]> {
  const byPath = new Map<string, Predicate[]>();
  visit(node);
  return byPath;

  function visit(one: MatchNode): void {
    if (one.kind === 'and') one.children.forEach(visit);
    if (one.kind !== 'leaf') return;
    note(one.path.text, one.predicate);
    for (const [field, predicate] of insideElement(one.predicate)) note(`${one.path.text}.${field}`, predicate);
  }

  function note(path: string, predicate: Predicate): void {
    const list = byPath.get(path) ?? [];
    list.push(predicate);
    byPath.set(path, list);
  }
}

const rangeOperators = new Set(['$eq', '$gt', '$gte', '$lt', '$lte']);

/** What an $elemMatch on documents says of their fields: some element has them so. */
function insideElement({ op, value }: Predicate): [string, Predicate][] {
  if (op !== '$elemMatch' || !isDoc(value)) return [];
  return [...value].flatMap(([field, condition]) => {
    if (field.startsWith('$')) return [];
    const operators: [string, Value][] = isDoc(condition) ? [...condition] : [['$eq', condition]];
    return operators.filter(([name, argument]) => rangeOperators.has(name) && isSimple(argument)).map(([name, argument]): [string, Predicate] => [
      field, { op: name, value: argument, follows: true, over: () => true, on: (item) => compareValues(item, argument) === 0 },
    ]);
  });
}

/** How many conditions there are; -1 when some are no plain conjunction. */
function leafCount(node: MatchNode): number {
  if (node.kind === 'leaf') return 1;
  if (node.kind !== 'and') return -1;
  const counts = node.children.map(leafCount);
  return counts.includes(-1) ? -1 : counts.reduce((sum, count) => sum + count, 0);
}

/** `$or` with an index for each branch. */
function unionPlan(request: PlanRequest): Plan | undefined {
  const { node } = request.filter;
  const or = node.kind === 'or' ? node : node.kind === 'and' ? node.children.find((child) => child.kind === 'or') : undefined;
  if (or?.kind !== 'or') return undefined;
  const plans: ScanPlan[] = [];
  for (const child of or.children) {
    const found = bestScan({ ...request, sort: [] }, child);
    if (!found || found.score <= 0) return undefined;
    plans.push(found.plan);
  }
  return { kind: 'or', plans, sorted: false, exact: false };
}
