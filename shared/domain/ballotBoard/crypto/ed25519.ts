import { joinBytes } from '../bytes';
import { bigOf, bytesOfBig, mod, power } from './bigNumbers';
import { sha512 } from './sha512';

/** A point in extended coordinates: x = X/Z, y = Y/Z, T = XY/Z. RFC 8032, 5.1.4. */
export interface Point {
  readonly x: bigint;
  readonly y: bigint;
  readonly z: bigint;
  readonly t: bigint;
}
/** Numbers of edwards25519. RFC 8032, 5.1. */
export interface Curve {
  readonly p: bigint;
  readonly order: bigint;
  readonly d: bigint;
  readonly twoD: bigint;
  readonly rootOfMinusOne: bigint;
  readonly base: Point;
  readonly zero: Point;
}

let known: Curve | null = null;
/** Numbers of the curve, worked out when they are first needed (see bigNumbers). */
export function curve(): Curve {
  if (known) return known;
  const number = (hex: string): bigint => BigInt(`0x${hex}`);
  const p = number('7fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffed');
  const d = number('52036cee2b6ffe738cc740797779e89800700a4d4141d8ab75eb4dca135978a3');
  const x = number('216936d3cd6e53fec0a4e231fdd6dc5c692cc7609525a7b2c9562d608f25d51a');
  const y = number('6666666666666666666666666666666666666666666666666666666666666658');
  const [zero, one] = [BigInt(0), BigInt(1)];
  known = {
    p, d,
    twoD: (d * BigInt(2)) % p,
    order: number('1000000000000000000000000000000014def9dea2f79cd65812631a5cf5d3ed'),
    rootOfMinusOne: number('2b8324804fc1df0b2b4d00993dfbd7a72f431806ad2fe478c4ee1b274a0ea0b0'),
    base: { x, y, z: one, t: (x * y) % p },
    zero: { x: zero, y: one, z: one, t: zero },
  };
  return known;
}

function add(one: Point, other: Point): Point {
  const { p, twoD } = curve();
  const a = ((one.y - one.x) * (other.y - other.x)) % p;
  const b = ((one.y + one.x) * (other.y + other.x)) % p;
  const c = (((one.t * twoD) % p) * other.t) % p;
  const d = (one.z * BigInt(2) * other.z) % p;
  const [e, f, g, h] = [b - a, d - c, d + c, b + a];
  return { x: (e * f) % p, y: (g * h) % p, z: (f * g) % p, t: (e * h) % p };
}

function double({ x, y, z }: Point): Point {
  const { p } = curve();
  const a = (x * x) % p;
  const b = (y * y) % p;
  const h = a + b;
  const e = h - (x + y) * (x + y);
  const g = a - b;
  const f = (BigInt(2) * z * z) % p + g;
  return { x: (e * f) % p, y: (g * h) % p, z: (f * g) % p, t: (e * h) % p };
}

/** s·B + h·A in one go, the most significant bits first. */
export function sumOf(s: bigint, h: bigint, a: Point): Point {
  const { base, zero } = curve();
  const both = add(base, a);
  const [left, right] = [s.toString(2).padStart(256, '0'), h.toString(2).padStart(256, '0')];
  let sum = zero;
  for (let at = 0; at < 256; at += 1) {
    sum = double(sum);
    const [one, other] = [left[at] === '1', right[at] === '1'];
    if (one || other) sum = add(sum, one && other ? both : one ? base : a);
  }
  return sum;
}

const reversed = (bytes: Uint8Array): Uint8Array => bytes.slice().reverse();
/** Bytes as a number, the least significant first. */
export const little = (bytes: Uint8Array): bigint => bigOf(reversed(bytes));

/** A point as 32 bytes. RFC 8032, 5.1.2. */
export function encode({ x, y, z }: Point): Uint8Array {
  const { p } = curve();
  const inverseZ = power(z, p - BigInt(2), p);
  const bytes = reversed(bytesOfBig(mod(y * inverseZ, p), 32));
  if (mod(x * inverseZ, p) % BigInt(2) === BigInt(1)) bytes[31] = (bytes[31] as number) | 0x80;
  return bytes;
}

/** The secret number and the prefix that follow from 32 secret bytes. RFC 8032, 5.1.5. */
function expand(secret: Uint8Array): { scalar: bigint; prefix: Uint8Array } {
  const hash = sha512(secret);
  const low = hash.slice(0, 32);
  low[0] = (low[0] as number) & 0xf8;
  low[31] = ((low[31] as number) & 0x7f) | 0x40;
  return { scalar: little(low), prefix: hash.slice(32) };
}

const times = (scalar: bigint): Uint8Array => encode(sumOf(scalar, BigInt(0), curve().zero));
/** The hash of RFC 8032 as a number below the order. */
export const challenge = (...parts: readonly Uint8Array[]): bigint => little(sha512(joinBytes(...parts))) % curve().order;

/** The public key of 32 secret bytes. */
export const ed25519Public = (secret: Uint8Array): Uint8Array => times(expand(secret).scalar);

/** Signs with 32 secret bytes. RFC 8032, 5.1.6. The time it takes depends on the secret: for keys that sign once, on the phone of their owner. */
export function ed25519Sign(secret: Uint8Array, message: Uint8Array): Uint8Array {
  const { scalar, prefix } = expand(secret);
  const { order } = curve();
  const nonce = challenge(prefix, message);
  const r = times(nonce);
  const s = (nonce + challenge(r, times(scalar), message) * scalar) % order;
  return joinBytes(r, reversed(bytesOfBig(s, 32)));
}
