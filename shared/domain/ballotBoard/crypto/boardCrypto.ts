import type { RsaKey } from '../hashes';
import { ed25519Verify } from './ed25519Verify';
import { verifyPss } from './pss';
import { sha256, type Sha256 } from './sha256';

/** What checking a board needs; plain JavaScript here, OpenSSL where there is one. */
export interface BoardCrypto {
  readonly sha256: Sha256;
  /** PSS, SHA-384, salt of 48 bytes. False for whatever does not hold; never throws. */
  verifyPss(key: RsaKey, message: Uint8Array, signature: Uint8Array): boolean;
  /** With the checks of small order, y < p and S < L. */
  verifyEd25519(pk: Uint8Array, message: Uint8Array, signature: Uint8Array): boolean;
}
export const plainCrypto: BoardCrypto = { sha256, verifyPss, verifyEd25519: ed25519Verify };
