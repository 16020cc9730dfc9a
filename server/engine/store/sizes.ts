/** Sizes of collections and their indexes, as collStats, dbStats and $collStats tell them. */
import type { Doc, Value } from '../bson/types';
import { prefixed } from './catalogue';
import { isIdIndex } from './records';
import type { Store } from './store';
import { namespaceOf, type CollectionState, type IndexState } from './types';

/** Keys looked at to know how long they are. */
const looked = 100;

/** Bytes of the keys of an index: their number times the mean length of the first ones. */
export function indexSize(store: Store, collection: CollectionState, index: IndexState): number {
  const range = { start: prefixed(index.ident, Buffer.alloc(0)), end: prefixed(index.ident + 1, Buffer.alloc(0)) };
  let bytes = 0;
  let count = 0;
  for (const key of store.env.getKeys({ ...range, limit: looked })) {
    // (The key of _id is in the key and again its value; documents are stored by it without.)
    bytes += key.length + (isIdIndex(index) ? 0 : 12);
    count += 1;
  }
  return count === 0 ? 0 : Math.round((bytes / count) * keysOf(store, collection, index, range));
}

/** Counted only where there need not be one key a document. */
function keysOf(store: Store, collection: CollectionState, index: IndexState, range: { start: Buffer; end: Buffer }): number {
  const plain = isIdIndex(index) || !(index.sparse || index.partial || index.building || index.multikey.some(Boolean) || index.pattern.geo.includes(true));
  return plain ? collection.count : store.env.getKeysCount(range);
}

/** The figures of one collection; `scale` divides sizes. */
export function collectionFigures(store: Store, collection: CollectionState, scale: number): Doc {
  const scaled = (bytes: number): number => Math.floor(bytes / scale);
  const sizes = collection.indexes.map((index): [string, Value] => [index.name, indexSize(store, collection, index)]);
  const total = sizes.reduce((sum, [, size]) => sum + Number(size), 0);
  return new Map<string, Value>([
    ['ns', namespaceOf(collection)], ['size', scaled(collection.size)], ['count', collection.count],
    ['avgObjSize', collection.count > 0 ? Math.floor(collection.size / collection.count) : 0], ['numOrphanDocs', 0], ['storageSize', scaled(collection.size)],
    ['freeStorageSize', 0], ['capped', false], ['nindexes', collection.indexes.length], ['indexDetails', new Map()],
    ['indexBuilds', collection.indexes.filter((index) => index.building).map((index) => index.name)], ['totalIndexSize', scaled(total)],
    ['totalSize', scaled(collection.size + total)], ['indexSizes', new Map(sizes.map(([name, size]) => [name, scaled(Number(size))]))], ['scaleFactor', scale],
  ]);
}
