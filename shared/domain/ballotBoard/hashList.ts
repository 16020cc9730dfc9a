import type { Sha256 } from './crypto/sha256';
import { GrowingTree } from './tree';

/** Hashes of leaves one after another in one piece of memory: 400,000 small arrays would weigh ten times as much. */
export class HashList {
  private bytes = new Uint8Array(32 * 1024);
  private count = 0;

  get size(): number {
    return this.count;
  }

  push(hash: Uint8Array): void {
    if ((this.count + 1) * 32 > this.bytes.length) {
      const larger = new Uint8Array(this.bytes.length * 2);
      larger.set(this.bytes);
      this.bytes = larger;
    }
    this.bytes.set(hash, this.count * 32);
    this.count += 1;
  }

  at(index: number): Uint8Array {
    return this.bytes.subarray(index * 32, index * 32 + 32);
  }

  /** Roots of the first so many leaves each, in one pass; none for sizes that are not there. */
  rootsAt(sizes: readonly number[], sha256: Sha256): ReadonlyMap<number, Uint8Array> {
    const wanted = new Set(sizes);
    const roots = new Map<number, Uint8Array>();
    const tree = new GrowingTree(sha256);
    const last = Math.max(0, ...sizes.filter((size) => size <= this.count));
    while (tree.size < last) {
      tree.push(this.at(tree.size));
      if (wanted.has(tree.size)) roots.set(tree.size, tree.root());
    }
    return roots;
  }
}
