/**
 * BSON values in memory. Documents are Maps, so that key order survives even for keys like "1".
 *
 * Numbers keep their BSON type: a JavaScript number that is an integer within 32 bits is an int32,
 * any other JavaScript number is a double; a double that looks like an int32 is wrapped in `Double`;
 * bigint is int64. This is exactly what the bson serializer makes of them.
 */
import {
  Binary, BSONRegExp, BSONSymbol, Code, Decimal128, Double, MaxKey, MinKey, ObjectId, Timestamp,
} from 'bson';

export { Binary, BSONRegExp, BSONSymbol, Code, Decimal128, Double, MaxKey, MinKey, ObjectId, Timestamp };

export type Numeric = number | bigint | Double | Decimal128;
export type Scalar =
  | null | boolean | Numeric | string | Date | ObjectId | Binary | BSONRegExp | BSONSymbol
  | Timestamp | Code | MinKey | MaxKey;
export type Value = Scalar | Value[] | Doc;
/** undefined stands for a field that is not there. */
export type Maybe = Value | undefined;
export type Doc = Map<string, Value>;

export const isDoc = (value: unknown): value is Doc => value instanceof Map;

/** Canonical order of types in comparison and sort (MongoDB manual, "BSON comparison order"). */
export const rank = {
  minKey: 1, undefined: 0x0f, null: 0x10, number: 0x20, string: 0x30, object: 0x40, array: 0x50,
  binary: 0x60, objectId: 0x70, bool: 0x80, date: 0x90, timestamp: 0xa0, regex: 0xb0, code: 0xd0,
  codeScope: 0xd1, maxKey: 0xfe,
} as const;

/** The rank of a value's type; missing counts as null. */
export function rankOf(value: Maybe): number {
  switch (typeof value) {
    case 'number':
    case 'bigint':
      return rank.number;
    case 'string':
      return rank.string;
    case 'boolean':
      return rank.bool;
    case 'undefined':
      return rank.null;
    default:
      return value === null ? rank.null : rankOfObject(value);
  }
}

function rankOfObject(value: object): number {
  if (value instanceof Map) return rank.object;
  if (Array.isArray(value)) return rank.array;
  if (value instanceof Date) return rank.date;
  if (value instanceof ObjectId) return rank.objectId;
  if (value instanceof Double || value instanceof Decimal128) return rank.number;
  if (value instanceof Binary) return rank.binary;
  if (value instanceof BSONSymbol) return rank.string;
  if (value instanceof Timestamp) return rank.timestamp;
  if (value instanceof BSONRegExp) return rank.regex;
  if (value instanceof Code) return value.scope ? rank.codeScope : rank.code;
  if (value instanceof MinKey) return rank.minKey;
  return rank.maxKey;
}

export const isInt32 = (value: unknown): value is number =>
  typeof value === 'number' && (value | 0) === value && !Object.is(value, -0);

/** A double, whatever its value: integers within 32 bits are wrapped. */
export const asDouble = (value: number): number | Double => (isInt32(value) ? new Double(value) : value);

export const isNumeric = (value: Maybe): value is Numeric =>
  typeof value === 'number' || typeof value === 'bigint' || value instanceof Double || value instanceof Decimal128;

/** BSON type numbers and aliases as $type knows them. */
export const typeAliases: Readonly<Record<string, number>> = {
  double: 1, string: 2, object: 3, array: 4, binData: 5, undefined: 6, objectId: 7, bool: 8, date: 9, null: 10,
  regex: 11, dbPointer: 12, javascript: 13, symbol: 14, javascriptWithScope: 15, int: 16, timestamp: 17, long: 18,
  decimal: 19, minKey: -1, maxKey: 127,
};

/** The BSON type number of a value. */
export function typeNumber(value: Value): number {
  switch (typeof value) {
    case 'number':
      return isInt32(value) ? 16 : 1;
    case 'bigint':
      return 18;
    case 'string':
      return 2;
    case 'boolean':
      return 8;
    default:
      return value === null ? 10 : typeNumberOfObject(value);
  }
}

function typeNumberOfObject(value: object): number {
  if (value instanceof Map) return 3;
  if (Array.isArray(value)) return 4;
  if (value instanceof Date) return 9;
  if (value instanceof ObjectId) return 7;
  if (value instanceof Double) return 1;
  if (value instanceof Decimal128) return 19;
  if (value instanceof Binary) return 5;
  if (value instanceof BSONSymbol) return 14;
  if (value instanceof Timestamp) return 17;
  if (value instanceof BSONRegExp) return 11;
  if (value instanceof Code) return value.scope ? 15 : 13;
  return value instanceof MinKey ? -1 : 127;
}

const nameOfNumber = new Map(Object.entries(typeAliases).map(([name, code]) => [code, name]));

/** The alias of a value's type; "missing" for what is not there (as $type of an expression says). */
export const typeName = (value: Maybe): string =>
  value === undefined ? 'missing' : (nameOfNumber.get(typeNumber(value)) ?? 'unknown');

/** A plain number for sizes, limits and the like; undefined when the value is no finite number. */
export function toPlainNumber(value: Maybe): number | undefined {
  if (typeof value === 'number') return value;
  if (typeof value === 'bigint') return Number(value);
  if (value instanceof Double) return value.value;
  if (value instanceof Decimal128) return Number(value.toString());
  return undefined;
}

/** Truth as MongoDB sees it: all but false, null, missing and zero. */
export function isTruthy(value: Maybe): boolean {
  if (value === undefined || value === null || value === false) return false;
  return isNumeric(value) ? toPlainNumber(value) !== 0 : true;
}

/** A deep copy, so that an update may change it in place. Scalars are shared: they are never changed. */
export function cloneValue(value: Value): Value {
  if (Array.isArray(value)) return value.map(cloneValue);
  if (value instanceof Map) return new Map([...value].map(([key, item]) => [key, cloneValue(item)]));
  return value;
}
