/** The key ranges of one index for a set of predicates, and what such a scan is worth. */
import type { Predicate } from '../match/types';
import { maxIdBytes, maxIndexBytes } from '../keys/encode';
import { topOf } from '../match/paths';
import { isIdIndex } from '../store/records';
import type { IndexState } from '../store/types';
import { afterPrefix, boundsOf, everything, intersect, pointBytes, rangeBytes, type Bounds } from './bounds';
import { geoScan } from './geoScan';
import type { PathPredicates, PlanRequest } from './planner';
import type { KeyRange, ScanPlan } from './types';

/** A possible plan with its worth; 0 or less is no better than reading everything. */
export interface Candidate {
  readonly plan: ScanPlan;
  readonly score: number;
  /** True when a part of the index is read, not all of it. */
  readonly bounded: boolean;
}

/** Combinations of points tried; beyond that the remaining components are left to the filter. */
const maxRanges = 1000;

interface Component {
  readonly path: string;
  readonly bounds: Bounds;
  readonly used: number;
  readonly allExact: boolean;
}

export function scanOf(index: IndexState, predicates: PathPredicates, request: PlanRequest, leaves: number): Candidate | undefined {
  if (index.pattern.geo.includes(true)) {
    const plan = geoScan(index, predicates);
    return plan && { plan: { ...plan, sorted: request.sort.length === 0 }, score: 90, bounded: true };
  }
  const components = componentsOf(index, predicates);
  if (!components) return { plan: nothing(index), score: 1e6, bounded: true };
  const { ranges, depth, pointed } = rangesOf(index, components);
  const order = orderOf(index, components, pointed, request, ranges.length);
  const used = components.slice(0, depth).reduce((sum, one) => sum + one.used, 0);
  const multi = index.multikey.some(Boolean);
  const exact = !multi && !index.shortened && leaves >= 0 && used === leaves && components.slice(0, depth).every((one) => one.used === 0 || one.allExact);
  const plan: ScanPlan = {
    kind: 'scan', index, ranges: order.reverse ? [...ranges].reverse() : ranges, reverse: order.reverse, merge: order.merge,
    sorted: order.sorted, dedupe: multi, exact: exact && leaves > 0,
  };
  return { plan, score: scoreOf(index, components.slice(0, depth), pointed, plan, request), bounded: used > 0 };
}

const nothing = (index: IndexState): ScanPlan => ({
  kind: 'scan', index, ranges: [], reverse: false, merge: false, sorted: true, dedupe: false, exact: true,
});

/** Bounds per component; undefined when no document can match. */
function componentsOf(index: IndexState, predicates: PathPredicates): Component[] | undefined {
  const multi = index.multikey.some(Boolean);
  const boundedTops = new Set<string>();
  const result: Component[] = [];
  for (const [i, path] of [...index.key.keys()].entries()) {
    const list = predicates.get(path) ?? [];
    // Two paths into one array may be fulfilled by different elements: only the first may have bounds.
    const paired = multi && boundedTops.has(topOf(path));
    const component = paired ? free(path) : componentOf(path, list, index.multikey[i] ?? false);
    if (!component) return undefined;
    if (component.used > 0) boundedTops.add(topOf(path));
    result.push(component);
  }
  return result;
}

const free = (path: string): Component => ({ path, bounds: everything, used: 0, allExact: false });

function componentOf(path: string, list: readonly Predicate[], multikey: boolean): Component | undefined {
  const found = list.map(boundsOf).filter((bounds): bounds is Bounds => bounds !== undefined);
  if (found.length === 0) return free(path);
  if (multikey) {
    const best = found.find((bounds) => bounds.kind === 'points') ?? (found[0] as Bounds);
    return { path, bounds: best, used: 1, allExact: false };
  }
  let bounds: Bounds | undefined = found[0];
  for (const next of found.slice(1)) bounds = bounds && intersect(bounds, next);
  return bounds && { path, bounds, used: found.length, allExact: found.every((one) => one.exact) };
}

interface Ranges {
  readonly ranges: KeyRange[];
  /** Components that the ranges take into account. */
  readonly depth: number;
  /** Leading components that are points. */
  readonly pointed: number;
}

