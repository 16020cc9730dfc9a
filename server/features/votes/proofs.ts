import type { ResponseOf } from '../../../shared/contract';
import { openingLeaves } from '../../../shared/domain/ballotBoard/build';
import { toHex } from '../../../shared/domain/ballotBoard/bytes';
import { leafHash } from '../../../shared/domain/ballotBoard/hashes';
import { BoardReader } from '../../../shared/domain/ballotBoard/reader';
import { consistencyProof, inclusionProof, treeRoot } from '../../../shared/domain/ballotBoard/tree';
import { DomainError } from '../../../shared/domain/kernel/errors';
import type { Deps } from '../../platform/deps';
import { sha256 } from './board/format';
import type { FrozenRow, LineDoc, VoteDoc } from './document';
import { VoteLines } from './model';

/** Leaves of a block: whoever asks for theirs asks for 63 others too. */
const BLOCK = 64;
/** Boards whose leaves a process keeps at most. What was published never changes, so nothing grows old. */
const KEPT = 2;
interface Tree {
  readonly leaves: readonly unknown[];
  readonly hashes: readonly Uint8Array[];
}
const kept = new Map<string, Promise<Tree>>();

async function readTree(deps: Deps, { _id, frozen, result }: VoteDoc & { readonly frozen: FrozenRow }): Promise<Tree> {
  const leaves: unknown[] = [];
  if (result) {
    const file = await deps.storage.get(result.boardKey);
    if (!file) throw new DomainError('not_found');
    const reader = new BoardReader((part, value) => void (part === 'leaves' && leaves.push(value)));
    for await (const piece of file.stream) reader.push(piece as Uint8Array);
    reader.end();
  } else {
    const lines = await VoteLines(deps).find({ voteId: _id, freeze: frozen.freeze, added: false }, { _id: 1 }).lean<Pick<LineDoc, '_id'>[]>();
    leaves.push(...openingLeaves(frozen.manifest, lines.map((line) => line._id)));
  }
  return { leaves, hashes: leaves.map((leaf) => leafHash(leaf as object, sha256)) };
}
/** Leaves of the board as far as it is public: to the opening head, or whole. */
function treeOf(deps: Deps, doc: VoteDoc & { readonly frozen: FrozenRow }): Promise<Tree> {
  const name = `${doc.frozen.hash} ${doc.result ? 'whole' : 'opening'}`;
  const known = kept.get(name);
  if (known) return known;
  const reading = readTree(deps, doc);
  reading.catch(() => kept.delete(name));
  for (const old of [...kept.keys()].slice(0, Math.max(0, kept.size - KEPT + 1))) kept.delete(old);
  kept.set(name, reading);
  return reading;
}
function prefix({ hashes }: Tree, size: number): readonly Uint8Array[] {
  if (size > hashes.length) throw new DomainError('not_found');
  return hashes.slice(0, size);
}

/** A block of leaves and its path: 64 is a power of two, so blocks stand in the tree as leaves do. `not_found` beyond its size. */
export async function inclusionOf(deps: Deps, doc: VoteDoc & { readonly frozen: FrozenRow }, { leaf_block: block, size }: { readonly leaf_block: number; readonly size: number }): Promise<ResponseOf<'GET /votes/:id/proof/inclusion'>> {
  const tree = await treeOf(deps, doc);
  const hashes = prefix(tree, size);
  const first = block * BLOCK;
  if (first >= size) throw new DomainError('not_found');
  const roots = Array.from({ length: Math.ceil(size / BLOCK) }, (_, at) => treeRoot(hashes.slice(at * BLOCK, (at + 1) * BLOCK), sha256));
  return { size, first, leaves: tree.leaves.slice(first, Math.min(size, first + BLOCK)), root: toHex(treeRoot(hashes, sha256)), path: inclusionProof(roots, block, sha256).map(toHex) };
}

/** That one tree is the beginning of another. `not_found` beyond what is public. */
export async function consistencyOf(deps: Deps, doc: VoteDoc & { readonly frozen: FrozenRow }, { first, second }: { readonly first: number; readonly second: number }): Promise<ResponseOf<'GET /votes/:id/proof/consistency'>> {
  const tree = await treeOf(deps, doc);
  if (first > second) throw new DomainError('not_found');
  const hashes = prefix(tree, second);
  return { first, second, roots: [toHex(treeRoot(hashes.slice(0, first), sha256)), toHex(treeRoot(hashes, sha256))], path: consistencyProof(hashes, first, sha256).map(toHex) };
}
