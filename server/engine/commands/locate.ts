/**
 * Finding the documents a write is about. A short search runs inside the write transaction, so that two
 * writers never take the same document; a long one runs before it, in slices, and its candidates are checked again.
 */
import { decode } from '../bson/decode';
import type { Doc } from '../bson/types';
import type { Engine } from '../engine';
import { findRows, type Query } from '../plan/query';
import { tick } from '../plan/scan';
import { drain } from '../plan/slices';
import type { CollectionState } from '../store/types';

/** A stored document that a write is about. */
export interface Found {
  readonly idKey: Buffer;
  readonly bytes: Buffer;
  readonly doc: Doc;
}

/** Keys looked at inside a transaction before the search moves outside, for one document and for all. */
const budget = { one: 3000, all: 500 };

/** Says that a search is too long for a transaction. */
export const tooLong = Symbol('too long');

/** All rows of a query inside a transaction, or `tooLong`. */
export function locateNow(engine: Engine, collection: CollectionState, query: Query): Found[] | typeof tooLong {
  const stats = { keys: 0, docs: 0 };
  const found: Found[] = [];
  const most = query.limit === 1 ? budget.one : budget.all;
  for (const row of findRows(engine.store, collection, query, stats)) {
    if (stats.keys > most) return tooLong;
    if (row !== tick) found.push({ idKey: row.idKey, bytes: row.bytes, doc: decode(row.bytes) });
  }
  return found;
}

/** The keys of the rows of a query, found in slices outside a transaction. */
export async function locateCandidates(engine: Engine, collection: CollectionState, query: Query): Promise<Buffer[]> {
  const keys: Buffer[] = [];
  await drain(findRows(engine.store, collection, query, { keys: 0, docs: 0 }), (row) => {
    keys.push(Buffer.from(row.idKey));
    return true;
  });
  return keys;
}

/** A candidate as it is now, if it still matches; inside a transaction. */
export function recheck(engine: Engine, collection: CollectionState, idKey: Buffer, query: Query): Found | undefined {
  const bytes = engine.records.get(collection, idKey);
  if (!bytes) return undefined;
  const doc = decode(bytes);
  return query.filter.matches(doc) ? { idKey, bytes, doc } : undefined;
}
