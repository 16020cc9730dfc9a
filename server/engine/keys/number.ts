/**
 * Key bytes of a number: the nearest double, then a byte that says whether the exact value lies
 * below (01), on (80) or above (FF) it, and for the first and the last the exact decimal digits.
 * int32, double, int64 and decimal that are equal so have equal bytes.
 */
import { type Decimal128, Double } from 'bson';
import { compareDecimals, decimalOfDouble, digitsOf, magnitude, parseDecimal, type Decimal } from '../bson/decimal';
import type { Numeric } from '../bson/types';
import type { ByteWriter } from './writer';

const onIt = 0x80;

export function encodeNumber(out: ByteWriter, value: Numeric): void {
  if (typeof value === 'number') return writePlain(out, value);
  if (value instanceof Double) return writePlain(out, value.value);
  if (typeof value === 'bigint') {
    const nearest = Number(value);
    if (BigInt(nearest) === value) return writePlain(out, nearest);
    return writeInexact(out, nearest, { coefficient: value, exponent: 0 });
  }
  return writeDecimal(out, value);
}

function writePlain(out: ByteWriter, value: number): void {
  if (Number.isNaN(value)) for (let i = 0; i < 8; i += 1) out.byte(0);
  else out.double(value);
  out.byte(onIt);
}

function writeDecimal(out: ByteWriter, value: Decimal128): void {
  const text = value.toString();
  const exact = parseDecimal(text);
  const nearest = Number(text);
  if (!exact) return writePlain(out, nearest);
  if (Number.isFinite(nearest) && compareDecimals(exact, decimalOfDouble(nearest)) === 0) return writePlain(out, nearest);
  return writeInexact(out, nearest, exact);
}

function writeInexact(out: ByteWriter, nearest: number, exact: Decimal): void {
  const above = Number.isFinite(nearest) ? compareDecimals(exact, decimalOfDouble(nearest)) > 0 : nearest < 0;
  out.double(nearest);
  out.byte(above ? 0xff : 0x01);
  const start = out.length;
  const digits = digitsOf(exact.coefficient).replace(/0+$/, '');
  out.uint32(magnitude(exact) + 0x10000);
  out.text(digits);
  if (exact.coefficient < 0n) out.invert(start);
}
