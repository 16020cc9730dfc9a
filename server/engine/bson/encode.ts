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
    // The library writes into a fixed buffer of 17 MB and throws a range error beyond it.
    if (!(error instanceof RangeError) && !(error instanceof Error && /bound|range|length/i.test(error.message))) throw error;
    throw new EngineError(10334, `BSONObj size is invalid or exceeds ${maxDocumentSize} bytes`);
  }
}

const documentHead = Buffer.alloc(4);

/** A cursor reply whose documents are put in as the stored bytes: nothing is decoded or changed. */
export function encodeCursorReply(
  batchField: 'firstBatch' | 'nextBatch', docs: readonly Uint8Array[], id: bigint, namespace: string,
): Buffer {
  const array = rawArray(docs);
  const cursor = rawDocument([
    element(4, batchField, array),
    element(18, 'id', int64(id)),
    element(2, 'ns', stringBody(namespace)),
  ]);
  return rawDocument([element(3, 'cursor', cursor), element(1, 'ok', double(1))]);
}

/** A document of one field that is itself a stored document, and what else belongs to the reply. */
export function encodeWithRaw(name: string, raw: Uint8Array | null, rest: Doc): Buffer {
  const tail = encode(rest);
  const head = raw ? element(3, name, raw) : element(10, name, Buffer.alloc(0));
  return rawDocument([head, tail.subarray(4, tail.length - 1)]);
}

function rawArray(docs: readonly Uint8Array[]): Buffer {
  return rawDocument(docs.map((doc, index) => element(3, String(index), doc)));
}

function rawDocument(parts: readonly Uint8Array[]): Buffer {
  const size = parts.reduce((sum, part) => sum + part.length, 5);
  const head = Buffer.from(documentHead);
  head.writeInt32LE(size);
  return Buffer.concat([head, ...parts, Buffer.alloc(1)], size);
}

function element(type: number, name: string, body: Uint8Array): Buffer {
  return Buffer.concat([Buffer.from([type]), Buffer.from(`${name}\0`), body]);
}

function int64(value: bigint): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeBigInt64LE(value);
  return bytes;
}

function double(value: number): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeDoubleLE(value);
  return bytes;
}

function stringBody(text: string): Buffer {
  const body = Buffer.from(`${text}\0`);
  const head = Buffer.alloc(4);
  head.writeInt32LE(body.length);
  return Buffer.concat([head, body]);
}
