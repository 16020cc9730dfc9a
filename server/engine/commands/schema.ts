/** Collections and databases: create, drop, dropDatabase, listCollections, listDatabases, collStats, dbStats. */
import { EngineError, notSupported } from '../errors';
import { encode, encodeCursorReply } from '../bson/encode';
import { wholeNumber } from '../bson/numbers';
import { isDoc, isTruthy, type Doc, type Value } from '../bson/types';
import type { Engine } from '../engine';
import { compileFilter } from '../match/compile';
import { collectionFigures, indexSize } from '../store/sizes';
import type { CollectionState } from '../store/types';
import { checkNamespace, checkNewName, type Request } from './request';
import type { Command, Commands } from './types';

const refusedOptions = ['capped', 'timeseries', 'viewOn', 'validator', 'changeStreamPreAndPostImages', 'clusteredIndex', 'encryptedFields', 'expireAfterSeconds'];

const create: Command = async (engine, request) => {
  for (const option of refusedOptions) {
    const value = request.get(option);
    if (isTruthy(value) && !(isDoc(value) && value.size === 0)) throw notSupported(`the option ${option} of create`);
  }
  if (['size', 'max'].some((name) => request.get(name) !== undefined)) throw new EngineError(72, "the 'capped' field needs to be true when either the 'size' or 'max' fields are present");
  const collation = request.doc('collation');
  if (collation && collation.size > 0 && collation.get('locale') !== 'simple') throw notSupported('a default collation of a collection');
  const name = request.collection;
  checkNewName(request.database, name);
  await engine.queue.run(() => {
    if (engine.store.catalogue.get(request.database, name)) throw new EngineError(48, `Collection ${request.database}.${name} already exists.`);
    engine.store.catalogue.create(request.database, name, new Map());
  });
  return { ok: 1 };
};

const drop: Command = async (engine, request) => {
  const name = request.collection;
  const indexes = await engine.queue.run(() => {
    const collection = engine.store.catalogue.get(request.database, name);
    if (collection) engine.store.catalogue.remove(collection);
    return collection?.indexes.length;
  });
  engine.indexBuilder.cleanUp();
  return indexes === undefined ? { ok: 1 } : { nIndexesWas: indexes, ns: request.namespace, ok: 1 };
};

const dropDatabase: Command = async (engine, request) => {
  const dropped = await engine.queue.run(() => {
    const all = engine.store.catalogue.list(request.database);
    for (const collection of all) engine.store.catalogue.remove(collection);
    return all.length;
  });
  engine.indexBuilder.cleanUp();
  return dropped > 0 ? { dropped: request.database, ok: 1 } : { ok: 1 };
};

/** A cursor over a list that is there as a whole; `batchSize` of the request's cursor is kept. */
export function listReply(engine: Engine, request: Request, docs: readonly Doc[], namespace: string): Buffer {
  const size = wholeNumber(request.doc('cursor')?.get('batchSize')) ?? docs.length;
  if (size < 0) throw new EngineError(51024, `BSON field 'batchSize' value must be >= 0, actual value '${size}'`);
  const bytes = docs.map(encode);
  const rest = bytes.slice(size);
  const id = rest.length > 0 ? engine.cursors.open(namespace, rest[Symbol.iterator]()).id : 0n;
  return encodeCursorReply('firstBatch', bytes.slice(0, size), id, namespace);
}

const listCollections: Command = (engine, request) => {
  const filter = compileFilter(request.doc('filter') ?? new Map());
  const nameOnly = request.flag('nameOnly');
  const docs = engine.store.catalogue.list(request.database)
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .map((collection) => describeCollection(collection))
    .filter((doc) => filter.matches(doc))
    .map((doc) => (nameOnly ? new Map([...doc].filter(([name]) => name === 'name' || name === 'type')) : doc));
  return listReply(engine, request, docs, `${request.database}.$cmd.listCollections`);
};

function describeCollection(collection: CollectionState): Doc {
  return new Map<string, Value>([
    ['name', collection.name], ['type', 'collection'], ['options', collection.options], ['info', new Map([['readOnly', false]])],
    ['idIndex', collection.indexes.find((index) => index.name === '_id_')?.spec ?? new Map()],
  ]);
}

const listDatabases: Command = (engine, request) => {
  if (request.database !== 'admin') throw new EngineError(13, 'listDatabases may only be run against the admin database.');
  const filter = compileFilter(request.doc('filter') ?? new Map());
  const names = [...new Set(engine.store.catalogue.list().map((collection) => collection.database))].sort();
  const databases = names.map((name): Doc => new Map<string, Value>([
    ['name', name], ['sizeOnDisk', BigInt(sizeOf(engine, name))], ['empty', false],
  ])).filter((doc) => filter.matches(doc));
  const shown = request.flag('nameOnly') ? databases.map((doc) => new Map([['name', doc.get('name') ?? null]])) : databases;
  const total = databases.reduce((sum, doc) => sum + Number(doc.get('sizeOnDisk')), 0);
  return { databases: shown, totalSize: BigInt(total), totalSizeMb: BigInt(Math.round(total / 2 ** 20)), ok: 1 };
};

const sizeOf = (engine: Engine, database: string): number =>
  engine.store.catalogue.list(database).reduce((sum, collection) => sum + collection.size, 0);

/** `scale` of a command: sizes are divided by it. */
function scaleOf(request: Request): number {
  const scale = request.count('scale', 1);
  if (scale < 1) throw new EngineError(51024, `BSON field 'scale' value must be >= 1, actual value '${scale}'`);
  return scale;
}

const collStats: Command = (engine, request) => {
  const collection = engine.store.catalogue.get(request.database, request.collection);
  const scale = scaleOf(request);
  const none: CollectionState = { database: request.database, name: request.collection, ident: 0, options: new Map(), indexes: [], count: 0, size: 0 };
  return collectionFigures(engine.store, collection ?? none, scale).set('ok', 1);
};

const dbStats: Command = (engine, request) => {
  checkNamespace(request.database, 'x');
  const scale = scaleOf(request);
  const all = engine.store.catalogue.list(request.database);
  const objects = all.reduce((sum, collection) => sum + collection.count, 0);
  const dataSize = sizeOf(engine, request.database);
  const indexSizes = all.reduce((sum, collection) => sum + collection.indexes.reduce((part, index) => part + indexSize(engine.store, collection, index), 0), 0);
  return {
    db: request.database, collections: all.length, views: 0, objects, avgObjSize: objects > 0 ? dataSize / objects : 0, dataSize: dataSize / scale,
    storageSize: dataSize / scale, indexes: all.reduce((sum, collection) => sum + collection.indexes.length, 0), indexSize: indexSizes / scale,
    totalSize: (dataSize + indexSizes) / scale, scaleFactor: scale, ok: 1,
  };
};

export const schemaCommands: Commands = {
  create, drop, dropDatabase, listCollections, listDatabases, collStats, collstats: collStats, dbStats, dbstats: dbStats,
};

