import { bodyParser } from '@koa/bodyparser';
import { DomainError } from '../../shared/domain/kernel/errors';
import { findBadText } from './badText';
import type { Middleware } from './context';
import { fieldError } from './fieldErrors';
import { findBadKeys } from './jsonKeys';

/** The largest JSON body in bytes. The largest the contract permits is some 5 KB. */
export const JSON_LIMIT = 256 * 1024;

const parserOf = (limit: number): ReturnType<typeof bodyParser> => bodyParser({
  enableTypes: ['json'],
  // What no route asks for is refused with DELETE too, not overlooked.
  parsedMethods: ['POST', 'PUT', 'PATCH', 'DELETE'],
  jsonLimit: limit,
  jsonStrict: true,
  onError: (error) => {
    const status = 'status' in error ? error.status : 400;
    if (status === 413) throw new DomainError('body_too_large', { limitBytes: limit });
    if (status === 415) throw new DomainError('unsupported_media_type');
    // The parser refuses prototypes by itself, with the text it read: then the fields can be named.
    if (error.message.includes('prototype') && 'body' in error) checkContent(String(error.body), undefined);
    throw new DomainError('malformed_json');
  },
});

/** Refuses what the contract cannot see: keys that parsing hides, and characters that no text holds. */
function checkContent(raw: string, body: unknown): void {
  const keys = findBadKeys(raw);
  if (keys === null) throw new DomainError('malformed_json', { reason: 'too_deep' });
  const errors = [...keys.map((path) => fieldError(path, 'unknownField')), ...findBadText(body).map((path) => fieldError(path, 'unreadable'))];
  if (errors.length > 0) throw new DomainError('invalid_input', {}, errors);
}

/** Refuses by its declared length before a byte is read: what follows is discarded, not kept. */
export function refuseLarge(length: number | undefined, limit: number): void {
  if (length !== undefined && length > limit) throw new DomainError('body_too_large', { limitBytes: limit });
}

/** Reads a JSON body into `ctx.request.body`; a request without a body gets `undefined`. `limit` in bytes. */
export function readJson(limit = JSON_LIMIT): Middleware {
  const parse = parserOf(limit);
  return async (ctx, next) => {
    const declared = ctx.request.length;
    const empty = declared === 0 || (declared === undefined && ctx.get('transfer-encoding') === '');
    if (empty) return next();
    refuseLarge(declared, limit);
    if (!ctx.request.is('json')) throw new DomainError('unsupported_media_type');
    await parse(ctx, async () => undefined);
    checkContent(ctx.request.rawBody ?? '', ctx.request.body);
    return next();
  };
}
