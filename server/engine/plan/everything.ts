/** Every document of a collection, for pipelines that begin with no condition: one loop instead of the planner's steps. */
import { EngineError } from '../errors';
import { documentReader } from '../bson/decode';
import type { Doc } from '../bson/types';
import { prefixed } from '../store/catalogue';
import { sealedSize } from '../store/seal';
import type { Store } from '../store/store';
import type { CollectionState } from '../store/types';
import { wantsAll, type Query } from './query';
import { HandOver, tick, type ScanStats, type Tick } from './scan';

const firstChunk = 32;
const largestChunk = 256;

/** True for a query that asks for all, in no order. */
export const readsEverything = (query: Query): boolean =>
  wantsAll(query) && query.sort.length === 0 && query.skip === 0 && query.limit === 0 && query.hint === undefined;

/** The documents with the fields wanted (all when absent); between chunks nothing of the data file is held open. */
export function* everyDocument(store: Store, collection: CollectionState, fields: ReadonlySet<string> | undefined, stats: ScanStats): Generator<Doc | Tick> {
  const most = stats.most ?? Infinity;
  if (collection.count > most) throw new HandOver('a scan of everything');
  const read = documentReader(fields);
  const [start, end] = [prefixed(collection.ident, Buffer.from([0x01])), prefixed(collection.ident, Buffer.from([0xff, 0xff]))];
  let last: Buffer | undefined;
  for (let limit = firstChunk; ; limit = Math.min(largestChunk, limit * 2)) {
    if (store.closing) throw new EngineError(91, 'the engine is being closed');
    const chunk: Doc[] = [];
    store.inPlace.each({ start: last ?? start, end, exclusiveStart: last !== undefined, limit, snapshot: false }, (stored, key) => {
      chunk.push(read(stored, sealedSize(stored)));
      last = key;
    });
    yield tick;
    stats.keys += chunk.length;
    stats.docs += chunk.length;
    if (stats.keys > most) throw new HandOver('a long scan');
    yield* chunk;
    if (chunk.length < limit) return;
  }
}
