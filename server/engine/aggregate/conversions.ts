/** $type, $convert and its short forms. */
import { EngineError } from '../errors';
import { fitsLong, kindOf, toDecimal } from '../bson/numbers';
import { roundDecimal, toDecimal128 } from '../bson/decimal';
import {
  asDouble, Binary, Decimal128, type Double, isNumeric, isTruthy, ObjectId, toPlainNumber, typeAliases, typeName,
  type Maybe, type Numeric, type Value,
} from '../bson/types';
import { describe } from '../store/describe';
import { isNullish, named, unary } from './arguments';
import { parseDate } from './dateParse';
import { plainDate } from './zones';
import type { Builder, Builders } from './registry';

const failure = (value: Maybe, target: string): EngineError =>
  new EngineError(241, `Failed to parse or convert ${describe(value)} of type ${typeName(value)} to ${target} in $convert with no onError value`);

/** The text of a scalar as $toString gives it. */
export function textOf(value: Maybe): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'boolean' || typeof value === 'bigint') return String(value);
  if (value instanceof Date) return plainDate(value);
  if (value instanceof ObjectId) return value.toHexString();
  if (value instanceof Decimal128) return value.toString();
  if (isNumeric(value)) return doubleText(toPlainNumber(value) ?? NaN);
  throw failure(value, 'string');
}

const doubleText = (value: number): string => (Number.isFinite(value) ? String(value) : Number.isNaN(value) ? 'NaN' : value > 0 ? 'Infinity' : '-Infinity');

function toBool(value: Maybe): boolean {
  return isNumeric(value) || typeof value === 'boolean' ? isTruthy(value) : true;
}

function toWhole(value: Maybe, target: 'int' | 'long'): Numeric {
  const whole = wholeOf(value, target);
  const fits = target === 'int' ? whole >= -2147483648n && whole <= 2147483647n : fitsLong(whole);
  if (!fits) throw failure(value, target);
  return target === 'int' ? Number(whole) : whole;
}

function wholeOf(value: Maybe, target: string): bigint {
  if (typeof value === 'boolean') return value ? 1n : 0n;
  if (typeof value === 'bigint') return value;
  if (typeof value === 'string' && /^[+-]?\d+$/.test(value)) return BigInt(value);
  if (value instanceof Date && target === 'long') return BigInt(value.getTime());
  if (value instanceof Decimal128) {
    const exact = toDecimal(value);
    if (exact) return BigInt(roundDecimal(exact, 0, 'trunc').coefficient) * 10n ** BigInt(Math.max(0, roundDecimal(exact, 0, 'trunc').exponent));
  } else if (isNumeric(value)) {
    const plain = toPlainNumber(value) ?? NaN;
    if (Number.isFinite(plain)) return BigInt(Math.trunc(plain));
  }
  throw failure(value, target);
}

function toDouble(value: Maybe): number | Double {
  if (typeof value === 'boolean') return asDouble(value ? 1 : 0);
  if (value instanceof Date) return asDouble(value.getTime());
  if (isNumeric(value)) return asDouble(toPlainNumber(value) ?? NaN);
  if (typeof value === 'string' && /^[+-]?(\d+\.?\d*([eE][+-]?\d+)?|\.\d+([eE][+-]?\d+)?|inf(inity)?|nan)$/i.test(value)) {
    return asDouble(/nan/i.test(value) ? NaN : /inf/i.test(value) ? (value.startsWith('-') ? -Infinity : Infinity) : Number(value));
  }
  throw failure(value, 'double');
}

function toDecimalValue(value: Maybe): Decimal128 {
  if (typeof value === 'boolean') return Decimal128.fromString(value ? '1' : '0');
  if (value instanceof Date) return Decimal128.fromString(String(value.getTime()));
  if (isNumeric(value)) {
    const exact = toDecimal(value);
    return exact ? toDecimal128(exact) : Decimal128.fromString(doubleText(toPlainNumber(value) ?? NaN));
  }
  try {
    if (typeof value === 'string') return Decimal128.fromString(value);
  } catch {
    // Told as a failed conversion below.
  }
  throw failure(value, 'decimal');
}

function toDate(value: Maybe): Date {
  if (value instanceof Date) return value;
  if (value instanceof ObjectId) return value.getTimestamp();
  if (typeof value === 'string') return parseDate(value, undefined);
  if (isNumeric(value) && kindOf(value) !== 'int') {
    const plain = toPlainNumber(value) ?? NaN;
    if (Math.abs(plain) <= 8.64e15) return new Date(Math.trunc(plain));
  }
  throw failure(value, 'date');
}

function toObjectId(value: Maybe): ObjectId {
  if (value instanceof ObjectId) return value;
  if (typeof value === 'string' && /^[0-9a-fA-F]{24}$/.test(value)) return new ObjectId(value);
  throw failure(value, 'objectId');
}

/** Converts to a type given by name or number. */
export function convertTo(value: Maybe, target: string): Value {
  switch (target) {
    case 'string':
      return textOf(value);
    case 'bool':
      return toBool(value);
    case 'int':
    case 'long':
      return toWhole(value, target);
    case 'double':
      return toDouble(value);
    case 'decimal':
      return toDecimalValue(value);
    case 'date':
      return toDate(value);
    case 'objectId':
      return toObjectId(value);
    default:
      throw new EngineError(2, `unknown or unsupported target type for $convert: ${target}`);
  }
}

const shortForm = (target: string): Builder => unary((value) => (isNullish(value) ? null : convertTo(value, target)));

const convert: Builder = named(['input', 'to', 'onError', 'onNull'], ['input', 'to'], (get, given) => {
  const [input, to] = [get('input'), get('to')];
  if (isNullish(input)) return given.has('onNull') ? get('onNull') : null;
  if (isNullish(to)) return null;
  const target = typeof to === 'string' ? to : (Object.entries(typeAliases).find(([, code]) => code === toPlainNumber(to))?.[0] ?? '');
  try {
    return convertTo(input, target);
  } catch (error) {
    if (error instanceof EngineError && error.code !== 2 && given.has('onError')) return get('onError');
    throw error;
  }
});

const sizeOf = (value: Maybe): Maybe => {
  if (isNullish(value)) return null;
  if (typeof value === 'string') return Buffer.byteLength(value);
  if (value instanceof Binary) return value.position;
  throw new EngineError(51276, '$binarySize requires a string or BinData argument');
};

export const conversionOperators: Builders = {
  $type: unary((value) => typeName(value)),
  $isNumber: unary((value) => isNumeric(value)),
  $convert: convert,
  $toString: shortForm('string'),
  $toBool: shortForm('bool'),
  $toInt: shortForm('int'),
  $toLong: shortForm('long'),
  $toDouble: shortForm('double'),
  $toDecimal: shortForm('decimal'),
  $toDate: shortForm('date'),
  $toObjectId: shortForm('objectId'),
  $binarySize: unary(sizeOf),
};

