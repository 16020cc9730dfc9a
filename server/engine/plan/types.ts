/** A plan: which key ranges are read, in which order. */
import type { IndexState } from '../store/types';

/** A half-open range of key bytes, without the index's identifier. */
export interface KeyRange {
  readonly start: Buffer;
  readonly end: Buffer;
  /** Bytes at the start of each key that are the same in the whole range; a merge compares what follows. */
  readonly fixed: number;
}

/** Reads ranges of one index (undefined: of the collection itself, in order of _id). */
export interface ScanPlan {
  readonly kind: 'scan';
  readonly index: IndexState | undefined;
  readonly ranges: readonly KeyRange[];
  readonly reverse: boolean;
  /** True when the ranges are merged into one order instead of being read one after another. */
  readonly merge: boolean;
  /** True when rows come in the order the query asks for. */
  readonly sorted: boolean;
  /** True when the same document may come twice. */
  readonly dedupe: boolean;
  /** True when the ranges hold exactly the matching documents: nothing is left to check. */
  readonly exact: boolean;
  /** The key of the only document there can be: it is got, not searched for. */
  readonly one?: Buffer;
}

/** Reads the union of several plans. */
export interface UnionPlan {
  readonly kind: 'or';
  readonly plans: readonly ScanPlan[];
  readonly sorted: false;
  readonly exact: false;
}

export type Plan = ScanPlan | UnionPlan;
