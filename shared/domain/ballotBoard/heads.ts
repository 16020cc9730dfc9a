import { fromHex, toHex } from './bytes';
import type { BoardCrypto } from './crypto/boardCrypto';
import type { RsaKey } from './hashes';
import { modulusBytes } from './rsaKey';
import { fields, hex32, is, oneOf, time, whole, type Check } from './shape';
import { headBytes, type Head } from './signed';

const shape: Check = fields({ phase: oneOf('open', 'close', 'amend'), root: hex32, size: whole(1), time, vote: hex32, sig: is((value) => typeof value === 'string' && /^[0-9a-f]+$/.test(value)) });

/** Whether this is a head with exactly its fields. */
export const isHead = (value: unknown): value is Head => shape(value, '') === null;

/** Whether the log key signed this head. */
export const isSignedHead = (crypto: Pick<BoardCrypto, 'verifyPss'>, logKey: RsaKey, head: Head): boolean =>
  head.sig.length === modulusBytes(logKey) * 2 && crypto.verifyPss(logKey, headBytes(head), fromHex(head.sig));

/** A hex signature of the log key over some bytes. */
export const isSigned = (crypto: Pick<BoardCrypto, 'verifyPss'>, logKey: RsaKey, bytes: Uint8Array, signature: unknown): boolean =>
  typeof signature === 'string' && /^[0-9a-f]+$/.test(signature) && signature.length === modulusBytes(logKey) * 2 && crypto.verifyPss(logKey, bytes, fromHex(signature));

/** Whether a root is that of a head or pin. */
export const isRoot = (root: Uint8Array | undefined, hex: string): boolean => root !== undefined && toHex(root) === hex;
