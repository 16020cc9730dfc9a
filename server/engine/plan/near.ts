/** Rows by their distance from a place: rings of growing size are searched until enough is found. */
import { EngineError } from '../errors';
import { decode } from '../bson/decode';
import { capBoxes } from '../geo/cells';
import { distanceOf, type Near } from '../geo/predicates';
import type { Filter, MatchNode } from '../match/types';
import type { Store } from '../store/store';
import type { CollectionState } from '../store/types';
import { geoScan } from './geoScan';
import { conjunction } from './planner';
import type { Query } from './query';
import { rowsOf, tick, type Row, type ScanStats, type Tick } from './scan';
import { memoryLimit } from './sort';

/** The $near of a filter with its path. */
export interface NearOn {
  readonly near: Near;
  readonly path: readonly string[];
  readonly text: string;
}

/** A row with how far it is. */
export interface NearRow {
  readonly row: Row;
  readonly distance: number;
}

/** The $near of a filter; undefined where there is none. It may stand at the top only. */
export function nearIn(filter: Filter): NearOn | undefined {
  if (!filter.hasNear) return undefined;
  const leaves = filter.node.kind === 'and' ? filter.node.children : [filter.node];
  const found = leaves.flatMap(nearOfLeaf);
  if (found.length !== 1) throw new EngineError(2, found.length > 1 ? 'Too many geoNear expressions' : 'geoNear must be top-level expr');
  return found[0];
}

function nearOfLeaf(node: MatchNode): NearOn[] {
  if (node.kind !== 'leaf' || !node.predicate.near) return [];
  return [{ near: node.predicate.near, path: node.path.parts, text: node.path.text }];
}

const firstRing = 300 / 6_378_100;

/** All rows of the filter in order of distance, or the nearest `wanted`. */
export function* nearRows(store: Store, collection: CollectionState, query: Pick<Query, 'filter' | 'hint'>, on: NearOn, wanted: number, stats: ScanStats): Generator<NearRow | Tick> {
  const indexes = collection.indexes.filter((index) => !index.building && index.spec.get('hidden') !== true && index.key.get(on.text) === '2dsphere');
  if (indexes.length === 0) throw new EngineError(291, 'error processing query: planner returned error :: caused by :: unable to find index for $geoNear query');
  const furthest = Math.min(Math.PI, on.near.max / on.near.scale);
  for (let ring = wanted > 0 ? Math.min(furthest, firstRing) : furthest; ; ring = Math.min(furthest, ring * 4)) {
    const boxes = capBoxes(on.near.centre, ring);
    const plan = indexes.flatMap((index) => geoScan(index, conjunction(query.filter.node), { path: on.text, boxes }) ?? [])[0];
    if (!plan) throw new EngineError(291, 'unable to find index for $geoNear query: the fields before the place need equality');
    if (ring === furthest || wanted === 0) store.noteUse(plan.index?.ident ?? 0);
    const found: NearRow[] = [];
    let bytes = 0;
    for (const row of rowsOf(store, collection, plan, stats)) {
      if (row === tick) {
        yield tick;
        continue;
      }
      const doc = decode(row.bytes, query.filter.fields);
      if (!query.filter.matches(doc)) continue;
      found.push({ row, distance: distanceOf(doc, on.path, on.near) ?? Infinity });
      bytes += row.bytes.length + 200;
      if (bytes > memoryLimit) throw new EngineError(292, `Sort by distance exceeded memory limit of ${memoryLimit} bytes`);
    }
    const surely = found.filter((one) => one.distance <= ring * on.near.scale).length;
    if (ring < furthest && surely < wanted) continue;
    yield* found.sort((a, b) => a.distance - b.distance);
    return;
  }
}
