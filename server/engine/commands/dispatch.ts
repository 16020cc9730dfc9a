/** Finds and runs a command; every failure becomes a reply. */
import { EngineError, notSupported } from '../errors';
import { encode } from '../bson/encode';
import type { Engine } from '../engine';
import { HandOver } from '../plan/scan';
import { isReaders } from './cursors';
import { alterCommands } from './alter';
import { deleteCommand } from './delete';
import { errorReply } from './errorReply';
import { checkFields } from './fields';
import { findAndModify } from './findAndModify';
import { indexCommands } from './indexes';
import { insert } from './insert';
import { readCommands } from './reads';
import type { Request } from './request';
import { schemaCommands } from './schema';
import { serverCommands } from './server';
import type { Command } from './types';
import { update } from './update';

const commands: ReadonlyMap<string, Command> = new Map(Object.entries({
  ...serverCommands, ...schemaCommands, ...indexCommands, ...alterCommands, insert, update, delete: deleteCommand,
  findAndModify, findandmodify: findAndModify, ...readCommands,
}));

/** Commands MongoDB has and this engine has not; others are unknown (code 59). */
const refused = new Set([
  'mapReduce', 'convertToCapped', 'cloneCollectionAsCapped', 'compact', 'reIndex', 'bulkWrite', 'copydb', 'fsync',
  'createUser', 'updateUser', 'dropUser', 'usersInfo', 'createRole', 'saslStart', 'saslContinue', 'authenticate', 'logout', 'shutdown',
  'currentOp', 'killOp', 'profile', 'top', 'dataSize', 'setParameter', 'dbHash', 'listCommands', 'features', 'planCacheClear', 'setIndexCommitQuorum',
]);
const onlyReplicaSets = new Set(['replSetGetStatus', 'commitTransaction', 'abortTransaction', 'replSetGetConfig', 'replSetInitiate']);

/** Runs the command and gives the bytes of its reply. */
export async function dispatch(engine: Engine, request: Request): Promise<Buffer> {
  try {
    refuseTransactions(request);
    const command = commands.get(request.name);
    if (!command) throw unknown(request.name);
    checkFields(request);
    if (engine.reader && aboutReaders(request)) return await engine.reader.run(request.body);
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
  const concern = request.doc('readConcern')?.get('level');
  if (concern === 'snapshot' || concern === 'linearizable') throw notSupported(`read concern ${concern}`);
}

function unknown(name: string): EngineError {
  if (onlyReplicaSets.has(name)) return new EngineError(76, 'not running with --replSet');
  return refused.has(name) ? notSupported(`the command ${name}`) : new EngineError(59, `no such command: '${name}'`);
}

