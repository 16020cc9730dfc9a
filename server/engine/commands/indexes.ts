/** createIndexes, listIndexes, dropIndexes. */
import { EngineError, badValue, notSupported } from '../errors';
import { compareValues } from '../bson/compare';
import { isDoc, isTruthy, toPlainNumber, type Doc, type Maybe, type Value } from '../bson/types';
import type { Engine } from '../engine';
import { compileFilter } from '../match/compile';
import type { MatchNode } from '../match/types';
import type { IndexState } from '../store/types';
import { requireCollection } from './collections';
import { describe } from '../store/describe';
import { listReply } from './schema';
import { missingField, type Request } from './request';
import type { Command, Commands } from './types';

const maxIndexes = 64;
const accepted = new Set([
  'v', 'key', 'name', 'unique', 'sparse', 'partialFilterExpression', 'expireAfterSeconds', 'background', 'ns', 'collation', 'hidden', '2dsphereIndexVersion',
]);
/** Options MongoDB has for other kinds of indexes. */
const refusedOptions = new Set([
  'weights', 'default_language', 'language_override', 'textIndexVersion', 'bits', 'min', 'max', 'bucketSize', 'wildcardProjection',
  'storageEngine', 'prepareUnique', 'clustered', 'columnstoreProjection', 'dropDups',
]);

/** The specification as it is kept, checked and put in MongoDB's order of fields. */
function normalise(given: Value, lenient: boolean): Doc {
  if (!isDoc(given)) throw badValue('The elements of the \'indexes\' array must be objects');
  const key = given.get('key');
  if (!isDoc(key)) throw new EngineError(9, "The 'key' field is a required property of an index specification");
  checkKey(key);
  checkOptions(given, lenient);
  const collation = given.get('collation');
  if (isDoc(collation) && collation.get('locale') !== 'simple') throw notSupported('an index with a collation');
  const name = given.get('name');
  if (name === undefined) throw new EngineError(9, "The 'name' field is a required property of an index specification");
  if (typeof name !== 'string' || name === '' || name === '*') throw new EngineError(67, 'the name of an index must be a non-empty string');
  const spec: Doc = new Map<string, Value>([['v', 2], ['key', key], ['name', name]]);
  for (const flag of ['unique', 'sparse', 'hidden']) if (isTruthy(given.get(flag))) spec.set(flag, true);
  copyPartial(given, spec);
  copyExpiry(given, key, spec);
  if ([...key.values()].includes('2dsphere')) spec.set('2dsphereIndexVersion', 3);
  return spec;
}

function checkOptions(given: Doc, lenient: boolean): void {
  for (const name of given.keys()) {
    if (accepted.has(name)) continue;
    if (refusedOptions.has(name)) throw notSupported(`the index option ${name}`);
    if (!lenient) throw new EngineError(197, `Error in specification ${describe(given)} :: caused by :: The field '${name}' is not valid for an index specification. Specification: ${describe(given)}`);
  }
  const key = given.get('key');
  if (isTruthy(given.get('hidden')) && isDoc(key) && key.size === 1 && key.has('_id')) throw badValue("can't hide _id index");
}

/** Types of indexes of MongoDB that this engine has not. */
const otherTypes = new Set(['2d', 'text', 'hashed', 'geoHaystack', 'wildcard', 'columnstore']);

function checkKey(key: Doc): void {
  if (key.size === 0) throw new EngineError(67, 'Index keys cannot be an empty object');
  if (key.size > 32) throw new EngineError(13103, 'too many compound keys');
  for (const [path, direction] of key) {
    if (path === '' || path.split('.').some((part) => part === '' || part.startsWith('$')) || path === '$**' || path.endsWith('.$**')) {
      if (path.includes('$**')) throw notSupported('a wildcard index');
      throw new EngineError(67, `Index keys cannot contain an empty or $-prefixed field: ${path}`);
    }
    if (direction === '2dsphere') continue;
    if (typeof direction === 'string') throw otherTypes.has(direction) ? notSupported(`an index of type ${direction}`) : new EngineError(67, `Unknown index plugin '${direction}'`);
    const number = toPlainNumber(direction);
    if (number === undefined || number === 0 || Number.isNaN(number)) throw new EngineError(67, `Values in v:2 index key pattern must be numbers other than 0 or strings: ${describe(key)}`);
  }
}

function copyPartial(given: Doc, spec: Doc): void {
  const partial = given.get('partialFilterExpression');
  if (partial === undefined) return;
  if (!isDoc(partial)) throw new EngineError(14, `partialFilterExpression must be an object`);
  if (isTruthy(given.get('sparse'))) throw new EngineError(67, 'cannot mix "partialFilterExpression" and "sparse" options');
  checkPartial(compileFilter(partial).node);
  spec.set('partialFilterExpression', partial);
}

const partialOperators = new Set(['$eq', '$gt', '$gte', '$lt', '$lte', '$in', '$type', '$exists']);

/** The filters MongoDB allows in a partial index; no negation is among them. */
function checkPartial(node: MatchNode): void {
  if (node.kind === 'and' || node.kind === 'or') {
    node.children.forEach(checkPartial);
    return;
  }
  const { op, value } = node.kind === 'leaf' ? node.predicate : { op: node.kind, value: null };
  const negated = op === '$exists' && !isTruthy(value);
  if (!partialOperators.has(op) || negated) throw new EngineError(67, `Expression not supported in partial index: ${op}${negated ? ': false' : ''}`);
}

