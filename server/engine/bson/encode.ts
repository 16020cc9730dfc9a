/** Values → bytes, by the bson library; and replies whose documents are already bytes. */
import { serialize, type Document } from 'bson';
import { EngineError } from '../errors';
import { toBuffer } from './decode';
import type { Doc } from './types';

/** The largest document MongoDB stores, in bytes. */
export const maxDocumentSize = 16 * 1024 * 1024;

/** The bytes of one document, in an own buffer. */
export function encode(doc: Doc | Record<string, unknown>): Buffer {
  const fields = doc as unknown as Document;
  try {
    return toBuffer(serialize(fields));
  } catch (error) {
    // Names and patterns end with a zero byte in BSON; a name made by a pipeline ($arrayToObject, $setField, $rename) can hold one.
    if (error instanceof Error && error.message.includes('null bytes')) throw new EngineError(4940400, 'Field names and regular expressions cannot contain an embedded null byte');
    // The library writes into a fixed buffer of 17 MB and throws a range error beyond it.
    if (!(error instanceof RangeError) && !(error instanceof Error && /bound|range|length/i.test(error.message))) throw error;
    throw new EngineError(10334, `BSONObj size is invalid or exceeds ${maxDocumentSize} bytes`);
  }
}

/** A cursor reply whose documents are put in as the stored bytes: nothing is decoded or changed. Written in one go. */
export function encodeCursorReply(
  batchField: 'firstBatch' | 'nextBatch', docs: readonly Uint8Array[], id: bigint, namespace: string,
): Buffer {
  let batch = 5;
  for (let i = 0; i < docs.length; i += 1) batch += 2 + digitsOf(i) + (docs[i] as Uint8Array).length;
  const name = Buffer.byteLength(namespace);
  // {cursor: {<batch>: […], id, ns}, ok}: type bytes, names with their zeros, and what they hold.
  const cursor = 5 + (2 + batchField.length + batch) + (4 + 8) + (4 + 4 + name + 1);
  const size = 5 + (8 + cursor) + (4 + 8);
  const out = Buffer.allocUnsafe(size);
  let at = out.writeInt32LE(size, 0);
  at = writeName(out, at, 3, 'cursor');
  at = out.writeInt32LE(cursor, at);
  at = writeName(out, at, 4, batchField);
  at = out.writeInt32LE(batch, at);
  for (let i = 0; i < docs.length; i += 1) {
    const doc = docs[i] as Uint8Array;
    at = writeName(out, at, 3, String(i));
    out.set(doc, at);
    at += doc.length;
  }
  at = out.writeUInt8(0, at);
  at = out.writeBigInt64LE(id, writeName(out, at, 18, 'id'));
  at = out.writeInt32LE(name + 1, writeName(out, at, 2, 'ns'));
  at += out.write(namespace, at, 'utf8');
  at = out.writeUInt8(0, at);
  at = out.writeUInt8(0, at);
  at = out.writeDoubleLE(1, writeName(out, at, 1, 'ok'));
  out.writeUInt8(0, at);
  return out;
}

const digitsOf = (index: number): number => (index < 10 ? 1 : index < 100 ? 2 : String(index).length);

function writeName(out: Buffer, at: number, type: number, name: string): number {
  out[at] = type;
  const end = at + 1 + out.write(name, at + 1, 'latin1');
  out[end] = 0;
  return end + 1;
}
