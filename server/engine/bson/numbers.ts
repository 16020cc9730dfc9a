/** Arithmetic that keeps BSON's number types: int32 → int64 on overflow, double and decimal win over them. */
import { Decimal128, Double } from 'bson';
import {
  addDecimals, decimalFromDouble, multiplyDecimals, parseDecimal, toDecimal128, type Decimal,
} from './decimal';
import { asDouble, isInt32, isNumeric, toPlainNumber, type Maybe, type Numeric } from './types';

export type NumberKind = 'int' | 'long' | 'double' | 'decimal';

export function kindOf(value: Numeric): NumberKind {
  if (typeof value === 'number') return isInt32(value) ? 'int' : 'double';
  if (typeof value === 'bigint') return 'long';
  return value instanceof Double ? 'double' : 'decimal';
}

const order: readonly NumberKind[] = ['int', 'long', 'double', 'decimal'];

export const widerOf = (a: Numeric, b: Numeric): NumberKind =>
  order[Math.max(order.indexOf(kindOf(a)), order.indexOf(kindOf(b)))] as NumberKind;

const minLong = -(2n ** 63n);
const maxLong = 2n ** 63n - 1n;

export const fitsLong = (value: bigint): boolean => value >= minLong && value <= maxLong;

/** A whole number as int32 where both sides were and it fits, else int64; undefined when it fits neither. */
export function wholeResult(value: bigint, kind: 'int' | 'long'): Numeric | undefined {
  if (kind === 'int' && value >= -2147483648n && value <= 2147483647n) return Number(value);
  return fitsLong(value) ? value : undefined;
}

export const toBig = (value: Numeric): bigint => (typeof value === 'bigint' ? value : BigInt(Math.trunc(toPlainNumber(value) ?? 0)));

/** The value as an exact decimal; undefined for NaN and infinities. */
export function toDecimal(value: Numeric): Decimal | undefined {
  if (value instanceof Decimal128) return parseDecimal(value.toString());
  if (typeof value === 'bigint') return { coefficient: value, exponent: 0 };
  const plain = toPlainNumber(value) ?? NaN;
  return Number.isInteger(plain) && Number.isSafeInteger(plain) ? { coefficient: BigInt(plain), exponent: 0 } : decimalFromDouble(plain);
}

/** Applies an operation in the wider of both types; `undefined` from `whole` means the result left int64. */
export function combine(
  a: Numeric, b: Numeric,
  by: { whole(a: bigint, b: bigint): bigint; double(a: number, b: number): number; decimal(a: Decimal, b: Decimal): Decimal },
): Numeric | undefined {
  const kind = widerOf(a, b);
  if (kind === 'int') {
    const quick = by.double(a as number, b as number);
    return Number.isSafeInteger(quick) ? (isInt32(quick) ? quick : BigInt(quick)) : wholeResult(by.whole(toBig(a), toBig(b)), kind);
  }
  if (kind === 'long') return wholeResult(by.whole(toBig(a), toBig(b)), kind);
  if (kind === 'double') return asDouble(by.double(toPlainNumber(a) ?? NaN, toPlainNumber(b) ?? NaN));
  return combineDecimals(a, b, by);
}

function combineDecimals(a: Numeric, b: Numeric, by: { double(a: number, b: number): number; decimal(a: Decimal, b: Decimal): Decimal }): Numeric {
  const [left, right] = [toDecimal(a), toDecimal(b)];
  if (left && right) return toDecimal128(by.decimal(left, right));
  return specialDecimal(by.double(toPlainNumber(a) ?? NaN, toPlainNumber(b) ?? NaN));
}

/** NaN and infinities as decimals. */
export function specialDecimal(value: number): Decimal128 {
  return Decimal128.fromString(Number.isNaN(value) ? 'NaN' : value > 0 ? 'Infinity' : '-Infinity');
}

export const sumOf = (a: Numeric, b: Numeric): Numeric | undefined =>
  combine(a, b, { whole: (x, y) => x + y, double: (x, y) => x + y, decimal: addDecimals });

export const productOf = (a: Numeric, b: Numeric): Numeric | undefined =>
  combine(a, b, { whole: (x, y) => x * y, double: (x, y) => x * y, decimal: multiplyDecimals });

export const differenceOf = (a: Numeric, b: Numeric): Numeric | undefined =>
  combine(a, b, {
    whole: (x, y) => x - y, double: (x, y) => x - y,
    decimal: (x, y) => addDecimals(x, { coefficient: -y.coefficient, exponent: y.exponent }),
  });

/** The value as a whole number where it is one (5, 5.0, NumberLong(5)); undefined otherwise. */
export function wholeNumber(value: Maybe): number | undefined {
  const plain = isNumeric(value) ? toPlainNumber(value) : undefined;
  return plain !== undefined && Number.isInteger(plain) ? plain : undefined;
}
