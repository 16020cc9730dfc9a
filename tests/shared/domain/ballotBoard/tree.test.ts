/** Trees and their proofs against the recursive words of RFC 6962, and against its published roots. */
import fc from 'fast-check';
import { fromHex, joinBytes, toHex } from '../../../../shared/domain/ballotBoard/bytes';
import { sha256 } from '../../../../shared/domain/ballotBoard/crypto/sha256';
import { consistencyProof, GrowingTree, inclusionProof, provesConsistency, provesInclusion, treeRoot } from '../../../../shared/domain/ballotBoard/tree';

/** RFC 6962, 2.1, word for word. */
function slowRoot(leaves: readonly Uint8Array[]): Uint8Array {
  if (leaves.length === 0) return sha256(new Uint8Array(0));
  if (leaves.length === 1) return leaves[0] as Uint8Array;
  let k = 1;
  while (k * 2 < leaves.length) k *= 2;
  return sha256(joinBytes(Uint8Array.of(1), slowRoot(leaves.slice(0, k)), slowRoot(leaves.slice(k))));
}
const leavesOf = (count: number): Uint8Array[] => Array.from({ length: count }, (_, at) => sha256(Uint8Array.of(0, at, at >> 8)));

it('has the roots that the logs of certificates are tested with', () => {
  const data = ['', '00', '10', '2021', '3031', '40414243', '5051525354555657', '606162636465666768696a6b6c6d6e6f'];
  const roots = [
    '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d', 'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
    'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77', 'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
    '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4', '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
    'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c', '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
  ];
  const tree = new GrowingTree();
  expect(toHex(tree.root())).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
  for (const [at, leaf] of data.entries()) {
    tree.push(sha256(joinBytes(Uint8Array.of(0), fromHex(leaf))));
    expect(toHex(tree.root())).toBe(roots[at]);
  }
  expect(tree.size).toBe(8);
});

it('gives every root up to 70 leaves as the recursive words do', () => {
  for (let count = 0; count < 70; count += 1) expect(toHex(treeRoot(leavesOf(count)))).toBe(toHex(slowRoot(leavesOf(count))));
});

const size = fc.integer({ min: 1, max: 90 });
it('proves every leaf, and no other leaf, place, size, root or path', () => {
  fc.assert(fc.property(size, fc.nat(), fc.nat(), (count, pick, other) => {
    const leaves = leavesOf(count);
    const at = pick % count;
    const [leaf, root, proof] = [leaves[at] as Uint8Array, treeRoot(leaves), inclusionProof(leaves, at)];
    expect(provesInclusion(leaf, at, count, proof, root)).toBe(true);
    const elsewhere = other % count;
    if (elsewhere !== at) {
      expect(provesInclusion(leaf, elsewhere, count, proof, root)).toBe(false);
      expect(provesInclusion(leaves[elsewhere] as Uint8Array, at, count, proof, root)).toBe(false);
    }
    expect(provesInclusion(leaf, at, count, proof, sha256(root))).toBe(false);
    expect(provesInclusion(leaf, at, count, [...proof, root], root)).toBe(false);
    if (count > 1) expect(provesInclusion(leaf, at, count, proof.slice(1), root)).toBe(false);
    expect(provesInclusion(leaf, count, count, proof, root)).toBe(false);
  }), { numRuns: 300 });
  expect(() => inclusionProof(leavesOf(3), 3)).toThrow(RangeError);
});

it('proves every beginning, and nothing of a tree that was changed before', () => {
  fc.assert(fc.property(size, fc.nat(), fc.nat(), (count, pick, spoil) => {
    const leaves = leavesOf(count);
    const first = (pick % count) + 1;
    const [before, after, proof] = [treeRoot(leaves.slice(0, first)), treeRoot(leaves), consistencyProof(leaves, first)];
    expect(provesConsistency(first, count, before, after, proof)).toBe(true);
    const changed = leaves.map((leaf, at) => (at === spoil % first ? sha256(leaf) : leaf));
    expect(provesConsistency(first, count, before, treeRoot(changed), consistencyProof(changed, first))).toBe(false);
    expect(provesConsistency(first, count, sha256(before), after, proof)).toBe(false);
    expect(provesConsistency(first, count, before, after, [...proof, after])).toBe(false);
    if (proof.length > 0) expect(provesConsistency(first, count, before, after, proof.slice(0, -1))).toBe(false);
  }), { numRuns: 300 });
  expect(() => consistencyProof(leavesOf(3), 4)).toThrow(RangeError);
  expect(provesConsistency(3, 2, treeRoot(leavesOf(3)), treeRoot(leavesOf(2)), [])).toBe(false);
});