function copyExpiry(given: Doc, key: Doc, spec: Doc): void {
  const seconds = given.get('expireAfterSeconds');
  if (seconds === undefined) return;
  const number = toPlainNumber(seconds);
  if (number === undefined || number < 0 || number > 2147483647) throw new EngineError(67, 'TTL index \'expireAfterSeconds\' option must be within an acceptable range');
  if (key.size !== 1 || key.has('_id')) throw new EngineError(67, 'TTL indexes are single-field indexes, compound indexes do not support TTL.');
  spec.set('expireAfterSeconds', seconds);
}

/** True when the index is there already; throws when another one stands in its way. */
function exists(indexes: readonly IndexState[], spec: Doc): boolean {
  const same = (index: IndexState): boolean => compareValues(plainSpec(index.spec), plainSpec(spec)) === 0;
  const named = indexes.find((index) => index.name === spec.get('name'));
  if (named) {
    if (same(named)) return true;
    const sameKey = compareValues(numericKey(named.key), numericKey(spec.get('key'))) === 0;
    throw new EngineError(sameKey ? 85 : 86, `An ${sameKey ? 'equivalent index already exists with the same name but different options' : 'existing index has the same name as the requested index'}. Requested index: ${describe(spec)}, existing index: ${describe(named.spec)}`);
  }
  const equal = indexes.find((index) => compareValues(numericKey(index.key), numericKey(spec.get('key'))) === 0
    && compareValues(index.spec.get('partialFilterExpression'), spec.get('partialFilterExpression')) === 0);
  if (equal?.name === '_id_') return true;
  if (equal) throw new EngineError(85, `Index already exists with a different name: ${equal.name}`);
  return false;
}

const numericKey = (key: Maybe): Doc => new Map(isDoc(key) ? [...key].map(([path, direction]): [string, Value] => [path, typeof direction === 'string' ? direction : (toPlainNumber(direction) ?? 0)]) : []);
const plainSpec = (spec: Doc): Doc => new Map([...spec, ['key', numericKey(spec.get('key'))]].sort(([a], [b]) => (String(a) < String(b) ? -1 : 1)) as [string, Value][]);

const createIndexes: Command = async (engine, request) => {
  const list = request.requiredList('indexes');
  if (list.length === 0) throw new EngineError(2, 'Must specify at least one index to create');
  const specs = list.map((spec) => normalise(spec, request.flag('ignoreUnknownIndexOptions')));
  const name = request.collection;
  const before = await engine.queue.run(() => {
    const created = !engine.store.catalogue.get(request.database, name);
    return { created, count: requireCollection(engine, request.database, name).indexes.length };
  });
  for (const spec of specs) await createOne(engine, request.database, name, spec);
  const after = engine.store.catalogue.get(request.database, name)?.indexes.length ?? 0;
  const note = after === before.count ? { note: 'all indexes already exist' } : {};
  return { numIndexesBefore: before.count, numIndexesAfter: after, createdCollectionAutomatically: before.created, ...note, ok: 1 };
};

async function createOne(engine: Engine, database: string, name: string, spec: Doc): Promise<void> {
  const indexes = engine.store.catalogue.get(database, name)?.indexes ?? [];
  if (exists(indexes, spec)) {
    await untilBuilt(engine, database, name, String(spec.get('name')));
    return;
  }
  if (indexes.length >= maxIndexes) throw new EngineError(67, `add index fails, too many indexes for ${database}.${name}`);
  await engine.indexBuilder.build(database, name, spec);
}

/** Somebody else may be building the same index. */
async function untilBuilt(engine: Engine, database: string, name: string, index: string): Promise<void> {
  while (engine.store.catalogue.get(database, name)?.indexes.some((one) => one.name === index && one.building)) {
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

const listIndexes: Command = (engine, request) => {
  const collection = engine.store.catalogue.get(request.database, request.collection);
  if (!collection) throw new EngineError(26, `ns does not exist: ${request.namespace}`);
  return listReply(engine, request, collection.indexes.map((index) => index.spec), request.namespace);
};

const dropIndexes: Command = async (engine, request) => {
  const wanted = request.get('index');
  if (wanted === undefined) throw missingField('dropIndexes.index');
  const count = await engine.queue.run(() => {
    const collection = engine.store.catalogue.get(request.database, request.collection);
    if (!collection) throw new EngineError(26, `ns not found ${request.namespace}`);
    const before = collection.indexes.length;
    for (const index of chosen(collection.indexes, wanted, request)) engine.store.catalogue.removeIndex(collection, index);
    return before;
  });
  engine.indexBuilder.cleanUp();
  return { nIndexesWas: count, ok: 1 };
};

function chosen(indexes: readonly IndexState[], wanted: Maybe, request: Request): IndexState[] {
  if (wanted === '*') return indexes.filter((index) => index.name !== '_id_');
  const list = Array.isArray(wanted) ? wanted : [wanted];
  return list.map((one) => {
    const found = indexes.find((index) => (isDoc(one) ? compareValues(numericKey(index.key), numericKey(one)) === 0 : index.name === one));
    if (!found) throw new EngineError(27, isDoc(one) ? `can't find index with key: ${describe(one)}` : `index not found with name [${String(one)}] in ${request.namespace}`);
    if (found.name === '_id_') throw new EngineError(72, 'cannot drop _id index');
    return found;
  });
}

export const indexCommands: Commands = { createIndexes, listIndexes, dropIndexes, deleteIndexes: dropIndexes };
