/**
 * Values → bytes whose order (memcmp) is the comparison order of the values. Every component is
 * self-delimiting, so components can be put one after another; a descending component is inverted.
 *
 * One component: a type byte (the rank of the type) and then
 *   number  8 bytes of the double nearest to it, sign-flipped, and a tail for what no double can hold
 *   string  UTF-8, 00 escaped as 00 FF, ended by 00
 *   object  per field: type byte, name, value; ended by 00     array  its elements; ended by 00
 *   others  fixed bytes
 */
import { createHash } from 'node:crypto';
import { Binary, BSONRegExp, BSONSymbol, Code, ObjectId, Timestamp } from 'bson';
import { isDoc, rank, rankOf, type Doc, type Maybe, type Numeric, type Value } from '../bson/types';
import { encodeNumber } from './number';
import { ByteWriter } from './writer';

/** LMDB keys end near 1,978 bytes: an index key keeps this much of its components … */
export const maxIndexBytes = 1200;
/** … and a primary key this much. */
export const maxIdBytes = 600;

const scratch = new ByteWriter();

/** Stands for an empty array in an index: below null, as MongoDB's "undefined" is. */
export const emptyArrayKey = Symbol('empty array');
export type KeyPart = Maybe | typeof emptyArrayKey;

/** The key bytes of one value. */
export function encodeKey(value: KeyPart): Buffer {
  scratch.reset();
  writeKey(scratch, value);
  return scratch.copy();
}

/** The components of a compound key; `descending[i]` inverts the i-th. */
export function encodeCompound(values: readonly KeyPart[], descending: readonly boolean[]): Buffer {
  scratch.reset();
  values.forEach((value, i) => {
    const start = scratch.length;
    writeKey(scratch, value);
    if (descending[i]) scratch.invert(start);
  });
  return scratch.copy();
}

/** Key bytes of an _id, shortened by a hash where LMDB could not hold them. */
export function encodeId(value: Value): Buffer {
  const key = encodeKey(value);
  return key.length <= maxIdBytes ? key : shorten(key, maxIdBytes);
}

/** Cuts a key and puts a hash of all of it in place of the rest: still exact for equality, not for order. */
export function shorten(key: Buffer, limit: number): Buffer {
  const hash = createHash('sha256').update(key).digest();
  return Buffer.concat([key.subarray(0, limit - hash.length), hash]);
}

function writeKey(out: ByteWriter, value: KeyPart): void {
  if (value === emptyArrayKey) {
    out.byte(rank.undefined);
    return;
  }
  const kind = rankOf(value);
  if (kind === rank.bool) {
    out.byte(value === true ? kind + 1 : kind);
    return;
  }
  out.byte(kind);
  writeBody(out, kind, value);
}

function writeBody(out: ByteWriter, kind: number, value: Maybe): void {
  switch (kind) {
    case rank.number:
      encodeNumber(out, value as Numeric);
      return;
    case rank.string:
      out.text(value instanceof BSONSymbol ? value.value : (value as string));
      return;
    case rank.object:
      writeDoc(out, value as Doc);
      return;
    case rank.array:
      for (const item of value as Value[]) writeKey(out, item);
      out.byte(0);
      return;
    default:
      writeScalar(out, value);
  }
}

function writeDoc(out: ByteWriter, doc: Doc): void {
  for (const [name, value] of doc) {
    const kind = rankOf(value);
    out.byte(kind);
    out.text(name);
    if (kind === rank.bool) out.byte(value === true ? 1 : 0);
    else writeBody(out, kind, value);
  }
  out.byte(0);
}

function writeScalar(out: ByteWriter, value: Maybe): void {
  if (value instanceof Date) out.int64(BigInt(Number.isNaN(value.getTime()) ? 0 : value.getTime()));
  else if (value instanceof ObjectId) out.bytes(value.id);
  else if (value instanceof Binary) {
    out.uint32(value.position);
    out.byte(value.sub_type);
    out.bytes(value.value());
  } else if (value instanceof Timestamp) out.uint64(value.toBigInt());
  else if (value instanceof BSONRegExp) {
    out.text(value.pattern);
    out.text(value.options);
  } else if (value instanceof Code) out.text(value.code);
}

/** True for values an index interval may be built from (all but those that need special care). */
export const isPlainScalar = (value: Maybe): boolean =>
  value !== undefined && !isDoc(value) && !Array.isArray(value) && !(value instanceof BSONRegExp);

