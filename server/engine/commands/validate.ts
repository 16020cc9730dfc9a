/** validate: every index entry against its document, and every document against its indexes. */
import { EngineError } from '../errors';
import { decode } from '../bson/decode';
import type { Doc, Value } from '../bson/types';
import { encodeId } from '../keys/encode';
import type { ReadSide } from '../engine';
import { prefixed } from '../store/catalogue';
import { entriesOf as keysIn, isIdIndex } from '../store/records';
import { unseal } from '../store/seal';
import type { CollectionState } from '../store/types';
import { drain } from '../plan/slices';
import { entriesOf, HandOver } from '../plan/scan';
import { refuseFields } from './request';
import type { ReadCommand } from './types';

export const validate: ReadCommand = async (engine, request) => {
  const collection = engine.store.catalogue.get(request.database, request.collection);
  if (!collection) throw new EngineError(26, `Collection '${request.namespace}' does not exist to validate.`);
  refuseFields(request, ['repair', 'fixMultikey', 'metadata', 'background']);
  const errors: Value[] = [];
  const expected = new Map<string, number>();
  const records = await checkDocuments(engine, collection, expected, errors);
  const keysPerIndex = new Map<string, Value>();
  for (const index of collection.indexes) {
    const keys = isIdIndex(index) ? records : countKeys(engine, index.ident);
    keysPerIndex.set(index.name, keys);
    const wanted = isIdIndex(index) ? collection.count : (expected.get(index.name) ?? 0);
    if (keys !== wanted) errors.push(`index ${index.name} has ${keys} keys, its documents have ${wanted}`);
  }
  return {
    ns: request.namespace, nInvalidDocuments: 0, nrecords: records, nIndexes: collection.indexes.length, keysPerIndex,
    valid: errors.length === 0, errors, warnings: [], ok: 1,
  };
};

async function checkDocuments(engine: ReadSide, collection: CollectionState, expected: Map<string, number>, errors: Value[]): Promise<number> {
  let records = 0;
  if (collection.count > engine.scanBudget) throw new HandOver('a check of everything');
  const whole = { start: Buffer.from([1]), end: Buffer.from([255, 255]), fixed: 0 };
  const scan = { kind: 'scan', index: undefined, ranges: [whole], reverse: false, merge: false, sorted: true, dedupe: false, exact: true } as const;
  await drain(entriesOf(engine.store, collection, scan), ({ key, value }) => {
    records += 1;
    checkRecord(engine, collection, key.subarray(4), value, expected, errors);
    return errors.length < 100;
  });
  return records;
}

function checkRecord(engine: ReadSide, collection: CollectionState, idKey: Buffer, stored: Buffer, expected: Map<string, number>, errors: Value[]): void {
  const doc = readable(stored);
  if (!doc) {
    errors.push('a stored document is not what was written');
    return;
  }
  if (!encodeId(doc.get('_id') ?? null).equals(idKey)) errors.push(`a document is stored under another _id than its own`);
  for (const index of collection.indexes) {
    const { keys } = keysIn(index, doc);
    expected.set(index.name, (expected.get(index.name) ?? 0) + keys.length);
    for (const key of keys) {
      if (!engine.records.hasEntry(index, key, idKey)) errors.push(`index ${index.name} lacks a key of a document`);
    }
  }
}

function readable(stored: Buffer): Doc | undefined {
  try {
    return decode(unseal(stored));
  } catch (error) {
    if (error instanceof EngineError) return undefined;
    throw error;
  }
}

const countKeys = (engine: ReadSide, ident: number): number =>
  engine.store.env.getKeysCount({ start: prefixed(ident, Buffer.alloc(0)), end: prefixed(ident + 1, Buffer.alloc(0)) });
