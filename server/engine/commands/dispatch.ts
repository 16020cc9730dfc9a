/** Finds and runs a command; every failure becomes a reply. */
import { EngineError, codeNames, notSupported } from '../errors';
import type { Doc, Value } from '../bson/types';
import { encode } from '../bson/encode';
import type { Engine } from '../engine';
import { aggregate } from './aggregate';
import { count, distinct } from './count';
import { deleteCommand } from './delete';
import { explain } from './explain';
import { checkFields } from './fields';
import { find, getMore, killCursors } from './find';
import { findAndModify } from './findAndModify';
import { indexCommands } from './indexes';
import { insert } from './insert';
import type { Request } from './request';
import { schemaCommands } from './schema';
import { serverCommands } from './server';
import type { Command } from './types';
import { update } from './update';
import { validate } from './validate';

const commands: ReadonlyMap<string, Command> = new Map(Object.entries({
  ...serverCommands, ...schemaCommands, ...indexCommands, insert, update, delete: deleteCommand, find, getMore, killCursors, count,
  distinct, aggregate, findAndModify, findandmodify: findAndModify, explain, validate,
}));

/** Commands MongoDB has and this engine has not; others are unknown (code 59). */
const refused = new Set([
  'mapReduce', 'collMod', 'renameCollection', 'convertToCapped', 'cloneCollectionAsCapped', 'compact', 'reIndex', 'bulkWrite', 'copydb', 'fsync',
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
    const reply = await command(engine, request);
    return Buffer.isBuffer(reply) ? reply : encode(reply);
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

/** `{ok: 0, errmsg, code, codeName}` */
export function errorReply(engine: Pick<Engine, 'log'>, error: unknown): Doc {
  if (error instanceof EngineError) {
    return new Map<string, Value>([
      ['ok', 0], ['errmsg', error.message], ['code', error.code], ['codeName', error.codeName], ...(error.extra as Doc),
    ]);
  }
  engine.log(`internal error: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
  return new Map<string, Value>([['ok', 0], ['errmsg', `internal error of the embedded engine: ${error instanceof Error ? error.message : String(error)}`], ['code', 1], ['codeName', codeNames[1] ?? 'InternalError']]);
}
