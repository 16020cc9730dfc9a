import { toHex } from '../ballotBoard/bytes';
import { verifyPss } from '../ballotBoard/crypto/pss';
import { leafHash, logKeyFingerprint, type RsaKey } from '../ballotBoard/hashes';
import { isSigned } from '../ballotBoard/heads';
import { manifestFault, type Manifest } from '../ballotBoard/manifest';
import { isLogKey } from '../ballotBoard/rsaKey';
import { promiseBytes } from '../ballotBoard/signed';
import type { Json } from '../ballotBoard/strictJson';
import { secondsAfter } from '../ballotBoard/times';
import { demand } from './errors';

/** A vote by its manifest, as this phone hashed it. */
export interface CheckedVote {
  readonly manifest: Manifest;
  /** `M`. */
  readonly vote: string;
  readonly logKey: RsaKey;
}

/**
 * The frozen vote that this phone was shown before: its manifest has that hash, and the log key is the one whose fingerprint
 * stands in it. Enough to check promises; roll and head are for `checkOpening`.
 * @param vote `M` as it was pinned @throws BallotError `manifest`, `fingerprint`
 */
export function checkFrozen(manifest: Json, logKey: RsaKey, vote: string): CheckedVote {
  demand(manifestFault(manifest) === null && toHex(leafHash(manifest as object)) === vote, 'manifest');
  const good = manifest as unknown as Manifest;
  demand(isLogKey(logKey) && logKeyFingerprint(logKey) === good.log_key_sha256, 'fingerprint');
  return { manifest: good, vote, logKey };
}

/** Whether the log key of the frozen manifest promised this leaf, by the moment that follows from the manifest. `leaf`: its hash, as the phone worked it out. */
export function isPromiseOf({ manifest, vote, logKey }: CheckedVote, leaf: string, { by, promise }: { readonly by: string; readonly promise: unknown }): boolean {
  const due = secondsAfter(manifest.closes, manifest.mmd_s);
  return by === due && isSigned({ verifyPss }, logKey, promiseBytes({ by: due, leaf, vote }), promise);
}
