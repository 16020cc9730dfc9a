import helmet from 'koa-helmet';
import type { ServerConfig } from '../../config/server';
import type { Middleware } from './context';

/** Origin of the tile server, so that the H5 map may load it; nothing else from outside. */
function tileOrigin(tiles: string | null): string[] {
  return tiles === null ? [] : [new URL(tiles.replace(/[{}]/g, '')).origin];
}

/** Security headers. The browser build needs inline styles (Taro sets them on elements) and pictures as data and blob. */
export function securityHeaders(config: ServerConfig): Middleware {
  const secure = config.publicUrl?.startsWith('https://') === true;
  return helmet({
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
  });
}
