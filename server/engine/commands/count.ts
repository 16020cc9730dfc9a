/** count and distinct. */
import { EngineError } from '../errors';
import { compareValues, type StringOrder } from '../bson/compare';
import { decode } from '../bson/decode';
import type { Doc, Value } from '../bson/types';
import { valuesAt } from '../aggregate/others';
import { encodeKey } from '../keys/encode';
import { countRows, findRows, wantsAll } from '../plan/query';
import type { Row } from '../plan/scan';
import { drain, finish } from '../plan/slices';
import { queryOf } from './find';
import { missingField } from './request';
import type { ReadCommand } from './types';

export const count: ReadCommand = async (engine, request) => {
  const collection = engine.store.catalogue.get(request.database, request.collection);
  const query = queryOf(request, collection, 'query');
  let n = 0;
  if (collection && wantsAll(query)) n = Math.min(Math.max(0, collection.count - query.skip), query.limit || Infinity);
  else if (collection) n = await finish(countRows(engine.store, collection, query, { keys: 0, docs: 0, most: engine.scanBudget }), request.deadline);
  return new Map<string, Value>([['n', n], ['ok', 1]]);
};

/** In the order of a collation; of what is equal in it, the first that was found. */
function alike(values: Value[], order: StringOrder): Value[] {
  const sorted = values.sort((a, b) => compareValues(a, b, order));
  return sorted.filter((value, i) => i === 0 || compareValues(value, sorted[i - 1], order) !== 0);
}

export const distinct: ReadCommand = async (engine, request) => {
  const key = request.get('key');
  if (key === undefined) throw missingField('distinct.key');
  if (typeof key !== 'string') throw new EngineError(14, `BSON field 'distinct.key' is the wrong type, expected type 'string'`);
  const collection = engine.store.catalogue.get(request.database, request.collection);
  const query = queryOf(request, collection, 'query');
  const values = new Map<string, Value>();
  const path = key.split('.');
  const only = new Set([path[0] as string]);
  if (collection) {
    await drain<Row>(findRows(engine.store, collection, query, { keys: 0, docs: 0, most: engine.scanBudget }), (row) => {
      for (const value of valuesAt(decode(row.bytes, only), path, 0)) values.set(encodeKey(value).toString('latin1'), value);
      return true;
    }, request.deadline);
  }
  const sorted = request.order ? alike([...values.values()], request.order) : [...values].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, value]) => value);
  return new Map<string, Value>([['values', sorted], ['ok', 1]]) satisfies Doc;
};
