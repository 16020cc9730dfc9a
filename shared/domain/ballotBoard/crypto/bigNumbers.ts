import { fromHex, toHex } from '../bytes';

// No literals (`1n`) and no `**`: what is made for WeChat cannot have them. Nothing here is worked out while the file is
// loaded either: a phone without BigInt has to get as far as the page that says "vote on paper".

/** Whether this engine has big numbers. */
export const hasBigInt = (): boolean => typeof BigInt === 'function';

/** The number that some bytes are, the most significant first. */
export const bigOf = (bytes: Uint8Array): bigint => BigInt(`0x${toHex(bytes) || '0'}`);

/** A number as so many bytes, the most significant first. @throws RangeError where it needs more */
export function bytesOfBig(value: bigint, length: number): Uint8Array {
  const hex = value.toString(16);
  if (hex.length > length * 2) throw new RangeError('a number that is too long');
  return fromHex(hex.padStart(length * 2, '0'));
}

/** What is left of a division, never negative. */
export function mod(value: bigint, modulus: bigint): bigint {
  const rest = value % modulus;
  return rest < BigInt(0) ? rest + modulus : rest;
}

/** base^exponent by squaring, for public numbers alone: how long it takes tells the exponent. */
export function power(base: bigint, exponent: bigint, modulus: bigint): bigint {
  let result = BigInt(1);
  let square = mod(base, modulus);
  for (const bit of exponent.toString(2).split('').reverse()) {
    if (bit === '1') result = (result * square) % modulus;
    square = (square * square) % modulus;
  }
  return result;
}

/** The inverse of a number, or null where it has none: both have a factor in common. */
export function inverse(value: bigint, modulus: bigint): bigint | null {
  let [a, b] = [mod(value, modulus), modulus];
  let [x, y] = [BigInt(1), BigInt(0)];
  while (a > BigInt(0)) {
    const quotient = b / a;
    [a, b] = [b - quotient * a, a];
    [x, y] = [y - quotient * x, x];
  }
  return b === BigInt(1) ? mod(y, modulus) : null;
}
