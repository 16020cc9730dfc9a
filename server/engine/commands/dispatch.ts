/** Finds and runs a command; every failure becomes a reply. */
import { EngineError, notSupported } from '../errors';
import { decode } from '../bson/decode';
import { encode } from '../bson/encode';
import type { Doc, Value } from '../bson/types';
import type { Engine } from '../engine';
import { HandOver } from '../plan/scan';
import { isReaders } from './cursors';
import { alterCommands } from './alter';
import { deleteCommand } from './delete';
import { errorReply } from './errorReply';
import { checkFields } from './fields';
import { killCursors } from './find';
import { findAndModify } from './findAndModify';
import { indexCommands } from './indexes';
import { insert } from './insert';
import { isWriting, writePipeline } from './pipelineWrites';
import { readCommands } from './reads';
import type { Reader } from '../reader/reader';
import { Request } from './request';
import { schemaCommands } from './schema';
import { serverCommands } from './server';
import type { Command } from './types';
import { update } from './update';

const commands: ReadonlyMap<string, Command> = new Map(Object.entries({
  ...serverCommands, ...schemaCommands, ...indexCommands, ...alterCommands, insert, update, delete: deleteCommand,
  findAndModify, findandmodify: findAndModify, ...readCommands,
}));

/** Commands MongoDB 7 has and this engine has not; others are unknown (code 59). */
const refused = new Set([
  'mapReduce', 'mapreduce', 'convertToCapped', 'cloneCollectionAsCapped', 'compact', 'reIndex', 'fsyncUnlock',
  'createUser', 'updateUser', 'dropUser', 'dropAllUsersFromDatabase', 'grantRolesToUser', 'revokeRolesFromUser', 
  'createRole', 'updateRole', 'dropRole', 'dropAllRolesFromDatabase', 'grantPrivilegesToRole', 'revokePrivilegesFromRole', 'grantRolesToRole',
  'revokeRolesFromRole', 'invalidateUserCache', 'saslStart', 'saslContinue', 'authenticate', 'shutdown',
  'currentOp', 'killOp', 'top', 'setParameter', 'dbHash', 'dbhash', 'listCommands', 'features', 'planCacheClear',
  'planCacheClearFilters', 'planCacheListFilters', 'planCacheSetFilter', 'setIndexCommitQuorum', 
  'setFeatureCompatibilityVersion', 'setUserWriteBlockMode', 'getDefaultRWConcern', 'setDefaultRWConcern', 'applyOps',
  'filemd5', 'lockInfo', 'logRotate', 'rotateCertificates', 'validateDBMetadata', 'connPoolStats', 'driverOIDTest', 'listDatabasesForAllTenants',
  'getAuditConfig', 'setAuditConfig', 'getClusterParameter', 'setClusterParameter', 'analyze', 'configureFailPoint', 
]);
const onlyReplicaSets = new Set([
  'replSetGetStatus', 'replSetGetConfig', 'replSetInitiate', 'replSetReconfig', 'replSetStepDown', 'replSetFreeze', 'replSetMaintenance', 'replSetSyncFrom',
  'replSetResizeOplog', 'commitTransaction', 'abortTransaction', 'appendOplogNote',
]);

/** Runs the command and gives the bytes of its reply. */
export async function dispatch(engine: Engine, request: Request): Promise<Buffer> {
  try {
    refuseTransactions(request);
    const command = commands.get(request.name);
    if (!command) throw unknown(request.name);
    checkFields(request);
    if (request.name === 'aggregate' && isWriting(request)) return await writePipeline(engine, request, dispatch);
    if (engine.reader && aboutReaders(request)) return await askReader(engine, engine.reader, request);
    const reply = await command(engine, request);
    return Buffer.isBuffer(reply) ? reply : encode(reply);
  } catch (error) {
    return handOver(engine, request, error);
  }
}

/** A getMore or killCursors for a cursor that lives in the reader's thread. */
function aboutReaders(request: Request): boolean {
  if (request.name === 'getMore') return isReadersId(request.get('getMore'));
  return request.name === 'killCursors' && (request.list('cursors') ?? []).some(isReadersId);
}

const isReadersId = (id: unknown): boolean => typeof id === 'bigint' && isReaders(id);

/** Of cursors to be killed each thread is told its own. */
async function askReader(engine: Engine, reader: Reader, request: Request): Promise<Buffer> {
  if (request.name !== 'killCursors') return reader.run(request.body);
  const ids = request.list('cursors') ?? [];
  const those = (wanted: boolean): Request =>
    new Request(new Map([...request.body, ['cursors', ids.filter((id) => isReadersId(id) === wanted)]]));
  const parts = [decode(await reader.run(those(true).body)), await killCursors(engine, those(false)) as Doc];
  const merged = ['cursorsKilled', 'cursorsNotFound', 'cursorsAlive', 'cursorsUnknown']
    .map((name): [string, Value] => [name, parts.flatMap((part) => part.get(name) as Value[])]);
  return encode(new Map<string, Value>([...merged, ['ok', 1]]));
}

/** A scan that turned out to be long is run anew by the reader; anything else is an answer. */
async function handOver(engine: Engine, request: Request, failure: unknown): Promise<Buffer> {
  if (!(failure instanceof HandOver) || !engine.reader) return encode(errorReply(engine, failure));
  try {
    return await engine.reader.run(request.body);
  } catch (error) {
    return encode(errorReply(engine, error));
  }
}

/** As a standalone server: sessions are fine, numbered transactions are not. */
function refuseTransactions(request: Request): void {
  if (request.body.has('txnNumber') || request.body.has('startTransaction') || request.get('autocommit') === false) {
    throw new EngineError(20, 'Transaction numbers are only allowed on a replica set member or mongos');
  }
}

function unknown(name: string): EngineError {
  if (onlyReplicaSets.has(name)) return new EngineError(76, 'not running with --replSet');
  return refused.has(name) ? notSupported(`the command ${name}`) : new EngineError(59, `no such command: '${name}'`);
}

