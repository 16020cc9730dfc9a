/** The fields each command may have. As in MongoDB, any other is an error: nothing asked for is passed over. */
import { EngineError, badValue } from '../errors';
import { wholeNumber } from '../bson/numbers';
import { isDoc, isTruthy, toPlainNumber, typeName } from '../bson/types';
import { describe } from '../store/describe';
import type { Request } from './request';

/** Fields of every command. */
const common = [
  '$db', 'lsid', '$clusterTime', '$readPreference', 'readConcern', 'writeConcern', 'maxTimeMS', 'maxTimeMSOpOnly', 'comment', 'apiVersion',
  'apiStrict', 'apiDeprecationErrors', 'txnNumber', 'autocommit', 'startTransaction',
];

const own: Readonly<Record<string, string | undefined>> = {
  find: 'filter sort projection hint skip limit batchSize singleBatch let collation allowDiskUse noCursorTimeout allowPartialResults oplogReplay tailable awaitData returnKey showRecordId min max',
  insert: 'documents ordered bypassDocumentValidation',
  update: 'updates ordered bypassDocumentValidation let',
  delete: 'deletes ordered let',
  findAndModify: 'query sort remove update new fields upsert bypassDocumentValidation collation arrayFilters hint let',
  aggregate: 'pipeline cursor explain allowDiskUse bypassDocumentValidation hint let collation',
  count: 'query limit skip hint collation fields',
  distinct: 'key query hint collation',
  getMore: 'collection batchSize',
  killCursors: 'cursors',
  explain: 'verbosity',
  create: 'collation idIndex storageEngine indexOptionDefaults autoIndexId capped size max timeseries viewOn pipeline validator validationLevel validationAction changeStreamPreAndPostImages clusteredIndex encryptedFields expireAfterSeconds',
  drop: '',
  renameCollection: 'to dropTarget',
  collMod: 'index validator validationLevel validationAction viewOn pipeline cappedSize cappedMax expireAfterSeconds timeseries changeStreamPreAndPostImages',
  dropDatabase: '',
  createIndexes: 'indexes commitQuorum ignoreUnknownIndexOptions',
  dropIndexes: 'index',
  listIndexes: 'cursor',
  listCollections: 'filter nameOnly authorizedCollections cursor',
  listDatabases: 'filter nameOnly authorizedDatabases',
  validate: 'full background scandata metadata repair fixMultikey checkBSONConformance enforceFastCount',
  collStats: 'scale',
  dbStats: 'scale freeStorage',
  connectionStatus: 'showPrivileges',
};

/** Other names of the same commands. */
const alias: Readonly<Record<string, string | undefined>> = {
  findandmodify: 'findAndModify', collstats: 'collStats', dbstats: 'dbStats', deleteIndexes: 'dropIndexes',
};

/** Fields of one statement of a write command, of `cursor`, and of the concerns. */
export const statementFields = {
  update: new Set(['q', 'u', 'c', 'multi', 'upsert', 'upsertSupplied', 'collation', 'arrayFilters', 'hint', 'sampleId']),
  delete: new Set(['q', 'limit', 'collation', 'hint', 'sampleId']),
} as const;
const concernFields = {
  writeConcern: new Set(['w', 'j', 'wtimeout', 'fsync', 'provenance']),
  readConcern: new Set(['level', 'afterClusterTime', 'atClusterTime', 'afterOpTime', 'provenance']),
} as const;
const readLevels = new Set<unknown>([undefined, 'local', 'available', 'majority']);

const allowed = new Map(Object.entries(own).map(([name, fields]) => [name, new Set([name, ...common, ...(fields ?? '').split(' ')])]));

export const unknownField = (path: string): EngineError => new EngineError(40415, `BSON field '${path}' is an unknown field.`);

/** Throws for the first name that is not known. */
export function checkNames(names: Iterable<string>, known: ReadonlySet<string>, path: string): void {
  for (const name of names) if (!known.has(name)) throw unknownField(`${path}.${name}`);
}

/** Throws for fields that are not known, and for what only a replica set could promise. */
export function checkFields(request: Request): void {
  const name = alias[request.name] ?? request.name;
  const known = allowed.get(name);
  if (known) {
    for (const field of request.body.keys()) if (!known.has(field) && field !== request.name) throw unknownField(`${name}.${field}`);
    for (const field of request.sequences.keys()) {
      if (!known.has(field)) throw unknownField(`${name}.${field}`);
      if (request.body.has(field)) throw new EngineError(40413, `BSON field '${name}.${field}' is a duplicate field`);
    }
  }
  const cursor = request.get('cursor');
  if (known?.has('cursor') && isDoc(cursor)) checkNames(cursor.keys(), new Set(['batchSize']), `${name}.cursor`);
  checkApi(request);
  checkReadConcern(request);
  checkWriteConcern(request);
  const limit = request.get('maxTimeMS');
  if (limit !== undefined && limit !== null && !((wholeNumber(limit) ?? -1) >= 0 && (wholeNumber(limit) ?? 0) <= 2147483647)) throw badValue(`${describe(limit)} value for maxTimeMS is out of range`);
}

