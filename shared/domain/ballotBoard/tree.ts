import { sha256 as own, type Sha256 } from './crypto/sha256';
import { sameBytes } from './bytes';
import { nodeHash } from './hashes';

/** Hashes of leaves, in order. */
type Hashes = readonly Uint8Array[];

/**
 * Root of a tree that grows leaf by leaf, without keeping the leaves: the roots of the full trees that the leaves so
 * far make, as the ones in the binary of their number. RFC 6962, 2.1.
 */
export class GrowingTree {
  private readonly peaks: Uint8Array[] = [];
  private count = 0;

  constructor(private readonly sha256: Sha256 = own) {}

  get size(): number {
    return this.count;
  }

  push(leaf: Uint8Array): void {
    let node = leaf;
    for (let rest = this.count; rest % 2 === 1; rest = (rest - 1) / 2) node = nodeHash(this.peaks.pop() as Uint8Array, node, this.sha256);
    this.peaks.push(node);
    this.count += 1;
  }

  /** Of the leaves so far; more may follow. */
  root(): Uint8Array {
    if (this.peaks.length === 0) return this.sha256(new Uint8Array(0));
    return this.peaks.reduceRight((right, left) => nodeHash(left, right, this.sha256));
  }
}

/** Root over hashes of leaves. */
export function treeRoot(leaves: Iterable<Uint8Array>, sha256: Sha256 = own): Uint8Array {
  const tree = new GrowingTree(sha256);
  for (const leaf of leaves) tree.push(leaf);
  return tree.root();
}

/** The largest power of two that is smaller than `count`. */
function split(count: number): number {
  let k = 1;
  while (k * 2 < count) k *= 2;
  return k;
}

/** Path from leaf `index` to the root of all, from below. RFC 9162, 2.1.3.1. */
export function inclusionProof(leaves: Hashes, index: number, sha256: Sha256 = own): Uint8Array[] {
  if (!Number.isSafeInteger(index) || index < 0 || index >= leaves.length) throw new RangeError('no such leaf');
  if (leaves.length === 1) return [];
  const k = split(leaves.length);
  const [left, right] = [leaves.slice(0, k), leaves.slice(k)];
  return index < k ? [...inclusionProof(left, index, sha256), treeRoot(right, sha256)] : [...inclusionProof(right, index - k, sha256), treeRoot(left, sha256)];
}

/** Whether `leaf` is number `index` of the `size` leaves under `root`. RFC 9162, 2.1.3.2. */
export function provesInclusion(leaf: Uint8Array, index: number, size: number, proof: Hashes, root: Uint8Array, sha256: Sha256 = own): boolean {
  if (!(index >= 0 && index < size)) return false;
  let [node, at, last] = [leaf, index, size - 1];
  for (const beside of proof) {
    if (last === 0) return false;
    if (at % 2 === 1 || at === last) {
      node = nodeHash(beside, node, sha256);
      while (at % 2 === 0 && at !== 0) [at, last] = [at / 2, Math.floor(last / 2)];
    } else node = nodeHash(node, beside, sha256);
    [at, last] = [Math.floor(at / 2), Math.floor(last / 2)];
  }
  return last === 0 && sameBytes(node, root);
}

function subProof(leaves: Hashes, first: number, whole: boolean, sha256: Sha256): Uint8Array[] {
  if (first === leaves.length) return whole ? [] : [treeRoot(leaves, sha256)];
  const k = split(leaves.length);
  const [left, right] = [leaves.slice(0, k), leaves.slice(k)];
  return first <= k ? [...subProof(left, first, whole, sha256), treeRoot(right, sha256)] : [...subProof(right, first - k, false, sha256), treeRoot(left, sha256)];
}

/** Shows that the tree of the first `first` leaves is the beginning of the tree of all. RFC 9162, 2.1.4.1. */
export function consistencyProof(leaves: Hashes, first: number, sha256: Sha256 = own): Uint8Array[] {
  if (!Number.isSafeInteger(first) || first < 1 || first > leaves.length) throw new RangeError('no such tree');
  return subProof(leaves, first, true, sha256);
}

/** What a consistency proof works out to: the root before and the root after; null where it has the wrong length. */
function foldConsistency(first: number, second: number, path: Hashes, sha256: Sha256): readonly [Uint8Array, Uint8Array] | null {
  let [at, last] = [first - 1, second - 1];
  while (at % 2 === 1) [at, last] = [(at - 1) / 2, Math.floor(last / 2)];
  const start = path[0];
  if (!start) return null;
  let [before, after] = [start, start];
  for (const beside of path.slice(1)) {
    if (last === 0) return null;
    if (at % 2 === 1 || at === last) {
      before = nodeHash(beside, before, sha256);
      after = nodeHash(beside, after, sha256);
      while (at % 2 === 0 && at !== 0) [at, last] = [at / 2, Math.floor(last / 2)];
    } else after = nodeHash(after, beside, sha256);
    [at, last] = [Math.floor(at / 2), Math.floor(last / 2)];
  }
  return last === 0 ? [before, after] : null;
}

/** Whether the tree of `first` leaves with its root is the beginning of the tree of `second` leaves. RFC 9162, 2.1.4.2. */
export function provesConsistency(first: number, second: number, firstRoot: Uint8Array, secondRoot: Uint8Array, proof: Hashes, sha256: Sha256 = own): boolean {
  if (!(first >= 1 && first <= second)) return false;
  if (first === second) return proof.length === 0 && sameBytes(firstRoot, secondRoot);
  const isPower = Number.isInteger(Math.log2(first));
  const folded = foldConsistency(first, second, isPower ? [firstRoot, ...proof] : proof, sha256);
  return folded !== null && sameBytes(folded[0], firstRoot) && sameBytes(folded[1], secondRoot);
}
