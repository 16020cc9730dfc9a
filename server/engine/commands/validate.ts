/** validate: every index entry against its document, and every document against its indexes. */
import { EngineError } from '../errors';
import { decode } from '../bson/decode';
import type { Value } from '../bson/types';
import { encodeId } from '../keys/encode';
import type { ReadSide } from '../engine';
import { prefixed } from '../store/catalogue';
import { entriesOf, isIdIndex } from '../store/records';
import type { CollectionState } from '../store/types';
import { drain } from '../plan/slices';
import { rowsOf, type Row } from '../plan/scan';
import type { ReadCommand } from './types';

export const validate: ReadCommand = async (engine, request) => {
  const collection = engine.store.catalogue.get(request.database, request.collection);
  if (!collection) throw new EngineError(26, `Collection '${request.namespace}' does not exist to validate.`);
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
  const whole = { start: Buffer.from([1]), end: Buffer.from([255, 255]), fixed: 0 };
  const scan = { kind: 'scan', index: undefined, ranges: [whole], reverse: false, merge: false, sorted: true, dedupe: false, exact: true } as const;
  await drain<Row>(rowsOf(engine.store, collection, scan, { keys: 0, docs: 0, most: engine.scanBudget }), (row) => {
    records += 1;
    checkRow(engine, collection, row, expected, errors);
    return errors.length < 100;
  });
  return records;
}

function checkRow(engine: ReadSide, collection: CollectionState, row: Row, expected: Map<string, number>, errors: Value[]): void {
  const doc = decode(row.bytes);
  if (!encodeId(doc.get('_id') ?? null).equals(row.idKey)) errors.push(`a document is stored under another _id than its own`);
  for (const index of collection.indexes) {
    const { keys } = entriesOf(index, doc);
    expected.set(index.name, (expected.get(index.name) ?? 0) + keys.length);
    for (const key of keys) {
      if (!engine.records.hasEntry(index, key, Buffer.from(row.idKey))) errors.push(`index ${index.name} lacks a key of a document`);
    }
  }
}

const countKeys = (engine: ReadSide, ident: number): number =>
  engine.store.env.getKeysCount({ start: prefixed(ident, Buffer.alloc(0)), end: prefixed(ident + 1, Buffer.alloc(0)) });
