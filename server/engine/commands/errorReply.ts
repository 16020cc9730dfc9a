/** Failures as replies. */
import { EngineError, codeNames } from '../errors';
import type { Doc, Value } from '../bson/types';
import type { Engine } from '../engine';

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
