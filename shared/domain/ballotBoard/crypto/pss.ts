import { joinBytes, sameBytes } from '../bytes';
import type { RsaKey } from '../hashes';
import { bigOf, bytesOfBig, power } from './bigNumbers';
import { sha384 } from './sha512';

const HASH_BYTES = 48;
/** Of every signature of a board. */
export const SALT_BYTES = 48;
const E = 65_537;

/** MGF1 with SHA-384. RFC 8017, B.2.1. */
function mask(seed: Uint8Array, length: number): Uint8Array {
  const parts: Uint8Array[] = [];
  for (let counter = 0; parts.length * HASH_BYTES < length; counter += 1) parts.push(sha384(joinBytes(seed, Uint8Array.of(0, 0, counter >> 8, counter & 255))));
  return joinBytes(...parts).subarray(0, length);
}

const xor = (one: Uint8Array, other: Uint8Array): Uint8Array => one.map((byte, at) => byte ^ (other[at] as number));
const hashOf = (message: Uint8Array, salt: Uint8Array): Uint8Array => sha384(joinBytes(new Uint8Array(8), sha384(message), salt));

/** What an RSA key of `modulusBytes` signs for a message. EMSA-PSS, RFC 8017, 9.1.1; moduli here have whole bytes, so one bit stays free. */
export function pssEncode(message: Uint8Array, salt: Uint8Array, modulusBytes: number): Uint8Array {
  const hash = hashOf(message, salt);
  const block = joinBytes(new Uint8Array(modulusBytes - salt.length - HASH_BYTES - 2), Uint8Array.of(1), salt);
  const hidden = xor(block, mask(hash, block.length));
  hidden[0] = (hidden[0] as number) & 0x7f;
  return joinBytes(hidden, hash, Uint8Array.of(0xbc));
}

/** EMSA-PSS-VERIFY, RFC 8017, 9.1.2. */
function pssFits(message: Uint8Array, encoded: Uint8Array): boolean {
  const hash = encoded.subarray(encoded.length - HASH_BYTES - 1, encoded.length - 1);
  const hidden = encoded.subarray(0, encoded.length - HASH_BYTES - 1);
  if (encoded[encoded.length - 1] !== 0xbc || (hidden[0] as number) > 0x7f) return false;
  const block = xor(hidden, mask(hash, hidden.length));
  block[0] = (block[0] as number) & 0x7f;
  const salt = block.subarray(block.length - SALT_BYTES);
  const expected = joinBytes(new Uint8Array(block.length - SALT_BYTES - 1), Uint8Array.of(1), salt);
  return sameBytes(block, expected) && sameBytes(hash, hashOf(message, salt));
}

/** x^65537 mod n: the public operation. */
export const rsaPublic = (value: bigint, modulus: bigint): bigint => power(value, BigInt(E), modulus);

/** Whether a signature (PSS, SHA-384, salt of 48 bytes) holds; in plain JavaScript, for phones and saved pages. */
export function verifyPss({ n }: RsaKey, message: Uint8Array, signature: Uint8Array): boolean {
  const modulus = BigInt(`0x${n}`);
  const length = n.length / 2;
  if (signature.length !== length) return false;
  const value = bigOf(signature);
  return value < modulus && pssFits(message, bytesOfBig(rsaPublic(value, modulus), length));
}
