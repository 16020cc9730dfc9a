/** Values as MongoDB writes them in messages. */
import { Binary, BSONRegExp, Decimal128, Double, ObjectId } from 'bson';
import { isDoc, type Doc, type Maybe } from '../bson/types';

/** `{ email: "a@x", n: 1 }` */
export function describeKey(doc: Doc): string {
  if (doc.size === 0) return '{}';
  return `{ ${[...doc].map(([name, value]) => `${name}: ${describe(value)}`).join(', ')} }`;
}

/** One value in that style. */
export function describe(value: Maybe): string {
  if (value === undefined || value === null) return 'null';
  if (typeof value === 'string') return JSON.stringify(value);
  if (typeof value === 'object') return describeObject(value);
  return String(value);
}

function describeObject(value: object): string {
  if (isDoc(value)) return describeKey(value);
  if (Array.isArray(value)) return value.length ? `[ ${value.map(describe).join(', ')} ]` : '[]';
  if (value instanceof ObjectId) return `ObjectId('${value.toHexString()}')`;
  if (value instanceof Date) return `new Date(${value.getTime()})`;
  if (value instanceof Double) return Number.isInteger(value.value) ? `${value.value}.0` : String(value.value);
  if (value instanceof Decimal128) return `Decimal128('${value.toString()}')`;
  if (value instanceof Binary) return `BinData(${value.sub_type}, ${Buffer.from(value.value()).toString('hex').toUpperCase()})`;
  if (value instanceof BSONRegExp) return `/${value.pattern}/${value.options}`;
  return value.constructor.name;
}
