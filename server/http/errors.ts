import type { Logger } from 'pino';
import { errorSentence } from '../../shared/copy/errors';
import { DomainError, ERROR_STATUS, type ErrorCode } from '../../shared/domain/kernel/errors';
import { codeOf, nameOf } from '../platform/errorCode';
import type { Context, Middleware } from './context';

/** What koa and its packages throw for bad requests, by status; anything else of theirs is ours to answer for. */
const BY_STATUS: Readonly<Record<number, ErrorCode>> = { 403: 'not_found', 404: 'not_found', 405: 'method_not_allowed', 413: 'body_too_large', 415: 'unsupported_media_type' };

function codeOfStatus(status: number | null): ErrorCode | undefined {
  if (status === null || status < 400 || status > 499) return undefined;
  return BY_STATUS[status] ?? 'invalid_input';
}

function statusOf(error: unknown): number | null {
  return typeof error === 'object' && error !== null && 'status' in error && typeof error.status === 'number' ? error.status : null;
}

/** True when the client went away while its body was read. */
function isAborted(error: unknown): boolean {
  return ['ECONNABORTED', 'ECONNRESET', 'ERR_STREAM_PREMATURE_CLOSE'].includes(String(codeOf(error)));
}

/** Names of driver errors that mean: the database is not there just now. */
const UNAVAILABLE = new Set(['MongoServerSelectionError', 'MongooseServerSelectionError', 'MongoNetworkError', 'MongoNetworkTimeoutError', 'MongoNotConnectedError', 'MongoTopologyClosedError', 'MongoPoolClearedError', 'MongoWriteConcernError']);

function toDomainError(error: unknown, ctx: Context, logger: Logger): DomainError {
  if (error instanceof DomainError) return error;
  const known = codeOfStatus(statusOf(error));
  if (known) return new DomainError(known);
  if (isAborted(error)) return new DomainError('invalid_input');
  if (!ctx.state.quiet) logger.error({ err: error, requestId: ctx.state.requestId, route: ctx.state.route }, 'request failed');
  return new DomainError(UNAVAILABLE.has(nameOf(error)) ? 'unavailable' : 'internal');
}

/** Writes an error in the contract's form. */
export function answerError(ctx: Context, error: DomainError): void {
  const { code, data, fields } = error;
  ctx.state.errorCode = code;
  ctx.status = ERROR_STATUS[code];
  if (typeof data.retrySeconds === 'number') ctx.set('Retry-After', String(data.retrySeconds));
  if (code === 'not_authenticated') ctx.set('WWW-Authenticate', 'Bearer');
  ctx.set('Cache-Control', 'no-store');
  ctx.body = {
    error: {
      code,
      message: errorSentence(code, data),
      ...(fields.length > 0 && { fields }),
      ...(Object.keys(data).length > 0 && { data }),
      requestId: ctx.state.requestId,
    },
  };
}

/** Turns whatever was thrown into the contract's error body. Unknown errors are logged and shown as `internal`. */
export function errorAnswers(logger: Logger): Middleware {
  return async (ctx, next) => {
    try {
      await next();
    } catch (error) {
      answerError(ctx, toDomainError(error, ctx, logger));
    }
  };
}
