import { bigOf, bytesOfBig, inverse } from '../ballotBoard/crypto/bigNumbers';
import { pssEncode, rsaPublic, verifyPss } from '../ballotBoard/crypto/pss';
import type { RsaKey } from '../ballotBoard/hashes';
import { modulusBytes } from '../ballotBoard/rsaKey';
import { demand } from './errors';

/** RSABSSA-SHA384-PSS-Randomized: a message is prepared by its 32 random bytes in front. RFC 9474. */
export interface Blinded {
  readonly message: Uint8Array;
  /** What takes the blinding away again; secret. */
  readonly inverse: bigint;
}

/**
 * Hides a prepared message from who signs it. `salt`: 48 bytes, `r`: from 1 to n − 1, both secret and of this message alone.
 * RFC 9474, 4.2. @throws BallotError `blinding` where a number has no inverse
 */
export function blind(key: RsaKey, prepared: Uint8Array, salt: Uint8Array, r: bigint): Blinded {
  const n = BigInt(`0x${key.n}`);
  const length = modulusBytes(key);
  const encoded = bigOf(pssEncode(prepared, salt, length));
  const undo = inverse(r, n);
  demand(undo !== null && inverse(encoded, n) !== null, 'blinding');
  return { message: bytesOfBig((encoded * rsaPublic(r, n)) % n, length), inverse: undo };
}

/** Takes the blinding from a signature and verifies what is left. RFC 9474, 4.4. @throws BallotError `token` */
export function finalize(key: RsaKey, prepared: Uint8Array, blindSignature: Uint8Array, undo: bigint): Uint8Array {
  const n = BigInt(`0x${key.n}`);
  const length = modulusBytes(key);
  demand(blindSignature.length === length && bigOf(blindSignature) < n, 'token');
  const signature = bytesOfBig((bigOf(blindSignature) * undo) % n, length);
  demand(verifyPss(key, prepared, signature), 'token');
  return signature;
}
