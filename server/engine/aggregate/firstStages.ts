/** Stages that read no documents of the collection: $collStats, $indexStats, $documents. */
import { hostname } from 'node:os';
import { EngineError, notSupported } from '../errors';
import { wholeNumber } from '../bson/numbers';
import { isDoc, type Doc, type Value } from '../bson/types';
import { collectionFigures } from '../store/sizes';
import type { CollectionState } from '../store/types';
import { compileExpression } from './expression';
import type { PipelineInput } from './input';
import { scopeFor } from './scope';

/** The documents of such a first stage; undefined for any other. */
export function firstSource(stage: Doc | undefined, input: PipelineInput): readonly Doc[] | undefined {
  const [name, argument] = stage?.size === 1 ? ([...stage][0] as [string, Value]) : [];
  switch (name) {
    case '$collStats':
      return [statsOf(argument ?? null, input)];
    case '$indexStats':
      if (!isDoc(argument) || argument.size > 0) throw new EngineError(28803, 'The $indexStats stage specification must be an empty object');
      return (input.collection?.indexes ?? []).map((index) => new Map<string, Value>([
        ['name', index.name], ['key', index.key], ['host', hostname()],
        ['accesses', new Map<string, Value>([['ops', BigInt(input.store.uses.get(index.ident) ?? 0)], ['since', input.store.openedAt]])], ['spec', index.spec],
      ]));
    case '$listLocalSessions':
      return sessionsIn(argument ?? null, input);
    case '$documents':
      return documentsIn(argument ?? null, input);
    default:
      return undefined;
  }
}

function existing(input: PipelineInput): CollectionState {
  if (!input.collection) throw new EngineError(26, `Collection [${input.database}.${input.collectionName}] not found.`);
  return input.collection;
}

function statsOf(argument: Value, input: PipelineInput): Doc {
  if (!isDoc(argument)) throw new EngineError(5447000, '$collStats must take a nested object but found another type');
  const result: Doc = new Map<string, Value>([['ns', `${input.database}.${input.collectionName}`], ['host', hostname()], ['localTime', input.now]]);
  for (const [name, value] of argument) {
    if (name === 'latencyStats' || name === 'queryExecStats') throw notSupported(`${name} of $collStats`);
    if (name === 'count') result.set('count', existing(input).count);
    else if (name === 'storageStats') {
      const scale = isDoc(value) && value.has('scale') ? wholeNumber(value.get('scale')) : 1;
      if (scale === undefined || scale < 1) throw new EngineError(2, "'scale' must be a whole number of at least 1");
      const figures = collectionFigures(input.store, existing(input), scale);
      figures.delete('ns');
      result.set('storageStats', figures);
    } else throw new EngineError(40415, `BSON field '$collStats.${name}' is an unknown field.`);
  }
  return result;
}

/** Sessions are not kept, so the only one there is in this moment is the one that asks. */
function sessionsIn(argument: Value, input: PipelineInput): Doc[] {
  if (!isDoc(argument)) throw new EngineError(9, '$listLocalSessions options must be specified in an object');
  if (input.collectionName !== noCollection) throw new EngineError(73, '$listLocalSessions must be run against the database with {aggregate: 1}, not a collection');
  return isDoc(input.session) ? [new Map<string, Value>([['_id', input.session], ['lastUse', input.now]])] : [];
}

function documentsIn(argument: Value, input: PipelineInput): Doc[] {
  if (input.collectionName !== noCollection) throw new EngineError(73, '$documents is only valid as the first stage of an aggregation over a database');
  const list = compileExpression(argument)(scopeFor(new Map(), input.variables, input.now));
  if (!Array.isArray(list)) throw new EngineError(5858203, 'an array is expected');
  return list.map((item) => {
    if (!isDoc(item)) throw new EngineError(40228, '$documents: each element must be an object');
    return item;
  });
}

/** Stands for the collection of an aggregation over a database. */
export const noCollection = '$cmd.aggregate';
