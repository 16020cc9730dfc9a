/** find, getMore and killCursors. */
import { EngineError, badValue } from '../errors';
import { decode } from '../bson/decode';
import { encode, encodeCursorReply } from '../bson/encode';
import { isDoc, type Value } from '../bson/types';
import type { ReadSide } from '../engine';
import { compileFilter } from '../match/compile';
import { compileProjection } from '../plan/projection';
import { findRows, type Query } from '../plan/query';
import { tick, type ScanStats } from '../plan/scan';
import { encodeId, isPlainScalar, maxIdBytes } from '../keys/encode';
import { parseSort } from '../plan/sort';
import { isIdIndex } from '../store/records';
import type { CollectionState } from '../store/types';
import { readBatch, type DocumentSource } from './cursors';
import { refuseFields, type Request } from './request';
import { nothing, type ReadCommand } from './types';

const defaultBatch = 101;

/** The query of a find command; checked even when the collection does not exist. */
export function queryOf(request: Request, collection: CollectionState | undefined, filterField = 'filter'): Query {
  const filter = compileFilter(request.doc(filterField) ?? new Map(), { order: request.order, variables: request.variables });
  const skip = request.count('skip', 0);
  const limit = request.count('limit', 0);
  if (skip < 0) throw new EngineError(51024, `BSON field 'skip' value must be >= 0, actual value '${skip}'`);
  if (limit < 0 && request.name !== 'count') throw new EngineError(51024, `BSON field 'limit' value must be >= 0, actual value '${limit}'`);
  return {
    filter, skip, limit: Math.abs(limit), sort: parseSort(request.doc('sort') ?? new Map()), order: request.order,
    hint: request.hint(collection?.indexes ?? []),
  };
}

/** Fields of a find beside which `{_id: value}` is all that has to be looked at; `limit` only when it is 1. */
const besideId = new Set(['find', 'filter', 'limit', 'singleBatch', '$db', 'lsid', '$clusterTime', '$readPreference', 'readConcern', 'comment']);

/** The answer to `{_id: value}` alone, by far the commonest query, without a plan and a cursor; undefined when more is asked. */
function foundById(engine: ReadSide, request: Request): Buffer | undefined {
  const filter = request.get('filter');
  if (!isDoc(filter) || filter.size !== 1) return undefined;
  const id = filter.get('_id');
  if (id === undefined || id === null || !isPlainScalar(id)) return undefined;
  for (const field of request.body.keys()) if (!besideId.has(field)) return undefined;
  if (request.body.has('limit') && request.get('limit') !== 1) return undefined;
  const key = encodeId(id);
  if (key.length >= maxIdBytes) return undefined;
  if (engine.store.closing) throw new EngineError(91, 'the engine is being closed');
  const name = request.collection;
  const collection = engine.store.catalogue.get(request.database, name);
  const index = collection?.indexes.find(isIdIndex);
  if (index) engine.store.noteUse(index.ident);
  const found = collection && engine.records.get(collection, key);
  return encodeCursorReply('firstBatch', found ? [found] : [], 0n, `${request.database}.${name}`);
}

export const find: ReadCommand = async (engine, request) => {
  const known = foundById(engine, request);
  if (known) return known;
  refuseFields(request, ['tailable', 'awaitData', 'returnKey', 'showRecordId', 'min', 'max']);
  const collection = engine.store.catalogue.get(request.database, request.collection);
  const query = queryOf(request, collection);
  const stats: ScanStats = { keys: 0, docs: 0, most: engine.scanBudget };
  const source = findSource(engine, request, collection, query, stats);
  const batchSize = request.count('batchSize', defaultBatch);
  if (batchSize < 0) throw new EngineError(51024, `BSON field 'batchSize' value must be >= 0, actual value '${batchSize}'`);
  const limit = query.limit || Infinity;
  const { docs, ended } = await readBatch(source, Math.min(batchSize, limit), request.deadline);
  // What has begun here goes on here.
  stats.most = Infinity;
  const closed = ended || request.flag('singleBatch') || (docs.length >= limit);
  const id = closed ? 0n : engine.cursors.open(request.namespace, source).id;
  return encodeCursorReply('firstBatch', docs, id, request.namespace);
};

function findSource(engine: ReadSide, request: Request, collection: CollectionState | undefined, query: Query, stats: ScanStats): DocumentSource {
  const projection = compileProjection(request.doc('projection'), query.filter);
  if (!collection) return nothing;
  const rows = findRows(engine.store, collection, query, stats);
  const context = { variables: request.variables, now: new Date() };
  return (function* bytes() {
    for (const row of rows) {
      if (row === tick) yield tick;
      else yield projection ? encode(projection(decode(row.bytes), context)) : row.bytes;
    }
  })();
}

export const getMore: ReadCommand = async (engine, request) => {
  const id = request.get('getMore');
  if (typeof id !== 'bigint') throw new EngineError(14, `BSON field 'getMore.getMore' is the wrong type, expected type 'long'`);
  const namespace = `${request.database}.${cursorPlace(request)}`;
  const cursor = engine.cursors.find(id, namespace);
  const size = request.count('batchSize', 0);
  if (size < 0) throw new EngineError(51024, `BSON field 'batchSize' value must be >= 0, actual value '${size}'`);
  if (request.count('maxTimeMS', 0) > 0) throw badValue('cannot set maxTimeMS on getMore command for a non-awaitData cursor');
  let batch;
  try {
    batch = await readBatch(cursor.source, size || Infinity, request.deadline);
  } catch (error) {
    engine.cursors.remove(id);
    throw error;
  }
  if (batch.ended) engine.cursors.remove(id);
  return encodeCursorReply('nextBatch', batch.docs, batch.ended ? 0n : id, namespace);
};

/** A collection, or what lists of collections and indexes name in its place. */
function cursorPlace(request: Request): string {
  const name = request.get('collection');
  return typeof name === 'string' && /^\$cmd\.(listCollections|aggregate)$/.test(name) ? name : request.nameIn('collection');
}

export const killCursors: ReadCommand = (engine, request) => {
  const ids = request.list('cursors') ?? [];
  const killed: Value[] = [];
  const unknown: Value[] = [];
  for (const id of ids) (typeof id === 'bigint' && engine.cursors.remove(id) ? killed : unknown).push(id);
  return new Map<string, Value>([
    ['cursorsKilled', killed], ['cursorsNotFound', unknown], ['cursorsAlive', []], ['cursorsUnknown', []], ['ok', 1],
  ]);
};
