import { toHex, utf8 } from '../../../../shared/domain/ballotBoard/bytes';
import { leafHash, namedCommitment } from '../../../../shared/domain/ballotBoard/hashes';
import type { NamedBody } from '../../../../shared/domain/ballotBoard/leaves';
import { nodeSha256 } from '../../../platform/crypto/sha256';
import type { BallotDoc, LineDoc } from '../document';

export type { RsaKey } from '../../../../shared/domain/ballotBoard/hashes';
export type { Manifest } from '../../../../shared/domain/ballotBoard/manifest';
export type { Head } from '../../../../shared/domain/ballotBoard/signed';

export const sha256Of = (text: string): string => toHex(nodeSha256(utf8(text)));

export { nodeSha256 as sha256 } from '../../../platform/crypto/sha256';

/** What a named ballot says of a line, as its commitment hides it. */
export const bodyOf = (vote: string, { _id, area }: Pick<LineDoc, '_id' | 'area'>, { choice, seq, via }: Pick<BallotDoc, 'choice' | 'seq' | 'via'>): NamedBody => ({ vote, roll: _id, choice: choice ?? [], area, seq, via });
/** The public leaf of a named ballot, and its hash, which is what is promised. */
export function namedLeaf(salt: string, body: NamedBody): { readonly leaf: { readonly t: 'named'; readonly c: string }; readonly hash: string } {
  const leaf = { t: 'named', c: namedCommitment(salt, body, nodeSha256) } as const;
  return { leaf, hash: toHex(leafHash(leaf, nodeSha256)) };
}
