/** The ranges of a 2dsphere index for a search, after equality on the fields before the place. */
import { boundsOf } from './bounds';
import type { Box } from '../geo/cells';
import { searchOf } from '../geo/cells';
import { encodeKey } from '../keys/encode';
import type { IndexState } from '../store/types';
import { afterPrefix, pointBytes } from './bounds';
import type { PathPredicates } from './planner';
import type { KeyRange, ScanPlan } from './types';

/** Where to look instead of where the predicate says. */
export interface Elsewhere {
  readonly path: string;
  readonly boxes: readonly Box[];
}

/** Combinations read at most. */
const maxRanges = 2000;

/** Undefined where the index says nothing about the predicates. */
export function geoScan(index: IndexState, predicates: PathPredicates, elsewhere?: Elsewhere): ScanPlan | undefined {
  let prefixes: Buffer[] = [Buffer.alloc(0)];
  for (const [i, path] of [...index.key.keys()].entries()) {
    const list = predicates.get(path) ?? [];
    if (index.pattern.geo[i]) {
      const boxes = elsewhere?.path === path ? elsewhere.boxes : list.find((one) => one.boxes)?.boxes;
      return boxes && planOf(index, prefixes, boxes);
    }
    const bounds = list.map(boundsOf).find((one) => one?.kind === 'points');
    if (bounds?.kind !== 'points' || prefixes.length * bounds.points.length > maxRanges) return undefined;
    const descending = index.pattern.descending[i] ?? false;
    prefixes = prefixes.flatMap((prefix) => bounds.points.map((point) => Buffer.concat([prefix, pointBytes(point, descending)])));
  }
  return undefined;
}

function planOf(index: IndexState, prefixes: readonly Buffer[], boxes: readonly Box[]): ScanPlan {
  const { beginnings, around } = searchOf(boxes);
  const ranges = prefixes.flatMap((prefix): KeyRange[] => [
    ...beginnings.map((cell) => {
      const text = encodeKey(cell);
      const start = Buffer.concat([prefix, text.subarray(0, text.length - 1)]);
      return { start, end: afterPrefix(start), fixed: 0 };
    }),
    ...around.map((cell) => {
      const start = Buffer.concat([prefix, encodeKey(cell)]);
      return { start, end: afterPrefix(start), fixed: 0 };
    }),
  ]);
  return { kind: 'scan', index, ranges, reverse: false, merge: false, sorted: false, dedupe: true, exact: false };
}
