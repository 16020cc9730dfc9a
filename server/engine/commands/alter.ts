/** Changes of collections that keep their documents: renameCollection, and collMod of an index's TTL. */
import { EngineError, notSupported } from '../errors';
import { compareValues } from '../bson/compare';
import { isDoc, isTruthy, toPlainNumber, type Doc, type Value } from '../bson/types';
import type { Engine } from '../engine';
import type { CollectionState, IndexState } from '../store/types';
import { unknownField } from './fields';
import { checkNamespace } from './request';
import type { Command, Commands } from './types';

function namespaceIn(value: Value | undefined, field: string): [string, string] {
  if (typeof value !== 'string') throw new EngineError(14, `BSON field '${field}' is the wrong type, expected type 'string'`);
  const dot = value.indexOf('.');
  if (dot <= 0) throw new EngineError(73, `Invalid namespace specified '${value}'`);
  const [database, name] = [value.slice(0, dot), value.slice(dot + 1)];
  checkNamespace(database, name);
  return [database, name];
}

const renameCollection: Command = async (engine, request) => {
  if (request.database !== 'admin') throw new EngineError(13, 'renameCollection may only be run against the admin database.');
  const [database, name] = namespaceIn(request.get('renameCollection'), 'renameCollection.renameCollection');
  const [toDatabase, toName] = namespaceIn(request.get('to'), 'renameCollection.to');
  const drops = request.flag('dropTarget');
  await engine.queue.run(() => {
    const { catalogue } = engine.store;
    const collection = catalogue.get(database, name);
    if (!collection) throw new EngineError(26, `Source collection ${database}.${name} does not exist`);
    if (database === toDatabase && name === toName) throw new EngineError(20, "Can't rename a collection to itself");
    if (collection.indexes.some((index) => index.building)) throw new EngineError(12587, 'cannot rename a collection while an index of it is being built');
    const target = catalogue.get(toDatabase, toName);
    if (target && !drops) throw new EngineError(48, 'target namespace exists');
    if (target) catalogue.remove(target);
    catalogue.rename(collection, toDatabase, toName);
  });
  engine.indexBuilder.cleanUp();
  return { ok: 1 };
};

function checkChange(change: Doc): void {
  for (const name of change.keys()) {
    if (['unique', 'prepareUnique'].includes(name)) throw notSupported(`the option index.${name} of collMod`);
    if (!['name', 'keyPattern', 'expireAfterSeconds', 'hidden'].includes(name)) throw unknownField(`collMod.index.${name}`);
  }
  if (change.has('hidden') && change.has('expireAfterSeconds')) throw notSupported('two changes of an index in one collMod');
}

function hide(engine: Engine, collection: CollectionState, index: IndexState, hidden: boolean): Doc {
  if (index.name === '_id_') throw new EngineError(2, "can't hide _id index");
  const before = index.spec.get('hidden') === true;
  const spec = new Map(index.spec);
  if (hidden) spec.set('hidden', true);
  else spec.delete('hidden');
  if (before !== hidden) engine.store.catalogue.changeIndex(collection, index, spec);
  return new Map<string, Value>([...(before === hidden ? [] : [['hidden_old', before], ['hidden_new', hidden]] as [string, Value][]), ['ok', 1]]);
}

const collMod: Command = async (engine, request) => {
  const odd = ['validator', 'validationLevel', 'validationAction', 'viewOn', 'pipeline', 'cappedSize', 'cappedMax', 'expireAfterSeconds', 'timeseries', 'changeStreamPreAndPostImages']
    .find((name) => request.get(name) !== undefined);
  if (odd !== undefined) throw notSupported(`the option ${odd} of collMod`);
  const change = request.doc('index');
  return engine.queue.run((): Doc => {
    const collection = engine.store.catalogue.get(request.database, request.collection);
    if (!collection) throw new EngineError(26, `ns does not exist: ${request.namespace}`);
    if (!change) return new Map<string, Value>([['ok', 1]]);
    checkChange(change);
    const pattern = change.get('keyPattern');
    const index = collection.indexes.find((one) => (isDoc(pattern) ? compareValues(one.key, pattern) === 0 : one.name === change.get('name')));
    if (!index) throw new EngineError(27, `cannot find index for ns ${request.namespace}`);
    if (change.has('hidden')) return hide(engine, collection, index, isTruthy(change.get('hidden')));
    const seconds = change.get('expireAfterSeconds');
    const number = toPlainNumber(seconds);
    if (number === undefined || number < 0 || number > 2147483647) throw new EngineError(72, 'expireAfterSeconds must be within an acceptable range');
    if (index.key.size !== 1 || index.key.has('_id')) throw new EngineError(72, 'TTL indexes are single-field indexes');
    const before = index.spec.get('expireAfterSeconds');
    engine.store.catalogue.changeIndex(collection, index, new Map([...index.spec, ['expireAfterSeconds', seconds ?? 0]]));
    return new Map<string, Value>([...(before === undefined ? [] : [['expireAfterSeconds_old', before] as [string, Value]]), ['expireAfterSeconds_new', seconds ?? 0], ['ok', 1]]);
  });
};

export const alterCommands: Commands = { renameCollection, collMod };
