/** One write over the documents of a query: the common part of update, delete and findAndModify. */
import type { Engine } from '../engine';
import type { Query } from '../plan/query';
import type { CollectionState } from '../store/types';
import { locateCandidates, locateNow, recheck, tooLong, type Found } from './locate';

/** What a write does with what it found. */
export interface Modification<T> {
  readonly database: string;
  readonly collection: string;
  /** Made anew for the collection as it is in the transaction. */
  query(collection: CollectionState | undefined): Query;
  /** Changes one document; inside a transaction. */
  each(collection: CollectionState, found: Found): T;
  /** Nothing was found (upsert); inside a transaction. */
  none?(): T | undefined;
}

/** Candidates written per transaction in long writes. */
const perTransaction = 200;
/** A search for one document that others keep taking away is repeated this often. */
const attempts = 20;

/** Runs a modification and gives what `each` or `none` returned. */
export async function modify<T>(engine: Engine, work: Modification<T>): Promise<T[]> {
  const quick = await engine.queue.run(() => inTransaction(engine, work));
  if (quick !== tooLong) return quick;
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    const done = await overCandidates(engine, work);
    if (done) return done;
  }
  return noneFound(engine, work);
}

function inTransaction<T>(engine: Engine, work: Modification<T>): T[] | typeof tooLong {
  const collection = engine.store.catalogue.get(work.database, work.collection);
  const found = collection ? locateNow(engine, collection, work.query(collection)) : [];
  if (found === tooLong) return tooLong;
  if (!collection || found.length === 0) return emptyResult(work);
  return found.map((one) => work.each(collection, one));
}

function emptyResult<T>(work: Modification<T>): T[] {
  const result = work.none?.();
  return result === undefined ? [] : [result];
}

const noneFound = <T>(engine: Engine, work: Modification<T>): Promise<T[]> => engine.queue.run(() => emptyResult(work));

/** Undefined when the one document wanted was taken by others meanwhile. */
async function overCandidates<T>(engine: Engine, work: Modification<T>): Promise<T[] | undefined> {
  const before = engine.store.catalogue.get(work.database, work.collection);
  if (!before) return noneFound(engine, work);
  const query = work.query(before);
  const keys = await locateCandidates(engine, before, query);
  if (keys.length === 0) return noneFound(engine, work);
  const results: T[] = [];
  for (let start = 0; start < keys.length; start += perTransaction) {
    results.push(...await engine.queue.run(() => {
      const collection = engine.store.catalogue.get(work.database, work.collection);
      if (!collection || collection.ident !== before.ident) return [];
      return keys.slice(start, start + perTransaction).flatMap((idKey) => {
        const found = recheck(engine, collection, idKey, query);
        return found ? [work.each(collection, found)] : [];
      });
    }));
  }
  return results.length === 0 && query.limit === 1 ? undefined : results;
}
