import helmet from 'koa-helmet';
import type { ServerConfig } from '../../config/server';
import type { Middleware } from './context';

/** Origin of the tile server, so that the H5 map may load it; nothing else from outside. */
function tileOrigin(tiles: string | null): string[] {
  return tiles === null ? [] : [new URL(tiles.replace(/[{}]/g, '')).origin];
}

/** Asks once which headers a middleware sets whatever the request is, and sets them from then on. */
function sameEveryTime(middleware: Middleware): Middleware {
  let known: readonly (readonly [string, string | number | string[]])[] | null = null;
  return async (ctx, next) => {
    if (known === null) {
      const before = new Set(ctx.res.getHeaderNames());
      await middleware(ctx, async () => undefined);
      known = Object.entries(ctx.res.getHeaders()).flatMap(([name, value]) => (before.has(name) || value === undefined ? [] : [[name, value] as const]));
    } else {
      for (const [name, value] of known) ctx.res.setHeader(name, value);
    }
    return next();
  };
}

/** Security headers. The browser build needs inline styles (Taro sets them on elements) and pictures as data and blob. */
export function securityHeaders(config: ServerConfig): Middleware {
  const secure = config.publicUrl?.startsWith('https://') === true;
  return sameEveryTime(helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", 'data:', 'blob:', ...tileOrigin(config.tiles)],
        fontSrc: ["'self'", 'data:'],
        connectSrc: ["'self'", 'blob:', 'data:'],
        mediaSrc: ["'self'", 'blob:'],
        objectSrc: ["'none'"],
        baseUri: ["'self'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
        ...(secure && { upgradeInsecureRequests: [] }),
      },
    },
    strictTransportSecurity: secure ? { maxAge: 15_552_000 } : false,
    crossOriginEmbedderPolicy: false,
    referrerPolicy: { policy: 'same-origin' },
  }));
}
