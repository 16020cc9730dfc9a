/** Exact decimals: the finite part of Decimal128 as `coefficient × 10^exponent`. */
import { Decimal128 } from 'bson';

/** A finite decimal number. */
export interface Decimal {
  readonly coefficient: bigint;
  readonly exponent: number;
}

const pattern = /^([+-]?)(\d+)(?:\.(\d*))?(?:E([+-]?\d+))?$/;
const digitsOfDecimal128 = 34;

/** Reads a Decimal128; undefined for NaN and the infinities. */
export function parseDecimal(text: string): Decimal | undefined {
  const found = pattern.exec(text.toUpperCase());
  if (!found) return undefined;
  const [, sign, whole = '', fraction = '', power = '0'] = found;
  const magnitude = BigInt(whole + fraction);
  return { coefficient: sign === '-' ? -magnitude : magnitude, exponent: Number(power) - fraction.length };
}

/** A number as an exact decimal: every finite double has one. */
export function decimalOfDouble(value: number): Decimal {
  if (Number.isInteger(value)) return { coefficient: BigInt(value), exponent: 0 };
  let shift = 0;
  let scaled = value;
  while (!Number.isInteger(scaled)) {
    scaled *= 2;
    shift += 1;
  }
  return { coefficient: BigInt(scaled) * 5n ** BigInt(shift), exponent: -shift };
}

/** A double as MongoDB converts it to a decimal: 15 significant digits. */
export function decimalFromDouble(value: number): Decimal | undefined {
  return Number.isFinite(value) ? parseDecimal(value.toPrecision(15).replace(/e\+?/, 'E')) : undefined;
}

function align(a: Decimal, b: Decimal): [bigint, bigint, number] {
  const exponent = Math.min(a.exponent, b.exponent);
  return [
    a.coefficient * 10n ** BigInt(a.exponent - exponent),
    b.coefficient * 10n ** BigInt(b.exponent - exponent),
    exponent,
  ];
}

/** -1, 0 or 1. Magnitudes are looked at first, so that exponents far apart cost nothing. */
export function compareDecimals(a: Decimal, b: Decimal): number {
  const signs = sign(a.coefficient) - sign(b.coefficient);
  if (signs !== 0 || a.coefficient === 0n) return Math.sign(signs);
  const magnitudes = magnitude(a) - magnitude(b);
  if (magnitudes !== 0) return Math.sign(magnitudes) * sign(a.coefficient);
  const [left, right] = align(a, b);
  return left < right ? -1 : left > right ? 1 : 0;
}

const sign = (value: bigint): number => (value < 0n ? -1 : value > 0n ? 1 : 0);

/** Position of the first significant digit: 1 for 1…9, 2 for 10…99, 0 for 0.1. */
export function magnitude(value: Decimal): number {
  return digitsOf(value.coefficient).length + value.exponent;
}

export const digitsOf = (value: bigint): string => (value < 0n ? -value : value).toString();

export function addDecimals(a: Decimal, b: Decimal): Decimal {
  if (Math.abs(a.exponent - b.exponent) > 200) return magnitude(a) >= magnitude(b) && a.coefficient !== 0n ? a : b;
  const [left, right, exponent] = align(a, b);
  return { coefficient: left + right, exponent };
}

export const multiplyDecimals = (a: Decimal, b: Decimal): Decimal => ({
  coefficient: a.coefficient * b.coefficient, exponent: a.exponent + b.exponent,
});

/** Quotient to 34 digits; the divisor is not zero. */
export function divideDecimals(a: Decimal, b: Decimal): Decimal {
  const shift = digitsOfDecimal128 + digitsOf(b.coefficient).length;
  const coefficient = (a.coefficient * 10n ** BigInt(shift)) / b.coefficient;
  return trimZeros({ coefficient, exponent: a.exponent - b.exponent - shift }, a.exponent - b.exponent);
}

function trimZeros(value: Decimal, ideal: number): Decimal {
  let { coefficient, exponent } = value;
  while (exponent < ideal && coefficient !== 0n && coefficient % 10n === 0n) {
    coefficient /= 10n;
    exponent += 1;
  }
  return { coefficient, exponent };
}

/** Remainder with the sign of the dividend; the divisor is not zero. */
export function remainderDecimals(a: Decimal, b: Decimal): Decimal {
  const [left, right, exponent] = align(a, b);
  return { coefficient: left % right, exponent };
}

/** Rounds half to even at `place` digits after the point (negative: before it). */
export function roundDecimal(value: Decimal, place: number, mode: 'even' | 'trunc' | 'floor' | 'ceil'): Decimal {
  const drop = -place - value.exponent;
  if (drop <= 0) return value;
  if (drop > 400) return { coefficient: 0n, exponent: 0 };
  const unit = 10n ** BigInt(drop);
  const whole = value.coefficient / unit;
  const rest = value.coefficient % unit;
  return { coefficient: whole + stepOf(whole, rest, unit, mode), exponent: -place };
}

function stepOf(whole: bigint, rest: bigint, unit: bigint, mode: 'even' | 'trunc' | 'floor' | 'ceil'): bigint {
  if (rest === 0n || mode === 'trunc') return 0n;
  if (mode === 'floor') return rest < 0n ? -1n : 0n;
  if (mode === 'ceil') return rest > 0n ? 1n : 0n;
  const twice = (rest < 0n ? -rest : rest) * 2n;
  const up = twice > unit || (twice === unit && whole % 2n !== 0n);
  return up ? (rest < 0n ? -1n : 1n) : 0n;
}

/** Back to Decimal128, rounded to its 34 digits. */
export function toDecimal128(value: Decimal): Decimal128 {
  const excess = digitsOf(value.coefficient).length - digitsOfDecimal128;
  const fitted = excess > 0 ? roundDecimal(value, -(value.exponent + excess), 'even') : value;
  if (fitted.exponent > 6111 + 34) return Decimal128.fromString(fitted.coefficient < 0n ? '-Infinity' : 'Infinity');
  if (fitted.exponent < -6176 - 40) return Decimal128.fromString('0');
  return Decimal128.fromStringWithRounding(`${fitted.coefficient}E${fitted.exponent}`);
}