function checkApi(request: Request): void {
  const version = request.get('apiVersion');
  if (version === undefined) {
    const odd = ['apiStrict', 'apiDeprecationErrors'].find((field) => request.get(field) !== undefined);
    if (odd !== undefined) throw new EngineError(322, `Provided ${odd} without passing apiVersion`);
    return;
  }
  if (version !== '1') throw new EngineError(322, 'API version must be "1"');
  if (isTruthy(request.get('apiStrict'))) checkStrict(request);
}

/** The commands of the first API version that a standalone has. */
const stableCommands = new Set([
  'aggregate', 'collMod', 'count', 'create', 'createIndexes', 'delete', 'drop', 'dropDatabase', 'dropIndexes', 'endSessions', 'explain', 'find',
  'findAndModify', 'findandmodify', 'getMore', 'hello', 'insert', 'killCursors', 'listCollections', 'listDatabases', 'listIndexes', 'ping',
  'refreshSessions', 'update',
]);
const unstableStages = new Set(['$currentOp', '$indexStats', '$listLocalSessions', '$listSessions', '$planCacheStats', '$search']);

/** With apiStrict only what that version promises. */
function checkStrict(request: Request): void {
  if (!stableCommands.has(request.name)) {
    throw new EngineError(323, `Provided apiStrict:true, but the command ${request.name} is not in API Version 1.`);
  }
  const pipeline = request.name === 'aggregate' ? request.get('pipeline') : undefined;
  const stages = Array.isArray(pipeline) ? pipeline.flatMap((stage) => (isDoc(stage) ? [...stage.keys()] : [])) : [];
  const odd = stages.find((stage) => unstableStages.has(stage));
  if (odd !== undefined) throw new EngineError(323, `stage ${odd} is not allowed with 'apiStrict: true' in API Version 1`);
}

const writes = new Set(['insert', 'update', 'delete', 'findAndModify', 'findandmodify', 'create', 'createIndexes', 'drop', 'dropIndexes', 'dropDatabase', 'collMod', 'renameCollection']);
const reads = new Set(['find', 'count', 'distinct', 'getMore', 'killCursors', 'listCollections', 'listIndexes', 'listDatabases']);

function checkReadConcern(request: Request): void {
  const concern = request.get('readConcern');
  if (concern === undefined || concern === null) return;
  if (!isDoc(concern)) throw new EngineError(14, `"readConcern" had the wrong type. Expected object, found ${typeName(concern)}`);
  checkNames(concern.keys(), concernFields.readConcern, 'readConcern');
  const level = concern.get('level');
  if (level === 'linearizable' || level === 'snapshot') throw new EngineError(123, `node needs to be a replica set member to use ${level === 'snapshot' ? 'readConcern: snapshot' : 'linearizable read concern'}`);
  if (writes.has(request.name) && level === 'majority') throw new EngineError(72, `Command ${request.name} does not support { readConcern: ${describe(concern)} } :: caused by :: read concern not supported`);
  if (!readLevels.has(level)) throw badValue(`Enumeration value '${String(level)}' for field 'level' is not a valid value.`);
  const time = ['afterClusterTime', 'atClusterTime', 'afterOpTime'].find((field) => concern.has(field));
  if (time !== undefined) throw new EngineError(123, `node needs to be a replica set member to use read concern with ${time}`);
}

function checkWriteConcern(request: Request): void {
  const concern = request.get('writeConcern');
  if (concern === undefined || concern === null) return;
  if (!isDoc(concern)) throw new EngineError(14, `"writeConcern" had the wrong type. Expected object, found ${typeName(concern)}`);
  checkNames(concern.keys(), concernFields.writeConcern, 'writeConcern');
  if (reads.has(request.name)) throw new EngineError(72, `Command ${request.name} does not support writeConcern`);
  const w = concern.get('w');
  if (typeof w === 'string' && w !== 'majority') throw badValue(`cannot use non-majority 'w' mode ${w} when a host is not a member of a replica set`);
  const copies = toPlainNumber(w);
  if (w !== undefined && typeof w !== 'string' && (copies === undefined || !(copies >= 0 && copies <= 50))) throw new EngineError(9, 'w has to be a number, string, or object; a number must be 0 to 50');
  if (copies !== undefined && copies > 1) throw badValue("cannot use 'w' > 1 when a host is not replicated");
}
