/** The fields each command may have. As in MongoDB, any other is an error: nothing asked for is passed over. */
import { EngineError, badValue } from '../errors';
import { isDoc, toPlainNumber } from '../bson/types';
import type { Request } from './request';

/** Fields of every command. */
const common = [
  '$db', 'lsid', '$clusterTime', '$readPreference', 'readConcern', 'writeConcern', 'maxTimeMS', 'maxTimeMSOpOnly', 'comment', 'apiVersion',
  'apiStrict', 'apiDeprecationErrors', 'txnNumber', 'autocommit', 'startTransaction',
];

const own: Readonly<Record<string, string | undefined>> = {
  find: 'filter sort projection hint skip limit batchSize singleBatch let collation allowDiskUse noCursorTimeout allowPartialResults oplogReplay tailable awaitData returnKey showRecordId min max',
  insert: 'documents ordered bypassDocumentValidation',
  update: 'updates ordered bypassDocumentValidation let collation',
  delete: 'deletes ordered let collation',
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
  validate: 'full background',
};

const allowed = new Map(Object.entries(own).map(([name, fields]) => [name, new Set([name, ...common, ...(fields ?? '').split(' ')])]));

/** Throws for fields that are not known, and for what only a replica set could promise. */
export function checkFields(request: Request): void {
  const known = allowed.get(request.name);
  if (known) {
    const odd = [...request.body.keys()].find((name) => !known.has(name));
    if (odd !== undefined) throw new EngineError(40415, `BSON field '${request.name}.${odd}' is an unknown field.`);
  }
  const concern = request.get('writeConcern');
  const copies = isDoc(concern) ? toPlainNumber(concern.get('w')) : undefined;
  if (copies !== undefined && copies > 1) throw badValue("cannot use 'w' > 1 when a host is not replicated");
}
