import cors from '@koa/cors';
import type { Middleware } from './context';

/**
 * Lets pages of the named origins call the API with a bearer token; without any, nothing is said and browsers refuse.
 * Cookies are never part of it: the session of the browser pages stays with their own origin.
 */
export function crossOrigin(origins: readonly string[]): Middleware | null {
  if (origins.length === 0) return null;
  const answer = cors({
    origin: (ctx) => (origins.includes(ctx.get('origin')) ? ctx.get('origin') : ''),
    allowMethods: ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'],
    allowHeaders: ['Authorization', 'Content-Type', 'Idempotency-Key'],
    exposeHeaders: ['Retry-After'],
    credentials: false,
    maxAge: 600,
  }) as Middleware;
  return (ctx, next) => (ctx.path.startsWith('/api/') ? answer(ctx, next) : next());
}
