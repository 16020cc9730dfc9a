/** Collections and indexes by name, kept in memory and in the data file by the same transaction. */
import { decode } from '../bson/decode';
import { encode } from '../bson/encode';
import { isDoc, toPlainNumber, type Doc, type Value } from '../bson/types';
import { indexFromEntry, indexFromSpec, indexToEntry } from './indexState';
import { seal, unseal } from './seal';
import type { Env } from './store';
import { namespaceOf, type CollectionState, type IndexState } from './types';

/** Raised when the layout of the data file changes; a newer file is refused. */
const formatNumber = 2;
const metaIdent = 0;

/** The key of something inside a collection or an index. */
export function prefixed(ident: number, key: Uint8Array): Buffer {
  const whole = Buffer.allocUnsafe(4 + key.length);
  whole.writeUInt32BE(ident, 0);
  whole.set(key, 4);
  return whole;
}

const idIndexSpec = (): Doc => new Map<string, Value>([['v', 2], ['key', new Map([['_id', 1]])], ['name', '_id_']]);

const meta = (kind: string, rest = ''): Buffer => prefixed(metaIdent, Buffer.from(kind + rest));

export class Catalogue {
  private collections = new Map<string, CollectionState>();
  private readonly changed = new Set<CollectionState>();
  private readonly counted = new Set<CollectionState>();
  private nextIdent = 1;

  /** Only an owner marks the file as written by this version. */
  constructor(private readonly env: Env, owner: boolean) {
    this.checkFormat(owner);
    this.reload();
  }

  private checkFormat(owner: boolean): void {
    const found = this.env.get(meta('f'))?.[0] ?? 0;
    if (owner && found < formatNumber) {
      // (What format 1 has is read as it is, so nothing is rewritten.)
      this.env.transactionSync(() => this.env.putSync(meta('f'), Buffer.from([formatNumber])));
    }
    if (found > formatNumber) {
      throw new Error(`The data directory was written by a newer version (format ${found}, this one knows ${formatNumber}). Start that version instead.`);
    }
  }

  /** Forgets what is in memory and reads the file. */
  reload(): void {
    this.changed.clear();
    this.counted.clear();
    this.collections = new Map();
    const next = this.env.get(meta('i'));
    this.nextIdent = next ? next.readUInt32BE(0) : 1;
    for (const { value } of this.env.getRange({ start: meta('c'), end: meta('d') })) {
      const collection = this.fromEntry(decode(unseal(value)));
      this.collections.set(namespaceOf(collection), collection);
    }
  }

  /** Reads one collection anew, where another thread writes the file. */
  refresh(database: string, name: string): void {
    const namespace = namespaceOf({ database, name });
    const entry = this.env.get(meta('c', namespace));
    if (entry) this.collections.set(namespace, this.fromEntry(decode(unseal(entry))));
    else this.collections.delete(namespace);
  }

  private fromEntry(entry: Doc): CollectionState {
    const ident = toPlainNumber(entry.get('ident')) ?? 0;
    const counts = this.env.get(meta('n', String(ident)));
    const options = entry.get('options');
    const indexes = entry.get('indexes');
    return {
      database: String(entry.get('database')),
      name: String(entry.get('name')),
      ident,
      options: isDoc(options) ? options : new Map(),
      indexes: Array.isArray(indexes) ? indexes.filter(isDoc).map(indexFromEntry) : [],
      count: counts ? counts.readDoubleLE(0) : 0,
      size: counts ? counts.readDoubleLE(8) : 0,
    };
  }

  get(database: string, name: string): CollectionState | undefined {
    return this.collections.get(`${database}.${name}`);
  }

  list(database?: string): CollectionState[] {
    const all = [...this.collections.values()];
    return database === undefined ? all : all.filter((one) => one.database === database);
  }

  /** A new identifier; inside a transaction. */
  takeIdent(): number {
    const ident = this.nextIdent++;
    const bytes = Buffer.alloc(4);
    bytes.writeUInt32BE(this.nextIdent, 0);
    this.env.putSync(meta('i'), bytes);
    return ident;
  }

