import { joinBytes } from '../ballotBoard/bytes';
import { sha512 } from '../ballotBoard/crypto/sha512';

const BLOCK = 128;
const HASH = 64;

/** HMAC with SHA-512. RFC 2104. */
export function hmacSha512(key: Uint8Array, message: Uint8Array): Uint8Array {
  const short = key.length > BLOCK ? sha512(key) : key;
  const block = joinBytes(short, new Uint8Array(BLOCK - short.length));
  const inner = sha512(joinBytes(block.map((byte) => byte ^ 0x36), message));
  return sha512(joinBytes(block.map((byte) => byte ^ 0x5c), inner));
}

/** HKDF with SHA-512, without salt. RFC 5869. @throws RangeError beyond 255 blocks */
export function hkdfSha512(secret: Uint8Array, info: Uint8Array, length: number): Uint8Array {
  if (length > 255 * HASH) throw new RangeError('more than this key may be stretched to');
  const key = hmacSha512(new Uint8Array(HASH), secret);
  const parts: Uint8Array[] = [];
  let before: Uint8Array = new Uint8Array(0);
  for (let at = 1; parts.length * HASH < length; at += 1) {
    before = hmacSha512(key, joinBytes(before, info, Uint8Array.of(at)));
    parts.push(before);
  }
  return joinBytes(...parts).subarray(0, length);
}
