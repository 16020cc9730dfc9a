/** insert: documents are stored as the bytes that came, with _id first. */
import { ObjectId } from 'bson';
import { EngineError } from '../errors';
import { decode, toBuffer } from '../bson/decode';
import { checkDepth } from '../bson/depth';
import { encode, maxDocumentSize } from '../bson/encode';
import { BSONRegExp, isDoc, Timestamp, typeName, type Doc, type Maybe, type Value } from '../bson/types';
import type { Engine } from '../engine';
import { idFirst } from '../update/compile';
import { requireCollection } from './collections';
import type { Request } from './request';
import type { Command } from './types';
import { writeReply, writeError } from './writeReply';

/** A document ready to be stored. */
export interface Prepared {
  readonly doc: Doc;
  readonly bytes: Buffer;
}

const perTransaction = 500;

/** Gives an _id where there is none, puts it first, and refuses what MongoDB refuses. */
export function prepare(doc: Doc, bytes?: Uint8Array): Prepared {
  checkId(doc.get('_id'));
  checkDepth(doc, 'insert');
  const stamped = setTimestamps(doc);
  const inPlace = !stamped && doc.keys().next().value === '_id';
  const whole = doc.has('_id') ? idFirst(doc) : new Map<string, Value>([['_id', new ObjectId()], ...doc]);
  // (What came is copied once, when it is sealed.)
  const stored = inPlace && bytes ? toBuffer(bytes) : encode(whole);
  if (stored.length > maxDocumentSize) throw new EngineError(10334, `BSONObj size: ${stored.length} is invalid. Size must be between 0 and ${maxDocumentSize}`);
  return { doc: whole, bytes: toBuffer(stored) };
}

let stamps = 0;

/** A timestamp of zero in a field of the document stands for now; true where there was one. */
function setTimestamps(doc: Doc): boolean {
  let found = false;
  for (const [name, value] of doc) {
    if (!(value instanceof Timestamp) || name === '_id' || !value.isZero()) continue;
    stamps = (stamps % 1_000_000) + 1;
    doc.set(name, new Timestamp({ t: Math.floor(Date.now() / 1000), i: stamps }));
    found = true;
  }
  return found;
}

export function checkId(id: Maybe): void {
  if (Array.isArray(id) || id instanceof BSONRegExp) throw new EngineError(53, `The '_id' value cannot be of type ${Array.isArray(id) ? 'array' : 'regex'}`);
  const dollar = isDoc(id) ? [...id.keys()].find((name) => name.startsWith('$')) : undefined;
  if (dollar !== undefined) throw new EngineError(52, `_id fields may not contain '$'-prefixed fields: ${dollar} is not valid for storage.`);
}

function documentsOf(request: Request): (() => Prepared)[] {
  const raw = request.sequences.get('documents');
  if (raw) return raw.map((bytes) => () => prepare(decode(bytes), bytes));
  return request.requiredList('documents').map((doc, i) => {
    if (!isDoc(doc)) throw new EngineError(14, `BSON field 'insert.documents.${i}' is the wrong type '${typeName(doc)}', expected type 'object'`);
    return () => prepare(doc);
  });
}

export const insert: Command = async (engine, request) => {
  const documents = documentsOf(request);
  if (documents.length === 0 || documents.length > 100_000) throw new EngineError(16, `Write batch sizes must be between 1 and 100000. Got ${documents.length} operations.`);
  const ordered = request.get('ordered') !== false;
  const errors: Doc[] = [];
  let inserted = 0;
  for (let start = 0; start < documents.length; start += perTransaction) {
    const slice = documents.slice(start, start + perTransaction);
    const result = await engine.queue.run(() => insertSlice(engine, request, slice, start, ordered));
    inserted += result.inserted;
    errors.push(...result.errors);
    if (ordered && errors.length > 0) break;
  }
  return writeReply(inserted, errors);
};

function insertSlice(engine: Engine, request: Request, slice: readonly (() => Prepared)[], start: number, ordered: boolean): { inserted: number; errors: Doc[] } {
  const collection = requireCollection(engine, request.database, request.collection);
  const errors: Doc[] = [];
  let inserted = 0;
  for (const [i, make] of slice.entries()) {
    try {
      const { doc, bytes } = make();
      engine.records.insert(collection, doc, bytes);
      inserted += 1;
    } catch (error) {
      errors.push(writeError(start + i, error));
      if (ordered) break;
    }
  }
  return { inserted, errors };
}
