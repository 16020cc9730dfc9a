/** Replies of write commands and their errors. */
import { EngineError } from '../errors';
import type { Doc, Value } from '../bson/types';

/** One entry of writeErrors; anything but an EngineError is passed on. */
export function writeError(index: number, error: unknown): Doc {
  if (!(error instanceof EngineError)) throw error;
  return new Map<string, Value>([
    ['index', index], ['code', error.code], ...(error.extra as Doc), ['errmsg', error.message],
  ]);
}

/** `{n, …, writeErrors?, ok: 1}` */
export function writeReply(n: number, errors: readonly Doc[], extra: Iterable<[string, Value]> = []): Doc {
  const reply: Doc = new Map<string, Value>([['n', n], ...extra]);
  if (errors.length > 0) reply.set('writeErrors', [...errors]);
  reply.set('ok', 1);
  return reply;
}
