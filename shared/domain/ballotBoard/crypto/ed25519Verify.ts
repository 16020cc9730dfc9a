import { fromHex, sameBytes } from '../bytes';
import { mod, power } from './bigNumbers';
import { challenge, curve, encode, little, sumOf, type Point } from './ed25519';

/** RFC 8032, 5.1.3; null where it is no point. */
function decode(bytes: Uint8Array): Point | null {
  const { p, d, rootOfMinusOne } = curve();
  const [zero, one] = [BigInt(0), BigInt(1)];
  const masked = bytes.slice();
  const sign = (masked[31] as number) >> 7;
  masked[31] = (masked[31] as number) & 0x7f;
  const y = little(masked);
  if (y >= p) return null;
  const [u, v] = [mod(y * y - one, p), mod(d * y * y + one, p)];
  let x = (u * power(v, BigInt(3), p) * power(u * power(v, BigInt(7), p), (p - BigInt(5)) / BigInt(8), p)) % p;
  if (mod(v * x * x, p) !== u) x = (x * rootOfMinusOne) % p;
  if (mod(v * x * x, p) !== u || (x === zero && sign === 1)) return null;
  if (Number(x % BigInt(2)) !== sign) x = p - x;
  return { x, y, z: one, t: (x * y) % p };
}

/** Orders of eight and less: y, its sign masked. Whoever holds such a key can make signatures that hold for several messages. */
const SMALL_ORDER = [
  '0000000000000000000000000000000000000000000000000000000000000000',
  '0100000000000000000000000000000000000000000000000000000000000000',
  'ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
  '26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05',
  'c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a',
].map(fromHex);
const P = fromHex('edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f');
const ORDER = fromHex('edd3f55c1a631258d69cf7a2def9de1400000000000000000000000000000010');

/** Compares numbers written the least significant byte first. */
function isBelow(value: Uint8Array, limit: Uint8Array): boolean {
  for (let at = limit.length - 1; at >= 0; at -= 1) if (value[at] !== limit[at]) return (value[at] as number) < (limit[at] as number);
  return false;
}

/** Whether this can be the key of a ballot: y below p, and not of small order. OpenSSL does not look at this. */
export function isBallotKey(pk: Uint8Array): boolean {
  if (pk.length !== 32) return false;
  const masked = pk.slice();
  masked[31] = (masked[31] as number) & 0x7f;
  return isBelow(masked, P) && !SMALL_ORDER.some((small) => sameBytes(small, masked));
}

/** Whether S of a signature is below the order of the curve: else one signature could be written in two ways. */
export const isBallotSignature = (signature: Uint8Array): boolean => signature.length === 64 && isBelow(signature.subarray(32), ORDER);

/** Cofactorless verification in plain JavaScript, with the checks of key and S above. RFC 8032, 5.1.7. */
export function ed25519Verify(pk: Uint8Array, message: Uint8Array, signature: Uint8Array): boolean {
  if (!isBallotKey(pk) || !isBallotSignature(signature)) return false;
  const a = decode(pk);
  if (!a) return false;
  const { p } = curve();
  const minusA = { ...a, x: p - a.x, t: p - a.t };
  const r = signature.subarray(0, 32);
  return sameBytes(r, encode(sumOf(little(signature.subarray(32)), challenge(r, pk, message), minusA)));
}