function rangesOf(index: IndexState, components: readonly Component[]): Ranges {
  let prefixes: Buffer[] = [Buffer.alloc(0)];
  let pointed = 0;
  for (const [i, { bounds }] of components.entries()) {
    if (bounds.kind !== 'points' || prefixes.length * bounds.points.length > maxRanges) break;
    const descending = index.pattern.descending[i] ?? false;
    const points = bounds.points.map((point) => pointBytes(point, descending)).sort(Buffer.compare);
    prefixes = prefixes.flatMap((prefix) => points.map((point) => Buffer.concat([prefix, point])));
    pointed += 1;
  }
  const next = components[pointed];
  if (!next || next.bounds.kind === 'points') {
    return { ranges: prefixes.map((prefix) => clipped(index, prefix, afterPrefix(prefix), prefix.length)), depth: pointed, pointed };
  }
  const [start, end] = rangeBytes(next.bounds.low, next.bounds.high, index.pattern.descending[pointed] ?? false);
  return {
    ranges: prefixes.map((prefix) => clipped(index, Buffer.concat([prefix, start]), Buffer.concat([prefix, end]), prefix.length)),
    depth: pointed + 1,
    pointed,
  };
}

/** Keys longer than an index keeps are found by the part that is kept. */
function clipped(index: IndexState, start: Buffer, end: Buffer, fixed: number): KeyRange {
  const limit = (isIdIndex(index) ? maxIdBytes : maxIndexBytes) - 32;
  return {
    start: start.length > limit ? start.subarray(0, limit) : start,
    end: end.length > limit ? afterPrefix(end.subarray(0, limit)) : end,
    fixed: Math.min(fixed, limit),
  };
}

interface Order {
  readonly sorted: boolean;
  readonly reverse: boolean;
  readonly merge: boolean;
}

const unordered: Order = { sorted: false, reverse: false, merge: false };

/** Can this index give the order asked for? */
function orderOf(index: IndexState, components: readonly Component[], pointed: number, request: PlanRequest, ranges: number): Order {
  const { sort } = request;
  if (sort.length === 0) return { ...unordered, sorted: true };
  if (index.shortened) return unordered;
  const single = components.findIndex((one) => one.bounds.kind !== 'points' || one.bounds.points.length > 1);
  const fixedByPoint = single < 0 ? components.length : Math.min(single, pointed);
  const inPlace = follow(index, components, fixedByPoint, request);
  if (inPlace) return { ...inPlace, merge: false };
  if (ranges < 2 || ranges > 200) return unordered;
  const merged = follow(index, components, pointed, request);
  return merged ? { ...merged, merge: true } : unordered;
}

/** The sort must go on with the components after the first `fixed`, all forward or all backward. */
function follow(index: IndexState, components: readonly Component[], fixed: number, request: PlanRequest): Order | undefined {
  const constant = new Set(components.slice(0, fixed).filter((one, i) => !index.multikey[i] && one.bounds.kind === 'points' && one.bounds.points.length === 1).map((one) => one.path));
  const wanted = request.sort.filter((field) => !constant.has(field.text));
  let reverse: boolean | undefined;
  for (const [i, field] of wanted.entries()) {
    const at = fixed + i;
    const component = components[at];
    // Past the whole key comes _id, which a sort may end with.
    if (!component) return at === components.length && field.text === '_id' && i === wanted.length - 1 && (reverse ?? false) === field.descending ? { sorted: true, reverse: reverse ?? field.descending, merge: false } : undefined;
    if (component.path !== field.text || index.multikey[at]) return undefined;
    const backward = (index.pattern.descending[at] ?? false) !== field.descending;
    if (reverse !== undefined && reverse !== backward) return undefined;
    reverse = backward;
    if (field.text === '_id' && isIdIndex(index)) break;
  }
  return { sorted: true, reverse: reverse ?? false, merge: false };
}

function scoreOf(index: IndexState, components: readonly Component[], pointed: number, plan: ScanPlan, request: PlanRequest): number {
  const isPoint = index.unique || isIdIndex(index) ? pointed === index.key.size : false;
  if (isPoint && plan.ranges.length === 1) return 1e5;
  let score = 0;
  components.forEach((one, i) => {
    if (i < pointed) score += one.bounds.kind === 'points' && one.bounds.points.length > 10 ? 70 : 100;
    else if (one.used > 0) score += one.used > 1 ? 50 : 30;
  });
  if (request.sort.length > 0 && plan.sorted) score += request.limit ? 60 : 25;
  if (score > 0 && index.partial) score += 5;
  if (request.hint !== undefined) score += 1;
  return score - index.key.size * 0.1 + (plan.exact ? 0.05 : 0);
}
