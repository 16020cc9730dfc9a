/**
 * Comparison of BSON values as MongoDB defines it (manual, "Comparison/Sort Order"): by type first,
 * numbers by exact value whatever their type, strings by UTF-8 bytes, documents field by field in order.
 */
import { type Binary, type BSONRegExp, BSONSymbol, type Code, Decimal128, Double, type ObjectId, type Timestamp } from 'bson';
import { compareDecimals, decimalOfDouble, parseDecimal } from './decimal';
import { isDoc, rank, rankOf, type Doc, type Maybe, type Numeric, type Value } from './types';

/** Compares two strings; the default is by bytes, a collation brings its own. */
export type StringOrder = (a: string, b: string) => number;

/** Order of the UTF-8 bytes, found without encoding: only surrogates differ from UTF-16 order. */
export function compareText(a: string, b: string): number {
  if (a === b) return 0;
  const shorter = Math.min(a.length, b.length);
  for (let i = 0; i < shorter; i += 1) {
    const left = a.charCodeAt(i);
    const right = b.charCodeAt(i);
    if (left === right) continue;
    const leftHigh = left >= 0xd800 && left <= 0xdfff;
    const rightHigh = right >= 0xd800 && right <= 0xdfff;
    if (leftHigh !== rightHigh) return leftHigh ? 1 : -1;
    return left < right ? -1 : 1;
  }
  return a.length < b.length ? -1 : 1;
}

/** -1, 0 or 1; a missing value compares as null. */
export function compareValues(a: Maybe, b: Maybe, order: StringOrder = compareText): number {
  if (typeof a === 'number' && typeof b === 'number') return compareDoubles(a, b);
  const rankA = rankOf(a);
  const rankB = rankOf(b);
  if (rankA !== rankB) return rankA < rankB ? -1 : 1;
  switch (rankA) {
    case rank.number:
      return compareNumbers(a as Numeric, b as Numeric);
    case rank.string:
      return order(textOf(a), textOf(b));
    case rank.object:
      return compareDocs(a as Doc, b as Doc, order);
    case rank.array:
      return compareArrays(a as Value[], b as Value[], order);
    default:
      return compareScalars(rankA, a, b);
  }
}

export const equalValues = (a: Maybe, b: Maybe, order?: StringOrder): boolean => compareValues(a, b, order) === 0;

const textOf = (value: Maybe): string => (value instanceof BSONSymbol ? value.value : (value as string));

function compareScalars(kind: number, a: Maybe, b: Maybe): number {
  switch (kind) {
    case rank.date:
      return compareDoubles((a as Date).getTime(), (b as Date).getTime());
    case rank.objectId:
      return Buffer.compare((a as ObjectId).id, (b as ObjectId).id);
    case rank.bool:
      return Number(a) - Number(b);
    case rank.binary:
      return compareBinary(a as Binary, b as Binary);
    case rank.timestamp:
      return Math.sign((a as Timestamp).compare(b as Timestamp));
    case rank.regex:
      return compareRegex(a as BSONRegExp, b as BSONRegExp);
    case rank.code:
    case rank.codeScope:
      return compareText((a as Code).code, (b as Code).code);
    default:
      return 0;
  }
}

function compareBinary(a: Binary, b: Binary): number {
  const size = a.position - b.position;
  if (size !== 0) return Math.sign(size);
  if (a.sub_type !== b.sub_type) return a.sub_type < b.sub_type ? -1 : 1;
  return Buffer.compare(a.value(), b.value());
}

function compareRegex(a: BSONRegExp, b: BSONRegExp): number {
  return compareText(a.pattern, b.pattern) || compareText(a.options, b.options);
}

function compareDocs(a: Doc, b: Doc, order: StringOrder): number {
  const right = b.entries();
  for (const [name, value] of a) {
    const next = right.next();
    if (next.done) return 1;
    const [otherName, other] = next.value;
    const kinds = rankOf(value) - rankOf(other);
    if (kinds !== 0) return Math.sign(kinds);
    const result = compareText(name, otherName) || compareValues(value, other, order);
    if (result !== 0) return result;
  }
  return right.next().done ? 0 : -1;
}

function compareArrays(a: readonly Value[], b: readonly Value[], order: StringOrder): number {
  const shorter = Math.min(a.length, b.length);
  for (let i = 0; i < shorter; i += 1) {
    const result = compareValues(a[i], b[i], order);
    if (result !== 0) return result;
  }
  return Math.sign(a.length - b.length);
}

/** NaN is below every number and equal to itself. */
function compareDoubles(a: number, b: number): number {
  if (a < b) return -1;
  if (a > b) return 1;
  if (a === b) return 0;
  return Number(Number.isNaN(b)) - Number(Number.isNaN(a));
}

/** Exact comparison across int32, int64, double and decimal. */
export function compareNumbers(a: Numeric, b: Numeric): number {
  const left = a instanceof Double ? a.value : a;
  const right = b instanceof Double ? b.value : b;
  if (typeof left === 'number' && typeof right === 'number') return compareDoubles(left, right);
  if (left instanceof Decimal128 || right instanceof Decimal128) return compareWithDecimal(left, right);
  if (Number.isNaN(left)) return -1;
  if (Number.isNaN(right)) return 1;
  return left < right ? -1 : left > right ? 1 : 0;
}

function compareWithDecimal(a: number | bigint | Decimal128, b: number | bigint | Decimal128): number {
  const [left, right] = [exact(a), exact(b)];
  if (typeof left === 'object' && typeof right === 'object') return compareDecimals(left, right);
  if (typeof left === 'number' && typeof right === 'number') return compareDoubles(left, right);
  if (typeof left === 'number') return left === Infinity ? 1 : -1;
  return right === Infinity ? -1 : 1;
}

/** A finite decimal, or one of NaN, Infinity, -Infinity. */
function exact(value: number | bigint | Decimal128): ReturnType<typeof decimalOfDouble> | number {
  if (typeof value === 'bigint') return { coefficient: value, exponent: 0 };
  if (typeof value === 'number') return Number.isFinite(value) ? decimalOfDouble(value) : value;
  const text = value.toString();
  return parseDecimal(text) ?? Number(text);
}

/** Compares only values that MongoDB's $gt, $lt and the like may compare: those of one type. */
export const comparable = (a: Maybe, b: Maybe): boolean => rankOf(a) === rankOf(b);

/** True for values that are containers of values. */
export const isContainer = (value: Maybe): value is Doc | Value[] => isDoc(value) || Array.isArray(value);
