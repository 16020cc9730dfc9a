import { randomUUID } from 'node:crypto';
import type { Logger } from 'pino';
import type { Middleware } from './context';

/** Gives each request an id, sends it back as `X-Request-Id`, and logs one line when it is answered; of a quiet route none. */
export function requestLog(logger: Logger): Middleware {
  return async (ctx, next) => {
    const started = performance.now();
    ctx.state.requestId = randomUUID();
    ctx.set('X-Request-Id', ctx.state.requestId);
    await next();
    if (ctx.state.quiet) return;
    logger.info(
      {
        requestId: ctx.state.requestId,
        method: ctx.method,
        route: ctx.state.route ?? 'none',
        status: ctx.status,
        ms: Math.round((performance.now() - started) * 10) / 10,
        personId: ctx.state.viewer?.personId,
        code: ctx.state.errorCode,
      },
      'request',
    );
  };
}
