/**
 * Documents with their index entries. Everything that can fail (uniqueness, parallel arrays) is
 * checked before the first put, so that an error leaves nothing half-written in the transaction.
 */
import { EngineError } from '../errors';
import type { Doc, Maybe, Value } from '../bson/types';
import { emptyArrayKey, encodeId, type KeyPart } from '../keys/encode';
import { indexKeysOf, type IndexKeys } from '../keys/paths';
import { describeKey } from './describe';
import { prefixed } from './catalogue';
import { seal, unseal } from './seal';
import type { Store } from './store';
import { namespaceOf, type CollectionState, type IndexState } from './types';

/** The name of the index every collection has on _id; documents themselves are stored by it. */
export const idIndexName = '_id_';

export const isIdIndex = (index: IndexState): boolean => index.name === idIndexName;

const noKeys: IndexKeys = { keys: [], rows: [], multikey: [], shortened: false, absent: true };

/** The entries of a document in an index: none where the index is sparse or partial and leaves it out. */
export function entriesOf(index: IndexState, doc: Doc): IndexKeys {
  if (isIdIndex(index)) return noKeys;
  if (index.inPartial && !index.inPartial(doc)) return noKeys;
  const keys = indexKeysOf(doc, index.pattern);
  // (An index of places leaves out what has no place.)
  return (index.sparse || index.pattern.geo.includes(true)) && keys.absent ? noKeys : keys;
}

export class Records {
  constructor(private readonly store: Store) {}

  get(collection: CollectionState, idKey: Uint8Array): Buffer | undefined {
    const stored = this.store.env.get(prefixed(collection.ident, idKey));
    return stored && unseal(stored);
  }

  /** Adds a document; inside a transaction. Throws 11000 when a unique key is taken. */
  insert(collection: CollectionState, doc: Doc, bytes: Buffer): void {
    const idKey = encodeId(doc.get('_id') as Value);
    const key = prefixed(collection.ident, idKey);
    if (this.store.env.getBinaryFast(key) !== undefined) throw duplicateId(collection, doc.get('_id'));
    const entries = collection.indexes.map((index) => entriesOf(index, doc));
    collection.indexes.forEach((index, i) => this.checkUnique(collection, index, entries[i] ?? noKeys, idKey));
    this.store.env.putSync(key, seal(bytes));
    collection.indexes.forEach((index, i) => this.putEntries(collection, index, entries[i] ?? noKeys, idKey));
    this.store.catalogue.addCounts(collection, 1, bytes.length);
  }

  /** Puts `doc` in the place of `old` (same _id); inside a transaction. */
  replace(collection: CollectionState, idKey: Buffer, old: { doc: Doc; bytes: Uint8Array }, doc: Doc, bytes: Buffer): void {
    const before = collection.indexes.map((index) => entriesOf(index, old.doc));
    const after = collection.indexes.map((index) => entriesOf(index, doc));
    const added = after.map((entries, i) => without(entries, before[i] ?? noKeys));
    const removed = before.map((entries, i) => without(entries, after[i] ?? noKeys));
    collection.indexes.forEach((index, i) => this.checkUnique(collection, index, added[i] ?? noKeys, idKey));
    this.store.env.putSync(prefixed(collection.ident, idKey), seal(bytes));
    collection.indexes.forEach((index, i) => {
      this.removeEntries(index, removed[i] ?? noKeys, idKey);
      this.putEntries(collection, index, added[i] ?? noKeys, idKey);
    });
    this.store.catalogue.addCounts(collection, 0, bytes.length - old.bytes.length);
  }

  /** Takes a document out; inside a transaction. */
  remove(collection: CollectionState, idKey: Buffer, doc: Doc, size: number): void {
    this.store.env.removeSync(prefixed(collection.ident, idKey));
    for (const index of collection.indexes) this.removeEntries(index, entriesOf(index, doc), idKey);
    this.store.catalogue.addCounts(collection, -1, -size);
  }

  /** Adds a stored document to one index (while it is being built); doing it twice changes nothing. */
  addToIndex(collection: CollectionState, index: IndexState, doc: Doc, idKey: Buffer): void {
    const entries = entriesOf(index, doc);
    this.checkUnique(collection, index, entries, idKey);
    this.putEntries(collection, index, entries, idKey);
  }

  hasEntry(index: IndexState, key: Buffer, idKey: Buffer): boolean {
    return this.store.env.getBinaryFast(prefixed(index.ident, Buffer.concat([key, idKey]))) !== undefined;
  }

  private checkUnique(collection: CollectionState, index: IndexState, entries: IndexKeys, idKey: Buffer): void {
    if (!index.unique) return;
    entries.keys.forEach((key, row) => {
      if (this.isTaken(index, key, idKey)) throw duplicateKey(collection, index, entries.rows[row] ?? []);
    });
  }

  private isTaken(index: IndexState, key: Buffer, idKey: Buffer): boolean {
    const start = prefixed(index.ident, key);
    const end = Buffer.concat([start, Buffer.from([0xff])]);
    for (const found of this.store.env.getKeys({ start, end, limit: 2 })) {
      if (!found.subarray(start.length).equals(idKey)) return true;
    }
    return false;
  }

  private putEntries(collection: CollectionState, index: IndexState, entries: IndexKeys, idKey: Buffer): void {
    for (const key of entries.keys) this.store.env.putSync(prefixed(index.ident, Buffer.concat([key, idKey])), idKey);
    const newlyMulti = entries.multikey.some((flag, i) => flag && !index.multikey[i]);
    if (!newlyMulti && (!entries.shortened || index.shortened)) return;
    index.multikey = index.multikey.map((flag, i) => flag || (entries.multikey[i] ?? false));
    index.shortened = index.shortened || entries.shortened;
    this.store.catalogue.markChanged(collection);
  }

  private removeEntries(index: IndexState, entries: IndexKeys, idKey: Buffer): void {
    for (const key of entries.keys) this.store.env.removeSync(prefixed(index.ident, Buffer.concat([key, idKey])));
  }
}

/** The entries of `entries` that are not among `others`. */
function without(entries: IndexKeys, others: IndexKeys): IndexKeys {
  if (others.keys.length === 0) return entries;
  const taken = new Set(others.keys.map((key) => key.toString('latin1')));
  const kept = entries.keys.map((key) => !taken.has(key.toString('latin1')));
  return { ...entries, keys: entries.keys.filter((_, i) => kept[i]), rows: entries.rows.filter((_, i) => kept[i]) };
}

const shown = (part: KeyPart): Value => (part === undefined || part === emptyArrayKey ? null : part);

function duplicateKey(collection: CollectionState, index: IndexState, row: readonly KeyPart[]): EngineError {
  const names = [...index.key.keys()];
  return duplicate(collection, index.name, index.key, new Map(names.map((name, i) => [name, shown(row[i])])));
}

function duplicateId(collection: CollectionState, id: Maybe): EngineError {
  return duplicate(collection, idIndexName, new Map([['_id', 1]]), new Map([['_id', id ?? null]]));
}

/** Shape and text as mongoose and other clients read them. */
function duplicate(collection: CollectionState, index: string, keyPattern: Doc, keyValue: Doc): EngineError {
  const text = `E11000 duplicate key error collection: ${namespaceOf(collection)} index: ${index} dup key: ${describeKey(keyValue)}`;
  return new EngineError(11000, text, new Map<string, Value>([['keyPattern', keyPattern], ['keyValue', keyValue]]));
}