  /** Creates a collection with its _id index; inside a transaction. */
  create(database: string, name: string, options: Doc): CollectionState {
    const collection: CollectionState = { database, name, ident: this.takeIdent(), options, indexes: [], count: 0, size: 0 };
    // The documents themselves are stored by _id, so this index has the collection's own identifier.
    collection.indexes = [indexFromSpec(collection.ident, idIndexSpec(), false)];
    this.collections.set(namespaceOf(collection), collection);
    this.changed.add(collection);
    return collection;
  }

  addIndex(collection: CollectionState, spec: Doc, building: boolean): IndexState {
    const index = indexFromSpec(this.takeIdent(), spec, building);
    collection.indexes = [...collection.indexes, index];
    this.changed.add(collection);
    return index;
  }

  /** Puts a changed specification in an index's place; its keys stay. */
  changeIndex(collection: CollectionState, index: IndexState, spec: Doc): void {
    const next = { ...indexFromSpec(index.ident, spec, index.building), multikey: index.multikey, shortened: index.shortened };
    collection.indexes = collection.indexes.map((one) => (one === index ? next : one));
    this.changed.add(collection);
  }

  /** Gives a collection another name; documents and indexes stay where they are. */
  rename(collection: CollectionState, database: string, name: string): void {
    this.collections.delete(namespaceOf(collection));
    this.changed.delete(collection);
    this.env.removeSync(meta('c', namespaceOf(collection)));
    const renamed = { ...collection, database, name };
    this.collections.set(namespaceOf(renamed), renamed);
    this.changed.add(renamed);
    this.counted.delete(collection);
    this.counted.add(renamed);
  }

  removeIndex(collection: CollectionState, index: IndexState): void {
    collection.indexes = collection.indexes.filter((one) => one !== index);
    this.changed.add(collection);
    this.discard(index.ident);
  }

  remove(collection: CollectionState): void {
    this.collections.delete(namespaceOf(collection));
    this.changed.delete(collection);
    this.counted.delete(collection);
    this.env.removeSync(meta('c', namespaceOf(collection)));
    this.env.removeSync(meta('n', String(collection.ident)));
    for (const index of collection.indexes) this.discard(index.ident);
  }

  private discard(ident: number): void {
    this.env.putSync(meta('g', String(ident)), Buffer.alloc(0));
  }

  /** Deletes up to `limit` keys of what was dropped; false when nothing is left to delete. Inside a transaction. */
  emptyDropped(limit: number): boolean {
    for (const key of this.env.getKeys({ start: meta('g'), end: meta('h'), limit: 1 })) {
      const ident = Number(key.subarray(5).toString());
      const keys = [...this.env.getKeys({ start: prefixed(ident, Buffer.alloc(0)), end: prefixed(ident + 1, Buffer.alloc(0)), limit })];
      for (const one of keys) this.env.removeSync(one);
      if (keys.length < limit) this.env.removeSync(key);
      return true;
    }
    return false;
  }

  /** To be called when an index's flags changed. */
  markChanged(collection: CollectionState): void {
    this.changed.add(collection);
  }

  /** Counts a document in (`documents` 1), out (-1) or only its bytes (0). */
  addCounts(collection: CollectionState, documents: number, bytes: number): void {
    collection.count += documents;
    collection.size += bytes;
    this.counted.add(collection);
  }

  /** Writes what changed; at the end of each transaction. */
  flush(): void {
    for (const collection of this.changed) this.env.putSync(meta('c', namespaceOf(collection)), seal(encode(entryOf(collection))));
    for (const collection of this.counted) {
      const bytes = Buffer.alloc(16);
      bytes.writeDoubleLE(collection.count, 0);
      bytes.writeDoubleLE(collection.size, 8);
      this.env.putSync(meta('n', String(collection.ident)), bytes);
    }
    this.changed.clear();
    this.counted.clear();
  }
}

const entryOf = (collection: CollectionState): Doc => new Map<string, Value>([
  ['database', collection.database], ['name', collection.name], ['ident', collection.ident],
  ['options', collection.options], ['indexes', collection.indexes.map(indexToEntry)],
]);
