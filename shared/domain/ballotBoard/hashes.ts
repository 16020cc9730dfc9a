import { sha256 as own, type Sha256 } from './crypto/sha256';
import { fromHex, joinBytes, toHex, utf8 } from './bytes';
import { jcs } from './jcs';

const ZERO = Uint8Array.of(0);
const ONE = Uint8Array.of(1);

/** `T(tag, bytes…)` = SHA-256("ballot-board/1 " + tag, 00, bytes…): a hash of one purpose cannot stand for another. */
export const tagged = (tag: string, parts: readonly Uint8Array[], sha256: Sha256 = own): Uint8Array => sha256(joinBytes(utf8(`ballot-board/1 ${tag}`), ZERO, ...parts));

/** Hash of a leaf: SHA-256(00 ‖ jcs). Of the manifest it is `M`, the identity of the vote. RFC 6962. */
export const leafHash = (leaf: object, sha256: Sha256 = own): Uint8Array => sha256(joinBytes(ZERO, utf8(jcs(leaf))));

/** Hash of two that stand side by side: SHA-256(01 ‖ left ‖ right). RFC 6962. */
export const nodeHash = (left: Uint8Array, right: Uint8Array, sha256: Sha256 = own): Uint8Array => sha256(joinBytes(ONE, left, right));

/** What a line of the roll hides: `ref` stands for the line for good, `area` is in 1/100 m². */
export interface RollBody {
  readonly ref: string;
  readonly area: number;
}
/** Public, pseudonymous id of a line: hex of T("roll", salt ‖ jcs({ref, area})); `salt` is hex of 32 random bytes. */
export const rollCommitment = (salt: string, { ref, area }: RollBody, sha256: Sha256 = own): string => toHex(tagged('roll', [fromHex(salt), utf8(jcs({ ref, area }))], sha256));

/** Public id of a named ballot: hex of T("named", salt ‖ jcs(body)); `salt` is hex of 32 random bytes. */
export const namedCommitment = (salt: string, body: object, sha256: Sha256 = own): string => toHex(tagged('named', [fromHex(salt), utf8(jcs(body))], sha256));

/** What stands beside an issued line: hex of T("blinded", blinded message). It says nothing of the token. */
export const blindedHash = (blinded: Uint8Array, sha256: Sha256 = own): string => toHex(tagged('blinded', [blinded], sha256));

/** A public RSA key as boards write it: `n` in lowercase hex without a leading zero. */
export interface RsaKey {
  readonly n: string;
  readonly e: 65537;
}
/** Fingerprint of a log key, as manifest and stairwell notice have it: hex of SHA-256(jcs(key)). */
export const logKeyFingerprint = ({ n, e }: RsaKey, sha256: Sha256 = own): string => toHex(sha256(utf8(jcs({ n, e }))));
